"""The page in front without a window: who is asked, when a plain yes is enough, and a new clerk."""

from boxoffice.domain.clerks import KnownClerk
from boxoffice.ui.front.presenter import Wrong
from boxoffice.ui.supervision.presenter import Answering
from sync.protocol.clerks import ClerkRole
from tests.ui.front_gallery import ESIKKO, NO_CLERKS, PIN, Front


def test_a_supervisor_s_pin_lets_it_be_done_once() -> None:
    front = Front().ask()
    front.presenter.yes()
    front.presenter.answered("000000")
    assert front.done == []
    front.presenter.answered(PIN)
    front.presenter.answered(PIN)
    assert [each.supervisor for each in front.done] == [ESIKKO]
    assert (front.opens, front.closes) == (1, 1)


def test_a_venue_without_pins_is_asked_for_a_plain_yes() -> None:
    front = Front(NO_CLERKS).ask()
    assert (front.screen.yes, front.screen.body) == ("Close the ticket desk", None)
    front.presenter.yes()
    assert len(front.done) == 1


def test_a_supervisor_who_is_signed_in_confirms_only_what_ends_the_desk() -> None:
    present = Answering(needed=False, supervisors=("Esikko",))
    assert len(Front(present).ask("settings").done) == 1
    front = Front(present).ask("quit", always=True)
    assert front.done == []
    front.presenter.yes()
    assert len(front.done) == 1


def test_where_no_supervisor_is_left_nobody_is_locked_in() -> None:
    nobody = Answering(needed=True)
    front = Front(nobody).ask("quit", always=True)
    front.presenter.yes()
    assert len(front.done) == 1


def test_where_no_supervisor_is_left_no_clerk_is_added() -> None:
    front = Front(Answering(needed=True)).ask("clerk", staffed=True)
    front.presenter.yes()
    assert front.done == []


def test_a_store_that_does_not_answer_locks_nobody_in_and_adds_no_clerk() -> None:
    for staffed in (False, True):
        front = Front()
        front.work.broken = OSError()
        front.ask(staffed=staffed)
        assert front.screen.note == "fault"
        front.presenter.yes()
        assert len(front.done) == (0 if staffed else 1)


def test_back_ends_the_question_and_a_late_answer_does_nothing() -> None:
    front = Front().ask()
    front.lane.held = True
    front.presenter.answered(PIN)
    front.presenter.back()
    front.lane.release()
    assert front.done == []
    assert front.closes == 1


def test_each_fault_of_the_form_is_said_at_its_field_and_nothing_is_added() -> None:
    front = Front().form()
    for given, wrong, words in (
        (("  ", "late", PIN, PIN), "name", "Write a name"),
        (("Lumi", "late", "11820", "11820"), "pin", "six digits"),
        (("Lumi", "late", PIN, "118204"), "again", "not the same"),
        (("Lumi", "", PIN, PIN), "", "Choose the event"),
    ):
        front.presenter.add(*given)
        form = front.screen.form
        assert form is not None
        assert (form.wrong, words in front.screen.note) == (wrong, True)
    assert front.work.added == []


def test_a_taken_name_leaves_the_form_open_and_the_next_try_adds() -> None:
    front = Front().form()
    front.work.outcome = Wrong.TAKEN
    front.presenter.add("Lumi", "late", PIN, PIN)
    assert front.screen.form is not None
    assert front.screen.form.chosen == "late"
    front.work.outcome = Front().work.outcome
    front.presenter.add(" Lumi  Lea ", "late", PIN, PIN)
    assert front.work.added[-1] == (ESIKKO, "Lumi Lea", PIN, "late")
    assert front.screen.form is None
    front.presenter.back()
    assert front.closes == 1


def test_two_enters_add_one_clerk() -> None:
    front = Front().form()
    front.lane.held = True
    front.presenter.add("Lumi", "late", PIN, PIN)
    front.presenter.add("Lumi", "late", PIN, PIN)
    front.lane.release()
    assert front.work.added == [(KnownClerk("Esikko", ClerkRole.SUPERVISOR), "Lumi", PIN, "late")]
