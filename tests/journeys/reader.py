"""A reader at a browser: what they look at, click and type, in their language."""

import csv
import io
import re
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from prioritisation.wording.catalogue import language_of
from prioritisation.wording.wording import Wording

ROW = 35  # px, of the heading too.
PACE = 40  # ms from key to key.
PATIENCE = 20_000  # ms; the two cores may be busy with other tests.
SETTLED = Path(__file__).with_name("settled.js")
# Streamlit asks for these beside every page that is opened by its own address.
ALLOWED = re.compile(r"/\w+/_stcore/(health|host-config)$")


def as_seen(text):
    """Return what finds a text whatever its spaces and unseen signs that break up Markdown."""
    signs = (_as_seen(sign) for sign in text.replace("\u2060", ""))
    return re.compile("\u2060?".join(signs))


def _as_seen(sign):
    return r"\s+" if sign.isspace() else re.escape(sign).replace("/", r"\/")


class Reader:
    """One browser tab of one person."""

    def __init__(self, page: Page, url: str, locale: str):
        self.page = page
        self.url = url
        self.say = Wording(language_of(locale))
        self.console: list[str] = []
        self.outside: list[str] = []
        page.add_init_script(path=SETTLED)
        page.on("console", self._note_message)
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on("request", self._note_request)

    def _note_message(self, message):
        if message.type == "error" and not ALLOWED.search(message.location.get("url", "")):
            self.console.append(f"{message.text} ({message.location.get('url')})")

    def _note_request(self, request):
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.outside.append(request.url)

    # Where they are

    def open(self, name="programme"):
        """Open a page by its address: a new session of the server."""
        self.page.goto(self.url if name == "programme" else f"{self.url}/{name}")
        expect(self.title).to_be_visible()
        self.settled()

    def go_to(self, name):
        """Go to a page by its link, within the session."""
        # The heading changes first; what is below may be the former page's until all is settled.
        with self.changed(self.title):
            self.sidebar.get_by_role("link", name=self.say(f"page.{name}"), exact=True).click()
        expect(self.page).to_have_url(
            re.compile(rf"/{'' if name == 'programme' else name}(\?.*)?$")
        )
        self.settled()

    def settled(self):
        """Wait until the server has answered in full."""
        # The state alone does not say it: it is of the former run until the next has begun.
        self.page.wait_for_function("pageIsSettled()", timeout=PATIENCE)

    def leave(self):
        """Close the page, as before the server goes away."""
        self.page.goto("about:blank")

    @property
    def sidebar(self):
        return self.page.get_by_test_id("stSidebar")

    @property
    def title(self):
        return self.page.get_by_role("heading", level=1)

    # What they do

    def undo_says(self, what):
        """Wait until the undo button names an action: it is kept then."""
        expect(self._undo_button(self.say("app.undo", what=what))).to_be_visible()
        self.settled()

    def undo(self):
        """Take the last action back."""
        button = self._undo_button(self.say("app.undo", what="").strip())
        # The words alone: the icon's name goes before them, on a line of its own.
        text = button.get_by_role("paragraph").inner_text()
        button.click()
        expect(self._undo_button(text)).to_have_count(0)
        self.settled()

    @property
    def undo_text(self):
        """What the undo button says now."""
        return self.sidebar.get_by_test_id("stButton").inner_text()

    def _undo_button(self, text):
        return self.sidebar.get_by_test_id("stButton").filter(has_text=as_seen(text))

    @contextmanager
    def changed(self, place):
        """Wait at the end until a place shows another text than at the start."""
        before = place.inner_text()
        yield
        expect(place).not_to_have_text(before)

    def speak(self, language):
        """Choose the language of the app."""
        self.sidebar.get_by_role("radio", name=self.say(f"app.language_{language}")).click()
        self.say = Wording(language_of(language))

    def grid(self, number=0):
        """Return a table of the page, the first one by default."""
        return Grid(self, self.page.get_by_test_id("stDataFrame").nth(number))

    def type_into(self, label, text):
        """Type a text into a field and leave it with Enter."""
        field = self.page.get_by_label(label, exact=True)
        field.fill(text)
        field.press("Enter")

    def upload(self, *, name="list.csv", data=None, path=None):
        """Choose a file in the import of the measures page."""
        box = self.page.locator("input[type=file]")
        place = self.page.get_by_test_id("stFileUploader")
        if not place.is_visible():
            self.page.get_by_text(self.say("measures.import"), exact=True).click()
        expect(place).to_be_visible()
        chosen = path or {"name": name, "mimeType": "text/csv", "buffer": data.encode()}
        box.set_input_files(chosen)

    def table_downloaded(self, label):
        """Return the rows of a CSV file that a button gives, its heading first."""
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=label).last.click()
        data = Path(download.value.path()).read_bytes()
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))

    # What they see

    def metric(self, name):
        """Return the figure of a metric on the portfolio page."""
        label = self.say(f"portfolio.metric_{name}")
        box = self.page.get_by_test_id("stMetric").filter(has_text=label)
        return box.get_by_test_id("stMetricValue")

    def marker(self, item):
        """The marker of an item on the matrix."""
        return self.page.locator(f"[data-role=marker][data-item={item}]")

    def markers(self):
        """Return where the matrix shows each item, px on its stage."""
        expect(self.page.locator("[data-role=marker]").first).to_be_attached()
        return self.page.evaluate(
            """() => {
                // What fades away has its place still, and is no marker any more.
                const places = document.querySelectorAll('.place:has([data-role=marker])');
                return Object.fromEntries([...places].map(place => [
                    place.parentElement.dataset.item,
                    place.getAttribute('transform').match(/[-\\d.]+/g).map(Number),
                ]));
            }"""
        )

    def click_marker(self, item):
        """Click the marker of an item."""
        self.marker(item).click()
        self.settled()

    def drag(self, item, right=0, up=0, *, keys=()):
        """Drag the marker of an item by px, right and up."""
        box = self.marker(item).bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        for key in keys:
            self.page.keyboard.down(key)
        self.page.mouse.move(x + right, y - up, steps=12)
        self.page.mouse.up()
        for key in keys:
            self.page.keyboard.up(key)

    @property
    def details(self):
        """The card that shows one item in full."""
        return self.page.get_by_test_id("item-details")


