"""The window is killed while it gives tickets and prints their slips: whatever came out of the
printer is in the ledger, once, and in the end at the centre, once.
"""

import subprocess
import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path
from random import Random

from boxoffice.keys.key_file import KeyFile
from boxoffice.services.desk import open_desk
from boxoffice.services.syncing import sync_round
from tests.desk.command_line import ROOT, environment
from tests.journeys.house import House, house
from tests.proof.programs import Lost

_CARDS_EACH = 14
"""More than a round gives."""
_LONGEST_LIFE = 1.4
"""Seconds."""
_BEGUN = 0.8
"""Of so many the end counts from a window that works, of the others from the start."""
_MOST_CARDS = 900
"""Of one house, whose register is made first."""


def prove(folder: Path, seed: int, kills: int) -> Counter[str]:
    """Kill the window so often, in houses of some hundred cards; what was done. Raises `Lost`."""
    random = Random(seed)
    done: Counter[str] = Counter()
    most = _MOST_CARDS // _CARDS_EACH
    for number, first in enumerate(range(0, kills, most)):
        place = folder / f"house-{number}"
        place.mkdir()
        count = min(most, kills - first)
        with house(place, cards=count * _CARDS_EACH) as made:
            done += _evening(made, random, count)
    return done


def _evening(made: House, random: Random, kills: int) -> Counter[str]:
    codes = iter(made.codes(kills * _CARDS_EACH))
    slips = made.folder / "slips"
    slips.touch()
    for number in range(kills):
        # The first one surely prints; the others live as long as they live.
        seen = 2 if number == 0 else int(random.random() < _BEGUN)
        seconds = random.uniform(0, _LONGEST_LIFE)
        _cut(made, slips, list(islice(codes, _CARDS_EACH)), seconds, seen)
        _in_the_ledger(made, slips)
    _sync(made)
    agreed = made.agrees()
    rows = made.rows()
    if agreed != {"accepted": len(rows)}:
        raise Lost(f"the centre judged {dict(agreed)} of {len(rows)} rows")
    printed = len(slips.read_text().splitlines())
    return Counter({"window killed": kills, "slip printed": printed, "row given": len(rows)})


def _cut(made: House, slips: Path, codes: list[str], seconds: float, seen: int) -> None:
    """A window that lives for so long, from its start or from what it said so many times."""
    desk = subprocess.Popen(
        [sys.executable, "-m", "tests.proof.slip_child", str(made.folder), str(slips), *codes],
        cwd=ROOT,
        env=environment(QT_QPA_PLATFORM="offscreen"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert desk.stdout is not None
    with desk.stdout:
        works = all(desk.stdout.readline() for _ in range(seen))
        time.sleep(seconds)
        desk.kill()
        desk.wait()
    if not works:
        raise Lost("the window did not begin")


def _in_the_ledger(made: House, slips: Path) -> None:
    printed = slips.read_text().splitlines()
    rows = Counter(row["id"] for row in made.rows())
    for row in printed:
        if rows[row] != 1:
            raise Lost(f"the slip of row {row} came out, and the ledger has it {rows[row]} times")
    if len(set(printed)) != len(printed):
        raise Lost("a slip came out twice")
    cards = Counter(row["tag"] for row in made.standing())
    if cards and max(cards.values()) > 1:
        raise Lost("a card was given its tickets twice")


def _sync(made: House) -> None:
    keys = KeyFile(made.key_file).load()
    desk = open_desk(made.data, keys.store_key, keys.list_keys, made.clock)
    try:
        error = sync_round(desk, keys.signing_key).error
    finally:
        desk.close()
    if error is not None:
        raise Lost(f"the last round failed: {error}")
