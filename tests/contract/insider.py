"""A centre with something of everything in it, and whoever knows it: generated requests pass its
signatures, name what is there, and carry batches that a desk could have written.
"""

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from fastapi import FastAPI
from requests import PreparedRequest
from requests.auth import AuthBase

from sync.client.ports import Identity
from sync.protocol import keys
from sync.protocol.clerks import Clerk, hash_pin
from sync.protocol.encoding import from_base64url, to_base64url
from sync.protocol.key_changes import make_change
from sync.protocol.kinds import LimitPeriod, QuotaMode, TicketKind
from sync.protocol.messages import Enrolment, EnrolmentRequest, LedgerBatch
from sync.protocol.programme import Event, Limit, Quota
from sync.protocol.request_signatures import SignableRequest, sign_request
from sync.protocol.statements import unverified_payload
from sync.protocol.tags import tag_of
from sync.server.app import create_app
from sync.server.asking.enrolment import enrol, make_code
from sync.server.centre import Centre
from sync.server.keys.epochs import announce
from sync.server.ledger.uploads import read_upload
from sync.server.lists.heads import head_for
from sync.server.lists.publishing import publish_list, publish_programmes
from sync.server.store import clerks, devices, key_changes, publications, venues
from tests.support.hand_desk import Desk, RunningCentre
from tests.support.network import CONCERT, VENUE, SteppingClock, code, new_centre

_HOST = "http://testserver"
_SOME = 4
"""One generated request in so many stays as it was made up."""
_OUT_OF_USE = 20
"""One request in so many is signed by a desk that is out of use."""
_BETWEEN = 2.0
"""Seconds between two requests, so that live checks and tries are not all too many."""
OPERA = Event(
    id="opera",
    kind=CONCERT.kind,
    sector=CONCERT.sector,
    title={"en": "Opera"},
    organiser="Opera",
    place="Hall",
    starts_at=CONCERT.starts_at,
    limits=(Limit(ticket_kind=TicketKind.HOLDER, count=1, per=LimitPeriod.EVENT),),
    quota=Quota(tickets=40, mode=QuotaMode.HARD),
)


@dataclass
class Insider:
    """Knows desks in use, one that is not, cards, events, files and one-time codes of a centre."""

    centre: Centre
    clock: SteppingClock
    app: FastAPI
    desk: Desk
    revoked: Desk
    files: list[str]
    rows: list[bytes]
    leavers: int = 0
    signed: int = 0

    @property
    def running(self) -> RunningCentre:
        """As desks made by hand know the centre."""
        return self.desk.running

    def knowing(self, operation: str, case: Any) -> None:
        """Put what is there into a request that is made up well, three times in four."""
        # What has no body prints it as an object at some address, another one in each process.
        said = case.body if operation.startswith("post_") else dict(case.headers or {})
        chance = Random(f"{operation} {case.path_parameters} {case.query} {said}")
        if chance.randrange(_SOME) == 0:
            return
        if operation == "get_file":
            case.path_parameters = {"sha256": chance.choice(self.files)}
        elif operation == "get_head" and chance.random() < 1 / 2:
            case.headers["If-None-Match"] = head_for(self.centre, VENUE).etag
        elif operation == "get_rows":
            case.path_parameters = {"incarnation": self.desk.incarnation}
        elif operation in {"get_tags", "post_check"} and chance.random() < 1 / 2:
            held = case.query if operation == "get_tags" else case.body
            held["epoch"] = 1
        self._knowing_body(operation, case.body, chance)

    def _knowing_body(self, operation: str, body: Any, chance: Random) -> None:
        if not isinstance(body, dict):
            return
        if operation == "post_enrolment":
            self.clock.move(minutes=2)
            body["code"] = make_code(self.centre, VENUE, "")
        elif operation == "post_lease":
            body |= {"event": OPERA.id, "incarnation": self.desk.incarnation}
        elif operation == "post_check":
            tag = tag_of(self.desk.list_key, code(chance.randrange(60)))
            body |= {"tag": to_base64url(tag), "event": chance.choice(["concert", "opera"])}
        elif operation == "post_carried":
            batch = self._batch(chance, chance.sample(self.rows, chance.randrange(1, 4)))
            body |= {"device": self.desk.identity.device, "batch": batch.to_bytes().decode()}
        elif operation == "post_ledger":
            made_up = [text.encode("utf-8", "surrogatepass") for text in body.get("rows") or ()]
            made_up += [from_base64url(text) for text in body.get("opaque") or ()]
            rows = (made_up or [b"{}"])[:400] + chance.sample(self.rows, chance.randrange(3))
            batch = self._batch(chance, rows)
            body.clear()
            body |= batch.model_dump(mode="json", exclude_none=True)

    def _batch(self, chance: Random, rows: list[bytes]) -> LedgerBatch:
        """Rows as a desk would send them: of an incarnation of their own, or of its first one, as a
        fork or, with rows missing before them, a gap.
        """
        kind = chance.randrange(_SOME)
        if kind == 0:
            return self.desk.batch(len(self.desk.rows) + 3, rows)
        if kind == 1:
            return self.desk.batch(len(self.desk.rows), rows)
        name = str(UUID(int=chance.getrandbits(128), version=4))
        return replace(self.desk, incarnation=name, rows=[]).batch(1, rows)

    def signer(self, path: str) -> Desk:
        """Who signs a request: a desk that leaves is another one each time."""
        self.clock.move(seconds=_BETWEEN)
        self.signed += 1
        if path == "/v1/departures":
            self.leavers += 1
            return _enrolled(self.running, f"Leaver {self.leavers}")
        return self.revoked if self.signed % _OUT_OF_USE == 0 else self.desk

    def signing(self) -> AuthBase:
        """What signs requests as they leave."""
        return _Signing(self)


