"""Erasing what has served its time, whether or not anybody comes by: the worker does it.

How long each thing is kept is told to whoever runs a centre (operations, Erase).
"""

from datetime import timedelta

from sync.server.asking.enrolment import CODE_VALID, TRIES_COUNT_FOR
from sync.server.asking.signers import NONCES_KEPT
from sync.server.centre import Centre
from sync.server.ledger.refusals import forget_old
from sync.server.store import accounts, devices, needs

CODES_TOLD_OF = timedelta(days=7)
"""So long after its end a one-time code is known, so that who is late hears that it has expired."""


def forget_what_is_past(centre: Centre) -> None:
    """Erase nonces, wrong tries and the addresses they came from, one-time codes, sessions and
    browsers of the console, needs of desks, and what each told of its refusals, once its time is
    over.
    """
    now = centre.now()
    with centre.store.write() as connection:
        devices.forget_nonces_before(connection, now - NONCES_KEPT)
        devices.forget_tries_before(connection, now - TRIES_COUNT_FOR)
        devices.forget_codes_before(connection, now - CODE_VALID - CODES_TOLD_OF)
        accounts.forget_old(connection, now)
        accounts.forget_codes_before(connection, now - CODES_TOLD_OF)
        needs.forget_old(connection, now)
        forget_old(centre, connection, now)
