"""`boxoffice relay`: pair this desk with a festival relay, leave it, or say how it stands."""

from typing import Any

from boxoffice.commands.surroundings import Surroundings
from boxoffice.config import PairedRelay
from boxoffice.errors import CommandRefused, Complaint, ExitCode, Fault
from boxoffice.services.opening import opened, require_records
from boxoffice.services.relaying import NotPaired, pair

_REFUSED = {
    "address": (Fault.RELAY_ADDRESS, ExitCode.USAGE),
    "code": (Fault.RELAY_CODE, ExitCode.REFUSED),
    "unreachable": (Fault.RELAY_UNREACHABLE, ExitCode.SYNC),
    "no_centre": (Fault.RELAY_NO_CENTRE, ExitCode.SYNC),
}


def run(options: Any, around: Surroundings) -> int:
    """Pair or leave where that was asked; then say with which relay this desk is paired."""
    require_records(around.config)
    if options.leave:
        _keep(around, None)
    elif options.address is not None:
        _keep(around, _paired(options, around))
    found = around.config.settings().relay
    address = found.address if found else None
    if options.json:
        around.show_json({"relay": address})
    elif address is None:
        around.say("relay_none")
    else:
        around.say("relay_paired", address=address.removeprefix("https://"))
    return ExitCode.OK


def _paired(options: Any, around: Surroundings) -> PairedRelay:
    code = around.code(options.code)
    with opened(around.config, around.key_source(), around.clock) as found:
        try:
            return pair(found.desk, found.keys.signing_key, options.address, code)
        except NotPaired as error:
            fault, exit_code = _REFUSED[error.reason]
            raise CommandRefused(Complaint(fault, exit_code)) from error


def _keep(around: Surroundings, paired: PairedRelay | None) -> None:
    settings = around.config.settings()
    around.config.save(settings.model_copy(update={"relay": paired}))
