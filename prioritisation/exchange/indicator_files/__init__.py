"""Values of indicators: tables (CSV, pasted text) in and out, and JSON-stat in.

A table is *long*, one value a row,

======================  ========================================================================
column                  what it holds
======================  ========================================================================
``indicator``           id or name of an indicator
``period``              ``2026``, ``2026H1``, ``2026Q3``, ``2026M05``
``value``               a number; empty, ``.``, ``..`` or ``...`` = there is none
``unit``                what it is counted in; empty = the indicator's own unit
``note``                a remark
======================  ========================================================================

(or ``mittari``, ``jakso`` or ``vuosi``, ``arvo``, ``yksikkö``, ``huomautus``), or *wide*: a row for
each indicator under periods, with ``unit`` where it likes, or a row for each period under
indicators. Of two rows for a period the later one restates the earlier.
"""

from prioritisation.exchange.indicator_files.json_stat import Cube, Dimension, read_json_stat
from prioritisation.exchange.indicator_files.reading import read_values
from prioritisation.exchange.indicator_files.value_table import FileValue, ValueTable
from prioritisation.exchange.indicator_files.writing import written_values

__all__ = [
    "Cube",
    "Dimension",
    "FileValue",
    "ValueTable",
    "read_json_stat",
    "read_values",
    "written_values",
]
