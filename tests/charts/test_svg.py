"""The drawing as SVG: what the page's script and stylesheet find in it."""

import re
from xml.etree.ElementTree import fromstring

import pytest

from prioritisation.charts.colours import DARK, LIGHT
from prioritisation.charts.matrix.frame import PHONE, WALL
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.scene import Area, Curve, Dot, Label, Line, Run, Scene, Words
from prioritisation.charts.svg.drawing import stage, svg
from prioritisation.charts.svg.pictures import svg_picture
from prioritisation.charts.svg.stylesheet import colour_rules, font_path, font_rules
from prioritisation.decision.programme.boards import BoardId
from tests.charts.boards import sample_info
from tests.charts.town import FI, crowd, info_of


def with_role(root, role):
    return [element for element in root.iter() if element.get("data-role") == role]


def keys(element):
    return [child.get("data-key") for child in element if child.get("data-key")]


def test_every_item_has_its_marker_and_its_label_under_one_key():
    root = stage(matrix_scene(info_of()))
    ids = ["homes", "square", "talks"]
    assert keys(root) == ["ground", "ties", "whiskers", "ghosts", "items"]
    assert keys(root.find("g[@data-key='items']")) == [f"item-{id_}" for id_ in ids]
    for role in ("marker", "label"):
        assert [part.get("data-item") for part in with_role(root, role)] == ids


def test_marker_and_label_stand_where_the_scene_says():
    scene = matrix_scene(info_of())
    root = stage(scene)
    places = [g.get("transform") for g in root.iter("g") if g.get("class") in ("place", "name")]
    expected = []
    for marker, label in zip(scene.markers, scene.labels, strict=True):
        expected += [(marker.x, marker.y), (label.box.left, label.box.top)]
    found = [tuple(map(float, re.findall(r"-?[0-9.]+", place))) for place in places]
    assert found == [pytest.approx(place, abs=0.006) for place in expected]


def test_an_item_is_told_to_a_reader_of_the_screen_with_its_scores():
    root = stage(matrix_scene(info_of()))
    (talks,) = [g for g in root.iter("g") if g.get("data-key") == "item-talks"]
    assert talks.get("aria-label") == (
        "Company visits, Impact: 2, Speed: 4 · under a year, Output/input: 4 · large"
    )


def test_the_stage_is_named_by_the_finding():
    root = stage(matrix_scene(info_of()))
    assert root.get("data-role") == "stage"
    assert root.get("role") == "img"
    assert root.get("viewBox") == "0 0 1600 900"
    assert root.get("aria-label").startswith("2 of 3 measures are low-hanging fruit. Mean of")


@pytest.mark.parametrize("board_id", list(BoardId))
@pytest.mark.parametrize("size", [WALL, PHONE], ids=["wall", "phone"])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_a_class_that_the_stylesheet_knows(board_id, size, palette):
    text = svg(matrix_scene(sample_info(board_id, FI), size))
    used = set(re.findall(r"[\" ]([fsg]-[a-z0-9_-]+)", text))
    known = set(re.findall(r"\.([fsg]-[a-z0-9_-]+)\{", colour_rules(palette)))
    assert used
    assert used <= known
    assert not re.search(r"#[0-9A-Fa-f]{6}|rgb\(", text)


def test_the_rules_of_a_ground_hold_within_it_alone():
    rules = colour_rules(LIGHT, ".light").splitlines()
    assert any(rule.startswith(f".light .f-ink{{fill:{LIGHT.ink}}}") for rule in rules)
    assert all(part.startswith(".light ") for rule in rules for part in rule.split("}")[:-1])


def test_letters_are_loaded_from_the_address_that_is_given():
    assert re.findall(r'url\("([^"]*)"\)', font_rules("/app/{weight}.ttf")) == [
        "/app/450.ttf",
        "/app/650.ttf",
        "/app/700.ttf",
    ]
    assert font_path(450).is_file()


def test_words_that_follow_on_are_one_text_with_a_blank_between():
    after = (Run("· be <selective>", 19.0, "muted"),)
    root = stage(Scene(100, 100, words=(Words(10, 20, "Fast", 19.0, "ink", 700, after=after),)))
    (text,) = root.iter("text")
    (run,) = text
    assert "".join(text.itertext()) == "Fast · be <selective>"
    assert (text.get("class"), text.get("font-weight")) == ("f-ink", "700")
    assert (run.get("class"), run.get("font-weight")) == ("f-muted", "450")


def test_a_fading_area_fades_along_its_line():
    corners = ((0.0, 0.0), (10.0, 0.0), (10.0, 5.0))
    area = Area(corners, "fruit_from", "fruit_to", ((0.0, 5.0), (10.0, 0.0)))
    root = stage(Scene(100, 100, areas=(area, Area(corners, "side"))))
    (gradient,) = root.iter("linearGradient")
    assert [gradient.get(end) for end in ("x1", "y1", "x2", "y2")] == ["0", "5", "10", "0"]
    assert [stop.get("class") for stop in gradient] == ["g-fruit_from", "g-fruit_to"]
    assert [area.get("class") for area in root.iter("polygon")] == ["region", "f-side"]


def test_what_is_pale_says_so():
    line = Line(((0, 0), (5, 0)), "primary", 7.0, id="a", opacity=0.4)
    leaf = Curve("M 0,0 L 5,5 Z", "fruit_edge", filled=True, opacity=0.84)
    root = stage(Scene(100, 100, whiskers=(line,), curves=(leaf,)))
    (polyline,) = root.iter("polyline")
    assert polyline.get("opacity") == "0.4"
    (path,) = root.iter("path")
    assert (path.get("opacity"), path.get("class")) == ("0.84", "f-fruit_edge")


def test_a_hollow_sign_is_drawn_by_its_outline_alone():
    ring = Dot(5, 5, "diamond-open", 10.0, "muted", "muted", 2.5, "a")
    (path,) = stage(Scene(100, 100, markers=(ring,))).iter("path")
    assert (path.get("fill"), path.get("class")) == ("none", "s-muted")


def test_a_label_far_from_its_marker_has_the_sign_once_more_before_its_name():
    scene = matrix_scene(info_of())
    label = scene.labels[0]
    box = label.box
    sign = Dot(box.left + 6, box.top + 12, "square", 10.0, "spearhead-0")
    root = stage(scene._replace(labels=(Label(label.id, label.words, box, sign),)))
    (name,) = with_role(root, "label")
    assert [part.tag for part in name] == ["path", "text"]
    assert name[0].get("transform") == "translate(6 12)"


@pytest.mark.parametrize(
    "name", ["<b>bold</b>", "</text></svg><script>alert(1)</script>", "a\x00b\x1bc\u2028d", "&lt;"]
)
def test_any_name_is_text_and_the_drawing_stays_well_formed(name):
    root = fromstring(svg(matrix_scene(crowd([(2, 2, 3)], [name]))))
    labels = with_role(root, "label")
    shown = " ".join("".join(text.itertext()) for text in labels[0])
    assert shown == " ".join("".join(c if c.isprintable() else " " for c in name).split())
    assert not [element for element in root.iter() if element.tag.endswith(("script", "}b"))]


def test_what_xml_cannot_hold_is_left_out_of_the_title_too():
    scene = Scene(100, 100, title="Spe\x0bed")
    assert fromstring(svg(scene)).get("aria-label") == "Spe ed"
    assert (
        fromstring(svg_picture(scene, LIGHT)).find("{http://www.w3.org/2000/svg}title").text
        == "Spe ed"
    )
