"""What the open card shows: its verdict, and the tickets, the face or the refusal below it."""

from dataclasses import dataclass
from typing import ClassVar

from boxoffice.domain.verdicts import Action, Verdict, VerdictKind
from boxoffice.services.overview import Overview
from boxoffice.ui import counter_words, sign_in_words, verdict_words, words
from boxoffice.ui.desk import screen as shown
from boxoffice.ui.desk.composing import event_text
from boxoffice.ui.desk.open_card import (
    FACE_CHILDREN,
    MOST_ON_FACE,
    DayAnswer,
    OpenCard,
    Stage,
)
from boxoffice.ui.language import spoken
from sync.protocol.kinds import CardKind, CardSource, Channel, EventKind, QuotaMode, TicketKind
from sync.protocol.programme import in_language

_SHAPES = {
    VerdictKind.VALID: (shown.Tone.GO, shown.Shape.CHECK),
    VerdictKind.VALID_LAST_DAY: (shown.Tone.GO, shown.Shape.LAST_DAY),
    VerdictKind.HAS_TICKETS: (shown.Tone.NEUTRAL, shown.Shape.TICKET),
    VerdictKind.USED: (shown.Tone.STOP, shown.Shape.USED),
    VerdictKind.EXPIRED: (shown.Tone.STOP, shown.Shape.CLOCK),
    VerdictKind.BLOCKED: (shown.Tone.STOP, shown.Shape.CROSS),
    VerdictKind.NOT_ON_LIST: (shown.Tone.CAUTION, shown.Shape.WARNING),
    VerdictKind.NOT_A_CODE: (shown.Tone.CAUTION, shown.Shape.RETYPE),
    VerdictKind.NO_QUOTA: (shown.Tone.STOP, shown.Shape.CROSS),
    VerdictKind.NOT_VALID_HERE: (shown.Tone.STOP, shown.Shape.PLACE),
}
_A_FEW = 4
"""Where fewer tickets are left than a family may want, a verdict says so."""
_PLUS_MINUS, _ASSISTANT_KEY = "+ / −", "F4"


@dataclass(frozen=True, slots=True)
class CardPanels:
    """The three parts of the screen that an open card fills."""

    verdict: shown.VerdictPanel
    body: shown.Body
    give: shown.GiveButton | None


def card_panels(card: OpenCard, overview: Overview, online: bool) -> CardPanels:
    """The verdict, what can be done about it, and the one large button."""
    verdict = _verdict_panel(card, overview, online)
    return CardPanels(verdict, _body(card, overview), _give_button(card, overview))


def _verdict_panel(card: OpenCard, overview: Overview, online: bool) -> shown.VerdictPanel:
    verdict = card.verdict
    tone, shape = _SHAPES[verdict.kind]
    if verdict.kind is VerdictKind.NOT_ON_LIST and verdict.action is Action.REFUSE:
        tone, shape = shown.Tone.STOP, shown.Shape.QUESTION
    if verdict.kind is VerdictKind.EXPIRED and Action.GIVE_ON_FACE is verdict.action:
        tone = shown.Tone.CAUTION
    lines = _lines(verdict, overview, online)
    if card.refined:
        lines.append(verdict_words.by_centre())
    if card.approval is not None:
        tone, lines = shown.Tone.CAUTION, [sign_in_words.this_card_only()]
    code = verdict.code.grouped.replace(" ", " · ", 1) if verdict.code else verdict.text
    return shown.VerdictPanel(
        tone,
        shape,
        _title(verdict),
        code,
        tuple(line for line in lines if line),
        code_large=verdict.kind in {VerdictKind.NOT_ON_LIST, VerdictKind.NOT_A_CODE},
    )


def _title(verdict: Verdict) -> str:
    if verdict.kind is VerdictKind.NOT_ON_LIST and verdict.action is Action.REFUSE:
        return verdict_words.unknown_title()
    if verdict.kind is VerdictKind.NO_QUOTA and verdict.sold_out:
        return verdict_words.sold_out_title()
    counts = words.counts(verdict.given_tickets)
    community = verdict.card_kind is CardKind.COMMUNITY
    return verdict_words.verdict_title(verdict.kind, counts, community)


def _lines(verdict: Verdict, overview: Overview, online: bool) -> list[str]:
    lines = _REASONS[verdict.kind](verdict, overview)
    if verdict.old_list and verdict.action is Action.GIVE and verdict.list_state.since:
        lines.append(verdict_words.old_list(verdict.list_state.since))
    if verdict.kind is VerdictKind.NOT_ON_LIST and online and len(lines) > 1:
        lines = lines[:1]
    return [*lines, *_quota_lines(verdict, overview, online)]


