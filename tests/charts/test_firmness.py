"""How firm each decision is: one bar a measure, sides and words beside colours."""

from dataclasses import replace
from fractions import Fraction

from prioritisation.charts.colours import palette
from prioritisation.charts.planner.firmness_info import BarKind, FirmnessRow, firmness_info
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.programme.plans import Objective
from prioritisation.decision.programme.text import Text
from prioritisation.web.reason_views.firmness import firmness_html
from tests.charts.planned import HOSTILE, town
from tests.charts.town import EN, FI

BEST = {"square": 0}


def reasons(**of_talks):
    """Return reasons: the homes are out by 8 points, the square is in by 2.5."""
    return [
        Reason(measure="homes", best=BEST, other={"homes": 0}, at_least=8, at_most=Fraction(8)),
        Reason(
            measure="square", best=BEST, other={}, at_least=Fraction("2.5"), at_most=Fraction("2.5")
        ),
        Reason(measure="talks", best=BEST, **{"other": None, "at_most": None, **of_talks}),
    ]


def info(programme=None, wording=EN, **of_talks):
    found = reasons(**of_talks)
    return firmness_info(programme or town(), found, Objective.BENEFIT, wording)


def test_the_nearest_decision_comes_first_and_bars_are_shares_of_the_longest():
    assert info(is_possible=False).rows == (
        FirmnessRow(
            "square", "Market square", ("●", "spearhead-1"), True, BarKind.LOSS, 0.3125, "2.5"
        ),
        FirmnessRow(
            "homes", info().rows[1].name, info().rows[1].sign, False, BarKind.LOSS, 1, "8.0"
        ),
        FirmnessRow(
            "talks", "Company visits", ("○", "line2"), False, BarKind.FIXED, 1, "impossible"
        ),
    )


def test_what_is_not_known_has_no_bar_and_limits_say_so():
    unknown = info(is_possible=None).rows[-1]
    assert (unknown.kind, unknown.text) == (BarKind.UNKNOWN, "?")
    most = info(at_most=Fraction(4), other={"talks": 0}).rows[1]
    assert (most.id, most.kind, most.text) == ("talks", BarKind.MOST, "≤ 4.0")


def test_what_it_says_to_whoever_does_not_see_it():
    assert info().summary.endswith("2 out, 1 in.")
    assert info(wording=FI).summary.endswith("ulkona 2, mukana 1.")


def test_bars_of_what_is_out_run_on_their_own_side_and_nothing_typed_is_markup():
    measures = [replace(m, name=Text.of(HOSTILE)) for m in town().measures]
    hostile = replace(town(), measures=tuple(measures))
    html = firmness_html(info(hostile, is_possible=False), palette(dark=False))
    assert "<script>" not in html
    assert '<td class="out"></td><td class="in"><i class="loss" style="width:31.25%">' in html
    assert '<td class="out"><i class="loss" style="width:100.00%"></i></td><td class="in">' in html
    assert '<i class="fixed"' in html


def test_what_is_told_of_a_measure_stands_after_its_name_beside_its_bar():
    rows = info().rows
    told = {rows[0].id: "Without it <b>all</b> is lost."}
    html = firmness_html(info(), palette(dark=False), heading="The 3 nearest", told=told)
    assert '<th scope="col">The 3 nearest</th>' in html
    assert f"<b>{rows[0].name}.</b> Without it &lt;b&gt;all&lt;/b&gt; is lost.</th>" in html
    assert f"</span> {rows[1].name}</th>" in html
