"""The whole: why, what is scored, and the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.consistency import check_consistency
from prioritisation.decision.programme.decisions import Decision, Stage
from prioritisation.decision.programme.driver_map import Arrow, DriverBox, Node, NodeKind
from prioritisation.decision.programme.economy import Economy
from prioritisation.decision.programme.ids import checked_id
from prioritisation.decision.programme.indicators import Indicator
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.links import TrendLink
from prioritisation.decision.programme.parts import Part, Purpose
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.progress import ProgressReport
from prioritisation.decision.programme.proposals import Proposal
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.settings import ScoringSettings
from prioritisation.decision.programme.text import Text, checked_name
from prioritisation.decision.programme.workshops import CountedRound
from prioritisation.errors import InvalidValueError


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A town's vitality programme with everything that is kept of it but the answers.

    Parameters
    ----------
    boards : one Board for each of measures, factors and trends
    measures, factors, trends : the items; ids are unique across the three
    resources : what measures take; the first is the one that a single budget limits
    plan : the question that the portfolio page asks
    scenarios : plans that were saved, each under a name of its own
    decisions : portfolios as they were decided, the first one first
    proposal : the list that somebody proposes, which the plan's answer is compared with
    trend_links : which trends help or harm which factors and measures
    arrows : of the driver map, beside those from a box to its spearhead and on to the vision
    economy : what turns the measures' effects into money
    progress : what was told of the measures since, the first one first
    counted : by board, the round of a workshop whose answers are its scores
    (the rest) : the programme's own words, kept as they were written

    Raises
    ------
    InvalidValueError : an id or a scenario's name is doubled, something is named that the
        programme has not, or an amount is no multiple of its resource's step.
    """

    id: str
    title: Text
    town: Text = Text()
    slogan: Text = Text()
    vision: Text = Text()
    vision_note: Text = Text()
    purpose: Purpose = Purpose()
    values: tuple[Part, ...] = ()
    target_groups: tuple[Part, ...] = ()
    effect_channels: tuple[Part, ...] = ()
    ratio: Text = Text()
    spearheads: tuple[Part, ...] = ()
    key_changes_heading: Text = Text()
    key_changes: tuple[Part, ...] = ()
    indicators_heading: Text = Text()
    indicators: tuple[Indicator, ...] = ()
    intermediate_results: tuple[Part, ...] = ()
    driver_map: tuple[DriverBox, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    boards: tuple[Board, ...] = ()
    resources: tuple[Resource, ...] = ()
    measures: tuple[Measure, ...] = ()
    factors: tuple[Item, ...] = ()
    trends: tuple[Item, ...] = ()
    trend_links: tuple[TrendLink, ...] = ()
    economy: Economy = Economy()
    scoring: ScoringSettings = ScoringSettings()
    plan: Plan = Plan()
    scenarios: tuple[Plan, ...] = ()
    decisions: tuple[Decision, ...] = ()
    proposal: Proposal = Proposal()
    progress: tuple[ProgressReport, ...] = ()
    counted: Mapping[BoardId, CountedRound] = field(default_factory=dict)

    def __post_init__(self) -> None:
        checked_id(self.id)
        checked_name(self.title, "title")
        check_consistency(self)

    def all_items(self) -> Iterator[Item]:
        """Yield every item: measures, factors, trends, each in list order."""
        yield from self.measures
        yield from self.factors
        yield from self.trends

    def nodes(self) -> Iterator[Node]:
        """Yield what stands on the driver map, the vision first."""
        yield Node(NodeKind.VISION)
        kinds: dict[NodeKind, Iterable[Part | DriverBox]] = {
            NodeKind.SPEARHEAD: self.spearheads,
            NodeKind.BOX: self.driver_map,
            NodeKind.RESULT: self.intermediate_results,
            NodeKind.CHANGE: self.key_changes,
        }
        for kind, parts in kinds.items():
            for part in parts:
                yield Node(kind, part.id)

    def decision_in_force(self) -> Decision | None:
        """Return the last decision that is no draft, else the last one; None = there is none."""
        decided = [decision for decision in self.decisions if decision.stage is not Stage.DRAFT]
        return next(reversed(decided or self.decisions), None)

    def board(self, board_id: BoardId) -> Board:
        """Return a board.

        Raises
        ------
        InvalidValueError : the programme has no such board.
        """
        for board in self.boards:
            if board.id is board_id:
                return board
        raise InvalidValueError("unknown_board", field="board", value=board_id)

    def items_on(self, board_id: BoardId) -> tuple[Item, ...]:
        """Return the items of a board, in list order."""
        if board_id is BoardId.MEASURES:
            return self.measures
        return self.factors if board_id is BoardId.FACTORS else self.trends

    def with_items(self, board_id: BoardId, items: Iterable[Item]) -> Programme:
        """Return the programme with other items on a board; what names those gone forgets them."""
        items = tuple(items)
        gone = {item.id for item in self.items_on(board_id)} - {item.id for item in items}
        links = tuple(
            link for link in self.trend_links if link.item not in gone and link.trend not in gone
        )
        if board_id is not BoardId.MEASURES:
            return replace(self, trend_links=links)._with_other_items(board_id, items)
        measures = tuple(item for item in items if isinstance(item, Measure))
        ids = {measure.id for measure in measures}
        return replace(
            self,
            measures=measures,
            trend_links=links,
            progress=tuple(report for report in self.progress if report.measure in ids),
            plan=self.plan.among(ids),
            scenarios=tuple(plan.among(ids) for plan in self.scenarios),
            proposal=self.proposal.among(ids),
        )

    def _with_other_items(self, board_id: BoardId, items: tuple[Item, ...]) -> Programme:
        if board_id is BoardId.TRENDS:
            return replace(self, trends=items)
        ids = {item.id for item in items}
        measures = tuple(
            replace(m, factors=tuple(f for f in m.factors if f in ids)) for m in self.measures
        )
        return replace(self, factors=items, measures=measures)

    def with_board(self, board: Board) -> Programme:
        """Return the programme with a board in place of the one with its id."""
        boards = tuple(board if old.id is board.id else old for old in self.boards)
        return replace(self, boards=boards)
