"""Words that tell names of places from others; each set is written as one text and split once."""

from __future__ import annotations

_ARTICLES = "al el ar as ash at an ad az ez es ed ul ol"
_PARTICLES = "of the and de del della di da do dos das la le les los las du des upon on in sur am an der den bin abu y e"
_FUNCTION = (
    "a an and are as at be been but by can could did do does for from had has have he her here hers him his how i "
    "if in into is it its may me might more most much must my no nor not now of off on once one only or other our "
    "out over own per she should since so some such than that the their them then there these they this those "
    "though through to too two three four five six seven eight nine ten toward towards under until up upon us very "
    "was we were what when where which while who whom whose why will with within without would you your yes all any "
    "both each few many after again against also although another because before being between during however just "
    "like made make meanwhile new old said says say still yet january february march april june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday "
    "thursday friday saturday sunday mon tue wed thu fri sat sun mr mrs ms dr gen col capt lt sgt rep sen gov "
    "president minister king prince god"
)
_LOCATIVE = "in at near outside inside around across throughout within from to toward towards into off via through"
_TITLES = (
    "mr mrs ms miss dr gen general col colonel capt captain lt lieutenant sgt sergeant maj major rep sen sir lord "
    "lady judge justice president minister chancellor premier king queen prince princess pope sheikh imam ayatollah "
    "mullah pastor rev reverend bishop father sister brother coach officer detective deputy sheriff attorney "
    "professor prof commander cmdr spokesman spokeswoman chief ambassador senator congressman congresswoman "
    "representative secretary mayor governor director chairman sheik st san"
)
_BODIES = (
    "post times globe herald tribune journal gazette guardian telegraph mirror chronicle star sun news daily "
    "observer examiner enquirer inquirer dispatch press agency university college institute association society "
    "company corp inc ltd llc bank airlines airways motors records united rovers fc cowboys giants eagles lions "
    "bears rangers yankees mets bulls lakers accord accords agreement treaty protocol convention declaration "
    "foundation magazine review hilton cup open marathon dodgers cubs"
)
_GEOGRAPHIC = (
    "county province state city town village district region governorate parish township prefecture oblast republic "
    "territory island islands valley river lake mountains desert peninsula coast border area suburb borough "
    "municipality department camp airport north south east west northern southern eastern western northeast "
    "northwest southeast southwest central upper lower downtown greater metro police hospital"
)

_STREETS = (
    "street streets st avenue avenues ave aves road roads rd drive drives dr lane lanes ln boulevard boulevards blvd "
    "parkway pkwy highway hwy turnpike pike circle terrace ter trail expressway freeway"
)
_OFFICIALS = "police officer officers deputies firefighters authorities resident residents"
_FOLK = (
    "man men woman women boy boys girl girls teen "
    "teens teenager teenagers toddler native suburb neighborhood neighbourhood area"
)
_QUARTERS = (
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west northern "
    "southern eastern western northeastern northwestern southeastern southwestern central downtown uptown inner greater metro "
    "ne nw se sw"
)

ARTICLES = frozenset(_ARTICLES.split())
"""Arabic and like articles that a name may begin with."""
TIES = frozenset({"i", "e", "au", "aux", "en", "sur", "upon", "on"})
"""Small words inside a name that is written with hyphens ("Mazar-i-Sharif", "Port-au-Prince")."""
USUAL = {"gaza": "PS", "jenin": "PS", "palmyra": "SY", "manchester": "GB"}
"""Names by which reports mean the place in one country, if nothing says otherwise, though a larger area or a town usually so
called lies in another; by keys of the gazetteer and ISO 3166 codes. Found by asking for 180 names of places of conflicts."""
PARTICLES = frozenset(_PARTICLES.split()) | ARTICLES
"""Small words inside a name, beside the articles."""
FUNCTION = frozenset(_FUNCTION.split())
"""Words of grammar, months, weekdays and forms of address: never places."""
LOCATIVE = frozenset(_LOCATIVE.split())
"""Prepositions that say where something is, or where it comes from or goes."""
TITLES = frozenset(_TITLES.split())
"""Words before a person's name."""
BODIES = frozenset(_BODIES.split())
"""Nouns after a place's name that make it a newspaper, company, club or treaty."""
OUTLETS = frozenset({"agency", "newspaper", "broadcaster", "magazine", "website", "channel"})
"""Nouns after a name with "the" that make it an outlet's, "news" before some."""
GEOGRAPHIC = frozenset(_GEOGRAPHIC.split())
"""Nouns and adjectives that stand beside the name of a place."""
STREETS = frozenset(_STREETS.split())
"""Nouns after a name that make it a street."""
OFFICIALS = frozenset(_OFFICIALS.split())
"""Nouns of people that only a town has."""
FOLK = frozenset(_FOLK.split()) | OFFICIALS
"""Nouns of people and bodies right after a town's name: "Mobile police", "a Jackson man"."""
QUARTERS = frozenset(_QUARTERS.split())
"""Words for a part of a town between a preposition and its name: "in southeast Houston"."""
ARMED = frozenset({"boko", "haram", "hamas", "wagner", "eta", "ira"})
"""Words of armed groups' names that a small town somewhere bears too."""
NEVER_ALONE = QUARTERS | ARMED | {"hospital", "police", "side", "southside", "northside", "eastside", "westside"}
"""Words that some town bears as its name and that mean something else wherever no noun of an area follows."""

COMMON_PAIRS = frozenset(
    (
        "white house",
        "the villages",
        "red cross",
        "santa claus",
        "country club",
        "central business district",
        "pro rata",
        "high school",
        "down town",
    )
)
"""Names of towns of more than one word that are far more often other things."""
