"""What the trends do to factors or to measures, as a table that is typed into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.link_editing import set_link
from prioritisation.actions.winds import Winds
from prioritisation.charts.colours import spearhead_sign
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.links import TrendEffect
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.story.wind import Gust, MeasureWind
from prioritisation.web import cached, choices, session
from prioritisation.web.link_views import link_form
from prioritisation.web.link_views.grid import Cell, Grid, headings, reason_text, show_grid
from prioritisation.web.plain import told
from prioritisation.wording.wording import Wording

SIGNS = {TrendEffect.HELPS: "+", TrendEffect.HARMS: "\u2212"}
# Both minus signs, as keyboards and people type them.
_KEYS = {
    "+": TrendEffect.HELPS.value,
    "-": TrendEffect.HARMS.value,
    "\u2212": TrendEffect.HARMS.value,
    "Delete": link_form.NOTHING,
    "Backspace": link_form.NOTHING,
}


def show(desk: Desk, board: BoardId, winds: Winds, say: Wording) -> None:
    """Show the table of a board's items under the trends, and the form for one cell of it.

    Parameters
    ----------
    board : of the factors or of the measures
    """
    programme = desk.programme
    items = programme.items_on(board)
    if not items or not programme.trends:
        st.info(say("links.nothing_to_link"))
        return
    chosen = link_form.show(desk, board, say)
    cells = direct_cells(programme, say)
    if board is BoardId.MEASURES:
        cells = through_cells(programme, winds.by_measure.values(), say) | cells
        st.caption(say("links.through_note"))
    names = choices.names_apart(items, say)
    tags = dict.fromkeys(winds.strong, say("links.strong"))
    if board is BoardId.MEASURES:
        names = {item.id: f"{shape_of(programme, item.id)} {names[item.id]}" for item in items}
        tags = dict.fromkeys(winds.decided, say("links.decided"))
    show_grid(
        Grid(
            caption=say(f"links.view_{board}"),
            corner=say(f"board.{board}"),
            rows=headings(names, tags),
            columns=headings(choices.names_apart(programme.trends, say)),
            cells=cells,
            chosen=(chosen.item, chosen.trend),
            keys=_KEYS,
            nothing=say("links.cell_nothing"),
            hint=say("links.hint"),
        ),
        key=f"links_{board}_{say.language}",
        choose=lambda row, column: link_form.choose(board, column, row),
        set_cell=lambda row, column, value: _set(board, column, row, value),
    )


def direct_cells(programme: Programme, say: Wording) -> dict[tuple[str, str], Cell]:
    """Return what is said of each item itself, by item and trend."""
    return {
        (link.item, link.trend): Cell(
            sign=SIGNS[link.effect],
            kind=link.effect.value,
            text=say(
                f"links.cell_{link.effect}",
                reason=reason_text(say.text(link.reason), illustrative=link.illustrative, say=say),
            ).strip(),
        )
        for link in programme.trend_links
    }


def through_cells(
    programme: Programme, winds: Iterable[MeasureWind], say: Wording
) -> dict[tuple[str, str], Cell]:
    """Return what reaches each measure through its factors, by measure and trend."""
    factors = {factor.id: say.text(factor.name) for factor in programme.factors}
    cells = {}
    for wind in winds:
        gusts = sorted(
            (g for g in (*wind.helping, *wind.harming) if g.factor), key=lambda g: g.link.trend
        )
        for trend, reaching in groupby(gusts, key=lambda g: g.link.trend):
            cells[wind.measure, trend] = _through(list(reaching), factors, say)
    return cells


def _through(gusts: list[Gust], factors: Mapping[str, str], say: Wording) -> Cell:
    effects = {gust.link.effect for gust in gusts}
    sign = "\u00b1" if len(effects) > 1 else SIGNS[gusts[0].link.effect]
    said = (
        say(
            f"links.through_{gust.link.effect}",
            factor=factors[gust.factor],
            reason=reason_text(
                say.text(gust.link.reason), illustrative=gust.link.illustrative, say=say
            ),
        ).strip()
        for gust in gusts
    )
    return Cell(sign=f"({sign})", kind="through", text=" ".join(said))


def shape_of(programme: Programme, measure: str) -> str:
    """Return the sign of a measure's spearhead as a character."""
    ids = [part.id for part in programme.spearheads]
    own = {m.id: m.spearhead for m in programme.measures}[measure]
    return spearhead_sign(ids.index(own) if own in ids else None).shape.character


def _set(board: BoardId, trend: str, item: str, value: str) -> None:
    say = session.wording()
    link_form.choose(board, trend, item)
    effect = None if value == link_form.NOTHING else TrendEffect(value)
    with told(say, link_form.EDITOR):
        set_link(
            cached.store(),
            cached.desk(),
            trend,
            item,
            effect,
            language=say.language.value,
            who=session.WHO,
        )
