"""Rules and demands as sentences."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Objective
from prioritisation.decision.programme.rules import (
    Amount,
    Count,
    Must,
    Never,
    Requires,
    RuleKind,
    Share,
    Together,
)
from prioritisation.decision.programme.text import Text
from prioritisation.wording.catalogue import Language
from prioritisation.wording.demands import demand_text
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.rule_groups import group_title
from prioritisation.wording.rules import rule_help, rule_sentence, rule_title
from prioritisation.wording.wording import Wording

from .plans import PLAN, SQUARE, TOWN, every_rule

EN, FI = Wording(Language.ENGLISH), Wording(Language.FINNISH)
PAIR = ("id_square", "id_lights")
BOTH = Group(measures=PAIR)
ONE = Group(measures=("id_square",))
CENTRE = Group(by=GroupKind.SPEARHEAD, key="id_centre")
FRUIT = Group(by=GroupKind.LOW_HANGING)


def sentence(rule, say, **changes):
    plan = replace(PLAN, **changes)
    spoken = rule_sentence(rule, PlanNames.of(TOWN, plan, say), say)
    return spoken.replace("\u00a0", " ")


def demand(kind, name, say, year=None, **changes):
    plan = replace(PLAN, **changes)
    spoken = demand_text(Demand(kind, name, year), PlanNames.of(TOWN, plan, say), say)
    return spoken.replace("\u00a0", " ")


def requires(*needs, gap=0):
    return Requires(id="r", measure="id_housing", needs=needs, gap=gap)


def count(of=BOTH, **limits):
    return Count(id="r", of=of, **limits)


def amount(of=CENTRE, what="id_invest", **limits):
    return Amount(id="r", of=of, what=what, **limits)


def share(of=CENTRE, what="id_invest", **limits):
    return Share(id="r", of=of, what=what, **limits)


def together(value=0, **more):
    return Together(id="r", measures=PAIR, value=Decimal(value), **more)


D = Decimal


@pytest.mark.parametrize(
    ("rule", "english", "finnish"),
    [
        (
            Must(id="r", measures=("id_square",)),
            "Market square must be in.",
            "Pitää olla mukana: Tori.",
        ),
        (
            Must(id="r", measures=PAIR, why="Council 12.3."),
            "Market square and Lights must be in. Reason: Council 12.3.",
            "Pitää olla mukana: Tori ja Valot. Perustelu: Council 12.3.",
        ),
        (
            Never(id="r", measures=(*PAIR, "id_street")),
            "Market square, Lights and Street works must stay out.",
            "Ei saa olla mukana: Tori, Valot ja Katutyöt.",
        ),
        (
            requires("id_street"),
            "Riverside housing only with Street works, and no earlier than it.",
            "Jokirannan asunnot: mukana vain, jos mukana on myös Katutyöt, ja alkaa aikaisintaan "
            "samana vuonna.",
        ),
        (
            requires("id_street", gap=1),
            "Riverside housing only with Street works, and at least 1 year after it.",
            "Jokirannan asunnot: mukana vain, jos mukana on myös Katutyöt, ja alkaa vähintään "
            "vuoden sen jälkeen.",
        ),
        (
            requires(*PAIR, gap=2),
            "Riverside housing only with Market square and Lights, and at least 2 years after "
            "each of them.",
            "Jokirannan asunnot: mukana vain, jos mukana ovat myös Tori ja Valot, ja alkaa "
            "vähintään 2 vuotta niistä viimeisen jälkeen.",
        ),
        (
            count(at_most=1),
            "Of Market square and Lights at most one is in.",
            "Toimenpiteistä Tori ja Valot saa olla mukana enintään yksi.",
        ),
        (
            count(at_most=0),
            "None of Market square and Lights is in.",
            "Toimenpiteistä Tori ja Valot mikään ei saa olla mukana.",
        ),
        (
            count(FRUIT, at_least=2),
            "Of the low-hanging fruit at least 2 are in.",
            "Low hanging fruit -toimenpiteistä pitää olla mukana vähintään 2.",
        ),
        (
            count(CENTRE, at_least=1, at_most=3),
            "Of the measures of the spearhead Town centre at least one and at most 3 are in.",
            "Kärjen ”Keskusta” toimenpiteistä pitää olla mukana vähintään yksi ja enintään 3.",
        ),
        (
            count(at_least=2, at_most=2),
            "Of Market square and Lights exactly 2 are in.",
            "Toimenpiteistä Tori ja Valot pitää olla mukana täsmälleen 2.",
        ),
        (count(ONE, exactly=1), "Market square must be in.", "Pitää olla mukana: Tori."),
        (count(ONE, at_most=0), "Market square must stay out.", "Ei saa olla mukana: Tori."),
        (
            amount(at_most=D(500_000), year=2028),
            "Investment money: the gross cost of the spearhead Town centre in 2028 is at most "
            "€500,000.",
            "Investointiraha: kärjen ”Keskusta” toimenpiteiden bruttokustannus vuonna 2028 on "
            "enintään 500 000 €.",
        ),
        (
            amount(BOTH, at_least=D(100_000), at_most=D(200_000)),
            "Investment money: the gross cost of Market square and Lights over the horizon is at "
            "least €100,000 and at most €200,000.",
            "Investointiraha: toimenpiteiden Tori ja Valot bruttokustannus suunnitelmakaudella on "
            "vähintään 100 000 € ja enintään 200 000 €.",
        ),
        (
            amount(FRUIT, "id_work", at_most=D("1.5")),
            "Work: the need of the low-hanging fruit over the horizon is at most 1.5 htkk.",
            "Henkilötyö: low hanging fruit -toimenpiteiden tarve suunnitelmakaudella on enintään "
            "1,5 htkk.",
        ),
        (
            share(at_least=D("0.3")),
            "Investment money: at least 30% of the gross cost goes to the spearhead Town centre.",
            "Investointiraha: kärjen ”Keskusta” toimenpiteiden osuus bruttokustannuksista on "
            "vähintään 30 %.",
        ),
        (
            share(what="value", at_most=D("0.125")),
            "At most 12.5% of the value, without joint effects, comes from the spearhead Town "
            "centre.",
            "Kärjen ”Keskusta” toimenpiteiden osuus arvosta ilman yhteisvaikutuksia on enintään "
            "12,5 %.",
        ),
        (
            share(BOTH, "count", at_least=D("0.5")),
            "At least 50% of the measures chosen are from Market square and Lights.",
            "Toimenpiteiden Tori ja Valot osuus valittujen toimenpiteiden lukumäärästä on "
            "vähintään 50 %.",
        ),
    ],
)
def test_a_rule_is_a_sentence(rule, english, finnish):
    assert (sentence(rule, EN), sentence(rule, FI)) == (english, finnish)


@pytest.mark.parametrize(
    ("objective", "english", "finnish"),
    [
        (Objective.BENEFIT, "worth 5 points more", "lisätään 5 pistettä"),
        (Objective.MONEY, "worth €5 more", "lisätään 5 €"),
        (Objective.VALUE, "worth 5 more", "lisätään 5"),
    ],
)
def test_a_joint_effect_is_told_in_the_unit_of_the_objective(objective, english, finnish):
    rule = together(5, saving={"id_invest": D(20_000)})
    assert sentence(rule, EN, objective=objective) == (
        f"Market square and Lights together are {english} and save €20,000 (Investment money)."
    )
    assert sentence(rule, FI, objective=objective) == (
        f"Kun yhdessä mukana ovat Tori ja Valot, arvoon {finnish} ja säästetään 20 000 € "
        "(Investointiraha)."
    )


def test_a_joint_loss_that_comes_later_says_both():
    rule = together(-1, months_to_effect=6)
    assert sentence(rule, EN, objective=Objective.PRIORITY) == (
        "Market square and Lights together are worth 1 point less. The effect on value begins 6 "
        "months after the last of them starts."
    )
    assert sentence(rule, FI, objective=Objective.PRIORITY) == (
        "Kun yhdessä mukana ovat Tori ja Valot, arvosta vähennetään 1 piste. Vaikutus arvoon "
        "alkaa 6 kuukauden kuluttua siitä, kun niistä viimeinen alkaa."
    )


def test_without_a_calendar_nothing_is_said_of_time():
    timeless = {"years": (), "budgets": {}, "rules": ()}
    assert sentence(requires("id_street"), EN, **timeless) == (
        "Riverside housing only with Street works."
    )
    assert sentence(requires(*PAIR), FI, **timeless) == (
        "Jokirannan asunnot: mukana vain, jos mukana ovat myös Tori ja Valot."
    )
    assert sentence(amount(at_most=D(5)), FI, **timeless) == (
        "Investointiraha: kärjen ”Keskusta” toimenpiteiden bruttokustannus on enintään 5 €."
    )


@pytest.mark.parametrize("say", [EN, FI])
@pytest.mark.parametrize("objective", Objective)
def test_every_combination_is_a_whole_sentence_without_ids(say, objective):
    names = PlanNames.of(TOWN, replace(PLAN, objective=objective), say)
    for rule in every_rule():
        spoken = rule_sentence(rule, names, say)
        assert not re.search(r"[{}_]|  | [.,]|\bNone(?! of)|\.\.", spoken), spoken
        assert spoken.endswith("."), spoken
        assert spoken[:1].isupper(), spoken


def test_a_name_that_would_be_read_as_several_stands_in_quotation_marks():
    parks = Measure(id="parks", name=Text.of("Parks, planting and trees"))
    town = replace(TOWN, measures=(*TOWN.measures, parks))
    rule = Must(id="r", measures=("parks", "id_lights"))
    spoken = rule_sentence(rule, PlanNames.of(town, PLAN, EN), EN)
    assert spoken == "“Parks, planting and trees” and Lights must be in."


def test_braces_and_line_breaks_in_names_are_only_text():
    odd = replace(SQUARE, name=Text.of("{names}\n{0}"))
    town = replace(TOWN, measures=(odd, *TOWN.measures[1:]))
    rule = Must(id="r", measures=("id_square",), why="{why}\n<b>")
    spoken = rule_sentence(rule, PlanNames.of(town, PLAN, EN), EN)
    assert spoken == "{names} {0} must be in. Reason: {why} <b>"


@pytest.mark.parametrize("say", [EN, FI])
def test_every_kind_of_rule_and_group_has_a_title_and_every_rule_its_help(say):
    titles = [rule_title(kind, say) for kind in RuleKind]
    titles += [group_title(kind, say) for kind in GroupKind]
    assert len(set(titles)) == len(titles)
    assert all(rule_help(kind, say).endswith(".") for kind in RuleKind)


@pytest.mark.parametrize(
    ("kind", "name", "year", "english", "finnish"),
    [
        (
            DemandKind.RULE,
            "id_must",
            None,
            "Market square must be in. Reason: Council 12.3.",
            "Pitää olla mukana: Tori. Perustelu: Council 12.3.",
        ),
        (
            DemandKind.BUDGET,
            "id_invest",
            0,
            "Investment money 2027: €500,000",
            "Investointiraha 2027: 500 000 €",
        ),
        (
            DemandKind.BUDGET,
            "id_invest",
            2,
            "Investment money 2029: €450,000 and what is carried over",
            "Investointiraha 2029: 450 000 € ja siirtyvä määräraha",
        ),
        (
            DemandKind.TOTAL,
            "id_invest",
            None,
            "Investment money 2027–2029: at most €1,400,000 in total",
            "Investointiraha 2027–2029: yhteensä enintään 1 400 000 €",
        ),
        (
            DemandKind.AFTER,
            "id_invest",
            None,
            "Investment money: at most €450,000 in each year after 2029",
            "Investointiraha: kunakin vuonna vuoden 2029 jälkeen enintään 450 000 €",
        ),
        (
            DemandKind.WINDOW,
            "id_street",
            None,
            "Street works: starts in 2027–2028",
            "Katutyöt: alkaa vuosina 2027–2028",
        ),
    ],
)
def test_a_demand_is_named_as_a_planner_would(kind, name, year, english, finnish):
    assert (demand(kind, name, EN, year), demand(kind, name, FI, year)) == (english, finnish)


def test_a_pinned_start_is_told_from_the_measures_own_window():
    pinned = {"starts": {"id_street": 2028}}
    assert demand(DemandKind.WINDOW, "id_street", EN, **pinned) == (
        "Street works: its start is pinned to 2028"
    )
