"""The bench itself: every bar gets an entry, floors open files as the desk does, numbers add up."""

import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import pytest

from boxoffice.store.encrypted import FileSettings, connect
from sync.protocol.list_files import Columns
from tests.bench import entropy, floors
from tests.bench.bars import BARS, Against, Bar
from tests.bench.results import Entry, Measured, entries_of, table
from tests.bench.sampling import in_turn, percentile

ROOT = Path(__file__).parents[2]
KEY = bytes(range(32))


@pytest.mark.slow
def test_a_quick_bench_fills_every_entry_of_the_table(tmp_path: Path) -> None:
    """All measurements run, in the real programs, on a small network; no timing is asserted. No
    Node is to be found here: a test fetches nothing, and ours is measured without PouchDB.
    """
    results = tmp_path / "bench.json"
    ended = subprocess.run(
        [sys.executable, "tests/bench/run.py", "--quick", "--results", str(results)],
        cwd=ROOT,
        env={**os.environ, "PATH": str(Path(sys.executable).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    entries = json.loads(results.read_text())
    names = {each.name for each in fields(Entry)}
    assert [entry["name"] for entry in entries] == [bar.name for bar in BARS]
    assert all(entry.keys() == names for entry in entries)
    missing = [entry["name"] for entry in entries if entry["value"] is None]
    assert not missing, ended.stderr
    assert "PouchDB is not measured: there is no Node" in ended.stderr
    assert not [each["name"] for each in entries if "PouchDB" in each["bar"] and each["ok"]]
    assert ended.returncode == (0 if all(entry["ok"] for entry in entries) else 1)
    assert all(bar.what in ended.stdout for bar in BARS)


@pytest.mark.parametrize("durable", [True, False])
def test_floors_open_files_with_the_settings_of_the_desk(tmp_path: Path, durable: bool) -> None:
    """What is compared is code, never another durability or another cache."""
    with (
        closing(connect(FileSettings(tmp_path / "ours.db", durable=durable), KEY)) as ours,
        closing(floors.open_file(tmp_path / "floor.db", KEY, durable=durable)) as floor,
    ):
        assert floors.file_settings(ours) == floors.file_settings(floor)


def test_a_bar_that_was_not_measured_is_not_ok() -> None:
    """Its entry stands there all the same, with no value."""
    (entry,) = entries_of([Bar("x", "an x", "ms", Against.MOST, 5)], {})
    assert entry == Entry("x", None, "ms", None, None, "<= 5 ms", False)
    assert "not measured" in table([Bar("x", "an x", "ms", Against.MOST, 5)], [entry])


@pytest.mark.parametrize(
    ("against", "value", "floor", "ok"),
    [
        (Against.MOST, 5.0, None, True),
        (Against.MOST, 5.1, None, False),
        (Against.MORE, 5.0, None, False),
        (Against.MORE, 5.1, None, True),
        (Against.LEAST, 4.9, None, False),
        (Against.LEAST, 5.0, None, True),
        (Against.LEAST, 5.1, None, True),
        (Against.TIMES_FLOOR, 50.0, 10.0, True),
        (Against.TIMES_FLOOR, 51.0, 10.0, False),
        (Against.TIMES_FLOOR, 1.0, None, False),
    ],
)
def test_a_bar_of_five(against: Against, value: float, floor: float | None, ok: bool) -> None:
    """At most five, more than five, at most five floors; without a floor no ratio holds."""
    bar = Bar("x", "an x", "ms", against, 5)
    assert entries_of([bar], {"x": Measured(value, floor)})[0].ok is ok


def test_percentiles_are_samples() -> None:
    """By nearest rank: the 99th of a hundred samples is the second largest."""
    samples = [float(number) for number in range(100, 0, -1)]
    assert percentile(samples, 50) == 50
    assert percentile(samples, 99) == 99
    assert percentile(samples, 99.9) == 100
    assert percentile([7.0], 99) == 7


def test_ours_and_the_floor_take_turns() -> None:
    """Each goes first every other time, so that whatever warms up serves both."""
    order: list[str] = []
    ours, floor = in_turn(
        [1, 2],
        ours=lambda value: order.append(f"ours {value}"),
        floor=lambda value: order.append(f"floor {value}"),
    )
    assert order == ["floor 1", "ours 1", "ours 2", "floor 2"]
    assert (len(ours), len(floor)) == (2, 2)


def test_the_entropy_of_columns_that_can_be_counted() -> None:
    """One tag of 2**64 takes 64 bits; days of two kinds in equal parts take one bit each."""
    assert entropy.bytes_per_card(Columns([5], [9000], [0])) == pytest.approx(8)
    even = entropy.bytes_per_card(Columns([1, 2], [1, 2], [0, 0]))
    assert even * 8 * 2 == pytest.approx(2 * 64 - 1 + 2)