def _quota_lines(verdict: Verdict, overview: Overview, online: bool) -> list[str]:
    """What the event's quota says to a verdict: nothing left here, few left, or a soft one used up;
    nothing where the card itself is refused.
    """
    quota = overview.quota
    if quota is None or verdict.sold_out or not (verdict.none_left or _gives(verdict)):
        return []
    if verdict.quota_left is None:
        used_up = quota.mode is QuotaMode.SOFT and not quota.left
        return [verdict_words.soft_used_up()] if used_up else []
    if verdict.quota_left:
        few = verdict.quota_left < _A_FEW
        return [verdict_words.few_left(verdict.quota_left)] if few else []
    known = overview.policy.days.local(quota.known_at).time() if quota.known_at else None
    lines = [verdict_words.left_elsewhere(quota.elsewhere, known)]
    return [*lines, verdict_words.asks_for_more()] if online else lines


def _gives(verdict: Verdict) -> bool:
    return bool({Action.GIVE, Action.GIVE_ON_FACE, Action.RECORD_AS_WRITTEN} & {*verdict.ways})


def _valid_lines(verdict: Verdict, overview: Overview) -> list[str]:
    if verdict.card_kind is CardKind.COMMUNITY:
        return [verdict_words.community(overview.policy.group_child_age)]
    lines = []
    if verdict.kind is VerdictKind.VALID_LAST_DAY:
        lines.append(verdict_words.last_day())
    if verdict.card_should_say:
        lines.append(verdict_words.typed_check(verdict.card_should_say))
    elif verdict.card and not lines:
        lines.append(verdict_words.valid_until(verdict.card.last_valid_day))
    return lines


def _has_lines(verdict: Verdict, overview: Overview) -> list[str]:
    first = verdict.given[0]
    at = overview.policy.days.local(first.at)
    allowance = verdict.allowance(TicketKind.CHILD)
    more = allowance.remaining or 0 if allowance and not verdict.none_left else 0
    by_phone = first.channel is Channel.PHONE
    let_in = verdict_words.let_them_in(more)
    return [verdict_words.tickets_given_at(at, by_phone), let_in, *_sold_out_lines(verdict)]


def _used_lines(verdict: Verdict, overview: Overview) -> list[str]:
    event = overview.event
    today = event is not None and event.kind is EventKind.VISIT
    retype = verdict_words.retype_first() if verdict.source is CardSource.TYPED else ""
    return [verdict_words.used_up(today), retype, *_sold_out_lines(verdict)]


def _expired_lines(verdict: Verdict, overview: Overview) -> list[str]:
    day = verdict.card.last_valid_day if verdict.card else None
    if verdict.face is not None:
        day = verdict.face.last_valid_day
    return [verdict_words.expired_on(day) if day else ""]


def _not_on_list_lines(verdict: Verdict, overview: Overview) -> list[str]:
    if verdict.action is Action.REFUSE:
        return [verdict_words.reread()]
    why = verdict_words.face_offline(verdict.list_state.since)
    return [verdict_words.face_online() if verdict.online else why, verdict_words.reread()]


def _not_a_code_lines(verdict: Verdict, overview: Overview) -> list[str]:
    return [verdict_words.looks_like(overview.example)]


def _no_quota_lines(verdict: Verdict, overview: Overview) -> list[str]:
    return _sold_out_lines(verdict)


def _sold_out_lines(verdict: Verdict) -> list[str]:
    return [verdict_words.sold_out()] if verdict.sold_out else []


def _blocked_lines(verdict: Verdict, overview: Overview) -> list[str]:
    return [verdict_words.blocked()]


def _elsewhere_lines(verdict: Verdict, overview: Overview) -> list[str]:
    return [verdict_words.valid_elsewhere()]


_REASONS = {
    VerdictKind.VALID: _valid_lines,
    VerdictKind.VALID_LAST_DAY: _valid_lines,
    VerdictKind.HAS_TICKETS: _has_lines,
    VerdictKind.USED: _used_lines,
    VerdictKind.EXPIRED: _expired_lines,
    VerdictKind.BLOCKED: _blocked_lines,
    VerdictKind.NOT_ON_LIST: _not_on_list_lines,
    VerdictKind.NOT_A_CODE: _not_a_code_lines,
    VerdictKind.NO_QUOTA: _no_quota_lines,
    VerdictKind.NOT_VALID_HERE: _elsewhere_lines,
}


def _body(card: OpenCard, overview: Overview) -> shown.Body:
    match card.stage:
        case Stage.TICKETS:
            note = words.child_needs_holder() if _child_alone(card, overview) else ""
            rows = () if card.awaits_supervisor else _ticket_rows(card, overview)
            return shown.TicketsBody(rows, note, _pays(overview), _phone(card), _way_on(card))
        case Stage.FACE_DAY | Stage.FACE_CHILDREN:
            return _face_body(card, overview)
        case Stage.REFUSAL:
            return _refusal(card)


