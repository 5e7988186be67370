"""A plan of three years that every test of the planner's pictures knows by heart."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.text import Text
from tests.charts.town import HOMES, SQUARE, TALKS, programme

LONG = "Kaupunkikeskustan elinvoimaisuuden ja viihtyisyyden kehittämisohjelman toimeenpano"
HOSTILE = "<b>x</b> & <script>"


def euros(*amounts):
    """Return exact amounts."""
    return tuple(Fraction(amount) for amount in amounts)


def town(measures=(SQUARE, HOMES, TALKS)):
    """Return the programme with investment, operating money and person-years."""
    return replace(
        programme(measures),
        resources=(
            Resource(id="inv", name=Text.of({"fi": "Investoinnit", "en": "Investment"})),
            Resource(id="ops", name=Text.of({"fi": "Käyttötalous", "en": "Operating"})),
            Resource(
                id="work", name=Text.of({"fi": "Työ", "en": "Work"}), unit="py", step=Decimal("0.1")
            ),
        ),
    )


def plan(starts=None, **limits):
    """Return the assessment of a plan for 2027–2029."""
    problem = ScheduledProblem(
        periods=3,
        first_year=2027,
        value_years=3,
        counts_remaining=True,
        limits=(
            Limits(resource="inv", budgets=euros(1000, 900, 800), carry_over=Fraction(1, 2)),
            Limits(resource="ops", **limits),
            Limits(resource="work"),
        ),
        candidates=(
            Candidate(
                id="square",
                starts=(0, 1, 2),
                value=Fraction(80),
                months=Fraction(18),
                cost={"inv": euros(600, 200), "ops": euros(0, 50)},
                permanent={"ops": Fraction(40)},
            ),
            Candidate(
                id="homes",
                starts=(0, 1, 2),
                value=Fraction(60),
                months=Fraction(30),
                cost={"inv": euros(500, 300)},
            ),
            Candidate(id="talks", starts=(0, 1, 2), cost={"ops": euros(70)}),
        ),
    )
    return Assessment(
        problem=problem, starts={"square": 0, "homes": 2} if starts is None else starts
    )


def named(name, count=1):
    """Return measures of one name."""
    return tuple(Measure(id=f"m{k}", name=Text.of(name)) for k in range(count))


def texts(figure):
    """Return what a figure says outside its traces."""
    return [annotation.text for annotation in figure.layout.annotations]


def trace(figure, name):
    """Return the trace of a name."""
    return next(t for t in figure.data if t.name == name)
