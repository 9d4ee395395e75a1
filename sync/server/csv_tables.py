"""Tables as .csv that people bring: their lines, by the names of their columns."""

import csv
import io
from collections.abc import Collection, Iterator, Sequence

MOST_BYTES = 1 << 20


class BadTable(ValueError):
    """It is no table in UTF-8, or too long."""


class BadColumns(ValueError):
    """Its first line lacks a column that is needed, names one twice or that there is not, or leaves
    one without a name that a line has something in.
    """


def lines_of(
    data: bytes, columns: Sequence[str], needed: Collection[str], most: int
) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, texts by column) of each line that is not empty, comma or semicolon between
    them. Lines count as editors count them: the heading is line 1. Of the `needed` columns the
    heading names one at least. Raises `BadTable`, `BadColumns`.
    """
    if len(data) > MOST_BYTES:
        raise BadTable
    try:
        text = data.decode("utf-8-sig")
        if "\0" in text:
            raise BadTable  # no database keeps it
        heading = text.partition("\n")[0]
        delimiter = ";" if heading.count(";") > heading.count(",") else ","
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        named = [(each or "").strip().casefold() for each in reader.fieldnames or ()]
        # A spreadsheet writes empty columns behind those that are used.
        while named and not named[-1]:
            named.pop()
        if not set(named) & set(needed) or set(named) - set(columns) or len({*named}) < len(named):
            raise BadColumns
        reader.fieldnames = named
        for count, row in enumerate(reader, start=1):
            if count > most:
                raise BadTable
            if any(map(str.strip, row.get(None) or ())):
                raise BadColumns
            texts = {name: (row.get(name) or "").strip() for name in columns}
            if any(texts.values()):
                yield reader.line_num, texts
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadTable from error
