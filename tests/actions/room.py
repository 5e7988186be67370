"""A room that scores the tiny town: a workshop, its facilitator and its participants."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from prioritisation.actions.desk import desk_of
from prioritisation.actions.workshops import answering, joining, rounds, setting_up
from prioritisation.actions.workshops.answering import Sent
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.text import Text

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=30)
GROUPS = (
    Part(id="residents", name=Text.of("Residents")),
    Part(id="companies", name=Text.of("Companies")),
)


def workshop(store, **settings):
    """Make a workshop on the town's measures, let people in, and return it."""
    desk = desk_of(store, "town")
    made = setting_up.new_workshop(desk, BoardId.MEASURES, "Spring")
    made = replace(made, groups=GROUPS, **settings)
    return joining.let_people_in(
        store, setting_up.make_workshop(store, desk, made, who="facilitator"), NOW
    )


def kept(store, workshop_id="spring"):
    return store.workshops.kept("town", workshop_id)


def opened(store, **settings):
    """Make a workshop and open its first round."""
    workshop(store, **settings)
    rounds.open_round(store, kept(store), NOW)
    return kept(store)


def person(store, **parts):
    """Let somebody take part; return their token."""
    return joining.join(store, kept(store), NOW, **parts)


def seat(store, token):
    return joining.seat_of(store, token)


def score(store, token, *scores, item="square", round_number=1, now=NOW, sequence=None):
    """Score one item on impact, speed and output/input, as far as there are scores."""
    criteria = ("impact", "speed", "output_input")
    answers = {
        (item, criterion): None if s is None else Decimal(s)
        for criterion, s in zip(criteria, scores, strict=False)
    }
    sent = Sent(
        round=round_number,
        answers=answers,
        comments={},
        sequences={} if sequence is None else dict.fromkeys(answers, sequence),
    )
    return answering.give_answers(store, seat(store, token), sent, now).late


def revealed(store, everybody, **settings):
    """A round in which each of everybody scored the square, revealed; return the tokens."""
    opened(store, **settings)
    tokens = []
    for number, scores in enumerate(everybody):
        tokens.append(person(store, group="residents" if number % 2 else "companies"))
        score(store, tokens[-1], *scores)
    rounds.reveal_round(store, kept(store), LATER)
    return tokens