class _Signing(AuthBase):
    """Signs a request that leaves over all that it then says."""

    def __init__(self, insider: Insider) -> None:
        self._insider = insider

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        """The request with its signature."""
        body = request.body or b""
        body = body if isinstance(body, bytes) else body.encode()
        assert request.method is not None
        desk = self._insider.signer(request.path_url.partition("?")[0])
        signed = SignableRequest(request.method, _HOST + request.path_url, {}, body)
        identity = desk.identity
        sign_request(signed, identity.device, identity.signing_key, self._insider.clock())
        request.headers.update(signed.headers)
        return request


def _enrolled(running: RunningCentre, name: str) -> Desk:
    """A desk, without a socket."""
    signing, sealing = keys.new_signing_key(), keys.new_sealing_key()
    asked = EnrolmentRequest(
        code=make_code(running.centre, VENUE, name),
        public_key=keys.public_signing_key(signing),
        sealing_key=keys.public_sealing_key(sealing),
        device_name=name,
        app_version="0.1.0",
    )
    told = unverified_payload(enrol(running.centre, asked, "testserver"), Enrolment)
    identity = Identity(told.device, signing, told.centre_key, running.address)
    list_key = Desk.list_key_of(told, sealing)
    return Desk(running, identity, sealing, told.venue.id, list_key, told.epoch)


def insider(folder: Path) -> Insider:
    """A new centre in a folder, and whoever knows it."""
    clock = SteppingClock()
    centre = new_centre(f"sqlite:///{folder / 'centre.sqlite'}", cards=50, now=clock)
    with centre.store.write() as connection:
        venues.add_events(connection, VENUE, [OPERA])
        clerks.put_clerk(connection, VENUE, Clerk(name="Aino", pin=hash_pin("123456")))
        new_key = keys.public_signing_key(centre.signing_key)
        change = make_change(keys.new_signing_key(), centre.signing_key, 1, clock())
        key_changes.add_change(connection, 1, new_key, change, clock())
    publish_programmes(centre)
    publish_list(centre)
    announce(centre)
    running = RunningCentre(centre, _HOST, clock)
    desk, revoked = _enrolled(running, "Counter"), _enrolled(running, "Lost")
    with centre.store.write() as connection:
        devices.revoke_device(connection, revoked.identity.device, clock())
        current = publications.current_list(connection)
        programme = publications.current_programme(connection, VENUE)
    assert current is not None
    assert programme is not None
    files = [current.sha256.hex(), programme.sha256.hex(), "0" * 64]
    clock.move(hours=1)
    given = [desk.issue(code(number)) for number in range(3)]
    desk.issue(code(0), OPERA)
    desk.void(given[0])
    desk.walk_in()
    clock.move(minutes=1)
    app = create_app(centre, with_worker=False)
    with centre.store.read() as connection:
        device = devices.device(connection, desk.identity.device)
    assert device is not None
    asyncio.run(app.state.services.uploads.ask(read_upload(device, desk.batch().to_bytes(), None)))
    return Insider(centre, clock, app, desk, revoked, files, list(desk.rows))
