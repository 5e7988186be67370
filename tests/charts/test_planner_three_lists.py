from fractions import Fraction

import pytest

from prioritisation.charts.enlarging import enlarged
from prioritisation.charts.planner.three_lists_figure import three_lists_figure
from prioritisation.charts.planner.three_lists_info import ThreeList, three_lists_info
from prioritisation.decision.programme.plans import Objective
from tests.charts.planned import texts, trace
from tests.charts.town import EN, FI

STEPS = [(Fraction(50_000 * k), Fraction(10 * k)) for k in range(81)]
P, B, C = (
    (Fraction(2_000_000), Fraction(370)),
    (Fraction(2_000_000), Fraction(400)),
    (Fraction(1_850_000), Fraction(370)),
)


def lists(proposal=P, better=B, cheaper=C, wording=EN, objective=Objective.BENEFIT):
    return three_lists_info(
        STEPS,
        proposal=proposal,
        better=better,
        cheaper=cheaper,
        unit="€",
        objective=objective,
        wording=wording,
    )


def test_the_three_lists_say_what_is_gained_and_saved():
    shown = lists()
    assert (shown.proposal, shown.better, shown.cheaper) == (
        ThreeList("P", "the proposal", "€2,000,000, 370 points", 2_000_000.0, 370.0),
        ThreeList("B", "better for the same money", "€2,000,000, 400 points", 2_000_000.0, 400.0),
        ThreeList("C", "cheaper, at least as good", "€1,850,000, 370 points", 1_850_000.0, 370.0),
    )
    assert (shown.gain, shown.saving) == ("+30 points", "−€150,000")
    assert shown.summary.startswith("P: the proposal, €2,000,000, 370 points; B: better")


def test_it_is_said_in_finnish():
    shown = lists(wording=FI)
    assert (shown.gain, shown.saving) == ("+30 pistettä", "−150\u00a0000\u00a0€")
    assert shown.cheaper.name == "halvempi, vähintään yhtä hyvä"


def test_the_window_shows_the_differences_and_says_that_it_does_not_start_at_zero():
    shown = lists()
    assert shown.x.low > 0
    assert shown.zoom_note == "axes do not start at 0"
    whole = lists(proposal=(Fraction(3_000_000), Fraction(20)), cheaper=(Fraction(0), Fraction(20)))
    assert (whole.x.ticks[0][0], whole.y.ticks[0][0], whole.zoom_note) == (0, 0, "")


def test_a_proposal_that_cannot_be_bettered_has_no_arrows():
    shown = lists(proposal=B, better=B, cheaper=B)
    assert (shown.gain, shown.saving) == ("", "")
    assert shown.better.name == "nothing is better for this money"
    figure = three_lists_figure(shown, dark=False)
    assert not any(a.showarrow for a in figure.layout.annotations)
    assert len(set(trace(figure, "lists").x)) == 1


@pytest.mark.parametrize("dark", [False, True])
def test_arrows_run_from_the_proposal(dark):
    figure = three_lists_figure(lists(), dark=dark)
    arrows = [a for a in figure.layout.annotations if a.showarrow]
    assert [(a.ax, a.ay, a.x, a.y) for a in arrows] == [
        (2_000_000, 370, 2_000_000, 400),
        (2_000_000, 370, 1_850_000, 370),
    ]
    assert {"+30 points", "−€150,000"} <= set(texts(figure))
    assert [a.ax for a in enlarged(figure, 2).layout.annotations if a.showarrow] == [
        2_000_000,
        2_000_000,
    ]


def test_without_better_and_cheaper_only_the_proposal_stands_there():
    figure = three_lists_figure(lists(better=None, cheaper=None), dark=False)
    assert list(trace(figure, "lists").x) == [2_000_000]
