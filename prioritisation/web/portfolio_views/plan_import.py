"""A plan read from a file in place of the one at work."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.plan_editing import set_plan
from prioritisation.actions.plan_exchange import programme_with_plan
from prioritisation.errors import PrioritisationError
from prioritisation.exchange.plan_toml import read_plan
from prioritisation.web import cached, session
from prioritisation.web.plain import show_error
from prioritisation.web.uploading import uploaded
from prioritisation.wording.wording import Wording


def show(desk: Desk, say: Wording) -> None:
    """Show the upload; the plan is taken over as a whole or not at all."""
    with st.expander(say("planner.import_plan"), key="import_plan"):
        st.caption(say("planner.import_plan_help"))
        upload = uploaded(say("planner.plan_file"), ["toml"], "plan_upload")
        if upload is None:
            return
        try:
            read = read_plan(upload.getvalue(), file=upload.name)
            plan = programme_with_plan(desk.programme, read).plan
        except PrioritisationError as error:
            show_error(error.at(file=upload.name), say)
            return
        if st.button(say("planner.import_plan_keep"), type="primary"):
            try:
                set_plan(cached.store(), desk, plan, what="file", who=session.WHO)
            except PrioritisationError as error:
                show_error(error, say)
                return
            session.new_edition("plan_upload")
            st.rerun()
