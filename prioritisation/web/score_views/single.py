"""Scores one item at a time, with the anchors in words."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from prioritisation.actions.scoring import take_back_agreed
from prioritisation.actions.typing import DONT_KNOW
from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.items import Item
from prioritisation.web import cached, choices, session
from prioritisation.web.plain import as_text, told
from prioritisation.web.score_views.scorer import Mode, Scorer

_EDITOR = "scores"


def show(scorer: Scorer) -> None:
    """Show one item with a row of levels for each criterion, and the way to the next."""
    say = scorer.say
    if not scorer.items:
        st.info(say(f"measures.empty_{scorer.board_id}"))
        return
    ids = [item.id for item in scorer.items]
    chosen_key = f"scores_item_{scorer.board_id}"
    if session.get(chosen_key) not in ids:
        session.keep(chosen_key, ids[0])
    names = choices.names_apart(scorer.items, say)
    chosen = st.selectbox(
        say("scores.choose"),
        ids,
        format_func=lambda i: names[i],
        key=chosen_key,
        persist_state="session",
    )
    number = ids.index(chosen)
    item = scorer.items[number]
    st.caption(say("scores.item", number=number + 1, total=len(ids)))
    st.subheader(as_text(say.text(item.name)))
    if item.description:
        st.text(say.text(item.description))
    for criterion in scorer.board.criteria:
        _criterion(scorer, item, criterion)
    with st.container(horizontal=True):
        choices.step_buttons(chosen_key, ids, chosen, say)


def _criterion(scorer: Scorer, item: Item, criterion: Criterion) -> None:
    say = scorer.say
    options = [*map(str, criterion.levels)]
    if scorer.mode is Mode.OWN:
        options.append(DONT_KNOW)
    key = (
        f"level_{scorer.board_id}_{scorer.mode}_{item.id}_{criterion.id}_{session.edition(_EDITOR)}"
    )
    shown = scorer.shown()
    cell = (item.id, criterion.id)
    given = _option(shown[cell], options) if cell in shown else None
    if session.get(key) is None and given is not None:
        session.keep(key, given)
    st.segmented_control(
        as_text(say.text(criterion.name)),
        options,
        format_func=lambda option: _label(scorer, criterion, option),
        key=key,
        help=as_text(say.text(criterion.question)) or None,
        on_change=_keep,
        args=(scorer, item.id, criterion.id, key),
    )
    if cell in shown and shown[cell] is not None and given is None:
        st.caption(say.number(shown[cell] or Decimal(0), 2))
    score = scorer.scores.score(*cell)
    if score.agreed:
        group = say("scores.not_scored") if score.group is None else say.number(score.group, 2)
        agreed = say.number(score.agreed.score, 2)
        reason = score.agreed.reason
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(say("scores.agreed_caption", score=agreed, group=group, reason=reason))
            st.button(
                as_text(say("scores.take_back", criterion=say.text(criterion.name))),
                key=f"take_back_{item.id}_{criterion.id}",
                on_click=_take_back,
                args=(scorer, cell),
            )


def _option(score: Decimal | None, options: list[str]) -> str | None:
    text = DONT_KNOW if score is None else f"{score.normalize():f}"
    return text if text in options else None


def _label(scorer: Scorer, criterion: Criterion, option: str) -> str:
    if option == DONT_KNOW:
        return scorer.unknown_word(criterion)
    shown = option.replace("-", "\u2212")
    if not criterion.anchors:
        return shown
    anchor = scorer.say.text(criterion.anchors[int(option) - criterion.low])
    return f"**{shown}** {as_text(anchor)}"


def _keep(scorer: Scorer, item: str, criterion: str, key: str) -> None:
    option = session.get(key)
    score: Decimal | str | None = "" if option is None else None
    if option is not None and option != DONT_KNOW:
        score = Decimal(option)
    fresh = Scorer(desk=cached.desk(), board_id=scorer.board_id, mode=scorer.mode, say=scorer.say)
    with told(scorer.say, _EDITOR):
        fresh.keep({(item, criterion): score})


def _take_back(scorer: Scorer, cell: tuple[str, str]) -> None:
    with told(scorer.say, _EDITOR):
        take_back_agreed(cached.store(), cached.desk(), (cell,), session.WHO)
    session.new_edition(_EDITOR)
