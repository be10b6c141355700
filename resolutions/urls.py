"""The archive's addresses. The catch-all for documents and texts stays last."""

from django.urls import path, register_converter

from resolutions.converters import (
    AnchorConverter,
    ItemConverter,
    PlaceConverter,
    SessionConverter,
    Sha256Converter,
)
from resolutions.views import (
    agenda,
    cite,
    clauses,
    comparing,
    families,
    files,
    home,
    interface,
    language,
    packs,
    plain,
    search,
    suggest,
    texts,
)

register_converter(AnchorConverter, "anchor")
register_converter(SessionConverter, "session")
register_converter(ItemConverter, "item")
register_converter(PlaceConverter, "place")
register_converter(Sha256Converter, "sha256")

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("search/", search.search, name="search"),
    path("search/suggest/", suggest.suggestions, name="suggest"),
    path("search/choices/<slug:name>/", search.choices, name="choices"),
    path("search/help/", search.search_help, name="search-help"),
    path("sessions/", agenda.sessions, name="sessions"),
    path("sessions/<session:key>/", agenda.session, name="session"),
    path("sessions/<session:key>/items/<item:item>/", agenda.item, name="item"),
    path("items/", agenda.topics, name="topics"),
    path("items/<str:slug>/", agenda.topic, name="topic"),
    path("families/", families.families, name="families"),
    path("families/<str:slug>/", families.family, name="family"),
    path("language/", language.language, name="language"),
    path("language/verbs/", language.verb_scales, name="language-verbs"),
    path("compare/", comparing.compare, name="compare"),
    path("compare/texts/", comparing.texts, name="compare-texts"),
    path("compare/pasted/", comparing.pasted, name="compare-pasted"),
    path("pack/", packs.pack, name="pack"),
    path("pack.docx", packs.file, {"ending": "docx"}, name="pack-docx"),
    path("pack.csv", packs.file, {"ending": "csv"}, name="pack-csv"),
    path("cite/", cite.cite, name="cite"),
    path("sources/<sha256:sha256>/", files.source, name="source"),
    path("interface/<str:code>/", interface.interface, name="interface"),
    path("design/", plain.design, name="design"),
    path("robots.txt", files.robots, name="robots"),
    path("sitemap.xml", files.sitemap, name="sitemap"),
    path("<place:place>/<anchor:anchor>/history/", clauses.history, name="clause"),
    path("<place:place>", texts.at_address, name="address"),
]
