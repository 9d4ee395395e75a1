"""The console in a real browser: a person's way in, and what axe says of every page.

`./dev test` installs Chromium on Debian; elsewhere, where it is missing, this says so and is left
out.
"""

import io
import re
import shutil
from collections.abc import Iterator
from datetime import date

import pyotp
import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, sync_playwright

from sync.protocol.kinds import CardKind, CardStatus
from sync.server.console import signing_in
from sync.server.judging.facts import CardState
from sync.server.keeping.venues import add_region, add_venue
from sync.server.store import register
from sync.server.store.accounts import Role
from sync.server.store.register import NewCard
from tests.support.centre import served
from tests.support.clocks import NOW
from tests.support.console import Console
from tests.support.network import MUSEUM, VENUE, code

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium"),
]
PASSWORD = "kolme pientä kissaa"  # noqa: S105 - made up
PAGES = (
    *("today", "events", "events/new", "events/concert", "events/concert/change", "events-table"),
    *("hand-out", "batch", "card", "lost-card"),
    *(
        "decisions",
        "desks",
        "clerks",
        "reasons",
        "statistics",
        "network",
        "network/venues/venue-1",
        "network/organisations",
        "network/regions",
        "network/regions/region",
        "network/regions/region/desks",
        "network/codes",
        "network/codes/change",
        "network/codes/change?code_format=test",
        "network/codes/removal?code_format=test",
        "accounts",
        "trail",
    ),
)
SERIOUS = {"serious", "critical"}


@pytest.fixture
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def look(page: Page) -> None:
    """Nothing serious is wrong for a screen reader, and nothing sticks out at the side."""
    found = Axe().run(page).response["violations"]
    serious = [(each["id"], each["nodes"]) for each in found if each["impact"] in SERIOUS]
    assert serious == [], page.url
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.url


def scanned(page: Page) -> str:
    """What a scanner reads from the QR code on the page, which is as large as it should be."""
    drawn = page.locator(".qr svg")
    picture = Image.open(io.BytesIO(drawn.screenshot()))
    [found] = zxingcpp.read_barcodes(picture)
    corners = found.position
    assert corners.top_right.x - corners.top_left.x > picture.width * 0.6
    return found.text


def write(page: Page, text: str) -> None:
    """Type into the field that has the focus, once the browser has given it to one."""
    page.wait_for_function("document.activeElement.tagName == 'INPUT'")
    page.keyboard.type(text)


def signed_in(console: Console, chromium: Browser, address: str, role: Role) -> Page:
    """A page of somebody who signed in a moment ago, in English."""
    session = console.signed_in(role).client.cookies
    context = chromium.new_context(viewport={"width": 1024, "height": 800})
    context.add_cookies(
        [
            {"name": name.removeprefix("__Host-"), "value": value, "url": address}
            for name, value in session.items()
        ]
    )
    return context.new_page()


def test_cards_are_handed_out_one_after_another_by_keys_alone(
    console: Console, chromium: Browser
) -> None:
    with served(console.centre) as running:
        page = signed_in(console, chromium, running.address, Role.CARD_GIVER)
        errors: list[str] = []
        page.on("console", lambda message: errors.append(message.text))
        page.goto(f"{running.address}/console")
        page.get_by_role("heading", name="Hand out a card").wait_for()
        for number, children in ((700100, "2"), (831526, "")):
            # A wedge scanner types into the field that has the focus, and sends Enter.
            write(page, code(number))
            page.keyboard.press("Enter")
            page.get_by_label("Children, as on the card").wait_for()
            look(page)
            write(page, children)
            page.keyboard.press("Enter")
            page.get_by_role("heading", name="Voluntary questions").wait_for()
            look(page)
            page.keyboard.press("Enter")
            page.get_by_role("heading", name="Hand out a card").wait_for()
        write(page, code(831526))
        page.keyboard.press("Enter")
        page.get_by_text("There is a card with this code already.").wait_for()
        look(page)
        assert page.evaluate("document.activeElement.value") == ""
        write(page, code(942617))
        page.keyboard.press("Enter")
        page.get_by_label("Children, as on the card").wait_for()
        page.goto(f"{running.address}/console/card")
        write(page, code(700100))
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Renew the card").wait_for()
        look(page)
        page.keyboard.press("Enter")
        page.get_by_text("The card is renewed.").wait_for()
        page.goto(f"{running.address}/console/batch")
        table = f"code\n{code(900001)}\nKK1\n{code(700101)}\n{code(731526)}\n"
        file = FilePayload(name="cards.csv", mimeType="text/csv", buffer=table.encode())
        page.get_by_label("Table").set_input_files(file)
        page.get_by_role("button", name="Look at it").click()
        page.get_by_text("Lines that can be handed out: 2. Lines with a fault: 2.").wait_for()
        look(page)
        page.set_viewport_size({"width": 390, "height": 800})
        page.emulate_media(color_scheme="dark")
        page.get_by_label("I compared it with the card: it is right").check()
        look(page)
        page.get_by_role("button", name="Hand out what is right").click()
        page.get_by_text("Cards handed out: 3").wait_for()
        page.context.close()
    # The browser tells of the one page that said what is wrong.
    assert [each for each in errors if "422" not in each] == []
    with console.centre.store.read() as connection:
        given = register.card_with_code(connection, code(700100))
    assert given is not None
    assert given.state.child_allowance == 2


