"""The festival relay in the settings: what it says, and what a person can do there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from boxoffice.scanning.decoding import Decoder
from boxoffice.scanning.reading import read_picture
from boxoffice.services.relaying import Near
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.relay.panel import RelayPanel
from boxoffice.ui.theme import ThemeChoice
from boxoffice.ui.translation import Speaker
from sync.protocol.relays import read_pairing_text
from tests.ui.relay_gallery import OWN, PAIRED, STATUS, Seen, Work

WIDTH = 640


def test_a_desk_pairs_by_address_and_code(speaker: Speaker) -> None:
    work = Work()
    seen = Seen(work)
    assert (seen.screen.may_pair, seen.screen.may_leave) == (True, False)
    seen.presenter.pair("192.168.1.20", "ABCD")
    assert work.asked == [("192.168.1.20", "ABCD")]
    assert seen.pairings == [PAIRED]
    assert seen.screen.paired == "Paired with the relay at 192.168.1.20:8470."
    assert (seen.screen.may_pair, seen.screen.may_leave) == (False, True)


def test_a_scanned_picture_says_both(speaker: Speaker) -> None:
    work = Work()
    Seen(work).presenter.pair("kaiku-relay 192.168.1.20:8470 ABCD-EFGH-JKMN", "")
    assert work.asked == [("192.168.1.20:8470", "ABCD-EFGH-JKMN")]


def test_a_refused_pairing_says_why_and_can_be_tried_again(speaker: Speaker) -> None:
    work = Work(refuses=True)
    seen = Seen(work)
    seen.presenter.pair("192.168.1.20", "ABCD")
    assert seen.screen.error == "the relay shows another code"
    assert seen.screen.may_pair
    work.refuses = False
    seen.presenter.pair("192.168.1.20", "ABCE")
    assert (seen.screen.error, seen.screen.may_pair) == ("", False)


@pytest.mark.parametrize(
    ("near", "said"),
    [
        (Near(answers=True), "It is near."),
        (Near(True, 1), "It is near, and also holds 1 row that waits for the centre."),
        (Near(True, 2), "It is near, and also holds 2 rows that wait for the centre."),
        (
            Near(answers=False),
            "It does not answer now. This desk goes on with what it holds.",
        ),
    ],
)
def test_a_paired_desk_says_how_its_relay_stands(speaker: Speaker, near: Near, said: str) -> None:
    seen = Seen(Work(), paired=PAIRED)
    seen.presenter.told(near)
    assert seen.screen.note == said
    seen.presenter.leave()
    assert (seen.pairings, seen.screen.may_pair, seen.screen.note) == ([None], True, "")


def test_a_computer_that_is_the_relay_shows_how_to_pair_and_pairs_itself(
    speaker: Speaker,
) -> None:
    work = Work()
    seen = Seen(work)
    seen.presenter.turn(True)
    assert work.asked == ["start", ("127.0.0.1:8470", STATUS.code)]
    screen = seen.screen
    assert screen.here
    assert screen.address == "Address: 192.168.1.20:8470"
    assert screen.code.startswith("Pairing code: ")
    assert read_pairing_text(screen.qr) is not None
    assert screen.standing == (
        "3 desks paired · 12 batches wait for the centre · No connection to the centre now"
    )
    seen.presenter.turn(False)
    assert work.asked[2:] == ["stop", "leave"]
    assert seen.pairings == [OWN, None]
    assert (seen.screen.here, seen.screen.qr, seen.screen.standing) == (False, "", "")


def test_a_relay_that_does_not_start_is_said(speaker: Speaker) -> None:
    work = Work(found=None)
    seen = Seen(work)
    seen.presenter.turn(True)
    assert seen.screen.standing == "Starting…"
    work.ended = "relay.log"
    seen.presenter.look()
    assert seen.screen.error == "The relay could not be started. The file relay.log says why."


def test_a_desk_that_is_a_relay_starts_it_again(speaker: Speaker) -> None:
    work = Work()
    seen = Seen(work, here=True, paired=OWN)
    seen.presenter.begin()
    assert work.asked == ["start"]
    assert seen.screen.standing


@pytest.fixture
def panel(qtbot: QtBot, appearance: Appearance) -> Iterator[RelayPanel]:
    """The panel as it is in the settings: no window of its own."""
    page = QWidget()
    qtbot.addWidget(page)
    made = RelayPanel(appearance)
    made.setParent(page)
    yield made
    page.close()


def shown(panel: RelayPanel, appearance: Appearance, width: int) -> QImage:
    panel.restyle()
    panel.resize(width, panel.heightForWidth(width))
    return panel.grab().toImage()


def test_the_picture_can_be_read(
    panel: RelayPanel, appearance: Appearance, speaker: Speaker, tmp_path: Path
) -> None:
    seen = Seen(Work(), here=True, paired=OWN)
    seen.presenter.begin()
    panel.render_screen(seen.screen)
    file = tmp_path / "panel.png"
    assert shown(panel, appearance, WIDTH).save(str(file))
    assert read_picture(file, Decoder()).text == seen.screen.qr


@pytest.mark.parametrize("language", list(LanguageCode))
@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut_off_in_any_language(
    panel: RelayPanel, appearance: Appearance, speaker: Speaker, language: LanguageCode, scale: int
) -> None:
    speaker.use(language)
    appearance.choose(ThemeChoice.LIGHT, scale)
    states = (Seen(Work(), here=True, paired=OWN), Seen(Work()), Seen(Work(), paired=PAIRED))
    states[0].presenter.begin()
    states[2].presenter.told(Near(True, 7))
    for seen in states:
        panel.render_screen(seen.screen)
        shown(panel, appearance, WIDTH)
        assert panel.minimumSizeHint().width() <= WIDTH, "every text wraps"
        room = WIDTH - 2 * appearance.px(22)
        buttons = [each for each in panel.findChildren(Button) if not each.isHidden()]
        assert all(each.sizeHint().width() <= room for each in buttons)


def test_signals_carry_what_was_typed(panel: RelayPanel, qtbot: QtBot, speaker: Speaker) -> None:
    panel.render_screen(Seen(Work()).screen)
    panel.address.setText("192.168.1.20")
    panel.code.setText("ABCD")
    with qtbot.waitSignal(panel.pair_wanted) as caught:
        panel.pair.click()
    assert caught.args == ["192.168.1.20", "ABCD"]
    for button, here in ((panel.on, True), (panel.off, False)):
        with qtbot.waitSignal(panel.turned) as caught:
            button.click()
        assert caught.args == [here]
