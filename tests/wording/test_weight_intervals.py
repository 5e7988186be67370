"""How far a weight moves, in sentences that were read in both languages."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from prioritisation.decision.portfolio.sensitivity.weight_interval import (
    End,
    NotKnown,
    WeightInterval,
)
from prioritisation.decision.programme.groups import Group
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.rules import Amount
from prioritisation.wording.catalogue import Language
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.weight_intervals import interval_sentences, range_text
from prioritisation.wording.wording import Wording

ENGLISH, FINNISH = Wording(Language.ENGLISH), Wording(Language.FINNISH)
NAMES = PlanNames(
    plan=Plan(
        rules=(
            Amount(
                id="enough",
                of=Group(measures=("square", "lights")),
                what="value",
                at_least=Decimal(50),
            ),
        )
    ),
    measures={"square": "Tori", "lights": "Valot", "harbour": "Satama"},
    resources={},
    units={},
    groups={},
    windows={},
)
LIST = {"square": 0, "lights": 0}
HARBOUR = {"harbour": 0}
THREE = WeightInterval(
    criterion="impact",
    weight=Fraction(3),
    low=End(Fraction(21, 10), beyond={"square": 0, "lights": 1, "harbour": 0}),
    high=End(Fraction(27, 5), beyond=HARBOUR),
)


def told(interval, say=ENGLISH):
    return [range_text(interval, say), *interval_sentences(interval, LIST, "Impact", NAMES, say)]


READ = [
    (
        THREE,
        [
            "from 2.1 to 5.4",
            "Impact below 2.1: Satama goes in; Valot starts in another year.",
            "Impact above 5.4: Tori and Valot go out; Satama goes in.",
        ],
        [
            "välillä 2,1–5,4",
            "Impact alle 2,1: Satama tulee mukaan; Valot alkaa eri vuonna.",
            "Impact yli 5,4: Tori ja Valot putoavat pois; Satama tulee mukaan.",
        ],
    ),
    (
        replace(THREE, low=End(Fraction(0)), high=End(None)),
        ["at any weight"],
        ["millä painolla tahansa"],
    ),
    (
        replace(THREE, high=End(None)),
        ["from 2.1 upwards", "Impact below 2.1: Satama goes in; Valot starts in another year."],
        ["painosta 2,1 ylöspäin", "Impact alle 2,1: Satama tulee mukaan; Valot alkaa eri vuonna."],
    ),
    (
        replace(THREE, low=End(Fraction(0)), high=End(Fraction(10, 3), breaks="enough")),
        [
            "from 0 to 3.33",
            'Impact above 3.34: the list breaks the rule "The value of Tori and Valot is at least'
            ' 50 points, without joint effects".',
        ],
        [
            "välillä 0–3,33",
            "Impact yli 3,34: lista rikkoo ehdon ”Toimenpiteiden Tori ja Valot arvo"
            " ilman yhteisvaikutuksia on vähintään 50 pistettä”.",
        ],
    ),
    (
        replace(THREE, low=End(Fraction(2), is_within=False), high=End(None)),
        ["from 2 upwards", "Impact at 2 and below: another list is the best."],
        ["painosta 2 ylöspäin", "Impact painolla 2 ja sen alle: jokin muu lista on paras."],
    ),
    (
        replace(THREE, low=End(Fraction(0), is_within=False, beyond=HARBOUR), high=End(None)),
        [
            "from 0 upwards",
            "Impact at no weight at all: Tori and Valot go out; Satama goes in.",
        ],
        [
            "painosta 0 ylöspäin",
            "Impact ilman painoa: Tori ja Valot putoavat pois; Satama tulee mukaan.",
        ],
    ),
    (
        replace(THREE, low=End(Fraction(3)), high=End(Fraction(3), beyond=HARBOUR)),
        [
            "at 3 only",
            "Impact: at the smallest change of the weight another list is the best.",
            "Impact below 3: another list is the best.",
            "Impact above 3: Tori and Valot go out; Satama goes in.",
        ],
        [
            "vain painolla 3",
            "Impact: pieninkin painon muutos vaihtaa parhaan listan.",
            "Impact alle 3: jokin muu lista on paras.",
            "Impact yli 3: Tori ja Valot putoavat pois; Satama tulee mukaan.",
        ],
    ),
    (
        replace(THREE, low=End(Fraction(7, 3), is_proven=False), high=End(None, is_proven=False)),
        [
            "at 3 at least",
            "Impact: how far down is not known in time."
            " The list stays the best no further down than 2.33.",
            "Impact: how far up is not known in time.",
        ],
        [
            "ainakin painolla 3",
            "Impact: alaraja ei selvinnyt ajassa."
            " Lista pysyy parhaana alimmillaan painoon 2,33 asti.",
            "Impact: yläraja ei selvinnyt ajassa.",
        ],
    ),
    (
        replace(
            THREE,
            low=End(Fraction(1), is_proven=False, shown=Fraction(7, 3)),
            high=End(None, is_proven=False, shown=Fraction(10, 3)),
        ),
        [
            "at least from 2.34 to 3.33",
            "Impact: how far down is not known in time."
            " The list is shown to stay the best down to 2.34."
            " The list stays the best no further down than 1.",
            "Impact: how far up is not known in time."
            " The list is shown to stay the best up to 3.33.",
        ],
        [
            "ainakin välillä 2,34–3,33",
            "Impact: alaraja ei selvinnyt ajassa."
            " Lista on osoitettu parhaaksi alaspäin painoon 2,34 asti."
            " Lista pysyy parhaana alimmillaan painoon 1 asti.",
            "Impact: yläraja ei selvinnyt ajassa."
            " Lista on osoitettu parhaaksi ylöspäin painoon 3,33 asti.",
        ],
    ),
    (
        replace(
            THREE, low=End(Fraction(0)), high=End(Fraction(4), breaks="enough", beyond=HARBOUR)
        ),
        [
            "from 0 to 4",
            'Impact above 4: the list breaks the rule "The value of Tori and Valot is at least'
            ' 50 points, without joint effects"; then Tori and Valot go out; Satama goes in.',
        ],
        [
            "välillä 0–4",
            "Impact yli 4: lista rikkoo ehdon ”Toimenpiteiden Tori ja Valot arvo"
            " ilman yhteisvaikutuksia on vähintään 50 pistettä”; silloin Tori ja Valot putoavat"
            " pois; Satama tulee mukaan.",
        ],
    ),
    (
        replace(THREE, low=None, high=None, not_known=NotKnown.TIME),
        ["not known in time"],
        ["ei selvinnyt ajassa"],
    ),
    (
        replace(THREE, low=None, high=None, not_known=NotKnown.ROUNDING),
        ["not known: lists are too close to tell apart by rounded values"],
        ["ei tiedossa: listat ovat liian lähellä toisiaan pyöristetyillä arvoilla erotettaviksi"],
    ),
    (
        replace(THREE, low=End(Fraction(0)), high=End(None), matters=False),
        [
            "at any weight",
            "Impact: the weight makes no difference in this plan,"
            " since time is counted through the years.",
        ],
        [
            "millä painolla tahansa",
            "Impact: paino ei vaikuta tässä suunnitelmassa, sillä aika lasketaan vuosien kautta.",
        ],
    ),
    (
        replace(THREE, low=End(Fraction(0), is_within=False), high=End(None), matters=False),
        [
            "at any weight",
            "Impact: it is the only weight above 0, so only its being there matters.",
        ],
        [
            "millä painolla tahansa",
            "Impact: se on ainoa nollaa suurempi paino, joten vain sillä on väliä, että se on"
            " mukana.",
        ],
    ),
]


@pytest.mark.parametrize(("interval", "english", "finnish"), READ)
def test_what_becomes_of_the_list_is_told_in_sentences(interval, english, finnish):
    assert told(interval) == english
    assert told(interval, FINNISH) == finnish


def test_an_end_next_to_the_weight_is_shown_with_the_decimals_that_it_takes():
    close = replace(THREE, low=End(Fraction(29999, 10000)), high=End(Fraction(30001, 10000)))
    assert range_text(close, ENGLISH) == "from 2.9999 to 3.0001"
