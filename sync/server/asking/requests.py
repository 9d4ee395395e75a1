"""What the routes ask of a request: a signature that holds and is fresh."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from sync.server.asking.checks import Checks
from sync.server.asking.polls import Polls
from sync.server.asking.signers import Signed, desk_in_use, signed_in_use, verify
from sync.server.centre import Centre
from sync.server.judging.rounds import Judging
from sync.server.ledger.uploads import Uploads
from sync.server.lists.published_files import PublishedFiles
from sync.server.store.devices import Device
from sync.web.bodies import WholeRequest


@dataclass(frozen=True, slots=True)
class Services:
    """What the application hands to its routes."""

    centre: Centre
    judging: Judging
    files: PublishedFiles
    checks: Checks
    uploads: Uploads
    polls: Polls


async def services_of(request: Request) -> Services:
    """What serves a request."""
    services: Services = request.app.state.services
    return services


CentreServices = Annotated[Services, Depends(services_of)]


def _signed_by(services: CentreServices, received: WholeRequest) -> Signed:
    """Who signed the request; the nonce is the route's to note."""
    return verify(services.centre, received)


def _signed_in_use(services: CentreServices, received: WholeRequest) -> Signed:
    return signed_in_use(services.centre, received)


def _desk_in_use(services: CentreServices, received: WholeRequest) -> Device:
    return desk_in_use(services.centre, received)


SignedRequest = Annotated[Signed, Depends(_signed_by)]
"""The desk that signed the request, also one taken out of use, and its nonce not yet noted."""
SignedInUse = Annotated[Signed, Depends(_signed_in_use)]
"""The desk that signed the request, with the nonce that its answer names; 403 as below."""
DeskInUse = Annotated[Device, Depends(_desk_in_use)]
"""The desk that signed the request; 403 `revoked` for one taken out of use."""
