"""`boxoffice scan`: prints what is read from pictures, to test scanners, cameras and cards."""

import json as json_format
from collections.abc import Sequence
from typing import Any, Final, TextIO

from boxoffice.commands.scan_words import SENTENCES
from boxoffice.commands.surroundings import Surroundings
from boxoffice.config import SettingsDamaged
from boxoffice.keys.choosing import key_source
from boxoffice.keys.errors import KeysError, PassphraseMissing
from boxoffice.scanning.decoding import Decoder, NoDecoder
from boxoffice.scanning.pictures import PictureFault
from boxoffice.scanning.reading import PictureReading, read_picture
from boxoffice.scanning.symbologies import NAMES, Acceptance, acceptance_of
from boxoffice.services.desk import has_records
from boxoffice.services.opening import opened
from boxoffice.store.errors import StoreError

_ALL_READ: Final = 0
_SOME_NOT: Final = 1


def run(options: Any, around: Surroundings) -> int:
    """Read the pictures of the command line; the exit code as `read_files`."""
    files: list[str] = options.files
    return read_files(
        files,
        json=options.json,
        out=around.out,
        err=around.err,
        language=around.language,
        acceptance=Acceptance() if options.any else _of_this_desk(around),
    )


def read_files(
    files: Sequence[str],
    *,
    json: bool,
    out: TextIO,
    err: TextIO,
    language: str = "en",
    acceptance: Acceptance | None = None,
) -> int:
    """Reads each picture and prints one line for it at once, so that it can be piped.

    Plain: `FILE: TEXT (Code 128)`, or `FILE: ` and a sentence in `language` (`fi`, `sv`, `en`)
    that says what to do. With `json`, one object a line:
    `{"file", "codes": [{"text", "format"}], "error"}`, where `format` is a `Symbology` and
    `error` a `PictureFault` or null. Looks for what `acceptance` says, else for the default. A
    reader that closes the pipe early ends the run quietly.

    Returns:
        The exit code: 0 if every file gave exactly one text, otherwise 1.
    """
    decoder = _decoder(acceptance)
    sentences = SENTENCES.get(language, SENTENCES["en"])
    if decoder is None and not json:
        print(sentences[PictureFault.NO_DECODER], file=err)
    result = _ALL_READ
    for file in files:
        if decoder is None:
            reading = PictureReading(file, (), PictureFault.NO_DECODER)
        else:
            reading = read_picture(file, decoder)
        if reading.error is not None:
            result = _SOME_NOT
        line = _json_line(reading) if json else _plain_line(reading, sentences)
        out.write(_printable(line, out) + "\n")
        out.flush()
    return result


def _of_this_desk(around: Surroundings) -> Acceptance:
    """What the desk of this folder looks for; the default where there is none, or none that opens
    without a question.
    """
    if not has_records(around.config.data):
        return Acceptance()
    try:
        source = key_source(around.config, around.choice, _nobody_is_asked)
        with opened(around.config, source, around.clock) as found:
            return acceptance_of(found.desk.formats())
    except (KeysError, StoreError, SettingsDamaged):
        return Acceptance()


def _nobody_is_asked(_new: bool) -> str:
    raise PassphraseMissing


def _decoder(acceptance: Acceptance | None) -> Decoder | None:
    try:
        return Decoder(acceptance)
    except NoDecoder:
        return None


def _json_line(reading: PictureReading) -> str:
    return json_format.dumps(
        {
            "file": reading.file,
            "codes": [{"text": code.text, "format": code.symbology} for code in reading.codes],
            "error": reading.error,
        }
    )


def _plain_line(reading: PictureReading, sentences: dict[PictureFault, str]) -> str:
    codes = ", ".join(
        f"{' '.join(code.text.split())} ({NAMES[code.symbology]})" for code in reading.codes
    )
    if reading.error is None:
        return f"{reading.file}: {codes}"
    sentence = sentences[reading.error]
    return f"{reading.file}: {sentence} {codes}".rstrip()


def _printable(line: str, out: TextIO) -> str:
    """Escapes what the terminal cannot show, and whatever in a file's name could steer it."""
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)
    encoding = out.encoding or "utf-8"
    return shown.encode(encoding, "backslashreplace").decode(encoding)
