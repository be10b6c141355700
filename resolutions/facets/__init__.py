"""Facets: one table of filters narrows every output and counts what each choice would show."""
