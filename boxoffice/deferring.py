"""Modules that the window's first picture does not need run when they are first used (ADR 11).

Importing is most of a program's start. The names in `DEFERRED` are imported at the top of files
like any other module; once `install` was called, such an import makes an empty module, and the
first use of one of its attributes runs it. So `import requests` costs nothing, and
`from requests import Session` runs it: files that should not run it use the first form. Only entry
points install this; without it, every import does what Python's does.
"""

import builtins
import importlib
import sys
import threading
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

DEFERRED = frozenset(
    {
        "argon2",
        "boxoffice.printing.counter_page",
        "boxoffice.printing.document",
        "boxoffice.scanning.decoding",
        "boxoffice.scanning.pictures",
        "boxoffice.scanning.reading",
        "boxoffice.ui.camera.presenter",
        "boxoffice.ui.camera.view",
        "boxoffice.printing.report_page",
        "boxoffice.printing.slip",
        "boxoffice.printing.use_form",
        "boxoffice.services.reporting",
        "boxoffice.services.shifts",
        "boxoffice.services.slips",
        "boxoffice.store.tables",
        "boxoffice.ui.desk.slips",
        "boxoffice.ui.devices.camera",
        "boxoffice.ui.devices.printing",
        "boxoffice.leaving",
        "boxoffice.services.diagnosing",
        "boxoffice.ui.devices.serial",
        "boxoffice.ui.customer.view",
        "boxoffice.ui.event_choice.view",
        "boxoffice.ui.event_session",
        "boxoffice.ui.first_start.view",
        "boxoffice.ui.scanner_test.view",
        "boxoffice.ui.settings.view",
        "boxoffice.ui.sync_status.view",
        "boxoffice.ui.today.view",
        "boxoffice.ui.finish.view",
        "boxoffice.ui.help.composing",
        "boxoffice.ui.help.view",
        "boxoffice.ui.front.view",
        "boxoffice.ui.devices.sounds",
        "boxoffice.ui.paper.presenter",
        "boxoffice.throw_away",
        "boxoffice.ui.practice.launching",
        "boxoffice.ui.paper.view",
        "boxoffice.ui.paper.work",
        "boxoffice.ui.settings.devices",
        "boxoffice.ui.shift.presenter",
        "boxoffice.ui.shift.view",
        "boxoffice.ui.sync_status.composing",
        "boxoffice.ui.reports.presenter",
        "boxoffice.ui.reports.view",
        "keyring",
        "openpyxl",
        "platformdirs",
        "requests",
        "sqlalchemy",
        "sync.protocol.request_signatures",
        "urllib3",
    }
)
"""None of them is optional: that one is missing shows only at its use."""
_OWN_PACKAGES = frozenset({"boxoffice", "sync"})
_ours = threading.RLock()
"""One for all of our modules: whoever runs one may come upon others, and two threads that each
waited for the other's would wait for ever."""
_others = threading.RLock()
"""One for all libraries, so that the window's own modules need not wait for SQLAlchemy. Ours run
libraries and no library runs ours, so no two threads wait for each other's."""
_PLAIN_IMPORT = builtins.__import__
_OWN = frozenset({"__spec__", "__class__", "__dict__", "__loader__", "__name__", "__package__"})


class _Deferred(ModuleType):
    """A module that has not run yet. The thread that runs it sees it as in any import under way;
    other threads wait until it is whole.
    """

    def __getattribute__(self, name: str) -> Any:
        if name in _OWN:
            return object.__getattribute__(self, name)
        own = self.__name__.partition(".")[0] in _OWN_PACKAGES
        with _ours if own else _others:
            loader = self.__spec__.loader if self.__spec__ else None
            if type(self) is _Deferred and isinstance(loader, _Later):
                loader.run(self)
            return ModuleType.__getattribute__(self, name)


class _Later(Loader):
    """Makes a module at its import and runs it at its first use."""

    def __init__(self, real: Loader) -> None:
        self._real = real
        self._running = False

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Whatever module the real loader makes."""
        return self._real.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Not yet."""
        module.__class__ = _Deferred

    def run(self, module: ModuleType) -> None:
        """Run the module, unless this thread is just doing that; afterwards it is an ordinary one.
        What its own code raises passes, and the next use tries again.
        """
        if self._running:
            return
        self._running = True
        try:
            self._real.exec_module(module)
        finally:
            self._running = False
        module.__loader__ = self._real
        if module.__spec__ is not None:
            module.__spec__.loader = self._real
        object.__setattr__(module, "__class__", ModuleType)


class _Present(Loader):
    """Finds a module that is there already."""

    def __init__(self, module: ModuleType) -> None:
        self._module = module

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The module itself."""
        return self._module

    def exec_module(self, module: ModuleType) -> None:
        """It has run."""


class _Finder(MetaPathFinder):
    """Finds the deferred modules, before Python's own finders do."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """A deferred module's spec, with a loader that waits."""
        present = sys.modules.get(fullname)
        if present is not None and target is None:
            # Asked for `a.b`, Python looked into a deferred `a`, which ran and imported `a.b`.
            return ModuleSpec(fullname, _Present(present), is_package=hasattr(present, "__path__"))
        if fullname not in DEFERRED:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Later(spec.loader)
        return spec


def install() -> None:
    """From now on the modules in `DEFERRED` wait for their first use; those that ran stay."""
    if not any(isinstance(each, _Finder) for each in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


def import_qt() -> None:
    """Import Qt, and undo what it does to every later import: PySide6 reads the source of each
    module to see whether it wants another spelling of Qt's names, which none here does.
    """
    try:
        importlib.import_module("PySide6.QtCore")
    finally:
        builtins.__import__ = _PLAIN_IMPORT
