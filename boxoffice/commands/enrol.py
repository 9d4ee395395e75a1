"""`boxoffice enrol`: make this folder a desk of a centre."""

from typing import Any

from boxoffice.commands.surroundings import Surroundings
from boxoffice.errors import CommandRefused, Complaint, ExitCode, Fault
from boxoffice.keys.choosing import remember_choice
from boxoffice.round_lock import one_round
from boxoffice.services.desk import has_records
from boxoffice.services.enrolling import (
    Offer,
    accept,
    ask_centre,
    device_before,
    kept_keys,
    keys_of_another,
    same_fingerprint,
)
from sync.client.http import BadAddress, centre_address

_LOCK_SECONDS = 10.0
"""For so long a window's or a service's round is waited for, which writes marks beside the keys."""
_YES = frozenset({"y", "yes", "k", "kyllä", "j", "ja"})


def run(options: Any, around: Surroundings) -> int:
    """Ask the centre, have the fingerprint compared, and only then keep who this desk is."""
    address = _address(options.address)
    if not (options.fingerprint or options.yes or around.input.isatty()):
        raise CommandRefused(Complaint(Fault.FINGERPRINT_NEEDED, ExitCode.USAGE))
    code = around.code(options.code)
    around.config.prepare()
    enrolled = has_records(around.config.data)
    again = options.again or options.new_desk
    if enrolled and not again:
        raise CommandRefused(Complaint(Fault.ALREADY_ENROLLED, ExitCode.REFUSED))
    remember_choice(around.config, around.choice)
    source = around.key_source()
    keys = kept_keys(source, around.clock.now(), fresh=not enrolled)
    before = None
    if enrolled and options.new_desk:
        with one_round(around.config.round_lock, _LOCK_SECONDS):
            keys = keys_of_another(around.config.data, source, source.load(), around.clock.now())
    elif enrolled:
        before = device_before(around.config.data, keys.store_key)
    offer = ask_centre(address, code, options.name or "", keys, device=before)
    if not _agreed(offer, options.fingerprint, options.yes, around, quiet=options.json):
        raise CommandRefused(Complaint(Fault.FINGERPRINT_DIFFERS, ExitCode.REFUSED))
    with one_round(around.config.round_lock, _LOCK_SECONDS):
        accept(around.config.data, source, offer, around.clock.now())
    _answer(offer, around, json=options.json)
    return ExitCode.OK


def _address(text: str) -> str:
    try:
        return centre_address(text)
    except BadAddress:
        complaint = Complaint(Fault.BAD_ADDRESS, ExitCode.USAGE, {"address": text})
        raise CommandRefused(complaint) from None


def _agreed(
    offer: Offer, told: str | None, accepted: bool, around: Surroundings, *, quiet: bool
) -> bool:
    """Whether the centre is the right one: by what was told, by --yes, or by the clerk's eyes."""
    if told is not None:
        return same_fingerprint(told, offer.fingerprint)
    if not quiet:
        print(around.words("centre_fingerprint", address=offer.address), file=around.err)
        print(f"  {offer.fingerprint}", file=around.err)
    if accepted:
        return True
    print(around.words("ask_fingerprint"), end=" ", file=around.err, flush=True)
    return around.first_line().lower() in _YES


def _answer(offer: Offer, around: Surroundings, *, json: bool) -> None:
    enrolment = offer.enrolment
    if json:
        around.show_json(
            {
                "device": enrolment.device,
                "venue": {"id": enrolment.venue.id, "name": enrolment.venue.name},
                "address": offer.address,
                "fingerprint": offer.fingerprint,
            }
        )
    else:
        around.say("enrolled", venue=enrolment.venue.name)
