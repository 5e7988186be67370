"""Seeded driver maps of real names, spread unevenly over their spearheads, with arrows."""

from dataclasses import replace
from random import Random

from prioritisation.charts.driver_map.info import driver_map_info
from prioritisation.decision.programme.driver_map import Arrow, BoxKind, DriverBox, Node, NodeKind
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.text import Text
from tests.charts import town
from tests.charts.seeded import names

SIZES = (20, 45, 60)
SPEARHEADS = {
    "fi": ("Asuminen", "Palvelukokemus", "Elävä keskusta", "Koulutus- ja työpaikat"),
    "en": ("Housing", "Service experience", "Living centre", "Education and jobs"),
}
RESULTS = {
    "fi": ("Yritysten investoinnit", "Uudet yritykset", "Osaava työvoima", "Työllistyminen"),
    "en": ("Companies' investments", "New companies", "Skilled labour", "Employment"),
}
CHANGES = {
    "fi": "Panostuksista syntyy alueellisen BKT:n kasvua, joka tukee kaupungin taloutta.",
    "en": "The inputs produce growth of regional GDP, which supports the town's finances.",
}


def driver_map(n, seed, language="fi", spearheads=4):
    """Return a programme whose map has n boxes."""
    random = Random(f"{n} {seed}")
    heads = parts("s", [SPEARHEADS[language][i % 4] for i in range(spearheads)])
    weights = [random.uniform(1, 3) for _ in heads]
    picked = random.sample(range(len(names("fi"))), n)
    boxes = tuple(
        DriverBox(
            id=f"b{k}",
            name=Text.of(names(language)[which]),
            spearhead=random.choices(heads, weights)[0].id if heads else "",
            kind=random.choice(list(BoxKind)),
        )
        for k, which in enumerate(picked)
    )
    results = parts("r", RESULTS[language])
    changes = parts("c", [CHANGES[language]] * 3)
    return replace(
        town.programme(()),
        vision=Text.of("Hyvä kasvaa Heinolassa"),
        spearheads=heads,
        driver_map=boxes,
        intermediate_results=results,
        key_changes=changes,
        arrows=tuple(arrows(random, boxes, results, changes)),
    )


def parts(letter, wordings):
    """Return parts with these names, and ids of a letter and a number."""
    return tuple(Part(id=f"{letter}{i}", name=Text.of(w)) for i, w in enumerate(wordings))


def arrows(random, boxes, results, changes):
    """Yield an arrow from every box and every result, and some between boxes."""
    for box in boxes:
        yield Arrow(source=Node(NodeKind.BOX, box.id), target=a(NodeKind.RESULT, results, random))
    for result in results:
        target = a(NodeKind.CHANGE, changes, random)
        yield Arrow(source=Node(NodeKind.RESULT, result.id), target=target)
    for box, other in zip(boxes[::5], boxes[1::5], strict=False):
        yield Arrow(source=Node(NodeKind.BOX, box.id), target=Node(NodeKind.BOX, other.id))


def a(kind, some, random):
    return Node(kind, random.choice(some).id)


def info_of(programme, language="fi", **how):
    """Return what the map of a programme shows."""
    wording = town.FI if language == "fi" else town.EN
    return driver_map_info(programme, wording, **{"headline": "Kartta", **how})
