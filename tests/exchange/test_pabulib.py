from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from prioritisation.errors import InvalidValueError, PrioritisationError, UnreadableFileError
from prioritisation.exchange.pabulib import Project, read_election

# Three projects, four ballots: what each of them gets is easy to count by hand.
META = "META\nkey;value\nbudget;100\n"
PROJECTS = "PROJECTS\nproject_id;cost;name\nswing;40;Swing\nbench;30.5;Bench\npath;60;Path\n"


def read(text):
    return read_election(text.encode(), file="town.pb")


def election(vote_type, votes, projects=PROJECTS, meta=META):
    return read(f"{meta}vote_type;{vote_type}\n{projects}VOTES\n{votes}")


def numbers(read_election, objective):
    return [int(value) for value in read_election.values(objective).values()]


def test_a_town_s_election_is_read():
    found = read(
        "META\r\nkey;value\r\ndescription;Small town\r\nbudget;400000.25\r\nvote_type;approval\r\n"
        'currency;EUR\r\nlanguage;fi\r\nmax_sum_cost;10\r\ncomment;"#1: ""a""; b"\r\n'
        "PROJECTS\r\nproject_id;cost;votes;score;name;category;selected;district\r\n"
        '7;1250.50;12;34;"Keinut; isot";"lapset, liikunta";1;A\r\n'
        "9;0;0;0;;;0;B\r\n"
        "11;5;3;3;Penkki;lapset;;B\r\n"
        "VOTES\r\nvoter_id;vote\r\n1;7,9\r\n"
    )
    assert (found.budget, found.description) == (Decimal("400000.25"), "Small town")
    assert (found.currency, found.language, found.vote_type) == ("EUR", "fi", "approval")
    assert found.projects == (
        Project(
            id="7",
            name="Keinut; isot",
            cost=Decimal("1250.50"),
            categories=("lapset", "liikunta"),
            votes=Decimal(12),
            score=Decimal(34),
            selected=True,
        ),
        Project(
            id="9", name="9", cost=Decimal(0), votes=Decimal(0), score=Decimal(0), selected=False
        ),
        Project(
            id="11",
            name="Penkki",
            cost=Decimal(5),
            categories=("lapset",),
            votes=Decimal(3),
            score=Decimal(3),
        ),
    )


def test_blanks_round_the_semicolons_are_nobody_s_intention():
    found = read(
        "META\nkey; value\nbudget; 2500\nvote_type; approval\n"
        "PROJECTS\nproject_id; cost; category\n1; 600; culture, education\n"
        "VOTES\nvoter_id; age; vote\n1; 34; 1\n"
    )
    assert found.projects[0].categories == ("culture", "education")
    assert numbers(found, "votes") == [1]


@pytest.mark.parametrize("vote_type", ["approval", "choose-1"])
def test_approvals_are_counted_as_votes_and_points(vote_type):
    found = election(vote_type, "voter_id;vote\n1;swing,bench\n2;bench\n3;\n4;bench,path\n")
    assert numbers(found, "votes") == numbers(found, "points") == [1, 3, 1]


@pytest.mark.parametrize("vote_type", ["cumulative", "scoring"])
def test_points_are_summed_beside_the_votes(vote_type):
    found = election(
        vote_type, 'voter_id;vote;points\n1;swing,bench;7,3\n2;bench;"10"\n3;path,swing;0.5,9.5\n'
    )
    assert numbers(found, "votes") == [2, 2, 1]
    assert found.values("points") == {
        "swing": Decimal("16.5"),
        "bench": Decimal(13),
        "path": Decimal("0.5"),
    }


def test_a_ranking_of_k_projects_gives_k_points_to_its_first():
    found = election("ordinal", "voter_id;vote\n1;bench,swing,path\n2;bench\n3;path,bench\n")
    assert numbers(found, "votes") == [1, 3, 2]
    assert numbers(found, "points") == [2, 3 + 1 + 1, 1 + 2]


def test_votes_times_cost_is_exact():
    found = read(
        f"{META}PROJECTS\nproject_id;cost;votes\n"
        "a;12345678901234567890.12345;98765432109876543210\n"
    )
    cost, votes = 1234567890123456789012345, 98765432109876543210
    assert Fraction(found.values("votes_cost")["a"]) == Fraction(cost * votes, 100_000)


def test_votes_that_the_file_states_are_not_counted_again():
    projects = "PROJECTS\nproject_id;cost;votes\nswing;40;70\nbench;30;20\n"
    found = election("approval", "voter_id;vote\n1;bench\n", projects)
    assert numbers(found, "votes") == numbers(found, "points") == [70, 20]


def test_only_what_is_not_stated_is_counted():
    projects = "PROJECTS\nproject_id;cost;votes\nswing;40;\nbench;30;20\n"
    found = election("cumulative", "voter_id;vote;points\n1;swing,bench;6,4\n", projects)
    assert (numbers(found, "votes"), numbers(found, "points")) == ([1, 20], [6, 4])


def test_a_file_without_ballots_is_read_where_the_votes_are_stated():
    found = read(f"{META}vote_type;approval\nPROJECTS\nproject_id;cost;votes\na;5;3\n")
    assert numbers(found, "points") == [3]


def test_an_unknown_kind_of_vote_is_read_where_the_votes_are_stated():
    projects = "PROJECTS\nproject_id;cost;votes\nswing;40;70\n"
    found = election("quadratic", "voter_id;vote\n1;swing:4\n", projects)
    assert numbers(found, "votes") == [70]
    with pytest.raises(InvalidValueError, match="'points' votes_missing"):
        found.values("points")


def test_an_unknown_kind_of_vote_cannot_be_counted():
    with pytest.raises(UnreadableFileError, match=r"town\.pb: 'quadratic' unknown_vote_type"):
        election("quadratic", "voter_id;vote\n1;swing\n")


