"""Every kind of sentence that a reason has: made-up reasons of a small town, with what they say."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from prioritisation.decision.portfolio.reasons.entry import Entry, NoPoint
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.rules import Must, Never
from prioritisation.wording.entries import entry_sentences, entry_share_sentence
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.reasons import nearest_text, reason_sentences, reason_text

NAMES = {
    "en": {
        "square": "Market square",
        "lights": "Lights, north and south",
        "harbour": "Waterfront apartments",
        "yard": "Playground",
        "paths": "Cycle paths",
    },
    "fi": {
        "square": "Tori",
        "lights": "Valaistus, pohjoinen ja etelä",
        "harbour": "Ranta-asunnot",
        "yard": "Leikkipuisto",
        "paths": "Pyöräilyreitit",
    },
}
YEARS = (2027, 2028, 2029)


def problem(*, periods=1, unit="€", rules=(), income=0, starts=(0,), counts_remaining=False):
    """Return a question in which the harbour costs the most."""
    scale = 10_000 if unit == "€" else 1
    costs = {"square": 30, "lights": 9, "harbour": 48, "yard": 5, "paths": 7}
    return ScheduledProblem(
        periods=periods,
        first_year=YEARS[0] if periods > 1 else 0,
        candidates=tuple(
            Candidate(
                id=i,
                starts=starts if i == "harbour" else tuple(range(periods)),
                value=Fraction(value),
                cost={"r": (Fraction(costs[i] * scale),)},
                income={"r": (Fraction(income * scale),)} if income and i == "harbour" else {},
            )
            for i, value in zip(costs, (100, 80, 53, 30, 20), strict=True)
        ),
        limits=(Limits(resource="r", budgets=(Fraction(45 * scale),) * periods),),
        rules=rules,
        value_years=periods,
        counts_remaining=counts_remaining,
    )


@dataclass(frozen=True, kw_only=True)
class Case:
    """A reason with what it is a case of."""

    title: str
    reason: Reason
    problem: ScheduledProblem
    objective: Objective = Objective.BENEFIT
    unit: str = "€"
    entry: Entry | None = None
    most_moves: int | None = None

    def names(self, say):
        """Return what everything is called in a language."""
        periods = self.problem.periods
        plan = Plan(
            objective=self.objective,
            years=YEARS[:periods] if periods > 1 else (),
            budgets={"r": Budget(amounts=(Decimal(450_000),) * periods)},
            rules=self.problem.rules,
        )
        resource = {"en": "Person-months", "fi": "Henkilötyö"}[say.language]
        return PlanNames(
            plan=plan,
            measures=NAMES[say.language],
            resources={"r": {"en": "Money", "fi": "Raha"}[say.language]}
            if self.unit == "€"
            else {"r": resource},
            units={"r": self.unit},
            groups={},
            windows={},
        )

    def sentences(self, say):
        """Return all that is said: the reason, what would bring it in, and that for a room."""
        names, portfolio = self.names(say), best(self.problem)
        said = [reason_text(self.reason, portfolio, names, say)]
        if self.most_moves is not None:
            more = {"most_moves": self.most_moves}
            said += reason_sentences(self.reason, portfolio, names, say, **more)
        if self.reason.loss is not None:
            said += [nearest_text(self.reason, names, say, is_proven=p) for p in (True, False)]
        if self.entry is not None:
            said += entry_sentences(self.entry, portfolio, names, say)
            said.append(entry_share_sentence(self.entry, portfolio, say))
        return [sentence for sentence in said if sentence]


def best(asked):
    """Return the square with the lights: 180 points."""
    chosen = Assessment(problem=asked, starts={"square": 0, "lights": 0})
    free = replace(asked, rules=(), limits=())
    chosen = Assessment(problem=free, starts=chosen.starts) if chosen.broken else chosen
    found = ScheduledPortfolio(assessment=chosen, bound=chosen.value)
    return _AsAsked(found, asked)


class _AsAsked:
    """A portfolio that passes for the answer to a question that it need not keep."""

    def __init__(self, portfolio, asked):
        self.value, self.problem, self.starts = portfolio.value, asked, portfolio.starts


BEST = {"square": 0, "lights": 0}
ONE = problem()
YEARLY = problem(periods=3, starts=(0, 1, 2))
WORK = problem(unit="htkk")
ONE_POINT = Fraction(1)


def out(title, loss, other, *, of=ONE, **more):
    """Return a case of the harbour, which is out."""
    reason = Reason(
        measure="harbour",
        best=BEST,
        other=None if other is None else {i: other[i] for i in sorted(other)},
        at_least=Fraction(loss),
        at_most=Fraction(loss),
    )
    return Case(title=title, reason=reason, problem=of, **more)


def out_moving(title, *, most_moves):
    """Return a case in which the measures that are in all start in another year."""
    best = {"square": 0, "lights": 0, "paths": 0}
    other = {"harbour": 1, **dict.fromkeys(best, 2)}
    reason = Reason(
        measure="harbour", best=best, other=other, at_least=ONE_POINT, at_most=ONE_POINT
    )
    return Case(title=title, reason=reason, problem=YEARLY, most_moves=most_moves)


def inside(title, loss, other, *, of=ONE, **more):
    """Return a case of the square, which is in."""
    reason = Reason(
        measure="square", best=BEST, other=other, at_least=Fraction(loss), at_most=Fraction(loss)
    )
    return Case(title=title, reason=reason, problem=of, **more)


def unknown(title, measure, **known):
    """Return a case that was not worked out in time."""
    reason = Reason(measure=measure, best=BEST, **{"other": None, **known})
    return Case(title=title, reason=reason, problem=ONE)


def fixed(title, measure, of, **more):
    """Return a case of a decision that cannot be turned round."""
    reason = Reason(measure=measure, best=BEST, other=None, at_most=None, is_possible=False)
    return Case(title=title, reason=reason, problem=of, **more)


def entering(title, *, of=ONE, loss=14, **points):
    """Return a case of what would bring the harbour in."""
    more = {name: points.pop(name) for name in ("objective", "unit") if name in points}
    entry = Entry(measure="harbour", **points)
    return replace(out(title, loss, {"harbour": 0}, of=of, **more), entry=entry)


HARBOUR = {"harbour": 0}
NOTHING, UNKNOWN = NoPoint.NOTHING, NoPoint.UNKNOWN
# Of 48 person-months 31.26 and a little more.
EIGHTHS = Fraction(6514, 10_000)

CASES = (
    out("out, pushes out none, none along", 14, {**BEST, **HARBOUR}),
    out("out, pushes out one", 14, {"harbour": 0, "square": 0}),
    out("out, pushes out many", 14, HARBOUR),
    out("out, one along", 1, {"harbour": 0, "yard": 0, "square": 0}),
    out("out, many along", Fraction(5, 2), {"harbour": 0, "yard": 0, "paths": 0}),
    out("out, as good", 0, {**BEST, **HARBOUR}),
    out("out, as good, in place of one", 0, {"harbour": 0, "square": 0}),
    out("out, as good, in place of many", 0, {"harbour": 0, "yard": 0}),
    out("out, a small loss", Fraction(1, 10_000), HARBOUR),
    out("out, several years", 14, {"harbour": 1, "lights": 0}, of=YEARLY),
    out("out, several years, one moves", 14, {"harbour": 1, "lights": 2}, of=YEARLY),
    out("out, several years, many move", 1, {"harbour": 1, "lights": 2, "square": 1}, of=YEARLY),
    out_moving("out, several years, so many move that some are counted", most_moves=1),
    out_moving("out, several years, those that move are counted", most_moves=0),
    replace(
        out(
            "out, several years, one moves and is counted",
            1,
            {"harbour": 1, "lights": 2},
            of=YEARLY,
        ),
        most_moves=0,
    ),
    out("out, money", 25_000, HARBOUR, objective=Objective.MONEY),
    out("out, value as stated", Fraction(1, 3), HARBOUR, objective=Objective.VALUE),
    inside("in, nothing instead", 100, {"lights": 0}),
    inside("in, one instead", 8, {"lights": 0, "yard": 0}),
    inside("in, many instead", 1, {"lights": 0, "yard": 0, "paths": 0}),
    inside("in, one leaves with it", 8, {"yard": 0}),
    Case(
        title="in, many leave with it",
        reason=Reason(
            measure="square",
            best={**BEST, "paths": 0},
            other={"yard": 0},
            at_least=Fraction(8),
            at_most=Fraction(8),
        ),
        problem=ONE,
    ),
    inside("in, as good without", 0, {"lights": 0, "yard": 0}),
    inside("in, as good without, nothing instead", 0, {"lights": 0}),
    inside("in, several years, one moves", 8, {"lights": 1, "yard": 0}, of=YEARLY),
    unknown("out, unknown", "harbour", at_most=None, is_possible=None),
    unknown("in, unknown", "square", at_most=None, is_possible=None),
    unknown("out, least", "harbour", at_least=Fraction(3), at_most=None, is_possible=None),
    unknown("in, least", "square", at_least=Fraction(1), at_most=None, is_possible=None),
    unknown("out, most", "harbour", at_most=Fraction(5), other=HARBOUR),
    unknown("in, most", "square", at_most=Fraction(5), other={"lights": 0}),
    unknown("out, between", "harbour", at_least=1, at_most=Fraction(5), other=HARBOUR),
    unknown("in, between", "square", at_least=1, at_most=Fraction(5), other={"lights": 0}),
    fixed(
        "out by a rule",
        "harbour",
        problem(rules=(Never(id="n", measures=("harbour",), why="Council 12.3."),)),
    ),
    fixed("in by a rule", "square", problem(rules=(Must(id="m", measures=("square", "yard")),))),
    fixed("out, no year", "harbour", problem(periods=3, starts=())),
    fixed("out, above the budget", "harbour", ONE),
    fixed("out, above the budget of person-months", "harbour", WORK, unit="htkk"),
    fixed("out, the others leave no room", "harbour", YEARLY),
    fixed("in, the others need it", "square", ONE),
    entering(
        "one year, money: cost, value, budget",
        cost=Fraction(310_000),
        value=Fraction(67),
        budget=Fraction(620_000),
    ),
    entering("cost alone", cost=Fraction(310_000)),
    entering("cost before income", of=problem(income=2), cost=Fraction(310_000)),
    entering("free of charge alone", cost=Fraction(0)),
    entering("not even free of charge", cost=NOTHING, value=NOTHING, budget=NOTHING),
    entering("person-months", of=WORK, unit="htkk", cost=Fraction(31), budget=Fraction(62)),
    entering("person-months in parts", of=WORK, unit="htkk", cost=Fraction(31), share=EIGHTHS),
    entering(
        "person-months before income",
        of=problem(unit="htkk", income=2),
        unit="htkk",
        cost=Fraction(31),
    ),
    entering("several years: share, value", of=YEARLY, share=Fraction(65, 100), value=Fraction(67)),
    entering("a share with decimals", of=YEARLY, share=Fraction(6543, 10_000)),
    entering("a share of nothing", of=YEARLY, share=Fraction(0)),
    entering("no share", of=YEARLY, share=NOTHING, value=Fraction(67)),
    entering(
        "full value",
        of=problem(periods=3, starts=(0, 1), counts_remaining=True),
        value=Fraction(200, 3),
    ),
    entering("a value that no scores reach", cost=Fraction(1), value=Fraction(120)),
    entering("unknown in part", cost=Fraction(310_000), value=UNKNOWN, budget=UNKNOWN),
    entering("unknown", cost=UNKNOWN, value=UNKNOWN),
    entering("money: value", objective=Objective.MONEY, value=Fraction(67_000)),
    entering("value as stated", objective=Objective.VALUE, value=Fraction(200, 3)),
)
