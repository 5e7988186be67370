"""The whole: why, what is scored, and the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.decisions import Decision
from prioritisation.decision.programme.ids import checked_id
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.parts import (
    DriverBox,
    Indicator,
    Part,
    Purpose,
)
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.proposals import Proposal
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.settings import ScoringSettings
from prioritisation.decision.programme.text import Text, checked_name
from prioritisation.decision.programme.workshops import CountedRound
from prioritisation.errors import InvalidValueError

MOST_ITEMS = 10_000


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
    counted : by board, the round of a workshop whose answers are its scores
    (the rest) : the programme's own words, kept as they were written

    Raises
    ------
    InvalidValueError : an id or a scenario's name is doubled, a measure names an unknown
        spearhead, target group or factor, a plan an unknown measure, or an amount is no
        multiple of its resource's step.
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
    boards: tuple[Board, ...] = ()
    resources: tuple[Resource, ...] = ()
    measures: tuple[Measure, ...] = ()
    factors: tuple[Item, ...] = ()
    trends: tuple[Item, ...] = ()
    scoring: ScoringSettings = ScoringSettings()
    plan: Plan = Plan()
    scenarios: tuple[Plan, ...] = ()
    decisions: tuple[Decision, ...] = ()
    proposal: Proposal = Proposal()
    counted: Mapping[BoardId, CountedRound] = field(default_factory=dict)

    def __post_init__(self) -> None:
        checked_id(self.id)
        checked_name(self.title, "title")
        self._check_items()
        self._check_references()
        self._check_plans()
        self._check_kept()
        self._check_steps()

    def _check_items(self) -> None:
        seen: set[str] = set()
        for item in self.all_items():
            if item.id in seen:
                raise InvalidValueError("id_doubled", field="id", value=item.id)
            seen.add(item.id)
        if len(seen) > MOST_ITEMS:
            raise InvalidValueError("too_many_items", value=len(seen), most=MOST_ITEMS)
        boards = [board.id for board in self.boards]
        for board in boards:
            if boards.count(board) > 1:
                raise InvalidValueError("id_doubled", field="boards", value=board)

    def _check_references(self) -> None:
        known = {
            "spearhead": {part.id for part in self.spearheads},
            "target_groups": {part.id for part in self.target_groups},
            "factors": {item.id for item in self.factors},
        }
        for measure in self.measures:
            named: dict[str, Iterable[str]] = {
                "spearhead": [measure.spearhead] if measure.spearhead else [],
                "target_groups": measure.target_groups,
                "factors": measure.factors,
            }
            for name, ids in named.items():
                for i in ids:
                    if i not in known[name]:
                        raise InvalidValueError(
                            f"unknown_{name}", field=name, value=i, item=measure.id
                        )

    def _check_plans(self) -> None:
        measures = {measure.id for measure in self.measures}
        for plan in (self.plan, *self.scenarios):
            for rule in plan.rules:
                for i in rule.named():
                    if i not in measures:
                        raise InvalidValueError("unknown_id", field=rule.kind, value=i)
            for i in plan.starts:
                if i not in measures:
                    raise InvalidValueError("unknown_id", field="starts", value=i)
        for i in self.proposal.measures:
            if i not in measures:
                raise InvalidValueError("unknown_id", field="proposal", value=i)

    def _check_kept(self) -> None:
        names = [plan.name for plan in self.scenarios]
        for name in names:
            if not name:
                raise InvalidValueError("name_missing", field="scenarios")
            if names.count(name) > 1:
                raise InvalidValueError("scenario_doubled", field="scenarios", value=name)
        decisions = [decision.id for decision in self.decisions]
        for i in decisions:
            if decisions.count(i) > 1:
                raise InvalidValueError("id_doubled", field="decisions", value=i)

    def _check_steps(self) -> None:
        resources = {resource.id: resource for resource in self.resources}
        if len(resources) != len(self.resources):
            raise InvalidValueError("id_doubled", field="resources")
        for measure in self.measures:
            for kind, amounts in (("cost", measure.cost), ("income", measure.income)):
                for i, years in amounts.items():
                    for year, amount in enumerate(years if i in resources else (), start=1):
                        resources[i].checked(amount, f"{kind}:{i}:{year}")
            for i, amount in measure.yearly_after.items():
                if i in resources:
                    resources[i].checked(amount, f"yearly_after:{i}")

    def all_items(self) -> Iterator[Item]:
        """Yield every item: measures, factors, trends, each in list order."""
        yield from self.measures
        yield from self.factors
        yield from self.trends

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
        """Return the programme with other items on a board; rules forget those that are gone."""
        items = tuple(items)
        if board_id is not BoardId.MEASURES:
            return self._with_other_items(board_id, items)
        measures = tuple(item for item in items if isinstance(item, Measure))
        ids = {measure.id for measure in measures}
        return replace(
            self,
            measures=measures,
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
