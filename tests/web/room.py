"""A workshop on the sample's measures, and phones that take part in it."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape

from prioritisation.actions.desk import desk_of
from prioritisation.actions.workshops import joining, rounds, setting_up
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.parts import Part
from prioritisation.decision.programme.text import Text

from .asgi import SAME_SITE, Browser

ITEMS = ("tori", "brandi", "satama")
GROUPS = (
    Part(id="residents", name=Text.of({"fi": "Asukkaat", "en": "Residents"})),
    Part(id="companies", name=Text.of({"fi": "Yritykset", "en": "Companies"})),
)


def now():
    return datetime.now(UTC)


class Room:
    """A workshop as its facilitator has it, without the page."""

    def __init__(self, store, items=ITEMS, **settings):
        self.store = store
        desk = desk_of(store, "heinola")
        made = setting_up.new_workshop(desk, BoardId.MEASURES, "Spring")
        made = replace(made, items=items or made.items, groups=GROUPS, **settings)
        joining.let_people_in(
            store, setting_up.make_workshop(store, desk, made, who="facilitator"), now()
        )

    @property
    def kept(self):
        return self.store.workshops.kept("heinola", "spring")

    def act(self, name, **parts):
        """Do something to the round: open_round, close_round, reveal_round …"""
        getattr(rounds, name)(self.store, self.kept, now(), **parts)

    def phone(self, client="192.0.2.7", **fields):
        """Return a phone that has joined by the QR code."""
        phone = Phone(self, client)
        phone.post(f"/join/{self.kept.key}", {"name": "", "group": "", "language": "en"} | fields)
        return phone

    def answers(self):
        current = self.kept.workshop.current
        return self.store.workshops.answers("heinola", "spring", current.number)


class Phone(Browser):
    """A phone in a workshop."""

    def __init__(self, room, client="192.0.2.7"):
        super().__init__(client)
        self.room = room

    @property
    def token(self):
        """What the forms of this phone carry."""
        (found,) = set(re.findall(r'data-token="(\w+)"', self.get("/p").text))
        return found

    def form(self, address, fields, headers=SAME_SITE):
        return self.post(address, {"form_token": self.token} | fields, headers)

    def score(self, item, score, sequence=1, criterion="impact", number=None, headers=SAME_SITE):
        """Send a score as the script does."""
        number = self.room.kept.workshop.current.number if number is None else number
        document = {
            "round": number,
            "answers": [[item, criterion, score, sequence]],
            "comments": [],
        }
        return self.send("/p/answers", document, {**headers, "x-form-token": self.token})

    def score_all(self, item, score, sequence=1):
        for criterion in ("impact", "speed", "output_input"):
            assert self.score(item, score, sequence, criterion).status == 200

    def items(self):
        """Return what the page tells its script."""
        (data,) = re.findall(
            r'<script type="application/json" id="items">(.*?)</script>', self.get("/p").text
        )
        return json.loads(unescape(data))
