"""Draws every page of the console in a real browser, as a coordinator of a made-up network sees it:
languages, a wide screen and a phone, also with text at 200 %, light and dark.

`python tests/journeys/console_screens.py --folder DIR [--language fi] [--only NAME ...]`; needs
Chromium.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, sync_playwright

from sync.protocol import keys
from sync.protocol.clerks import Clerk, ClerkRole, hash_pin
from sync.protocol.days import LocalDays
from sync.protocol.encoding import new_id
from sync.protocol.programme import Event
from sync.server.centre import Centre, open_centre
from sync.server.commands.initialise import ANY_CODE
from sync.server.commands.seed_network import REGION_ID, load
from sync.server.console import signing_in
from sync.server.console.words import OWN_NAMES
from sync.server.handing_out.organisations import add_organisation
from sync.server.seed import SeededNetwork, make_network
from sync.server.store import accounts, clerks, devices, settings
from sync.server.store.accounts import Role, Session, Stage
from sync.server.store.database import Store
from sync.server.store.handing_out.organisations import OrganisationKind
from tests.support.centre import served
from tests.support.clocks import NOW
from tests.support.hand_desk import RunningCentre
from tests.support.network import SteppingClock

CARDS = 300
LOOKS = {
    "wide": {"viewport": {"width": 1280, "height": 800}},
    "phone": {"viewport": {"width": 390, "height": 800}},
    # Zoomed to 200 %, a window of 1280 has room for 640.
    "large": {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}
LOCALES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
Act = Callable[["Shown"], None]


@dataclass
class Town:
    """A made-up network that is served, and what the pages speak of."""

    running: RunningCentre
    network: SeededNetwork
    event: Event
    desk: str
    organisation: str

    @property
    def centre(self) -> Centre:
        return self.running.centre


@dataclass
class Shown:
    """A page of somebody, and the town that it shows."""

    page: Page
    town: Town

    def go(self, path: str) -> None:
        self.page.goto(f"{self.town.running.address}/console/{path}")

    def fill(self, **fields: str) -> None:
        for name, text in fields.items():
            self.page.locator(f"[name={name}]:not([type=hidden])").first.fill(text)

    def send(self) -> None:
        """The first form's own button."""
        with self.page.expect_navigation():
            self.page.locator("main form button:not(.quiet)").first.click()

    def table(self, text: str) -> None:
        file = FilePayload(name="table.csv", mimeType="text/csv", buffer=text.encode())
        self.page.locator("[type=file]").set_input_files(file)
        self.send()


def _page(path: str) -> Act:
    return lambda shown: shown.go(path)


def _event(shown: Shown) -> None:
    shown.go(f"events/{shown.town.event.id}")


def _event_change(shown: Shown) -> None:
    shown.go(f"events/{shown.town.event.id}/change")


def _event_faults(shown: Shown) -> None:
    shown.go("events/new")
    shown.fill(day="2026-05-02", starts="19:00", dates="tomorrow", tickets="many")
    shown.send()


def _events_preview(shown: Shown) -> None:
    shown.go("events-table")
    shown.table("title_fi,day,starts\nKevätkonsertti,4.5.2026,19:00\nTanssiaiset,4.5.2026,x\n")


def _code(shown: Shown, place: int = 0) -> str:
    example = shown.town.network.code_formats[0].example.replace(" ", "")
    return f"{example[:-4]}{(place * 1117 + 4711) % 10000:04}"


def _hand_out(shown: Shown) -> None:
    shown.go("hand-out")
    shown.fill(code=_code(shown))
    shown.send()


def _hand_out_fault(shown: Shown) -> None:
    shown.go("hand-out")
    shown.fill(code="X1")
    shown.send()


def _questions(shown: Shown) -> None:
    shown.go("hand-out/questions?region=" + REGION_ID)


def _card(shown: Shown) -> None:
    shown.go("card")
    shown.fill(code=shown.town.network.cards[0].code)
    shown.send()


def _card_unknown(shown: Shown) -> None:
    shown.go("card")
    shown.fill(code=_code(shown, 3))
    shown.send()


def _card_lost(shown: Shown) -> None:
    shown.go("lost-card")
    shown.fill(code=shown.town.network.cards[5].code)
    shown.send()


def _batch_preview(shown: Shown) -> None:
    shown.go("batch")
    codes = "\n".join(_code(shown, each) for each in range(7, 10))
    shown.table(f"code\n{codes}\nX1\n")


def _desk(shown: Shown) -> None:
    shown.go(f"desks/{shown.town.desk}")


def _desk_code(shown: Shown) -> None:
    shown.go("desks")
    shown.fill(name="Naulakko")
    shown.send()


def _account_code(shown: Shown) -> None:
    shown.go("accounts")
    shown.fill(name=f"lipunmyynti-{id(shown) % 10000}")
    shown.send()


