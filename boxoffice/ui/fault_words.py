"""What went wrong, in a sentence that says what to do; never an exception's text."""

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


def store_fault(kind: str) -> str:
    """Why nothing can be recorded.

    Kinds: `full`, `read_only`, `locked`, `newer`, `damaged`, `wrong_key`, `other`.
    """
    return {
        "full": translate(
            "Fault",
            "The disk is full, so nothing can be recorded. Free some space, then go on.",
        ),
        "read_only": translate(
            "Fault",
            "This desk may not write its records. Ask the person who looks after it.",
        ),
        "locked": translate(
            "Fault",
            "Another program is using this desk’s records. Close it, then try again.",
        ),
        "newer": translate(
            "Fault",
            "These records come from a newer version. Install the newer program.",
        ),
        "damaged": translate(
            "Fault",
            "This desk’s records cannot be read. Keep the folder and call for help.",
        ),
        "wrong_key": translate(
            "Fault",
            "The key does not open this desk’s records. Use the key made with this desk.",
        ),
        "other": translate(
            "Fault",
            "Nothing can be recorded now. Note the uses on paper and call for help.",
        ),
    }[kind]


def sync_fault(kind: str) -> str:
    """Why a round of sync failed.

    Kinds: `unreachable`, `busy`, `not_authorised`, `version`, `bad_reply`.
    """
    return {
        "unreachable": translate(
            "Fault",
            "The centre cannot be reached. The desk works on and sends later by itself.",
        ),
        "busy": translate("Fault", "The centre is busy. The desk tries again by itself."),
        "not_authorised": translate(
            "Fault",
            "The centre does not accept this desk. Ask your venue to enrol it again.",
        ),
        "version": translate(
            "Fault", "The centre needs a newer version of this program. Update it soon."
        ),
        "bad_reply": translate(
            "Fault",
            "The answer did not come from the right centre. Check the network, then try again.",
        ),
    }[kind]


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
        "code_wrong": translate("Fault", "This code is not right. Check it letter by letter."),
        "code_used": translate("Fault", "This code has been used. Ask your venue for a new one."),
        "code_old": translate("Fault", "This code is too old. Ask your venue for a new one."),
        "fingerprint_different": translate(
            "Fault",
            "Nothing was set up. Check the address, and ask your venue before you go on.",
        ),
        "list_failed": translate(
            "Fault",
            "The card list did not come whole. The connection may have been lost.",
        ),
    }[kind]


def action(kind: str) -> str:
    """The one thing a banner offers: `retry`."""
    return {"retry": translate("Fault", "Try again")}[kind]
