"""Codes of 80 random bits for new cards: nobody finds one by trying."""

import secrets
from contextlib import suppress
from typing import Final

from sync.protocol.card_codes import CodeFormat
from sync.protocol.symbologies import Symbology
from sync.server.centre import Centre
from sync.server.handing_out.checking import RANDOM_FORMAT, code_hash
from sync.server.handing_out.code_formats import KIND, keep_format
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.keeping.acting import acting
from sync.server.keeping.following import Untold, tell_desks
from sync.server.store import settings
from sync.server.store.handing_out import card_acts

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Five bits a letter; no I, L, O and U, which are taken for others (Crockford's base 32)."""
LETTERS: Final = 16
MOST_AT_ONCE: Final = 2_000
FORMAT: Final = CodeFormat(
    id=RANDOM_FORMAT,
    pattern=f"[{ALPHABET}]{{{LETTERS}}}",
    grouping=(4, 4, 4, 4),
    example="7K3Q9F2M8XC4T5WB",
    symbologies=(Symbology.CODE128, Symbology.QR),
)


def make_codes(centre: Centre, account: str, count: int) -> list[str]:
    """New codes to print; the network's formats have theirs from then on. Raises `Refused`.

    Only their hashes are kept, by which a mistyped one is told from one that was printed.
    """
    if not 0 < count <= MOST_AT_ONCE:
        raise Refused(Problem.BAD_COUNT, most=MOST_AT_ONCE)
    codes = [new_code() for _ in range(count)]
    with acting(centre, account) as act:
        settings.take(act.connection, settings.Lock.REGISTER)
        known = {each.id: each for each in settings.network(act.connection).code_formats}
        if FORMAT.id not in known or known[FORMAT.id].pattern != FORMAT.pattern:
            # How it is shown and read is the network's own choice.
            keep_format(act, FORMAT)
        card_acts.add_printed(act.connection, map(code_hash, codes), act.now)
        act.note("printed", KIND, FORMAT.id, after={"codes": count})
    # They are printed whatever follows: nobody knows them otherwise.
    with suppress(Untold):
        tell_desks(centre)
    return codes


def new_code() -> str:
    """A code of 80 bits from the system's source of randomness."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LETTERS))
