"""Modules that run when first used: once, whole for every thread, and again after a fault."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys, threading
from boxoffice import deferring
deferring.DEFERRED = frozenset({"late", "parent"})
deferring.install()
deferring.install()
"""


def run(folder: Path, code: str) -> str:
    """What a program prints that finds `late.py` and `parent/` in a folder."""
    (folder / "parent").mkdir(exist_ok=True)
    (folder / "parent" / "__init__.py").write_text("from parent import child\n")
    (folder / "parent" / "child.py").write_text("print('child runs')\nclass Kind: ...\n")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM + f"sys.path.insert(0, {str(folder)!r})\n" + code],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def test_a_module_runs_at_its_first_use_and_once(tmp_path: Path) -> None:
    (tmp_path / "late.py").write_text("print('runs')\nvalue = 7\n")
    code = (
        "import late\nprint('imported')\nprint(late.value)\nimport late as same\nprint(same.value)"
    )
    assert run(tmp_path, code).split() == ["imported", "runs", "7", "7"]


def test_other_threads_wait_until_it_is_whole(tmp_path: Path) -> None:
    (tmp_path / "late.py").write_text(
        "import threading\n"
        "begun = threading.Event()\n"
        "half = 1\n"
        "import __main__\n"
        "__main__.running.set()\n"
        "__main__.other_asks.wait(120)\n"
        "whole = 2\n"
    )
    code = """
import late
running, other_asks, seen = threading.Event(), threading.Event(), []
def second():
    running.wait(120)
    other_asks.set()
    seen.append(late.half + late.whole)
thread = threading.Thread(target=second)
thread.start()
late.half
thread.join(120)
print(seen)
"""
    assert run(tmp_path, code).strip() == "[3]"


def test_a_module_of_ours_does_not_wait_for_a_library(tmp_path: Path) -> None:
    (tmp_path / "late.py").write_text(
        "import __main__\n"
        "__main__.library_runs.set()\n"
        "__main__.seen.append(__main__.ours_ran.wait(120))\n"
        "value = 1\n"
    )
    (tmp_path / "sync").mkdir()
    (tmp_path / "sync" / "__init__.py").write_text("value = 2\n")
    code = """
deferring.DEFERRED = frozenset({"late", "sync"})
import late, sync
library_runs, ours_ran, seen = threading.Event(), threading.Event(), []
thread = threading.Thread(target=lambda: late.value)
thread.start()
library_runs.wait(120)
sync.value
ours_ran.set()
thread.join(120)
print(seen)
"""
    assert run(tmp_path, code).strip() == "[True]"


def test_a_submodule_of_one_that_waits_is_imported_once(tmp_path: Path) -> None:
    code = "import parent\nimport parent.child as child\nprint(child is parent.child)"
    assert run(tmp_path, code).splitlines() == ["child runs", "True"]


def test_what_fails_at_first_use_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "late.py").write_text("import __main__\nvalue = __main__.wanted\n")
    code = """
import late
try:
    late.value
except AttributeError:
    print('not yet')
wanted = 5
print(late.value)
"""
    assert run(tmp_path, code).splitlines() == ["not yet", "5"]


def test_qt_leaves_imports_as_they_were() -> None:
    code = (
        "import builtins; plain = builtins.__import__\n"
        "from boxoffice.deferring import import_qt\n"
        "import_qt()\n"
        "print(builtins.__import__ is plain)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "True"


WRONG_CALLS = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
if "program" in sys.argv:
    from boxoffice.__main__ import prepare
    from boxoffice.deferring import import_qt
    prepare()
    import_qt()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
for call in (lambda: QLabel(3.5, 7), lambda: QLabel(nosuch=3), lambda: QTimer().start("x")):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
print(QLabel.setText.__doc__)
"""


def test_a_wrong_call_of_qt_is_told_as_without_deferring() -> None:
    told = {
        how: subprocess.run(
            [sys.executable, "-c", WRONG_CALLS, how], capture_output=True, text=True, check=True
        ).stdout
        for how in ("program", "plain")
    }
    assert "QLabel.__init__" in told["plain"]
    assert told["program"] == told["plain"]
