"""Following the centre to another signing key: from the known one, each signing for the next."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from pydantic import ValidationError

from sync.client.errors import BadReply, SyncError
from sync.client.http import Centre
from sync.client.ports import Identity, Replica
from sync.protocol.key_changes import KeyChanges, follow
from sync.protocol.statements import BadStatement, OtherSigner

Result = TypeVar("Result")


@dataclass(slots=True)
class Believing:
    """Does a step of a round again where the centre signed it with a key that the one known here
    has handed over to; `identity` holds the key that is believed by then.
    """

    centre: Centre
    identity: Identity
    replica: Replica
    _asked: bool = False

    def __call__(self, step: Callable[[Identity], Result]) -> Result:
        """What the step gives. Raises `SyncError`."""
        try:
            return step(self.identity)
        except BadReply as error:
            if self._asked or not isinstance(error.__cause__, OtherSigner):
                raise
            self._asked = True
            followed = None
            with suppress(SyncError):  # what came first says more than that nothing leads on
                followed = follow_centre(self.centre, self.identity, self.replica)
            if followed is None:
                raise
        self.identity = followed
        return step(self.identity)


def follow_centre(centre: Centre, identity: Identity, replica: Replica) -> Identity | None:
    """The identity with the key that the centre signs with by now; None where nothing leads on from
    the one this desk knows. Raises `SyncError`; then nothing was kept.
    """
    try:
        answer = KeyChanges.model_validate_json(centre.get("/v1/key-changes").body)
        changes = follow(identity.centre_key, answer.changes)
    except (ValidationError, BadStatement) as error:
        raise BadReply("a change of keys that the centre did not sign") from error
    if not changes:
        return None
    replica.change_centre_key(changes)
    key = changes[-1].change.new_key
    former = tuple(replace(each, centre_key=key) for each in identity.former)
    return replace(identity, centre_key=key, former=former)
