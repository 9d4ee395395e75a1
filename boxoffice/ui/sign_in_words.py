"""The sentences of signing in and of what a supervisor does in place."""

from datetime import timedelta

from boxoffice.ui.language import spoken, translate
from boxoffice.ui.words import duration
from sync.protocol.clerks import ClerkRole

_SECONDS_UP_TO = 90


def title() -> str:
    """The heading of the sign-in screen."""
    return translate("SignIn", "Who is at the desk?")


def names_hint() -> str:
    """How a name is chosen by keyboard."""
    return translate("SignIn", "Choose your name, or press its number.")


def pin_hint() -> str:
    """How the PIN is typed."""
    return translate("SignIn", "Type your six digits. Esc leads back to the names.")


def pin_of(name: str) -> str:
    """The label of the PIN field."""
    return translate("SignIn", "PIN of {name}").format(name=name)


def role(kind: ClerkRole, *, temporary: bool) -> str:
    """What stands under a name; nothing for an ordinary clerk."""
    if temporary:
        return translate("SignIn", "for this event")
    return translate("SignIn", "Supervisor") if kind is ClerkRole.SUPERVISOR else ""


def wrong_pin(wait: timedelta) -> str:
    """The PIN was not this clerk's; after several, the next try waits."""
    if not wait:
        return translate("SignIn", "That is not the right PIN. Try again.")
    text = translate("SignIn", "That is not the right PIN. You can try again in {time}.")
    return text.format(time=_wait(wait))


def _wait(wait: timedelta) -> str:
    seconds = max(1, round(wait.total_seconds()))
    if seconds <= _SECONDS_UP_TO:
        return translate("SignIn", "%n s", "", seconds)
    return duration(wait)


def try_again() -> str:
    """A wait is over."""
    return translate("SignIn", "You can try again now.")


def clerk_gone() -> str:
    """A name that may not sign in any more."""
    return translate("SignIn", "This name cannot sign in any more. Choose another one.")


def scan_first() -> str:
    """A card was read before anybody signed in."""
    return translate("SignIn", "Sign in first, then read the card again.")


def signed_in(name: str) -> str:
    """What a screen reader says of who is signed in."""
    return translate("SignIn", "Signed in: {name}. F11 changes.").format(name=name)


def supervisor_title() -> str:
    """The heading where a supervisor answers in place."""
    return translate("SignIn", "Supervisor, for this card only")


def which_supervisor() -> str:
    """Which of several supervisors is here."""
    return translate("SignIn", "Who answers for it? Press the number.")


def looking_for_supervisors() -> str:
    """The desk looks up who may answer, which takes long only where it is busy."""
    return translate("SignIn", "A moment: the desk looks who may answer.")


def which_reason() -> str:
    """The reason of what a supervisor does."""
    return translate("SignIn", "Why? Press the number.")


def no_supervisor() -> str:
    """The venue has clerks and no supervisor among them."""
    return translate("SignIn", "No supervisor can sign in at this desk.")


def no_supervisor_after_all() -> str:
    """The button that leaves a supervisor's question."""
    return translate("SignIn", "Back to the card")


def this_card_only() -> str:
    """What a supervisor allowed."""
    return translate("SignIn", "A supervisor gives, for this card only.")


def lock_label() -> str:
    """The heading of the setting that locks an unused desk."""
    return translate("SignIn", "Lock when nobody uses the desk")


def lock_after(minutes: int) -> str:
    """After how long; 0 is never."""
    if not minutes:
        return translate("SignIn", "Never")
    return translate("SignIn", "After {minutes} min").format(minutes=spoken().number(minutes))


def back() -> str:
    """The button that leads back to the names."""
    return translate("SignIn", "Another name")


def tile_name(name: str, role_words: str) -> str:
    """What a screen reader says of a name."""
    return f"{name}, {role_words}" if role_words else name
