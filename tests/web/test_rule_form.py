"""Each kind of rule is made with a few choices, and what is wrong with it is said."""

from decimal import Decimal

import pytest

from prioritisation.actions.plan_editing import set_plan, with_years
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.rules import (
    Amount,
    Count,
    Must,
    Never,
    Requires,
    RuleKind,
    Share,
    Together,
)
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

SAY = Wording(Language.ENGLISH)


@pytest.fixture
def ids(desk):
    return [measure.id for measure in desk().programme.measures]


@pytest.fixture
def form(show, store, desk):
    """Fill the form of a kind of rule, press its button and return the page."""
    plan = with_years(desk().programme.plan, (2027, 2028))
    set_plan(store, desk(), plan, what="years", who="desk")

    def made(kind, why="", **values):
        page = show("portfolio", portfolio_view="rules", new_rule_kind=kind)
        for name, value in values.items():
            key = f"rule_{name}_{kind}_0"
            widgets = [*page.selectbox, *page.multiselect, *page.number_input, *page.text_input]
            next(widget for widget in widgets if widget.key == key).set_value(value)
            page.run()
        next(f for f in page.text_input if f.key == f"rule_why_{kind}_0").set_value(why)
        page.button(key=f"rule_add_{kind}").click().run()
        assert not page.exception, page.exception
        return page

    return made


def only_rule(desk):
    (rule,) = desk().programme.plan.rules
    return rule


def test_a_must_and_a_never_name_measures(form, desk, ids):
    form(RuleKind.MUST, measures=ids[:2], why=" Council 12.3. ")
    assert only_rule(desk) == Must(id="r1", measures=tuple(ids[:2]), why="Council 12.3.")
    form(RuleKind.NEVER, measures=[ids[3]])
    assert desk().programme.plan.rules[1] == Never(id="r2", measures=(ids[3],))


def test_a_requirement_has_its_years_between(form, desk, ids):
    form(RuleKind.REQUIRES, measure=ids[4], measures=[ids[5]], gap=1)
    assert only_rule(desk) == Requires(id="r1", measure=ids[4], needs=(ids[5],), gap=1)


def test_a_count_is_of_a_group(form, desk):
    form(RuleKind.COUNT, by=GroupKind.LOW_HANGING, limit="exactly", number=3)
    assert only_rule(desk) == Count(id="r1", of=Group(by=GroupKind.LOW_HANGING), exactly=3)


def test_an_amount_is_of_a_resource_in_a_year(form, desk):
    spearhead = desk().programme.spearheads[0].id
    form(
        RuleKind.AMOUNT,
        what="cost",
        by=GroupKind.SPEARHEAD,
        key_spearhead=spearhead,
        limit="at_most",
        amount="1,250,000",
        year=2028,
    )
    assert only_rule(desk) == Amount(
        id="r1",
        of=Group(by=GroupKind.SPEARHEAD, key=spearhead),
        what="cost",
        at_most=Decimal(1_250_000),
        year=2028,
    )


def test_a_share_is_typed_as_a_percentage(form, desk):
    form(RuleKind.SHARE, what="count", by=GroupKind.CHANNEL, key_channel="pull", percent="12,5 %")
    assert only_rule(desk) == Share(
        id="r1",
        of=Group(by=GroupKind.CHANNEL, key="pull"),
        what="count",
        at_least=Decimal("0.125"),
    )


def test_a_joint_effect_adds_and_saves(form, desk, ids):
    form(RuleKind.TOGETHER, measures=ids[:2], value="-2,5", saving="1000")
    assert only_rule(desk) == Together(
        id="r1",
        measures=tuple(ids[:2]),
        value=Decimal("-2.5"),
        saving={"cost": Decimal(1000)},
    )


@pytest.mark.parametrize(
    ("kind", "values", "rule"),
    [
        (RuleKind.MUST, {}, "no_measures_named"),
        (RuleKind.SHARE, {"what": "count", "by": GroupKind.LOW_HANGING, "percent": "150"}, "share"),
        (RuleKind.AMOUNT, {"by": GroupKind.LOW_HANGING, "amount": "much"}, "not_a_number"),
    ],
)
def test_what_is_no_rule_is_said_and_nothing_is_kept_or_lost(form, desk, kind, values, rule):
    page = form(kind, **values)
    assert desk().programme.plan.rules == ()
    assert len(page.error) == 1
    if "percent" in values:
        fields = {field.key: field.value for field in page.text_input}
        assert fields[f"rule_percent_{kind}_0"] == "150"
