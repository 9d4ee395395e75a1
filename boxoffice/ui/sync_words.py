"""The sentences of the sync screen: the inbox, the history of rounds, and the receipt."""

from datetime import timedelta
from typing import Final

from boxoffice.ui.language import spoken, translate
from boxoffice.ui.words import SEPARATOR, duration

_GROUP: Final = 4
_GROUPS: Final = 4


def heading(part: str) -> str:
    """The heading of a part of the screen."""
    return {
        "inbox": translate("Sync", "Needs a person"),
        "settled": translate("Sync", "Noted by the coordinator"),
        "history": translate("Sync", "Last rounds"),
        "receipt": translate("Sync", "Receipt of the centre"),
    }[part]


def inbox_empty() -> str:
    """Nothing waits for a person."""
    return translate("Sync", "Nothing needs a person.")


def history_empty() -> str:
    """No round has been made yet."""
    return translate("Sync", "No round has been made yet.")


def badge(count: int) -> str:
    """What a screen reader says of the rail's button, behind its name."""
    return translate("Sync", "%n thing(s) need a person", "", count)


def matter_title(kind: str) -> str:
    """What it is, in a few words that accuse nobody."""
    return {
        "unsent": translate("Sync", "Rows have waited long"),
        "old_list": translate("Sync", "The card list is old"),
        "clock": translate("Sync", "This computer's clock is wrong"),
        "copied": translate("Sync", "This desk is in use on two computers"),
        "restored": translate("Sync", "An older state of this desk was put back"),
        "out_of_use": translate("Sync", "The centre has taken this desk out of use"),
        "not_known": translate("Sync", "The centre does not know this desk"),
        "centre_key": translate("Sync", "The centre has a new key"),
        "many_unknown": translate("Sync", "Many unknown cards were looked up"),
        "given_twice": translate("Sync", "Given twice"),
        "not_in_use": translate("Sync", "Given on a card that was not in use"),
        "unknown_card": translate("Sync", "Given on a card the register does not know yet"),
        "over_quota": translate("Sync", "Given beyond the quota"),
        "review": translate("Sync", "The centre would like a look at this"),
        "unreadable": translate("Sync", "The centre cannot read this row"),
    }[kind]


def matter_text(kind: str) -> str:
    """What happened and what can be done, in plain sentences."""
    return {
        "unsent": translate(
            "Sync", "Nothing is lost. Bring this computer to a connection, then send."
        ),
        "old_list": translate(
            "Sync", "Bring this computer to a connection: the newest list then comes by itself."
        ),
        "clock": translate(
            "Sync",
            "The desk goes by the centre's time meanwhile. Set the date and time of this computer.",
        ),
        "copied": translate(
            "Sync",
            "Or so it seems to the centre. Nothing is lost, and tickets can still be given. If it"
            " is so, one of the two becomes a desk of its own, with a one-time code from the"
            " person who looks after the desks.",
        ),
        "restored": translate(
            "Sync",
            "What the centre had received before comes back by itself, without the cards' codes."
            " Tickets can still be given.",
        ),
        "out_of_use": translate(
            "Sync",
            "It no longer gets lists. What was recorded is still sent. If your venue goes on with"
            " this computer, it becomes a new desk with a one-time code from the person who looks"
            " after the desks.",
        ),
        "not_known": translate(
            "Sync",
            "It may have been put back to an older state. Nothing is lost, and tickets can still be"
            " given. With a one-time code from the person who looks after the desks it knows this"
            " desk again.",
        ),
        "centre_key": translate(
            "Sync",
            "The key before signed for it, so nothing has to be done. This is the centre's"
            " fingerprint now.",
        ),
        "many_unknown": translate(
            "Sync",
            "No card has these codes, as far as this desk knows, and no tickets were given on"
            " them. It may be a box of old cards, or somebody who tries codes: ask who was here."
            " The centre is told how many.",
        ),
        "given_twice": translate(
            "Sync",
            "The card had its tickets already, as happens where desks have no connection."
            " Nobody has to give anything back.",
        ),
        "not_in_use": translate(
            "Sync", "The tickets stay given. Next time, the desk says so before giving."
        ),
        "unknown_card": translate(
            "Sync",
            "The code may be mistyped, or the card is new. Compare the paper, if there is any.",
        ),
        "over_quota": translate("Sync", "The tickets stay given. Check the seats with your venue."),
        "review": translate(
            "Sync", "More tickets than the register allows, or a change of another place's row."
        ),
        "unreadable": translate("Sync", "It is kept. Tell the person who looks after this desk."),
    }[kind]


