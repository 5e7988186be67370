"""Small files of values as offices publish them; the structure is PxWeb's, the numbers are ours."""

import json

AREAS = {"KU111": "Heinola", "KU398": "Lahti"}
CONTENTS = {"vaesto": "Väestö 31.12.", "nettomuutto": "Nettomuutto"}
YEARS = {"2022": "2022", "2023": "2023", "2024": "2024*"}

# Area by area, and in each what is counted by year; None = not known.
NUMBERS = [18_300, 18_200, 18_100, -40, None, 12, 120_000, 120_500, 121_000, 300, 310, None]


def dimension(label, categories, **more):
    index = {code: place for place, code in enumerate(categories)}
    return {"label": label, "category": {"index": index, "label": dict(categories), **more}}


def data_set(**changes):
    """What ``json-stat2`` of PxWeb looks like."""
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "Väestö ja muutto muuttujina Alue, Tiedot ja Vuosi",
        "source": "Tilastokeskus, väestörakenne",
        "updated": "2026-03-27T06:00:00Z",
        "id": ["Alue", "Tiedot", "Vuosi"],
        "size": [2, 2, 3],
        "role": {"time": ["Vuosi"], "metric": ["Tiedot"]},
        "dimension": {
            "Alue": dimension("Alue", AREAS),
            "Tiedot": dimension(
                "Tiedot",
                CONTENTS,
                unit={
                    "vaesto": {"base": "lukumäärä", "decimals": 0},
                    "nettomuutto": {"base": "henkilöä", "decimals": 0},
                },
            ),
            "Vuosi": dimension("Vuosi", YEARS),
        },
        "value": NUMBERS,
        "status": {"4": "..", "11": ".."},
        **changes,
    }


def bundle():
    """What ``json-stat`` of PxWeb looks like: id, size and role among the dimensions."""
    newer = data_set()
    sides = {
        **newer["dimension"],
        "id": newer["id"],
        "size": newer["size"],
        "role": {"time": ["Vuosi"], "metric": ["Tiedot"]},
    }
    return {"dataset": {"label": newer["label"], "dimension": sides, "value": newer["value"]}}


def text(document):
    return json.dumps(document, ensure_ascii=False)
