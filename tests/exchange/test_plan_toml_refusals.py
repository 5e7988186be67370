"""What is wrong with a plan file is said in one sentence: the place, the value, what to do."""

import pytest

from prioritisation.errors import InvalidValueError, PrioritisationError, UnreadableFileError
from prioritisation.exchange.plan_toml import read_plan
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

# ruff: noqa: E501

# Ends in the second measure, so that a line after it is about the lights.
TWO_MEASURES = """\
years = [2027, 2028]
[[resources]]
id = "invest"
budget = [5, 5]
[[measures]]
id = "market"
cost = { invest = [10, 20] }
[[measures]]
id = "lights"
"""
A_RULE = f"{TWO_MEASURES}[[rules]]\n"


def sentence(text):
    """Return what is said of a file, in English."""
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(PrioritisationError) as refused:
        read_plan(data, file="")
    return Wording(Language.ENGLISH).error(refused.value)


AT_THE_TOP = [
    ('titel = "x"', 'titel: there is no key "titel" here. Is "title" meant?'),
    ("title = 5", "title: 5 is not text. Write it in quotation marks."),
    (
        'objective = "valeu"',
        'objective: "valeu" is not one of: benefit, priority, money, value. Is "value" meant?',
    ),
    ('objective = "votes"', 'objective: "votes" is not one of: benefit, priority, money, value.'),
    ("years = 2027", "years: 2027 is not a list. Write [2027]."),
    (
        'years = [2027, "2028"]',
        'years[2]: "2028" is not a whole number. Write it in digits, without quotation marks.',
    ),
    ("years=[2027, 2029]", "years: 2029 does not follow the year before it."),
    ("years=[1800]", 'years: "1800" is not a year from 1900 to 2200.'),
    (
        "years=[true]",
        "years[1]: true is not a whole number. Write it in digits, without quotation marks.",
    ),
    (
        "years=[2027]\nvalue_years=0",
        "value_years: value can be counted over 1 to 100 years here, not over 0.",
    ),
    (
        "years=[2027,2028]\nvalue_years=1",
        "value_years: value can be counted over 2 to 100 years here, not over 1.",
    ),
    (
        "value_years=101",
        "value_years: value can be counted over 1 to 100 years here, not over 101.",
    ),
    (
        'counting="remaining"',
        "counting: value can be counted from the effect on only in a plan with years.",
    ),
    ('counting="all"', 'counting: "all" is not one of: full, remaining.'),
    ("price_level=99", 'price_level: "99" is not a year from 1900 to 2200.'),
    ("vat=24", "vat: 24 is not text. Write it in quotation marks."),
    ("weights={impcat=3}", 'weights.impcat: there is no criterion "impcat". Is "impact" meant?'),
    ("weights={impact=-1}", 'weights.impact: "-1" is below 0; it must be 0 or more.'),
    (
        'weights={impact="3"}',
        'weights.impact: "3" is not a number. Write it without quotation marks, units and separators of thousands, with a decimal point.',
    ),
    ("weights=[3]", "weights: [3] is not a table. Write its keys in braces, such as { key = 1 }."),
    ("measures = 5", "measures: 5 is not a list. Write [5]."),
    (
        '[measures]\nid="a"',
        "measures: this is one table, and a list of them is asked for. Put its heading in double brackets: [[measures]].",
    ),
    ('[[measures]]\nname="x"', 'measures[1]: the key "id" is missing.'),
    ("[[measures]]\nid=5", "measures[1].id: 5 is not text. Write it in quotation marks."),
    (
        '[[measures]]\nid=""',
        'measures[1].id: "" cannot be an id: 1 to 200 visible characters, no | and no blanks at its ends.',
    ),
    (
        '[[measures]]\nid=" a"',
        'measures[1].id: " a" cannot be an id: 1 to 200 visible characters, no | and no blanks at its ends.',
    ),
    (
        'resources=[{id="value"}]',
        'resources.value.id: no resource may be called "value": rules use the word.',
    ),
    ('resources=[{id="a"},{id="a"}]', 'resources[2].id: "a" is listed twice; an id is used once.'),
    ('resources=[{id="a",step=0}]', "resources.a.step: 0 is not above 0."),
    (
        'resources=[{id="a",budget=[1,2]}]',
        "resources.a.budget: there are 2 amounts. A plan without years has one.",
    ),
    (
        'resources=[{id="a",budget=[]}]',
        "resources.a.budget: there are 0 amounts. A plan without years has one.",
    ),
    (
        'resources=[{id="a",budget=-1}]',
        'resources.a.budget[1]: "-1" is below 0; it must be 0 or more.',
    ),
    (
        'resources=[{id="a",budget=1.5}]',
        'resources.a.budget[1]: 1.5 is no multiple of 1, the step of the resource "a".',
    ),
    (
        'resources=[{id="a",budget="1 000"}]',
        'resources.a.budget: "1 000" is not a number. Write it without quotation marks, units and separators of thousands, with a decimal point.',
    ),
    ('resources=[{id="a",budget=nan}]', 'resources.a.budget: "NaN" is not a number.'),
    ('resources=[{id="a",budget=inf}]', 'resources.a.budget: "Infinity" is not a number.'),
    (
        'resources=[{id="a",budget=1e400}]',
        'resources.a.budget: "1E+400" is larger than 1,000,000,000,000,000.',
    ),
    (
        'resources=[{id="a",budget=1e999999999}]',
        'resources.a.budget: "1E+999999999" is larger than 1,000,000,000,000,000.',
    ),
    (
        'resources=[{id="a",budget=1e-999999999}]',
        "resources.a.budget: the number has more than 50 characters.",
    ),
    (
        'resources=[{id="a",budget=5,carry_over=1.5}]',
        "resources.a.carry_over: 1.5 is no share from 0 to 1.",
    ),
    (
        'resources=[{id="a",carry_over=0.5}]',
        "resources.a.carry_over: this needs a budget for each year.",
    ),
    (
        'resources=[{id="a",budget=5,after="latest"}]',
        'resources.a.after: "latest" is neither "last" nor an amount.',
    ),
    (
        'resources=[{id="a",budget=5,after=-5}]',
        'resources.a.after: "-5" is below 0; it must be 0 or more.',
    ),
    ('resources=[{id="a",total=-5}]', 'resources.a.total: "-5" is below 0; it must be 0 or more.'),
    ('resources=[{id="a",after="last"}]', "resources.a.after: this needs a budget for each year."),
    (
        'resources=[{id="a",unti="x"}]',
        'resources.a.unti: there is no key "unti" here. Is "unit" meant?',
    ),
    (
        'years = [2027, 2028]\n[[resources]]\nid = "invest"\nbudget = [5]\n',
        "resources.invest.budget: there are 1 amounts for 2 years. Give one for each year.",
    ),
    (
        'years = [2027, 2028]\n[[resources]]\nid = "invest"\nbudget = 5\n',
        "resources.invest.budget: there are 1 amounts for 2 years. Give one for each year.",
    ),
    (
        'years = [2027, 2028]\n[[resources]]\nid = "invest"\nbudget = [5, 5.5]\n',
        'resources.invest.budget[2]: 5.5 is no multiple of 1, the step of the resource "invest".',
    ),
    (
        'years = [2027, 2028]\n[[resources]]\nid = "invest"\nbudget = [5, 5]\ntotal=0.5',
        'resources.invest.total: 0.5 is no multiple of 1, the step of the resource "invest".',
    ),
    ("criteria=[]", "criteria: the list is empty. Leave it out for the standard criteria."),
    (
        'criteria=[{id="impact",low=5,high=1}]',
        "criteria.impact.high: the highest level 1 must be above the lowest 5.",
    ),
    (
        'criteria=[{id="impact",anchors={6="x"}}]',
        'criteria.impact.anchors.6: "6" is not a level from 1 to 5.',
    ),
    (
        'criteria=[{id="impact",anchors={one="x"}}]',
        'criteria.impact.anchors.one: "one" is not a level from 1 to 5.',
    ),
    (
        'criteria=[{id="impact",points=[0,100]}]',
        "criteria.impact.points: 2 given, but the scale has 5 levels: one for each.",
    ),
    (
        'criteria=[{id="impact",points=[0,50,25,75,100]}]',
        "criteria.impact.points: the points fall from one level to the next; they may only rise or stay.",
    ),
    (
        'criteria=[{id="impact",points=[0,50,75,100,101]}]',
        'criteria.impact.points: "101" is not from 0 to 100 points.',
    ),
    (
        'criteria=[{id="impact"},{id="impact"}]',
        'criteria[2].id: "impact" is listed twice; an id is used once.',
    ),
    ("criteria=[{low=1}]", 'criteria[1]: the key "id" is missing.'),
    (
        'criteria=[{id="impact",low=0,high=1000}]',
        "criteria.impact.high: a scale has at most 101 levels.",
    ),
    (
        '[[measures]]\nid="a"\nname="xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"',
        "measures.a.name: the name has 201 characters; at most 200 are allowed.",
    ),
    ("a = [", "row 1: this is not TOML: Invalid value"),
    (
        'title = "x" title = "y"',
        "row 1: this is not TOML: Expected newline or end of document after a statement",
    ),
    ('title="x"\ntitle="y"', "row 2: this is not TOML: Cannot overwrite a value"),
    (
        "measures=[5]",
        "measures[1]: 5 is not a table. Write its keys in braces, such as { key = 1 }.",
    ),
    ("rules=[5]", "rules[1]: 5 is not a table. Write its keys in braces, such as { key = 1 }."),
    ("title = 2027-01-01", "title: 2027-01-01 is not text. Write it in quotation marks."),
]

