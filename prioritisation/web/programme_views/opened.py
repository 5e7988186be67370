"""A section that is open for typing: what was seen then, and what is typed since."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

from prioritisation.actions.desk import Desk
from prioritisation.actions.story.drafts import Draft, Row, Section
from prioritisation.actions.story.editing import keep_section, section_of
from prioritisation.actions.story.headlines import parts_of_row
from prioritisation.actions.story.uses import Uses, uses_of_removed
from prioritisation.actions.story.wordings import Typed, retyped, typed_of
from prioritisation.decision.programme.text import Text
from prioritisation.errors import PrioritisationError, RevisionConflictError
from prioritisation.web import cached, session
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording

LANGUAGES: tuple[str, ...] = tuple(Language)
# Of the fields that belong to no row.
NO_ROW = "one"
_OPENINGS = "story_openings"


@dataclass(slots=True)
class Opened:
    """A section while it is open.

    Parameters
    ----------
    section : which one
    seen : what was kept when it was opened; another change since is a conflict
    first : language whose fields show wordings of no stated language
    number : of the opening, so that its fields have keys of their own
    order : the rows in order, by their place in the draft seen, or ``n1`` and on for new ones
    added : how many rows were added
    problem : what is wrong with what was to be saved
    is_conflict : somebody else has changed the section
    asks : it was to be saved without parts that something names
    """

    section: Section
    seen: Desk
    first: str
    number: int
    order: list[str] = field(default_factory=list)
    added: int = 0
    problem: str = ""
    is_conflict: bool = False
    asks: bool = False

    @property
    def before(self) -> Draft:
        """The section as it was seen."""
        return section_of(self.seen.programme, self.section)

    def row(self, uid: str) -> Row:
        """Return a row as it was seen; an empty one where it is new."""
        return self.before.rows[int(uid)] if uid.isdecimal() else Row()

    def key(self, uid: str, name: str, language: str) -> str:
        """Return the key of a field."""
        return f"story_{self.number}_{uid}_{name}_{language}"

    def shown(self, uid: str, name: str) -> Typed:
        """Return what the fields of a text show at first."""
        return typed_of(self._text_before(uid, name), LANGUAGES, self.first)

    def text(self, uid: str, name: str) -> Text:
        """Return a text as it is typed now."""
        shown = self.shown(uid, name)
        typed = {k: str(session.get(self.key(uid, name, k), shown[k])) for k in LANGUAGES}
        return retyped(self._text_before(uid, name), typed, self.first)

    def _text_before(self, uid: str, name: str) -> Text:
        return self.before.text(name) if uid == NO_ROW else self.row(uid).text(name)

    def names_in_row(self, uid: str) -> tuple[str, ...]:
        """Return the names of the fields of a row."""
        if self.section is Section.PURPOSE:
            return ("name", "points")
        return tuple(self.row(uid).texts) or ("name",)

    def typed(self) -> Draft:
        """Return the section as it is typed now."""
        rows = (
            Row(
                id=self.row(uid).id,
                texts={name: self.text(uid, name) for name in self.names_in_row(uid)},
            )
            for uid in self.order
        )
        texts = {name: self.text(NO_ROW, name) for name in self.before.texts}
        return Draft(texts=texts, rows=tuple(rows))

    def uses_of_removed(self) -> tuple[Uses, ...]:
        """Return what names the parts that were taken out, as it is kept now."""
        kept = [self.row(uid).id for uid in self.order]
        return uses_of_removed(cached.desk().programme, self.section, kept)


def opened(section: Section) -> Opened | None:
    """Return a section that is open; None = it is not."""
    found = session.get(_key(section))
    return found if isinstance(found, Opened) else None


def open_section(section: Section, say: Wording) -> None:
    """Open a section for typing, as it is kept now."""
    desk = cached.desk()
    number = int(session.get(_OPENINGS, 0)) + 1
    session.keep(_OPENINGS, number)
    rows = section_of(desk.programme, section).rows
    order = [str(n) for n in range(len(rows))]
    session.keep(_key(section), Opened(section, desk, say.language, number, order))


def close(section: Section) -> None:
    """Close a section; what was typed is forgotten."""
    session.drop(_key(section))


def add_row(section: Section) -> None:
    """Add an empty row at the end."""
    if (now := opened(section)) is not None:
        now.added += 1
        now.order.append(f"n{now.added}")


def take_out(section: Section, uid: str) -> None:
    """Take a row out; nothing is kept of that before the section is saved."""
    if (now := opened(section)) is not None:
        now.order.remove(uid)
        now.asks = False


def move(section: Section, uid: str, by: int) -> None:
    """Move a row up (−1) or down (1)."""
    if (now := opened(section)) is not None:
        at = now.order.index(uid)
        now.order.insert(max(0, at + by), now.order.pop(at))


def save(section: Section, *, over: bool = False, may_take_out: bool = False) -> None:
    """Keep a section as it is typed, and close it; where that cannot be, it stays open.

    Parameters
    ----------
    over : also where somebody else has changed it since
    may_take_out : also where what names a part loses it
    """
    now = opened(section)
    if now is None:
        return
    say = session.wording()
    now.problem, now.is_conflict = "", False
    uses = now.uses_of_removed()
    now.asks = bool(uses) and not may_take_out
    if now.asks or any(one.plans for one in uses):
        now.asks = True
        return
    draft = now.typed()
    try:
        keep_section(
            cached.store(),
            cached.desk() if over else now.seen,
            section,
            draft,
            who=session.WHO,
            may_take_out=may_take_out,
        )
    except RevisionConflictError as error:
        now.problem, now.is_conflict = say.error(error), True
    except PrioritisationError as error:
        problem = say.error(_placed(error, now, draft, say))
        now.problem = problem[:1].upper() + problem[1:]
    else:
        close(section)


def field_label(section: Section, name: str, say: Wording) -> str:
    """Return what a field is called."""
    return say(f"onepage.name.{section}") if name == "name" else say(f"onepage.field.{name}")


def _key(section: Section) -> str:
    return f"story_{section}"


def _placed(
    error: PrioritisationError, now: Opened, draft: Draft, say: Wording
) -> PrioritisationError:
    """Return an error whose place is called as it is on the screen."""
    placed = copy.copy(error)
    name = error.field
    if name == "name" or say.has(f"onepage.field.{name}"):
        placed.field = field_label(now.section, name, say)
    if error.row is not None and now.section is Section.INDICATORS:
        spearhead, stage, _ = parts_of_row(draft.rows[error.row - 1].id)
        parts = {part.id: say.text(part.name) for part in now.seen.programme.spearheads}
        placed.field = f"{parts[spearhead]}, {say(f'stage.{stage}')}: {placed.field}"
        placed.row = None
    return placed
