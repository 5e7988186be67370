"""A page that follows long work."""

from streamlit.testing.v1 import AppTest


def test_work_that_ends_after_the_page_has_asked_for_it_is_shown_all_the_same():
    def script():
        import streamlit as st

        from prioritisation.actions.jobs import Job
        from prioritisation.web.portfolio_views.following import follow

        job = st.session_state.setdefault("job", Job("q"))
        is_done, answer = job.is_done, job.outcome()
        if not is_done:
            job.run(lambda job: "the answer")
        follow([job], lambda: "", is_shown=is_done, key="stop")
        st.text(answer)

    page = AppTest.from_function(script, default_timeout=20).run()
    assert not page.exception, page.exception
    assert [text.value for text in page.text] == ["the answer"]
