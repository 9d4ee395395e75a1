"""Measurements held against the bars: the table on the terminal and `build/bench.json`."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.bars import Bar


@dataclass(frozen=True, slots=True)
class Measured:
    """One number in the unit of its bar, and the floor's in the same unit where there is one."""

    value: float
    floor: float | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the results; `value` is None where nothing was measured."""

    name: str
    value: float | None
    unit: str
    floor: float | None
    ratio: float | None
    bar: str
    ok: bool


def entries_of(bars: Iterable[Bar], measured: Mapping[str, Measured]) -> list[Entry]:
    """An entry for every bar, measured or not."""
    return [_entry(bar, measured.get(bar.name)) for bar in bars]


def _entry(bar: Bar, found: Measured | None) -> Entry:
    value = found.value if found else None
    floor = found.floor if found else None
    ratio = value / floor if value is not None and floor else None
    return Entry(
        bar.name,
        _rounded(value),
        bar.unit,
        _rounded(floor),
        _rounded(ratio),
        str(bar),
        bar.holds(value, ratio),
    )


def _rounded(value: float | None) -> float | None:
    """Four digits that mean something."""
    return None if value is None else float(f"{value:.4g}")


def write_json(entries: Sequence[Entry], file: Path) -> None:
    """The entries as a JSON list."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps([asdict(entry) for entry in entries], indent=1) + "\n")


def table(bars: Sequence[Bar], entries: Sequence[Entry]) -> str:
    """The entries as a Markdown table, one row a bar."""
    rows = [("what", "value", "floor", "ratio", "bar", "ok")]
    rows += [
        (
            bar.what,
            _shown(entry.value, bar.unit),
            _shown(entry.floor, bar.unit) if entry.floor is not None else "-",
            f"{entry.ratio:.2f}" if entry.ratio is not None else "-",
            entry.bar,
            "yes" if entry.ok else "NO",
        )
        for bar, entry in zip(bars, entries, strict=True)
    ]
    return markdown(rows)


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table, the first one being its headings."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], _line(["-" * width for width in widths], widths), *lines[1:]])


def _shown(value: float | None, unit: str) -> str:
    return "not measured" if value is None else f"{value:,g} {unit}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "| " + " | ".join(padded) + " |"
