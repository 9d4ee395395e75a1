"""The sentences of the page *At the counter*: in the window, and printed."""

from boxoffice.ui.language import translate


def title() -> str:
    """The heading of the page, and its name in the window."""
    return translate("Help", "At the counter")


def heading(part: str) -> str:
    """The heading of a part of the page."""
    return {
        "path": translate("Help", "Every card"),
        "verdicts": translate("Help", "What the desk says"),
        "do": translate("Help", "Do"),
        "say": translate("Help", "Say"),
        "keys": translate("Help", "Keys"),
        "without": translate("Help", "When something does not work"),
    }[part]


def steps() -> tuple[str, ...]:
    """The way of every card, step by step."""
    return (
        translate("Help", "Look at the event at the top left. F6 changes it."),
        translate("Help", "Scan the card. Or type its code, and press Enter."),
        translate("Help", "Read what the desk says. Children: + and −. Assistant: F4."),
        translate("Help", "Enter gives. Once the screen says “given”, it is recorded."),
    )


def to_do(verdict: str) -> str:
    """What the clerk does at a verdict."""
    return {
        "valid": translate(
            "Help", "Give. Typed? Compare the day on the card with the one on the screen."
        ),
        "valid_last_day": translate("Help", "Give. From tomorrow the card needs renewing."),
        "has_tickets": translate("Help", "Let them in. You may add what is still left."),
        "used": translate("Help", "No tickets. Typed? Check the code. A supervisor may give: F7."),
        "expired": translate(
            "Help", "No tickets. A later day on the card itself, and the desk offers it: F7."
        ),
        "blocked": translate("Help", "No tickets. The desk does not know why, nor need you."),
        "not_on_list": translate(
            "Help", "Read two things from the card: last valid day, then children. Then give."
        ),
        "unknown": translate("Help", "No tickets. Compare the code, or read the card once more."),
        "not_a_code": translate(
            "Help", "Read the code again. The same twice, and it is a card: F7 records it."
        ),
        "sold_out": translate(
            "Help", "No tickets. Who has tickets is let in. A supervisor may give: F7."
        ),
    }[verdict]


def welcome() -> str:
    """What to say where tickets are given."""
    return translate("Help", "“Welcome!”")


def key_meaning(name: str) -> str:
    """What a key does."""
    return {
        "enter": translate("Help", "check the code; then give, let in, go on"),
        "children": translate("Help", "one child more or less"),
        "assistant": translate("Help", "one assistant more; with Shift one less"),
        "escape": translate("Help", "close the card, nothing is recorded"),
        "help": translate("Help", "this page"),
        "camera": translate("Help", "camera"),
        "photo": translate("Help", "open a photo of a card"),
        "phone": translate("Help", "order by phone"),
        "event": translate("Help", "change the event"),
        "alternative": translate("Help", "the way on that a refusal offers"),
        "strip": translate("Help", "give on the card that was not recorded"),
        "customer": translate("Help", "a sentence for the customer"),
        "slip": translate("Help", "print the latest slip"),
        "clerk": translate("Help", "change the clerk"),
        "lock": translate("Help", "lock the desk"),
    }[name]


def without() -> tuple[str, ...]:
    """What is done without a connection, a scanner, a machine, or an idea."""
    return (
        translate("Help", "No connection: go on as always. Nothing is lost; it is sent later."),
        translate("Help", "No scanner: type the code, or F2 for the camera."),
        translate("Help", "Wrong tickets: “Undo” beside the row."),
        translate(
            "Help",
            "No power or no computer: give all the same. Write on the paper form: the time, the"
            " card’s code, cardholder, children, assistants. Type it in later.",
        ),
        translate(
            "Help",
            "Stuck: close the program and open it again. What was recorded is safe.",
        ),
    )


def who_helps() -> str:
    """Before the line where the venue writes whom to call."""
    return translate("Help", "Who helps:")


def act(name: str) -> str:
    """The words of a button."""
    return {
        "print": translate("Help", "Print this page"),
        "save": translate("Help", "Save this page as a PDF…"),
        "back": translate("Help", "Back"),
    }[name]


def done(name: str) -> str:
    """What was done with the page."""
    return {
        "printed": translate("Help", "The page is on its way to the printer."),
        "saved": translate("Help", "The page is saved."),
    }[name]
