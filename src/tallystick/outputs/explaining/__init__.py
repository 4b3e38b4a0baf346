"""The explanations of single records, each a tree of reasons."""
