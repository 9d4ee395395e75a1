"""The sentences of the festival relay in the settings."""

from boxoffice.ui.language import translate

_UNBROKEN = "\u2011"
"""A hyphen at which no line ends."""


def title() -> str:
    """The heading of the panel."""
    return translate("Relay", "Festival relay")


def purpose() -> str:
    """What it is for."""
    return translate(
        "Relay",
        "Desks that are near each other know of each other's tickets at once, also without a"
        " connection. One computer of the venue is their relay.",
    )


def here() -> str:
    """The switch."""
    return translate("Relay", "This computer is the festival's relay")


def choice(here: bool) -> str:
    """The two answers to that."""
    return translate("Relay", "Yes") if here else translate("Relay", "No")


def starting() -> str:
    """While it starts."""
    return translate("Relay", "Starting…")


def not_started(log: str) -> str:
    """It ended by itself; `log` is the file that says why."""
    said = translate("Relay", "The relay could not be started. The file {log} says why.")
    return said.format(log=log)


def address(found: str) -> str:
    """Where the other desks find it."""
    return translate("Relay", "Address: {address}").format(address=found)


def code(shown: str) -> str:
    """What they pair with."""
    return translate("Relay", "Pairing code: {code}").format(code=shown.replace("-", _UNBROKEN))


def how_to_pair() -> str:
    """What to do with both."""
    return translate(
        "Relay",
        "At each other desk: open Settings, and type both under Festival relay. A code serves one"
        " desk; then this page shows the next.",
    )


def picture() -> str:
    """What the picture is, for whoever does not see it."""
    return translate("Relay", "QR code with the address and the pairing code")


def desks(count: int) -> str:
    """How many are paired."""
    return translate("Relay", "%n desk(s) paired", "", count)


def waiting(count: int) -> str:
    """What the centre does not have yet."""
    if count == 0:
        return translate("Relay", "Everything has reached the centre")
    return translate("Relay", "%n batch(es) wait for the centre", "", count)


def reaches(reached: bool) -> str:
    """Whether the relay has a connection."""
    if reached:
        return translate("Relay", "The centre answers")
    return translate("Relay", "No connection to the centre now")


def field(name: str) -> str:
    """The label of a field."""
    return {
        "address": translate("Relay", "Address of the relay"),
        "code": translate("Relay", "Pairing code of the relay"),
    }[name]


def act(name: str) -> str:
    """The words of a button."""
    return {
        "pair": translate("Relay", "Pair with the relay"),
        "leave": translate("Relay", "Leave this relay"),
    }[name]


def pairing() -> str:
    """While it goes on."""
    return translate("Relay", "Pairing…")


def paired(place: str) -> str:
    """With which relay."""
    return translate("Relay", "Paired with the relay at {address}.").format(address=place)


def near(answers: bool | None, held: int) -> str:
    """How that relay stands to this desk; None before it was first asked."""
    if answers is None:
        return ""
    if not answers:
        return translate("Relay", "It does not answer now. This desk goes on with what it holds.")
    if held:
        return translate(
            "Relay", "It is near, and also holds %n row(s) that wait for the centre.", "", held
        )
    return translate("Relay", "It is near.")


def pairing_fault(name: str) -> str:
    """Why pairing did not come about."""
    return {
        "code": translate("Relay", "The relay shows another code. Each code serves one desk."),
        "address": translate("Relay", "That is not the address of a relay."),
        "unreachable": translate(
            "Relay", "No relay answers there. Are both computers in the same network?"
        ),
        "no_centre": translate(
            "Relay", "The relay does not know this desk yet. Let one of both reach the centre once."
        ),
    }[name]