def _clerk_pin(shown: Shown) -> None:
    shown.go(f"clerks?venue={shown.town.network.venues[0].venue.id}")
    shown.fill(name=f"Kielo {id(shown) % 10000}")
    shown.send()


def _reasons(shown: Shown) -> None:
    shown.go(f"reasons?venue={shown.town.network.venues[0].venue.id}")


def _reason_change(shown: Shown) -> None:
    venue, reason = shown.town.network.venues[0].venue.id, next(iter(shown.town.network.reasons))
    shown.go(f"reasons/change?venue={venue}&reason={reason}")
    shown.page.locator("[name=text_sv]").evaluate("each => each.removeAttribute('maxlength')")
    shown.fill(text_sv="Platsen beslöt efter att ha ringt till koordinatorn, se parmen")
    shown.send()


def _organisation(shown: Shown) -> None:
    shown.go(f"network/organisations/{shown.town.organisation}")


def _desk_policy(shown: Shown) -> None:
    """What desks follow, with something that is coming, and the form open."""
    shown.go(f"network/regions/{REGION_ID}/desks")
    shown.page.locator("main details > summary").click()
    if not shown.page.locator(".cards").count():
        shown.fill(from_day="2026-08-01", child_age="16", keep_codes_days="30")
        shown.send()
        shown.page.locator("main details > summary").click()


def _desk_policy_faults(shown: Shown) -> None:
    shown.go(f"network/regions/{REGION_ID}/desks")
    shown.page.locator("main details > summary").click()
    shown.fill(from_day="2025-08-01", child_age="120", unsent_alarm_hours="x")
    shown.send()


def _format(shown: Shown) -> None:
    """A format that would lose some of the cards there are."""
    known = shown.town.network.code_formats[0]
    shown.go(f"network/codes/change?code_format={known.id}")
    shown.fill(
        pattern=known.pattern.replace("[0-9]{6}", "[0-4][0-9]{5}"), tried="ESP 000\nESP104477\n"
    )


def _format_preview(shown: Shown) -> None:
    _format(shown)
    shown.send()


def _format_faults(shown: Shown) -> None:
    shown.go("network/codes/change")
    shown.fill(code_format="k k", pattern="(A+)+", example="AAA", grouping="3,3", itf_length="7")
    shown.send()


def _format_removal(shown: Shown) -> None:
    shown.go(f"network/codes/removal?code_format={shown.town.network.code_formats[0].id}")


def _venue(shown: Shown) -> None:
    shown.go(f"network/venues/{shown.town.network.venues[0].venue.id}")


ACTS: dict[str, Act] = {
    "today": _page("today"),
    "events": _page("events"),
    "events_past": _page("events?past=yes"),
    "event_new": _page("events/new"),
    "course_new": _page("events/new?kind=course"),
    "event": _event,
    "event_change": _event_change,
    "event_faults": _event_faults,
    "events_table": _page("events-table"),
    "events_preview": _events_preview,
    "hand_out": _page("hand-out"),
    "hand_out_card": _hand_out,
    "hand_out_fault": _hand_out_fault,
    "questions": _questions,
    "batch": _page("batch"),
    "batch_preview": _batch_preview,
    "card": _page("card"),
    "card_found": _card,
    "card_unknown": _card_unknown,
    "lost_card": _page("lost-card"),
    "card_lost": _card_lost,
    "decisions": _page("decisions"),
    "desks": _page("desks"),
    "desk": _desk,
    "desk_code": _desk_code,
    "clerks": _page("clerks"),
    "clerk_pin": _clerk_pin,
    "reasons": _reasons,
    "reason_change": _reason_change,
    "statistics": _page("statistics"),
    "network": _page("network"),
    "venue": _venue,
    "organisations": _page("network/organisations"),
    "organisation": _organisation,
    "regions": _page("network/regions"),
    "region": _page(f"network/regions/{REGION_ID}"),
    "desk_policy": _desk_policy,
    "desk_policy_faults": _desk_policy_faults,
    "formats": _page("network/codes"),
    "format": _format,
    "format_preview": _format_preview,
    "format_faults": _format_faults,
    "format_removal": _format_removal,
    "accounts": _page("accounts"),
    "account_code": _account_code,
    "trail": _page("trail"),
    "refusal": _page("nothing"),
}
STRANGERS: dict[str, Act] = {"sign_in": _page("sign-in"), "begin": _page("begin")}


