"""Which text follows which, the links between their clauses, and the line of each clause: drawn and kept."""
