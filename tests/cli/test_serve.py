import signal
import sys

from tests.journeys.server import Server


class Served(Server):
    """The app as the terminal serves it."""

    @property
    def command(self):
        options = (f"--port={self.port}", "--host=127.0.0.1")
        return [sys.executable, "-m", "prioritisation", "serve", *options]


def test_the_app_is_served_until_it_is_stopped(tmp_path):
    served = Served(tmp_path)
    served.start()
    assert served.stop() in (0, -signal.SIGTERM)
