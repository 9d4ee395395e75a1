"""From the bytes of a serial scanner to the texts of cards."""

from typing import Final

from boxoffice.scanning.symbologies import cleaned, text_of

_LONGEST: Final = 4096
_ENDS: Final = b"\r\n\x00\x03"
IDLE_MS: Final = 120
"""A scanner that sends no line end is done when nothing came for so long."""


class SerialLines:
    """Cuts what arrives into lines, without the prefix and suffix that the scanner adds."""

    def __init__(self, prefix: str = "", suffix: str = "") -> None:
        """Nothing has arrived yet."""
        self._prefix = prefix
        self._suffix = suffix
        self._held = b""

    @property
    def waiting(self) -> bool:
        """Whether the beginning of a line is held: call `flush` after `IDLE_MS` of silence."""
        return bool(self._held)

    def feed(self, data: bytes) -> list[str]:
        """The texts that are whole with these bytes; noise without an end is not kept for ever."""
        for end in _ENDS[1:]:
            data = data.replace(bytes([end]), _ENDS[:1])
        *lines, self._held = (self._held + data).split(_ENDS[:1])
        self._held = self._held[-_LONGEST:]
        return [text for text in map(self._text, lines) if text]

    def flush(self) -> str | None:
        """The text held, as nothing follows it; None where there is none."""
        held, self._held = self._held, b""
        return self._text(held) or None

    def _text(self, line: bytes) -> str:
        text = cleaned(text_of(line))
        return cleaned(text.removeprefix(self._prefix).removesuffix(self._suffix))
