"""Files in, rows out: with the admin, the only part of the archive that writes.

``run`` takes files to outcomes, ``load`` one record to rows, ``link`` late targets after a run.
"""
