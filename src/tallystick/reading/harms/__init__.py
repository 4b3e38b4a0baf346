"""Harms: figures, the counted phrases that hold them, and the words of harm that they are paired with in one sentence."""
