"""The sheet of practice cards, worded in the language spoken now. Knows no Qt."""

from datetime import date

from boxoffice.domain import practice
from boxoffice.domain.practice import PracticeCard
from boxoffice.printing.document import Document
from boxoffice.printing.practice_cards import PrintedCard, practice_cards
from boxoffice.ui import practice_words as say
from boxoffice.ui import words
from boxoffice.ui.language import spoken
from boxoffice.ui.practice.guide import CUSTOMERS
from sync.protocol.card_codes import recognise
from sync.protocol.kinds import CardKind
from sync.protocol.programme import in_language


def sheet(today: date, *, staffed: bool = False) -> Document:
    """Every practice card with its bar code and what it is for; where the practice is `staffed`,
    the names and PINs too.
    """
    cards = [_printed(card, today) for card in practice.CARDS]
    names = say.names() if staffed else ""
    return practice_cards(say.sheet_title(), say.sheet_hint(), say.word(), cards, names=names)


def grouped(card: PracticeCard) -> str:
    """The code of a card in the card's own groups; one that is none of ours as it is."""
    found = recognise(card.code, practice.CODE_FORMATS)
    return found.grouped if found else card.code


def printed_day(card: PracticeCard, today: date) -> str:
    """The last valid day that stands on a card, in figures."""
    return words.date_words(card.printed.day(today))


def _printed(card: PracticeCard, today: date) -> PrintedCard:
    return PrintedCard(
        say.word(), grouped(card), card.code, _lines(card, today), _purpose(card, today)
    )


def _lines(card: PracticeCard, today: date) -> tuple[str, ...]:
    if card is practice.NO_CODE:
        return ()
    community = card.kind is CardKind.COMMUNITY
    second = say.card_kind() if community else say.children(card.children)
    return (say.last_valid_day(card.printed, printed_day(card, today)), second)


def _purpose(card: PracticeCard, today: date) -> str:
    for number, customer in enumerate(CUSTOMERS, 1):
        if customer.card is card:
            said = say.customer(card.name, printed_day(card, today))
            return f"{say.count(number, len(CUSTOMERS))}: {said}"
    title = in_language(practice.event_title(card.event), spoken().code)
    return say.purpose(card.name, title)
