"""`boxoffice counter-page` writes the page with no desk and no screen, in three languages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from boxoffice.errors import ExitCode


def counter_page(tmp_path: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own, on a folder that is no desk."""
    without = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    surroundings = {name: text for name, text in os.environ.items() if name not in without}
    command = (sys.executable, "-m", "boxoffice", "--data", tmp_path / "none", "counter-page")
    return subprocess.run(
        [*command, *arguments], capture_output=True, text=True, env=surroundings, check=False
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [("fi", "Sivu on kirjoitettu"), ("sv", "Sidan är skriven"), ("en", "The page is written")],
)
def test_the_page_is_written(tmp_path: Path, language: str, said: str) -> None:
    file = tmp_path / "page.pdf"
    ended = counter_page(tmp_path, file, "--language", language)
    assert (ended.returncode, ended.stderr) == (ExitCode.OK, "")
    assert ended.stdout.startswith(said)
    assert file.read_bytes().startswith(b"%PDF")
    assert not (tmp_path / "none").exists()


def test_a_wrong_name_and_a_folder_that_is_not_there_are_sentences(tmp_path: Path) -> None:
    ended = counter_page(tmp_path, tmp_path / "page.txt", "--language", "en")
    assert (ended.returncode, ".pdf" in ended.stderr) == (ExitCode.USAGE, True)
    ended = counter_page(tmp_path, tmp_path / "nowhere" / "page.pdf", "--language", "en")
    assert (ended.returncode, "could not be written" in ended.stderr) == (ExitCode.USAGE, True)
    assert list(tmp_path.iterdir()) == []
