"""The page of reasons: one measure in full, all as a list, what a room sees, what is tried."""

import csv
import io
import re
from dataclasses import replace
from decimal import Decimal

import pyarrow as pa
import pytest

from prioritisation.actions.editing import edit_items
from prioritisation.actions.explaining import (
    entries_job,
    go_on_with_entries,
    go_on_with_reasons,
    reasons_job,
)
from prioritisation.actions.jobs import close_jobs
from prioritisation.actions.plan_editing import (
    listed,
    set_plan,
    with_budget,
    with_listed,
    with_years,
)
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.reasons import reasons_at_once
from prioritisation.actions.reasons_file import reasons_file
from prioritisation.decision.portfolio.reasons.entries import entries
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.rules import RuleKind
from prioritisation.web.reason_views.known import known_of
from prioritisation.web.reason_views.presentation import LINE, ROOM, SPACE, screens
from prioritisation.wording.catalogue import Language
from prioritisation.wording.entries import entry_sentences
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.reasons import nearest_text, reason_sentences
from prioritisation.wording.wording import Wording

from .looking import texts

EN, FI = Wording(Language.ENGLISH), Wording(Language.FINNISH)
PLAYGROUND = "leikkipuisto"


@pytest.fixture(autouse=True)
def _no_job_outlives_its_test():
    yield
    close_jobs()


def shown(page):
    """Return all that a page says, the text of its HTML too."""
    bodies = " ".join(element.proto.body for element in page.get("html"))
    return f"{texts(page)} {re.sub(r'<[^>]+>', ' ', bodies)}"


@pytest.fixture
def worked_out(show, desk):
    """Return the page when all of it is known."""

    def all_known(**state):
        planned = planned_portfolio(desk())
        # First the reasons, then what would bring in those that they leave out.
        for _ in range(2):
            job = known_of(planned).job
            assert job is None or job.wait(120)
        return show("reasons", **state)

    return all_known


def answer(desk, say):
    """Return the answer with its reasons, and what its measures are called."""
    planned = planned_portfolio(desk())
    return planned, PlanNames.of(planned.programme, planned.plan, say)


@pytest.mark.parametrize("say", [EN, FI], ids=lambda say: say.language.value)
def test_the_nearest_decision_stands_on_top_and_its_sentences_in_the_box(show, desk, say):
    planned, names = answer(desk, say)
    page = show("reasons", say.language.value)
    nearest = min(planned.reasons.values(), key=lambda r: (r.loss is None, r.loss))
    chosen = page.selectbox(key="reasons_measure").value
    assert planned.reasons[chosen].loss == nearest.loss
    said = shown(page)
    finding = nearest_text(planned.reasons[chosen], names, say).removesuffix(".")
    assert page.title[0].value.replace("\\", "") == finding
    as_near = sum(r.loss == nearest.loss for r in planned.reasons.values()) - 1
    assert say("reasons.as_near", n=as_near) in said
    for sentence in reason_sentences(planned.reasons[chosen], planned.portfolio, names, say):
        assert sentence in said


def test_every_measure_has_its_sentence(show, desk):
    planned, names = answer(desk, EN)
    said = shown(show("reasons"))
    for reason in planned.reasons.values():
        for sentence in reason_sentences(reason, planned.portfolio, names, EN):
            assert sentence in said


def test_the_tables_show_the_nearest_first_with_what_is_lost(show, desk):
    planned, _ = answer(desk, EN)
    out, inside = (frame.value for frame in show("reasons").dataframe)
    assert len(out) + len(inside) == len(planned.reasons)
    for frame, column in ((out, "Forced in"), (inside, "Without it")):
        assert list(frame[column]) == sorted(frame[column])
    names = {EN.text(m.name): m.id for m in planned.programme.measures}
    for name, loss in zip(out["Name"], out["Forced in"], strict=True):
        reason = planned.reasons[names[name[2:]]]
        assert loss == (float("inf") if reason.loss is None else pytest.approx(float(reason.loss)))


def test_what_somebody_reads_stays_while_nearer_decisions_become_known(show, desk):
    planned, _ = answer(desk, EN)
    first = show("reasons")
    shown_of = first.session_state["reasons_measure_shown_of"]
    other = list(planned.reasons)[-1]
    page = show("reasons", reasons_measure=other, reasons_measure_shown_of=shown_of)
    assert page.selectbox(key="reasons_measure").value == other
    # Of another answer the nearest decision is looked at.
    page = show("reasons", reasons_measure=other, reasons_measure_shown_of=("another", ()))
    assert page.selectbox(key="reasons_measure").value != other


