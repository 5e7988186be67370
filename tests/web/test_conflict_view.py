"""A plan that contradicts itself: what the pages say of it, a click that mends it, and undo."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.plan_editing import set_plan, with_budget, with_rule, with_years
from prioritisation.decision.programme.budgets import Budget, single_budget
from prioritisation.decision.programme.groups import Group
from prioritisation.decision.programme.rules import Count, Must, Never
from prioritisation.web.plain import as_text
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .looking import texts, title

EN, FI = Wording(Language.ENGLISH), Wording(Language.FINNISH)


@pytest.fixture
def contradicting(store, desk):
    """Keep a plan with a budget and some rules."""

    def kept(budget, *rules, years=()):
        plan = with_years(desk().programme.plan, years)
        plan = with_budget(plan, "cost", budget)
        for rule in rules:
            plan = with_rule(plan, rule)
        set_plan(store, desk(), plan, what="rule_new", who="desk")
        return plan

    return kept


@pytest.fixture
def look(show):
    """Return a page when its search for contradictions is done."""

    def looked(name="portfolio", language="en", **how):
        return settled(show(name, language, **how), Wording(Language(language)))

    return looked


def settled(page, say=EN):
    for _ in range(40):
        if not any(button.label == say("planner.stop") for button in page.button):
            break
        page.run()
        assert not page.exception, page.exception
    return page


def cheapest(desk, number):
    measures = sorted(desk().programme.measures, key=lambda m: m.total_cost("cost"))
    return tuple(m.id for m in measures if m.total_cost("cost"))[:number]


def cost_of(desk, ids):
    return sum(m.total_cost("cost") for m in desk().programme.measures if m.id in ids)


def button(page, label):
    (found,) = (b for b in page.button if b.label == as_text(label))
    return found


def headings(page):
    return [heading.value for heading in page.subheader if "vaatimus" in heading.value]


def test_a_budget_is_raised_by_a_click_and_lowered_by_undo(desk, look, contradicting):
    two = cheapest(desk, 2)
    needed = cost_of(desk, two)
    before = contradicting(single_budget(needed - 1000), Must(id="r1", measures=two))
    page = look()
    assert EN("contradiction.title_two") in texts(page)
    assert EN("contradiction.ways_only", n=4) in texts(page)
    resource = EN.text(desk().programme.resources[0].name)
    give = EN(
        "contradiction.more_budget",
        resource=resource,
        extra=EN.money(1000),
        amount=EN.money(needed),
    )
    page = settled(button(page, give).click().run())
    assert not page.exception
    assert desk().programme.plan.budgets["cost"].amounts == (needed,)
    assert EN("portfolio.infeasible_title") not in texts(page)
    done = f"{resource}: {EN.money(needed - 1000)} → {EN.money(needed)}"
    (undo,) = (b for b in page.button if as_text(done) in b.label or done in b.label)
    page = settled(undo.click().run())
    assert desk().programme.plan == before
    assert EN("contradiction.title_two") in texts(page)


def test_two_contradictions_are_shown_and_mended_one_by_one(desk, look, contradicting):
    a, b, c = cheapest(desk, 3)
    contradicting(
        Budget(amounts=(Decimal(100_000_000),) * 2),
        Must(id="r1", measures=(a,)),
        Never(id="r2", measures=(a,)),
        Count(id="r3", of=Group(measures=(b, c)), at_least=2),
        Count(id="r4", of=Group(measures=(b, c)), at_most=1),
        years=(2027, 2028),
    )
    page = look(language="fi")
    assert FI("contradiction.several_two") in texts(page)
    assert headings(page) == [FI("contradiction.title_two")] * 2
    offs = [b for b in page.button if b.label.startswith(as_text("Kytke pois"))]
    assert len(offs) == 4
    page = settled(offs[0].click().run(), FI)
    assert FI("contradiction.several_two") not in texts(page)
    assert headings(page) == [FI("contradiction.title_two")]
    switched = [rule.on for rule in desk().programme.plan.rules]
    assert switched.count(False) == 1


@pytest.mark.parametrize("name", ["reasons", "balance"])
def test_other_pages_offer_the_same_ways_out(desk, look, contradicting, name):
    contradicting(single_budget(Decimal(1)), Must(id="r1", measures=cheapest(desk, 1)))
    page = look(name)
    assert EN("contradiction.title_two") in texts(page)
    off = next(b for b in page.button if b.label.startswith(as_text("Switch off")))
    page = settled(off.click().run())
    assert not page.exception
    assert not desk().programme.plan.rules[-1].on
    assert EN("contradiction.title_two") not in texts(page)


def test_a_plan_is_presented_without_buttons(desk, look, contradicting):
    contradicting(single_budget(Decimal(1)), Must(id="r1", measures=cheapest(desk, 1)))
    page = look(presented=True)
    shown = texts(page)
    assert EN("contradiction.title_two") in shown
    assert EN("contradiction.dropped", sentence="").strip() in shown
    assert not [b for b in page.button if b.label.startswith(as_text("Switch off"))]


def test_a_long_list_folds_what_could_be_left_out_of_it(desk, look, contradicting):
    """Without any one of eight alike the rest fits."""
    eight = cheapest(desk, 8)
    needed = cost_of(desk, eight)
    contradicting(Budget(amounts=(needed - 1,)), Must(id="r1", measures=eight))
    page = look()
    assert EN("contradiction.further", n=4) in [box.label for box in page.expander]
    assert title(page) == EN("page.portfolio")


def test_what_somebody_else_has_changed_since_is_told_and_stays(store, desk, look, contradicting):
    contradicting(single_budget(Decimal(1)), Must(id="r1", measures=cheapest(desk, 1)))
    page = look()
    off = next(b for b in page.button if b.label.startswith(as_text("Switch off")))
    richer = replace(desk().programme.plan, budgets={"cost": single_budget(Decimal(2))})
    set_plan(store, desk(), richer, what="budget", value="2", who="another")
    settled(off.click().run())
    assert desk().programme.plan == richer
