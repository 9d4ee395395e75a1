"""`GET /v1/devices`."""

from fastapi import APIRouter, Response

from sync.protocol.relays import VenueDevice, VenueDevices
from sync.protocol.statements import StatementType, make_statement
from sync.server.asking.requests import CentreServices, DeskInUse
from sync.server.document.describing import OF_DESKS_IN_USE, described, statement
from sync.server.store import devices
from sync.web.bodies import WholeRequest, statement_answer

router = APIRouter()


@router.get(
    "/v1/devices",
    **described(statement(StatementType.DEVICES, VenueDevices), refuses=OF_DESKS_IN_USE),
)
def get_devices(services: CentreServices, device: DeskInUse, received: WholeRequest) -> Response:
    """The desks in use of the asking desk's venue, and the keys that their batches prove."""
    centre = services.centre
    with centre.store.read() as connection:
        found = devices.devices_of(connection, device.venue)
    answer = VenueDevices(
        venue=device.venue,
        generation=centre.network.generation,
        centre_key=centre.public_key,
        devices=tuple(
            VenueDevice(device=each.id, name=each.name[:80], public_key=each.public_key)
            for each in found
            if each.in_use
        ),
        at=centre.now(),
    )
    return statement_answer(
        received, make_statement(centre.signing_key, StatementType.DEVICES, answer)
    )
