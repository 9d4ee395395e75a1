"""The guide of practice over made-up states: it looks, says what to try, and never insists."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import gallery
import pytest
from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boxoffice.domain import practice
from boxoffice.domain.issues import GivenRow, RowState
from boxoffice.domain.practice import PracticeCard
from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.printing.document import Text
from boxoffice.scanning.decoding import Decoder
from boxoffice.scanning.reading import read_picture
from boxoffice.ui import practice_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk.screen import Chip
from boxoffice.ui.devices.printing import Printing, write_pdf
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.practice.guide import CUSTOMERS, Advice, Guide, GuideScreen, Seen
from boxoffice.ui.practice.panel import GuidePanel
from boxoffice.ui.practice.sheet import sheet
from boxoffice.ui.theme import ThemeChoice
from boxoffice.ui.threads import Deliverer
from boxoffice.ui.translation import Speaker
from sync.protocol.kinds import TicketKind
from tests.journeys.studio import PracticeStill
from tests.support.desk_work import refused, verdict
from tests.ui.practice_gallery import STAFFED, guide_gallery

HOLDER, CHILD = TicketKind.HOLDER, TicketKind.CHILD
NOW = datetime(2026, 4, 25, 15, 0, tzinfo=UTC)


def _row(
    card: PracticeCard,
    tickets: Mapping[TicketKind, int],
    state: RowState = RowState.WAITING,
    event: str = practice.CONCERT,
    *,
    collected: bool = False,
) -> GivenRow:
    return GivenRow(
        row_id=f"row-{card.name}",
        seq=1,
        event=event,
        tickets=tickets,
        at=NOW,
        code=f"…{card.code[-3:]}",
        state=state,
        verdict="valid",
        collected=collected,
    )


def _open(card: PracticeCard) -> Verdict:
    return replace(verdict(card.code), event=practice.CONCERT)


class _Watched:
    """A guide, and what it showed."""

    def __init__(self, at: int = 1) -> None:
        self.shown: list[GuideScreen] = []
        self.guide = Guide(self.shown.append)
        self.see()
        for _ in range(at - 1):
            self.guide.skip()

    def see(
        self, *rows: GivenRow, verdict: Verdict | None = None, event: str = practice.CONCERT
    ) -> GuideScreen:
        self.guide.look(Seen(event, rows, verdict))
        return self.guide.screen


def test_a_locked_desk_is_signed_in_at_before_anything_else() -> None:
    watched = _Watched()
    watched.guide.look(Seen(practice.CONCERT, (), _open(practice.SINGLE), locked=True))
    assert watched.guide.screen.advice is Advice.SIGN_IN
    assert watched.see().advice is Advice.SHOW


@pytest.mark.parametrize("staffed", [False, True])
def test_the_pins_stand_on_the_panel_and_on_the_sheet(
    appearance: Appearance, speaker: Speaker, staffed: bool
) -> None:
    panel = GuidePanel(appearance, date(2026, 4, 25), staffed=staffed)
    panel.render_screen(GuideScreen(1, CUSTOMERS[0], Advice.SIGN_IN))
    assert panel.advice.text() == "First sign in: choose a made-up name and type its PIN."
    blocks = sheet(date(2026, 4, 25), staffed=staffed).pages[0].blocks
    printed = " ".join(each.text for each in blocks if isinstance(each, Text))
    for each in practice.CLERKS:
        assert (each.pin in panel.names.text()) is staffed
        assert (each.pin in printed) is staffed
    said = panel.names.text().replace("\N{NO-BREAK SPACE}", " ")
    assert ("Esikko, supervisor: PIN 778899" in said) is staffed
    shown = [name for name, each in panel.buttons.items() if not each.isHidden()]
    assert shown == ["leave"]
    panel.render_screen(GuideScreen(1, CUSTOMERS[0], Advice.SHOW))
    assert not any(each.isHidden() for each in panel.buttons.values())
    panel.deleteLater()


def test_the_event_comes_before_the_first_card() -> None:
    watched = _Watched()
    assert watched.see(event="").advice is Advice.EVENT
    assert watched.see(event=practice.MUSEUM).advice is Advice.EVENT
    assert watched.see().advice is Advice.SHOW


def test_a_card_on_screen_is_served_and_another_one_is_said() -> None:
    watched = _Watched()
    assert watched.see(verdict=_open(practice.SINGLE)).advice is Advice.OPEN
    assert watched.see(verdict=_open(practice.FAMILY)).advice is Advice.OTHER_CARD


def test_the_tickets_that_are_wanted_bring_the_next_customer_with_praise() -> None:
    screen = _Watched().see(_row(practice.SINGLE, {HOLDER: 1}))
    assert (screen.number, screen.praise) == (2, True)


@pytest.mark.parametrize(
    ("tickets", "advice"),
    [({HOLDER: 1}, Advice.COUNT), ({HOLDER: 1, CHILD: 1}, Advice.COUNT)],
)
def test_other_tickets_than_wanted_are_said_and_nothing_is_blocked(
    tickets: dict[TicketKind, int], advice: Advice
) -> None:
    watched = _Watched(2)
    assert watched.see(_row(practice.FAMILY, tickets)).advice is advice
    late = {CHILD: 2 - tickets.get(CHILD, 0)}
    more = replace(_row(practice.FAMILY, late), row_id="row-more")
    assert watched.see(_row(practice.FAMILY, tickets), more).number == 3


def test_undone_tickets_count_for_nothing() -> None:
    watched = _Watched(2)
    undone = _row(practice.FAMILY, {HOLDER: 1}, RowState.VOIDED)
    assert watched.see(undone).advice is Advice.SHOW


def test_tickets_for_another_event_are_said() -> None:
    row = _row(practice.SINGLE, {HOLDER: 1}, event=practice.MUSEUM)
    screen = _Watched().see(row)
    assert (screen.number, screen.advice) == (1, Advice.OTHER_EVENT)


def test_who_ordered_by_phone_is_let_in() -> None:
    watched = _Watched(5)
    ordered = {HOLDER: 1, CHILD: 1}
    assert watched.see(_row(practice.ORDERED, ordered)).number == 5
    assert watched.see(_row(practice.ORDERED, ordered, collected=True)).number == 6


def test_a_refusal_counts_once_it_was_on_screen_and_was_closed() -> None:
    watched = _Watched(6)
    stop = refused(practice.BLOCKED.code, VerdictKind.BLOCKED)
    assert watched.see(verdict=stop).number == 6
    assert watched.see().number == 7


def test_another_refusal_is_not_this_customers() -> None:
    watched = _Watched(6)
    watched.see(verdict=refused(practice.EXPIRED.code, VerdictKind.EXPIRED))
    assert watched.see().number == 6


def test_a_way_on_is_no_refusal() -> None:
    watched = _Watched(6)
    way_on = refused(practice.BLOCKED.code, VerdictKind.EXPIRED, alternative=Action.GIVE_ON_FACE)
    watched.see(verdict=way_on)
    assert watched.see().number == 6


def test_the_last_customer_takes_tickets_and_gives_them_back() -> None:
    watched = _Watched(8)
    wanted = {HOLDER: 1, CHILD: 1}
    assert watched.see(_row(practice.RETURNING, wanted)).advice is Advice.TAKE_BACK
    end = watched.see(_row(practice.RETURNING, wanted, RowState.VOIDED))
    assert (end.number, end.customer, end.praise) == (0, None, True)


def test_all_can_be_skipped_and_the_end_stays() -> None:
    watched = _Watched()
    for _ in range(len(CUSTOMERS) + 2):
        watched.guide.skip()
    assert watched.guide.screen == GuideScreen(0, None)


def test_nothing_is_shown_again_that_is_shown_already() -> None:
    watched = _Watched()
    before = len(watched.shown)
    watched.see()
    watched.see()
    assert len(watched.shown) == before
    watched.guide.show(again=True)
    assert len(watched.shown) == before + 1


@pytest.mark.parametrize("code", list(LanguageCode))
@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_card_has_room_below_the_guide_also_in_another_theme(
    qtbot: QtBot, appearance: Appearance, speaker: Speaker, code: LanguageCode
) -> None:
    speaker.use(code)
    still = PracticeStill(appearance)
    qtbot.addWidget(still.frame)
    still.frame.resize(1280, 800)
    still.frame.show()
    for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        appearance.choose(theme)
        still.guide.render_screen(GuideScreen(1, CUSTOMERS[0], Advice.OPEN))
        still.desk.render_screen(gallery.valid())
        for _ in range(8):
            QApplication.processEvents()
        assert not still.desk.scrolls, theme


@pytest.mark.parametrize("code", list(LanguageCode))
@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_code_field_is_whole_below_the_guide_where_text_is_large(
    qtbot: QtBot, appearance: Appearance, speaker: Speaker, code: LanguageCode
) -> None:
    speaker.use(code)
    appearance.choose(scale=200)
    still = PracticeStill(appearance)
    qtbot.addWidget(still.frame)
    still.frame.resize(1280, 800)
    still.frame.show()
    apart = replace(gallery.ready(), connection=Chip(practice_words.chip()), waiting=Chip(""))
    field = still.desk.code_field.line
    for name, screen in guide_gallery():
        if screen.advice in {Advice.OPEN, Advice.SIGN_IN}:
            continue  # the desk is shown whole then, or not at all
        still.guide.staffed = name.startswith(STAFFED)
        still.guide.render_screen(screen)
        still.desk.render_screen(apart)
        still.frame.show_desk(whole=False)
        for _ in range(8):
            QApplication.processEvents()
        assert field.visibleRegion().boundingRect() == field.rect(), name


@pytest.mark.parametrize("code", list(LanguageCode))
@pytest.mark.usefixtures("appearance")
def test_every_card_of_the_printed_sheet_is_read_back(
    tmp_path: Path, speaker: Speaker, code: LanguageCode
) -> None:
    speaker.use(code)
    path = tmp_path / "sheet.pdf"
    assert write_pdf(sheet(date(2026, 4, 25)), path) == 2
    pages = QPdfDocument()
    assert pages.load(str(path)) is QPdfDocument.Error.None_
    found: set[str] = set()
    for page in range(pages.pageCount()):
        picture = tmp_path / f"{page}.png"
        pages.render(page, QSize(1654, 2339)).save(str(picture))
        found |= {each.text for each in read_picture(picture, Decoder()).codes}
    pages.close()
    assert found == {card.code for card in practice.CARDS}


def test_everything_that_is_printed_bears_the_mark(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = []
    deliverer = Deliverer()
    printing = Printing(deliverer, lambda: "Practice")
    target = "boxoffice.ui.devices.printing.{}".format
    monkeypatch.setattr(target("write_pdf"), lambda document, path: kept.append(document))
    monkeypatch.setattr(target("print_document"), lambda document, name: kept.append(document))
    plain = replace(sheet(date(2026, 4, 25)), mark="")
    printing.print(plain, "", lambda: None, lambda error: None)
    printing.save(plain, tmp_path / "any.pdf", lambda: None, lambda error: None)
    printing.stop()
    assert [each.mark for each in kept] == ["Practice", "Practice"]