OF_THE_LIGHTS = [
    (
        '[[measures]]\nid = "market"\n',
        'measures[3].id: "market" is listed twice; an id is used once.',
    ),
    ("cots={}", 'measures.lights.cots: there is no key "cots" here. Is "cost" meant?'),
    (
        "cost={inevst=[5]}",
        'measures.lights.cost.inevst: there is no resource "inevst". Is "invest" meant?',
    ),
    (
        "cost={invest=[5,-5]}",
        'measures.lights.cost.invest[2]: "-5" is below 0; it must be 0 or more.',
    ),
    (
        'cost={invest=[5,"5"]}',
        'measures.lights.cost.invest[2]: "5" is not a number. Write it without quotation marks, units and separators of thousands, with a decimal point.',
    ),
    (
        "cost={invest=[5,5.5]}",
        'measures.lights.cost.invest[2]: 5.5 is no multiple of 1, the step of the resource "invest".',
    ),
    (
        "cost={invest=[[5]]}",
        "measures.lights.cost.invest[1]: [5] is not a number. Write it without quotation marks, units and separators of thousands, with a decimal point.",
    ),
    (
        "cost=5",
        "measures.lights.cost: 5 is not a table. Write its keys in braces, such as { key = 1 }.",
    ),
    (
        "yearly_after={invest=-5}",
        'measures.lights.yearly_after.invest: "-5" is below 0; it must be 0 or more.',
    ),
    (
        "yearly_after={x=5}",
        'measures.lights.yearly_after.x: there is no resource "x". Known: invest.',
    ),
    ("scores={impact=6}", "measures.lights.scores.impact: 6 is not a score from 1 to 5."),
    (
        "scores={imapct=5}",
        'measures.lights.scores.imapct: there is no criterion "imapct". Is "impact" meant?',
    ),
    (
        'scores={impact="?"}',
        'measures.lights.scores.impact: "?" is not a number. Write it without quotation marks, units and separators of thousands, with a decimal point.',
    ),
    (
        'value="4"',
        'measures.lights.value: "4" is not a number. Write it without quotation marks, units and separators of thousands, with a decimal point.',
    ),
    (
        "benefit_eur=1.5",
        "measures.lights.benefit_eur: 1.5 is not a whole number. Write it in digits, without quotation marks.",
    ),
    (
        "months_to_effect=-1",
        'measures.lights.months_to_effect: "-1" is not a whole number of months from 0 to 1,200.',
    ),
    (
        "months_to_effect=1.5",
        "measures.lights.months_to_effect: 1.5 is not a whole number. Write it in digits, without quotation marks.",
    ),
    ("start=2027", "measures.lights.start: 2027 is not a list. Write [2027]."),
    (
        "start=[2027]",
        "measures.lights.start: [2027] is not the earliest and the latest start. Write both, such as [2027, 2028].",
    ),
    (
        "start=[2028,2027]",
        "measures.lights.start: the latest start 2027 is before the earliest 2028.",
    ),
    (
        "start=[2030,2031]",
        "measures.lights.start: 2030–2031 holds none of the years of the plan, 2027 to 2028. Change the start, or leave the measure out.",
    ),
    ("start=[27,28]", 'measures.lights.start[1]: "27" is not a year from 1900 to 2200.'),
    (
        'channels=["push"]',
        'measures.lights.channels[1]: "push" is not one of: pull, hold, new_money.',
    ),
    ('target_groups="a"', 'measures.lights.target_groups: "a" is not a list. Write ["a"].'),
    ('name=""', "measures.lights.name: the name is missing."),
    ("name={en=5}", "measures.lights.name.en: 5 is not text. Write it in quotation marks."),
    (
        'illustrative="yes"',
        'measures.lights.illustrative: "yes" is neither true nor false. Write one of the two, without quotation marks.',
    ),
    ("unit=5", "measures.lights.unit: 5 is not text. Write it in quotation marks."),
]