def test_a_measure_of_no_value_is_in_only_for_free_and_what_cannot_be_is_impossible(worked_out):
    grid = worked_out().dataframe[0]
    written = pa.ipc.open_stream(grid.proto.arrow_data.styler.display_values).read_pandas()
    cells = written.set_index(written.columns[0])
    assert list(cells.loc["● Internal service"])[2] == "only for free"
    assert list(cells.loc["● Spa"])[-1] == "impossible"
    assert list(cells.loc["▲ Playground"])[2].startswith("≤ ")


def test_what_costs_more_than_there_is_is_told_at_which_cost_it_would_be_in(worked_out, desk):
    planned, names = answer(desk, EN)
    spa = planned.reasons["kylpyla"]
    assert spa.is_possible is False
    page = worked_out(reasons_measure=spa.measure, reasons_measure_is_chosen=True)
    entry = next(entries(planned.problem, planned.portfolio, [spa.measure]))
    sentences = entry_sentences(entry, planned.portfolio, names, EN)
    assert sentences[0].startswith("It would be in at a cost of ")
    # In the box, and among all the sentences.
    for sentence in sentences:
        assert shown(page).count(sentence) >= 2


def test_what_a_rule_keeps_out_is_not_asked_what_would_bring_it_in(store, desk):
    now = desk()
    set_plan(store, now, with_listed(now.programme.plan, RuleKind.NEVER, "tori"), what="", who="d")
    planned = planned_portfolio(desk())
    job = known_of(planned).job
    assert job is None or job.wait(120)
    known = known_of(planned)
    assert "kylpyla" in known.asked
    assert "tori" not in known.asked


def test_trying_a_reason_forces_the_measure_in_and_the_value_falls_by_what_it_said(show, desk):
    before, _ = answer(desk, EN)
    page = show("reasons", reasons_measure=PLAYGROUND, reasons_measure_is_chosen=True)
    page.button(key="reasons_try").click().run()
    assert not page.exception
    assert listed(desk().programme.plan, RuleKind.MUST) == (PLAYGROUND,)
    after, _ = answer(desk, EN)
    reason = before.reasons[PLAYGROUND]
    assert before.portfolio.value - after.portfolio.value == reason.loss
    assert not set(reason.left) & set(after.portfolio.selected)
    # It says now that the plan demands it, and how that is given up.
    assert "A rule keeps it in" in shown(page)
    page.button(key="reasons_free").click().run()
    assert listed(desk().programme.plan, RuleKind.MUST) == ()


def test_a_room_hears_of_shares_and_of_no_amount_that_somebody_could_aim_at(worked_out, store):
    page = worked_out(presented=True)
    said = shown(page)
    assert "It would be in if its cost were" in said
    assert re.findall(r"at a cost|or less|or more|\(now", said) == []
    assert [page.selectbox, page.dataframe] == [[], []]
    assert [button.label for button in page.button] == ["Previous", "Next"]
    # What only a room has seen is written down nowhere.
    assert store.explained_costs.of_programme("heinola") == {}


def test_a_room_sees_one_screen_of_the_nearest_decisions_and_steps_on_to_the_rest(worked_out, desk):
    planned, names = answer(desk, EN)
    page = worked_out(presented=True)
    left = [names.measures[i] for i in planned.reasons]
    told = {names.measures[i]: loss_of(reason) for i, reason in planned.reasons.items()}
    assert re.search(r"The \d+ nearest of 38 decisions", shown(page))
    assert page.button[0].disabled
    losses = []
    for _ in range(len(left)):
        names_here = re.findall(r"<b>(.*?)\.</b>", " ".join(e.proto.body for e in page.get("html")))
        assert names_here
        for name in names_here:
            left.remove(name)
            losses.append(told[name])
        if page.button[1].disabled:
            break
        page.button[1].click().run()
        assert not page.exception
        assert "of 38, the nearest first" in shown(page)
    assert left == []
    assert losses == sorted(losses)


def loss_of(reason):
    """Return what a decision stands by: what cannot be turned round comes last."""
    return float("inf") if reason.loss is None else float(reason.loss)


def test_a_screen_takes_as_many_sentences_as_it_has_room_for_and_leaves_none_out():
    short, long = "Harbour. A word.", "Harbour. " + "A sentence of some words. " * 20
    rows = ROOM // (LINE + SPACE)
    assert screens([short] * (rows + 1)) == (range(rows), range(rows, rows + 1))
    assert len(screens([long] * 10)) > 2
    # One that no screen has room for stands alone.
    assert screens([short, long * 20, short]) == (range(1), range(1, 2), range(2, 3))
    assert screens([]) == ()


