from decimal import Decimal

from prioritisation.charts.balance.info import BalanceInfo, balance_figure, groups_info, years_info
from prioritisation.charts.balance.pace_info import pace_figure, pace_info
from prioritisation.charts.bars import Bar, BarsInfo, Part, bars_text
from prioritisation.decision.portfolio.balance.pace import pace_balance
from prioritisation.decision.programme.groups import GroupKind
from prioritisation.wording.plan_names import PlanNames
from tests.charts.planned import LONG, texts
from tests.charts.town import EN, FI
from tests.decision.portfolio.balance.test_pace import PACES
from tests.decision.portfolio.balance.town import PLAN, TOWN, balance, without_years

LEGEND = (("primary", "in"), ("line", "left out"))


def names(say=EN, programme=TOWN):
    return PlanNames.of(programme, PLAN, say)


def bar(name, taken, left_out, value, remark, note):
    return Bar(
        name=name,
        parts=(Part(taken, "primary"), Part(left_out, "line")),
        value=value,
        remark=remark,
        note=note,
    )


def test_money_and_value_by_target_group_are_said_as_data():
    shown = groups_info(
        balance(), GroupKind.TARGET_GROUP, names(), EN, resource="cost", width=500.0
    )
    assert shown == BalanceInfo(
        money=BarsInfo(
            (
                bar("Residents", 270.0, 0.0, "€270", "100%", "3 / 3 · 100% taken"),
                bar("Visitors", 80.0, 30.0, "€80", "30%", "1 / 2 · 73% taken"),
            ),
            LEGEND,
        ),
        value=BarsInfo(
            (
                bar("Residents", 20.0, 0.0, "20", "100%", "3 / 3 · 100% taken"),
                bar("Visitors", 6.0, 3.0, "6", "30%", "1 / 2 · 67% taken"),
            ),
            LEGEND,
        ),
    )


def test_a_spearhead_has_its_sign_and_one_without_anything_its_dash():
    shown = groups_info(balance(), GroupKind.SPEARHEAD, names(), EN, resource="cost", width=500.0)
    assert [b.name for b in shown.money.bars] == ["■ Centre", "● Housing", "▲ Jobs"]
    assert shown.value.bars[2] == bar("▲ Jobs", 0.0, 0.0, "0", "0%", "0 / 0 · – taken")


def test_measures_that_state_none_are_a_group_with_a_name():
    shown = groups_info(balance(), GroupKind.UNIT, names(FI), FI, resource="cost", width=500.0)
    assert [b.name for b in shown.money.bars] == ["Ei ilmoitettu"]


def test_a_year_has_its_spending_and_what_starts_in_it():
    shown = years_info(balance(), names(), EN, resource="cost")
    assert [(b.name, b.value, b.remark, b.note) for b in shown.money.bars] == [
        ("2027", "€60", "22%", "1 starts"),
        ("2028", "€160", "59%", "2 start"),
        ("2029", "€50", "19%", "0 start"),
        ("After the plan", "€30", "", ""),
    ]
    assert [(b.name, b.value, b.remark, b.note) for b in shown.value.bars] == [
        ("2027", "6", "30%", "1 effect shows"),
        ("2028", "14", "70%", "1 effect shows"),
        ("2029", "0", "0%", "0 effects show"),
    ]


def test_quick_wins_stand_beside_their_share_of_all_candidates():
    shown = pace_info(pace_balance(balance(), PACES), balance(), names(), EN, resource="cost")
    assert shown.money.bars[0] == Bar(
        name="Low-hanging fruit",
        parts=(Part(40 / 270, "fruit_edge"),),
        value="15%",
        remark="€40",
        note="candidates 13%",
        limit=40 / 300,
    )
    assert [b.value for b in shown.number.bars] == ["33%", "33%", "33%", "0%"]
    assert [b.parts[0].colour for b in shown.value.bars] == [
        "fruit_edge",
        "primary",
        "line2",
        "line2",
    ]


def test_an_empty_portfolio_has_no_shares():
    nothing = balance({}, without_years())
    shown = pace_info(pace_balance(nothing, PACES), nothing, names(), FI, resource="cost")
    assert {b.value for b in shown.money.bars} == {"–"}
    assert len(pace_figure(shown.money, dark=True).layout.shapes) > 0


def test_a_long_name_leaves_room_for_what_stands_beside_it():
    from dataclasses import replace

    from prioritisation.decision.programme.text import Text

    long = replace(TOWN.spearheads[0], name=Text.of(LONG))
    town = replace(TOWN, spearheads=(long, *TOWN.spearheads[1:]))
    shown = groups_info(
        *(balance(programme=town), GroupKind.SPEARHEAD, names(programme=town), EN),
        resource="cost",
        width=340.0,
    )
    assert shown.money.bars[0].name.endswith("…")


def test_the_figure_writes_every_amount_and_its_text_says_the_same():
    info = groups_info(balance(), GroupKind.OWNER, names(), EN, resource="cost", width=500.0).money
    written = " ".join(texts(balance_figure(info, dark=False)))
    assert all(b.value in written for b in info.bars)
    assert "Anna: €120, 44%, 2 / 2 · 100% taken" in bars_text(info)
    assert Decimal(120) == balance().views[GroupKind.OWNER].group("Anna").taken.cost("cost")
