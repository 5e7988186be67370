"""A tiny decided portfolio: a square from 2026 in two years, lights from 2027, a harbour later."""

from datetime import UTC, date, datetime
from decimal import Decimal

from prioritisation.decision.programme.decisions import DecidedMeasure, Decision, Stage
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.progress import ProgressReport, ProgressState
from prioritisation.decision.programme.text import Text


def measure(item, *cost, **fields):
    amounts = tuple(Decimal(amount) for amount in cost)
    return Measure(id=item, name=Text.of(item), cost={"cost": amounts}, **fields)


SQUARE = measure("square", 60, 40, unit="Works", owner="Engineer", spearhead="centre")
LIGHTS = measure("lights", 50, unit="Works", owner="Engineer", spearhead="centre")
HARBOUR = measure("harbour", 100, unit="Shore", owner="Harbour master", spearhead="shore")
MEASURES = {m.id: m for m in (SQUARE, LIGHTS, HARBOUR)}
STARTS = {"square": 2026, "lights": 2027, "harbour": 2030}


def decision(starts=STARTS, *, revision=1, kept_at=None, **fields):
    """A decision on measures, by id with the start year of each."""
    return Decision(
        **{"id": "council", "stage": Stage.COUNCIL, "on": "2026-01-15", "plan": Plan()} | fields,
        kept_at=kept_at or datetime(2026, 1, 15, tzinfo=UTC),
        revision=revision,
        selected=tuple(DecidedMeasure(id=i, name=Text.of(i), start=y) for i, y in starts.items()),
        value=Decimal(1),
        bound=Decimal(1),
        is_optimal=True,
    )


def told(item, state, on, used=None, **fields):
    """What was told of a measure at noon of a day, such as ``2026-05-31``."""
    at = datetime.combine(date.fromisoformat(on), datetime.min.time(), UTC).replace(hour=12)
    amounts = {} if used is None else {"cost": Decimal(used)}
    return ProgressReport(measure=item, state=ProgressState(state), at=at, used=amounts, **fields)
