"""The palette is the one source of colours: the stylesheet and Streamlit's theme follow it."""

import re
import tomllib
from base64 import b64decode
from pathlib import Path

import pytest

from prioritisation.charts.colours import DARK, LIGHT, spearhead_sign
from prioritisation.charts.symbols import extents_of, outline
from prioritisation.web.html import properties, shape, stylesheet

THEME = tomllib.loads(
    (Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml").read_text()
)["theme"]
# Not colours: lengths that follow the screen, and a word in the reader's language.
GIVEN = {"--u", "--side-pad", "--choose-file", "--now"}
SHEETS = pytest.mark.parametrize("sheet", ["style", "presentation"])
OF_THE_THEME = {
    "primaryColor": "primary",
    "linkColor": "primary",
    "backgroundColor": "paper",
    "secondaryBackgroundColor": "side",
    "textColor": "ink",
    "borderColor": "line",
    "dataframeBorderColor": "line",
    "dataframeHeaderBackgroundColor": "table_head",
    "dataframeHeaderTextColor": "muted",
    "grayTextColor": "muted",
    "greenColor": "ok",
    "greenTextColor": "ok",
    "orangeColor": "warn",
    "orangeTextColor": "warn",
    "yellowColor": "warn",
    "yellowTextColor": "warn",
    "redColor": "bad",
    "redTextColor": "bad",
    "blueColor": "primary",
    "blueTextColor": "primary",
}


@pytest.mark.parametrize(("ground", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_theme_is_the_palette(ground, palette):
    section = dict(THEME[ground])
    assert section.pop("chartCategoricalColors") == list(palette.spearheads)
    assert section == {key: palette.colour(token) for key, token in OF_THE_THEME.items()}


@SHEETS
def test_a_stylesheet_names_no_colour_of_its_own(sheet):
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(|hsl", stylesheet(sheet)) == []


@SHEETS
def test_every_colour_that_a_stylesheet_names_is_in_the_palette(sheet):
    named = set(re.findall(r"var\((--[\w-]+)\)", stylesheet(sheet))) - GIVEN
    assert named <= set(re.findall(r"--[\w-]+(?=:)", properties(dark=False)))


def test_a_token_is_a_property_of_the_same_name():
    assert ":root{--paper:#FBFAF6;" in properties(dark=False)
    assert "--fruit-edge:#B4DC5A;" in properties(dark=True)


def test_inside_the_app_a_property_follows_the_browsers_ground():
    assert "--fruit-edge:light-dark(#5C8A12,#B4DC5A);" in properties(dark=False)


@pytest.mark.parametrize("position", [None, *range(7)])
def test_a_sign_on_a_page_is_that_of_the_matrix_and_none_of_it_is_cut_off(position):
    (data,) = re.findall(r"base64,([^\"]+)", shape(position, "red"))
    svg = b64decode(data).decode()
    symbol = spearhead_sign(position).shape.symbol
    diameter = 11.9
    assert f'd="{outline(symbol, diameter)}"' in svg
    assert 'viewBox="-10 -10 20 20"' in svg
    assert max(extents_of(symbol, diameter)) <= 10
    is_ring = 'fill="none" stroke="red"' in svg
    assert is_ring == (position is None)
