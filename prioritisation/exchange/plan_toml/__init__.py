"""A plan as one readable file (TOML): years, criteria, resources, measures, rules.

What it holds is a `PlanFile`. Whatever is at its default is left out when one is written, and
what is written is read as the same again.
"""

from prioritisation.exchange.plan_toml.plan_file import PlanFile
from prioritisation.exchange.plan_toml.reading import read_plan
from prioritisation.exchange.plan_toml.writing import plan_toml

__all__ = ["PlanFile", "plan_toml", "read_plan"]
