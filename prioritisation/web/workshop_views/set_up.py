"""What a workshop asks, of whom, and what they are promised."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from prioritisation.actions.access.texts import Page, page_text, set_page_text
from prioritisation.actions.workshops import setting_up
from prioritisation.decision.programme.ids import id_from_name
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.text import Text
from prioritisation.decision.programme.workshops import Weighting, Workshop
from prioritisation.decision.scoring.minutes import minutes_to_expect
from prioritisation.decision.scoring.sharing import least_answers_an_item
from prioritisation.store import KeptWorkshop
from prioritisation.web import cached
from prioritisation.web.workshop_views.acting import attempt, button, now
from prioritisation.wording.wording import Wording


def show_set_up(kept: KeptWorkshop, say: Wording) -> None:
    """Show the settings, and keep what is changed."""
    workshop, desk = kept.workshop, cached.desk()
    items = desk.programme.items_on(workshop.board)
    board = desk.programme.board(workshop.board)
    names = {item.id: say.text(item.name) for item in items}
    criteria = {c.id: say.text(c.name) for c in board.criteria}
    expected = minutes_to_expect(len(workshop.items), len(workshop.criteria), workshop.items_each)
    st.info(say("workshop.expected", n=expected), icon=":material/schedule:")
    people = len(cached.store().workshops.participants(kept.programme_id, workshop.id))
    if workshop.items_each is not None:
        least = least_answers_an_item(people, len(workshop.items), workshop.items_each)
        st.caption(say("workshop.shared", people=people, n=least))
    with st.form(f"set_up_{workshop.id}_{kept.version}", border=True):
        title = st.text_input(say("workshop.title"), workshop.title, max_chars=120)
        chosen_items = st.multiselect(
            say("workshop.items"),
            list(names),
            default=[i for i in workshop.items if i in names],
            format_func=lambda i: names[i],
        )
        chosen_criteria = st.multiselect(
            say("workshop.criteria"),
            list(criteria),
            default=[c for c in workshop.criteria if c in criteria],
            format_func=lambda c: criteria[c],
        )
        groups = st.text_area(
            say("workshop.groups"),
            "\n".join(say.text(group.name) for group in workshop.groups),
            help=say("workshop.groups_example"),
            height=130,
        )
        left, right = st.columns(2)
        with left:
            is_anonymous = st.toggle(
                say("workshop.is_anonymous"),
                workshop.is_anonymous,
                help=say("workshop.is_anonymous_help"),
            )
            shows_costs = st.toggle(say("workshop.shows_costs"), workshop.shows_costs)
            takes_proposals = st.toggle(say("workshop.takes_proposals"), workshop.takes_proposals)
            asks_weights = st.toggle(say("workshop.asks_weights"), workshop.asks_weights)
            by_itself = st.toggle(say("workshop.reveals_by_itself"), workshop.reveals_by_itself)
        with right:
            each = st.number_input(
                say("workshop.items_each"),
                min_value=1,
                value=workshop.items_each,
                step=1,
                placeholder=say("workshop.items_each_all"),
                help=say("workshop.items_each_help"),
            )
            least = st.number_input(
                say("workshop.least_answers"), min_value=1, value=workshop.least_answers, step=1
            )
            weighting = st.radio(
                say("workshop.weighting"),
                list(Weighting),
                index=list(Weighting).index(workshop.weighting),
                format_func=lambda w: say(f"workshop.weighting_{w}"),
            )
            days = st.number_input(
                say("workshop.days_kept"), min_value=0, value=workshop.days_kept, step=1
            )
        if st.form_submit_button(say("workshop.keep"), type="primary"):

            def changed() -> Workshop:
                return replace(
                    workshop,
                    title=title.strip(),
                    items=tuple(i for i in names if i in chosen_items),
                    criteria=tuple(c for c in criteria if c in chosen_criteria),
                    groups=_groups(groups, workshop.groups, say),
                    is_anonymous=is_anonymous,
                    shows_costs=shows_costs,
                    takes_proposals=takes_proposals,
                    asks_weights=asks_weights,
                    reveals_by_itself=by_itself,
                    items_each=None if each is None else int(each),
                    least_answers=int(least),
                    weighting=Weighting(weighting or workshop.weighting),
                    days_kept=int(days),
                )

            attempt(
                lambda: setting_up.change_workshop(
                    cached.store(), cached.desk(), kept, changed(), now()
                ),
                say,
                say("workshop.kept"),
            )
            st.rerun()
    _words(say)
    if workshop.ended_at is None:
        st.caption(say("workshop.end_help", n=workshop.days_kept))
        button(
            say("workshop.end"),
            lambda: setting_up.end_workshop(cached.store(), kept, now()),
            say,
            key="end_workshop",
            icon="event_busy",
        )
    else:
        button(
            say("workshop.go_on"),
            partial(setting_up.go_on, cached.store(), kept),
            say,
            key="go_on",
            icon="event_available",
        )


def _words(say: Wording) -> None:
    """Let the town word the pages that the join page links to."""
    store = cached.store()
    with st.expander(say("workshop.words"), key="own_words"):
        st.caption(say("workshop.words_help"))
        for page in Page:
            own = page_text(store, page, say.language)
            with st.form(f"words_{page}_{say.language}", border=False):
                text = st.text_area(
                    say(f"access.{page}"), own or say(f"access.{page}_text").strip(), height=180
                )
                if st.form_submit_button(say("workshop.words_keep")):
                    is_own = text.strip() != say(f"access.{page}_text").strip()
                    attempt(
                        partial(set_page_text, store, page, say.language, text if is_own else ""),
                        say,
                        say("workshop.words_kept"),
                    )
                    st.rerun()


def _groups(typed: str, known: tuple[Part, ...], say: Wording) -> tuple[Part, ...]:
    """Return the groups of typed lines; one whose name stays keeps its id and other wordings."""
    by_name = {say.text(group.name): group for group in known}
    found: list[Part] = []
    for line in dict.fromkeys(part.strip() for part in typed.splitlines() if part.strip()):
        taken = [group.id for group in (*known, *found)]
        made = Part(id=id_from_name(line, taken), name=Text.of(line))
        found.append(by_name.get(line, made))
    return tuple(found)