class Grid:
    """A table drawn on a canvas: cells are found by the geometry of its rows."""

    def __init__(self, reader, frame):
        self.page = reader.page
        self.reader = reader
        self.frame = frame
        self.canvas = frame.get_by_test_id("data-grid-canvas")

    def headings(self):
        """Return the headings of the columns."""
        expect(self.canvas.locator("th").first).to_be_attached()
        return [text.strip() for text in self.canvas.locator("th").all_inner_texts()]

    def row_of(self, name):
        """Return the number of the row that holds a text in some cell."""
        # The cells of a grid out of sight are not there for a reader of the screen. A grid that
        # is just being replaced is found again by what comes next.
        self.frame.evaluate("frame => frame.scrollIntoView({block: 'center'})")
        cell = self.canvas.locator("td").get_by_text(name, exact=True).first
        expect(cell).to_be_attached()
        number = cell.evaluate("e => e.closest('td').id")
        return int(number.rsplit("-", 1)[1])

    def cell(self, row, heading):
        """Return the cell of a row as the reader of a screen hears it."""
        column = self.headings().index(heading)
        # Cells count from the marks of the rows, where there are any; headings do not.
        first = self.canvas.locator("tbody td").first.get_attribute("id").split("-")[2]
        return self.canvas.locator(f"#glide-cell-{column + int(first)}-{row}")

    def select(self, row, heading):
        """Select a cell: click the name of the row, then go along it."""
        self.click(row)
        for _ in range(self.headings().index(heading)):
            self.page.keyboard.press("ArrowRight")

    def click(self, row, x=120):
        """Click in a row; the first is number 0."""
        place = {"x": x, "y": (row + 1) * ROW + ROW // 2}
        scroller = self.frame.locator(".dvn-scroller")
        # A second grid of the page takes no click from a pointer that was not yet over it.
        scroller.hover(position=place)
        scroller.click(position=place)

    def type(self, row, heading, text):
        """Type a text into a cell."""
        self.select(row, heading)
        expect(self.cell(row, heading)).to_have_attribute("aria-selected", "true")
        self.type_here(text)

    def type_here(self, text):
        """Type a text into the cell that is selected."""
        # At a quick person's pace: the grid drops a text whose last key and Enter come within
        # the same millisecond. The first key opens the field, loaded when it is first needed.
        field = self.page.locator("#portal").locator("input, textarea")
        self.page.keyboard.type(text[0], delay=PACE)
        expect(field).to_be_visible()
        self.page.keyboard.type(text[1:], delay=PACE)
        expect(field).to_have_value(text)
        self.page.keyboard.press("Enter")
        expect(field).to_have_count(0)
