"""Small indicators that everyone can work out by heart."""

from decimal import Decimal

from prioritisation.decision.programme.indicators import Indicator, Level, Reading
from prioritisation.decision.programme.text import Text


def readings(*pairs):
    """Values by period, in the order in which they were published."""
    return tuple(Reading(period=str(period), value=Decimal(str(v))) for period, v in pairs)


def level(period, value):
    return Level(period=str(period), value=Decimal(str(value)))


def indicator(name="jobs", *values, **fields):
    return Indicator(
        id=name, name=Text.of(name), readings=readings(*values), **({"unit": Text.of("n")} | fields)
    )
