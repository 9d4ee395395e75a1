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
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

DEFERRED = frozenset(
    {
        "argon2",
        "boxoffice.printing.counter_page",
        "boxoffice.printing.document",
        "boxoffice.printing.report_page",
        "boxoffice.printing.slip",
        "boxoffice.printing.use_form",
        "boxoffice.scanning.decoding",
        "boxoffice.scanning.pictures",
        "boxoffice.scanning.reading",
        "boxoffice.scanning.symbologies",
        "boxoffice.scanning.symbols",
        "boxoffice.services.diagnosing",
        "boxoffice.services.enrolling_anew",
        "boxoffice.services.first_start",
        "boxoffice.services.leaving",
        "boxoffice.services.relay_here",
        "boxoffice.services.relaying",
        "boxoffice.services.reporting",
        "boxoffice.services.rounds",
        "boxoffice.services.shifts",
        "boxoffice.services.slips",
        "boxoffice.services.syncing",
        "boxoffice.store.tables",
        "boxoffice.throw_away",
        "boxoffice.ui.anew.presenter",
        "boxoffice.ui.anew.view",
        "boxoffice.ui.anew.work",
        "boxoffice.ui.camera.presenter",
        "boxoffice.ui.camera.view",
        "boxoffice.ui.customer.view",
        "boxoffice.ui.desk.slips",
        "boxoffice.ui.devices.camera",
        "boxoffice.ui.devices.printing",
        "boxoffice.ui.devices.serial",
        "boxoffice.ui.devices.sounds",
        "boxoffice.ui.event_choice.presenter",
        "boxoffice.ui.event_choice.view",
        "boxoffice.ui.event_session",
        "boxoffice.ui.files",
        "boxoffice.ui.finish.presenter",
        "boxoffice.ui.finish.view",
        "boxoffice.ui.finish.work",
        "boxoffice.ui.first_start.presenter",
        "boxoffice.ui.first_start.view",
        "boxoffice.ui.front.presenter",
        "boxoffice.ui.front.view",
        "boxoffice.ui.front.work",
        "boxoffice.ui.help.composing",
        "boxoffice.ui.help.view",
        "boxoffice.ui.paper.presenter",
        "boxoffice.ui.paper.view",
        "boxoffice.ui.paper.work",
        "boxoffice.ui.practice.launching",
        "boxoffice.ui.relay_session",
        "boxoffice.ui.reports.presenter",
        "boxoffice.ui.reports.view",
        "boxoffice.ui.scanner_test.presenter",
        "boxoffice.ui.scanner_test.view",
        "boxoffice.ui.settings.devices",
        "boxoffice.ui.settings.view",
        "boxoffice.ui.shift.presenter",
        "boxoffice.ui.shift.view",
        "boxoffice.ui.sync_status.composing",
        "boxoffice.ui.sync_status.presenter",
        "boxoffice.ui.sync_status.view",
        "boxoffice.ui.sync_status.work",
        "boxoffice.ui.today.presenter",
        "boxoffice.ui.today.view",
        "boxoffice.ui.today.work",
        "importlib.metadata._adapters",
        "keyring",
        "openpyxl",
        "pickle",
        "platformdirs",
        "psutil",
        "requests",
        "shibokensupport.signature.errorhandler",
        "shibokensupport.signature.layout",
        "shibokensupport.signature.lib.enum_sig",
        "shibokensupport.signature.lib.pyi_generator",
        "shibokensupport.signature.lib.tool",
        "shibokensupport.signature.parser",
        "socket",
        "sqlalchemy",
        "sync.client.carrying",
        "sync.client.http",
        "sync.client.relays",
        "sync.protocol.messages",
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

    def __init__(self, real: Loader, name: str) -> None:
        self._real = real
        self._name = name
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
        spec = module.__spec__ or ModuleSpec(self._name, self._real)
        # PySide6 renames modules of its own that are imported, and finds them by their first name.
        named, spec.name = spec.name, self._name
        try:
            self._real.exec_module(module)
        finally:
            self._running = False
            spec.name = named
        module.__loader__ = spec.loader = self._real
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
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(fullname, path, target)
            if spec is not None:
                if spec.loader is not None:
                    spec.loader = _Later(spec.loader, fullname)
                return spec
        return None


def install() -> None:
    """From now on the modules in `DEFERRED` wait for their first use; those that ran stay."""
    if not _ours_among_finders():
        sys.meta_path.insert(0, _Finder())


def _ours_among_finders() -> list[MetaPathFinder]:
    return [each for each in sys.meta_path if isinstance(each, _Finder)]


def import_qt() -> None:
    """Import Qt, and undo what it does to every later import: PySide6 reads the source of each
    module to see whether it wants another spelling of Qt's names, which none here does.
    """
    builtins.__import__ = _import_after_ours
    try:
        importlib.import_module("PySide6.QtCore")
    finally:
        builtins.__import__ = _PLAIN_IMPORT


def _import_after_ours(name: str, *given: Any, **named: Any) -> ModuleType:
    """Import a module while Qt is imported. PySide6 carries the source of what describes and checks
    its calls, a twentieth of a second to compile, in an archive whose finder it puts before ours.
    """
    if name.startswith("shibokensupport.") and not isinstance(sys.meta_path[0], _Finder):
        for ours in _ours_among_finders():
            sys.meta_path.remove(ours)
            sys.meta_path.insert(0, ours)
    return _PLAIN_IMPORT(name, *given, **named)
