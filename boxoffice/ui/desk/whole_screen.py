"""The whole main screen, composed from the desk's state in the language spoken now."""

from dataclasses import dataclass, replace

from boxoffice.domain.issues import GivenRow
from boxoffice.services.overview import Overview
from boxoffice.ui import control_words, counter_words, fault_words, words
from boxoffice.ui.desk import composing
from boxoffice.ui.desk import screen as shown
from boxoffice.ui.desk.card_panels import card_panels
from boxoffice.ui.desk.open_card import OpenCard
from boxoffice.ui.desk.state import DeskState, Faults, RowSlips
from boxoffice.ui.language import Language, spoken
from sync.protocol.kinds import Channel
from sync.protocol.programme import in_language

PRINT_KEY = "F10"


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the card: the same for one card after another."""

    overview: Overview
    online: bool
    language: Language
    undone: str | None
    event: shown.EventLine
    connection: shown.Chip
    waiting: shown.Chip
    battery: shown.Chip
    not_recorded: tuple[shown.NotRecorded, ...]
    quota: shown.Quota | None
    given: tuple[shown.GivenRow, ...]
    placeholder: str


class _Kept:
    """What was composed last, for the overview read last in the language spoken then."""

    around: _Around | None = None


def _around(overview: Overview, online: bool, undone: str | None) -> _Around:
    kept, language = _Kept.around, spoken()
    if (
        kept
        and kept.overview is overview
        and (kept.online, kept.undone) == (online, undone)
        and kept.language is language
    ):
        return kept
    _Kept.around = _Around(
        overview,
        online,
        language,
        undone,
        event=composing.event_line(overview),
        connection=composing.connection_chip(overview, online),
        waiting=composing.waiting_chip(overview),
        battery=composing.battery_chip(overview),
        not_recorded=composing.strip(overview),
        quota=composing.quota_panel(overview, online),
        given=composing.given_rows(overview, undone),
        placeholder=words.code_placeholder(overview.example),
    )
    return _Kept.around


def desk_screen(state: DeskState, overview: Overview, fault: Faults) -> shown.DeskScreen:
    """What the clerk sees; `fault` words the error that stands in the way of giving."""
    verdict, give = None, None
    body: shown.Body = shown.ReadyBody(words.ready_title(), words.ready_hint())
    if state.card is not None:
        panels = card_panels(state.card, overview, state.online)
        verdict, body, give = panels.verdict, panels.body, panels.give
        if isinstance(body, shown.TicketsBody):
            body = replace(body, held=_held(state.card, state.slips))
        if state.supervision is not None and state.supervision.asks_about(state.card):
            body, give = shown.RefusalBody("", "", supervisor=state.supervision.body()), None
    elif state.checking:
        body = shown.ReadyBody(counter_words.checking_title(), counter_words.checking_hint())
    elif state.given is not None:
        body = _confirmation(state.given, overview)
    note = state.note()
    around = _around(overview, state.online, state.undone)
    return shown.DeskScreen(
        event=around.event,
        connection=around.connection,
        waiting=around.waiting,
        battery=around.battery,
        clerk=composing.clerk_chip(state.clerk, overview),
        code=shown.CodeField(
            state.field,
            around.placeholder,
            note,
            note_is_error=bool(note),
        ),
        body=body,
        verdict=verdict,
        give=give,
        refined=state.card is not None and state.card.refined,
        not_recorded=around.not_recorded,
        quota=around.quota,
        given=_with_slips(around.given, state),
        banner=_banner(state, overview, fault),
    )


def _banner(state: DeskState, overview: Overview, fault: Faults) -> shown.Banner | None:
    """What stands in the way of giving; where the program is too old, trying again helps nobody."""
    if state.fault is not None:
        return shown.Banner(fault(state.fault), fault_words.action("retry"))
    return shown.Banner(fault(overview.outdated), "") if overview.outdated is not None else None


def _held(card: OpenCard, slips: RowSlips | None) -> shown.HeldTickets:
    """What may be done with the tickets that an open card has for this event."""
    if not card.verdict.given:
        return shown.HeldTickets()
    here = card.slip_row
    if here is None or slips is None or not slips.offered:
        return shown.HeldTickets(counter_words.return_button())
    return shown.HeldTickets(
        counter_words.return_button(), counter_words.slip_button(), PRINT_KEY, slips.note(here)
    )


def _with_slips(rows: tuple[shown.GivenRow, ...], state: DeskState) -> tuple[shown.GivenRow, ...]:
    """The latest standing row offers its slip, and so does one whose slip was not printed. Its key
    is the open card's where that has tickets of its own.
    """
    slips = state.slips
    if slips is None or not slips.offered:
        return rows
    latest = next((row.row_id for row in rows if row.state is not shown.GivenState.VOIDED), "")
    key = "" if state.card is not None and state.card.verdict.given else PRINT_KEY
    return tuple(_with_slip(row, slips, row.row_id == latest, key) for row in rows)


def _with_slip(row: shown.GivenRow, slips: RowSlips, latest: bool, key: str) -> shown.GivenRow:
    note = slips.note(row.row_id)
    standing = row.state is not shown.GivenState.VOIDED
    offers = standing and (latest or slips.failed(row.row_id))
    if not note and not offers:
        return row
    notes = words.SEPARATOR.join(text for text in (row.note, note if standing else "") if text)
    return replace(
        row,
        note=notes,
        print_text=counter_words.slip_button() if offers else "",
        print_key=key if latest else "",
    )


def _confirmation(row: GivenRow, overview: Overview) -> shown.ConfirmationBody:
    here = overview.event is not None and overview.event.id == row.event
    event = overview.event if here else None
    hint = in_language(event.till_hint, spoken().code) if event and event.till_hint else ""
    title = counter_words.ordered_title if row.channel is Channel.PHONE else words.given_title
    where = composing.event_text(overview) if here else ""
    return shown.ConfirmationBody(
        title(sum(row.tickets.values())),
        words.given_detail(row.code or "", row.tickets, where),
        words.till_hint(hint) if hint else "",
        row.row_id,
        control_words.control("undo"),
    )
