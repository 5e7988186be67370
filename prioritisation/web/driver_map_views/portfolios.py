"""The portfolios by which the map can be coloured: what was decided, and the proposed list."""

from __future__ import annotations

from dataclasses import dataclass

from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.story.driver_paths import Feeding
from prioritisation.wording.decisions import decision_title
from prioritisation.wording.wording import Wording

_DECIDED, _PROPOSED = "decided", "proposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """Measures by which the map is coloured.

    Parameters
    ----------
    key : tells it from the others
    kind : decided or proposed; part of the keys of its sentences
    name : as people read it
    measures : ids, of which some may be deleted since
    """

    key: str
    kind: str
    name: str
    measures: tuple[str, ...]


def portfolios(programme: Programme, say: Wording) -> tuple[Portfolio, ...]:
    """Return the portfolios, the decision in force first, the proposed list last."""
    in_force = programme.decision_in_force()
    others = [decision for decision in reversed(programme.decisions) if decision != in_force]
    found = [
        Portfolio(
            key=f"{_DECIDED}:{decision.id}",
            kind=_DECIDED,
            name=decision_title(decision, say),
            measures=tuple(measure.id for measure in decision.selected),
        )
        for decision in (*filter(None, [in_force]), *others)
    ]
    proposal = programme.proposal
    if proposal.measures:
        name = say("driver_map.proposal", name=proposal.name or "–")
        found.append(
            Portfolio(key=_PROPOSED, kind=_PROPOSED, name=name, measures=proposal.measures)
        )
    return tuple(found)


def headline(programme: Programme, feeds: Feeding, portfolio: Portfolio, say: Wording) -> str:
    """Return which spearheads a portfolio feeds, as the finding of the picture."""
    names = {part.id: say.text(part.name) for part in programme.spearheads}
    without = [names[fed.spearhead] for fed in feeds.spearheads if not fed.measures]
    if not without:
        return say(f"driver_map.{portfolio.kind}_feeds_all", count=len(names))
    fed = len(names) - len(without)
    listed = ", ".join(without)
    return say(f"driver_map.{portfolio.kind}_feeds", fed=fed, of=len(names), names=listed)
