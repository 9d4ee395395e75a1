"""The relay that runs on this computer: a process of its own, which outlives the window."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import psutil
from pydantic import ValidationError

from boxoffice.config import Config
from boxoffice.durable_files import private_folder
from boxoffice.services.desk import Desk
from sync.protocol.keys import fingerprint
from sync.protocol.relays import RELAY_PORT, RelayStatus

LOG_NAME = "relay.log"
_MODULE = "sync.relay"
_PACKAGE_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE_SECONDS = 5.0


class RelayHere:
    """Starts and ends it, and knows how it stands. Nothing here is asked of the network."""

    def __init__(self, config: Config, port: int = RELAY_PORT) -> None:
        """The relay of a desk's folder, served on a port (0: any free one); it may run already."""
        self._folder = config.relay
        self._port = port
        self._started: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """Where it says why it could not serve."""
        return self._folder / LOG_NAME

    def status(self) -> RelayStatus | None:
        """How it stands; None while it does not run."""
        try:
            found = RelayStatus.model_validate_json((self._folder / "status.json").read_bytes())
        except (OSError, ValidationError):
            return None
        return found if self._process(found.pid) else None

    @property
    def failed(self) -> bool:
        """Whether it ended by itself after it was started from here."""
        return self._started is not None and self._started.poll() is not None

    def start(self, desk: Desk) -> None:
        """Start it for the desk's centre; nothing where it runs. Raises `OSError`, `StoreError`."""
        if self.status() is not None or (self._started and self._started.poll() is None):
            return
        who = desk.identity()
        private_folder(self._folder)
        command = [sys.executable, "-m", _MODULE, "--data", str(self._folder)]
        command += ["--centre", who.address, "--fingerprint", fingerprint(who.centre_key)]
        command += ["--port", str(self._port)]
        with self.log.open("wb") as log:
            self._started = subprocess.Popen(  # noqa: S603 - this program's own part
                command,
                cwd=_PACKAGE_ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )

    def stop(self) -> None:
        """End it; what it holds stays, and goes on when it is started again."""
        found = self.status()
        process = self._process(found.pid) if found else None
        with suppress(psutil.Error):
            if process is not None:
                process.terminate()
                process.wait(_PATIENCE_SECONDS)
        if self._started is not None and self._started.poll() is None:
            self._started.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._started.wait(_PATIENCE_SECONDS)
        self._started = None

    @staticmethod
    def _process(pid: int) -> psutil.Process | None:
        """The relay's process: another one may have got its number since."""
        with suppress(psutil.Error):
            found = psutil.Process(pid)
            if _MODULE in found.cmdline() and found.status() != psutil.STATUS_ZOMBIE:
                return found
        return None
