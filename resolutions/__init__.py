"""The archive's one app."""
