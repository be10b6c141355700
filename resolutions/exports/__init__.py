"""Rows out: ``record`` rebuilds what was parsed, ``curated`` marks what curators changed."""
