"""The curators' desk: what was parsed is shown, its metadata edited, nothing parsed added or deleted.

What a curator sets is recorded in the row's ``curated`` and outlives every later ingest.
"""

from django.contrib import admin

from resolutions.admin import agenda, bridges, documents, links, paragraphs, rulings, runs, subjects, texts

admin.site.site_header = "Resolutions Archive: the curators’ desk"
admin.site.site_title = "Resolutions Archive"
admin.site.index_title = "What to look after"

__all__ = ["agenda", "bridges", "documents", "links", "paragraphs", "rulings", "runs", "subjects", "texts"]
