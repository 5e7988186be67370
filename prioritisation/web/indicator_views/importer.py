"""Import of values from a file or pasted text: what it would change first, then all or nothing."""

from __future__ import annotations

from enum import StrEnum

import pandas as pd
import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.following_up import FollowUp
from prioritisation.actions.indicator_import import (
    ValuesPreview,
    file_of_values,
    import_values,
    values_preview,
)
from prioritisation.decision.follow_up.restating import ChangeKind
from prioritisation.errors import PrioritisationError
from prioritisation.exchange.indicator_files import Cube, ValueTable
from prioritisation.web import cached, session
from prioritisation.web.indicator_views.choosing import names_of
from prioritisation.web.indicator_views.cube_form import chosen_values
from prioritisation.web.plain import as_text, show_error
from prioritisation.web.uploading import TABLES, uploaded
from prioritisation.wording.indicators import period_text
from prioritisation.wording.wording import Wording

_UPLOAD = "values_import"
_EDITOR = "indicators"
_MOST_ROWS = 500


class Way(StrEnum):
    """Where the values come from."""

    FILE = "file"
    PASTE = "paste"


def show(desk: Desk, found: FollowUp, say: Wording) -> None:
    """Show where values come from, then the preview with its button."""
    del found
    if not desk.programme.indicators:
        st.info(say("indicators.no_indicators"))
        return
    st.caption(say("indicators.import_help"))
    way = st.radio(
        say("indicators.import_way"),
        list(Way),
        format_func=lambda name: say(f"indicators.import_{name}"),
        horizontal=True,
        key="values_way",
        persist_state="session",
    )
    source = _file(say) if way is Way.FILE else _paste(say)
    if source is None:
        return
    data, name = source
    try:
        read = file_of_values(data, file=name)
        table = chosen_values(desk, read, name, say) if isinstance(read, Cube) else read
    except PrioritisationError as error:
        show_error(error, say)
        return
    if table is not None:
        _preview(desk, table, say)


def _file(say: Wording) -> tuple[bytes, str] | None:
    upload = uploaded(say("indicators.import_upload"), [*TABLES, "json"], _UPLOAD)
    return None if upload is None else (upload.getvalue(), upload.name)


def _paste(say: Wording) -> tuple[bytes, str] | None:
    text = st.text_area(
        say("indicators.import_text"),
        key=f"values_text_{session.edition(_UPLOAD)}",
        height=180,
    )
    return (text.encode(), say("indicators.import_pasted")) if text.strip() else None


def _preview(desk: Desk, table: ValueTable, say: Wording) -> None:
    preview = values_preview(desk.programme, table)
    if preview.unknown:
        preview = values_preview(desk.programme, table, _assigned(desk, preview, say))
    if preview.problems:
        n = len(preview.problems)
        st.error(say("indicators.import_errors", n=n), icon=":material/error:")
        for problem in preview.problems:
            st.text(say.error(problem))
        return
    counts = {
        "new": preview.count(ChangeKind.NEW),
        "changed": preview.count(ChangeKind.RESTATED),
        "same": preview.count(ChangeKind.SAME),
        "gaps": preview.gaps,
    }
    st.write(say("indicators.import_counts", **counts))
    if preview.apart:
        apart = say("indicators.import_apart", n=preview.apart)
        st.warning(apart, icon=":material/call_split:")
    rows = _rows(desk, preview, say)
    if not rows.empty:
        st.dataframe(rows, hide_index=True, alt=say("indicators.view_import"))
    if not preview.undecided and not preview.can_be_kept:
        st.info(say("indicators.import_nothing"))
        return
    st.button(
        say("indicators.import_now"),
        type="primary",
        key="values_import_now",
        disabled=not preview.can_be_kept,
        on_click=_import,
        args=(desk, preview, say),
    )


def _assigned(desk: Desk, preview: ValuesPreview, say: Wording) -> dict[str, str]:
    """Let the reader say what each unknown name is; return id by name, empty = left out."""
    names = names_of((i for i in desk.programme.indicators if i.index is None), say)
    options = [None, "", *names]

    def label(option: str | None) -> str:
        if option is None:
            return say("indicators.import_undecided")
        return names.get(option) or say("indicators.import_leave_out")

    st.warning(say("indicators.import_unknown"), icon=":material/help:")
    found = {}
    for number, unknown in enumerate(preview.unknown):
        chosen = st.selectbox(
            as_text(say("indicators.import_unknown_one", name=unknown)),
            options,
            format_func=label,
            key=f"values_is_{session.edition(_UPLOAD)}_{number}_{unknown}",
        )
        if chosen is not None:
            found[unknown] = chosen
    return found


def _rows(desk: Desk, preview: ValuesPreview, say: Wording) -> pd.DataFrame:
    """Return one row a value that changes something, so many that they can be looked through."""
    names = names_of(desk.programme.indicators, say)
    rows = []
    for i, changes in preview.changes.items():
        for change in changes:
            if change.kind is ChangeKind.SAME:
                continue
            does = say(f"indicators.import_change_{change.kind}")
            if change.apart is not None:
                does = say("indicators.import_change_apart", change=does)
            before = "" if change.before is None else say.number(change.before, 6)
            reading = change.reading
            rows.append(
                {
                    "indicator": names[i],
                    "period": period_text(reading.period, say),
                    "before": before,
                    "value": say.number(reading.value, 6),
                    "unit": reading.unit,
                    "change": does,
                }
            )
    frame = pd.DataFrame(rows[:_MOST_ROWS])
    return frame.rename(columns={name: say(f"indicators.column_{name}") for name in frame})


def _import(desk: Desk, preview: ValuesPreview, say: Wording) -> None:
    try:
        import_values(cached.store(), desk, preview, who=session.WHO)
    except PrioritisationError as error:
        session.notify(say.error(error))
        return
    for editor in (_UPLOAD, _EDITOR):
        session.new_edition(editor)
    new, changed = preview.count(ChangeKind.NEW), preview.count(ChangeKind.RESTATED)
    done = say("indicators.import_done", file=preview.file, new=new, changed=changed)
    session.notify(done)
