"""Wordings: how a figure, its measure, its bounds and its stance are put in English, each with a sentence of our own."""

import pytest

from tallystick.model.reports import Report

FIGURES = [
    ("Scores of villagers died in the attack.", "killed", 40, None),
    ("No fewer than eight soldiers were killed on Monday.", "killed", 8, None),
    ("Up to ten soldiers were wounded on Monday.", "wounded", None, 10),
    ("As many as 30 rebels were killed.", "killed", None, 30),
    ("Nearly 200 people died in the fire.", "killed", 180, 200),
    ("Some 40 rebels were killed.", "killed", 36, 44),
    ("Between 20 and 30 rebels were killed in the raid.", "killed", 20, 30),
    ("20-30 rebels were killed in the raid.", "killed", 20, 30),
    ("20 or so rebels were killed in the raid.", "killed", 18, 22),
    ("Two or three hundred rebels were killed.", "killed", 200, 300),
    ("Twenty-odd rebels were killed.", "killed", 18, 22),
    ("Well over 100 rebels were killed.", "killed", 101, None),
    ("A few hundred rebels were killed.", "killed", 200, None),
    ("Half a dozen rebels were killed.", "killed", 6, 6),
    ("Four (4) soldiers were killed.", "killed", 4, 4),
    ("A soldier was killed in Garissa.", "killed", 1, 1),
    ("He was the third soldier killed this week.", "killed", 3, 3),
    ("It was the army's fourth soldier to die this week.", "killed", 4, 4),
    ("It was the 16th death in the district this year.", "killed", 16, 16),
    ("The attack brought the month's fatalities to 15.", "killed", 15, 15),
    ("The death toll rose to 31.", "killed", 31, 31),
    ("The strike caused 31 fatalities.", "killed", 31, 31),
    ("The bombing left 12 dead.", "killed", 12, 12),
    ("The death of two soldiers was confirmed by the army.", "killed", 2, 2),
    ("Among the dead were five women.", "killed", 5, 5),
    ("Officials have identified 12 of the dead.", "killed", 12, 12),
    ("A blast killed 7 people 14 kilometres southeast of Garissa.", "killed", 7, 7),
    ("Six civilians lost their lives in the crossfire.", "killed", 6, 6),
    ("The attack claimed 30 lives.", "killed", 30, 30),
    ("The attack claimed the lives of 30 people.", "killed", 30, 30),
    ("Thirty lives were lost.", "killed", 30, 30),
    ("The bodies of seven men were found in a well.", "killed", 7, 7),
    ("Two brothers were shot dead outside a bank.", "killed", 2, 2),
    ("Two family members were killed.", "killed", 2, 2),
    ("Fifteen people were reported dead.", "killed", 15, 15),
    ("Half of the 40 hostages were killed.", "killed", 20, 20),
    ("More than two dozen soldiers were killed or wounded.", "killed_or_wounded", 25, None),
    ("There were 25 casualties.", "killed_or_wounded", 25, 25),
    ("There were no casualties.", "killed_or_wounded", 0, 0),
    ("Not a single soldier was killed.", "killed", 0, 0),
    ("The army neutralised five militants.", "neutralised", 5, 5),
    ("Eleven people were injured when a bus overturned.", "wounded", 11, 11),
    ("Thirteen children were hospitalised.", "wounded", 13, 13),
    ("Eight miners went missing.", "missing", 8, 8),
    ("Gunmen kidnapped nine pupils.", "captured", 9, 9),
    ("The rebels took 12 people hostage.", "captured", 12, 12),
    ("The army seized two trucks.", "seized", 2, 2),
    ("A helicopter was shot down near Merka.", "destroyed", 1, 1),
    ("Shells hit three houses.", "damaged", 3, 3),
    ("Fire gutted 25 shops in the market.", "destroyed", 25, 25),
    ("The quake caused the destruction of 400 buildings.", "destroyed", 400, 400),
    ("The blaze left 30 homes damaged.", "damaged", 30, 30),
    ("An estimated 836 huts and 12 houses were burned.", "destroyed", 12, 12),
]
DISPLACED = [
    ("The floods left 300 families homeless in the district of Kasese.", 300, 300, "households", "flow"),
    ("Some 4,500 villagers have fled their homes since Monday.", 4050, 4950, "civilians", "flow"),
    ("The shelling forced 12,000 residents of Horlivka to leave their homes.", 12000, 12000, "civilians", "flow"),
    ("About 700 people took refuge in a church.", 630, 770, "people", "flow"),
    ("Nearly 3,000 people are sheltering in schools across Sittwe.", 2700, 3000, "people", "stock"),
    ("The camp at Dadaab hosts 230,000 refugees.", 230000, 230000, "refugees", "stock"),
    ("Turkey hosts 3.7 million Syrians.", 3_700_000, 3_700_000, "people", "stock"),
    ("There were 45,000 internally displaced people in Mopti.", 45000, 45000, "people", "stock"),
    ("45,000 people remain displaced in Ituri.", 45000, 45000, "people", "stock"),
    ("The number of IDPs in Borno has risen to 1.4 million.", 1_400_000, 1_400_000, "displaced people", "flow"),
    ("No fewer than 900 people had to be moved to temporary shelters.", 900, None, "people", "flow"),
    ("Tens of thousands fled the town of Palma after the attack.", 20000, None, "people", "flow"),
    ("The evacuation of 2,300 residents began on Friday.", 2300, 2300, "civilians", "flow"),
    ("Evacuees - 210 families", 210, 210, "households", "flow"),
    ("Fifty homes were evacuated near Lake Chelan.", 50, 50, "households", "flow"),
    ("14 000 people were displaced.", 14000, 14000, "people", "flow"),
    ("2.14 lakh people were evacuated.", 214000, 214000, "people", "flow"),
    ("The conflict uprooted 2.5m people.", 2_500_000, 2_500_000, "people", "flow"),
    ("UNHCR has registered 12,000 refugees in Adjumani.", 12000, 12000, "refugees", "registered"),
]
NOTHING = [
    "The suspects fled on foot.",
    "Three gunmen fled the scene in a car.",
    "The police evacuated the building.",
    "Some 5,000 people returned to their homes in Sinjar.",
    "The army plans to evacuate 10,000 people from the valley.",
    "The number of cases rose to 40.",
    "If six more soldiers die, the army will withdraw.",
    "The rebels threatened to kill the six hostages.",
    "Police offered a reward of 300,000 shillings for the killers.",
    "The 155mm howitzer of the 3rd Battalion stood on Highway 9, 14 kilometres from the place of the killing on 12 May.",
    "The girl, aged 9, survived the killing.",
    "The man collapsed.",
    "There was no property damage.",
]
STANCES = [
    ("The ministry denied reports that six soldiers had died.", "denied"),
    ("The report that six soldiers had died could not be confirmed.", "uncertain"),
    ("Unconfirmed reports said six soldiers were killed.", "uncertain"),
    ("Six soldiers could have been killed.", "uncertain"),
    ("It was not clear whether Kenyan strikes killed the two farmers.", "asserted"),
    ("5,000 people were ordered to evacuate the coastal villages.", "uncertain"),
    ("Another 400 people may be displaced if the dam breaks.", "uncertain"),
    ("Another 400 people might have to be evacuated.", "uncertain"),
    ("Some 400 people had to be evacuated.", "asserted"),
    ("The fire forced 400 people to flee.", "asserted"),
]
TRANSFERS = [
    ("A soldier died of his wounds on Wednesday.", "wounded", "killed"),
    ("Two of the five wounded later died.", "wounded", "killed"),
    ("Three of the wounded succumbed to their injuries.", "wounded", "killed"),
    ("Three of the missing were found dead.", "missing", "killed"),
    ("A wounded man died in hospital on Wednesday.", "wounded", "killed"),
    ("Two people wounded in Monday's bombing have died.", "wounded", "killed"),
]
OF_ONE_GROUP = [
    ("Four people are now known to have been killed, after one of the wounded died in hospital.", ["one"]),
    ("Three people died at the scene and two later died of their wounds in hospital.", ["two"]),
    ("Four people died after a man succumbed to his injuries.", ["a man"]),
    ("Four of the missing miners were found dead and three others were killed in a blast.", ["Four"]),
]
BASES = [
    ("The remains of nine victims have been identified.", "identified"),
    ("The registry has recorded 812 deaths.", "registered"),
    ("An estimated 300 people were killed.", "estimated"),
    ("Three people were killed.", "reported"),
    ("The bodies of 24 people killed in Monday's car bomb in Mosul have been identified.", "identified"),
    ("The 24 people killed in Monday's car bomb in Mosul have not been identified.", "reported"),
    ("No group was identified after 24 people were killed in a car bomb.", "reported"),
]
ACTORS = [
    ("Boko Haram killed nine people.", "Boko Haram"),
    ("Taliban fighters killed nine people.", "Taliban"),
    ("Israeli strikes killed nine people.", "Israeli forces"),
    ("Bomb kills nine people", None),
    ("Gunmen killed nine people.", None),
    ("He killed nine people.", None),
]
PARTS = [
    ("The ministry has identified 24 of the 31 people killed in Monday's car bomb.", 24, "people", "identified"),
    ("Of the 31 dead, 24 have been identified.", 24, "people", "identified"),
    ("Twelve of the 31 people killed were children.", 12, "children", "reported"),
]


