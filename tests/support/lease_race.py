"""A process that asks a centre for a unit of a quota for each of many desks, once told to."""

import sys

from sync.protocol import keys
from sync.protocol.messages import LeaseRequest
from sync.server.centre import open_centre
from sync.server.quotas.leasing import give
from sync.server.store import devices
from sync.server.store.database import Store
from tests.support.clocks import NOW
from tests.support.network import VENUE


def main() -> None:
    """`URL PREFIX`: the desks are those whose id begins so; prints how many units came."""
    url, prefix = sys.argv[1:]
    store = Store(url)
    centre = open_centre(store, keys.new_signing_key(), lambda: NOW)
    with store.read() as connection:
        desks = [
            each for each in devices.devices_of(connection, VENUE) if each.id.startswith(prefix)
        ]
    print("ready", flush=True)
    sys.stdin.readline()
    came = 0
    for desk in desks:
        asked = LeaseRequest(id=f"of-{desk.id}", incarnation="1", event="concert", want=1, needed=1)
        lease = give(centre, desk, asked)
        came += lease.units if lease else 0
    print(came, flush=True)
    store.close()


if __name__ == "__main__":
    main()
