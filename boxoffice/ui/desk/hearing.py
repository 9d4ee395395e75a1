"""Which sound belongs to what has just come on the screen. Knows no Qt."""

from boxoffice.ui.desk.screen import ConfirmationBody, DeskScreen, Shape, Tone
from boxoffice.ui.devices.memory import SoundWhen

LOOK, GIVEN = "look", "given"
"""One neutral sound for all that is not *give*: nobody in the queue hears which (interface,
Discretion)."""


class Hearing:
    """Looks at each screen that is shown, and remembers what it has sounded for."""

    def __init__(self) -> None:
        """Nothing was shown yet."""
        self._verdict: tuple[Tone, Shape, str] | None = None
        self._given = ""

    def sound_for(self, screen: DeskScreen, when: SoundWhen) -> str:
        """The name of the sound for what is new on the screen; empty for silence."""
        verdict = screen.verdict
        now = (verdict.tone, verdict.shape, verdict.code) if verdict else None
        came, self._verdict = now is not None and now != self._verdict, now
        body = screen.body
        given = body.row_id if isinstance(body, ConfirmationBody) else ""
        gave, self._given = bool(given) and given != self._given, given
        if when is SoundWhen.OFF:
            return ""
        if came and verdict is not None and verdict.tone is not Tone.GO:
            return LOOK
        return GIVEN if gave and when is SoundWhen.ALL else ""
