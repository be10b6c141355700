"""Measurements anyone can run: how well the search ranks, how fast texts are parsed."""
