"""The file in which a relay says how it stands."""

import threading
from itertools import count
from pathlib import Path

import pytest

from sync.protocol.relays import RelayStatus
from sync.relay.status import StatusFile

NAME = "status.json"


class Standing(StatusFile):
    """Says something else each time; no relay is behind it."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, None, "127.0.0.1", 1)  # type: ignore[arg-type]  # none is asked
        self.asked = count(1)

    def now(self) -> RelayStatus:
        return RelayStatus(
            pid=1,
            port=1,
            addresses=(),
            code="",
            key=b"",
            fingerprint="",
            desks=next(self.asked),
            held=0,
            waiting=0,
            reaches_centre=True,
        )


def test_two_threads_may_write_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that serves, when it is ready, and the one that forwards."""
    status = Standing(tmp_path / NAME)
    second = threading.Thread(target=status.write)
    real = Path.replace

    def replace(part: Path, target: Path) -> Path:
        if second.ident is None:
            second.start()
            second.join(0.3)  # it is done, or waits for the first one
        return real(part, target)

    monkeypatch.setattr(Path, "replace", replace)
    status.write()
    second.join()
    assert RelayStatus.model_validate_json((tmp_path / NAME).read_bytes()).desks == 2
    assert [each.name for each in tmp_path.iterdir()] == [NAME]
