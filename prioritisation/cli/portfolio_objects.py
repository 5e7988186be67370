"""An answer of the optimiser as a JSON object."""

from __future__ import annotations

from prioritisation.actions.file_questions import FileAnswer, Stated
from prioritisation.decision.portfolio.conflict import Asked
from prioritisation.decision.portfolio.portfolio import Portfolio
from prioritisation.errors import InfeasibleError, NoAnswerError


def portfolio_object(answer: FileAnswer) -> dict[str, object]:
    """Return the answer under the keys that every reader of ours relies on.

    Where there is no portfolio, `selected` is empty and what would describe one is null; an
    infeasible question has `conflict` besides, null where time ended before it was known.
    """
    document = {"file": answer.file, **outcome_object(answer.outcome)}
    document["seconds"] = answer.seconds
    document["unlimited"] = answer.unlimited
    if answer.illustrative:
        document["illustrative"] = True
    if answer.uncosted:
        document["uncosted"] = answer.uncosted
    if answer.is_election:
        document["stated"] = _stated(answer.stated)
    return document | conflict_object(answer.outcome, answer.conflict)


def outcome_object(portfolio: Portfolio | InfeasibleError | NoAnswerError) -> dict[str, object]:
    """Return what every answer tells of a portfolio, or of there being none."""
    if isinstance(portfolio, Portfolio):
        return {
            "selected": portfolio.selected,
            "value": portfolio.value,
            "costs": portfolio.costs,
            "status": portfolio.status,
            "bound": portfolio.bound,
            "gap": portfolio.gap or 0,
            "ties": portfolio.ties,
        }
    infeasible = isinstance(portfolio, InfeasibleError)
    return {
        "selected": (),
        "value": None,
        "costs": None,
        "status": "infeasible" if infeasible else "unknown",
        "bound": None,
        "gap": None,
        "ties": None,
    }


def conflict_object(
    outcome: Portfolio | InfeasibleError | NoAnswerError, demands: tuple[Asked, ...] | None
) -> dict[str, object]:
    """Return `conflict` where the question is infeasible, else nothing.

    Parameters
    ----------
    demands : that cannot hold together; None where time ended before they were known
    """
    if not isinstance(outcome, InfeasibleError):
        return {}
    return {"conflict": demands and [{str(kind): name} for kind, name in demands]}


def _stated(stated: Stated | None) -> dict[str, object] | None:
    if stated is None:
        return None
    return {
        "selected": stated.selected,
        "value": stated.value,
        "costs": stated.costs,
        "within_budget": stated.within_budget,
    }
