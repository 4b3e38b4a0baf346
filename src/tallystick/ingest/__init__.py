"""Ingest: what a user names on the command line becomes items (bytes with a name) or rejections.

Nothing is decoded or judged here beyond what is needed to tell text from what is not text; `clean` reads the bytes.
"""

from tallystick.ingest.collect import collect

__all__ = ["collect"]
