"""The whole written model, from the question to the proof."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.scoring.values import ItemValues
from prioritisation.wording.plan_names import LOCALES, PlanNames
from prioritisation.wording.wording import Wording
from prioritisation.wording.written_model.budgets import budgets_section
from prioritisation.wording.written_model.document import Formula, Paragraph, Section, WrittenModel
from prioritisation.wording.written_model.measures import measures_section, variables_section
from prioritisation.wording.written_model.objective import objective_section
from prioritisation.wording.written_model.question import Question
from prioritisation.wording.written_model.result import proof_section, result_section
from prioritisation.wording.written_model.rules import rules_section

SOLVER = "HiGHS"
# Words for the bases that files name; others are shown as they were written.
_VAT = ("excluded", "included")


def written_model(
    programme: Programme,
    plan: Plan,
    values: ItemValues,
    problem: ScheduledProblem,
    portfolio: ScheduledPortfolio | None,
    say: Wording,
    *,
    on: date,
    revision: int,
    solver: str = SOLVER,
) -> WrittenModel:
    """Return a plan and its answer written out, so that an auditor can follow every number.

    Parameters
    ----------
    plan : the programme's own, or one of its scenarios
    values, problem : what the measures are worth, and the question in numbers
    portfolio : the answer to `problem`; None = there is none
    on : the date that it is of
    revision : of the programme
    solver : its name, with the version where that is known
    """
    asked = Question(
        programme=programme,
        plan=plan,
        values=values,
        problem=problem,
        names=PlanNames.of(programme, plan, say),
        say=say,
    )
    return WrittenModel(
        language=say.language,
        title=say("model.title"),
        facts=_facts(asked, on, revision),
        sections=(
            objective_section(asked),
            measures_section(asked),
            variables_section(asked),
            budgets_section(asked),
            rules_section(asked),
            _ties_section(asked),
            result_section(asked, portfolio),
            proof_section(asked, portfolio, solver),
        ),
    )


def _facts(asked: Question, on: date, revision: int) -> tuple[tuple[str, str], ...]:
    say, plan = asked.say, asked.plan
    years = f"{plan.years[0]}–{plan.years[-1]}" if len(plan.years) > 1 else ""
    vat = say(f"model.vat_{plan.vat}") if plan.vat in _VAT else plan.vat
    facts = (
        (say("model.programme"), say.text(asked.programme.title)),
        (say("model.town"), say.text(asked.programme.town)),
        (say("model.plan"), plan.name or say("model.plan_at_work")),
        (say("model.objective"), say(f"portfolio.objective_{plan.objective}")),
        (say("model.date"), format_date(on, "long", locale=LOCALES[say.language])),
        (say("model.revision"), say.number(revision)),
        (say("model.horizon"), years or "".join(map(str, plan.years)) or say("model.no_years")),
        (say("model.price_level"), str(plan.price_level or say("model.not_stated"))),
        (say("model.vat"), vat or say("model.not_stated")),
    )
    return tuple((label, text) for label, text in facts if text)


def _ties_section(asked: Question) -> Section:
    """Return the total order by which one of several equally good portfolios is shown."""
    say = asked.say
    orders = ["value", "spending", "starts", "fewest", "list"]
    if not asked.has_years:
        orders.remove("starts")
    lines = (f"{n}. {say(f'model.tie_{order}')}" for n, order in enumerate(orders, start=1))
    return Section(say("model.ties"), (Paragraph(say("model.ties_note")), Formula(tuple(lines))))
