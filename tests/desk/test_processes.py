"""The programs as processes of their own: what only a process shows."""

import subprocess
import sys
from pathlib import Path

import pytest

from boxoffice.sentences import sentence
from tests.desk.command_line import environment, run


def test_a_command_runs_where_qt_cannot(tmp_path: Path) -> None:
    """Qt's packages are there but broken, as where the system's libraries are missing."""
    broken = tmp_path / "broken"
    (broken / "PySide6").mkdir(parents=True)
    (broken / "PySide6" / "__init__.py").write_text(
        "raise ImportError('libEGL.so.1', name='PySide6')"
    )
    variables = {"PYTHONPATH": f"{broken}:{environment()['PYTHONPATH']}"}
    arguments = ("--data", tmp_path / "desk", "--language", "en")
    scan = run("boxoffice", *arguments, "scan", "gone.png", variables=variables)
    assert (scan.code, scan.out) == (1, "gone.png: there is no such file. Check the name.\n")
    assert run("boxoffice", *arguments, "status", variables=variables).code == 3
    assert run("boxoffice.background", *arguments, "--once", variables=variables).code == 3
    window = run("boxoffice", *arguments, variables={**variables, "QT_QPA_PLATFORM": "offscreen"})
    assert (window.code, window.err) == (1, f"{sentence('no_qt', 'en')}\n")


@pytest.mark.parametrize("module", ["boxoffice", "boxoffice.background"])
def test_a_wrong_command_ends_with_usage(module: str) -> None:
    ended = run(module, "--dance", "--language", "sv")
    name = "boxoffice" if module == "boxoffice" else "boxoffice-sync"
    assert ended.code == 2
    assert ended.err.startswith(f"användning: {name} ")
    assert ended.err.endswith(
        f"Kommandot kunde inte tolkas. ”{name} --help” visar hur det skrivs.\n"
    )


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    files = ["gone.png"] * 3000
    with subprocess.Popen(
        [sys.executable, "-m", "boxoffice", "--data", str(tmp_path), "scan", *files],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(120) == 1


def test_a_bug_is_told_in_one_sentence_and_logged(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from boxoffice.commands import status\n"
        "from boxoffice.__main__ import main\n"
        "def broken(options, around):\n"
        "    raise RuntimeError('KK000001')\n"
        "status.run = broken\n"
        "sys.exit(main(['--data', sys.argv[1], '--language', 'en', 'status']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr.startswith("The program has a fault of its own. Nothing recorded is lost.")
    assert str(tmp_path / "logs") in done.stderr
    log = (tmp_path / "logs" / "boxoffice-commands.log").read_text()
    assert '"error": "RuntimeError"' in log
    assert "KK000001" not in log
