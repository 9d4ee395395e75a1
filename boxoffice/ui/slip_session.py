"""The slips of an open desk in the window; what prints them is made at the first one."""

from collections.abc import Callable
from functools import cached_property, partial

from boxoffice.domain.issues import GivenRow, RowState
from boxoffice.services import slips as slip_service
from boxoffice.services.desk import Desk
from boxoffice.ui import words
from boxoffice.ui.desk import slips as desk_slips
from boxoffice.ui.desk.presenter import DeskPresenter
from boxoffice.ui.devices import printing
from boxoffice.ui.devices.memory import DeviceMemory, SlipWhen
from boxoffice.ui.lane import Lane
from boxoffice.ui.settings import devices as device_settings
from boxoffice.ui.today import presenter as today_presenter
from boxoffice.ui.window import DeskWindow, Section


class SlipSession:
    """The `RowSlips` of one desk, and the settings of its printer."""

    def __init__(
        self,
        window: DeskWindow,
        desk: Desk,
        presenter: DeskPresenter,
        lane: Lane,
        *,
        printer: "Callable[[], printing.Printing]",
        memory: DeviceMemory,
    ) -> None:
        """`printer` is asked for once something is printed, or the printers are looked for."""
        self._window = window
        self._desk = desk
        self._presenter = presenter
        self._lane = lane
        self._printer = printer
        self._memory = memory
        self._made: desk_slips.Slips | None = None
        presenter.print_with(self)
        self._today: today_presenter.TodayPresenter | None = None
        window.section_changed.connect(self._section)
        window.desk.given.print.connect(self.print)
        window.desk.print_requested.connect(self.print_asked)

    @cached_property
    def settings(self) -> "device_settings.DeviceSettings":
        """The part of the settings that asks for the printer and the paper."""
        return device_settings.DeviceSettings(
            self._memory,
            self._printer,
            lambda found: self._printer().printers(found),
            lambda: words.day_words(self._desk.today()),
        )

    @property
    def offered(self) -> bool:
        """As `RowSlips`."""
        return self._memory.devices().slip_when is not SlipWhen.NEVER

    def note(self, row_id: str) -> str:
        """As `RowSlips`."""
        return self._made.note(row_id) if self._made else ""

    def failed(self, row_id: str) -> bool:
        """As `RowSlips`."""
        return self._made is not None and self._made.failed(row_id)

    def recorded(self, row: GivenRow) -> None:
        """As `RowSlips`: the slip comes by itself where the desk is set up so."""
        if self._memory.devices().slip_when is SlipWhen.ALWAYS:
            self.print(row.row_id)

    def print_for(self, today: "today_presenter.TodayPresenter") -> None:
        """Print the slips of rows on the Today screen too."""
        self._today = today
        today.slips = self

    def print_asked(self) -> None:
        """Print, or print again, the slip of the tickets that the open card has; where none are on
        the screen, of what was given last.
        """
        card = self._presenter.card
        if card is not None and card.verdict.given:
            if card.slip_row is not None:
                self.print(card.slip_row)
            return
        overview = self._presenter.overview
        for row in overview.given if overview else ():
            if row.state is not RowState.VOIDED:
                self.print(row.row_id)
                return

    def print(self, row_id: str) -> None:
        """Print a row's slip."""
        if not self.offered:
            return
        if self._made is None:
            self._made = desk_slips.Slips(
                partial(slip_service.slip_facts, self._desk),
                self._lane,
                self._printer,
                self._memory.devices,
                show=self._show,
                show_failed=self._show_failed,
            )
        self._made.print(row_id)

    def _section(self, section: str) -> None:
        if section == Section.SETTINGS and "settings" in vars(self):
            self.settings.look_again()

    def _show_failed(self, row_id: str) -> None:
        self._presenter.slip_failed(row_id)
        self._show_today()

    def _show(self) -> None:
        self._presenter.show()
        self._show_today()

    def _show_today(self) -> None:
        if self._today is not None and self._window.section is Section.TODAY:
            self._today.show()
