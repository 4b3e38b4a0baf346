"""Outputs: what a ledger holds as terminal pages, one self-contained HTML page, and tables for other programs."""
