"""Say which trends help or harm which factors and measures, and what a measure acts on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from prioritisation.actions.desk import Desk
from prioritisation.actions.programme_editing import change_part
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.links import TrendEffect, TrendLink
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.exchange.links_csv import read_links, written_links
from prioritisation.store import Event, Store


def set_link(
    store: Store,
    seen: Desk,
    trend: str,
    item: str,
    effect: TrendEffect | None,
    reason: str | None = None,
    *,
    language: str,
    who: str,
) -> Event | None:
    """Keep what a trend does to a factor or a measure, and why; it is nobody's sample any more.

    Parameters
    ----------
    effect : None = nothing: the link is taken away
    reason : as it was typed in `language`; None leaves what was said. Where the effect turns
        round, what was said for the other one goes.

    Raises
    ------
    RevisionConflictError : somebody else has changed this very link meanwhile.
    InvalidValueError : there is no such trend, factor or measure, or the reason is too long.
    """

    def change(programme: Programme) -> Programme:
        old = link_between(programme, trend, item)
        new = _link(old, trend, item, effect, reason, language)
        if new == old:
            return programme
        if new is None:
            kept = tuple(link for link in programme.trend_links if link != old)
        elif old is None:
            kept = (*programme.trend_links, new)
        else:
            kept = tuple(new if link == old else link for link in programme.trend_links)
        return replace(programme, trend_links=kept)

    return change_part(
        store,
        seen,
        lambda programme: link_between(programme, trend, item),
        change,
        who=who,
        kind=_kind(link_between(seen.programme, trend, item), effect),
        details={"names": _names(seen.programme, [trend, item])},
    )


def link_between(programme: Programme, trend: str, item: str) -> TrendLink | None:
    """Return what is said of a trend and a factor or measure; None = nothing."""
    return next((x for x in programme.trend_links if (x.trend, x.item) == (trend, item)), None)


def _kind(old: TrendLink | None, effect: TrendEffect | None) -> str:
    if effect is None:
        return "trend_link_gone"
    return "trend_reason" if old is not None and old.effect is effect else f"trend_{effect}"


def _link(
    old: TrendLink | None,
    trend: str,
    item: str,
    effect: TrendEffect | None,
    reason: str | None,
    language: str,
) -> TrendLink | None:
    if effect is None:
        return None
    said = old.reason if old is not None and old.effect is effect else Text()
    # A text is shown in another language where it has no wording in the reader's: kept
    # unchanged, it is not taken for a wording of theirs.
    if reason is not None and reason.strip() != said.in_language(language):
        said = said.with_wording(language, reason.strip())
    if old is not None and (old.effect, old.reason) == (effect, said):
        return old
    return TrendLink(trend=trend, item=item, effect=effect, reason=said)


def set_factors(
    store: Store, seen: Desk, measure: str, factors: Collection[str], *, who: str
) -> Event | None:
    """Keep which factors a measure acts on, in the order of the programme's factors.

    Raises
    ------
    RevisionConflictError : somebody else has changed them meanwhile, or the measure is gone.
    """

    def acted_on(programme: Programme) -> object:
        return next((m.factors for m in programme.measures if m.id == measure), None)

    def change(programme: Programme) -> Programme:
        known = tuple(factor.id for factor in programme.factors if factor.id in factors)
        return replace(
            programme,
            measures=tuple(
                _acting_on(m, known) if m.id == measure else m for m in programme.measures
            ),
        )

    names = _names(seen.programme, [measure])
    details = {"names": names}
    return change_part(
        store, seen, acted_on, change, who=who, kind="factors_acted_on", details=details
    )


def _acting_on(measure: Measure, factors: tuple[str, ...]) -> Measure:
    # The same ones in another order are no change that anybody made.
    if set(measure.factors) == set(factors):
        return measure
    return replace(measure, factors=factors)


def links_file(desk: Desk) -> bytes:
    """Return the links as a CSV file, with a column for the reason in Finnish and in English."""
    return written_links(desk.programme.trend_links, languages=("fi", "en"))


def links_of_file(desk: Desk, data: bytes, *, file: str) -> tuple[TrendLink, ...]:
    """Return the links that a file holds.

    Raises
    ------
    UnreadableFileError, InvalidValueError : as `exchange.links_csv.read_links`.
    """
    programme = desk.programme
    return read_links(
        data,
        file=file,
        trends={trend.id for trend in programme.trends},
        items={item.id for item in (*programme.measures, *programme.factors)},
    )


def import_links(
    store: Store, seen: Desk, links: tuple[TrendLink, ...], *, file: str, who: str
) -> Event | None:
    """Keep the links of a file in place of those there are.

    Raises
    ------
    RevisionConflictError : somebody else has changed links meanwhile.
    InvalidValueError : what a link names is gone meanwhile.
    """
    return change_part(
        store,
        seen,
        lambda programme: programme.trend_links,
        lambda programme: replace(programme, trend_links=links),
        who=who,
        kind="links_imported",
        details={"file": file},
    )


def _names(programme: Programme, ids: Collection[str]) -> list[Mapping[str, Any]]:
    names = {item.id: dict(item.name.wordings) for item in programme.all_items()}
    return [names[i] for i in ids if i in names]
