"""Plan files with everything that a plan may hold, small enough to try every portfolio."""

from decimal import Decimal

from hypothesis import HealthCheck
from hypothesis import strategies as st

from prioritisation.exchange.plan_toml.toml_text import toml_table

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
IDS = ["square", "lights", "harbour", "events"]
GROUPS = [
    {"spearhead": "centre"},
    {"target_group": "residents"},
    {"channel": "pull"},
    {"low_hanging": True},
    {"unit": "nobody"},
    IDS[:2],
]


@st.composite
def texts(draw):
    years = draw(st.sampled_from([[], [2027], [2027, 2028], [2027, 2028, 2029]]))
    top = {"objective": draw(st.sampled_from(["benefit", "priority", "money", "value"]))}
    if years:
        top["years"] = years
        if draw(st.booleans()):
            top["counting"] = draw(st.sampled_from(["full", "remaining"]))
    if draw(st.booleans()):
        top["value_years"] = max(1, len(years)) + draw(st.sampled_from([0, 1, 7]))
    if draw(st.integers(0, 3)) == 0:
        top["weights"] = {"impact": draw(st.integers(1, 3)), "speed": draw(st.integers(0, 3))}
    parts = [toml_table("", top)]
    for name in ["cost", "work"][: draw(st.integers(1, 2))]:
        parts.append(toml_table("[[resources]]", {"id": name, **draw(limits(years))}))
    for i in IDS:
        parts.append(toml_table("[[measures]]", {"id": i, **draw(a_measure(years))}))
    for _ in range(draw(st.integers(0, 3))):
        parts.append(toml_table("[[rules]]", draw(a_rule(years))))
    return "\n\n".join(parts) + "\n"


@st.composite
def limits(draw, years):
    amount = st.integers(0, 12)
    found = {"budget": [draw(amount) for _ in range(max(1, len(years)))]}
    if not years and draw(st.booleans()):
        found["budget"] = found["budget"][0]
    if draw(st.booleans()):
        found["carry_over"] = draw(st.sampled_from([Decimal("0.5"), 1, Decimal("0.3")]))
    if draw(st.integers(0, 3)) == 0:
        found["total"] = draw(st.integers(5, 20))
    if draw(st.booleans()):
        found["after"] = draw(st.just("last") | amount)
    return found


@st.composite
def a_measure(draw, years):
    level = st.integers(1, 5)
    found = {
        "scores": {c: draw(level) for c in ("impact", "speed", "output_input")},
        "value": draw(st.integers(-2, 9)),
        "benefit_eur": draw(st.integers(-5, 20)),
        "spearhead": draw(st.sampled_from(["centre", "shore"])),
        "target_groups": draw(st.sampled_from([["residents"], []])),
        "channels": draw(st.sampled_from([["pull", "hold"], ["hold"]])),
        "cost": {"cost": draw(st.lists(st.integers(0, 8), max_size=3))},
    }
    if draw(st.integers(0, 2)) == 0:
        found["income"] = {"cost": draw(st.lists(st.integers(0, 5), max_size=3))}
    if draw(st.integers(0, 2)) == 0:
        found["months_to_effect"] = draw(st.integers(0, 30))
    if years and draw(st.booleans()):
        first = draw(st.sampled_from(years))
        found["start"] = [first - draw(st.integers(0, 2)), first + draw(st.integers(0, 2))]
    return found


@st.composite
def a_rule(draw, years):
    one, limit = st.sampled_from(IDS), st.sampled_from(["at_least", "at_most"])
    pair = draw(st.lists(one, min_size=2, max_size=2, unique=True))
    group = draw(st.sampled_from(GROUPS))
    on = draw(st.sampled_from([{}, {}, {}, {"on": False}]))
    share = Decimal(draw(st.integers(0, 10))) / 10
    rules = [
        {"kind": "must", "measures": pair[:1]},
        {"kind": "never", "measures": pair[:1]},
        {"kind": "requires", "measure": pair[0], "needs": pair[1:], "gap": draw(st.integers(0, 1))},
        {"kind": "count", "of": group, draw(limit): draw(st.integers(0, 3))},
        {"kind": "amount", "what": "cost", "of": group, draw(limit): draw(st.integers(0, 12))},
        {"kind": "amount", "what": "value", "of": group, draw(limit): draw(st.integers(0, 12))},
        {"kind": "together", "measures": pair, "value": draw(st.integers(-5, 9))},
        *(
            {"kind": "share", "what": what, "of": group, draw(limit): share}
            for what in ("cost", "value", "count")
        ),
    ]
    if years:
        in_year = {"year": draw(st.sampled_from(years)), "at_most": draw(st.integers(0, 9))}
        rules.append({"kind": "amount", "what": "cost", "of": group, **in_year})
    return {**draw(st.sampled_from(rules)), **on}
