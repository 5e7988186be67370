"""The server of Prioritisation: `streamlit run app.py`."""

import streamlit as st

from prioritisation.web.server import MAIN_SCRIPT, lifespan, middleware, routes

app = st.App(MAIN_SCRIPT, routes=routes(), lifespan=lifespan, middleware=middleware())
