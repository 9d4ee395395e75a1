"""What every test stands on: no window on the screen, no folder or keyring of the person's own."""

import gc
import os
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests.support.compiled_statements import share_compiled_statements
from tests.support.measuring import measure_only_tests
from tests.support.temporary_files import keep_in_memory

# Before anything imports Qt or keyring, which both read their choice once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# The suite tries the same examples at every run, and shows a failure as it was found: cutting one
# down may take minutes. A shared machine's slow moment is no defect of the law under test.
settings.register_profile(
    "suite", deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate)
)
settings.register_profile("shortest", deadline=None, derandomize=True)
settings.register_profile("searching", deadline=None)
settings.load_profile("searching" if "BOXOFFICE_LAWS" in os.environ else "suite")

# A centre or a lane is a thread beside the window under test: what Python collected there would
# delete Qt's objects there, and the process would end (the window does the same, ADR 13).
gc.disable()
_LOOK_AT = (700, 10, 10)

share_compiled_statements()
keep_in_memory()

UNMEASURED = (
    *("bench/", "contract/", "laws/", "proof/", "simulation/"),
    *("test_architecture", "test_docs", "test_guides"),
    *("client/test_networks", "desk/test_key_book", "desk/test_leaving", "domain/test_paper"),
    *("scanning/test_serial_lines", "scanning/test_wedge", "server/console/test_browser"),
    *("server/ledger/test_ledger", "server/lists/test_publishing", "server/judging/test_rereading"),
    *("server/ledger/test_rounds", "server/quotas/test_splitting", "services/test_practising"),
    *("ui/test_desk_view", "ui/test_making_ahead", "ui/test_practice"),
    *("window/test_attack_", "window/test_beside_watch", "window/test_live_"),
)
"""Where tests go through the whole product, or through a part again and again (beginnings of their
paths here; single ones are marked `no_cover`), or run none of it: other tests run nearly every line
that they run, and measuring takes half as long again. So it is with a centre on PostgreSQL, whose
tests on SQLite are measured. The programs that tests start are not measured either: what they do is
tested in the tests' own process, and many are killed.
"""
_TESTS = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    """Measure coverage where it is to be measured."""
    measure_only_tests(config)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure no coverage where it would only take time, and begin with what takes long."""
    beginnings = tuple(str(_TESTS / each) for each in UNMEASURED)
    for item in items:
        if str(item.path).startswith(beginnings) or _on_postgresql(item):
            item.add_marker(pytest.mark.no_cover)
    if workers := int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "0")):
        items[:] = _slow_ones_first(items, workers)


def _on_postgresql(item: pytest.Item) -> bool:
    called = getattr(item, "callspec", None)
    return called is not None and "postgresql" in called.params.values()


def _slow_ones_first(items: list[pytest.Item], workers: int) -> list[pytest.Item]:
    """Slow tests at the beginning of what each worker gets at first (`--dist worksteal` gives each
    one piece of the list), so that none of them goes on alone in the end.
    """
    slow = [item for item in items if item.get_closest_marker("slow")]
    quick = iter([item for item in items if not item.get_closest_marker("slow")])
    ordered: list[pytest.Item] = []
    for worker in range(workers):
        share = (len(items) - len(ordered)) // (workers - worker)
        first = slow[worker::workers]
        ordered += [*first, *islice(quick, max(0, share - len(first)))]
    return [*ordered, *quick]


def pytest_collection_finish() -> None:
    """Let no collection look at what every test stands on."""
    gc.freeze()


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
