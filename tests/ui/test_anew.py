"""Enrolling a desk once more: what the page asks, what it does, and where it leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boxoffice.domain.matters import ENROLLED_ANEW, MatterKind
from boxoffice.ui import anew_words as say
from boxoffice.ui import care_words, fault_words
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow, Section
from tests.ui.anew_gallery import FINGERPRINT, KEY, Enrolling, Work, anew_gallery

COPIED = MatterKind.COPIED


def test_at_the_known_centre_a_code_is_all(speaker: Speaker) -> None:
    page = Enrolling()
    assert (page.screen.title, page.screen.name_label) == ("Make this a desk of its own", "")
    assert page.press("").error == fault_words.enrol_fault("code_empty")
    assert page.work.done == []
    done = page.press("abcd-1234")
    assert (page.work.done, done.text) == ([(COPIED, "abcd-1234")], say.done(COPIED))
    assert (done.code_label, done.second, done.back, page.ended) == ("", "", "", [])
    page.press("")
    assert page.ended == ["done"]


def test_another_key_is_compared_first(speaker: Speaker) -> None:
    page = Enrolling(Work(fingerprint=FINGERPRINT))
    assert page.press().fingerprint == FINGERPRINT
    page.presenter.second()
    assert page.screen.error == fault_words.enrol_fault("fingerprint_different")
    assert (page.screen.fingerprint, page.ended) == ((), [])
    page.press()
    assert page.press().text == say.done(COPIED)
    assert page.work.done[-1] == "accepted"


def test_a_supervisor_agrees_where_there_are_clerks(speaker: Speaker) -> None:
    page = Enrolling(Work(clerks=True))
    before = page.screen.attempt
    refused = page.press("ABCD", "Kielo", "000000")
    assert (refused.error, page.work.done) == (care_words.not_accepted(staffed=True), [])
    assert refused.attempt > before
    page.press("ABCD", "Kielo", "112233")
    assert page.work.done == [(COPIED, "ABCD")]


def test_what_fails_is_said_and_can_be_tried_again(speaker: Speaker) -> None:
    page = Enrolling(Work(broken=OSError(), fingerprint=FINGERPRINT))
    assert page.press().error == "fault OSError"
    page.work.broken = None
    page.press()
    page.work.broken = OSError()
    assert page.press().fingerprint == FINGERPRINT
    assert page.screen.error == "fault OSError"


def test_one_question_at_a_time(speaker: Speaker) -> None:
    page = Enrolling()
    page.lane.held = True
    assert (page.press().busy, page.screen.second, page.screen.back) == (True, "", "")
    page.press()
    page.presenter.open(MatterKind.OUT_OF_USE, "another")
    page.lane.held = False
    page.lane.release()
    assert page.work.done == [(COPIED, "ABCD")]
    # Whoever comes back finds it done: it is not asked for twice.
    page.presenter.open(COPIED, KEY)
    assert page.screen.text == say.done(COPIED)


def test_left_as_it_is_the_matter_is_noted(speaker: Speaker) -> None:
    page = Enrolling()
    page.presenter.second()
    assert (page.work.done, page.ended) == ([KEY], ["back"])


@pytest.mark.parametrize("kind", sorted(ENROLLED_ANEW))
def test_each_matter_has_its_words(speaker: Speaker, kind: MatterKind) -> None:
    assert Enrolling(kind=kind).screen.text == say.text(kind)


def test_the_page_works_by_keyboard_alone(window: DeskWindow, speaker: Speaker) -> None:
    screens = dict(anew_gallery())
    window.open(Section.ANEW)
    view, pressed, left = window.anew, [], []
    view.pressed.connect(lambda *said: pressed.append(said))
    view.back.connect(lambda: left.append(True))
    view.render_screen(screens["anew_staffed"])
    assert view.code.hasFocus()
    for text in ("ABCD", "Kielo", "112233"):
        field = window.focusWidget()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert pressed == [("ABCD", "Kielo", "112233")]
    view.render_screen(screens["anew_refused"])
    assert (view.code.text(), view.secret.text()) == ("ABCD", "")
    assert view.secret.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert left == [True]
    view.render_screen(screens["anew_done"])
    assert view.code.isHidden()
    assert view.back_button.isHidden()
    assert view.button.hasFocus()
    QTest.keyClick(view.button, Qt.Key.Key_Return)
    assert len(pressed) == 2
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert left == [True]
