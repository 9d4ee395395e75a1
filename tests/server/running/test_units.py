"""The systemd units of a centre start what there is, and systemd finds no fault in them."""

import re
import shlex
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from sync.server.commands.main import command_line
from sync.web.serving import STOP_SECONDS

FOLDER = Path(__file__).parents[3] / "resources" / "systemd"
SERVICE, BACKUP = FOLDER / "kaiku-centre.service", FOLDER / "kaiku-centre-backup.service"
TIMER = FOLDER / "kaiku-centre-backup.timer"
PROGRAM = "/opt/kaiku-boxoffice/.venv/bin/boxoffice-server"


def service(file: Path) -> dict[str, str]:
    parser = ConfigParser(interpolation=None, delimiters=("=",), strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(file.read_text(encoding="utf-8"))
    return dict(parser["Service"])


def test_it_serves_the_folder_that_it_is_given() -> None:
    unit = service(SERVICE)
    program, *words = shlex.split(unit["ExecStart"])
    assert (program, words.pop()) == (PROGRAM, "$KAIKU_CENTRE_OPTIONS")
    (example,) = re.findall(r"KAIKU_CENTRE_OPTIONS=(.*)", SERVICE.read_text())[:1]
    options = command_line().parse_args([*words, *shlex.split(example.replace("…", "x"))])
    assert options.data == Path("/var/lib") / unit["StateDirectory"]
    assert options.metrics == ("127.0.0.1", 9460)
    assert unit["ExecReload"] == "kill -HUP $MAINPID"


def test_it_is_given_time_to_end() -> None:
    assert float(service(SERVICE)["TimeoutStopSec"]) > STOP_SECONDS


def test_the_backup_is_made_by_the_same_user_from_the_same_folder() -> None:
    unit = service(BACKUP)
    shell, _, line = shlex.split(unit["ExecStart"])
    _exec, program, *words = shlex.split(line.replace("$(date -u +%%Y%%m%%dT%%H%%M%%SZ)", "now"))
    options = command_line().parse_args(words)
    assert (shell, program) == ("sh", PROGRAM)
    data, copies = unit["StateDirectory"].split()
    assert options.data == Path("/var/lib") / data
    assert options.into == Path("/var/lib") / copies / "now"
    assert unit["ExecStartPost"].startswith(f"find /var/lib/{copies} ")
    for name in ("DynamicUser", "User"):
        assert unit[name] == service(SERVICE)[name]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd's programs")
def test_systemd_finds_no_fault(tmp_path: Path) -> None:
    program = tmp_path / "boxoffice-server"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    files = []
    for unit in (SERVICE, BACKUP, TIMER):
        text = unit.read_text(encoding="utf-8").replace(PROGRAM, str(program))
        made = tmp_path / unit.name
        made.write_text(text, encoding="utf-8")
        files.append(str(made))
    found = subprocess.run(
        [str(shutil.which("systemd-analyze")), "verify", "--man=no", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in found.stderr.splitlines() if "kaiku-centre" in line]
    assert (found.returncode, ours) == (0, [])
