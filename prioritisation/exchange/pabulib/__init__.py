"""Elections of participatory budgeting in Pabulib's ``.pb`` format.

Three tables under one another, each opened by its name alone on a row: META (keys and
values), PROJECTS and VOTES; ``;`` separates the cells, which are quoted as in CSV. Amounts
keep their decimals, in whatever currency.

Source: Stolicki, Szufa and Talmon (2020), Pabulib: A Participatory Budgeting Library, and
https://pabulib.org/format.
"""

from prioritisation.exchange.pabulib.ballots import VoteType
from prioritisation.exchange.pabulib.election import Election, ElectionObjective, Project
from prioritisation.exchange.pabulib.reading import read_election

__all__ = ["Election", "ElectionObjective", "Project", "VoteType", "read_election"]