OF_A_RULE = [
    ("", 'rules.r1: the key "kind" is missing.'),
    (
        'kind="msut"',
        'rules.r1.kind: "msut" is not one of: must, never, requires, count, amount, share, together. Is "must" meant?',
    ),
    ("kind=5", "rules.r1.kind: 5 is not text. Write it in quotation marks."),
    ('kind="must"', 'rules.r1: the key "measures" is missing.'),
    (
        'kind="must"\nmeasures="market"',
        'rules.r1.measures: "market" is not a list. Write ["market"].',
    ),
    ('kind="must"\nmeasures=[]', "rules.r1.measures: no measure is named."),
    (
        'kind="must"\nmeasures=["markt"]',
        'rules.r1.measures[1]: there is no measure "markt". Is "market" meant?',
    ),
    ('kind="must"\nmeasures=["market","market"]', 'rules.r1.measures: "market" is named twice.'),
    (
        'kind="must"\nmeasure=["market"]',
        'rules.r1.measure: there is no key "measure" here. Is "measures" meant?',
    ),
    (
        'id=5\nkind="must"\nmeasures=["market"]',
        "rules[1].id: 5 is not text. Write it in quotation marks.",
    ),
    (
        'id=""\nkind="must"\nmeasures=["market"]',
        'rules[1].id: "" cannot be an id: 1 to 200 visible characters, no | and no blanks at its ends.',
    ),
    (
        'id="r2"\nkind="must"\nmeasures=["market"]\n[[rules]]\nid="r2"\nkind="must"\nmeasures=["market"]',
        'rules[2].id: "r2" is listed twice; an id is used once.',
    ),
    (
        'kind="requires"\nmeasure="market"\nneeds=["market"]',
        'rules.r1.needs: "market" cannot need itself.',
    ),
    (
        'kind="requires"\nmeasure="market"\nneeds=["lihgts"]',
        'rules.r1.needs[1]: there is no measure "lihgts". Is "lights" meant?',
    ),
    (
        'kind="requires"\nmeasure="market"\nneeds=["lights"]\ngap=-1',
        'rules.r1.gap: "-1" is below 0; it must be 0 or more.',
    ),
    ('kind="requires"\nneeds=["lights"]', 'rules.r1: the key "measure" is missing.'),
    (
        'kind="count"\nof=["market"]',
        "rules.r1.at_least: a limit is missing: at least, at most or exactly.",
    ),
    (
        'kind="count"\nof=["market"]\nat_least=1.5',
        "rules.r1.at_least: 1.5 is not a whole number. Write it in digits, without quotation marks.",
    ),
    (
        'kind="count"\nof=["market"]\nat_least=-1',
        'rules.r1.at_least: "-1" is below 0; it must be 0 or more.',
    ),
    (
        'kind="count"\nof={}\nat_least=1',
        "rules.r1.of: a group has exactly one key, one of: spearhead, target_group, channel, factor, unit, owner, low_hanging. For certain measures write a list of their ids.",
    ),
    (
        'kind="count"\nof={spearhead="a",unit="b"}\nat_least=1',
        "rules.r1.of: a group has exactly one key, one of: spearhead, target_group, channel, factor, unit, owner, low_hanging. For certain measures write a list of their ids.",
    ),
    (
        'kind="count"\nof={spaerhead="a"}\nat_least=1',
        'rules.r1.of.spaerhead: there is no key "spaerhead" here. Is "spearhead" meant?',
    ),
    (
        'kind="count"\nof={low_hanging=false}\nat_least=1',
        "rules.r1.of.low_hanging: the low-hanging fruit are a group; those that are none are not. Write true.",
    ),
    (
        'kind="count"\nof={channel="push"}\nat_least=1',
        'rules.r1.of.channel: "push" is not one of: pull, hold, new_money.',
    ),
    ('kind="count"\nof={unit=""}\nat_least=1', "rules.r1.of.unit: the name is missing."),
    (
        'kind="count"\nof="market"\nat_least=1',
        'rules.r1.of: "market" is not a list. Write ["market"].',
    ),
    (
        'kind="count"\nof=["markt"]\nat_least=1',
        'rules.r1.of[1]: there is no measure "markt". Is "market" meant?',
    ),
    ('kind="count"\nat_least=1', 'rules.r1: the key "of" is missing.'),
    (
        'kind="amount"\nof=["market"]\nwhat="invset"\nat_most=1',
        'rules.r1.what: "invset" is not one of: invest, value. Is "invest" meant?',
    ),
    (
        'kind="amount"\nof=["market"]\nwhat="count"\nat_most=1',
        'rules.r1.what: "count" is not one of: invest, value.',
    ),
    ('kind="amount"\nof=["market"]\nat_most=1', 'rules.r1: the key "what" is missing.'),
    (
        'kind="amount"\nof=["market"]\nwhat="invest"\nat_most=1\nyear=2030',
        "rules.r1.year: 2030 is none of the plan's years.",
    ),
    (
        'kind="amount"\nof=["market"]\nwhat="value"\nat_most=1\nyear=2028',
        "rules.r1.year: a value counts over all years, not in 2028 alone. Leave the year out.",
    ),
    (
        'kind="amount"\nof=["market"]\nwhat="value"',
        "rules.r1.at_least: a limit is missing: at least, at most or exactly.",
    ),
    (
        'kind="share"\nof=["market"]\nwhat="value"\nat_most=1.5',
        "rules.r1.at_most: 1.5 is no share from 0 to 1.",
    ),
    (
        'kind="share"\nof=["market"]\nwhat="value"\nat_most=nan',
        'rules.r1.at_most: "NaN" is not a number.',
    ),
    (
        'kind="share"\nof=["market"]\nwhat="x"\nat_most=1',
        'rules.r1.what: "x" is not one of: invest, value, count.',
    ),
    ('kind="together"\nmeasures=["market"]', "rules.r1.measures: name at least two measures."),
    (
        'kind="together"\nmeasures=["market","lights"]\nsaving={invest=5}',
        'rules.r1.saving.invest: 5 is more than 0, the first-year cost of "lights". A saving cannot be larger than the smallest of them.',
    ),
    (
        'kind="together"\nmeasures=["market","lights"]\nsaving={invset=5}',
        'rules.r1.saving.invset: there is no resource "invset". Is "invest" meant?',
    ),
    (
        'kind="together"\nmeasures=["market","lights"]\nsaving={invest=-5}',
        'rules.r1.saving.invest: "-5" is below 0; it must be 0 or more.',
    ),
    (
        'kind="together"\nmeasures=["market","lights"]\nvalue="x"',
        'rules.r1.value: "x" is not a number. Write it without quotation marks, units and separators of thousands, with a decimal point.',
    ),
    (
        'kind="together"\nmeasures=["market","lights"]\nmonths_to_effect=2000',
        'rules.r1.months_to_effect: "2000" is not a whole number of months from 0 to 1,200.',
    ),
    (
        'kind="must"\nmeasures=["market"]\non="no"',
        'rules.r1.on: "no" is neither true nor false. Write one of the two, without quotation marks.',
    ),
    (
        'kind="must"\nmeasures=["market"]\nwhy=5',
        "rules.r1.why: 5 is not text. Write it in quotation marks.",
    ),
]