def test_pages_lie_behind_one_button_on_a_phone_and_side_by_side_on_a_wide_screen(
    console: Console, chromium: Browser
) -> None:
    with served(console.centre) as running:
        page = signed_in(console, chromium, running.address, Role.VENUE)
        page.set_viewport_size({"width": 390, "height": 800})
        page.goto(f"{running.address}/console/today")
        button = page.get_by_text("Pages", exact=True)
        events = page.get_by_role("link", name="Events", exact=True)
        assert not events.is_visible()
        button.click()
        look(page)
        events.click()
        page.get_by_role("heading", name="Events").first.wait_for()
        assert not events.is_visible()
        page.set_viewport_size({"width": 1024, "height": 800})
        assert events.is_visible()
        assert not button.is_visible()
        page.context.close()


def test_a_venue_keeps_its_programme_on_a_phone(console: Console, chromium: Browser) -> None:
    with served(console.centre) as running:
        running.desk(VENUE, "Bar")
        page = signed_in(console, chromium, running.address, Role.VENUE)
        page.set_viewport_size({"width": 390, "height": 800})
        page.goto(f"{running.address}/console/events")
        page.get_by_role("link", name="Add an event").click()
        page.get_by_label("English").first.fill("Bridges")
        page.get_by_label("Day", exact=True).fill("2026-05-02")
        page.get_by_label("Starts").fill("19:00")
        page.get_by_label("Shown again").fill("tomorrow")
        page.get_by_label("Quota", exact=True).select_option("hard")
        page.get_by_role("button", name="Add it to the programme").click()
        page.get_by_text("Line 1 is not a day with a time").first.wait_for()
        page.get_by_text("This is needed.").first.wait_for()
        look(page)
        page.get_by_role("link", name="Shown again").click()
        assert page.evaluate("document.activeElement.id") == "dates"
        page.get_by_label("Shown again").fill("3.5.2026")
        page.get_by_label("Tickets of the quota").fill("40")
        page.keyboard.press("Enter")
        page.get_by_text("It is in the programme.").wait_for()
        look(page)
        page.get_by_role("link", name="Bridges").first.click()
        page.get_by_role("link", name="Change it, or move it").click()
        page.get_by_label("Starts").fill("18:00")
        look(page)
        page.keyboard.press("Enter")
        page.get_by_text("2 May 2026, 18:00").wait_for()
        page.get_by_role("button", name="Cancel it").click()
        page.get_by_text("It is out of the programme.").wait_for()
        look(page)
        page.goto(f"{running.address}/console/events-table")
        table = "title_en,day,starts\nGala,4.5.2026,19:00\nBall,4.5.2026,x\n"
        file = FilePayload(name="events.csv", mimeType="text/csv", buffer=table.encode())
        page.get_by_label("Table").set_input_files(file)
        page.get_by_role("button", name="Look at it").click()
        page.get_by_text("Lines that can be added: 1. Lines with a fault: 1.").wait_for()
        look(page)
        page.get_by_role("button", name="Add what is right").click()
        page.get_by_role("link", name="Gala").wait_for()
        page.context.close()


