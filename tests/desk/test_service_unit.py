"""The systemd unit starts what there is, gives up where the program says so, and lets it work."""

import os
import shutil
import stat
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from boxoffice.background import _FOR_GOOD, PATIENCE_SECONDS
from boxoffice.commands.arguments import sync_parser
from boxoffice.keys.key_file import CREDENTIAL_NAME

FOLDER = Path(__file__).parents[2] / "resources" / "systemd"
UNIT, DROP_IN = FOLDER / "kaiku-sync.service", FOLDER / "key-file.conf"


def section(file: Path, name: str) -> dict[str, str]:
    parser = ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(file.read_text(encoding="utf-8"))
    return dict(parser[name])


def test_it_starts_the_watch() -> None:
    program, *arguments = section(UNIT, "Service")["ExecStart"].split()
    assert Path(program).name == "boxoffice-sync"
    assert sync_parser("en").parse_args(arguments).watch


def test_it_is_not_started_again_where_no_start_helps() -> None:
    codes = {int(code) for code in section(UNIT, "Service")["RestartPreventExitStatus"].split()}
    assert codes == {int(code) for code in _FOR_GOOD}


def test_it_is_given_time_to_end() -> None:
    assert float(section(UNIT, "Service")["TimeoutStopSec"]) > PATIENCE_SECONDS + 1


def test_it_gives_up_what_it_does_not_need() -> None:
    service = section(UNIT, "Service")
    yes = {"NoNewPrivileges", "LockPersonality", "RestrictRealtime", "RestrictSUIDSGID"}
    assert {name: service[name] for name in yes} == dict.fromkeys(yes, "yes")
    assert service["UMask"] == "0077"
    assert service["SystemCallFilter"] == "@system-service"
    assert service["RestrictAddressFamilies"].split() == ["AF_UNIX", "AF_INET", "AF_INET6"]


def test_the_key_file_is_handed_in_under_the_name_that_the_program_looks_for() -> None:
    name, _, _ = section(DROP_IN, "Service")["LoadCredential"].partition(":")
    assert name == CREDENTIAL_NAME


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd's programs")
def test_systemd_finds_no_fault(tmp_path: Path) -> None:
    program = tmp_path / "desk" / "bin" / "boxoffice-sync"
    program.parent.mkdir(parents=True)
    program.touch()
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    unit = tmp_path / UNIT.name
    text = UNIT.read_text(encoding="utf-8").replace("%h", str(tmp_path))
    drop_in = DROP_IN.read_text(encoding="utf-8").split("[Service]\n", 1)[1]
    unit.write_text(text.replace("[Install]", f"{drop_in.replace('%h', str(tmp_path))}\n[Install]"))
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    done = subprocess.run(
        [str(shutil.which("systemd-analyze")), "verify", "--user", "--man=no", str(unit)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_RUNTIME_DIR": str(runtime), "HOME": str(tmp_path)},
    )
    assert (done.returncode, done.stderr) == (0, "")
