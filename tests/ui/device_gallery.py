"""Camera panel, scanner test and sign-in in each of their states, worded by what words them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from boxoffice.scanning.sources import CameraState
from boxoffice.ui import camera_words, kiosk_words, scanner_words, sign_in_words
from boxoffice.ui.camera.screen import CameraChoice, CameraScreen, Mark, MarkTone
from boxoffice.ui.scanner_test.screen import Port, ScannerTestScreen
from boxoffice.ui.sign_in.screen import ClerkTile, SignInScreen
from sync.protocol.clerks import ClerkRole

CORNERS = ((0.2, 0.15), (0.7, 0.2), (0.7, 0.4), (0.2, 0.35))
CAMERAS = (CameraChoice("a", "Integrated Webcam HD", True), CameraChoice("b", "USB Camera 2"))
EXAMPLE = "ESP 104 482"
NAMES = (
    ("Esikko", ClerkRole.SUPERVISOR, False),
    ("Kielo", ClerkRole.CLERK, False),
    ("Leinikki", ClerkRole.CLERK, False),
    ("Talvio", ClerkRole.CLERK, True),
    ("Vuokko", ClerkRole.CLERK, False),
)


def camera_gallery() -> Iterator[tuple[str, CameraScreen]]:
    """Each state of the panel by its name."""
    live = CameraScreen(True, camera_words.title(), hint=camera_words.camera_hint("seen"))
    yield "camera_live", live
    yield (
        "camera_two",
        CameraScreen(
            True,
            camera_words.title(),
            hint=camera_words.camera_hint("two"),
            caution=True,
            marks=(Mark(CORNERS, MarkTone.TWO),),
            cameras=CAMERAS,
        ),
    )
    read = replace(live, hint=camera_words.camera_hint("read"))
    yield "camera_read", replace(read, marks=(Mark(CORNERS, MarkTone.READ),))
    for state in (
        CameraState.STARTING,
        CameraState.NONE,
        CameraState.FORBIDDEN,
        CameraState.FAILED,
        CameraState.NO_DECODER,
    ):
        yield (
            f"camera_{state}",
            CameraScreen(
                True,
                camera_words.title(),
                message=camera_words.camera_state(state),
                retry="" if state is CameraState.STARTING else camera_words.retry(),
                cameras=CAMERAS if state is CameraState.FORBIDDEN else (),
            ),
        )


def scanner_gallery() -> Iterator[tuple[str, ScannerTestScreen]]:
    """Each state of the scanner test by its name."""
    title, hint = scanner_words.title(), scanner_words.hint()
    none = Port("", scanner_words.no_port(), True)
    ports = (none, Port("/dev/ttyUSB0", "ttyUSB0 · Barcode Scanner"))
    yield "scanner_empty", ScannerTestScreen(title, hint)
    yield (
        "scanner_card",
        ScannerTestScreen(
            title,
            hint,
            f"{EXAMPLE}⏎",
            scanner_words.by_keys(34),
            scanner_words.a_card(EXAMPLE),
            "go",
            ports=ports,
        ),
    )
    yield (
        "scanner_layout",
        ScannerTestScreen(
            title,
            hint,
            "ESP!=$$/(⏎",
            scanner_words.by_keys(41),
            scanner_words.other_layout(EXAMPLE),
            "caution",
            "%",
            "⏎",
            ports,
            scanner_words.port_state("forbidden"),
        ),
    )


def _tiles() -> tuple[ClerkTile, ...]:
    return tuple(
        ClerkTile(name, sign_in_words.role(role, temporary=temporary), str(number))
        for number, (name, role, temporary) in enumerate(NAMES, 1)
    )


def sign_in_gallery() -> Iterator[tuple[str, SignInScreen]]:
    """Each state of the sign-in by its name."""
    title, tiles = sign_in_words.title(), _tiles()
    add = kiosk_words.new_clerk()
    names = SignInScreen(title, sign_in_words.names_hint(), tiles, add=add)
    yield "sign_in_names", names
    pin = {"chosen": "Kielo", "prompt": sign_in_words.pin_of("Kielo"), "add": add}
    yield "sign_in_pin", SignInScreen(title, sign_in_words.pin_hint(), tiles, **pin, attempt=1)  # type: ignore[arg-type]
    yield (
        "sign_in_wrong",
        SignInScreen(
            title,
            sign_in_words.pin_hint(),
            tiles,
            **pin,  # type: ignore[arg-type]
            note=sign_in_words.wrong_pin(timedelta(seconds=40)),
            note_is_error=True,
            may_type=False,
            attempt=2,
        ),
    )
