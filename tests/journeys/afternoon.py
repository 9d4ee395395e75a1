"""A scripted afternoon at a ticket desk: keys to the real window, pictures dropped on it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import segno
from PIL import Image
from PySide6.QtCore import Qt

from boxoffice.ui.desk_session import DeskSession
from boxoffice.ui.first_start.screen import Step
from boxoffice.ui.window import Section
from tests.journeys.hands import Hands
from tests.journeys.world import CentreProcess, DeskFolder

NEW_CARD_DAY = "2099-12-31"


@dataclass
class Afternoon:
    """Everyone who takes part, and the codes they bring."""

    hands: Hands
    session: Callable[[], DeskSession]
    centre: CentreProcess
    second: DeskFolder
    venue: str
    codes: dict[str, list[str]]
    folder: Path
    pins: dict[str, str]

    def whole(self) -> None:
        """From setting up the desk to its last sync."""
        self._set_up()
        self._cards_one_by_one()
        self._another_clerk()
        self._groups_and_families()
        self._an_order_by_phone()
        self._without_a_connection()
        self._and_back()

    def _set_up(self) -> None:
        hands, view = self.hands, self.hands.window.first_start
        made = self.centre.ask("enrol", "--venue", self.venue, "--name", "Desk 1")
        hands.on(Section.FIRST_START)
        hands.see("a field that listens", view.card.address.hasFocus)
        hands.type(self.centre.address)
        hands.press(Qt.Key.Key_Return)
        hands.type(made["code"])
        hands.keep("first-start")
        hands.press(Qt.Key.Key_Return)
        hands.see("the fingerprint", lambda: view.shown.step is Step.FINGERPRINT)
        assert " ".join(view.shown.fingerprint) == made["fingerprint"]
        hands.keep("fingerprint")
        hands.press(Qt.Key.Key_Return)
        hands.see("the first list", lambda: view.shown.step is Step.DONE)
        hands.press(Qt.Key.Key_Return)
        self._sign_in("Kielo")
        hands.on(Section.EVENTS)
        hands.see("events", lambda: hands.window.events.list.count() > 0)
        hands.keep("events")
        hands.see("a page that takes Enter", lambda: hands.window.events.settled)
        hands.press(Qt.Key.Key_Return)
        hands.on(Section.DESK)
        self.session().round_ended.connect(hands.round_ended)
        hands.see("the event", lambda: hands.screen.event.chosen)
        hands.keep("ready")
        # Only now: a desk that is alone at its venue holds most of an event's tickets.
        self.second.sync()

    def _sign_in(self, name: str) -> None:
        hands, view = self.hands, self.hands.window.sign_in
        hands.on(Section.SIGN_IN)
        hands.see("the names", lambda: name in view.names.buttons)
        hands.keep(f"sign-in-{name.lower()}")
        hands.type(view.names.buttons[name].key.text())
        hands.see("the field for the PIN", view.pin.line.hasFocus)
        hands.type(self.pins[name])
        hands.see("an open desk", lambda: not hands.window.locked)

    def _another_clerk(self) -> None:
        """The queue hardly notices: F11, a number, six digits, and the event stays."""
        hands = self.hands
        event = hands.screen.event
        hands.press(Qt.Key.Key_F11)
        self._sign_in("Esikko")
        hands.on(Section.DESK)
        hands.see("the name", lambda: hands.screen.clerk.text == "Esikko")
        assert hands.screen.event == event

    def _cards_one_by_one(self) -> None:
        hands = self.hands
        hands.type(self.codes["valid"][0])
        hands.press(Qt.Key.Key_Return)
        hands.verdict("Valid")
        hands.keep("valid-typed")
        hands.enter()
        hands.given("1")
        hands.keep("given")
        hands.scan(self.codes["last_day_today"][0])
        hands.verdict("last day")
        hands.keep("last-day")
        hands.enter()
        hands.given("1")
        for state, title in (("expired", "past"), ("blocked", "not in use")):
            hands.scan(self.codes[state][0])
            hands.verdict(title)
            hands.keep(state)
            hands.press(Qt.Key.Key_Escape)
        self._a_mistyped_code()

    def _a_mistyped_code(self) -> None:
        hands = self.hands
        hands.type(self.codes["not_on_list"][1])
        hands.press(Qt.Key.Key_Return)
        hands.verdict("not found")
        hands.keep("mistyped")
        hands.type(self.codes["valid"][1])
        hands.press(Qt.Key.Key_Return)
        hands.verdict("Valid")
        hands.enter()
        hands.given("1")
        hands.type(self.codes["not_a_code"][0])
        hands.press(Qt.Key.Key_Return)
        hands.verdict("Not a card code")
        hands.keep("not-a-code")
        hands.press(Qt.Key.Key_Escape)

    def _groups_and_families(self) -> None:
        hands = self.hands
        family, two = self._picture("family_of_four", 2), self.folder / "two-codes.png"
        hands.drop(family)
        hands.verdict("Valid")
        for _ in range(3):
            hands.press(Qt.Key.Key_Plus)
        hands.see("four tickets", lambda: "4" in _give_text(hands))
        hands.keep("family-of-four")
        hands.enter()
        hands.given("1 + 3")
        _two_codes(self.codes["valid"][2], self.codes["valid"][3], two)
        hands.drop(two)
        hands.see("two codes", lambda: "2" in hands.screen.code.note)
        hands.keep("photo-with-two-codes")
        hands.scan(self.codes["valid"][4])
        hands.verdict("Valid")
        hands.press(Qt.Key.Key_F4)
        hands.see("two tickets", lambda: "2" in _give_text(hands))
        hands.keep("assistant")
        hands.enter()
        hands.given("1 + assistant 1")
        hands.scan(self.codes["community"][0])
        hands.verdict("group")
        for _ in range(5):
            hands.press(Qt.Key.Key_Plus)
        hands.keep("community")
        hands.enter()
        hands.given("group 1 + 5")

    def _an_order_by_phone(self) -> None:
        hands, code = self.hands, self._family_of_its_own()
        self.second.give(code, self.event, "--children", "1", "--channel", "phone")
        self.second.sync()
        hands.online(True)
        hands.scan(code)
        hands.verdict("Has tickets")
        hands.keep("has-tickets")
        hands.enter()
        hands.see("let in", lambda: hands.screen.verdict is None)

    def _without_a_connection(self) -> None:
        hands = self.hands
        self.centre.kill()
        hands.online(False)
        new_card = self.codes["not_on_list"][6]
        self.centre.ask(
            *("cards", "--add", new_card),
            *("--last-valid-day", NEW_CARD_DAY, "--children", "2"),
        )
        hands.scan(self.codes["valid"][7])
        hands.verdict("Valid")
        hands.enter()
        hands.given("1")
        hands.keep("offline")
        self._on_its_face(new_card)
        self._not_recorded()
        both = self.codes["valid"][9]
        hands.scan(both)
        hands.verdict("Valid")
        hands.enter()
        hands.given("1")
        self.second.give(both, self.event)

    def _on_its_face(self, code: str) -> None:
        hands = self.hands
        hands.type(code)
        hands.press(Qt.Key.Key_Return)
        hands.verdict("Not on the list yet")
        hands.keep("card-face-day")
        hands.enter()
        hands.see("step two", lambda: "Give" in _give_text(hands))
        hands.press(Qt.Key.Key_Plus)
        hands.see("two tickets", lambda: "2" in _give_text(hands))
        hands.keep("card-face-children")
        hands.enter()
        hands.given("1 + 1")

    def _not_recorded(self) -> None:
        hands = self.hands
        hands.scan(self.codes["valid"][6])
        hands.verdict("Valid")
        hands.scan(self.codes["valid"][8])
        hands.see("the strip", lambda: len(hands.screen.not_recorded) == 1)
        hands.verdict("Valid")
        hands.keep("not-recorded")
        hands.enter()
        hands.given("1")
        hands.press(Qt.Key.Key_F8)
        row = hands.given("1")
        hands.see("an empty strip", lambda: not hands.screen.not_recorded)
        hands.window.desk.undo.emit(row.row_id)
        hands.see("an undone row", lambda: bool(hands.screen.given[0].reasons))
        hands.keep("undone")

    def _and_back(self) -> None:
        hands = self.hands
        hands.window.open(Section.SYNC)
        hands.keep("waiting")
        self.centre.start()
        self.second.sync()
        hands.window.open(Section.DESK)
        hands.online(True)
        hands.see("all sent", lambda: hands.screen.waiting.text.startswith("All sent"))
        self.second.sync()
        hands.online(True)
        hands.see("what the centre says", lambda: _all_judged(hands))
        hands.keep("all-sent-and-confirmed")
        hands.window.open(Section.SYNC)
        hands.keep("sync")

    def _family_of_its_own(self) -> str:
        """A card with children that nobody else brings."""
        others = {
            code
            for state, codes in self.codes.items()
            if state != "with_children"
            for code in codes
        }
        return next(code for code in self.codes["with_children"] if code not in others)

    @property
    def event(self) -> str:
        """The id of the event the window gives tickets for."""
        venue: dict[str, Any] = self.centre.ask("events", "--venue", self.venue)[0]
        shown = self.hands.screen.event
        called = [each for each in venue["events"] if each["title"]["en"] == shown.title]
        return str(min(called, key=lambda each: _distance(each.get("starts_at"), shown.when))["id"])

    def _picture(self, state: str, index: int) -> Path:
        path = self.folder / f"{state}.png"
        segno.make(self.codes[state][index]).save(str(path), scale=8, border=4)
        return path


def _distance(starts_at: str | None, when: str) -> tuple[bool, timedelta]:
    """How far a start is from what the desk shows: another time of day than in `when`, or another
    day than the one at hand, however the line words it (`night of Mon 30 to Tue 1`).
    """
    if starts_at is None:
        return False, timedelta()
    start = datetime.fromisoformat(starts_at)
    local = start.astimezone(ZoneInfo("Europe/Helsinki"))
    return f"{local:%H:%M}" not in when, abs(start - datetime.now(UTC))


def _give_text(hands: Hands) -> str:
    return hands.screen.give.text if hands.screen.give else ""


def _all_judged(hands: Hands) -> bool:
    return all(row.state.value != "waiting" for row in hands.screen.given)


def _two_codes(first: str, second: str, path: Path) -> None:
    """A picture that shows two cards."""
    parts = []
    for index, code in enumerate((first, second)):
        part = path.with_name(f"part-{index}.png")
        segno.make(code).save(str(part), scale=8, border=4)
        parts.append(Image.open(part).convert("L"))
    width = sum(part.width for part in parts)
    canvas = Image.new("L", (width, max(part.height for part in parts)), 255)
    canvas.paste(parts[0], (0, 0))
    canvas.paste(parts[1], (parts[0].width, 0))
    canvas.save(path)
