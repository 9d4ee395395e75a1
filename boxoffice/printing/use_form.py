"""The paper use form: its columns are data (`resources/forms/use_form.json`), its sheets blank.

The official form was not found, so ours is the default; another network changes the file. The same
names tell the columns of a table that is imported. Nothing on a form says why a card is held.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from boxoffice.printing.document import (
    A4,
    Align,
    Beside,
    Box,
    Column,
    Document,
    Font,
    Page,
    Rule,
    Space,
    Table,
    Text,
)
from sync.protocol.programme import Language

_FILE: Final = Path(__file__).resolve().parents[2] / "resources" / "forms" / "use_form.json"
BLANK_FORMS: Final = 5
"""How many are offered at once."""
_FIELD_ROOM: Final = 9.0
"""Millimetres left for writing above the line of a field."""

InLanguages = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column: its heading in each language, and its share of the width."""

    id: str
    heading: InLanguages
    share: float
    align: Align


@dataclass(frozen=True, slots=True)
class FormField:
    """What is written once at the head of a sheet."""

    id: str
    label: InLanguages
    share: float


@dataclass(frozen=True, slots=True)
class UseForm:
    """The form as its file describes it; `names` are all headings a table may use, by column."""

    title: InLanguages
    fields: tuple[FormField, ...]
    columns: tuple[FormColumn, ...]
    rows: int
    row_height: float
    note: InLanguages
    names: Mapping[str, str]
    totals: frozenset[str]

    def column_named(self, heading: str) -> str | None:
        """The column that a heading names, in any of the languages; None where it names none."""
        return self.names.get(_plain(heading))

    def is_total(self, cells: Sequence[str]) -> bool:
        """Whether a row adds up the ones above it."""
        return any(_plain(cell) in self.totals for cell in cells)


@cache
def use_form() -> UseForm:
    """The form of this network."""
    data: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    columns = tuple(
        FormColumn(
            each["id"], each["heading"], each["share"], Align(each.get("align", Align.START))
        )
        for each in data["columns"]
    )
    return UseForm(
        title=data["title"],
        fields=tuple(FormField(**each) for each in data["fields"]),
        columns=columns,
        rows=data["rows"],
        row_height=data["row_height"],
        note=data["note"],
        names=_names([*data["columns"], *data["import_only"]]),
        totals=frozenset(map(_plain, data["totals"])),
    )


def blank_forms(
    language: Language, copies: int, known: Mapping[str, str] | None = None, mark: str = ""
) -> Document:
    """`copies` blank sheets; `known` fills fields in ahead by their id, such as the desk's name."""
    form, filled = use_form(), known or {}
    numbered = tuple(
        tuple(str(row) if column.id == "number" else "" for column in form.columns)
        for row in range(1, form.rows + 1)
    )
    columns = tuple(
        Column(column.heading[language], column.share, column.align, Font.SMALL)
        for column in form.columns
    )
    blocks = (
        Text(form.title[language], Font.TITLE),
        Space(2),
        Beside(
            tuple(_field(each, language, filled) for each in form.fields),
            tuple(each.share for each in form.fields),
        ),
        Space(4),
        Table(columns, numbered, form.row_height, grid=True),
        Space(2),
        Text(form.note[language], Font.SMALL),
    )
    pages = (Page(blocks),) * copies
    return Document(form.title[language], A4, pages, mark=mark, numbered=False)


def _field(field: FormField, language: Language, filled: Mapping[str, str]) -> Box:
    written = filled.get(field.id, "")
    room = Box((Text(written),) if written else (), least_height=_FIELD_ROOM)
    return Box((Text(field.label[language], Font.SMALL), room, Rule()))


def _names(columns: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    names: dict[str, str] = {}
    for column in columns:
        for name in (*column.get("heading", {}).values(), *column["also"], column["id"]):
            names[_plain(name)] = column["id"]
    return names


def _plain(text: str) -> str:
    """A heading without case, accents' encoding, brackets and the signs around it."""
    bare = unicodedata.normalize("NFC", text).casefold().split("(", maxsplit=1)
    words = bare[0] if bare[0].strip() else text.casefold()
    return " ".join(words.replace("\xad", "").split()).strip(" .:;*-")
