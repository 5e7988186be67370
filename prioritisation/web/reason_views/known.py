"""What is known by now of the reasons, while they are worked out behind the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from prioritisation.actions.explaining import entries_job, reasons_job
from prioritisation.actions.jobs import Job
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.decision.portfolio.reasons.entry import Entry
from prioritisation.decision.portfolio.reasons.hindrance import HindranceKind, hindrance
from prioritisation.decision.portfolio.reasons.nearness import nearest_first
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.web.portfolio_views.following import follow
from prioritisation.wording.wording import Wording

# A page waits so long for what is known at once, before it shows what there is.
_PATIENCE = 0.4
# The page runs again for more at most so often: whoever reads it needs it to stand still.
_SECONDS_BETWEEN = 2.0


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of the reasons by now.

    Parameters
    ----------
    reasons : by measure, the nearest decision first
    entries : by measure that is left out, what would bring it in
    asked : ids of the measures whose entries are asked for
    job : the work that goes on; None = there is none
    stopped : the work that somebody stopped before its end; None = there is none
    """

    planned: PlannedPortfolio
    reasons: Mapping[str, Reason]
    entries: Mapping[str, Entry]
    asked: tuple[str, ...]
    job: Job[Any] | None
    stopped: Job[Any] | None
    at: float = field(default_factory=monotonic)

    @property
    def has_all_reasons(self) -> bool:
        """Whether there is a reason for every measure."""
        return len(self.reasons) == len(self.planned.problem.ids)

    @property
    def nearest(self) -> Reason | None:
        """The nearest decision of those whose loss is proven; None = there is none yet."""
        return next((r for r in self.reasons.values() if r.loss is not None), None)

    @property
    def is_nearest_proven(self) -> bool:
        """Whether no other decision can turn out to be nearer than that."""
        nearest = self.nearest
        return (
            nearest is not None
            and nearest.loss is not None
            and self.has_all_reasons
            and all(r.is_proven or r.at_least >= nearest.loss for r in self.reasons.values())
        )

    @property
    def as_near(self) -> int:
        """How many other decisions are as near as the nearest; 0 while that is not proven."""
        nearest = self.nearest
        if nearest is None or not self.is_nearest_proven:
            return 0
        return sum(r.loss == nearest.loss for r in self.reasons.values()) - 1

    def of_state(self, *, is_in: bool) -> tuple[Reason, ...]:
        """Return the reasons of what is in, or out."""
        return tuple(r for r in self.reasons.values() if r.selected == is_in)

    def counted(self, *, is_in: bool) -> str:
        """Return how many there are of them; while some are missing, of how many."""
        known = len(self.of_state(is_in=is_in))
        inside = len(self.planned.portfolio.selected)
        total = inside if is_in else len(self.planned.problem.ids) - inside
        return str(total) if known == total else f"{known} / {total}"


def known_of(planned: PlannedPortfolio) -> Known:
    """Return what is known now, and let the rest be worked out.

    Parameters
    ----------
    planned : with a portfolio that is proven to be the best
    """
    posed, portfolio = planned.posed, planned.portfolio
    job: Job[Any] = reasons_job(posed, portfolio, planned.reasons)
    # Asked before what it has found: what it finds in between is shown by the next run.
    is_done = job.wait(_PATIENCE)
    found: Mapping[str, Reason] = job.outcome() or job.found or {}
    reasons = {reason.measure: reason for reason in nearest_first(found.values())}
    entries: Mapping[str, Entry] = {}
    asked: tuple[str, ...] = ()
    has_all = len(reasons) == len(planned.problem.ids)
    if has_all:
        asked = tuple(i for i, reason in reasons.items() if _may_be_brought_in(planned, reason))
        if asked:
            job = entries_job(posed, portfolio, asked)
            is_done = job.wait(_PATIENCE)
            entries = job.outcome() or job.found or {}
            has_all = len(entries) == len(asked)
    return Known(
        planned=planned,
        reasons=reasons,
        entries=entries,
        asked=asked,
        job=None if is_done else job,
        stopped=job if is_done and not has_all else None,
    )


def _may_be_brought_in(planned: PlannedPortfolio, reason: Reason) -> bool:
    """Return whether it is asked what would bring a measure in.

    Not of one that an equally good list has, nor of one that a rule or its years keep out,
    whatever it costs. What costs more than there is does come in when it costs less.
    """
    if reason.selected:
        return False
    if reason.is_possible is not False:
        return bool(reason.loss)
    kept_out = hindrance(planned.problem, reason)
    return kept_out is not None and kept_out.kind in (HindranceKind.BUDGET, HindranceKind.DEMANDS)


def follow_known(known: Known, say: Wording) -> None:
    """Show how far the work is, and run the page again when more is known."""
    kind = "working_entries" if known.asked else "working"
    total = len(known.asked) or len(known.planned.problem.ids)
    shown = len(known.entries if known.asked else known.reasons)
    job = known.job

    def found() -> int:
        return max(shown, len(job.found or ()) if job is not None else 0)

    follow(
        [] if job is None else [job],
        lambda: say(f"reasons.{kind}", done=found(), total=total),
        is_shown=job is None,
        has_more=lambda: found() > shown and monotonic() - known.at > _SECONDS_BETWEEN,
        key="stop_reasons",
    )
