"""Personal links: made at the desk for an owner, who tells of their measures by it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from prioritisation.actions.desk import Desk, desk_of
from prioritisation.actions.follow_up_report import promises_on
from prioritisation.actions.workshops.joining import hash_of
from prioritisation.decision.follow_up.promises import (
    Promise,
    promise_of_undecided,
)
from prioritisation.decision.follow_up.telling import latest_reports
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.progress import ProgressReport
from prioritisation.store import Change, OwnerLink, Store

# A year and a month: from one yearly report to the next.
LINK_DAYS = 400
MOST_DAYS = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerSheet:
    """What an owner sees by their link: their own measures, and nothing else.

    Parameters
    ----------
    decided : their measures of the decided portfolio; empty where nothing is decided
    others : their other measures
    latest : by measure, what was told of it last
    """

    programme: Programme
    link: OwnerLink
    decided: tuple[Promise, ...]
    others: tuple[Promise, ...]
    latest: Mapping[str, ProgressReport]
    has_decision: bool


def owners_of(programme: Programme) -> tuple[str, ...]:
    """Return who owns measures, by name."""
    named = {measure.owner.strip() for measure in programme.measures} - {""}
    return tuple(sorted(named, key=str.casefold))


def make_links(
    store: Store,
    programme_id: str,
    owners: Iterable[str],
    now: datetime,
    *,
    days: int = LINK_DAYS,
    who: str,
) -> Mapping[str, str]:
    """Make a new link for each owner; return the token of each, which is kept nowhere.

    An owner's earlier link ends. It is in the log that links were made; it cannot be undone.
    """
    owners = tuple(owners)
    tokens = {owner: secrets.token_urlsafe(32) for owner in owners}
    until = now + timedelta(days=min(days, MOST_DAYS))
    store.owner_links.put(
        (
            OwnerLink(programme_id=programme_id, owner=owner, made_at=now, until=until),
            hash_of(token),
        )
        for owner, token in tokens.items()
    )
    _log(store, programme_id, "owner_links_made", owners, who)
    return tokens


def end_link(store: Store, programme_id: str, owner: str, *, who: str) -> None:
    """End an owner's link."""
    store.owner_links.end(programme_id, owner)
    _log(store, programme_id, "owner_link_ended", (owner,), who)


def link_with(store: Store, token: str) -> OwnerLink | None:
    """Return the link of a token, good or expired; None = there is none."""
    return store.owner_links.with_hash(hash_of(token))


def sheet_of(store: Store, link: OwnerLink) -> OwnerSheet:
    """Return what an owner sees by their link.

    Raises
    ------
    InvalidValueError : the programme is gone.
    """
    desk = desk_of(store, link.programme_id)
    programme = desk.programme
    own = {m.id: m for m in programme.measures if m.owner.strip() == link.owner}
    decided = tuple(promise for promise in _promises(store, desk) if promise.id in own)
    taken = {promise.id for promise in decided}
    latest = latest_reports(programme.progress)
    return OwnerSheet(
        programme=programme,
        link=link,
        decided=decided,
        others=tuple(promise_of_undecided(m) for i, m in own.items() if i not in taken),
        latest={i: report for i, report in latest.items() if i in own},
        has_decision=bool(programme.decisions),
    )


def _promises(store: Store, desk: Desk) -> tuple[Promise, ...]:
    decision = desk.programme.decision_in_force()
    return () if decision is None else promises_on(store, desk, decision)


def _log(store: Store, programme_id: str, kind: str, owners: tuple[str, ...], who: str) -> None:
    details = {"names": list(owners), "n": len(owners)}
    store.write(programme_id, Change(), who=who, kind=kind, details=details)
