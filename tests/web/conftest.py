"""Pages run without a browser, on a store of their own."""

import shutil
from collections.abc import Callable
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from prioritisation.actions.desk import close_store, desk_of, the_store
from prioritisation.actions.jobs import the_jobs
from prioritisation.actions.sample import open_sample
from prioritisation.store import open_store
from prioritisation.web.session import LANGUAGE_KEY, PRESENT


@pytest.fixture(scope="session", autouse=True)
def _packages_looked_through_once():
    """Streamlit looks for components in every installed package, and that for every AppTest."""
    with pytest.MonkeyPatch.context() as patch:
        scan = "scan_component_manifests"
        patch.setattr(manifest_scanner, scan, cache(getattr(manifest_scanner, scan)))
        yield


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory):
    """A database with the sample in it; each test has a copy of it for its own."""
    path = tmp_path_factory.mktemp("sample") / "web.db"
    with open_store(f"sqlite:///{path}") as filled:
        open_sample(filled)
    return path


@pytest.fixture
def store(sample_file, tmp_path, monkeypatch):
    """The server's store, with the sample in it."""
    shutil.copy(sample_file, tmp_path)
    monkeypatch.setenv("PRIORITISATION_DATABASE_URL", f"sqlite:///{tmp_path}/web.db")
    the_store.cache_clear()
    yield the_store()
    close_store()
    # What nobody looks at any more takes no time from the tests to come.
    the_jobs().stop_unwatched()


@pytest.fixture
def desk(store):
    """What is kept of the sample, whenever it is asked for."""
    return lambda: desk_of(store, "heinola")


def _page(name):
    """Run one page inside the frame, as the script does; a function that AppTest takes apart."""
    from importlib import import_module

    import streamlit as st

    from prioritisation.errors import PrioritisationError
    from prioritisation.web import frame, session

    st.cache_resource.clear()
    try:
        frame.show_notices()
        if not session.is_presented():
            frame.show_sidebar(session.wording())
        import_module(f"prioritisation.web.pages.{name}").render()
    except PrioritisationError as error:
        st.error(session.wording().error(error))


@pytest.fixture
def show(store) -> Callable[..., AppTest]:
    """Return a page as it is shown to a reader of a language; None = nobody says which."""

    def shown(name, language="en", *, presented=False, **state):
        page = AppTest.from_function(_page, kwargs={"name": name}, default_timeout=60)
        if presented:
            page.query_params[PRESENT] = "1"
        if language is not None:
            page.session_state[LANGUAGE_KEY] = language
        for key, value in state.items():
            page.session_state[key] = value
        page.run()
        assert not page.exception, page.exception
        return page

    return shown
