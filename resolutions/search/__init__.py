"""Search over text: vectors, the query language, safe highlights. Knows no model."""
