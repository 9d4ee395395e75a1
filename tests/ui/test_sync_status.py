"""The sync screen: what needs a person, what a coordinator noted, the receipt and the rounds."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.sync_status.screen import SyncAct
from boxoffice.ui.sync_status.view import SyncView
from boxoffice.ui.translation import Speaker
from tests.ui import shift_gallery as made
from tests.ui.shift_gallery import plain


def test_the_inbox_accuses_nobody_and_offers_one_action(speaker: Speaker) -> None:
    syncing = made.Syncing()
    titles = {each.key: each.title for each in syncing.screen.inbox}
    assert titles["given_twice:row"] == "Given twice"
    assert titles["not_in_use:row"] == "Given on a card that was not in use"
    line = next(each for each in syncing.screen.inbox if each.key == "given_twice:row")
    assert plain(line.detail) == "…388 · 25.4.2026 19:30 · Opening concert · 1 + 2"
    acts = {each.key: each.act for each in syncing.screen.inbox}
    assert acts["unsent"] is SyncAct.SEND
    assert acts["old_list"] is SyncAct.FETCH
    assert acts["given_twice:row"] is SyncAct.NOTED
    assert syncing.counted == [len(made.MATTERS)]
    syncing.presenter.act(SyncAct.NOTED, "given_twice:row")
    assert syncing.work.noted == ["given_twice:row"]
    assert syncing.counted[-1] == len(made.MATTERS) - 1
    assert "given_twice:row" not in {each.key for each in syncing.screen.inbox}
    sent: list[None] = []
    syncing.presenter.send = lambda: sent.append(None)
    syncing.presenter.act(SyncAct.SEND, "unsent")
    syncing.presenter.act(SyncAct.FETCH, "old_list")
    assert sent == [None, None]


def test_what_a_coordinator_noted_waits_for_nobody(
    speaker: Speaker, appearance: Appearance, qtbot: QtBot
) -> None:
    screen = dict(made.sync_gallery())["sync_noted"]
    assert (screen.inbox, screen.inbox_empty) == ((), "Nothing needs a person.")
    own, other = screen.settled
    assert own.text == "A coordinator noted this on 25.4.2026. Nobody has to do anything here."
    assert (own.title, own.button, own.settled) == ("Given twice", "", True)
    assert "Another desk" not in own.detail
    assert "Another desk" in other.detail
    view = SyncView(appearance)
    qtbot.addWidget(view)
    view.render_screen(screen)
    assert [line.title.text() for line in view.settled.lines] == ["Given twice"] * 2
    assert not view.settled.isHidden()
    view.render_screen(dict(made.sync_gallery())["sync_rows"])
    assert view.settled.isHidden()


def test_another_desks_row_is_told_in_other_words(speaker: Speaker) -> None:
    (row,) = (each for each in made.NOTED if not each.here)
    (line,) = made.Syncing(made.full_state((replace(row, noted_at=None),))).screen.inbox
    assert line.text.startswith("Tickets were given on this card here and at another desk")
    assert (line.act, line.button) == (SyncAct.NOTED, "Noted")


def test_what_a_supervisor_notes_has_no_button_for_others(
    speaker: Speaker, appearance: Appearance, qtbot: QtBot
) -> None:
    screens = dict(made.sync_gallery())
    (line,) = screens["sync_unsupervised"].inbox
    assert (line.title, line.button) == ("Many unknown cards were looked up", "")
    assert line.text.endswith("A supervisor who is signed in notes this.")
    assert "40 unknown cards that day" in plain(line.detail)
    view = SyncView(appearance)
    qtbot.addWidget(view)
    view.render_screen(screens["sync_unsupervised"])
    assert view.inbox.lines[0].button.isHidden()
    view.render_screen(screens["sync_inbox"])
    assert not view.inbox.lines[0].button.isHidden()


def test_the_alarm_sounds_once_for_the_same_rows(speaker: Speaker) -> None:
    syncing = made.Syncing()
    syncing.presenter.refresh()
    assert [plain(each) for each in syncing.alarms] == [
        "12 rows have waited 26 h to be sent. Nothing is lost."
    ]
    syncing.work.now = made.state()
    syncing.presenter.refresh()
    syncing.work.now = made.full_state()
    syncing.presenter.refresh()
    assert len(syncing.alarms) == 2


def test_the_receipt_is_shown_saved_and_printed(speaker: Speaker, tmp_path: Path) -> None:
    syncing = made.Syncing(made.state())
    assert syncing.screen.title == "Everything is sent and confirmed"
    receipt = syncing.screen.receipt
    assert receipt is not None
    assert [plain(each) for each in receipt.lines] == [
        "The centre has confirmed 231 rows of this desk.",
        "Last row: 231",
        "Check number: 0001 0203 0405 0607",
        "Signed by the centre: 25.4.2026 20:30",
    ]
    file = tmp_path / "receipt.txt"
    syncing.presenter.act(SyncAct.SAVE_RECEIPT, str(file))
    assert all(line in syncing.work.written[file] for line in receipt.lines)
    assert made.RECEIPT.statement.decode() in syncing.work.written[file]
    syncing.work.full = True
    syncing.presenter.act(SyncAct.SAVE_RECEIPT, str(file))
    assert not syncing.screen.hint_is_good
    syncing.presenter.act(SyncAct.PRINT_RECEIPT)
    assert syncing.screen.hint_is_good
    assert len(syncing.paper.printed) == 1
    unsent = made.Syncing().screen.receipt
    assert unsent is not None
    assert unsent.lines[-1] == "12 rows made since are not in it yet."


def test_the_history_says_each_round(speaker: Speaker) -> None:
    assert [plain(each) for each in made.Syncing().screen.history] == [
        "25.4.2026 20:30 · 12 rows sent · 3 changes received",
        "25.4.2026 20:21 · no connection",
        "25.4.2026 20:00 · nothing new",
        "25.4.2026 19:40 · 1 change received · it did not succeed",
        "25.4.2026 18:30 · this program is too old",
    ]
