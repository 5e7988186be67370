"""What the portfolio leaves out or has too much of: each gap, and one click that makes a rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import streamlit as st

from prioritisation.actions.balancing import possible_job
from prioritisation.actions.posing import Posed
from prioritisation.decision.portfolio.balance.gaps import Gap, GapLimits, gaps_of
from prioritisation.decision.portfolio.balance.remedies import Remedy, remedy_of
from prioritisation.decision.programme.items import LONGEST_FIELD
from prioritisation.decision.programme.rules import Amount, Rule
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, html, session
from prioritisation.web.balance_views import adding
from prioritisation.web.balance_views.shown import Shown
from prioritisation.web.plain import TOLD, as_text, label_of, show_error
from prioritisation.web.portfolio_views.following import follow
from prioritisation.wording.balances import gap_sentence, obstacle_sentence
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.rules import rule_sentence
from prioritisation.wording.wording import Wording

_BEFORE, _MOST = "balance_before", "balance_most"
_MOST_PERCENT = 60
# A rule has no id before it is added.
_UNNAMED = "new"
_PATIENCE = 0.5


def gaps(shown: Shown) -> tuple[Gap, ...]:
    """Return the gaps of a portfolio, by what the reader counts as one."""
    return gaps_of(
        shown.balance,
        GapLimits(before=_before(shown), most=Decimal(_most()) / 100, resource=shown.resource),
    )


def show(shown: Shown, found: Sequence[Gap], say: Wording) -> None:
    """Show what counts as a gap, and the gaps, each with its rule or why there is none."""
    _settings(shown, say)
    if not found:
        st.info(say("balance.no_gaps"), icon=":material/check_circle:")
        return
    try:
        posed = cached.posed(shown.desk.version)
    except PrioritisationError as error:
        show_error(error, say)
        sentences(shown, found, say)
        return
    remedies = [remedy_of(gap, posed.programme.measures, posed.problem, _UNNAMED) for gap in found]
    names = PlanNames.of(posed.programme, posed.plan, say)
    possible = _possible(posed, [remedy.rule for remedy in remedies], say)
    for number, (gap, remedy) in enumerate(zip(found, remedies, strict=True)):
        sentence = gap_sentence(gap, shown.names, say)
        _row(number, gap, sentence, remedy, possible, shown, names, say)


def sentences(shown: Shown, found: Sequence[Gap], say: Wording) -> None:
    """Show the gaps as a plain list."""
    html.show(html.bullets((gap_sentence(gap, shown.names, say) for gap in found), "pr-list"))


def _settings(shown: Shown, say: Wording) -> None:
    years = _years(shown)
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        if years:
            session.keep(_BEFORE, _before(shown))
            st.selectbox(
                say("balance.before"),
                years,
                key=_BEFORE,
                format_func=str,
                persist_state="session",
                width=220,
            )
        session.keep(_MOST, _most())
        st.number_input(say("balance.most"), 1, 100, key=_MOST, persist_state="session", width=280)
    st.caption(say("balance.read_gaps" if years else "balance.read_gaps_no_years"))


def _years(shown: Shown) -> list[int]:
    """Return the years before which an effect may be asked for: after the plan's first one."""
    return [year.year + 1 for year in shown.balance.years]


def _before(shown: Shown) -> int | None:
    years = _years(shown)
    if not years:
        return None
    chosen = session.get(_BEFORE)
    return chosen if chosen in years else years[min(1, len(years) - 1)]


def _most() -> int:
    return int(session.get(_MOST) or _MOST_PERCENT)


def _possible(posed: Posed, rules: Sequence[Rule | None], say: Wording) -> dict[Rule, bool | None]:
    """Return of the first rules whether the plan can be kept with each; the rest are coming."""
    open_rules = [rule for rule in rules if rule is not None]
    if not open_rules:
        return {}
    job = possible_job(posed, open_rules)
    is_done = job.wait(_PATIENCE)
    known = (job.outcome() if is_done else job.found) or ()
    follow(
        [job],
        lambda: say("balance.possible_working", n=len(known), total=len(open_rules)),
        is_shown=is_done,
        has_more=lambda: len(job.found or ()) > len(known),
        key="stop_possible",
    )
    return dict(zip(open_rules, known, strict=False))


def _row(
    number: int,
    gap: Gap,
    sentence: str,
    remedy: Remedy,
    possible: dict[Rule, bool | None],
    shown: Shown,
    names: PlanNames,
    say: Wording,
) -> None:
    # On a phone the sentence needs the whole width.
    is_beside = not session.is_phone()
    look: dict[str, Any] = {"vertical_alignment": "center"} if is_beside else {}
    with st.container(horizontal=is_beside, gap="small", border=True, key=f"gap_{number}", **look):
        with st.container(gap=None):
            st.markdown(as_text(sentence))
            if remedy.obstacle is not None:
                st.caption(obstacle_sentence(remedy.obstacle, say))
            if remedy.rule is not None:
                rule = rule_sentence(remedy.rule, names, say)
                st.caption(as_text(say("balance.rule", rule=rule)))
                st.caption(_told(remedy.rule, possible, shown, say))
        if remedy.rule is None or adding.in_plan(remedy.rule, shown.desk):
            return
        st.button(
            label_of(say("balance.make_rule"), sentence),
            key=f"{TOLD}gap_rule_{'_'.join(map(str, gap.mark))}",
            icon=":material/add:",
            # Undo would be all that is left: no portfolio is there with such a rule.
            disabled=possible.get(remedy.rule) is False,
            help=say("balance.possible_no") if possible.get(remedy.rule) is False else None,
            on_click=adding.add,
            args=(_reasoned(remedy.rule, sentence), gap.mark),
            width="content",
        )


def _reasoned(rule: Rule, sentence: str) -> Rule:
    """Return the rule with the gap for its reason, where the rule alone does not tell it."""
    if isinstance(rule, Amount) and len(sentence) <= LONGEST_FIELD:
        return replace(rule, why=sentence)
    return rule


def _told(rule: Rule, possible: dict[Rule, bool | None], shown: Shown, say: Wording) -> str:
    if adding.in_plan(rule, shown.desk):
        return say("balance.in_plan")
    if rule not in possible:
        return say("balance.possible_coming")
    return possible_text(possible[rule], say)


def possible_text(possible: bool | None, say: Wording) -> str:
    """Return whether the plan can be kept with a rule, with a sign; None = not known."""
    if possible is None:
        return f":material/help: {say('balance.possible_unknown')}"
    if possible:
        return f":material/check: {say('balance.possible_yes')}"
    return f":material/block: {say('balance.possible_no')}"
