"""The contradictions of a plan and their ways out, worked out behind the page that shows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from prioritisation.actions.jobs import Job, the_jobs
from prioritisation.actions.posing import Posed, resource_named
from prioritisation.decision.portfolio.contradictions.contradictions import (
    Contradiction,
    contradictions,
)
from prioritisation.decision.portfolio.contradictions.way_out import Steps, WaysOut
from prioritisation.decision.portfolio.contradictions.ways_out import ways_out
from prioritisation.decision.programme.budgets import AfterLimit
from prioritisation.decision.programme.plans import Objective

# For all sets of demands that contradict each other.
CONTRADICTION_SECONDS = 60.0
# For the ways out of each set.
WAYS_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One contradiction with its ways out, as far as they are known.

    Parameters
    ----------
    demands : that cannot all hold
    out : the ways known so far
    is_settled : whether they were looked for to the end, or to the end of the time
    """

    demands: Contradiction
    out: WaysOut = WaysOut(ways=())
    is_settled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradicting:
    """What is known of why nothing keeps a plan.

    Parameters
    ----------
    found : the contradictions so far
    are_all : whether there are no more; None = unknown
    """

    found: tuple[Explained, ...] = ()
    are_all: bool | None = None


def contradiction_job(posed: Posed) -> Job[Contradicting]:
    """Return the work on what contradicts what in a plan, and what ends it.

    `found` holds what is known so far: first the contradictions, then their ways out.
    """

    def work(job: Job[Contradicting]) -> Contradicting:
        known = Contradicting()
        for demands in contradictions(
            posed.problem, time_limit=CONTRADICTION_SECONDS, stop=job.stop
        ):
            if demands is None:
                break
            known = replace(known, found=(*known.found, Explained(demands=demands)))
            job.found = known
        else:
            known = replace(known, are_all=True)
            job.found = known
        for number, one in enumerate(known.found):
            known = _explained(posed, known, number, one, job)
        return known

    return the_jobs().job(("contradictions", posed.key, repr(steps_of(posed))), work)


def _explained(
    posed: Posed, known: Contradicting, number: int, one: Explained, job: Job[Contradicting]
) -> Contradicting:
    """Return what is known when the ways out of one contradiction are; tell the job meanwhile."""

    def having(out: WaysOut, *, is_settled: bool) -> Contradicting:
        now = replace(one, out=out, is_settled=is_settled)
        return replace(known, found=(*known.found[:number], now, *known.found[number + 1 :]))

    def tell(out: WaysOut) -> None:
        job.found = having(out, is_settled=False)

    others = [other.demands for n, other in enumerate(known.found) if n != number]
    out = ways_out(
        posed.problem,
        one.demands,
        others,
        steps=steps_of(posed),
        time_limit=WAYS_SECONDS,
        stop=job.stop,
        on_found=tell,
    )
    job.found = having(out, is_settled=True)
    return having(out, is_settled=True)


def steps_of(posed: Posed) -> Steps:
    """Return in what steps the limits of a plan are moved: whole euros, steps of person-months."""
    resources = [resource_named(posed.programme, r) for r in posed.problem.resources]
    in_euros = posed.plan.objective is Objective.MONEY
    return Steps(
        amounts={resource.id: Fraction(resource.step) for resource in resources},
        units={resource.id: resource.unit for resource in resources},
        value=Fraction(1) if in_euros else Fraction(1, 100),
        after_last=tuple(
            r for r, budget in posed.plan.budgets.items() if budget.after is AfterLimit.LAST
        ),
    )
