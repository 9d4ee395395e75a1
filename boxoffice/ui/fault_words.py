"""What is wrong with a photo, a print or what was typed; `faults` words what programs meet."""

from boxoffice.ui.language import translate


def photo_fault(kind: str, count: int = 0) -> str:
    """What a photo did not hold: `no_code`, `many_codes`, `unreadable`, `too_large`."""
    return {
        "no_code": translate(
            "Fault",
            "No card code was found in the photo. Take it closer, or type the code.",
        ),
        "many_codes": translate(
            "Fault",
            "The photo shows %n codes. Take a photo of one card only.",
            "",
            count,
        ),
        "unreadable": translate(
            "Fault",
            "This file could not be opened as a picture. Choose another, or type the code.",
        ),
        "too_large": translate(
            "Fault", "The picture is too large. Take a smaller one, or type the code."
        ),
    }[kind]


def photos_unread(count: int) -> str:
    """Of several photos that came at once, these were not read."""
    return translate("Fault", "%n more photo(s) not read: one card at a time.", "", count)


def enrol_fault(kind: str) -> str:
    """What is wrong beside a field of the first start."""
    return {
        "address_empty": translate("Fault", "Write the address."),
        "address_wrong": translate(
            "Fault",
            "This is not an address. It begins with https:// and has no spaces.",
        ),
        "address_unreachable": translate(
            "Fault", "Nothing answers at this address. Check it and the connection."
        ),
        "address_not_centre": translate(
            "Fault", "This address answers, but it is not a centre. Check the address."
        ),
        "code_empty": translate("Fault", "Write the one-time code."),
        "fingerprint_different": translate(
            "Fault",
            "Nothing was set up. Check the address, and ask your venue before you go on.",
        ),
    }[kind]


def print_problem(kind: str) -> str:
    """Why nothing was printed, and what to do."""
    return {
        "no_printer": translate(
            "Paper", "This computer has no printer. Save a PDF and print it elsewhere."
        ),
        "gone": translate(
            "Paper",
            "The chosen printer is not there any more. Connect it, save a PDF, or choose another "
            "one under Settings.",
        ),
        "no_support": translate(
            "Paper", "This computer cannot print from here. Save a PDF and print it from there."
        ),
        "refused": translate(
            "Paper", "The printer did not take the page. Check it, then try again."
        ),
        "not_written": translate(
            "Paper", "The file could not be written there. Choose another place."
        ),
    }[kind]


def action(kind: str) -> str:
    """The one thing a banner offers: `retry`."""
    return {"retry": translate("Fault", "Try again")}[kind]
