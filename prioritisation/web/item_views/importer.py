"""Import of a CSV file: what it would change first, then all of it or nothing."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.importing import ImportPreview, import_board, import_preview
from prioritisation.decision.programme.boards import BoardId
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import show_error
from prioritisation.web.uploading import TABLES, show_problems, uploaded
from prioritisation.wording.wording import Wording

_UPLOAD = "import"


def show(desk: Desk, board_id: BoardId, say: Wording) -> None:
    """Show the upload, then the preview with its button."""
    st.caption(say("measures.import_help"))
    upload = uploaded(say("measures.import_file"), TABLES, _UPLOAD, of=board_id)
    if upload is None:
        return
    try:
        preview = import_preview(
            desk, board_id, cached.score_table(board_id), upload.getvalue(), file=upload.name
        )
    except PrioritisationError as error:
        show_error(error, say)
        return
    _preview(desk, preview, say)


def _preview(desk: Desk, preview: ImportPreview, say: Wording) -> None:
    counts = {
        "new": preview.new,
        "changed": preview.changed,
        "same": preview.same,
        "gone": preview.gone,
    }
    if preview.problems:
        show_problems(preview.problems, say)
        return
    st.write(" · ".join(say(f"measures.import_{name}", n=len(i)) for name, i in counts.items()))
    st.dataframe(_changes(desk, preview, say), hide_index=True, alt=say("measures.import"))
    delete_gone = False
    if preview.gone:
        keep, remove = say("measures.import_keep"), say("measures.import_remove")
        delete_gone = remove == st.radio(say("measures.import_gone_label"), [keep, remove])
    if preview.is_empty and not delete_gone:
        st.info(say("measures.import_nothing"))
        return
    now = say("measures.import_now")
    st.button(
        say("measures.import_and_delete", n=len(preview.gone)) if delete_gone else now,
        type="primary",
        key="import_now",
        on_click=_import,
        args=(desk, preview, delete_gone, say),
    )


def _changes(desk: Desk, preview: ImportPreview, say: Wording) -> pd.DataFrame:
    """Return one row for each item that the file adds, changes or leaves out."""
    names = {item.id: say.text(item.name) for item in desk.programme.all_items()}
    names |= {item.id: say.text(item.name) for item in preview.table.items}
    board = desk.programme.board(preview.board_id)
    criteria = {criterion.id: say.text(criterion.name) for criterion in board.criteria}
    rows = [(say("measures.change_new"), names[i], "") for i in preview.new]
    for i in preview.changed:
        fields = [
            criteria.get(field) or (say(f"column.{field}") if say.has(f"column.{field}") else field)
            for field in preview.fields[i]
        ]
        rows.append((say("measures.change_changed"), names[i], ", ".join(fields)))
    rows += [(say("measures.change_gone"), names[i], "") for i in preview.gone]
    columns = [say("measures.change"), say("column.name"), say("measures.columns")]
    return pd.DataFrame(rows, columns=columns)


def _import(desk: Desk, preview: ImportPreview, delete_gone: bool, say: Wording) -> None:
    try:
        import_board(cached.store(), desk, preview, delete_gone=delete_gone, who=session.WHO)
    except PrioritisationError as error:
        session.notify(say.error(error))
        return
    for editor in (_UPLOAD, *session.EDITORS):
        session.new_edition(editor)
    session.notify(
        say(
            "measures.imported",
            file=preview.file,
            new=len(preview.new),
            changed=len(preview.changed),
            gone=len(preview.gone) if delete_gone else 0,
        )
    )