def _pays(overview: Overview) -> str:
    """The text and the amount that the event asks of the holder; nothing where it asks none."""
    pays = overview.event.holder_pays if overview.event else None
    return (
        counter_words.holder_pays(pays.cents, in_language(pays.text, spoken().code)) if pays else ""
    )


def _phone(card: OpenCard) -> shown.PhoneToggle | None:
    if not card.may_be_ordered:
        return None
    return shown.PhoneToggle(counter_words.by_phone(), card.by_phone)


def _way_on(card: OpenCard) -> str:
    return verdict_words.supervisor_gives() if card.awaits_supervisor else ""


def _refusal(card: OpenCard) -> shown.RefusalBody:
    kind = card.verdict.kind
    way_on = verdict_words.alternative(kind) if card.verdict.alternative else ""
    tell = verdict_words.tell(kind)
    return shown.RefusalBody(verdict_words.tell_heading(), tell, _way_on(card) or way_on)


def _ticket_rows(card: OpenCard, overview: Overview) -> tuple[shown.TicketRow, ...]:
    return tuple(_ticket_row(card, each.kind, overview) for each in card.verdict.allowances)


def _ticket_row(card: OpenCard, kind: TicketKind, overview: Overview) -> shown.TicketRow:
    count, most = card.tickets.get(kind, 0), card.most(kind)
    age = overview.policy.child_age
    keys = ""
    if kind is TicketKind.GROUP_CHILD:
        age, keys = overview.policy.group_child_age, _PLUS_MINUS
    elif kind is TicketKind.CHILD:
        keys = "" if card.on_face else _PLUS_MINUS
    elif kind is TicketKind.ASSISTANT:
        keys = _ASSISTANT_KEY
    given = card.verdict.given_tickets.get(kind, 0)
    said, last = (count, most, given, age, keys, spoken()), _Worded.rows.get(kind)
    if last is not None and last[0] == said:
        return last[1]
    row = shown.TicketRow(
        kind=kind,
        label=words.ticket_label(kind, age),
        hint=words.ticket_hint(kind, most, given),
        count=count,
        can_minus=count > 0,
        can_plus=most is None or count < most,
        keys=keys,
    )
    _Worded.rows[kind] = (said, row)
    return row


class _Worded:
    """The last row of each ticket kind with what it was worded from: one card's rows are mostly
    the next one's.
    """

    rows: ClassVar[dict[TicketKind, tuple[tuple[object, ...], shown.TicketRow]]] = {}


def _face_body(card: OpenCard, overview: Overview) -> shown.FaceBody:
    problems = {
        DayAnswer.UNREADABLE: words.face_day_unreadable(),
        DayAnswer.PAST: words.face_day_past(),
    }
    children = shown.TicketRow(
        kind=FACE_CHILDREN,
        label=words.face_children_label(),
        hint="",
        count=card.printed_children,
        can_minus=card.printed_children > 0,
        can_plus=card.printed_children < MOST_ON_FACE,
        keys=_PLUS_MINUS,
    )
    second = card.stage is Stage.FACE_CHILDREN
    return shown.FaceBody(
        step=2 if second else 1,
        day_label=words.face_day_label(),
        day_text=words.date_words(card.day) if card.day else card.day_text,
        day_hint=words.face_day_hint(),
        day_error=problems[card.day_problem] if card.day_problem else "",
        children=children,
        rows=_ticket_rows(card, overview) if second else (),
        note=words.face_note(),
        pays=_pays(overview) if second else "",
        phone=_phone(card),
    )


def _give_button(card: OpenCard, overview: Overview) -> shown.GiveButton | None:
    amber, may_give = shown.Tone.CAUTION, overview.outdated is None
    if card.stage is Stage.REFUSAL:
        return None
    if card.verdict.needs_confirmation:
        exists = card.verdict.list_state.exists
        return shown.GiveButton(words.confirm_old_list(exists), enabled=may_give, tone=amber)
    if card.stage is Stage.FACE_DAY:
        return shown.GiveButton(words.face_continue(), enabled=may_give, tone=amber)
    if card.verdict.action is Action.LET_IN and not card.count and not card.by_phone:
        return shown.GiveButton(words.let_in())
    careful = card.on_face or card.verdict.old_list or card.approval is not None
    tone = amber if careful else shown.Tone.NEUTRAL
    say = counter_words.order if card.by_phone else words.give
    text = say(card.count, event_text(overview))
    enabled = may_give and card.count > 0 and not _child_alone(card, overview)
    return shown.GiveButton(text, enabled=enabled, tone=tone)


def _child_alone(card: OpenCard, overview: Overview) -> bool:
    """Whether a child's ticket is chosen without a holder's, now or before (domain, Limits)."""
    given = card.verdict.given_tickets.get(TicketKind.HOLDER, 0)
    holders = card.tickets.get(TicketKind.HOLDER, 0) + given
    wanted = overview.policy.children_need_holder and card.tickets.get(TicketKind.CHILD, 0) > 0
    return wanted and not holders
