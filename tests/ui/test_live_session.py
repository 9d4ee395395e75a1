"""A thread that asks beside the window: one card at a time, and only while it is open."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from boxoffice.domain.centre_word import CentreWord
from boxoffice.domain.verdicts import Verdict
from boxoffice.ui import live_session
from boxoffice.ui.live_session import LiveSession
from boxoffice.ui.threads import Deliverer
from tests.support.desk_work import A, B, verdict

WORD = CentreWord(None)


@dataclass
class Held:
    """`Asks` that answers once it is let go."""

    go: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)
    closed: bool = False

    def ask(self, verdict: Verdict) -> CentreWord | None:
        """A word, after a while."""
        self.asked.append(verdict.text)
        self.threads.add(threading.get_ident())
        self.go.wait(20)
        return WORD

    def close(self) -> None:
        """Noted."""
        self.closed = True


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def session(qapp: object, held: Held) -> Iterator[LiveSession]:
    parent = QObject()
    made = LiveSession(held, Deliverer(parent), parent)
    yield made
    held.go.set()
    assert made.stop()
    parent.deleteLater()


def test_an_answer_returns_to_the_thread_that_asked(
    session: LiveSession, held: Held, qtbot: QtBot
) -> None:
    said: list[tuple[CentreWord, int]] = []
    held.go.set()
    for number in (1, 2):
        session.ask(
            verdict(A), lambda: True, lambda word: said.append((word, threading.get_ident()))
        )
        qtbot.waitUntil(lambda number=number: len(said) == number)
    assert said == [(WORD, threading.get_ident())] * 2
    assert len(held.threads) == 1
    assert threading.get_ident() not in held.threads


def test_a_card_that_left_is_not_asked_about(
    session: LiveSession, held: Held, qtbot: QtBot
) -> None:
    held.go.set()
    session.ask(verdict(A), lambda: False, lambda word: None)
    session.ask(verdict(B), lambda: True, lambda word: None)
    qtbot.waitUntil(lambda: held.asked == [B])


def test_while_one_is_asked_about_no_other_is(
    session: LiveSession, held: Held, qtbot: QtBot
) -> None:
    said: list[str] = []
    session.ask(verdict(A), lambda: True, lambda word: said.append(A))
    qtbot.waitUntil(lambda: held.asked == [A])
    session.ask(verdict(B), lambda: True, lambda word: said.append(B))
    held.go.set()
    qtbot.waitUntil(lambda: said == [A])
    assert held.asked == [A]


def test_a_window_that_closes_waits_for_no_answer(
    held: Held, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_session, "_PATIENCE_SECONDS", 0.01)
    parent = QObject()
    session = LiveSession(held, Deliverer(parent), parent)
    said: list[str] = []
    session.ask(verdict(A), lambda: True, lambda word: said.append(A))
    qtbot.waitUntil(lambda: held.asked == [A])
    assert not session.stop()
    held.go.set()
    qtbot.waitUntil(lambda: held.closed)
    assert session.stop()
    assert said == []
