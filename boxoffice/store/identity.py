"""Who a desk is: what the centre said at enrolment, without any secret."""

import json
from dataclasses import dataclass

from sync.protocol import messages
from sync.protocol.card_codes import CodeFormat
from sync.protocol.days import LocalDays
from sync.protocol.encoding import from_base64url, to_base64url
from sync.protocol.programme import Venue


@dataclass(frozen=True, slots=True)
class DeskIdentity:
    """The desk at its centre. `incarnation` is the current chain of its ledger, `public_key` the
    device's Ed25519 key that the chain begins with, `centre_key` the centre's.
    """

    device: str
    name: str
    venue: Venue
    address: str
    centre_key: bytes
    public_key: bytes
    incarnation: str
    code_formats: tuple[CodeFormat, ...]
    days: LocalDays

    def same_place(self, other: "DeskIdentity") -> bool:
        """Whether both are of one venue at one centre, whose list and programme serve either."""
        return (self.centre_key, self.venue.id) == (other.centre_key, other.venue.id)


def enrolled(
    enrolment: "messages.Enrolment", *, name: str, address: str, public_key: bytes, incarnation: str
) -> DeskIdentity:
    """The identity of a desk that a centre has just enrolled."""
    return DeskIdentity(
        device=enrolment.device,
        name=name,
        venue=enrolment.venue,
        address=address,
        centre_key=enrolment.centre_key,
        public_key=public_key,
        incarnation=incarnation,
        code_formats=enrolment.code_formats,
        days=LocalDays(zone=enrolment.zone, day_start=enrolment.day_start),
    )


def identity_text(identity: DeskIdentity) -> str:
    """The identity as JSON."""
    return json.dumps(
        {
            "device": identity.device,
            "name": identity.name,
            "venue": identity.venue.model_dump(mode="json"),
            "address": identity.address,
            "centre_key": to_base64url(identity.centre_key),
            "public_key": to_base64url(identity.public_key),
            "incarnation": identity.incarnation,
            "code_formats": [each.model_dump(mode="json") for each in identity.code_formats],
            "days": identity.days.model_dump(mode="json"),
        }
    )


def identity_from(value: object) -> DeskIdentity:
    """The identity of that JSON, already parsed. Raises `ValueError` for anything else."""
    if not isinstance(value, dict):
        raise ValueError("not an identity")
    return DeskIdentity(
        device=value["device"],
        name=value["name"],
        venue=Venue.model_validate(value["venue"]),
        address=value["address"],
        centre_key=from_base64url(value["centre_key"]),
        public_key=from_base64url(value["public_key"]),
        incarnation=value["incarnation"],
        code_formats=tuple(CodeFormat.model_validate(each) for each in value["code_formats"]),
        days=LocalDays.model_validate(value["days"]),
    )