@pytest.mark.parametrize(("text", "said"), AT_THE_TOP)
def test_a_part_that_is_wrong_is_named(text, said):
    assert sentence(text) == said


@pytest.mark.parametrize(("line", "said"), OF_THE_LIGHTS)
def test_a_measure_that_is_wrong_is_named_by_its_id(line, said):
    assert sentence(TWO_MEASURES + line) == said


@pytest.mark.parametrize(("lines", "said"), OF_A_RULE)
def test_a_rule_that_is_wrong_is_named_by_its_id(lines, said):
    assert sentence(A_RULE + lines) == said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"\x00\x00", "This is not text. Save it as plain text in TOML (UTF-8)."),
        (b"PK\x03\x04", "This is not text. Save it as plain text in TOML (UTF-8)."),
        (b"x = " + b"[" * 9999, "Lists or tables are nested too deeply."),
        (b"x = " + b"9" * 5000, "The number has more than 4,300 characters."),
        (b"a = [", "row 1: this is not TOML: Invalid value"),
    ],
)
def test_what_is_no_toml_is_refused(data, said):
    assert sentence(data) == said


def test_the_file_is_named_first():
    with pytest.raises(UnreadableFileError) as refused:
        read_plan(b"title = ", file="plan.toml")
    assert str(refused.value).startswith("plan.toml, row 1: ")


@pytest.mark.parametrize("language", Language)
def test_every_sentence_is_there_in_both_languages(language):
    texts = [text for text, _ in AT_THE_TOP]
    texts += [TWO_MEASURES + line for line, _ in OF_THE_LIGHTS]
    texts += [A_RULE + lines for lines, _ in OF_A_RULE]
    for text in texts:
        with pytest.raises(PrioritisationError) as refused:
            read_plan(text.encode(), file="plan.toml")
        said = Wording(language).error(refused.value)
        assert said.startswith("plan.toml, ")
        assert "{" not in said.replace("{ key = 1 }", "").replace("{ avain = 1 }", "")


def test_a_file_of_more_measures_than_a_programme_holds_is_refused_before_they_are_read():
    measures = "\n".join(f'[[measures]]\nid = "m{n}"' for n in range(10_001))
    with pytest.raises(InvalidValueError, match="measures: 10001 too_many_items most=10000"):
        read_plan(f"years = [2027]\n{measures}".encode(), file="p.toml")
