"""The results of a round as a file: of everybody and of groups, never of one person."""

from __future__ import annotations

import csv
import io

from prioritisation.actions.workshops.results import programme_of, revealed_round
from prioritisation.decision.programme.workshops import Weighting
from prioritisation.decision.scoring.question_result import QuestionResult
from prioritisation.exchange.formulas import safe_cell
from prioritisation.store import KeptWorkshop, Store

_HEADINGS = (
    "item",
    "name",
    "criterion",
    "group",
    "score",
    "spread",
    "agreement",
    "answers",
    "dont_know",
)


def results_file(store: Store, kept: KeptWorkshop, number: int, language: str) -> bytes:
    """Return what a revealed round says as CSV, UTF-8 with a byte order mark, for a spreadsheet.

    What is withheld on the screen is withheld here.

    Raises
    ------
    NotAllowedError : the round is not revealed.
    """
    results = revealed_round(store, kept, number).results
    names = {
        item.id: item.name.in_language(language)
        for item in programme_of(store, kept).items_on(kept.workshop.board)
    }
    groups = {group.id: group.name.in_language(language) for group in kept.workshop.groups}
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    everybody = "*" if results.weighting is Weighting.PERSON else "* (each group the same)"
    for item in results.items:
        for criterion in results.criteria:
            said = [(everybody, results.results.get((item, criterion)))]
            said += [
                (groups.get(group, "-"), cells.get((item, criterion)))
                for group, cells in results.by_group.items()
            ]
            for group, result in said:
                if result is not None:
                    row = (item, names.get(item, item), criterion, group, *_figures(result))
                    writer.writerow([safe_cell(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _figures(result: QuestionResult) -> tuple[str, ...]:
    score = result.score
    return (
        "" if score.group is None else f"{float(score.group):.4g}",
        "" if score.spread is None else f"{score.spread:.3f}",
        "" if result.agreement is None else f"{result.agreement:.3f}",
        str(score.count),
        str(score.dont_knows),
    )
