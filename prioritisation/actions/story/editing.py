"""Change a section of the programme on a page: functions from programme to programme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prioritisation.actions.desk import Desk
from prioritisation.actions.programme_editing import change_part
from prioritisation.actions.story.drafts import Draft, Row, Section, draft_of, points_of
from prioritisation.actions.story.headlines import headlines_of, with_headlines
from prioritisation.actions.story.uses import uses_of_removed, without
from prioritisation.actions.story.wordings import checked_sentence, checked_short
from prioritisation.decision.programme.ids import id_from_name
from prioritisation.decision.programme.parts import Part, Purpose, PurposeBlock
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError
from prioritisation.store import Event, Store

MOST_ROWS = 20


def section_of(programme: Programme, section: Section) -> Draft:
    """Return a section as it stands, to be typed over; two that are equal show the same."""
    if section is Section.INDICATORS:
        return headlines_of(programme)
    return draft_of(programme, section)


def keep_section(
    store: Store,
    seen: Desk,
    section: Section,
    draft: Draft,
    *,
    who: str,
    may_take_out: bool = False,
) -> Event | None:
    """Keep a section as it is typed; return None where nothing has changed.

    Parameters
    ----------
    seen : what the one who types has seen
    may_take_out : parts that something names may go, and what names them forgets them

    Raises
    ------
    RevisionConflictError : somebody else has changed the section meanwhile; nothing is kept.
    InvalidValueError : the programme cannot be so.
    """
    return change_part(
        store,
        seen,
        lambda programme: section_of(programme, section),
        lambda programme: with_section(programme, section, draft, may_take_out=may_take_out),
        who=who,
        kind="story_edited",
        details={"what": [f"story_{section}"]},
    )


def with_section(
    programme: Programme, section: Section, draft: Draft, *, may_take_out: bool = False
) -> Programme:
    """Return the programme with a section as it is typed.

    Raises
    ------
    InvalidValueError : a text is missing or too long, there are more than 20 rows, or a part
        would go that something names.
    """
    match section:
        case Section.HEADING:
            return replace(
                programme,
                title=checked_short(draft.text("title"), "title"),
                town=_short_or_none(draft.text("town"), "town"),
                slogan=checked_sentence(draft.text("slogan"), "slogan"),
            )
        case Section.VISION:
            return replace(
                programme,
                vision=_short_or_none(draft.text("vision"), "vision"),
                vision_note=checked_sentence(draft.text("note"), "note"),
            )
        case Section.PURPOSE:
            statement = checked_sentence(draft.text("statement"), "statement")
            return replace(programme, purpose=Purpose(statement=statement, blocks=_blocks(draft)))
        case Section.CHANNELS:
            return _with_channels(programme, draft)
        case Section.INDICATORS:
            return with_headlines(programme, draft)
        case _:
            return _with_parts(programme, section, draft, may_take_out=may_take_out)


def _short_or_none(text: Text, field: str) -> Text:
    return checked_short(text, field) if text else text


def _typed_rows(draft: Draft, *, are_sentences: bool = False) -> tuple[tuple[int, Row], ...]:
    """Return the rows with something in them, each with its number on the screen and its id.

    Raises
    ------
    InvalidValueError : a name is missing or too long, or there are too many rows.
    """
    rows = [(n, row) for n, row in enumerate(draft.rows, 1) if row.id or not row.is_empty]
    if len(rows) > MOST_ROWS:
        raise InvalidValueError("too_many_rows", value=len(rows), most=MOST_ROWS)
    taken = {row.id for _, row in rows}
    named = []
    for number, row in rows:
        name = row.text("name")
        if are_sentences and name:
            checked_sentence(name, "name", number)
        else:
            checked_short(name, "name", number)
        i = row.id or id_from_name(name.in_language("en"), taken)
        taken.add(i)
        named.append((number, replace(row, id=i)))
    return tuple(named)


def _blocks(draft: Draft) -> tuple[PurposeBlock, ...]:
    blocks = []
    for number, row in _typed_rows(draft):
        points = points_of(row.text("points"))
        if len(points) > MOST_ROWS:
            raise InvalidValueError(
                "too_many_rows", field="points", row=number, value=len(points), most=MOST_ROWS
            )
        for point in points:
            checked_short(point, "points", number)
        blocks.append(PurposeBlock(id=row.id, name=row.text("name"), points=points))
    return tuple(blocks)


def _with_channels(programme: Programme, draft: Draft) -> Programme:
    """Return the programme with other names of its channels: which there are is settled."""
    names = {row.id: row.text("name") for row in draft.rows}
    for number, row in enumerate(draft.rows, start=1):
        checked_short(row.text("name"), "name", number)
    channels = tuple(
        replace(part, name=names.get(part.id, part.name)) for part in programme.effect_channels
    )
    ratio = _short_or_none(draft.text("ratio"), "ratio")
    return replace(programme, effect_channels=channels, ratio=ratio)


def _with_parts(
    programme: Programme, section: Section, draft: Draft, *, may_take_out: bool
) -> Programme:
    is_changes = section is Section.KEY_CHANGES
    rows = [row for _, row in _typed_rows(draft, are_sentences=is_changes)]
    before: Sequence[Part] = getattr(programme, section.value)
    kept = {row.id for row in rows}
    for uses in uses_of_removed(programme, section, kept):
        if uses.plans or not may_take_out:
            rule = "part_in_rules" if uses.plans else "part_in_use"
            raise InvalidValueError(rule, field=section.value, value=uses.part.id)
    gone = {part.id for part in before} - kept
    changed = without(programme, section, gone) if gone else programme
    heading = checked_sentence(draft.text("heading"), "heading")
    parts = tuple(Part(id=row.id, name=row.text("name")) for row in rows)
    match section:
        case Section.KEY_CHANGES:
            return replace(changed, key_changes=parts, key_changes_heading=heading)
        case Section.VALUES:
            return replace(changed, values=parts)
        case Section.TARGET_GROUPS:
            return replace(changed, target_groups=parts)
        case _:
            return replace(changed, spearheads=parts)