def claims(reader, text):
    return reader.read(Report(report_id="r1", names=("r1",), text=text, extractor="test")).claims


@pytest.mark.parametrize(("text", "measure", "low", "high"), FIGURES, ids=[one[0] for one in FIGURES])
def test_a_wording_gives_its_figure(reader, text, measure, low, high):
    found = [(one.measure, one.figure.low, one.figure.high) for one in claims(reader, text) if one.stance == "asserted"]
    assert (measure, low, high) in found
    assert {one[0] for one in found} == {measure}


@pytest.mark.parametrize(("text", "low", "high", "group", "basis"), DISPLACED, ids=[one[0] for one in DISPLACED])
def test_the_displaced_are_told_apart_by_unit_and_basis(reader, text, low, high, group, basis):
    (found,) = claims(reader, text)
    assert (found.measure, found.figure.low, found.figure.high) == ("displaced", low, high)
    assert (found.group.name, found.basis, found.stance) == (group, basis, "asserted")
    assert found.figure.words in found.passage.quote


@pytest.mark.parametrize("text", NOTHING)
def test_what_tells_of_no_harm_is_no_claim(reader, text):
    assert [(one.measure, one.figure.words) for one in claims(reader, text)] == []


@pytest.mark.parametrize(("text", "stance"), STANCES, ids=[one[0] for one in STANCES])
def test_the_stance_is_that_of_the_words(reader, text, stance):
    assert {one.stance for one in claims(reader, text)} == {stance}


