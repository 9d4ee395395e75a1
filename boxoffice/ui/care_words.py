"""The sentences of looking after a desk: diagnostics, and finishing with a laptop."""

from boxoffice.ui.language import translate


def act(name: str) -> str:
    """The words of a button."""
    return {
        "diagnostics": translate("Care", "Save diagnostics…"),
        "finish": translate("Care", "Finish with this laptop…"),
        "send_and_erase": translate("Care", "Send, then erase this desk"),
        "insist": translate("Care", "Erase all the same"),
        "back": translate("Care", "Back"),
        "close": translate("Care", "Close the program"),
    }[name]


def diagnostics_done(well: bool) -> str:
    """What became of the file."""
    if well:
        return translate("Care", "Saved. The file holds no code, key or name.")
    return translate("Care", "The file could not be saved there.")


def finish_title() -> str:
    """The heading of the page."""
    return translate("Care", "Finish with this laptop")


def finish_text() -> str:
    """What will happen."""
    return translate(
        "Care",
        "What waits is sent first. Then the centre is told that this desk leaves, and its card"
        " list, its keys and its records are erased from this computer. This cannot be taken back.",
    )


def running() -> str:
    """While it goes on."""
    return translate("Care", "Sending…")


def refused(rows: int) -> str:
    """Why the desk was not erased: rows that are nowhere else, or a centre that was not told."""
    if rows:
        return translate("Care", "%n row(s) are not sent and would be lost for good.", "", rows)
    return translate("Care", "Everything is sent, but the centre could not be told.")


def bring_a_connection() -> str:
    """The better way."""
    return translate(
        "Care", "Better: bring this computer to a connection and try again. Nothing was erased."
    )


def insist(staffed: bool, again: bool) -> str:
    """Who may insist, the first and the second time."""
    if again:
        return translate("Care", "Once more, to be sure. Then it is erased.")
    if staffed:
        return translate("Care", "A supervisor can insist, with name and PIN.")
    return translate("Care", "To insist, type the name of this desk.")


def field(name: str) -> str:
    """The label of a field."""
    return {
        "supervisor": translate("Care", "Supervisor"),
        "pin": translate("Care", "PIN"),
        "desk": translate("Care", "Name of this desk"),
    }[name]


def not_accepted(staffed: bool) -> str:
    """Name or PIN, or the desk's name, was not right."""
    if staffed:
        return translate(
            "Care", "That is not a supervisor's name and PIN. Wait a moment, then try again."
        )
    return translate("Care", "That is not the name of this desk.")


def left_title() -> str:
    """Everything is erased."""
    return translate("Care", "Nothing remains on this computer")


def left_text(centre_knows: bool, given_up: int) -> tuple[str, ...]:
    """What was done."""
    lines = [translate("Care", "The card list, the keys and the records are erased.")]
    if given_up:
        lines.append(translate("Care", "%n row(s) were given up.", "", given_up))
    if centre_knows:
        lines.append(translate("Care", "The centre knows that this desk has left."))
    else:
        lines.append(
            translate(
                "Care", "The centre could not be told: ask your venue to take this desk out of use."
            )
        )
    return tuple(lines)


def remains_title() -> str:
    """Something is still there."""
    return translate("Care", "Something could not be erased")


def remains_text(names: str) -> str:
    """What is still there."""
    return translate("Care", "Still on this computer: {names}. Ask whoever looks after it.").format(
        names=names
    )
