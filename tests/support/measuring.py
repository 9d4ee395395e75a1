"""Coverage is measured only while a test that is measured, or a fixture of it, runs.

The trace under which Python works for that makes pytest itself take two or three times as long, and
all else half as long again.
"""

import sys
import threading
from collections.abc import Generator
from typing import Any

import pytest


def measure_only_tests(config: pytest.Config) -> None:
    """Do so where coverage is measured at all."""
    if config.pluginmanager.has_plugin("_cov"):
        config.pluginmanager.register(_Measuring())


class _Measuring:
    """Turns the trace of pytest-cov off behind the collection, and on again where it is wanted."""

    def __init__(self) -> None:
        self._trace: Any = None
        self._trace_of_threads: Any = None
        self._wanted = False

    def _off(self) -> None:
        # A new one after each test that pytest-cov itself leaves out.
        if (trace := sys.gettrace()) is not None:
            self._trace, self._trace_of_threads = trace, threading.gettrace()
        sys.settrace(None)
        threading.settrace(None)

    def _on(self) -> None:
        sys.settrace(self._trace)
        threading.settrace(self._trace_of_threads)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection(self) -> Generator[None, object, object]:
        """Importing is measured. What gives out the tests to workers ends here too."""
        try:
            return (yield)
        finally:
            self._off()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Look up once whether a test is measured."""
        self._wanted = item.get_closest_marker("no_cover") is None
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[object]
    ) -> Generator[None, object, object]:
        """What tests share is measured whoever asks first; a fixture may ask for another one."""
        if sys.gettrace() is not None or not (self._wanted or fixturedef.scope != "function"):
            return (yield)
        self._on()
        try:
            return (yield)
        finally:
            self._off()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self) -> Generator[None, object, object]:
        """Behind a test that it leaves out pytest-cov measures again."""
        try:
            return (yield)
        finally:
            self._off()

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self) -> Generator[None, object, object]:
        """The test itself."""
        if self._wanted:
            self._on()
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self) -> Generator[None, object, object]:
        """What ends behind it."""
        if self._wanted:
            self._on()
        try:
            return (yield)
        finally:
            self._off()
