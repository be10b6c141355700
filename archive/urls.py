"""The site's addresses: the admin, the health check, and everything else from the app."""

from django.contrib import admin
from django.urls import include, path

from archive.health import healthz
from archive.icon import favicon

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("favicon.ico", favicon, name="favicon"),
    path("admin/", admin.site.urls),
    path("", include("resolutions.urls")),
]

handler400 = "resolutions.views.plain.bad_request"
handler403 = "resolutions.views.plain.denied"
handler404 = "resolutions.views.plain.not_found"
handler500 = "resolutions.views.plain.failure"
