"""By which rules the trends are said to carry or expose a measure."""

from __future__ import annotations

import streamlit as st

from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.criteria import IMPACT
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.story.wind import STRONG
from prioritisation.web import html
from prioritisation.wording.wording import Wording


def show(programme: Programme, say: Wording) -> None:
    """Show the rules, with the least impact of a strong factor on this programme's scale."""
    board = programme.board(BoardId.FACTORS)
    with st.expander(say("links.rules"), key="links_rules", icon=":material/rule:"):
        texts = [say("links.rule_carried"), say("links.rule_exposed"), say("links.rule_own")]
        if board.has(IMPACT):
            scale = board.criterion(IMPACT)
            least = scale.low + STRONG * (scale.high - scale.low)
            strong = say(
                "links.rule_strong",
                at=say.number(least, 2),
                low=scale.low,
                high=scale.high,
                name=say.text(scale.name),
            )
            texts.append(strong)
        else:
            texts.append(say("links.rule_no_strong"))
        html.show(html.bullets([*texts, say("links.inform")], "pr-list"))
