"""Weights made into shares of one whole."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import IMPACT, SPEED
from prioritisation.errors import InvalidValueError

Shares = Mapping[str, Fraction]


def shares(weights: Mapping[str, Decimal]) -> Shares:
    """Return each weight as a share of their sum: share(c) = w_c / Σ w.

    Parameters
    ----------
    weights : w_c by criterion id, 0 or more; only their ratios matter

    Raises
    ------
    InvalidValueError : no weight is above 0.
    """
    exact = {criterion: Fraction(weight) for criterion, weight in weights.items()}
    total = sum(exact.values())
    if not total:
        raise InvalidValueError("weights_all_zero", field="weights")
    return {criterion: weight / total for criterion, weight in exact.items()}


def benefit_shares(
    board: Board, weights: Mapping[str, Decimal], *, without_speed: bool = False
) -> Shares:
    """Return the shares of impact and speed in the benefit; other weights are not read.

    Parameters
    ----------
    board : its criteria's own weights count where `weights` is empty
    weights : by criterion id; one that is not named weighs nothing
    without_speed : where a plan counts time otherwise, impact takes the weight of both

    Raises
    ------
    InvalidValueError : a weight is for an unknown criterion, the board lacks impact or speed,
        or neither weighs anything.
    """
    chosen = chosen_weights(board, weights)
    if without_speed:
        return {board.criterion(IMPACT).id: Fraction(1), SPEED: Fraction(0)}
    return shares({board.criterion(c).id: chosen.get(c, Decimal(0)) for c in (IMPACT, SPEED)})


def priority_shares(
    board: Board, weights: Mapping[str, Decimal], *, without_speed: bool = False
) -> Shares:
    """Return the share of every criterion of the board in the priority score.

    Parameters
    ----------
    board : its criteria's own weights count where `weights` is empty
    weights : by criterion id; one that is not named weighs nothing
    without_speed : where a plan counts time otherwise, the others take the weight of speed

    Raises
    ------
    InvalidValueError : a weight is for an unknown criterion, or no criterion weighs anything.
    """
    chosen = chosen_weights(board, weights)
    counted = {c.id: chosen.get(c.id, Decimal(0)) for c in board.criteria}
    if without_speed and SPEED in counted:
        counted[SPEED] = Decimal(0)
    return shares(counted)


def chosen_weights(board: Board, weights: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """Return the weights that count: those that are chosen, or the criteria's own.

    Parameters
    ----------
    weights : by criterion id; empty = none are chosen. One that is not named weighs nothing

    Raises
    ------
    InvalidValueError : a weight is for an unknown criterion.
    """
    for criterion in weights:
        if not board.has(criterion):
            raise InvalidValueError(
                "unknown_criterion", field=f"weight:{criterion}", value=criterion
            )
    return weights or {criterion.id: criterion.weight for criterion in board.criteria}