def test_a_venue_keeps_its_clerks_and_reasons_on_a_phone(
    console: Console, chromium: Browser
) -> None:
    with served(console.centre) as running:
        page = signed_in(console, chromium, running.address, Role.VENUE)
        page.set_viewport_size({"width": 390, "height": 800})
        page.goto(f"{running.address}/console/clerks")
        page.get_by_label("Pseudonym").fill("Kielo")
        page.keyboard.press("Enter")
        assert len(page.locator(".big code").inner_text()) == 6
        look(page)
        page.goto(f"{running.address}/console/clerks")
        page.get_by_role("link", name="Reasons").press("Enter")
        for each in ("The venue decided", "Came back the same day"):
            page.get_by_label("English").fill(each)
            page.keyboard.press("Enter")
            page.get_by_role("heading", name=each).wait_for()
        look(page)
        page.get_by_role("button", name="Put it first").press("Enter")
        page.get_by_role("heading", name="1. Came back the same day").wait_for()
        page.get_by_role("link", name="Other words").first.press("Enter")
        look(page)
        page.context.close()


def test_tables_of_statistics_fit_a_phone_and_stay_tables(
    console: Console, chromium: Browser
) -> None:
    with served(console.centre) as running:
        desk = running.desk(VENUE, "Bar")
        desk.issue(code(1), holder=1, child=1)
        desk.send()
        for number in range(8):
            region = add_region(console.centre, "test", f"Kaukana-{number}")
            hall = add_venue(console.centre, "test", region.id, "Sali")
            away = running.desk(hall.id, "Kassa")
            away.issue(code(10 + number), MUSEUM)
            away.send()
        state = CardState(NOW, CardStatus.ACTIVE, date(2027, 3, 14), 0)
        with console.centre.store.write() as connection:
            new = NewCard(code(900), CardKind.PERSONAL, (state,), "region")
            register.add_cards(connection, [new])
        desk.issue(code(900))
        desk.send(2)
        verdicts = ("used", "expired", "blocked", "not_on_list", "not_a_code", "no_quota")
        desk.tell(*(desk.refusals(3, each) for each in verdicts))
        page = signed_in(console, chromium, running.address, Role.NATIONAL)
        # Also a phone of 390 at 200 %.
        for width, scheme in ((390, "light"), (320, "dark"), (195, "light"), (1280, "light")):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            page.goto(f"{running.address}/console/statistics")
            look(page)
            frames = page.locator(".wide").evaluate_all(
                "all => all.filter(each => each.scrollWidth > each.clientWidth)"
                ".map(each => each.ariaLabel)"
            )
            assert frames == [], width
            table = page.get_by_role("table", name="Refusals by month")
            assert table.get_by_role("rowheader").all_inner_texts() == ["April"]
            assert table.get_by_role("columnheader").count() == 8
            assert table.get_by_role("cell").all_inner_texts() == [*["3"] * 6, "18"]
            homes = page.get_by_role("table", name="Where cards come from")
            assert homes.get_by_role("columnheader").count() == 10
            # Eight regions have no card from the other one: a phone leaves those noughts out.
            told = homes.get_by_role("cell").all_inner_texts()
            assert (told.count("1"), told.count("0")) == (10, 8 if width == 1280 else 0)
        page.context.close()


