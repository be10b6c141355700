"""The archive's addresses. The catch-all for documents and texts stays last."""

from django.urls import path

from resolutions.views import plain, search

urlpatterns = [
    path("search/", search.search, name="search"),
    path("design/", plain.design, name="design"),
]
