"""For whom somebody hands cards out in the console, and how many codes they may try."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sync.protocol.card_codes import CodeFormat, normalise, recognise
from sync.server.console.authority import is_coordinator, organisations_of
from sync.server.console.signing_in import token_hash
from sync.server.console.visits import NoSuchThing, Visit
from sync.server.handing_out.handing import Giver
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.store import accounts, settings
from sync.server.store.handing_out import door
from sync.server.store.handing_out.organisations import Organisation

MOST_CARDS, COUNT_FOR = 40, timedelta(minutes=15)
"""Nobody loses more cards at once, nor mistypes so many codes; whoever tries codes does."""


def choices(visit: Visit) -> Mapping[str, Organisation]:
    """The organisations that the account hands cards out for."""
    with door.reading(visit.centre.store) as connection:
        return organisations_of(connection, visit.account)


def giver_of(visit: Visit, organisation: str = "") -> Giver:
    """Who acts: a card-giver for the own organisation, a coordinator for a chosen one, or none.

    Raises `NoSuchThing` for one that is not theirs.
    """
    account = visit.account
    if not is_coordinator(account):
        return Giver(account.name, account.organisation)
    if organisation and organisation not in choices(visit):
        raise NoSuchThing
    return Giver(account.name, organisation or None, is_coordinator=True)


def code_examples(visit: Visit) -> list[str]:
    """What card codes look like now, one example of each format."""
    return [each.example for each in _formats(visit)]


def as_on_card(visit: Visit, text: str) -> str:
    """A code in the card's own groups, as far as its format is known."""
    found = recognise(text, _formats(visit))
    return found.grouped if found else normalise(text)


def may_try(visit: Visit, codes: int = 1) -> bool:
    """Whether the account may look for so many cards, or has tried too many codes."""
    since = visit.centre.now() - COUNT_FOR
    with visit.centre.store.read() as connection:
        tried = accounts.tries_since(connection, _subject(visit), since)
    return tried + codes <= MOST_CARDS


def count_try(visit: Visit, codes: int = 1) -> None:
    """Count codes that the account tried."""
    with visit.centre.store.write() as connection:
        for _ in range(min(codes, MOST_CARDS)):
            accounts.add_try(connection, _subject(visit), visit.centre.now())


def tells_of_card(refused: Refused) -> bool:
    """Whether a refusal answers if there is a card: whoever tries codes gets many such."""
    return refused.problem in {Problem.CODE_EXISTS, Problem.UNKNOWN_CARD}


def _formats(visit: Visit) -> Sequence[CodeFormat]:
    """The code formats in force: others may be since the centre was opened."""
    with visit.centre.store.read() as connection:
        return settings.network(connection).code_formats


def _subject(visit: Visit) -> bytes:
    return token_hash(f"cards {visit.account.id}")
