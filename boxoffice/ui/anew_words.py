"""The sentences of enrolling a desk once more."""

from boxoffice.ui.language import translate


def title(kind: str) -> str:
    """The heading of the page."""
    if kind == "not_known":
        return translate("Anew", "Let the centre recognise this desk again")
    return translate("Anew", "Make this a desk of its own")


def text(kind: str) -> str:
    """What it is for, and what is needed."""
    return {
        "copied": translate(
            "Anew",
            "Do this on one of the two computers, not on both. What was recorded here stays, and"
            " what waits is still sent. The person who looks after the desks gives you a one-time"
            " code.",
        ),
        "out_of_use": translate(
            "Anew",
            "Do this if your venue goes on with this computer. What was recorded here stays, and"
            " what waits is still sent. The person who looks after the desks gives you a one-time"
            " code.",
        ),
        "not_known": translate(
            "Anew",
            "What was recorded here stays, and what waits is sent afterwards. The person who looks"
            " after the desks gives you a one-time code.",
        ),
    }[kind]


def act(name: str) -> str:
    """The words of a button."""
    return {
        "begin": translate("Anew", "Go on"),
        "leave": translate("Anew", "Noted, leave it as it is"),
    }[name]


def running() -> str:
    """While the centre is asked."""
    return translate("Anew", "Asking the centre…")


def done(kind: str) -> str:
    """It is done."""
    if kind == "not_known":
        return translate("Anew", "The centre knows this desk again.")
    return translate("Anew", "This computer is a desk of its own now.")
