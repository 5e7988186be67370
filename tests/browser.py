"""A real browser: the system's Chromium where there is one, else Playwright's own."""

import shutil

from playwright.sync_api import Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Without these a browser asks its maker's servers for this and that: no request may leave.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launched(playwright: Playwright):
    """Return a running browser."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    return playwright.chromium.launch(executable_path=path, args=list(QUIET))