@pytest.mark.parametrize(("text", "before", "after"), TRANSFERS, ids=[one[0] for one in TRANSFERS])
def test_a_transfer_moves_between_measures(reader, text, before, after):
    moved = [one.transfer for one in claims(reader, text) if one.transfer is not None]
    assert [(one.moved_from, one.moved_to) for one in moved] == [(before, after)]


@pytest.mark.parametrize(("text", "moved"), OF_ONE_GROUP, ids=[one[0] for one in OF_ONE_GROUP])
def test_a_transfer_moves_only_those_of_whom_it_is_told(reader, text, moved):
    assert [one.figure.words for one in claims(reader, text) if one.transfer is not None] == moved


@pytest.mark.parametrize(("text", "number", "group", "basis"), PARTS, ids=[one[0] for one in PARTS])
def test_some_of_a_figure_are_a_part_of_it(reader, text, number, group, basis):
    found = claims(reader, text)
    (whole,) = [one for one in found if one.scope == "incident"]
    (part,) = [one for one in found if one.scope == "part"]
    assert (part.figure.exact, part.group.name, part.basis, part.part_of) == (number, group, basis, whole.claim_id)
    assert (whole.figure.exact, whole.basis) == (31, "reported")


@pytest.mark.parametrize(("text", "actor"), ACTORS, ids=[one[0] for one in ACTORS])
def test_an_actor_is_somebody_with_a_name(reader, text, actor):
    assert [one.actor for one in claims(reader, text)] == [actor]


@pytest.mark.parametrize(("text", "basis"), BASES, ids=[one[0] for one in BASES])
def test_the_basis_is_that_of_the_words(reader, text, basis):
    assert [one.basis for one in claims(reader, text)] == [basis]


def test_households_and_persons_are_both_kept_and_never_multiplied(reader):
    found = claims(reader, "As many as 1,200 families (6,500 people) were evacuated from Marawi.")
    assert [(one.group.name, one.figure.low, one.figure.high) for one in found] == [
        ("households", None, 1200),
        ("people", 6500, 6500),
    ]
    assert {one.measure for one in found} == {"displaced"}


def test_a_share_points_to_its_whole(reader):
    share, whole = claims(reader, "More than 60 percent of the 900,000 displaced are children.")
    assert (share.scope, share.part_of, share.group.name) == ("part", whole.claim_id, "children")
    assert (share.figure.low, share.figure.high) == (540_001, 900_000)


def test_a_share_in_words_is_a_share(reader):
    share, whole = claims(reader, "A third of the 900 wounded were children.")
    assert (share.part_of, share.figure.low, whole.figure.exact) == (whole.claim_id, 300, 900)


def test_those_included_are_a_part(reader):
    whole, part = claims(reader, "Several people were killed, including two policemen.")
    assert (part.scope, part.part_of, part.group.name, part.figure.exact) == ("part", whole.claim_id, "police", 2)


def test_two_measures_of_one_sentence_are_kept_apart(reader):
    found = [(one.measure, one.figure.exact) for one in claims(reader, "A bomb killed 10 and injured 20.")]
    assert found == [("killed", 10), ("wounded", 20)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Andavadoaka, 300 people were evacuated.", "Andavadoaka"),
        ("Some 2,000 villagers of Butembo took refuge near Beni.", "Butembo"),
        ("Floods reached the town of Mopti, where 3,000 people lost their homes.", "Mopti"),
        ("Jordan is home to more than 600,000 refugees.", "Jordan"),
        ("Mudslides buried villages in Gorno-Badakhshan. More than 1,100 people were evacuated.", "Gorno-Badakhshan"),
    ],
)
def test_the_place_of_the_displaced_is_that_which_they_left(reader, text, place):
    assert [one.place.name for one in claims(reader, text) if one.measure == "displaced" and one.place] == [place]
