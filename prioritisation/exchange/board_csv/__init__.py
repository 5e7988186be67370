"""The items of a board and their scores as a table (CSV), in and out without loss.

==========================  =====================================================================
column                      what it holds
==========================  =====================================================================
``id``                      short name; made from the name where the cell or the column is missing
``name``, ``name:fi`` …     title; by language where a two-letter code follows
``description`` …           the same
``illustrative``            ``yes`` or ``no``
``consequence``             ``yes`` or ``no``
a criterion's id            score on its scale; ``?`` = don't know or uncertain, empty = no score
                            (``score:ID`` where the id is also the name of another column)
==========================  =====================================================================

and on the board of measures

==========================  =====================================================================
``cost``                    whole euros of the resource named ``cost``
``cost:RESOURCE``           amount of a resource, all of it in the first year
``cost:RESOURCE:1`` …       its amount in the first, second … year from the start
``income:…``                alike
``yearly_after:RESOURCE``   cost of every later year
``value``                   stated value
``benefit_eur``             net income to the town, whole euros
``spearhead``               id
``target_groups``,          ids, separated by ``|``
``channels``, ``factors``
``unit``, ``owner``         where the appropriation lands, who reports
``months_to_effect``        whole months
``start_earliest``,         years
``start_latest``
``effect:EFFECT:1`` …       how much it brings of an effect in the first, second … year, likely:
                            residents, jobs, nights, floor_area, direct_income
``effect_low:…``,           the same, low and high
``effect_high:…``
``effect_lasts:EFFECT``     ``yes``: later years are as the last one stated
==========================  =====================================================================

A column that is none of these is an error: nothing is silently dropped. Files are written as
Finnish Excel opens them with a double click: UTF-8 with its mark, semicolons, decimal commas.
"""

from prioritisation.exchange.board_csv.reading import (
    MOST_PROBLEMS,
    BoardReading,
    BoardTable,
    board_reading,
    read_board,
)
from prioritisation.exchange.board_csv.writing import written_board

__all__ = [
    "MOST_PROBLEMS",
    "BoardReading",
    "BoardTable",
    "board_reading",
    "read_board",
    "written_board",
]
