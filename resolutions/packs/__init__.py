"""PURE: a pack of clauses, and the files it is taken away in."""
