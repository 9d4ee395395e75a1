"""The sentences of the camera panel."""

from boxoffice.ui.language import translate


def title() -> str:
    """The heading of the panel, and the words of the button that opens it."""
    return translate("Camera", "Camera")


def close() -> str:
    """What a screen reader says of the button that closes the panel."""
    return translate("Camera", "Close the camera")


def picture() -> str:
    """What a screen reader says of the live picture."""
    return translate("Camera", "Picture of the camera")


def retry() -> str:
    """The button that tries the camera once more."""
    return translate("Camera", "Try again")


def camera_state(state: str) -> str:
    """Why there is no picture, and what to do."""
    return {
        "closed": "",
        "live": "",
        "starting": translate("Camera", "The camera is starting…"),
        "none": translate(
            "Camera",
            "No camera was found. Plug one in, or type the code.",
        ),
        "forbidden": translate(
            "Camera",
            "This program may not use the camera. Allow it in the system's privacy settings, "
            "then try again. Meanwhile, type the code.",
        ),
        "failed": translate(
            "Camera",
            "The camera gives no picture. Another program may be using it: close that one and "
            "try again, or type the code.",
        ),
        "no_decoder": translate(
            "Camera",
            "This computer has no barcode reader installed, so the camera cannot read cards. "
            "Type the code.",
        ),
    }[state]


def camera_hint(tone: str) -> str:
    """What to do before the camera: `seen` nothing counted yet, `read`, or `two` codes."""
    return {
        "seen": translate("Camera", "Hold the card's code before the camera."),
        "read": translate("Camera", "Read."),
        "two": translate("Camera", "Two codes are in the picture. Show only one card."),
    }[tone]


def camera_button(name: str) -> str:
    """What a screen reader says of the button that chooses a camera."""
    return translate("Camera", "Use the camera {name}").format(name=name)
