"""The changes of a centre's key that a desk followed."""

from boxoffice.services.desk import Desk
from boxoffice.store.key_changes import follow_changes, last_change
from sync.protocol import keys
from sync.protocol.key_changes import follow, make_change
from tests.support.desks import NOW


def test_the_change_to_the_key_of_this_centre_is_the_last(desk: Desk) -> None:
    """Another centre, where the desk was before, had changed its key more often."""
    first, second, third, fourth = (keys.new_signing_key() for _ in range(4))
    for old, new, number in ((first, second, 3), (third, fourth, 1)):
        proven = follow(keys.public_signing_key(old), [make_change(old, new, number, NOW)])
        with desk.store.write() as transaction:
            follow_changes(transaction, desk.identity(), proven)
    with desk.store.read() as view:
        change = last_change(view, desk.identity().centre_key)
        assert change is not None
        assert change.number == 1
        assert last_change(view, keys.public_signing_key(first)) is None
