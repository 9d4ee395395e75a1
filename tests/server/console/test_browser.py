"""The console in a real browser: a person's way in, and what axe says of every page.

Chromium is a system's package and large (Debian: `chromium`), so it is not among those that `./dev`
installs: where it is missing, this says so and is left out.
"""

import io
import re
import shutil
from collections.abc import Iterator

import pyotp
import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from sync.server.console import signing_in
from sync.server.store.accounts import Role
from tests.support.centre import served
from tests.support.console import Console
from tests.support.network import VENUE, code

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium"),
]
PASSWORD = "kolme pientä kissaa"  # noqa: S105 - made up
PAGES = ("today", "decisions", "desks", "lost-card", "statistics", "accounts", "trail")
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
        page.emulate_media(color_scheme="dark")
        look(page)
        context.close()
    assert errors == []
