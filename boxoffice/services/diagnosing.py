"""Diagnostics for whoever looks after desks: versions, ages and counts, and how rounds went.

No code, tag, key or name is in it: not a clerk's, not the desk's, not the venue's.
"""

import json
import platform
from collections import Counter
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

from boxoffice.services.desk import Desk
from boxoffice.services.entering_paper import waiting_lines
from boxoffice.services.inbox import inbox
from boxoffice.services.overview import status
from boxoffice.services.signing_in import clerks
from boxoffice.store.rounds import KEPT, last_rounds
from sync.protocol.encoding import to_timestamp
from sync.protocol.versions import CLIENT_VERSION, PROTOCOL_VERSION

_LIBRARIES = ("PySide6", "SQLAlchemy", "sqlcipher3", "pydantic", "cryptography", "zxing-cpp")


def diagnostics(desk: Desk) -> str:
    """The file's text, JSON. Raises `StoreError`."""
    found, policy = status(desk), desk.policy()
    with desk.store.glance() as view:
        rounds = last_rounds(view, KEPT)
    matters = Counter(str(each.kind) for each in inbox(desk).matters)
    age = found.list_state.since
    told = {
        "made_at": to_timestamp(found.now),
        "versions": {
            "desk": CLIENT_VERSION,
            "protocol": PROTOCOL_VERSION,
            "python": platform.python_version(),
            **{each: _version(each) for each in _LIBRARIES},
        },
        "system": {"name": platform.system(), "release": platform.release()},
        "device": found.device,
        "clock_leapt": found.clock_leapt,
        "list": {
            "version": found.list_version,
            "count": found.list_count,
            "age": str(found.list_state.age),
            "age_seconds": None if age is None else int(age.total_seconds()),
            "head_issued_at": _moment(found.head_issued_at),
        },
        "programme_version": found.programme_version,
        "last_contact": _moment(found.last_contact),
        "counts": {
            "rows": found.rows,
            "waiting": found.waiting.rows,
            "not_recorded": found.unrecorded,
            "paper_to_fix": len(waiting_lines(desk)),
            "clerks": len(clerks(desk)),
            "matters": dict(sorted(matters.items())),
        },
        "oldest_waiting": _moment(found.waiting.oldest),
        "policy": {
            "unsent_alarm_hours": policy.unsent_alarm_hours,
            "retype": policy.retype,
            "use_list": policy.card_list.use_list,
        },
        "rounds": [
            {
                "at": to_timestamp(each.at),
                "sent": each.sent,
                "received": each.received,
                "error": each.error,
            }
            for each in rounds
        ],
    }
    return json.dumps(told, indent=1) + "\n"


def _moment(at: datetime | None) -> str | None:
    return None if at is None else to_timestamp(at)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