def test_a_file_that_tells_no_votes_at_all_is_refused():
    with pytest.raises(UnreadableFileError, match=r"town\.pb: votes_missing"):
        read(f"{META}vote_type;approval\n{PROJECTS}")


def test_every_category_has_its_budget():
    meta = f"{META}categories;sport, culture\nbudget_per_category;70.5,30\n"
    found = election("approval", "voter_id;vote\n1;swing\n", meta=meta)
    assert found.category_budgets == {"sport": Decimal("70.5"), "culture": Decimal(30)}


def test_category_budgets_without_as_many_categories_are_refused():
    meta = f"{META}categories;sport\nbudget_per_category;70,30\n"
    with pytest.raises(InvalidValueError, match=r"row 5, .* category_budgets_not_as_many found=2"):
        election("approval", "voter_id;vote\n1;swing\n", meta=meta)


def test_a_file_that_a_spreadsheet_saved_with_empty_cells_is_read():
    text = "META;;\nkey;value;\nbudget;100;\nPROJECTS;;\nproject_id;cost;votes\na;5;3\nVOTES;;\n"
    assert numbers(read(text), "votes") == [3]


def test_an_unknown_objective_is_refused():
    found = election("approval", "voter_id;vote\n1;swing\n")
    with pytest.raises(InvalidValueError, match="objective: 'benefit' not_one_of"):
        found.values("benefit")


@pytest.mark.parametrize("meta", ["META\nkey;value\n", "META\nkey;value\nbudget;\n"])
def test_a_file_without_a_budget_is_refused(meta):
    with pytest.raises(UnreadableFileError, match=r"town\.pb: budget_missing"):
        read(f"{meta}{PROJECTS}")


@pytest.mark.parametrize("projects", ["", "PROJECTS\n", "PROJECTS\nproject_id;cost\n"])
def test_a_file_without_projects_is_refused(projects):
    with pytest.raises(UnreadableFileError, match=r"town\.pb: projects_missing"):
        read(f"{META}{projects}VOTES\nvoter_id;vote\n")


@pytest.mark.parametrize("text", ["id;name\na;Tori\n", f"{PROJECTS}", "hello"])
def test_what_has_no_sections_is_no_election(text):
    with pytest.raises(UnreadableFileError, match="not_pabulib"):
        read(text)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a;NaN;3", "row 6, cost: 'NaN' not_a_number"),
        ("a;inf;3", "row 6, cost: 'inf' not_a_number"),
        ("a;much;3", "row 6, cost: 'much' not_a_number"),
        ("a;;3", "row 6, cost: '' not_a_number"),
        ("a;-5;3", r"row 6, cost: Decimal\('-5'\) not_zero_or_more"),
        ("a;1,234;3", "row 6, cost: '1,234' thousands_unclear"),
        ("a;5;-3", r"row 6, votes: Decimal\('-3'\) not_zero_or_more"),
        (";5;3", "row 6, project_id: '' bad_id"),
        ("a;5;3\na;6;4", "row 7, project_id: 'a' id_on_two_rows first=6"),
        ("a;5", "row 6: ragged_row found=2 expected=3"),
        ('a;5;"3', "row 6: quote_not_closed"),
    ],
)
def test_a_wrong_project_is_named_with_its_row(row, message):
    with pytest.raises(PrioritisationError, match=rf"^town\.pb, {message}"):
        read(f"{META}PROJECTS\nproject_id;cost;votes\n{row}\n")


@pytest.mark.parametrize("budget", ["NaN", "Infinity", "lots"])
def test_a_budget_must_be_a_number(budget):
    with pytest.raises(InvalidValueError, match=f"row 3, budget: '{budget}' not_a_number"):
        read(f"META\nkey;value\nbudget;{budget}\n{PROJECTS}")


def test_a_budget_may_not_be_negative():
    with pytest.raises(InvalidValueError, match=r"row 3, budget: .* not_zero_or_more"):
        read(f"META\nkey;value\nbudget;-1\n{PROJECTS}")


@pytest.mark.parametrize(
    ("vote_type", "ballot", "message"),
    [
        ("approval", "1;swing,slide;", "vote: 'slide' ballot_unknown_project"),
        ("approval", "1;swing,;", "vote: '' ballot_unknown_project"),
        ("ordinal", "1;swing,swing;", "vote: 'swing' ballot_project_twice"),
        ("cumulative", "1;swing,bench;7", "points: '7' points_not_as_many found=1 expected=2"),
        ("scoring", "1;swing;many", "points: 'many' not_a_number"),
    ],
)
def test_a_wrong_ballot_is_named_with_its_row(vote_type, ballot, message):
    with pytest.raises(InvalidValueError, match=rf"town\.pb, row 12, {message}"):
        election(vote_type, f"voter_id;vote;points\n{ballot}\n")


def test_points_that_cannot_be_counted_are_refused():
    with pytest.raises(UnreadableFileError, match="row 11: 'points' column_missing"):
        election("cumulative", "voter_id;vote\n1;swing\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{META}{META}", "row 4: 'META' section_doubled"),
        (f"{META}budget;5\n{PROJECTS}", "row 4, key: 'budget' key_doubled first=3"),
        (f"{META}PROJECTS\nproject_id;name\na;A\n", "row 5: 'cost' column_missing"),
        (f"{META}PROJECTS\nproject_id;cost;cost\na;1;2\n", "row 5: 'cost' column_doubled"),
        ("META\nname;value\nbudget;5\n", "row 2: 'key' column_missing"),
    ],
)
def test_wrong_sections_are_refused(text, message):
    with pytest.raises(PrioritisationError, match=rf"town\.pb, {message}"):
        read(text)
