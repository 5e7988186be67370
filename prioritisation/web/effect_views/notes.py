"""What a reader has to know of an appraisal: what is missing in it, and what may be in it twice."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from prioritisation.actions.appraising import ListAppraisal
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.text import Text
from prioritisation.web import html
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording


def show(found: ListAppraisal, say: Wording, gone: Iterable[Text] = ()) -> None:
    """Show what applies, if anything."""
    _listed("effects.gone", [say.text(name) for name in gone], say)
    if found.silent:
        listed = ", ".join(_names(found.silent, say))
        st.info(as_text(say("effects.silent", names=listed)), icon=":material/info:")
    _listed("effects.doubtful", _names(found.doubtful, say), say)
    if found.uncounted:
        with st.container(gap=None, key="effects_uncounted"):
            st.caption(say("effects.uncounted"))
            html.show(
                html.bullets(
                    say(
                        "effects.no_coefficient",
                        effect=say(f"effects.{kind}"),
                        figure=say(f"effects.{figure}"),
                    )
                    for kind, figure in found.uncounted
                )
            )


def _listed(key: str, names: list[str], say: Wording) -> None:
    if names:
        st.warning(as_text(say(key, names=", ".join(names))), icon=":material/warning:")


def _names(measures: Iterable[Measure], say: Wording) -> list[str]:
    return [say.text(measure.name) for measure in measures]
