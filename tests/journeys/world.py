"""The world of a journey: a real centre process with a made-up network, and desks in folders."""

import io
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60.0


class JourneyFailed(Exception):
    """Something did not go as it must."""


def run(module: str, *arguments: str, stdin: str = "", ok: tuple[int, ...] = (0,)) -> str:
    """Run one of the project's programs in this process, for starting a dozen more would take
    longer than all they do; its standard output.
    """
    main: Callable[[Sequence[str]], int] = import_module(module).main
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch.object(sys, "stdin", io.StringIO(stdin)),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = main(arguments)
    if code not in ok:
        raise JourneyFailed(f"{module} {arguments[0]} ended with {code}: {err.getvalue()[-2000:]}")
    return out.getvalue()


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class CentreProcess:
    """`boxoffice-server` on a data folder; killed and started again at the same address. `options`
    are more of `serve`'s.
    """

    data: Path
    options: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where desks find it."""
        return f"http://127.0.0.1:{self.port}"

    def make(self, cards: int, seed: int) -> None:
        """A new centre with a made-up network."""
        run("sync.server.__main__", "init", "--data", str(self.data))
        run(
            "sync.server.__main__",
            "seed",
            "--data",
            str(self.data),
            "--cards",
            str(cards),
            "--seed",
            str(seed),
        )

    def ask(self, command: str, *arguments: str) -> Any:
        """One command of the centre, as JSON."""
        out = run("sync.server.__main__", command, "--data", str(self.data), *arguments, "--json")
        return json.loads(out)

    def add_clerk(self, venue: str, name: str, *more: str) -> str:
        """Let somebody sign in at a venue's desks; the PIN."""
        made = self.ask("clerks", "--venue", venue, "--add", name, *more)
        return str(made["pin"])

    def start(self) -> None:
        """Serve until killed."""
        ready = self.data / "ready.json"
        ready.unlink(missing_ok=True)
        with (self.data / "serve.log").open("ab") as log:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "sync.server", "serve"),
                    *("--data", str(self.data), "--port", str(self.port)),
                    *("--ready-file", str(ready), *self.options),
                ],
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + START_SECONDS
        while not ready.exists():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise JourneyFailed(f"the centre did not start: see {self.data / 'serve.log'}")
            time.sleep(0.05)

    def kill(self) -> None:
        """Kill it at once, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


@dataclass
class DeskFolder:
    """A desk used by its command line."""

    data: Path

    @property
    def key_file(self) -> Path:
        """Where its keys are."""
        return self.data.with_suffix(".keys")

    @property
    def options(self) -> tuple[str, ...]:
        """What names this desk on a command line."""
        return ("--data", str(self.data), "--key-file", str(self.key_file))

    def enrol(self, centre: CentreProcess, venue: str, name: str, *, at: str = "") -> None:
        """Enrol with a one-time code of the centre, at its own address or another one that leads to
        it; the first list comes with the first round.
        """
        made = centre.ask("enrol", "--venue", venue, "--name", name)
        run(
            "boxoffice.__main__",
            *self.options,
            *("enrol", at or centre.address, "-", "--name", name),
            *("--fingerprint", made["fingerprint"]),
            stdin=made["code"] + "\n",
        )

    def sync(self, ok: tuple[int, ...] = (0,)) -> None:
        """One round."""
        run("boxoffice.background", *self.options, "--once", ok=ok)

    def give(self, code: str, event: str, *more: str) -> Any:
        """Give tickets on a card."""
        out = run(
            "boxoffice.__main__",
            *self.options,
            *("give", "-", "--event", event, "--json"),
            *more,
            stdin=code + "\n",
        )
        return json.loads(out)


def in_display() -> bool:
    """Whether a person can see a window here."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
