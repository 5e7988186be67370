"""The files that are downloaded: what is really drawn, read back from the pixels."""

import re
from xml.etree.ElementTree import fromstring

import pytest

from prioritisation.charts.colours import DARK, LIGHT
from prioritisation.charts.matrix.frame import PHONE, WALL
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.svg.pictures import document, png_picture, raster, svg_picture
from prioritisation.charts.svg.stylesheet import FONT, WEIGHTS
from prioritisation.decision.programme.boards import BoardId
from tests.charts.boards import sample_info
from tests.charts.pixels import drawn_boxes, expected_width, misdrawn, opened, problems
from tests.charts.town import EN, FI, crowd, info_of

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert(1)</script><image href="https://example.org/x.png"/>&amp;]]>\x00'


BOARDS = pytest.mark.parametrize("board_id", list(BoardId))


@BOARDS
@pytest.mark.parametrize("as_slide", [False, True], ids=["large right", "slide"])
@pytest.mark.parametrize("wording", [FI, EN], ids=["fi", "en"])
def test_in_the_png_no_label_covers_anything_or_is_cut(board_id, as_slide, wording):
    scene = matrix_scene(sample_info(board_id, wording, as_slide=as_slide))
    assert problems(scene) == []


def test_letters_of_another_font_would_be_found():
    """The check above sees letters that are an eighth wider, as those of most other fonts are."""
    scene = matrix_scene(sample_info(BoardId.MEASURES, FI))
    wide = scene._replace(
        labels=tuple(
            label._replace(words=tuple(w._replace(size=w.size * 1.125) for w in label.words))
            for label in scene.labels
        )
    )
    boxes = drawn_boxes(wide, "label")
    assert misdrawn(scene, drawn_boxes(scene, "label")) == []
    assert len(misdrawn(scene, boxes)) > len(scene.labels) / 2


def test_each_weight_is_drawn_in_its_own_cut():
    scene = matrix_scene(crowd([(2, 2, 3)], ["Ikäihmisten asumisratkaisut"]))
    (label,) = scene.labels
    widths = []
    for weight in WEIGHTS:
        own = label._replace(words=tuple(w._replace(weight=weight) for w in label.words))
        (box,) = drawn_boxes(scene._replace(labels=(own,)), "label").values()
        widths.append(box.right - box.left)
        assert widths[-1] == pytest.approx(expected_width(own), rel=0.025)
    assert widths == sorted(set(widths))


@pytest.mark.parametrize("width", [800, 1600, 1920, 3840])
def test_the_png_is_as_wide_as_was_asked_and_of_the_stages_shape(width):
    assert opened(png_picture(matrix_scene(info_of()), LIGHT, width=width)).size == (
        width,
        width * 9 // 16,
    )


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_png_stands_on_its_paper(palette):
    png = opened(png_picture(matrix_scene(info_of()), palette, width=800))
    paper = tuple(bytes.fromhex(palette.paper[1:]))
    assert png.getpixel((2, 2)) == png.getpixel((797, 447)) == paper


@pytest.mark.parametrize("stage", [WALL, PHONE], ids=["wall", "phone"])
def test_the_svg_file_stands_alone(stage):
    text = svg_picture(matrix_scene(info_of(), stage), LIGHT).decode()
    root = fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert (root.get("width"), root.get("height")) == (str(stage.width), str(stage.height))
    assert text.count("@font-face") == len(WEIGHTS)
    assert text.count('url("data:font/ttf;base64,') == len(WEIGHTS)
    assert f'text{{font-family:"{FONT}"' in text
    assert root.find(f"{SVG}title").text.startswith("2 of 3 measures are low-hanging fruit.")
    # The namespace is a name; nothing is loaded from anywhere.
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert set(re.findall(r"url\(([^)]{5})", text)) <= {'"data', "#regi"}
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {
        *("svg", "title", "style", "g", "rect", "path", "polygon", "polyline", "text", "tspan"),
        *("linearGradient", "stop"),
    }
    assert not [name for element in root.iter() for name in element.attrib if name[:2] == "on"]


@pytest.mark.parametrize("place", [(4, 4, 3), (1, 1, 1)])
def test_hostile_names_are_text_in_every_file(place):
    scene = matrix_scene(crowd([place], [HOSTILE]))
    root = fromstring(svg_picture(scene, LIGHT).decode())
    (label,) = [g for g in root.iter(f"{SVG}g") if g.get("data-role") == "label"]
    shown = " ".join("".join(text.itertext()) for text in label)
    assert shown.startswith("</text><script>alert(1)")
    assert not [e for e in root.iter() if e.tag in (f"{SVG}script", f"{SVG}image")]
    assert opened(png_picture(scene, LIGHT, width=800)).size == (800, 450)


def test_a_name_that_looks_like_a_weight_is_drawn_as_it_is_written():
    drawing = document(matrix_scene(crowd([(2, 2, 3)], ['font-weight="650"'])), LIGHT)
    raster(drawing, 400)
    assert 'font-weight="650"' in "".join(drawing.itertext())
