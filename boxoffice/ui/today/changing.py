"""Changing rows: the two panels in place, and the acts that void, correct and move. Knows no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol

from boxoffice.domain.clerks import KnownClerk
from boxoffice.domain.day_rows import DayRow
from boxoffice.services.finding import DayView
from boxoffice.ui import today_words as say
from boxoffice.ui import words
from boxoffice.ui.lane import Lane
from boxoffice.ui.lists.screen import Option
from boxoffice.ui.today import composing
from boxoffice.ui.today.screen import Act, ActName, CountsPanel, MovePanel
from boxoffice.ui.today.work import DoneRows, NeedsSupervisor, Outcome, TodayWork
from sync.protocol.kinds import TicketKind, VoidReason

_CHOSEN, _SINCE = "chosen", "since"
_CANCEL = "Esc"


class TodayHolder(Protocol):
    """The presenter, as far as its acts need it."""

    @property
    def view(self) -> DayView | None:
        """What is on screen."""
        ...

    @property
    def chosen(self) -> tuple[DayRow, ...]:
        """The rows that are chosen, in the order of the list."""
        ...

    @property
    def narrowed(self) -> bool:
        """Whether the list shows only what was looked for."""
        ...

    @property
    def supervisor(self) -> KnownClerk | None:
        """Who answers for other days and desks now."""
        ...

    def supervised(self, act: Callable[[KnownClerk | None], None]) -> None:
        """Ask for a supervisor, and go on with the act."""
        ...

    def say(self, hint: Callable[[], str], *, many: bool = False) -> None:
        """Say what was done, to `many` rows or to one, and read the desk anew."""
        ...

    def show(self) -> None:
        """Paint everything."""
        ...

    def failed(self, error: Exception) -> None:
        """Say what kept the desk from it."""
        ...


@dataclass(frozen=True, slots=True)
class Counting:
    """Other counts for a row are being chosen."""

    row: DayRow
    tickets: Mapping[TicketKind, int] = field(default_factory=dict)

    @property
    def came_back(self) -> int:
        """How many tickets are fewer; 0 where any kind has more."""
        kinds = {*self.row.tickets, *self.tickets}
        less = [self.row.tickets.get(kind, 0) - self.tickets.get(kind, 0) for kind in kinds]
        return sum(less) if all(each >= 0 for each in less) else 0

    @property
    def differs(self) -> bool:
        """Whether the counts are not those of the row."""
        kinds = {*self.row.tickets, *self.tickets}
        return any(self.row.tickets.get(kind, 0) != self.tickets.get(kind, 0) for kind in kinds)


@dataclass(frozen=True, slots=True)
class Moving:
    """Another event for rows is being chosen: `since` holds the day's rows of the same event from
    the earliest chosen one on, whatever the list shows of them.
    """

    rows: tuple[DayRow, ...]
    since: tuple[DayRow, ...]
    scope: str = _CHOSEN
    event: str = ""

    @property
    def wanted(self) -> tuple[DayRow, ...]:
        """The rows that would be moved."""
        return self.since if self.scope == _SINCE else self.rows


class RowChanges:
    """The panel that is open, if one is, and every act on rows."""

    def __init__(self, work: TodayWork, lane: Lane, holder: TodayHolder) -> None:
        """Nothing is open."""
        self._work = work
        self._lane = lane
        self._holder = holder
        self._open: Counting | Moving | None = None

    def close(self) -> None:
        """No panel any more."""
        self._open = None

    @property
    def is_open(self) -> bool:
        """Whether a panel is open: the list then waits."""
        return self._open is not None

    def count(self) -> None:
        """Open the counts of the chosen row."""
        row = self._one()
        if row is not None and row.stands and row.here:
            self._open = Counting(row, dict(row.tickets))
            self._holder.show()

    def move(self) -> None:
        """Open the move of the chosen rows."""
        rows = tuple(row for row in self._holder.chosen if row.stands and row.here)
        view = self._holder.view
        if not rows or view is None:
            return
        first = min(row.at for row in rows)
        event = rows[0].event
        alike = all(row.event == event for row in rows)
        since = tuple(
            row
            for row in view.recorded
            if alike and row.here and row.stands and row.event == event and row.at >= first
        )
        options = composing.event_options(view, event, "")
        right = options[0].value if len(options) == 1 else ""
        # Who looked for a card means that card; who chose where it went wrong means all since.
        just_these = len(rows) > 1 or len(since) <= 1 or self._holder.narrowed
        scope = _CHOSEN if just_these else _SINCE
        self._open = Moving(rows, since, scope, right)
        self._holder.show()

    def choose_event(self, event_id: str) -> None:
        """The right event."""
        if isinstance(self._open, Moving):
            self._open = replace(self._open, event=event_id)
            self._holder.show()

    def choose_scope(self, scope: str) -> None:
        """Which rows a move takes along."""
        if isinstance(self._open, Moving):
            self._open = replace(self._open, scope=scope)
            self._holder.show()

    def step(self, kind: str, by: int) -> None:
        """One ticket of a kind more or fewer."""
        if isinstance(self._open, Counting):
            name = TicketKind(kind)
            count = max(0, self._open.tickets.get(name, 0) + by)
            self._open = replace(self._open, tickets={**self._open.tickets, name: count})
            self._holder.show()

    def confirm(self, name: ActName) -> None:
        """A panel's own buttons."""
        panel = self._open
        if isinstance(panel, Counting) and panel.differs:
            self._replace(panel, returned=name is ActName.CAME_BACK)
        elif isinstance(panel, Moving) and panel.event and panel.wanted:
            self._move(panel)

    def take_back(self, reason: VoidReason) -> None:
        """Void the chosen row, or say another reason."""
        row = self._one()
        if row is None or (reason is VoidReason.MISTAKE and not row.stands):
            return
        name = "undone" if row.stands else "reason"
        self._do(
            lambda boss: self._work.take_back(row.row_id, reason, boss),
            lambda _: say.done(name, row.code or ""),
        )

    def give_again(self) -> None:
        """Record the chosen row anew."""
        row = self._one()
        if row is not None and not row.stands:
            self._do(
                lambda boss: self._work.give_again(row.row_id),
                lambda _: say.done("given_again", row.code or ""),
            )

    def release(self, rows: tuple[DayRow, ...]) -> None:
        """Void tickets that nobody came for."""
        ids = tuple(row.row_id for row in rows)
        if ids:
            self._do(
                lambda boss: self._work.release(ids, boss), lambda done: say.released(done.rows)
            )

    def let_in(self) -> None:
        """The customer came for the tickets of the chosen row."""
        row = self._one()
        if row is not None and row.stands:
            self._do(
                lambda boss: self._work.let_in(row.row_id),
                lambda _: say.done("let_in", row.code or ""),
            )

    def panel(self) -> CountsPanel | MovePanel | None:
        """What is open, worded."""
        view = self._holder.view
        if view is None:
            return None
        if isinstance(self._open, Counting):
            return _counts_panel(self._open, view)
        return _move_panel(self._open, view) if isinstance(self._open, Moving) else None

    def _one(self) -> DayRow | None:
        chosen = self._holder.chosen
        return chosen[0] if len(chosen) == 1 else None

    def _replace(self, panel: Counting, *, returned: bool) -> None:
        row, tickets = panel.row, dict(panel.tickets)
        name = "returned" if returned else "corrected"
        self._do(
            lambda boss: self._work.replace(row.row_id, tickets, returned, boss),
            lambda _: say.done(name, row.code or ""),
        )

    def _move(self, panel: Moving) -> None:
        view = self._holder.view
        event, rows = panel.event, panel.rows
        if view is None:
            return
        if panel.scope == _SINCE:
            leaving, first = rows[0].event, min(row.at for row in rows)
            act = partial(self._work.move_since, leaving, first, event)
        else:
            act = partial(self._work.move, tuple(row.row_id for row in rows), event)
        self._do(
            act,
            lambda done: say.moved(done.rows, done.passed_over, composing.event_title(view, event)),
        )

    def _do(
        self,
        act: Callable[[KnownClerk | None], Outcome],
        said: Callable[[DoneRows], str],
        boss: KnownClerk | None = None,
    ) -> None:
        answers = boss or self._holder.supervisor

        def done(outcome: Outcome) -> None:
            if isinstance(outcome, NeedsSupervisor):
                self._holder.supervised(lambda found: self._do(act, said, found))
                return
            self._open = None
            self._holder.say(lambda: said(outcome), many=outcome.rows > 1)

        self._lane.run(lambda: act(answers), done, self._holder.failed)


