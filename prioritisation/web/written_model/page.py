"""A written model as one HTML file that needs nothing else."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from prioritisation.web.a4 import a4_style
from prioritisation.wording.wording import Wording
from prioritisation.wording.written_model.document import WrittenModel

_HERE = Path(__file__).resolve().parent
_PAGES = Environment(
    loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


def written_model_html(model: WrittenModel) -> str:
    """Return the model as a page of A4, its style inside; every text of it is escaped."""
    return _PAGES.get_template("page.html").render(
        model=model,
        style=a4_style(_HERE / "page.css"),
        say=Wording(model.language),
        kind_of=_kind_of,
    )


def _kind_of(block: object) -> str:
    return type(block).__name__
