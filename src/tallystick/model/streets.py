"""Streets: the words for kinds of them, and how a block of one is written.

Patterns, to be built into others. They hold for the towns of English-speaking countries.
"""

KINDS = (
    r"(?:streets?|st|avenues?|ave|roads?|rd|drives?|dr|lanes?|ln|boulevards?|blvd|courts?|ct|place|pl|parkway|pkwy|circle|way|"
    r"terrace|trail|highway|hwy)\b"
)
"""After a street's name, in small letters: matched whatever the case."""

SIDE = r"(?:(?:[NSEW]\.?|(?:North|South)?(?:[Ee]ast|[Ww]est)|North|South) )?"
"""The side of the town before a street's name: "East", "S."."""
