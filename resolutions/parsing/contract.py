"""The export contract's JSON of a ``records.Document``, and nothing else."""
