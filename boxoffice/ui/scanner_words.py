"""The sentences of the scanner test."""

from boxoffice.ui.language import translate


def title() -> str:
    """The heading, and the words of the button that opens it."""
    return translate("Scanner", "Scanner test")


def hint() -> str:
    """What to do."""
    return translate(
        "Scanner",
        "Scan a card. Everything that arrives is shown here, and nothing is recorded.",
    )


def carried(kinds: str) -> str:
    """What the network's cards carry, where it says so."""
    words = translate("Scanner", "The cards carry {kinds}: these the scanner must read.")
    return words.format(kinds=kinds)


def back() -> str:
    """The button that leads back."""
    return translate("Scanner", "Back to the settings")


def label(name: str) -> str:
    """The heading of a part: `arrived`, `prefix`, `suffix`, `port`."""
    return {
        "arrived": translate("Scanner", "What arrived"),
        "prefix": translate("Scanner", "Characters the scanner puts before each code"),
        "suffix": translate("Scanner", "Characters the scanner puts after each code"),
        "port": translate("Scanner", "Serial scanner"),
    }[name]


def nothing_yet() -> str:
    """Nothing was scanned so far."""
    return translate("Scanner", "Nothing yet")


def by_keys(milliseconds: int) -> str:
    """How it came: as keys, fast."""
    text = translate("Scanner", "As keys, within {time} ms: a scanner.")
    return text.format(time=milliseconds)


def by_scanner() -> str:
    """How it came: as keys, fast, at no known pace."""
    return translate("Scanner", "As keys: a scanner.")


def by_hand() -> str:
    """How it came: as keys, slowly."""
    return translate("Scanner", "As keys, slowly: typed by hand.")


def by_serial() -> str:
    """How it came: from the serial port."""
    return translate("Scanner", "From the serial port.")


def a_card(code: str) -> str:
    """It would be a card."""
    return translate("Scanner", "This would be the card {code}. The scanner works.").format(
        code=code
    )


def other_layout(code: str) -> str:
    """It would be a card after it was put right."""
    text = translate(
        "Scanner",
        "The scanner is set up for another keyboard. This is put right: it would be the card "
        "{code}. Better set the scanner to this computer's keyboard.",
    )
    return text.format(code=code)


def no_card(text: str, example: str) -> str:
    """It would be no card."""
    if not example:
        return translate("Scanner", "The scanner works. It read: {text}").format(text=text)
    words = translate("Scanner", "This would be no card: {text}. Codes look like {example}.")
    return words.format(text=text, example=example)


def no_port() -> str:
    """The choice of no serial scanner."""
    return translate("Scanner", "None")


def port_state(state: str) -> str:
    """What the serial port does."""
    return {
        "off": "",
        "listening": translate("Scanner", "Listening."),
        "missing": translate("Scanner", "The port is not there. Is the cable in?"),
        "forbidden": translate(
            "Scanner",
            "This program may not use the port. On Linux, add the user to the group dialout.",
        ),
        "busy": translate("Scanner", "Another program uses the port. Close it."),
    }[state]


def port_button(name: str) -> str:
    """What a screen reader says of the button that chooses a port."""
    return translate("Scanner", "Serial scanner: {name}").format(name=name)