def _counts_panel(panel: Counting, view: DayView) -> CountsPanel:
    row, back = panel.row, panel.came_back
    title = say.correct_title(
        row.code or "", composing.clock(view, row.at), composing.counts(row.tickets)
    )
    acts = (
        Act(ActName.CAME_BACK, say.act("came_back", back), enabled=back > 0),
        Act(ActName.WAS_WRONG, say.act("was_wrong"), enabled=panel.differs),
        Act(ActName.CANCEL, say.act("cancel"), _CANCEL),
    )
    tickets = {kind: panel.tickets.get(kind, 0) for kind in TicketKind}
    return CountsPanel(title, composing.steppers(tickets, row.tickets), acts)


def _move_panel(panel: Moving, view: DayView) -> MovePanel:
    leaving = panel.rows[0].event if panel.rows else ""
    options = composing.event_options(view, leaving, panel.event)
    wanted = len(panel.wanted)
    first = min(row.at for row in panel.rows)
    scopes = [
        Option(_CHOSEN, say.scope("chosen", len(panel.rows)), panel.scope == _CHOSEN),
    ]
    if len(panel.since) > len(panel.rows):
        time = words.time_words(view.days.local(first))
        title = composing.event_title(view, leaving)
        text = say.scope("since", len(panel.since), time, title)
        scopes.append(Option(_SINCE, text, panel.scope == _SINCE))
    acts = (
        Act(ActName.MOVE_NOW, say.act("move_now", wanted), enabled=bool(wanted and panel.event)),
        Act(ActName.CANCEL, say.act("cancel"), _CANCEL),
    )
    return MovePanel(say.move_title(wanted), say.label("to_event"), options, tuple(scopes), acts)
