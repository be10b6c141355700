"""Bytes of one source file in, one ``records.Document`` out: no clock, disk or database."""
