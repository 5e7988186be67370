"""Every page with a programme that has nothing in it yet: a sentence and an action, no failure."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.actions.new_programmes import create_programme, programme_of_draft
from prioritisation.decision.programme.draft import Draft
from prioritisation.web.script.main import PAGES
from prioritisation.web.session import PROGRAMME_KEY
from prioritisation.wording.catalogue import Language

# As soon as there is a name; with spearheads and a budget, but nothing to score.
BARE = Draft(language="en", title="Bare")
NAMED = replace(
    BARE, title="Named", spearheads=("Housing",), first_year=2027, years=4, budget=Decimal(100)
)
# Measures that nobody has scored or priced, in a plan without a budget.
LISTED = replace(BARE, title="Listed", measures=(("Plots", "Permits"),))
NAMES = [name for name, *_ in PAGES]


def what_is_missing(page):
    """Return the sentences that say so: notes, and what stands in the empty places of a picture."""
    in_pictures = re.findall(
        r'class="empty">([^<]+)', " ".join(part.proto.body for part in page.get("html"))
    )
    return {*(note.value for note in page.info), *in_pictures}


def made(store, draft):
    return create_programme(store, programme_of_draft(store, draft), who="test")


@pytest.mark.parametrize("draft", [BARE, NAMED, LISTED], ids=lambda draft: draft.title)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_shows_an_empty_programme_without_an_error(store, show, name, draft):
    page = show(name, **{PROGRAMME_KEY: made(store, draft)})
    assert not page.error, [error.value for error in page.error]


# The list of programmes and the guide are not about what a programme holds.
@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"programmes", "guide"}])
def test_a_page_says_what_is_missing_in_the_readers_language(store, show, name):
    programme = made(store, BARE)
    told = [
        what_is_missing(show(name, language.value, **{PROGRAMME_KEY: programme}))
        for language in Language
    ]
    assert told[0]
    assert told[0].isdisjoint(told[1])


def test_a_workshop_on_an_empty_list_is_refused_in_words(store, show):
    page = show("workshop", **{PROGRAMME_KEY: made(store, NAMED)})
    page.text_input[0].set_value("Spring")
    next(b for b in page.button if b.label == "Make the workshop").click().run()
    assert not page.exception
    assert any('"Measures"' in toast.value for toast in page.toast)
