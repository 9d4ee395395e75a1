"""Code formats from a day on: what is to be added, changed or taken away, and bringing it in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, insert, select

from sync.protocol.card_codes import CodeFormat
from sync.server.store import settings
from sync.server.store.tables import meta

_COMING = "coming_code_formats"


@dataclass(frozen=True, slots=True)
class ComingFormat:
    """What becomes of the code format of an id on a day: `format`, or None where it is to go."""

    id: str
    from_day: date
    format: CodeFormat | None


_coming: TypeAdapter[tuple[ComingFormat, ...]] = TypeAdapter(tuple[ComingFormat, ...])


def coming(connection: Connection) -> list[ComingFormat]:
    """What is still to come, that of the earliest day first."""
    text = connection.scalar(select(meta.c.value).where(meta.c.key == _COMING))
    return [*_coming.validate_json(text)] if text else []


def put_coming(connection: Connection, changes: Iterable[ComingFormat]) -> None:
    """Let this be all that is to come."""
    ordered = tuple(sorted(changes, key=lambda each: each.from_day))
    connection.execute(delete(meta).where(meta.c.key == _COMING))
    text = _coming.dump_json(ordered).decode()
    connection.execute(insert(meta).values(key=_COMING, value=text))


def bring_in(connection: Connection, today: date) -> None:
    """Put in force what was to come until today."""
    every = coming(connection)
    begun = [each for each in every if each.from_day <= today]
    if begun:
        network = settings.network(connection)
        settings.change_network(connection, network.days, then(network.code_formats, begun))
        put_coming(connection, (each for each in every if each.from_day > today))


def formats_on(connection: Connection, day: date) -> list[CodeFormat]:
    """The formats on a day that is not past."""
    begun = (each for each in coming(connection) if each.from_day <= day)
    return then(settings.network(connection).code_formats, begun)


def then(formats: Sequence[CodeFormat], changes: Iterable[ComingFormat]) -> list[CodeFormat]:
    """The formats once something became of them; one that is put stands before all others."""
    found = [*formats]
    for each in changes:
        found = [known for known in found if known.id != each.id]
        if each.format is not None:
            found.insert(0, each.format)
    return found


def always_some(formats: Sequence[CodeFormat], changes: Iterable[ComingFormat]) -> bool:
    """Whether there is a format left on each day."""
    left = [*formats]
    for _, of_day in groupby(changes, key=lambda each: each.from_day):
        if not left:
            return False
        left = then(left, of_day)
    return bool(left)
