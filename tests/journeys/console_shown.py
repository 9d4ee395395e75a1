"""A page of the console in a browser, and what somebody does on it to have it drawn."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import FilePayload, Page

from tests.journeys.console_town import Town


@dataclass
class Shown:
    """A page of somebody at a centre, and the town that it shows."""

    page: Page
    address: str
    town: Town

    def go(self, path: str) -> None:
        self.page.goto(f"{self.address}/console/{path}")

    def fill(self, **fields: str) -> None:
        for name, text in fields.items():
            self.page.locator(f"[name={name}]:not([type=hidden])").first.fill(text)

    def hide(self, **fields: str) -> None:
        """Put something else into fields that nobody sees, or a longer text than a field takes."""
        for name, text in fields.items():
            self.page.locator(f"[name={name}]").first.evaluate(
                "(each, text) => { each.removeAttribute('maxlength'); each.value = text }", text
            )

    def send(self, button: str = "") -> None:
        """The first form's own button, or the one of a form's action."""
        form = f"form[action$='{button}']" if button else "form"
        with self.page.expect_navigation():
            self.page.locator(f"main {form} button:not(.quiet)").first.click()

    def open(self) -> None:
        """What lies folded on the page."""
        self.page.locator("main details:not([open]) > summary").first.click()

    def table(self, text: str) -> None:
        file = FilePayload(name="table.csv", mimeType="text/csv", buffer=text.encode())
        self.page.locator("[type=file]").set_input_files(file)
        self.send()

    @property
    def venue(self) -> str:
        return self.town.network.venues[0].venue.id

    @property
    def other_venue(self) -> str:
        return self.town.network.venues[1].venue.id

    def code(self, place: int = 0) -> str:
        """A code that no card has."""
        example = self.town.network.code_formats[0].example.replace(" ", "")
        return f"{example[:-4]}{(place * 1117 + 4711) % 10000:04}"

    def card(self, place: int) -> str:
        return self.town.network.cards[place].code


Act = Callable[[Shown], None]


def page(path: str) -> Act:
    """A page as it is."""
    return lambda shown: shown.go(path)


def form(path: str, action: str = "", **fields: str) -> Act:
    """A form that was filled in and sent."""

    def act(shown: Shown) -> None:
        shown.go(path)
        shown.fill(**fields)
        shown.send(action)

    return act
