"""Which view of the page is shown, and which indicator is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from enum import StrEnum

import streamlit as st

from prioritisation.decision.programme.indicators import Indicator
from prioritisation.web import session
from prioritisation.wording.wording import Wording

VIEW_KEY = "indicators_view"
INDICATOR_KEY = "indicator"


class View(StrEnum):
    """What the page shows."""

    OVERVIEW = "overview"
    ONE = "one"
    IMPORT = "import"
    INDEX = "index"
    RULES = "rules"


def open_one(indicator_id: str) -> None:
    """Show one indicator; for callbacks."""
    session.keep(INDICATOR_KEY, indicator_id)
    session.keep(VIEW_KEY, View.ONE)


def names_of(indicators: Iterable[Indicator], say: Wording) -> dict[str, str]:
    """Return names to choose from by id; those that indicators share are told apart by the id."""
    names = {indicator.id: say.text(indicator.name) for indicator in indicators}
    times = Counter(names.values())
    return {i: f"{name} ({i})" if times[name] > 1 else name for i, name in names.items()}


def chosen_indicator(
    indicators: Collection[Indicator], label: str, say: Wording, key: str = INDICATOR_KEY
) -> str:
    """Let the reader choose one of some indicators, and return its id.

    Parameters
    ----------
    key : under which the session keeps it
    """
    names = names_of(indicators, say)
    if session.get(key) not in names:
        session.keep(key, next(iter(names)))
    chosen = st.selectbox(
        label,
        list(names),
        format_func=lambda i: names.get(i, i),
        key=key,
        persist_state="session",
    )
    return str(chosen)
