"""Which clauses of two texts are the same, and what has become of them. Pure: no Django, disk or clock."""
