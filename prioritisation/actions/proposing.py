"""The list that somebody proposes: ticked or pasted, and what it is set beside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from prioritisation.actions.desk import Desk
from prioritisation.actions.jobs import Job, the_jobs
from prioritisation.actions.posing import Posed
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.counterproposals import (
    Counterproposal,
    better_for_same_money,
    cheaper_for_same_benefit,
)
from prioritisation.decision.portfolio.scheduling.proposals import proposal_assessment
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.proposals import Proposal
from prioritisation.errors import InvalidValueError
from prioritisation.store import Change, Store

# For each of the two lists that are set beside the proposed one.
COUNTER_SECONDS = 60.0

# A year at the end of a pasted line, after a tab, a semicolon, a comma or a blank.
_YEAR = re.compile(r"[\t;, ]+(\d{4})\s*$")
# What a list is numbered or bulleted with.
_BULLET = re.compile(r"^\s*(?:[-–•*]|\d{1,3}[.)])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What was read out of a pasted list, and the lines that name no measure."""

    proposal: Proposal
    unknown: tuple[str, ...]


def pasted_list(text: str, programme: Programme) -> Pasted:
    """Return the proposal of a pasted list: a measure a line, by name or id, with a year or not.

    Small and capital letters are alike; numbering and bullets are passed over.
    """
    by_name = _by_name(programme)
    measures: dict[str, None] = {}
    starts: dict[str, int] = {}
    unknown = []
    for line in text.splitlines():
        plain = _BULLET.sub("", line).strip()
        if not plain:
            continue
        found = by_name.get(_folded(plain))
        year = _YEAR.search(plain)
        if found is None and year is not None:
            found = by_name.get(_folded(plain[: year.start()]))
            if found is not None:
                starts[found] = int(year[1])
        if found is None:
            unknown.append(plain)
        else:
            measures[found] = None
    return Pasted(
        proposal=Proposal(measures=tuple(measures), starts=starts), unknown=tuple(unknown)
    )


def _by_name(programme: Programme) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for measure in programme.measures:
        for _, wording in measure.name.wordings:
            names.setdefault(_folded(wording), measure.id)
    return {**names, **{_folded(m.id): m.id for m in programme.measures}}


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def propose(store: Store, desk: Desk, proposal: Proposal, *, who: str) -> None:
    """Keep the list that somebody proposes.

    Raises
    ------
    InvalidValueError : a start is none of the plan's years.
    """
    years = desk.programme.plan.years
    for measure, year in proposal.starts.items():
        if years and year not in years:
            raise InvalidValueError("year_not_in_plan", field=measure, value=year)
    if not years:
        proposal = replace(proposal, starts={})
    if proposal == desk.programme.proposal:
        return
    store.write(
        desk.programme.id,
        Change(programme=replace(desk.programme, proposal=proposal)),
        based_on=desk.revision,
        who=who,
        kind="list_proposed",
        details={"count": len(proposal.measures)},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A proposed list (P) beside what calculation sets against it; None = not yet known.

    Parameters
    ----------
    proposed : P, added up
    better : B, worth more for the same money
    cheaper : C, worth as much for less
    """

    proposed: Assessment
    better: Counterproposal | None = None
    cheaper: Counterproposal | None = None


def comparison_job(posed: Posed, proposal: Proposal) -> Job[Compared]:
    """Return the work on a proposed list: `found` is what is known so far."""
    years = posed.plan.years
    starts = {i: years.index(year) for i, year in proposal.starts.items() if year in years}

    def work(job: Job[Compared]) -> Compared:
        limit, stop = COUNTER_SECONDS, job.stop
        proposed = proposal_assessment(
            posed.problem, proposal.measures, starts, time_limit=limit, stop=stop
        )
        known = Compared(proposed=proposed)
        job.found = known
        known = replace(known, better=better_for_same_money(proposed, time_limit=limit, stop=stop))
        job.found = known
        cheaper = cheaper_for_same_benefit(proposed, time_limit=limit, stop=stop)
        return replace(known, cheaper=cheaper)

    key = ("proposal", posed.key, proposal.measures, tuple(sorted(starts.items())))
    return the_jobs().job(key, work)
