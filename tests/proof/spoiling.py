"""Every 512th byte of a desk's files turned, one at a time: each command says so, or is right."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from boxoffice.errors import ExitCode
from tests.desk.command_line import Ended
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.proof.programs import Lost
from tests.support.network import code

GIVEN = 6
CLEAR = frozenset({ExitCode.OK, ExitCode.REFUSED, ExitCode.NOT_ENROLLED, ExitCode.STORE})
KINDS = ("ledger.db*", "cards-*")
_STEP = 512
_ASKED = (1, GIVEN, 20, 40)
"""Cards that are asked about: given, given and not sent, and not given."""
_UNKNOWN = frozenset({"not_on_list", "no_list"})
"""What a desk says of a card whose list it gave up."""


def given_house(folder: Path) -> CommandDesk:
    """A desk that has given and synced, and gave once more."""
    with served_centre(folder) as running:
        desk = enrolled_desk(folder, running)
        for number in range(1, GIVEN):
            assert desk.run("give", code(number), "--event", "concert").code == 0
        assert desk.sync("--once").code == 0
        assert desk.run("give", code(GIVEN), "--event", "concert").code == 0
    return desk


def files(folder: Path, kind: str) -> list[Path]:
    """The files of a kind that hold anything."""
    return [each for each in sorted(folder.glob(kind)) if each.stat().st_size]


def is_what_was_given(shown: list[dict[str, Any]], given: dict[str, dict[str, Any]]) -> None:
    """Rows may lack that stood in a log which no longer fits; what is shown was given so. Raises
    `Lost`.
    """
    for row in shown:
        if any(row[name] != given[row["row"]][name] for name in ("hash", "tickets")):
            raise Lost(f"row {row['row']} is another")


def prove(seed: int, every: int = _STEP) -> Counter[str]:
    """Turn a bit of every so manieth byte; how many were told of and how many were harmless. Raises
    `Lost`.
    """
    random = Random(seed)
    done: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="kaiku-spoilt-") as made:
        whole = given_house(Path(made))
        given = {row["row"]: row for row in whole.rows()}
        verdicts = {number: _verdict(_ask(whole, number)) for number in _ASKED}
        for kind in KINDS:
            for name, offset in _places(whole.data, kind, every):
                with _turned(whole, name, offset, 1 << random.randrange(8)) as desk:
                    told = _tries(desk, given, verdicts)
                done[f"{kind.strip('*-.')}: {'said so' if told else 'no harm'}"] += 1
    return done


def _places(folder: Path, kind: str, every: int) -> Iterator[tuple[str, int]]:
    for file in files(folder, kind):
        for offset in range(0, file.stat().st_size, every):
            yield file.name, offset


@contextmanager
def _turned(whole: CommandDesk, name: str, offset: int, bit: int) -> Iterator[CommandDesk]:
    with tempfile.TemporaryDirectory(prefix="kaiku-spoilt-") as made:
        desk = CommandDesk(Path(made) / "desk", whole.key_file)
        shutil.copytree(whole.data, desk.data)
        with (desk.data / name).open("r+b") as file:
            file.seek(offset)
            (byte,) = file.read(1)
            file.seek(offset)
            file.write(bytes([byte ^ bit]))
        yield desk


def _tries(
    desk: CommandDesk, given: dict[str, dict[str, Any]], verdicts: dict[int, str | None]
) -> bool:
    """Whether anything was said; raises `Lost` where something wrong was."""
    shown = desk.run("ledger", "--json")
    told = _clear(shown)
    if shown.code == ExitCode.OK:
        is_what_was_given(shown.json, given)
        told |= len(shown.json) < len(given)
    for number, right in verdicts.items():
        asked = _ask(desk, number)
        told |= _clear(asked)
        verdict = _verdict(asked)
        if verdict not in {right, None, *_UNKNOWN}:
            raise Lost(f"card {number} is {verdict}, and was {right}")
        told |= verdict != right
    return told


def _ask(desk: CommandDesk, number: int) -> Ended:
    return desk.run("check", code(number), "--event", "concert", "--json")


def _verdict(asked: Ended) -> str | None:
    return str(asked.json["verdict"]) if asked.code in {ExitCode.OK, ExitCode.REFUSED} else None


def _clear(ended: Ended) -> bool:
    """Whether a command ended with an error, which is a sentence."""
    if ended.code not in CLEAR or "Traceback" in ended.err:
        raise Lost(f"{ended.code}: {ended.err}")
    return ended.code in {ExitCode.STORE, ExitCode.NOT_ENROLLED}
