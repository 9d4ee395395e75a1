"""Runs the programs as a user does: in processes of their own, or by their main functions."""

import gc
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import keyring
from keyring.backend import KeyringBackend
from keyring.backends import fail

from boxoffice.__main__ import main as boxoffice_main
from boxoffice.background import main as boxoffice_sync_main
from tests.support import clocks

ROOT = Path(__file__).parents[2]
NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


@dataclass(frozen=True)
class Ended:
    """How a program ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed as JSON."""
        return json.loads(self.out)


def environment(**more: str) -> dict[str, str]:
    """A bare environment without keyring, display or settings of this machine, but with the clock
    that tests go by.
    """
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    clock = clocks.CLOCK.variables()
    return {**kept, **NO_KEYRING, **clock, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **more}


def without_bytecode(variables: Mapping[str, str]) -> dict[str, str]:
    """Without writing bytecode, which Python would cut at a limit of files and read again at the
    next start.
    """
    return {**variables, "PYTHONDONTWRITEBYTECODE": "1"}


def run(
    module: str,
    *arguments: str | Path,
    stdin: str = "",
    variables: Mapping[str, str] | None = None,
    descriptor: int | None = None,
) -> Ended:
    """Run a program to its end; it keeps an open `descriptor`."""
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(**(variables or {})),
        pass_fds=() if descriptor is None else (descriptor,),
        timeout=300,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def run_here(
    main: Callable[[Sequence[str]], int],
    *arguments: str | Path,
    stdin: str = "",
    variables: Mapping[str, str] | None = None,
    keyring_backend: KeyringBackend | None = None,
) -> Ended:
    """Run a program's main function in this process: the same, but for the time it takes."""
    out, err, before = io.StringIO(), io.StringIO(), keyring.get_keyring()
    none = fail.Keyring()  # type: ignore[no-untyped-call]  # untyped library
    keyring.set_keyring(keyring_backend or none)
    try:
        with (
            mock.patch.dict(os.environ, environment(**(variables or {})), clear=True),
            mock.patch.object(sys, "stdin", io.StringIO(stdin)),
            mock.patch.object(gc, "enable"),  # tests collect where windows live
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code = main([str(each) for each in arguments])
    finally:
        keyring.set_keyring(before)
    return Ended(int(code), out.getvalue(), err.getvalue())


def boxoffice(data: Path, *arguments: str | Path, **more: Any) -> Ended:
    """Run `boxoffice` on a data folder, in this process."""
    return run_here(partial(boxoffice_main, clock=clocks.CLOCK), "--data", data, *arguments, **more)


def boxoffice_sync(data: Path, *arguments: str | Path, **more: Any) -> Ended:
    """Run `boxoffice-sync` on a data folder, in this process."""
    main = partial(boxoffice_sync_main, clock=clocks.CLOCK)
    return run_here(main, "--data", data, *arguments, **more)
