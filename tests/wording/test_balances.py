import pytest

from prioritisation.decision.portfolio.balance.gaps import GapKind, GapLimits, gaps_of
from prioritisation.decision.portfolio.balance.remedies import Obstacle
from prioritisation.wording.balances import gap_sentence, group_name, obstacle_sentence
from prioritisation.wording.catalogue import Language
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording
from tests.decision.portfolio.balance.test_gaps import LIMITS
from tests.decision.portfolio.balance.town import PLAN, TOWN, balance

EN, FI = Wording(Language.ENGLISH), Wording(Language.FINNISH)
SAID = {
    EN: [
        "Nothing in the portfolio belongs to the spearhead Jobs.",
        "Nothing in the portfolio has the effect channel new_money.",
        "Nothing in the portfolio acts on the factor Nights stayed.",
        "Nothing of the spearhead Housing shows an effect before 2028. "
        "The first effect shows in 2030.",
        "Nothing starts in 2029.",
        "Money: 65.2% goes to the spearhead Housing, more than 60%.",
        "Money: 65.2% is with the owner Bertta, more than 60%.",
    ],
    FI: [
        "Salkussa ei ole mitään kärjestä ”Jobs”.",
        "Millään salkussa ei ole vaikutustapaa ”new_money”.",
        "Mikään salkussa ei vaikuta tekijään ”Nights stayed”.",
        "Kärjen ”Housing” vaikutus ei näy ennen vuotta 2028. "
        "Ensimmäinen vaikutus näkyy vuonna 2030.",
        "Vuonna 2029 ei ala mitään.",
        "Money: kärjellä ”Housing” on 65,2\u00a0%, enemmän kuin 60\u00a0%.",
        "Money: vastuuhenkilöllä ”Bertta” on 65,2\u00a0%, enemmän kuin 60\u00a0%.",
    ],
}


@pytest.mark.parametrize("say", [EN, FI])
def test_a_gap_is_a_sentence_with_its_numbers(say):
    names = PlanNames.of(TOWN, PLAN, say)
    found = gaps_of(balance({"square": 0, "homes": 1}), LIMITS)
    assert [gap_sentence(gap, names, say) for gap in found] == SAID[say]


def test_nothing_serves_visitors_before_a_year():
    names = PlanNames.of(TOWN, PLAN, EN)
    limits = GapLimits(before=2029, most=LIMITS.most, resource="cost")
    late = [g for g in gaps_of(balance({"square": 2}), limits) if g.kind is GapKind.LATE]
    assert (
        "Nothing in the portfolio serves the target group Visitors before 2029. "
        "The first effect shows in 2029."
    ) in [gap_sentence(gap, names, EN) for gap in late]


@pytest.mark.parametrize("say", [EN, FI])
def test_every_obstacle_says_what_to_do(say):
    assert len({obstacle_sentence(obstacle, say) for obstacle in Obstacle}) == len(Obstacle)


def test_a_group_without_a_name_is_said_to_state_none():
    names = PlanNames.of(TOWN, PLAN, EN)
    assert group_name("owner", "", names, EN) == "None stated"
