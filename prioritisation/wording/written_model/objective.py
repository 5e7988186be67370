"""What is to be as large as possible: in words, with its weights, and as a formula."""

from __future__ import annotations

from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.criteria import IMPACT, SPEED
from prioritisation.decision.programme.plans import Objective
from prioritisation.wording.written_model.document import (
    Block,
    Formula,
    Paragraph,
    Section,
    Table,
)
from prioritisation.wording.written_model.question import Question


def objective_section(asked: Question) -> Section:
    """Return the section on what is summed, and how it is counted."""
    say = asked.say
    objective = asked.plan.objective
    blocks: list[Block] = [
        Paragraph(say(f"portfolio.explain_{objective}")),
        Formula((_value_formula(asked),)),
    ]
    if asked.values.shares:
        name = _criterion(asked, next(iter(asked.values.shares)))
        blocks += [_weights(asked), Paragraph(say("model.points_note", name=name), is_note=True)]
    if unscored := asked.unscored():
        blocks.append(Paragraph(say("model.unscored", names="; ".join(unscored)), is_note=True))
    if worked_out := asked.worked_out():
        names = "; ".join(worked_out)
        blocks.append(Paragraph(say("model.worked_out", names=names), is_note=True))
    blocks.append(Paragraph(_counting(asked)))
    if asked.problem.counts_remaining:
        blocks.append(Formula((_share_formula(asked),)))
    blocks += [Paragraph(say("model.maximise")), Formula((_sum_formula(asked),))]
    return Section(say("model.objective"), tuple(blocks))


def _value_formula(asked: Question) -> str:
    """Return how the value v(i) of one measure comes about."""
    say, shares = asked.say, asked.values.shares
    match asked.plan.objective:
        case Objective.MONEY:
            return f"v(i) = {say('model.net_income')}"
        case Objective.VALUE:
            return f"v(i) = {say('model.stated_value')}"
        case Objective.BENEFIT:
            terms = []
            impact, speed = (_criterion(asked, c) for c in (IMPACT, SPEED))
            if share := shares.get(IMPACT):
                terms.append(f"{asked.weight(share)} · {impact}(i)")
            if share := shares.get(SPEED):
                terms.append(f"{asked.weight(share)} · {impact}(i) · {speed}(i) / 100")
        case Objective.PRIORITY:
            terms = [
                f"{asked.weight(share)} · {_criterion(asked, c)}(i)"
                for c, share in shares.items()
                if share
            ]
    return f"v(i) = {' + '.join(terms)}"


def _weights(asked: Question) -> Table:
    say = asked.say
    return Table(
        caption=say("model.weights"),
        headings=(say("model.criterion"), say("model.weight_share")),
        rows=tuple(
            (_criterion(asked, c), say.percent(share, 4))
            for c, share in asked.values.shares.items()
        ),
    )


def _criterion(asked: Question, criterion: str) -> str:
    board = asked.programme.board(BoardId.MEASURES)
    return asked.say.text(board.criterion(criterion).name)


def _counting(asked: Question) -> str:
    say, years = asked.say, asked.plan.years
    if not asked.problem.counts_remaining:
        return say("model.counts_full")
    counting = say(
        "model.counts_remaining",
        n=asked.problem.value_years,
        first=str(years[0]),
        last=str(years[0] + asked.problem.value_years - 1),
    )
    return f"{counting} {say('model.time_once')}" if asked.values.shares else counting


def _share_formula(asked: Question) -> str:
    # t = 0 is the first year: V − t years are left at the start of year t.
    end = asked.plan.years[0] + asked.problem.value_years
    share = asked.say("model.symbol_share")
    return f"{share}(t, m) = max(0, 12 · ({end} − t) − m) / {12 * asked.problem.value_years}"


def _sum_formula(asked: Question) -> str:
    """Return the objective as one sum, joint effects included where there are any."""
    share = asked.say("model.symbol_share")
    if asked.problem.counts_remaining:
        own = f"Σ_i Σ_t v(i) · {share}(t, m(i)) · x_i(t)"
        joint = f"Σ_k Σ_t w(k) · {share}(t, m(k)) · y_k(t)"
    else:
        own, joint = "Σ_i v(i) · x_i", "Σ_k w(k) · y_k"
    return f"max {own} + {joint}" if asked.y else f"max {own}"
