"""Making pages: templates, what each of them knows, drawings, and the way back after a post."""

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlencode

import segno
from fastapi import Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sync.protocol.programme import in_language
from sync.server.console import words
from sync.server.console.authority import Task
from sync.server.console.visits import CSRF_FIELD, Guest, Visit
from sync.server.console.words import OWN_NAMES, RESOURCES, word

HOME = "/console"
SEE_OTHER = 303
CONFLICT, UNPROCESSABLE, TOO_MANY = 409, 422, 429
"""Of pages that answer a form: somebody else was first, something is wrong in it, wait."""
TEMPLATES = Path(__file__).parent / "templates"
MENU = (
    (Task.TODAY, "today", word("Today"), "today"),
    (Task.EVENTS, "events", word("Events"), "paper"),
    (Task.HAND_OUT, "hand-out", word("Hand out a card"), "plus"),
    (Task.CARDS, "card", word("Find a card"), "search"),
    (Task.DECISIONS, "decisions", word("Decisions"), "attention"),
    (Task.DESKS, "desks", word("Desks"), "desk"),
    (Task.CLERKS, "clerks", word("Clerks"), "customer"),
    (Task.LOST_CARD, "lost-card", word("A card is lost"), "voided"),
    (Task.STATISTICS, "statistics", word("Statistics"), "reports"),
    (Task.NETWORK, "network", word("Network"), "network"),
    (Task.ACCOUNTS, "accounts", word("Accounts"), "shift"),
    (Task.TRAIL, "trail", word("What was done"), "clock"),
)
TOO_OFTEN = word("Too many cards at once. Wait a quarter of an hour.")
FULL = word("The programme holds no more events. Cancel some that are long past first.")
_BELONGS: Mapping[str, tuple[str, ...]] = {"hand-out": ("batch",), "clerks": ("reasons",)}
"""Pages of other paths that stand below one of the menu."""
SAID: Mapping[str, str] = {
    "programme_full": FULL,
    "handed_out": word("The card is handed out."),
    "answered": word("The answers are counted. On to the next card."),
    "next": word("On to the next card."),
    "event_added": word("It is in the programme. Desks have it with their next round."),
    "events_added": word("They are in the programme. Desks have them with their next round."),
    "event_changed": word("It is changed. Desks know it with their next round."),
    "event_cancelled": word("It is out of the programme. Tickets given for it stand."),
    "event_resumed": word("It is in the programme again."),
    "walk_in_merged": word("The walk-in event is this one now: its tickets count here."),
    "walk_in_adopted": word("The walk-in event is one of the programme now."),
    "noted": word("Noted. It has left the list."),
    "released": word("The tickets are free again."),
    "not_yet": word("The desk may still report these tickets. Try again later."),
    "renamed": word("The desk has its new name."),
    "clerk_changed": word("It is changed. Desks know it with their next round."),
    "clerk_removed": word("The clerk is taken away. Desks know it with their next round."),
    "reason_changed": word("The reasons are changed. Desks know them with their next round."),
    "reasons_spread": word("The venues of the region have these reasons now."),
    "revoked": word(
        "The desk is out of use. It gets no lists any more; what it still sends is kept."
    ),
    "lost": word("The desk is out of use, and the other desks get a new list key by themselves."),
    "venue_added": word("The venue is there. Its desks and events can be added."),
    "venue_renamed": word("It is renamed. Desks show the name with their next round."),
    "venue_closed": word("The venue is closed. What it gave is still told."),
    "venue_reopened": word("The venue is open again."),
    "organisation_added": word("The organisation is there. Its accounts can be made."),
    "organisation_renamed": word("The organisation is renamed."),
    "organisation_closed": word("The organisation is closed and hands out no cards."),
    "organisation_reopened": word("The organisation hands out cards again."),
    "region_added": word("The region is there. Its venues and organisations can be added."),
    "region_renamed": word("The region is renamed."),
    "giving_put": word("From that day on, cards are handed out so."),
    "desk_policy_put": word("From that day on, the desks of the region follow it."),
    "coming_withdrawn": word("It is taken back. What was in force before goes on."),
    "format_put": word("It is a code format. Desks have it with their next round."),
    "format_removed": word("The code format is taken away. Desks know it with their next round."),
    "format_coming": word("It is noted. Desks have it with their programme of that day."),
    "trial_put": word("These cards are valid in that region only. Desks elsewhere say so."),
    "trial_ended": word("These cards are valid everywhere."),
    "settled": word("Noted: the desk and its venue are no longer told."),
    "found": word("The card is in use again. Desks know it with their next list."),
    "removed": word("The account is gone."),
    "signed_out": word("You have signed out."),
}
"""What a page says once after something was done, by the word in its address."""


@cache
def environment() -> Environment:
    """The templates: everything is escaped, and a missing value is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["icon"] = icon
    return made


@cache
def icon(name: str) -> Markup:
    """One of our icons, for the eyes only: the word beside it says the same."""
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    hidden = '<svg class="icon" aria-hidden="true" focusable="false" '
    return Markup(drawing.replace("<svg ", hidden, 1))  # noqa: S704 - our own file


def qr(text: str) -> Markup:
    """A QR code as a drawing."""
    code = segno.make(text, micro=False)
    drawn = code.svg_inline(border=3, light="#fff", dark="#000", omitsize=True)
    return Markup(drawn.replace("<svg ", '<svg role="img" aria-label="QR" ', 1))  # noqa: S704 - drawn


def page(asking: Guest, template: str, status: int = 200, **facts: object) -> HTMLResponse:
    """A page in the language of who asks."""
    visit = asking if isinstance(asking, Visit) else None
    language = asking.language
    days = asking.centre.network.days
    said = SAID.get(asking.request.query_params.get("said", ""))
    menu = [entry for entry in MENU if visit is not None and visit.may(entry[0])]
    text = (
        environment()
        .get_template(template)
        .render(
            t=partial(words.translate, language),
            day=partial(words.day_in, language),
            moment=lambda moment: words.moment_in(language, days.local(moment)),
            clock=lambda moment: words.clock_in(language, days.local(moment)),
            same_day=lambda one, other: days.local(one).date() == days.local(other).date(),
            month=partial(words.month_in, language),
            number=partial(words.number_in, language),
            decimal=partial(words.decimal_in, language),
            said_in=lambda text: in_language(text, language),
            translated=partial(words.choices_in, language),
            language=language,
            languages=OWN_NAMES,
            csrf_field=CSRF_FIELD,
            csrf=asking.csrf,
            here=asking.request.url.path,
            is_at=partial(_is_at, asking.request.url.path),
            home=HOME,
            menu=menu if visit and visit.session.stage == "signed_in" else [],
            may=visit.may if visit else lambda task: False,
            account=visit.account if visit else None,
            said=said,
            task=Task,
            labelled={},
            **facts,
        )
    )
    return HTMLResponse(text, status)


def _is_at(here: str, path: str) -> bool:
    """Whether a page is the one of the menu's path, or belongs to it."""
    return any(here.startswith(f"{HOME}/{each}") for each in (path, *_BELONGS.get(path, ())))


def go(path: str, **query: str) -> Response:
    """On to another page, after a post."""
    asked = f"?{urlencode(query)}" if query else ""
    return RedirectResponse(f"{HOME}/{path}{asked}", SEE_OTHER)