def main(argv: Sequence[str] | None = None) -> int:
    """Draw what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--language", choices=list(OWN_NAMES))
    parser.add_argument("--look", choices=list(LOOKS))
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=[*ACTS, *STRANGERS])
    asked = parser.parse_args(argv)
    asked.folder.mkdir(parents=True, exist_ok=True)
    languages = [asked.language] if asked.language else list(OWN_NAMES)
    looks = [asked.look] if asked.look else list(LOOKS)
    with town() as shown_town, sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for language in languages:
            for look in looks:
                for name, picture in _drawn(browser, shown_town, language, look, asked.only):
                    (asked.folder / f"{name}_{language}_{look}.png").write_bytes(picture)
        browser.close()
    return 0


def _drawn(
    browser: Browser, town: Town, language: str, look: str, only: list[str] | None
) -> Iterator[tuple[str, bytes]]:
    for stranger, acts in ((False, ACTS), (True, STRANGERS)):
        context = _context(browser, town, language, look, stranger=stranger)
        page = context.new_page()
        for name, act in acts.items():
            if only is None or name in only:
                act(Shown(page, town))
                yield name, page.screenshot(full_page=True)
        context.close()


def _context(
    browser: Browser, town: Town, language: str, look: str, *, stranger: bool
) -> BrowserContext:
    context = browser.new_context(locale=LOCALES[language], **LOOKS[look])
    cookies = {"kaiku-language": language}
    if not stranger:
        cookies["kaiku-session"] = _session(town, language)
    address = town.running.address
    context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
    )
    return context


def _session(town: Town, language: str) -> str:
    """The token of a coordinator who signed in a moment ago."""
    name, now = f"koordinaattori-{language}", town.running.clock()
    token = f"token of {name}"
    with town.centre.store.write() as connection:
        known = {each.name for each in accounts.all_accounts(connection)}
    if name not in known:
        made = signing_in.new_account(town.centre, name, Role.NATIONAL)
        signing_in.make_account(town.centre, made, "test")
        begun = Session(signing_in.token_hash(token), made.id, Stage.SIGNED_IN, now, now)
        with town.centre.store.write() as connection:
            accounts.begin_session(connection, begun)
    return token


@contextmanager
def town() -> Iterator[Town]:
    """A made-up network with desks that gave, some on one card, and what else happens."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/centre.sqlite")
        store.upgrade()
        clock = SteppingClock(NOW)
        with store.write() as connection:
            settings.begin_network(connection, new_id(NOW), LocalDays(), [ANY_CODE])
            settings.add_epoch(connection, 1, keys.new_list_key(), NOW)
        signing_key = keys.new_signing_key()
        network = make_network(1, CARDS, NOW)
        load(open_centre(store, signing_key, clock), network)
        centre = open_centre(store, signing_key, clock)
        with served(centre) as running:
            yield _filled(running, network)
        store.close()


def _filled(running: RunningCentre, network: SeededNetwork) -> Town:
    centre = running.centre
    venue = network.venues[0]
    event = next(each for each in venue.events if each.starts_at and each.quota)
    office = add_organisation(
        centre, "test", "Aikuissosiaalityön palvelukeskus", OrganisationKind.CITY_UNIT, REGION_ID
    )
    with centre.store.write() as connection:
        for name, role in (("Kielo", ClerkRole.SUPERVISOR), ("Vuokko", ClerkRole.CLERK)):
            person = Clerk(name=name, role=role, pin=hash_pin("123456"))
            clerks.put_clerk(connection, venue.venue.id, person)
    first, second, gone = (
        running.desk(venue.venue.id, name)
        for name in ("Lipunmyynti", "Narikka", "Vanha kannettava")
    )
    cards = [each.code for each in network.cards]
    for desk, given in ((first, cards[:40]), (second, cards[38:60])):
        for number, card in enumerate(given):
            desk.issue(card, venue.events[number % len(venue.events)], holder=1, child=number % 3)
        desk.send()
    refused = {"used": 12, "expired": 7, "blocked": 2, "not_on_list": 1, "not_a_code": 31}
    first.tell(*(first.refusals(count, verdict) for verdict, count in refused.items()))
    museum = running.desk(network.venues[1].venue.id, "Kahvila")
    spring = date(2026, 3, 14)
    museum.tell(museum.refusals(6), museum.refusals(1208, "no_quota", spring))
    second.issue("UNKNOWN99", event)
    second.walk_in(like=event)
    second.send(len(second.rows) - 1)
    for role, place in (
        (Role.REGIONAL, {"region": REGION_ID}),
        (Role.VENUE, {"venue": venue.venue.id}),
        (Role.CARD_GIVER, {"region": REGION_ID, "organisation": office.id}),
    ):
        made = signing_in.new_account(centre, role.value, role, **place)
        signing_in.make_account(centre, made, "test")
    with centre.store.write() as connection:
        devices.revoke_device(connection, gone.identity.device, running.clock())
    return Town(running, network, event, first.identity.device, office.id)


if __name__ == "__main__":
    sys.exit(main())
