"""The camera panel's behaviour: open and close, which camera, what was read. Knows no Qt."""

import time
from collections.abc import Callable
from typing import Final

from boxoffice.scanning.live import Look
from boxoffice.scanning.repeats import RepeatGuard
from boxoffice.scanning.sources import CameraSource, CameraState
from boxoffice.ui import camera_words
from boxoffice.ui.camera.screen import CameraChoice, CameraScreen, Mark, MarkTone

_MARK_SECONDS: Final = 0.4
"""A frame around a code stays for so long after its last sighting: it does not flicker."""
_RETRIED: Final = {CameraState.NONE, CameraState.FORBIDDEN, CameraState.FAILED}


class CameraPresenter:
    """One for the window; every method is called on the interface thread."""

    def __init__(
        self,
        source: CameraSource,
        show: Callable[[CameraScreen], None],
        read: Callable[[str], None],
        remember: Callable[[str], None],
        *,
        camera_id: str = "",
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`read` gets the text of each card once; `remember` keeps the id of a camera that the
        clerk chose; `camera_id` is the one remembered last.
        """
        self._source = source
        self._show = show
        self._read = read
        self._remember = remember
        self._camera_id = camera_id
        self._monotonic = monotonic
        self._repeats = RepeatGuard()
        self._open = False
        self._away = False
        self._state = CameraState.CLOSED
        self._marks: tuple[Mark, ...] = ()
        self._tone = MarkTone.SEEN
        self._marked_at = 0.0
        self._screen = CameraScreen()

    @property
    def is_open(self) -> bool:
        """Whether the panel is on the main screen."""
        return self._open

    def toggle(self) -> None:
        """F2: open the panel and start the camera, or close both."""
        if self._open:
            self.close()
        else:
            self._open = True
            self._start()

    def close(self) -> None:
        """Let go of the camera and take the panel away."""
        if self._open:
            self._open = False
            self._source.stop()
            self.show()

    def retry(self) -> None:
        """Try the camera once more: it was plugged in, or is allowed now."""
        if self._open:
            self._start()

    def choose(self, camera_id: str) -> None:
        """Another camera, from now on and at the next start."""
        self._camera_id = camera_id
        self._remember(camera_id)
        self.retry()

    def leave(self) -> None:
        """Another screen came up: nobody sees the picture, so nothing is filmed."""
        if self._open and not self._away:
            self._away = True
            self._source.stop()

    def come_back(self) -> None:
        """The main screen is back, and so is the picture."""
        if self._away:
            self._away = False
            if self._open:
                self._start()

    def state_changed(self, state: CameraState) -> None:
        """The camera started, ended or failed."""
        self._state = state
        if state is not CameraState.LIVE:
            self._marks = ()
        self.show()

    def looked(self, look: Look) -> None:
        """One frame was decoded."""
        if not self._open or self._away:
            return
        now = self._monotonic()
        if look.sightings:
            self._tone = _tone(look)
            self._marked_at = now
            self._marks = tuple(
                Mark(sighting.corners, self._tone)
                for sighting in look.sightings
                if sighting.corners
            )
        elif now - self._marked_at > _MARK_SECONDS:
            self._marks, self._tone = (), MarkTone.SEEN
        self._show_if_new()
        if look.text is not None and not self._repeats.is_repeat(look.text, now * 1000):
            self._read(look.text)

    def show(self) -> None:
        """Paint the panel in the language spoken now."""
        self._screen = self._composed()
        self._show(self._screen)

    def _start(self) -> None:
        # A card that lies before the camera when it is opened is read, whatever was read before.
        self._repeats.forget()
        self._source.start(self._camera_id)
        self.show()

    def _show_if_new(self) -> None:
        screen = self._composed()
        if screen != self._screen:
            self._screen = screen
            self._show(screen)

    def _composed(self) -> CameraScreen:
        if not self._open:
            return CameraScreen()
        live = self._state is CameraState.LIVE
        two = live and self._tone is MarkTone.TWO
        return CameraScreen(
            open=True,
            title=camera_words.title(),
            message="" if live else camera_words.camera_state(self._state),
            hint=camera_words.camera_hint(self._tone) if live else "",
            caution=two,
            retry=camera_words.retry() if self._state in _RETRIED else "",
            marks=self._marks,
            cameras=self._choices(),
        )

    def _choices(self) -> tuple[CameraChoice, ...]:
        """The cameras, where there is something to choose."""
        cameras = self._source.cameras()
        if len(cameras) < 2:  # noqa: PLR2004 - two are a choice
            return ()
        known = {each.id for each in cameras}
        chosen = self._camera_id if self._camera_id in known else cameras[0].id
        return tuple(CameraChoice(each.id, each.name, each.id == chosen) for each in cameras)


def _tone(look: Look) -> MarkTone:
    if look.two:
        return MarkTone.TWO
    return MarkTone.SEEN if look.text is None else MarkTone.READ