def test_a_coordinator_changes_policies_and_formats_by_keys_and_on_a_phone(
    console: Console, chromium: Browser
) -> None:
    with served(console.centre) as running:
        page = signed_in(console, chromium, running.address, Role.NATIONAL)
        page.goto(f"{running.address}/console/network/regions/region/desks")
        change = page.get_by_text("Change it from a day on")
        change.focus()
        page.keyboard.press("Enter")
        page.get_by_label("From which day").fill("2026-05-01")
        page.get_by_label("Age limit of children, in years").fill("100")
        look(page)
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Age limit of children, in years").press("Enter")
        assert page.evaluate("document.activeElement.value") == "100"
        look(page)
        page.keyboard.press("Control+A")
        page.keyboard.type("16")
        page.keyboard.press("Enter")
        page.get_by_text("the desks of the region follow it").wait_for()
        page.set_viewport_size({"width": 390, "height": 800})
        page.emulate_media(color_scheme="dark")
        look(page)
        page.get_by_role("button", name="Take it back").press("Enter")
        page.get_by_text("It is taken back.").wait_for()
        page.goto(f"{running.address}/console/network/codes/change?code_format=test")
        page.get_by_label("Pattern").fill("KK00000[0-9]")
        page.get_by_label("Codes, one a line").fill(f"{code(3)}\n{code(43)}")
        look(page)
        page.get_by_label("Pattern").press("Enter")
        page.get_by_text("Desks would say of 40 cards that this is no code").wait_for()
        look(page)
        page.get_by_role("button", name="Back to the form").press("Enter")
        page.get_by_label("Pattern").fill("KK[0-9]{6}")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Change it").press("Enter")
        page.get_by_text("It is noted.").wait_for()
        look(page)
        page.context.close()


def test_nothing_sticks_out_on_a_phone_at_twice_the_size(
    console: Console, chromium: Browser
) -> None:
    within = "each => each.scrollWidth > each.clientWidth"
    with served(console.centre) as running:
        desk = running.desk(VENUE, "Box office")
        desk.issue(code(1), holder=1, child=1)
        desk.send()
        page = signed_in(console, chromium, running.address, Role.NATIONAL)
        page.set_viewport_size({"width": 195, "height": 400})
        for path in PAGES:
            page.goto(f"{running.address}/console/{path}")
            page.evaluate("document.fonts.ready.then(() => null)")
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
            assert not page.locator(".wide").evaluate_all(f"all => all.some({within})"), path
        page.context.close()


def test_a_coordinator_begins_and_looks_at_every_page(console: Console, chromium: Browser) -> None:
    new = signing_in.new_account(console.centre, "aino", Role.NATIONAL)
    one_time = signing_in.make_account(console.centre, new, "test")
    with served(console.centre) as running:
        first, second = running.desk(VENUE, "Box office"), running.desk(VENUE, "Bar")
        for desk in (first, second):
            desk.issue(code(1), holder=1, child=1)
            desk.send()
        context = chromium.new_context(viewport={"width": 390, "height": 800}, locale="fi-FI")
        page = context.new_page()
        errors: list[str] = []
        page.on("console", lambda message: errors.append(message.text))
        page.goto(f"{running.address}/console")
        look(page)
        page.get_by_role("link", name="Minulla on kertakoodi").click()
        look(page)
        page.get_by_label("Tunnus").fill("aino")
        page.get_by_label("Kertakoodi").fill(one_time)
        page.get_by_label("Uusi salasana").fill(PASSWORD)
        page.get_by_label("Sama salasana uudelleen").fill(PASSWORD)
        page.keyboard.press("Enter")
        secret = re.sub(r"\s", "", page.locator("code").inner_text())
        assert f"secret={secret}&" in scanned(page)
        look(page)
        page.get_by_label("Luku").fill(pyotp.TOTP(secret).at(console.clock()))
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Tänään").wait_for()
        for path in PAGES:
            page.goto(f"{running.address}/console/{path}")
            assert page.get_by_role("heading", level=1).count() == 1, path
            look(page)
        page.goto(f"{running.address}/console/desks")
        page.get_by_label("Kassan nimi").fill("Naulakko")
        page.get_by_role("button", name="Tee kertakoodi").click()
        shown = page.locator(".big code").inner_text()
        assert scanned(page) == shown.replace("-", "")
        look(page)
        page.goto(f"{running.address}/console/decisions")
        page.get_by_role("button", name="Merkitse huomatuksi").click()
        page.get_by_text("Mikään ei odota.").wait_for()
        page.get_by_role("button", name="English").click()
        page.get_by_role("heading", name="Decisions").wait_for()
        page.set_viewport_size({"width": 1280, "height": 800})
        page.get_by_role("link", name="What was done").click()
        page.emulate_media(color_scheme="dark")
        look(page)
        context.close()
    assert errors == []
