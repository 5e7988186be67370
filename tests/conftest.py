"""What holds for every test."""

from hypothesis import HealthCheck, settings

# The same examples every time, and no clock: a busy machine must not fail a law. To look
# further, run `pytest --hypothesis-profile=search`.
settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "search", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


def pytest_terminal_summary(terminalreporter):
    """Tell the counts that tests keep beside their verdict: how many names are cut."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
