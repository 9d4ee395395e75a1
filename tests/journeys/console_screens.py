"""Draws every page of the console in a real browser, as those who use it see it in a made-up
network: languages, a wide screen and a phone, at 100 and at 200 %, light and dark.

`python tests/journeys/console_screens.py --folder DIR [--language fi] [--look wide] [--only NAME
...]`; needs Chromium.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from sync.server.centre import Centre
from sync.server.commands.seed_network import REGION_ID
from sync.server.console import signing_in
from sync.server.console.words import OWN_NAMES
from sync.server.store import accounts
from sync.server.store.accounts import Account, Role, Session, Stage
from tests.journeys import console_acts as pages
from tests.journeys.console_doors import STRANGERS
from tests.journeys.console_shown import Act, Shown
from tests.journeys.console_town import Town, town

_WIDE, _PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 800}
# Zoomed to 200 %, a window of 1280 has room for 640, and a phone for half of what it had.
_WIDE_200, _PHONE_200 = {"width": 640, "height": 400}, {"width": 195, "height": 400}
_SIZES: Final[Mapping[str, Mapping[str, Any]]] = {
    "wide": {"viewport": _WIDE},
    "phone": {"viewport": _PHONE},
    "wide200": {"viewport": _WIDE_200, "device_scale_factor": 2},
    "phone200": {"viewport": _PHONE_200, "device_scale_factor": 2},
}
LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    **_SIZES,
    **{f"{name}-dark": {**size, "color_scheme": "dark"} for name, size in _SIZES.items()},
}
_PATIENCE_MS: Final = 120_000
LOCALES: Final = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
SIGNED_IN: Final[Mapping[str, Mapping[str, Act]]] = {
    "koordinaattori": pages.NATIONAL,
    "alue": pages.REGIONAL,
    "teatteri": pages.VENUE,
    "neuvonta": pages.GIVER,
    "ohjaamo": pages.CLOSED,
    "kokeilija": pages.WAITING,
}
"""The accounts that look at pages, by the beginning of their names."""
EVERY: Final = [name for acts in (*SIGNED_IN.values(), pages.NEW, STRANGERS) for name in acts]


def main(argv: Sequence[str] | None = None) -> int:
    """Draw what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--language", choices=list(OWN_NAMES))
    parser.add_argument("--look", choices=list(LOOKS))
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=EVERY)
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
    for centre, who, acts in (
        *((town.running, who, acts) for who, acts in SIGNED_IN.items()),
        (town.new, "koordinaattori", pages.NEW),
        (town.running, "", STRANGERS),
    ):
        wanted = [name for name in acts if only is None or name in only]
        if wanted:
            token = _token(town, centre.centre, who, f"{who}-{language}") if who else ""
            context = _context(browser, centre.address, language, look, token)
            page = context.new_page()
            page.set_default_timeout(_PATIENCE_MS)
            for name in wanted:
                acts[name](Shown(page, centre.address, town))
                yield name, page.screenshot(full_page=True)
            context.close()


def _context(
    browser: Browser, address: str, language: str, look: str, token: str
) -> BrowserContext:
    context = browser.new_context(locale=LOCALES[language], **LOOKS[look])
    cookies = {"kaiku-language": language, **({"kaiku-session": token} if token else {})}
    context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
    )
    return context


def _token(town: Town, centre: Centre, who: str, name: str) -> str:
    """The token of somebody who signed in a moment ago, and tried no codes yet."""
    now, token = centre.now(), f"token of {name}"
    with centre.store.read() as connection:
        account = accounts.with_name(connection, name)
    if account is None:
        account = _account(town, centre, who, name)
        signing_in.make_account(centre, account, "test")
        begun = Session(signing_in.token_hash(token), account.id, Stage.SIGNED_IN, now, now)
        with centre.store.write() as connection:
            accounts.begin_session(connection, begun)
    tried = signing_in.token_hash(f"cards {account.id}")
    with centre.store.write() as connection:
        accounts.forget_tries(connection, tried)
        for _ in range(40 if who == "kokeilija" else 0):
            accounts.add_try(connection, tried, now)
    return token


def _account(town: Town, centre: Centre, who: str, name: str) -> Account:
    role, place = {
        "alue": (Role.REGIONAL, {"region": REGION_ID}),
        "teatteri": (Role.VENUE, {"venue": town.network.venues[0].venue.id}),
        "neuvonta": (Role.CARD_GIVER, {"region": REGION_ID, "organisation": town.organisation}),
        "kokeilija": (Role.CARD_GIVER, {"region": REGION_ID, "organisation": town.organisation}),
        "ohjaamo": (Role.CARD_GIVER, {"region": REGION_ID, "organisation": town.closed}),
    }.get(who, (Role.NATIONAL, {}))
    return signing_in.new_account(centre, name, role, **place)


if __name__ == "__main__":
    sys.exit(main())
