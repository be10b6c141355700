"""The curators' desk: what was parsed is shown, its metadata edited, nothing parsed added or deleted.

What a curator sets is recorded in the row's ``curated`` and outlives every later ingest.
"""

from resolutions.admin import agenda, documents, paragraphs, runs, subjects, texts

__all__ = ["agenda", "documents", "paragraphs", "runs", "subjects", "texts"]
