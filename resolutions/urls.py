"""The archive's addresses. The catch-all for documents and texts stays last."""

from django.urls import path

from resolutions.views import plain

urlpatterns = [
    path("design/", plain.design, name="design"),
]
