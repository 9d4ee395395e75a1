"""What must never reach a log (card codes, tags, keys) is taken out here, by name and by shape."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import PurePath
from uuid import UUID

from sync.protocol.card_codes import MAX_CODE_LENGTH, CodeFormat, normalise

REDACTED = "[hidden]"
_MAX_TEXT = 20_000
_TAG_FROM = 1 << 40
"""Tags are uniform 64-bit numbers: hardly one in sixteen million is smaller. No count is larger."""

_SECRET_NAMES = frozenset(
    {
        "code",
        "codes",
        "card",
        "cards",
        "text",
        "tag",
        "tags",
        "key",
        "keys",
        "secret",
        "passphrase",
        "password",
        "pin",
        "signature",
        "sig",
        "seal",
        "sealed",
        "nonce",
        "salt",
        "token",
        "row_bytes",
        "rows_bytes",
        "receipt",
        "body",
    }
)
_SECRET_ENDINGS = ("_code", "_key", "_keys", "_tag", "_tags", "_secret", "_hash", "_passphrase")

_SAFE = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"  # ids
    r"|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?"  # moments
)
_BYTES = re.compile(r"\bb(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")")
_LONG = re.compile(r"[A-Za-z0-9_+/-]{11,}={0,2}")
_WORD = r"[A-Z]?[a-z]{0,15}[0-9]{0,2}"
_WORDS = re.compile(
    rf"{_WORD}(?:[_+/-]+{_WORD})*|(?:[A-Z][a-z]{{2,15}})+|[a-z]{{2,15}}(?:[A-Z][a-z]{{2,15}})+"
)
"""What a long run of letters may look like and stay: words, paths, names of classes."""
_TOKEN = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d")
_LIKELY_CODE = re.compile(r"(?=(?:\D*\d){4})[0-9A-Z]{8,24}")
"""Taken for a code whatever the network's formats, and before they are known."""


class Redaction:
    """Takes secrets out of log events; learns the network's code formats once they are known."""

    def __init__(self) -> None:
        self._patterns: tuple[re.Pattern[str], ...] = (_LIKELY_CODE,)

    def learn(self, formats: Sequence[CodeFormat]) -> None:
        """From now on also texts that fit one of these formats are hidden."""
        self._patterns = (_LIKELY_CODE, *(re.compile(each.pattern) for each in formats))

    def event(self, event: Mapping[str, object]) -> dict[str, object]:
        """The fields of one line of a log, without secrets."""
        return {self.text(str(name)): self._field(str(name), event[name]) for name in event}

    def _field(self, name: str, value: object) -> object:
        lowered = name.lower()
        if lowered in _SECRET_NAMES or lowered.endswith(_SECRET_ENDINGS):
            return value if value is None or isinstance(value, bool) else REDACTED
        return self.value(value)

    def value(self, value: object) -> object:
        """A value made of plain JSON types, without secrets; unknown objects become their type."""
        if isinstance(value, str | PurePath) and not isinstance(value, Enum):
            return self.text(str(value))
        if value is None or isinstance(value, bool | float):
            return value
        if isinstance(value, int):
            return REDACTED if abs(value) >= _TAG_FROM or self._is_code(str(value)) else int(value)
        if isinstance(value, Mapping):
            return {self.text(str(name)): self._field(str(name), value[name]) for name in value}
        if isinstance(value, list | tuple | set | frozenset):
            return [self.value(each) for each in value]
        return self._named(value)

    def _named(self, value: object) -> str:
        if isinstance(value, Enum):
            return f"{type(value).__name__}.{value.name}"
        if isinstance(value, UUID | datetime | date | timedelta):
            return str(value)
        if isinstance(value, bytes | bytearray | memoryview):
            return REDACTED
        return f"<{type(value).__name__}>"

    def text(self, text: str) -> str:
        """The text with all that looks like a code, a tag, a key or bytes hidden."""
        text = _BYTES.sub(REDACTED, text[:_MAX_TEXT])
        parts, start = [], 0
        for safe in _SAFE.finditer(text):
            parts += [self._unsafe(text[start : safe.start()]), safe.group()]
            start = safe.end()
        parts.append(self._unsafe(text[start:]))
        return "".join(parts)

    def _unsafe(self, text: str) -> str:
        for hidden in (self._without_codes, _without_long_runs):
            text = REDACTED.join(hidden(part) for part in text.split(REDACTED))
        return text

    def _without_codes(self, text: str) -> str:
        """Hide runs of neighbouring tokens that together are a code, however they are grouped."""
        tokens = list(_TOKEN.finditer(text))
        parts, start, index = [], 0, 0
        while index < len(tokens):
            last = self._code_end(text, tokens, index)
            if last is None:
                index += 1
                continue
            parts += [text[start : tokens[index].start()], REDACTED]
            start, index = tokens[last].end(), last + 1
        return "".join([*parts, text[start:]])

    def _code_end(self, text: str, tokens: list[re.Match[str]], first: int) -> int | None:
        """The index of the last token of the longest code that begins at `first`, or None."""
        found = first if self._holds_code(tokens[first].group()) else None
        code = normalise(tokens[first].group())
        for index in range(first + 1, len(tokens)):
            between = text[tokens[index - 1].end() : tokens[index].start()]
            if normalise(between) or len(code) > MAX_CODE_LENGTH:
                break
            code += normalise(tokens[index].group())
            if self._is_code(code):
                found = index
        return found

    def _holds_code(self, token: str) -> bool:
        code = normalise(token)
        if self._is_code(code):
            return True
        return bool(_DIGITS.search(code)) and any(p.search(code) for p in self._patterns[1:])

    def _is_code(self, code: str) -> bool:
        return any(pattern.fullmatch(code) for pattern in self._patterns)


def _without_long_runs(text: str) -> str:
    """Hide what may be a tag or a key in base64 or hexadecimal: long runs that are no words."""
    keep: Callable[[re.Match[str]], str] = lambda run: (  # noqa: E731 - needs its type
        run.group() if _WORDS.fullmatch(run.group()) else REDACTED
    )
    return _LONG.sub(keep, text)
