"""After the centre's database was put back from a backup: what desks must be told."""

from dataclasses import dataclass

from sync.protocol.encoding import new_id
from sync.server.centre import Centre
from sync.server.keys.epochs import finish_tagging
from sync.server.ledger.intake import read_stored
from sync.server.lists.publishing import publish_list, publish_programmes
from sync.server.store import publications, reports, settings

STEP = 100_000
"""List versions go on at the next multiple: higher than any that the lost time can have made, one a
minute for two months.
"""


@dataclass(frozen=True, slots=True)
class Restored:
    """The generation and the list version that are in force now."""

    generation: str
    list_version: int


def begin_again(centre: Centre, above: int = 0) -> Restored:
    """Begin another generation, and lift the list version above any that a stored row names, above
    the one in force and above `above`.

    List keys made since the backup came back from the key book when the centre was opened; cards
    get their tags first, so that the list is in the newest of them.

    Rows that a desk made by a list of the lost time name its version: were that number given to a
    later list, they would be judged by what that one said.
    """
    generation = new_id(centre.now())
    with centre.store.write() as connection:
        settings.take(connection, settings.Lock.REGISTER)
        settings.begin_generation(connection, generation)
    finish_tagging(centre)
    with centre.store.read() as connection:
        current = publications.current_list(connection)
        read = (read_stored(row.body) for row in reports.reported_rows(connection))
        named = max((row.list_version or 0 for row in read if row is not None), default=0)
    highest = max(named, above, current.version if current else 0)
    publish_programmes(centre)
    made = publish_list(centre, least=(highest // STEP + 1) * STEP)
    return Restored(generation, made.version)
