"""The festival relay beside an open desk: its panel in the settings, and the exchange's thread."""

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from boxoffice.config import Config, PairedRelay
from boxoffice.services import relay_here, relaying
from boxoffice.services.desk import Desk
from boxoffice.ui import faults, relay_words, running
from boxoffice.ui.relay.presenter import RelayPresenter
from boxoffice.ui.relay.screen import RelayScreen
from boxoffice.ui.threads import Deliverer, WorkLane, guarded
from boxoffice.ui.window import DeskWindow, Section
from sync.protocol.relays import RELAY_PORT, RelayStatus

_LOOK_MS = 1_000
_PATIENCE_SECONDS = 2.0


class _Work:
    """What the panel has done, on its lane."""

    def __init__(self, config: Config, desk: Desk, signing_key: bytes) -> None:
        self._config = config
        self._desk = desk
        self._signing_key = signing_key
        port = running.kept_settings(config).relay_port
        self.here = relay_here.RelayHere(config, port or RELAY_PORT)

    def start_here(self) -> None:
        self._keep(relay_here=True)
        self.here.start(self._desk)

    def stop_here(self) -> None:
        self._keep(relay_here=None)
        self.here.stop()

    def status(self) -> RelayStatus | None:
        return self.here.status()

    def failed(self) -> str:
        return str(self.here.log) if self.here.failed else ""

    def pair(self, address: str, code: str) -> PairedRelay:
        paired = relaying.pair(self._desk, self._signing_key, address, code)
        self._keep(relay=paired)
        return paired

    def leave(self) -> None:
        self._keep(relay=None)

    def _keep(self, **kept: object) -> None:
        self._config.save(self._config.settings().model_copy(update=kept))


class RelaySession(QObject):
    """Wires panel, lane and thread while a desk is open."""

    def __init__(
        self,
        window: DeskWindow,
        config: Config,
        desk: Desk,
        *,
        signing_key: bytes,
        deliverer: Deliverer,
        came: Callable[[], None],
    ) -> None:
        """Begin with the exchange, and with the relay where this computer is one. `came` is called
        on the interface thread when other desks' uses came.
        """
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._signing_key = signing_key
        self._deliverer = deliverer
        self._came = came
        self._loop: relaying.RelayLoop | None = None
        self._threads: list[threading.Thread] = []
        self._lane = WorkLane("relay", deliverer, (*faults.HANDLED, relaying.NotPaired, OSError))
        settings = running.kept_settings(config)
        self._work = _Work(config, desk, signing_key)
        self.presenter = RelayPresenter(
            self._work,
            self._lane,
            self._show,
            self._fault,
            here=bool(settings.relay_here),
            paired=settings.relay,
        )
        self.presenter.changed = self._exchange_with
        self._is_shown = False
        window.when_made(Section.SETTINGS, self._connect)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_MS)
        self.presenter.begin()
        self._exchange_with(settings.relay)

    def show(self) -> None:
        """Say everything anew, in the language spoken now."""
        self.presenter.show()

    def stop(self) -> bool:
        """Exchange no more; false where a network that does not answer still holds the thread."""
        self._timer.stop()
        self._end_exchange()
        self.presenter.changed = lambda paired: None
        ended = self._lane.stop(_PATIENCE_SECONDS)
        for thread in self._threads:
            thread.join(_PATIENCE_SECONDS)
        return ended and not any(thread.is_alive() for thread in self._threads)

    def _connect(self) -> None:
        self._is_shown = True
        panel = self._window.settings.relay
        panel.turned.connect(self.presenter.turn)
        panel.pair_wanted.connect(self.presenter.pair)
        panel.leave_wanted.connect(self.presenter.leave)
        self.presenter.show()

    def _show(self, screen: RelayScreen) -> None:
        if self._is_shown:
            self._window.settings.relay.render_screen(screen)

    def _look(self) -> None:
        if self._window.section is Section.SETTINGS:
            self.presenter.look()

    def _exchange_with(self, paired: PairedRelay | None) -> None:
        self._end_exchange()
        if paired is None:
            return
        exchanging = relaying.Exchanging(self._desk, self._signing_key, paired)
        self._loop = relaying.RelayLoop(
            exchanging.once,
            exchanging.close,
            lambda near: self._deliverer.deliver(partial(self.presenter.told, near)),
            lambda: self._deliverer.deliver(self._came),
        )
        self._threads = [each for each in self._threads if each.is_alive()]
        thread = threading.Thread(
            target=guarded, args=(self._loop.run, self._deliverer), name="relay", daemon=True
        )
        self._threads.append(thread)
        thread.start()

    def _end_exchange(self) -> None:
        """Its thread ends by itself, after the exchange under way."""
        if self._loop is not None:
            self._loop.stop()
            self._loop = None

    def _fault(self, error: Exception) -> str:
        if isinstance(error, relaying.NotPaired):
            return relay_words.pairing_fault(error.reason)
        if isinstance(error, OSError):
            return relay_words.not_started(str(self._work.here.log))
        return faults.fault_sentence(error)
