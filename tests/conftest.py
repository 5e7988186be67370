"""What holds for every test."""

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import sync_playwright

from tests.browser import launched

# The same examples every time, and no clock: a busy machine must not fail a law. To look
# further, run `pytest --hypothesis-profile=search`.
settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "search", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


@pytest.fixture(scope="session")
def browser():
    """A browser of this worker, which all its tests share."""
    with sync_playwright() as playwright:
        opened = launched(playwright)
        yield opened
        opened.close()


def pytest_terminal_summary(terminalreporter):
    """Tell the counts that tests keep beside their verdict: how many names are cut."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
