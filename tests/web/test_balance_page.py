"""The balance page: which portfolio, its views, and a gap that becomes a rule."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from prioritisation.actions.editing import delete_items
from prioritisation.actions.plan_editing import set_plan, with_rule, with_rule_on, with_years
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.proposing import propose
from prioritisation.actions.resource_editing import add_resource
from prioritisation.actions.scenarios import Minutes, decide
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.decisions import Stage
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.proposals import Proposal
from prioritisation.decision.programme.rules import Amount, Count, Must, Share
from prioritisation.store import Change
from prioritisation.web.pages.balance import VIEWS
from prioritisation.web.plain import as_text
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .looking import texts, title

LANGUAGES = [language.value for language in Language]
SAY = Wording(Language.ENGLISH)
GROUPS = ("spearhead", "target_group", "channel", "factor", "unit", "owner", "year")
INVESTMENTS = Count(id="r1", of=Group(by=GroupKind.FACTOR, key="tekija-investoinnit"), at_least=1)
ADD = "told_gap_rule_empty_factor_tekija-investoinnit_None"


def said(page):
    """Return the texts of a page without what keeps Markdown from acting on them."""
    return texts(page).replace("\\", "")


def set_years(store, desk):
    plan = with_years(desk().programme.plan, range(2027, 2031))
    set_plan(store, desk(), plan, what="years", who="desk")


@pytest.fixture
def look(show):
    """Return the page when its work is done."""

    def looked(language="en", *, presented=False, **state):
        page = show("balance", language, presented=presented, **state)
        stop = Wording(Language(language))("planner.stop")
        for _ in range(30):
            if not any(button.label == stop for button in page.button):
                break
            page.run()
        assert not page.exception, page.exception
        return page

    return looked


@pytest.mark.parametrize(("language", "years"), [("en", False), ("fi", True)])
def test_each_view_of_a_plan_with_years_and_without_is_shown(store, desk, look, language, years):
    if years:
        set_years(store, desk)
    for view in VIEWS:
        page = look(language, balance_view=view)
        assert years or title(page) == "5 gaps in the balance of the portfolio"


def test_each_way_to_group_is_shown_with_its_table(store, desk, look):
    set_years(store, desk)
    for by in GROUPS:
        shown = said(look(balance_by=by))
        assert "<table" in shown
        overlaps = SAY("balance.overlaps") in shown
        assert overlaps is (by in ("target_group", "channel", "factor"))


def test_the_page_is_presented(store, desk, look):
    set_years(store, desk)
    page = look(presented=True)
    assert SAY("balance.view_gaps") in texts(page)
    assert not page.selectbox


def test_a_gap_becomes_a_rule_by_one_click_and_is_gone(desk, look):
    page = look(balance_view="gaps")
    gap = "Nothing in the portfolio acts on the factor Investments."
    assert gap in said(page)
    page.button(key=ADD).click().run()
    assert not page.exception, page.exception
    (rule,) = desk().programme.plan.rules
    assert rule == INVESTMENTS
    shown = said(page)
    assert SAY("balance.added_gone") in shown
    assert gap not in shown
    page.button(key="undo").click().run()
    assert desk().programme.plan.rules == ()
    assert SAY("balance.added_gone") not in said(page)
    assert gap in said(page)


def test_a_rule_that_nothing_can_keep_is_named_and_not_offered(store, desk, look):
    without = Count(id="r9", of=INVESTMENTS.of, at_most=0)
    set_plan(store, desk(), with_rule(desk().programme.plan, without), what="rule_new", who="p")
    page = look(balance_view="gaps")
    assert SAY("balance.possible_no") in said(page)
    assert page.button(key=ADD).disabled
    assert page.button(key=ADD).help == SAY("balance.possible_no")


def test_a_rule_of_money_has_the_gap_for_its_reason(store, desk, look):
    set_years(store, desk)
    page = look(balance_view="gaps", balance_before=2028)
    key = next(b.key for b in page.button if b.key and b.key.startswith("told_gap_rule_late"))
    page.button(key=key).click().run()
    (rule,) = desk().programme.plan.rules
    assert isinstance(rule, Amount)
    assert "before 2028" in rule.why


def test_what_came_of_the_rule_is_told_while_it_stands(store, desk, look):
    page = look(balance_view="gaps")
    page.button(key=ADD).click().run()
    set_plan(
        store, desk(), with_rule_on(desk().programme.plan, "r1", on=False), what="rule_off", who="p"
    )
    page.run()
    assert SAY("balance.added_off") in said(page)
    plan = with_rule(desk().programme.plan, Must(id="r1", measures=("tori",)))
    set_plan(store, desk(), plan, what="rule_new", who="p")
    page.run()
    assert "In the plan now" not in said(page)


def test_a_rule_that_the_plan_has_is_not_offered_again(store, desk, look):
    set_plan(store, desk(), with_rule(desk().programme.plan, INVESTMENTS), what="rule_new", who="p")
    propose(store, desk(), Proposal(name="Council", measures=("tori",)), who="p")
    page = look(balance_view="gaps", balance_of="proposal")
    assert SAY("balance.in_plan") in texts(page)
    assert ADD not in [button.key for button in page.button]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_that_nothing_keeps_leaves_a_page_of_use(store, desk, look, language):
    everything = tuple(measure.id for measure in desk().programme.measures)
    plan = with_rule(desk().programme.plan, Must(id="r9", measures=everything))
    set_plan(store, desk(), plan, what="rule_new", who="desk")
    say = Wording(Language(language))
    shown = texts(look(language, balance_view="gaps"))
    assert say("portfolio.infeasible_title") in shown
    assert say("balance.infeasible") in shown


def test_growth_gets_its_share_by_a_rule(desk, look):
    page = look(balance_view="pace")
    assert "Quick wins take 35% of the money" in texts(page)
    page.number_input(key="balance_pace_percent").set_value(45).run()
    page.button(key="balance_pace_add").click().run()
    assert not page.exception, page.exception
    (rule,) = desk().programme.plan.rules
    assert isinstance(rule, Share)
    assert (rule.what, rule.at_least) == ("cost", Decimal("0.45"))
    assert SAY("balance.added_in_force") in said(page)
    assert page.button(key="balance_pace_add").disabled


def test_a_decision_and_a_proposed_list_have_their_balance(store, desk, look):
    now = desk()
    minutes = Minutes(stage=Stage.COUNCIL, on="2026-03-12")
    decide(store, now, planned_portfolio(now), minutes, now=datetime.now(UTC), who="desk")
    (decision,) = desk().programme.decisions
    gone = decision.selected[0]
    delete_items(store, "heinola", BoardId.MEASURES, [gone.id], who="desk")
    ids = [m.id for m in desk().programme.measures]
    propose(store, desk(), Proposal(name="<b>Council</b>", measures=tuple(ids[:5])), who="desk")
    for view in VIEWS:
        shown = said(look(balance_view=view, balance_of=f"decision:{decision.id}"))
        assert SAY("balance.as_today") in shown
        assert SAY.text(gone.name) in shown
        assert "5 of 37 measures" in said(look(balance_view=view, balance_of="proposal"))


def test_what_was_chosen_and_is_gone_gives_way_to_the_plan(look):
    page = look(balance_of="decision:long-gone")
    assert page.selectbox[0].value == "plan"


def test_each_resource_has_its_own_money(store, desk, look):
    add_resource(
        store, desk(), name="Work **b** [x](y)", unit="pm", step=Decimal("0.1"), who="desk"
    )
    page = look()
    work = desk().programme.resources[1].id
    page.selectbox(key="balance_resource").set_value(work).run()
    assert not page.exception, page.exception
    # Shown as it is written: nothing in bold, no link.
    titles = [heading.value for heading in page.subheader]
    assert as_text("Work **b** [x](y): gross cost") in titles


def test_a_share_that_is_lowered_names_a_concentration(look):
    page = look(balance_view="gaps")
    page.number_input(key="balance_most").set_value(30).run()
    assert "more than 30%" in said(page)


def test_without_measures_the_page_says_what_to_do(store, desk, show):
    programme = desk().programme.with_items(BoardId.MEASURES, ())
    now = desk()
    store.write(
        "heinola",
        Change(programme=programme),
        based_on=now.revision,
        who="p",
        kind="measures_deleted",
    )
    assert "No measures yet" in texts(show("balance"))
