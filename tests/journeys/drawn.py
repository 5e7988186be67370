"""The script of the drawing on a page of its own: a real drawing, and what the script sends."""

from functools import cache

from prioritisation.actions.sample import sample_programme
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.matrix_info import matrix_info
from prioritisation.charts.svg.drawing import svg
from prioritisation.charts.svg.stylesheet import font_path, font_rules
from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.scoring.score_table import score_table
from prioritisation.web.wall.style import ground
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

from .server import ROOT

WEB = ROOT / "prioritisation" / "web"
ADDRESS = "http://drawing.test/"
PAGE = """<!doctype html><html lang="en"><title>Drawing</title>
<link rel="stylesheet" href="style.css">
<div id="host"><p>before</p></div>
<script type="module">
import matrix, { show, tell } from "./matrix.js";
window.sent = [];
window.draw = data => matrix({
    data, parentElement: host, setTriggerValue: (name, value) => sent.push([name, value]),
});
Object.assign(window, { show, tell });
</script></html>"""
ANCHORS = {1: "hardly any", 2: "small", 3: "fair", 4: "large", 5: "very large"}
WORDS = {
    "locale": "en",
    "keys": "Arrow keys go to other items. Enter selects, M takes hold.",
    "threshold_keys": "Arrow keys move the line.",
    "selected": "{name} selected.",
    "held": "{name} is held. {x}. {y}.",
    "dropped": "{name} dropped. {x}. {y}.",
    "cancelled": "{name} is back in its place.",
    "threshold": "Threshold: {axis}",
    "moved_threshold": "{axis}: large begins at {at}",
    "unplaced": "Without a place",
}
# Names of the sample for the screen are in the language of the test.
SAY = Wording(Language.ENGLISH)


def opened(page):
    """Open the page, with nothing drawn yet."""
    style = "".join(
        (
            "body{margin:0}#host{width:1120px}",
            ground(":root", dark=False),
            font_rules("sans-{weight}.ttf"),
            (WEB / "matrix.css").read_text(encoding="utf-8"),
        )
    )
    files = {
        "": ("text/html", PAGE),
        "style.css": ("text/css", style),
        "matrix.js": ("text/javascript", (WEB / "matrix.js").read_text(encoding="utf-8")),
    }

    def answer(route):
        name = route.request.url.removeprefix(ADDRESS)
        if name.startswith("sans-"):
            route.fulfill(path=font_path(int(name[5:8])), content_type="font/ttf")
        else:
            kind, body = files[name]
            route.fulfill(body=body, content_type=f"{kind}; charset=utf-8")

    page.route(f"{ADDRESS}**", answer)
    page.goto(ADDRESS)
    page.wait_for_function("() => window.draw")


def data_of(board=BoardId.MEASURES, *, names=None, scores=None, as_slide=False, **changes):
    """Return what the component is given for a board of the sample.

    Parameters
    ----------
    names : other names, by id
    scores : other scores of an item on the axes, by id
    changes : of the data as a whole; ``x`` and ``y`` add to those of an axis
    """
    info, scene = _drawn(
        board, as_slide, tuple((names or {}).items()), tuple((scores or {}).items())
    )
    axes = {}
    for axis, rule, words in (("x", scene.x, info.x), ("y", scene.y, info.y)):
        axes[axis] = {
            **rule._asdict(),
            "name": words.name,
            "step": 0.5,
            "threshold_step": 0.25,
            "locked": "",
            "threshold_locked": "",
            "anchors": ANCHORS if axis == "x" else {},
            **changes.pop(axis, {}),
        }
    return {
        "svg": svg(scene),
        "hover": {item: [list(line) for line in lines] for item, lines in scene.hover},
        "plot": list(scene.plot),
        **axes,
        "scores": {item.id: {"x": item.x, "y": item.y, "name": item.label} for item in info.items},
        "unplaced": [],
        "selected": "",
        "proposal": None,
        "may_move": True,
        "undoable": None,
        "words": WORDS,
        **changes,
    }


@cache
def _drawn(board, as_slide, names, scores):
    """Return what is drawn; finding the places of the labels is work to be done once."""
    programme, answers = sample_programme()
    chosen = programme.board(board)
    table = score_table(programme.items_on(board), chosen, answers, (), programme.scoring)
    made = build_matrix(programme.items_on(board), table, chosen)
    info = matrix_info(programme, made, table, SAY, as_slide=as_slide)
    items = []
    for item in info.items:
        name = dict(names).get(item.id, item.label)
        x, y = dict(scores).get(item.id, (item.x, item.y))
        hover = (item.hover[0]._replace(value=name), *item.hover[1:])
        items.append(item._replace(label=name, x=x, y=y, hover=hover))
    info = info._replace(items=tuple(items))
    return info, matrix_scene(info)
