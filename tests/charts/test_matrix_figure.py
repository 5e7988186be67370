import json

import pytest

from prioritisation.charts.colours import DARK, LIGHT, shape_of, spearhead_sign
from prioritisation.charts.drawing import escaped
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.matrix.frame import PHONE
from prioritisation.charts.matrix.scene import matrix_scene
from prioritisation.charts.matrix_chart import matrix_figure
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.text import Text
from tests.charts.town import SCORES, crowd, info_of

WIDTH, HEIGHT = 1600, 900


def traces_with_ids(figure):
    return [trace for trace in figure.data if trace.customdata is not None]


def texts(figure):
    return [text for trace in figure.data if trace.mode == "text" for text in trace.text]


def markers(scene):
    return {marker.id: marker for marker in scene.markers}


def words_of(scene):
    return {words.text for words in scene.words}


def names_on(scene):
    return {" ".join(words.text for words in label.words) for label in scene.labels}


def test_every_marker_and_every_label_answers_with_the_items_id():
    signs, labels = traces_with_ids(matrix_figure(info_of(), dark=False))
    assert set(signs.customdata) == {"homes", "square", "talks"}
    assert set(labels.customdata) == {"homes", "square", "talks"}


def test_the_figure_is_as_large_as_the_walls_stage():
    figure = matrix_figure(info_of(), dark=False)
    assert (figure.layout.width, figure.layout.height) == (WIDTH, HEIGHT)


def test_a_smaller_figure_has_the_same_placement():
    large, small = (matrix_figure(info_of(), dark=False, width=width) for width in (WIDTH, 800))
    assert (small.layout.width, small.layout.height) == (800, HEIGHT / 2)
    one, other = (traces_with_ids(figure)[0] for figure in (large, small))
    assert [x / 2 for x in one.x] == pytest.approx(list(other.x))
    assert [size / 2 for size in one.marker.size] == pytest.approx(list(other.marker.size))


def test_what_to_do_follows_a_quadrants_name_in_a_look_of_its_own():
    found = [text for text in texts(matrix_figure(info_of(), dark=False)) if "Growing" in text]
    assert found == [
        f'Growing with time <span style="color:{LIGHT.muted};font-weight:450;font-size:21px">'
        "· start in time</span>"
    ]


def test_names_that_hold_html_are_shown_as_they_are():
    nasty = '<script>alert(1)</script> <b>bold</b> & "quotes" <a href="x">'
    measure = Measure(id="square", name=Text.of(nasty), unit="<i>unit</i>")
    figure = matrix_figure(info_of([measure], SCORES), dark=False)
    shown = [*texts(figure), *traces_with_ids(figure)[0].hovertext]
    assert not any("<script" in text or "<i>" in text or "<a" in text for text in shown)
    assert any("&lt;b&gt;" in text for text in shown)
    (hover,) = traces_with_ids(figure)[0].hovertext
    assert hover.count("<b>") == hover.count("</b>")
    assert "&lt;i&gt;unit&lt;/i&gt;" in hover


def test_templates_and_control_characters_in_names_are_only_text():
    assert escaped("%{x}\n\t<") == "%{x}  &lt;"


def test_the_slides_way_round_puts_large_on_the_left_and_leaves_the_heights():
    plain, turned = (
        markers(matrix_scene(info_of(as_slide=as_slide))) for as_slide in (False, True)
    )
    assert plain["homes"].x > plain["square"].x
    assert turned["homes"].x < turned["square"].x
    assert plain["homes"].y == pytest.approx(turned["homes"].y, abs=25)


def test_the_regions_edge_runs_between_the_last_score_outside_and_the_first_inside():
    scene = matrix_scene(crowd([(3, 5, 3), (4, 4, 3)], ["Out", "In"]))
    (edge,) = [line for line in scene.lines if line.colour == "fruit_edge" and line.width == 4]
    left = min(x for x, _ in edge.points)
    assert markers(scene)["m0"].x + 20 < left < markers(scene)["m1"].x - 8


def test_every_shape_of_one_size_has_the_same_area():
    # plotly's own outlines, for a size of 2: half widths of 1.
    areas = {"square": 4.0, "circle": 3.1416, "triangle-up": 1.732, "diamond": 3.38}
    for symbol, area in areas.items():
        assert area * shape_of(symbol).scale ** 2 == pytest.approx(3.1416, rel=0.01)


def test_seven_shapes_and_four_colours_give_28_signs():
    signs = {(s.shape.symbol, s.colour) for s in map(spearhead_sign, range(28))}
    assert len(signs) == 28
    assert [spearhead_sign(k).shape.character for k in range(4)] == ["■", "●", "▲", "◆"]


@pytest.mark.parametrize(("dark", "palette"), [(False, LIGHT), (True, DARK)])
def test_light_and_dark_take_their_own_colours_on_transparent_paper(dark, palette):
    figure = matrix_figure(info_of(), dark=dark)
    assert figure.layout.paper_bgcolor == "rgba(0,0,0,0)"
    assert palette.spearheads[0] in traces_with_ids(figure)[0].marker.color


def test_a_borderline_item_is_ringed():
    scene = matrix_scene(info_of())
    (ring,) = scene.rings
    square = markers(scene)["square"]
    assert (ring.id, ring.x, ring.y, ring.symbol) == ("square", square.x, square.y, "circle-open")
    assert ring.diameter > square.diameter


def test_the_phones_stage_writes_running_numbers():
    scene = matrix_scene(info_of(), PHONE)
    assert names_on(scene) == {"1", "2", "3"}
    assert (scene.width, scene.height) == (358, 460)


def test_it_says_the_finding_and_the_tag():
    found = words_of(matrix_scene(info_of()))
    assert {"Town", "2 of 3 measures are low-hanging fruit", "Illustrative sample"} <= found


@pytest.mark.parametrize("count", [0, 1, 61, 251])
def test_any_number_of_items_is_drawn(count):
    info = crowd([(k % 5 + 1, k % 4 + 1, k % 3 + 1) for k in range(count)], map(str, range(count)))
    scene = matrix_scene(info)
    assert len(scene.markers) == count
    assert len(scene.labels) == (count if count <= 250 else 0)


@pytest.mark.parametrize("name", ["x" * 200, "🍒" * 60, "مرحبا بالعالم " * 8, "$a$ %{x}", " - "])
def test_any_name_stays_on_the_stage(name):
    scene = matrix_scene(crowd([(5, 5, 5), (1, 1, 1)], [name, name]))
    stage = Box(0, 0, WIDTH, HEIGHT)
    assert len(scene.labels) == 2
    assert all(stage.holds(label.box) for label in scene.labels)


def test_the_same_info_gives_the_same_figure():
    one, other = (matrix_figure(info_of(), dark=False).to_json() for _ in range(2))
    assert json.loads(one) == json.loads(other)