def test_a_list_that_is_not_proven_has_no_reasons_yet(desk):
    planned = planned_portfolio(desk())
    unproven = replace(planned.portfolio, bound=planned.portfolio.value + 1)
    assert reasons_at_once(unproven) == {}


def plan_two_years(store, desk):
    """Keep a plan of two years."""
    now = desk()
    plan = with_years(now.programme.plan, range(2027, 2029))
    amounts = (Decimal(400_000), Decimal(300_000))
    set_plan(store, now, with_budget(plan, "cost", Budget(amounts=amounts)), what="years", who="d")


def test_a_plan_of_years_says_when_what_would_start(worked_out, store, desk):
    plan_two_years(store, desk)
    said = shown(worked_out())
    assert re.search(r"It would start in 202[78]\.", said)
    assert "all its costs" in said


def test_what_was_stopped_is_told_as_it_is_and_can_go_on(show, store, desk):
    plan_two_years(store, desk)
    planned = planned_portfolio(desk())
    job = reasons_job(planned.posed, planned.portfolio)
    job.stop.set()
    assert job.wait(60)
    assert len(job.found or ()) < len(planned.problem.ids)
    page = show("reasons")
    assert "Stopped before everything was known." in texts(page)
    page.button(key="go_on_reasons").click().run()
    assert not page.exception
    assert "Stopped before everything was known." not in texts(page)


def test_work_that_goes_on_keeps_what_was_proven_before_it_was_stopped(store, desk):
    plan_two_years(store, desk)
    planned = planned_portfolio(desk())
    posed, portfolio = planned.posed, planned.portfolio
    job = reasons_job(posed, portfolio)
    assert job.wait(120)
    before = job.outcome()
    go_on_with_reasons(posed, portfolio)
    again = reasons_job(posed, portfolio)
    assert again is not job
    assert again.wait(120)
    assert {i: r for i, r in again.outcome().items() if r is before[i]} == before
    order = [i for i, r in before.items() if not r.selected and r.loss][:2]
    entries = entries_job(posed, portfolio, order)
    assert entries.wait(120)
    go_on_with_entries(posed, portfolio, order)
    known = entries_job(posed, portfolio, order)
    assert known.wait(60)
    assert known.outcome() == entries.outcome()


def test_what_the_answer_knows_is_not_worked_out_anew(desk):
    planned = planned_portfolio(desk())
    assert planned.exchanges_checked
    # Of a portfolio without a proof no reason can be worked out: none is asked for here.
    unproven = replace(planned.portfolio, bound=planned.portfolio.value + 1)
    job = reasons_job(planned.posed, unproven, planned.reasons)
    assert job.wait(60)
    assert job.outcome() == planned.reasons
    # Where something is missing, the rest is asked for, and what was known stays.
    close_jobs()
    *known, missing = planned.reasons
    part = {i: planned.reasons[i] for i in known}
    job = reasons_job(planned.posed, planned.portfolio, part)
    assert job.wait(60)
    found = job.outcome()
    assert {i: r for i, r in found.items() if r is planned.reasons[i]} == part
    assert found[missing] == planned.reasons[missing]


def test_a_cost_lowered_after_it_was_shown_is_listed_at_the_foot(worked_out, show, store, desk):
    page = worked_out()
    assert "Costs lowered after an explanation" not in texts(page)
    explained = store.explained_costs.of_programme("heinola")
    assert PLAYGROUND in explained
    edited = edit_items(store, desk(), BoardId.MEASURES, {PLAYGROUND: {"cost": "1000"}}, who="desk")
    assert not edited.problems
    said = shown(show("reasons"))
    assert "Costs lowered after an explanation" in said
    assert re.search(r"Playground\s+€230,000\s+€1,000", said)
    assert "(cost lowered after an explanation: Playground)" in said.replace("\\", "")


def test_the_file_has_a_row_for_each_reason_and_no_cell_that_a_sheet_would_run(desk):
    planned, _ = answer(desk, EN)
    measures = [replace(m, owner="=1+1") for m in planned.programme.measures]
    hostile = replace(measures[0], name=replace(measures[0].name, wordings=(("en", "=HYPERLINK"),)))
    programme = planned.programme.with_items(BoardId.MEASURES, [hostile, *measures[1:]])
    planned = replace(planned, posed=replace(planned.posed, programme=programme))
    data = reasons_file(planned, planned.reasons, {}, EN)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == len(planned.reasons) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))] == []
    of_playground = next(row for row in rows if row[0] == PLAYGROUND)
    loss = float(of_playground[5].replace(",", "."))
    assert loss == pytest.approx(float(planned.reasons[PLAYGROUND].loss))
