"""The Today screen: its events, its lists, its search and its marks. Knows no Qt."""

from collections.abc import Callable
from datetime import date

from boxoffice.domain.clerks import KnownClerk
from boxoffice.domain.day_rows import DayRow
from boxoffice.domain.paper import day_in
from boxoffice.services.finding import DayView, Query
from boxoffice.ui import today_words as say
from boxoffice.ui import words
from boxoffice.ui.lane import Lane
from boxoffice.ui.lists.screen import Option
from boxoffice.ui.supervision.presenter import Supervision
from boxoffice.ui.today import composing
from boxoffice.ui.today.changing import RowChanges
from boxoffice.ui.today.screen import Act, ActName, Tab, TodayScreen
from boxoffice.ui.today.telling import Telling
from boxoffice.ui.today.work import NeedsSupervisor, RowPrinter, TodayWork
from sync.protocol.kinds import VoidReason


class TodayPresenter:
    """Holds what the screen shows; changes of rows are `rows`'."""

    def __init__(
        self,
        work: TodayWork,
        lane: Lane,
        show: Callable[[TodayScreen], None],
        *,
        say_fault: Callable[[Exception], str],
    ) -> None:
        """`work` runs on `lane`, `show` paints, `say_fault` words the errors it may meet."""
        self._work = work
        self._lane = lane
        self._show = show
        self.supervisor_wanted: Callable[[Callable[[KnownClerk | None], None]], None] | None = None
        """Asks for a supervisor's PIN, and calls back with who gave it; None: nobody can be."""
        self._supervision: Supervision | None = None
        self.slips: RowPrinter | None = None
        """Prints the slip of a row; None: it cannot be printed from here."""
        self.changed: Callable[[], None] = lambda: None
        """Called after anything was recorded or marked: the main screen shows it too."""
        self._tab = Tab.TODAY
        self._event = ""
        self._query = self._found = Query()
        self._day_text = ""
        self._day: date | None = None
        self._chosen: tuple[str, ...] = ()
        self._wanted: tuple[str, ...] = ()
        self._telling = Telling(say_fault)
        self._asked = 0
        self.view: DayView | None = None
        self.supervisor: KnownClerk | None = None
        self.rows = RowChanges(work, lane, self)

    def open(self) -> None:
        """The screen is shown: it begins with today, and nobody answers for other days yet."""
        self._tab, self._query = Tab.TODAY, Query()
        self._telling.nothing()
        self._chosen, self.supervisor = (), None
        self.rows.close()
        self._ask_nobody()
        self.refresh()

    def supervised_by(self, supervision: Supervision) -> None:
        """Ask for a supervisor in place."""
        self._supervision = supervision
        self.supervisor_wanted = lambda then: supervision.begin(
            self, lambda approval: then(approval.supervisor), reason=False
        )

    def supervisor_answered(self, text: str) -> None:
        """A supervisor typed a number."""
        if self._supervision is not None:
            self._supervision.answered(text)

    def refresh(self) -> None:
        """Read the desk anew; another day stays as it was looked at, for every look is noted."""
        if self._tab is Tab.OTHER:
            return
        self._asked += 1
        asked, query = self._asked, self._query
        self._lane.run(
            lambda: self._work.today(query), lambda view: self._read(asked, view), self.failed
        )

    def day_is(self, day: date) -> None:
        """The day of the moment: a screen that stands open over its change begins anew."""
        if self._tab is not Tab.OTHER and self.view is not None and self.view.day != day:
            self.open()

    def choose_tab(self, name: str) -> None:
        """Another list; that of other days asks for a day, and for a supervisor."""
        self._tab, self._query = Tab(name), Query()
        self._telling.nothing()
        self._chosen = ()
        self.rows.close()
        self._ask_nobody()
        if self._tab is Tab.OTHER and self.view is not None:
            self._day = self._day or self.view.day
            self._day_text = words.date_words(self._day)
            self._look_back()
        else:
            self.refresh()
            self.show()

    def choose_event(self, event_id: str) -> None:
        """Only rows of this event; of all where it is empty."""
        if event_id != self._event:
            self._event, self._chosen = event_id, ()
            self.rows.close()
            self.show()

    def search(self, text: str) -> None:
        """Only rows whose code ends so, or that were given at that time."""
        if self._query.card and text == say.read_card():
            return
        self._look_for(Query(text))

    def scanned(self, code: str) -> None:
        """A card was read: it fills the search, which does not show it."""
        self.give_back(code, ())

    def give_back(self, code: str, row_ids: tuple[str, ...]) -> None:
        """Some of the tickets of the card that is open at the desk come back: of the rows that its
        verdict named the latest is chosen, with its counts open.
        """
        self._wanted, self._event = row_ids, ""
        self._look_for(Query(card=code))

    def write_day(self, text: str) -> None:
        """Another day to look at."""
        self._day_text = text
        day = day_in(text, self.view.day) if self.view else None
        if day is not None and day != self._day:
            self._day = day
            self._look_back()
        else:
            self.show()

    def choose_rows(self, row_ids: tuple[str, ...]) -> None:
        """The rows that the buttons are about."""
        if row_ids != self._chosen and not self.rows.is_open and not self._asks:
            self._chosen = row_ids
            self.show()

    def act(self, name: str) -> None:
        """A button."""
        act = ActName(name)
        if act in composing.REASONS:
            self.rows.take_back(composing.REASONS[act])
            return
        acts: dict[ActName, Callable[[], object]] = {
            ActName.SOLD_OUT: lambda: self._mark(True),
            ActName.NOT_SOLD_OUT: lambda: self._mark(False),
            ActName.UNDO: lambda: self.rows.take_back(VoidReason.MISTAKE),
            ActName.GIVE_AGAIN: self.rows.give_again,
            ActName.CORRECT: self.rows.count,
            ActName.LET_IN: self.rows.let_in,
            ActName.MOVE: self.rows.move,
            ActName.RELEASE: lambda: self.rows.release(self.chosen),
            ActName.RELEASE_ALL: lambda: self.rows.release(self.listed),
            ActName.CAME_BACK: lambda: self.rows.confirm(act),
            ActName.WAS_WRONG: lambda: self.rows.confirm(act),
            ActName.MOVE_NOW: lambda: self.rows.confirm(act),
            ActName.CANCEL: self._cancel,
            ActName.SLIP: self._print_slip,
        }
        acts[act]()

    def show(self) -> None:
        """Paint everything, in the language spoken now."""
        if self.view is not None:
            self._show(self._screen(self.view))

    @property
    def listed(self) -> tuple[DayRow, ...]:
        """The rows of the list that is shown."""
        return self._rows_of(self.tab)

    @property
    def tab(self) -> Tab:
        """The list that is shown: the chosen one, or the other one of today where only that has
        what is looked for.
        """
        other = {Tab.TODAY: Tab.WAITING, Tab.WAITING: Tab.TODAY}.get(self._tab)
        if other is None or not self.narrowed or self._rows_of(self._tab):
            return self._tab
        return other if self._rows_of(other) else self._tab

    def _rows_of(self, tab: Tab) -> tuple[DayRow, ...]:
        view = self.view
        if view is None:
            return ()
        rows = view.waiting if tab is Tab.WAITING else view.rows
        if tab is Tab.OTHER or not self._event:
            return rows
        return tuple(row for row in rows if row.event == self._event)

    @property
    def chosen(self) -> tuple[DayRow, ...]:
        """The rows that are chosen, in the order of the list."""
        wanted = set(self._chosen)
        return tuple(row for row in self.listed if row.row_id in wanted)

    @property
    def narrowed(self) -> bool:
        """Whether the list shows only what was looked for."""
        return self._query != Query()

    def supervised(self, act: Callable[[KnownClerk | None], None]) -> None:
        """Ask for a supervisor, and go on with the act; where nobody can be asked, say so."""
        if self.supervisor_wanted is None:
            self._telling.nobody_to_ask()
            self.show()
            return

        def there(clerk: KnownClerk | None) -> None:
            self.supervisor = clerk
            act(clerk)
            self.show()

        self.supervisor_wanted(there)

    def say(self, hint: Callable[[], str], *, many: bool = False) -> None:
        """Say what was done, to `many` rows or to one, and read the desk anew."""
        self._telling.done(hint, many=many)
        self.changed()
        if self._tab is Tab.OTHER:
            self._look_back(keep_hint=True)
        else:
            self.refresh()

    def failed(self, error: Exception) -> None:
        """Say what kept the desk from it; nothing that was recorded is lost."""
        self._telling.failed(error)
        self.show()

    @property
    def _asks(self) -> bool:
        return self._supervision is not None and self._supervision.asks_about(self)

    def _ask_nobody(self) -> None:
        if self._supervision is not None and self._asks:
            self._supervision.cancel()

    def _print_slip(self) -> None:
        slips, chosen = self.slips, self.chosen
        if slips is not None and len(chosen) == 1:
            row_id = chosen[0].row_id
            self._telling.of_slip(slips, row_id)
            slips.print(row_id)
            self.show()

    def _cancel(self) -> None:
        if self._asks:
            self._ask_nobody()
        else:
            self.rows.close()
            self.show()

    def _look_for(self, query: Query) -> None:
        if query != Query():
            # The whole list again still holds the row that was found and chosen.
            self._chosen = ()
        self._query = query
        self.rows.close()
        self._ask_nobody()
        if self._tab is Tab.OTHER:
            self._look_back()
        else:
            self.refresh()

    def _look_back(self, *, keep_hint: bool = False) -> None:
        day, query, boss = self._day, self._query, self.supervisor
        if day is None:
            return
        self._asked += 1
        asked = self._asked
        if not keep_hint:
            self._telling.looked_back()

        def came(found: DayView | NeedsSupervisor) -> None:
            if isinstance(found, NeedsSupervisor):
                self._tab = Tab.TODAY
                self.refresh()
                self.supervised(lambda clerk: self.choose_tab(Tab.OTHER))
            else:
                self._read(asked, found)

        self._lane.run(lambda: self._work.look_back(day, query, boss), came, self.failed)

    def _read(self, asked: int, view: DayView) -> None:
        if asked != self._asked:
            return
        self.view, self._found = view, self._query
        if self._event and all(each.event_id != self._event for each in view.events):
            self._event = ""
        if self._query.card and not self._chosen and not self.rows.is_open:
            self._choose_found()
        self.show()

    def _choose_found(self) -> None:
        """A card that was read means its row, where it has one, or the one that is wanted."""
        wanted, self._wanted = self._wanted, ()
        for tab in (Tab.TODAY, Tab.WAITING) if wanted else ():
            found = [row.row_id for row in self._rows_of(tab) if row.row_id in wanted]
            if found:
                self._tab, self._chosen = tab, (found[0],)
                self.rows.count()
                return
        if len(self.listed) == 1:
            self._chosen = (self.listed[0].row_id,)

    def _mark(self, sold_out: bool) -> None:
        event, view = self._event, self.view
        if not event or view is None:
            return
        name = composing.event_title(view, event)
        self._lane.run(
            lambda: self._work.mark_sold_out(event, sold_out),
            lambda _: self.say(lambda: say.sold_out_done(name, sold_out)),
            self.failed,
        )

    def _screen(self, view: DayView) -> TodayScreen:
        rows, chosen = self.listed, self.chosen
        one = chosen[0] if len(chosen) == 1 else None
        asked = self._supervision if self._asks else None
        wrong_day = self._tab is Tab.OTHER and day_in(self._day_text, view.day) is None
        return TodayScreen(
            tab=self.tab,
            tabs=tuple(
                Option(tab, say.tab(tab, self._waiting(tab)), tab is self.tab) for tab in Tab
            ),
            heading=say.heading(view.days.day_of(view.now)),
            events=composing.event_listing(view),
            event=self._event,
            rows=composing.row_listing(view, rows),
            chosen=tuple(row.row_id for row in chosen),
            search=_searched(self._query),
            found=_searched(self._found),
            day=self._day_text if self._tab is Tab.OTHER else "",
            day_error=say.unreadable_day() if wrong_day else "",
            event_acts=self._event_acts(view),
            totals=composing.totals(rows) if rows else "",
            empty="" if rows else say.empty(self._emptiness()),
            about=composing.about(view, one) if one and not self.rows.is_open else "",
            hint=self._telling.hint,
            panel=asked.body() if asked else self.rows.panel(),
            acts=self._acts(rows, chosen, one),
        )

    def _waiting(self, tab: Tab) -> int:
        return len(self.view.waiting) if self.view and tab is Tab.WAITING else 0

    def _emptiness(self) -> str:
        if self._query.text.strip() or self._query.card:
            return "not_found"
        if self._tab is Tab.WAITING:
            return "collected"
        return "no_rows" if self._tab is Tab.OTHER else "nothing"

    def _event_acts(self, view: DayView) -> tuple[Act, ...]:
        event = next((each for each in view.events if each.event_id == self._event), None)
        if event is None or not event.event_id or self._tab is Tab.OTHER:
            return ()
        name = ActName.NOT_SOLD_OUT if event.sold_out else ActName.SOLD_OUT
        return (Act(name, say.act(name)),)

    def _acts(
        self, rows: tuple[DayRow, ...], chosen: tuple[DayRow, ...], one: DayRow | None
    ) -> tuple[Act, ...]:
        if self.rows.is_open or self._asks:
            return ()
        slips = self.slips is not None and self.slips.offered
        if self.tab is not Tab.WAITING:
            return composing.row_acts(one, chosen, slips=slips)
        acts = [*composing.waiting_acts(one, slips=slips)]
        if chosen:
            acts.append(Act(ActName.RELEASE, say.act("release", len(chosen))))
        if rows and len(chosen) != len(rows):
            acts.append(Act(ActName.RELEASE_ALL, say.act("release_all", len(rows))))
        return tuple(acts)


def _searched(query: Query) -> str:
    return say.read_card() if query.card else query.text