def other_desks_text() -> str:
    """Given twice, of which the other desk's tickets came second."""
    return translate(
        "Sync",
        "Tickets were given on this card here and at another desk, as happens where desks have no"
        " connection. Nobody has to give anything back.",
    )


def settled_text(day: str) -> str:
    """A coordinator has noted a matter; `day` is worded."""
    text = translate("Sync", "A coordinator noted this on {day}. Nobody has to do anything here.")
    return text.format(day=day)


def matter_rows(rows: int, age: timedelta) -> str:
    """How many rows wait, and for how long."""
    return translate("Sync", "%n row(s)", "", rows) + SEPARATOR + duration(age)


def supervisor_notes() -> str:
    """Stands behind what only a supervisor notes, while none is signed in."""
    return translate("Sync", "A supervisor who is signed in notes this.")


def matter_cards(cards: int) -> str:
    """How many unknown cards there were on that day so far."""
    return translate("Sync", "%n unknown card(s) that day", "", cards)


def act(name: str) -> str:
    """The words of a button."""
    return {
        "send": translate("Sync", "Send now"),
        "fetch": translate("Sync", "Fetch the list now"),
        "noted": translate("Sync", "Noted"),
        "anew": translate("Sync", "With a one-time code…"),
        "print_receipt": translate("Sync", "Print the receipt"),
        "save_receipt": translate("Sync", "Save the receipt…"),
    }[name]


def round_line(moment: str, sent: int, received: int, error: str | None) -> str:
    """One round in a line; `moment` is worded."""
    parts = [moment]
    if sent:
        parts.append(translate("Sync", "%n row(s) sent", "", sent))
    if received:
        parts.append(translate("Sync", "%n change(s) received", "", received))
    if error is not None:
        parts.append(round_error(error))
    elif not sent and not received:
        parts.append(translate("Sync", "nothing new"))
    return SEPARATOR.join(parts)


def round_error(error: str) -> str:
    """What went wrong, in a few words."""
    known = {
        "Unreachable": translate("Sync", "no connection"),
        "NotConnected": translate("Sync", "no connection"),
        "NameUnknown": translate("Sync", "no connection"),
        "NotSecure": translate("Sync", "no secure connection"),
        "PageForPeople": translate("Sync", "a web page answered"),
        "SignInNeeded": translate("Sync", "the network wants a sign-in"),
        "ProxyInTheWay": translate("Sync", "the network let nothing through"),
        "CutShort": translate("Sync", "the connection broke"),
        "Busy": translate("Sync", "the centre was busy"),
        "clock_skew": translate("Sync", "this computer's clock is wrong"),
        "revoked": translate("Sync", "this desk is out of use"),
        "unknown_device": translate("Sync", "the centre does not know this desk"),
        "NotKept": translate("Sync", "no room on this computer"),
        "VersionMismatch": translate("Sync", "this program is too old"),
    }
    return known.get(error) or translate("Sync", "it did not succeed")


def receipt_lines(rows: int, seq: int, chain_hash: bytes, moment: str) -> tuple[str, ...]:
    """What the centre has signed: count, last row, the chain's hash, and when."""
    digits = chain_hash.hex().upper()
    groups = [digits[start : start + _GROUP] for start in range(0, _GROUP * _GROUPS, _GROUP)]
    return (
        translate("Sync", "The centre has confirmed %n row(s) of this desk.", "", rows),
        translate("Sync", "Last row: {number}").format(number=spoken().number(seq)),
        translate("Sync", "Check number: {groups}").format(groups=" ".join(groups)),
        translate("Sync", "Signed by the centre: {moment}").format(moment=moment),
    )


def receipt_unsent(rows: int) -> str:
    """What the receipt does not hold yet."""
    return translate("Sync", "%n row(s) made since are not in it yet.", "", rows)


def receipt_of(venue: str, desk: str) -> str:
    """Whose receipt it is."""
    return SEPARATOR.join((venue, desk))


def receipt_done(name: str) -> str:
    """What was done with it."""
    return {
        "printed": translate("Sync", "The receipt is on its way to the printer."),
        "saved": translate("Sync", "The receipt is saved."),
        "not_saved": translate("Sync", "The receipt could not be saved there."),
        "noted": translate("Sync", "Noted."),
    }[name]


def statement_heading() -> str:
    """Stands above the signed bytes in a saved receipt."""
    return translate("Sync", "The signed statement itself:")


def unsent_notice(rows: int, age: timedelta) -> str:
    """The notification where rows have waited too long."""
    text = translate("Sync", "%n row(s) have waited {age} to be sent. Nothing is lost.", "", rows)
    return text.format(age=duration(age))
