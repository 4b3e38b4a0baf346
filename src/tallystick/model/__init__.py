"""The nouns of Tallystick: frozen records that every room takes and gives.

Nothing here reads files, clocks or databases. Each noun has a module of its own; `docs/vocabulary.md` says what they mean.
"""
