"""What every test stands on: no window on the screen, no folder or keyring of the person's own."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt or keyring, which both read their choice once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# A shared machine's slow moment is no defect of the law under test.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

# A centre or a lane is a thread beside the window under test: what Python collected there would
# delete Qt's objects there, and the process would end (the window does the same, ADR 13).
gc.disable()
_LOOK_AT = (700, 10, 10)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect behind a test, on the thread that windows live on, as often as Python would."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > _LOOK_AT[generation]:
            gc.collect(generation)
            return


@pytest.fixture(autouse=True)
def _folders_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Send the folders of platformdirs to the test's own, also for the processes it starts."""
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "xdg" / name.lower()))
