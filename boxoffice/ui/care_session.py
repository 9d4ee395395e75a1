"""Diagnostics and finishing in the window, over one open desk."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from boxoffice.durable_files import write_durably
from boxoffice.services import diagnosing
from boxoffice.services.desk import Desk
from boxoffice.ui import care_words, faults
from boxoffice.ui.finish import presenter as finish_presenter
from boxoffice.ui.finish import work as finish_work
from boxoffice.ui.lane import Lane
from boxoffice.ui.window import DeskWindow, Section


class CareSession:
    """Wires the settings' care panel and the page of finishing."""

    def __init__(
        self,
        window: DeskWindow,
        desk: Desk,
        lane: Lane,
        leave: "Callable[[bool], finish_presenter.Gone | finish_presenter.Refusal]",
    ) -> None:
        """`leave` sends and tells the centre; `gone` is for the composition root."""
        self._window = window
        self._desk = desk
        self._lane = lane
        self._leave = leave
        self.gone: Callable[[finish_presenter.Gone], None] = lambda gone: None
        window.when_made(Section.SETTINGS, self._connect_settings)
        window.when_made(Section.FINISH, self._connect_finish)

    @cached_property
    def finish(self) -> "finish_presenter.FinishPresenter":
        """What the page of finishing says; made when it is first wanted."""
        made = finish_presenter.FinishPresenter(
            finish_work.FinishCounter(self._desk, self._leave),
            self._lane,
            lambda each: self._window.finish.render_screen(each),  # noqa: PLW0108 - made late
            faults.fault_sentence,
        )
        made.gone = lambda gone: self.gone(gone)  # noqa: PLW0108 - it may be set later
        return made

    def show(self) -> None:
        """Say everything anew, in the language spoken now."""
        if self._window.section is Section.FINISH:
            self.finish.show()

    def _connect_settings(self) -> None:
        care = self._window.settings.care
        care.setHidden(False)
        care.diagnostics.connect(self._save)
        care.finish.connect(self._open)

    def _connect_finish(self) -> None:
        view = self._window.finish
        view.pressed.connect(self.finish.press)
        view.back.connect(lambda: self._window.open(Section.SETTINGS))

    def _open(self) -> None:
        self._window.open(Section.FINISH)
        self.finish.open()

    def _save(self, path: str) -> None:
        care = self._window.settings.care

        def write() -> bool:
            text = diagnosing.diagnostics(self._desk)
            try:
                write_durably(Path(path), text.encode())
            except OSError:
                return False
            return True

        self._lane.run(
            write,
            lambda well: care.told(care_words.diagnostics_done(well)),
            lambda error: care.told(faults.fault_sentence(error)),
        )
