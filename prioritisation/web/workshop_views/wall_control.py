"""What is on the wall, and where people join."""

from __future__ import annotations

from functools import partial

import streamlit as st

from prioritisation.actions.access import addresses
from prioritisation.actions.workshops import joining, walls
from prioritisation.decision.programme.workshops import Wall, WallView
from prioritisation.settings import Settings
from prioritisation.store import KeptWorkshop
from prioritisation.web import cached
from prioritisation.web.workshop_views.acting import (
    address_of_wall,
    attempt,
    button,
    now,
    show_wall,
)
from prioritisation.wording.wording import Wording

_ICONS = {
    WallView.JOIN: "qr_code_2",
    WallView.PROGRESS: "hourglass_top",
    WallView.MATRIX: "bubble_chart",
    WallView.MOVEMENT: "trending_up",
}


def show_wall_control(kept: KeptWorkshop, say: Wording) -> None:
    """Show what the wall shows, and let the facilitator put something else there."""
    shown = walls.wall_now(kept)
    current = kept.workshop.current
    is_revealed = current is not None and current.is_revealed
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(say("workshop.wall"))
        st.link_button(
            say("workshop.open_wall"), address_of_wall(kept, say), icon=":material/open_in_new:"
        )
    show_wall(kept, say, height=320)
    with st.container(horizontal=True):
        for view, icon in _ICONS.items():
            needs_results = view in (WallView.MATRIX, WallView.MOVEMENT)
            is_possible = is_revealed or not needs_results
            if view is WallView.MOVEMENT:
                is_possible = is_revealed and len(kept.workshop.rounds) > 1
            button(
                say(f"workshop.show_{view}"),
                partial(walls.show_on_wall, cached.store(), kept, Wall(view=view), now()),
                say,
                key=f"show_{view}",
                icon=icon,
                kind="primary" if shown.view is view else "",
                disabled=not is_possible,
            )


def show_way_in(kept: KeptWorkshop, say: Wording) -> None:
    """Show the code, and under which address phones find this server."""
    store = cached.store()
    is_open = kept.lets_in(now()) and kept.workshop.ended_at is None
    port = int(st.get_option("server.port") or 8501)
    found = addresses.public_address(store, Settings.from_environment(), port)
    if is_open:
        code = f"{kept.code[:3]} {kept.code[3:]}"
        # An address to be opened or copied, which was checked when it was kept.
        st.markdown(f"**{code}** · <{found.url}/join>")
    else:
        st.caption(say("workshop.nobody_in"))
    if found.source is addresses.AddressSource.ONLY_HERE:
        st.warning(say("workshop.only_here"), icon=":material/wifi_off:")
    with st.popover(say("workshop.way_in"), icon=":material/qr_code_2:"):
        st.caption(say(f"workshop.address_{found.source}"))
        with st.form("public_address", border=False):
            url = st.text_input(say("workshop.address"), value=found.url)
            if st.form_submit_button(say("workshop.address_keep")):
                attempt(lambda: addresses.set_public_address(store, url), say)
                st.rerun()
        if kept.workshop.ended_at is None:
            button(
                say("workshop.new_code"),
                lambda: joining.let_people_in(store, kept, now()),
                say,
                key="new_code",
                icon="refresh",
                help_text=say("workshop.new_code_help"),
            )
            button(
                say("workshop.close_way_in"),
                lambda: joining.let_nobody_in(store, kept),
                say,
                key="close_way_in",
                icon="block",
                disabled=not is_open,
            )
