"""The main screen's use cases over an open desk; each runs on the store lane."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from boxoffice.domain.centre_word import CentreWord
from boxoffice.domain.event_days import EventChoice
from boxoffice.domain.face import Face
from boxoffice.domain.issues import GivenRow
from boxoffice.domain.verdicts import Action, Verdict
from boxoffice.scanning import decoding, pictures, reading, symbologies
from boxoffice.services import (
    checking,
    choosing_events,
    closing,
    collecting,
    issuing,
    noticing,
    unrecorded,
    voiding,
)
from boxoffice.services.battery import Battery, battery_of
from boxoffice.services.desk import Desk
from boxoffice.services.overview import Overview, overview
from boxoffice.services.supervising import SupervisorNeeded
from sync.protocol.kinds import CardSource, Channel, TicketKind, VoidReason


class Counter:
    """What `DeskWork` asks for, done by the services."""

    def __init__(
        self,
        desk: Desk,
        decoder: "Callable[[symbologies.Acceptance], decoding.Decoder]",
        recorded: Callable[[], None],
        later: Callable[[Callable[[], None]], None],
        battery: Battery | None = None,
    ) -> None:
        """The counter of one open desk; `recorded` is called once a new row is on the disk, and
        `later` does work behind what is under way. `decoder` makes one for what the network's
        cards carry, at the first picture and whenever that has changed; where it raises `NoDecoder`
        (its libraries are missing), typing still works.
        """
        self._desk = desk
        self._make_decoder = decoder
        self._decoder: decoding.Decoder | None = None
        self._decodes: symbologies.Acceptance | None = None
        self._recorded = recorded
        self._later = later
        self._battery = battery or battery_of()
        self.battery_left: int | None = None
        self._unknown = ""
        """The text of the card that was looked up last and is counted as unknown."""

    def overview(self) -> Overview:
        """As `DeskWork`."""
        return replace(overview(self._desk), battery=self.battery_left)

    def look_at_battery(self) -> None:
        """Read what is left; now and then, for some machines take their time to say."""
        self.battery_left = self._battery.percent()

    def check(
        self,
        text: str,
        source: CardSource,
        *,
        online: bool,
        repeated: bool,
        old_list_confirmed: bool,
    ) -> Verdict:
        """As `DeskWork`; a refusal, and a card that nobody knows, is counted, without tag."""
        chosen = choosing_events.chosen_event(self._desk).choice
        event = chosen.event.id if chosen else ""
        verdict = checking.check(
            self._desk,
            text,
            source,
            event,
            online=online,
            repeated=repeated,
            old_list_confirmed=old_list_confirmed,
        )
        if verdict.action is Action.REFUSE:
            # Counted behind the answer: a disk that is full or slow keeps no verdict back.
            self._later(lambda: checking.note_refusal(self._desk, verdict))
        if verdict.card is None and verdict.text != self._unknown:
            self._unknown = verdict.text
            self._later(lambda: self._note_unknown(verdict))
        return verdict

    def refine(self, verdict: Verdict, word: CentreWord, *, old_list_confirmed: bool) -> Verdict:
        """As `DeskWork`; a refusal that only the centre's word makes is counted."""
        refined = checking.refine(self._desk, verdict, word, old_list_confirmed=old_list_confirmed)
        if refined.action is Action.REFUSE and verdict.action is not Action.REFUSE:
            self._later(lambda: checking.note_refusal(self._desk, refined))
        if refined.card is not None and refined.text == self._unknown:
            self._unknown = ""
            self._later(lambda: noticing.note_known(self._desk))
        return refined

    def give(
        self,
        verdict: Verdict,
        tickets: Mapping[TicketKind, int],
        face: Face | None,
        channel: Channel,
    ) -> GivenRow:
        """As `DeskWork`."""
        if Action.RECORD_AS_WRITTEN in verdict.ways:
            record = issuing.record_as_written
        else:
            record = issuing.give
        done = record(self._desk, verdict, tickets, face=face, channel=channel)
        self._recorded()
        return done.value

    def give_approved(
        self,
        verdict: Verdict,
        tickets: Mapping[TicketKind, int],
        face: Face | None,
        channel: Channel,
        approval: issuing.Approval,
    ) -> GivenRow:
        """As `DeskWork`; a reason that left the programme meanwhile is asked for again."""
        try:
            done = issuing.give_approved(
                self._desk, verdict, tickets, approval, face=face, channel=channel
            )
        except (issuing.ReasonUnknown, SupervisorNeeded) as gone:
            raise issuing.CannotGive(verdict, None) from gone
        self._recorded()
        return done.value

    def let_in(self, verdict: Verdict) -> None:
        """As `DeskWork`."""
        collecting.let_in(self._desk, verdict)
        self._recorded()

    def undo(self, row_id: str, reason: VoidReason) -> None:
        """As `DeskWork`."""
        voiding.undo(self._desk, row_id, reason)
        self._recorded()

    def give_again(self, row_id: str) -> GivenRow:
        """As `DeskWork`."""
        row = voiding.give_again(self._desk, row_id).value
        self._recorded()
        return row

    def set_aside(self, verdict: Verdict) -> None:
        """As `DeskWork`."""
        unrecorded.set_aside(self._desk, verdict)

    def give_set_aside(
        self, card_id: str, *, online: bool, old_list_confirmed: bool
    ) -> GivenRow | None:
        """As `DeskWork`."""
        if closing.is_question(card_id):
            closing.handed_over(self._desk)
            return None
        done = unrecorded.give_first(
            self._desk, card_id, online=online, old_list_confirmed=old_list_confirmed
        )
        self._recorded()
        return done.value

    def not_given(self, card_id: str) -> None:
        """As `DeskWork`."""
        if closing.is_question(card_id):
            closing.not_handed_over(self._desk, card_id)
            self._recorded()
        else:
            unrecorded.not_given(self._desk, card_id)

    def choose_event(self, event_id: str) -> None:
        """As `DeskWork`."""
        choosing_events.choose_event(self._desk, event_id)

    def event_choices(self) -> list[EventChoice]:
        """As `DeskWork`."""
        return choosing_events.event_choices(self._desk)

    def read_picture(self, source: str | bytes) -> "reading.PictureReading":
        """As `DeskWork`."""
        try:
            return reading.read_picture(source, self._decoder_in_force())
        except decoding.NoDecoder:
            file = None if isinstance(source, bytes) else source
            return reading.PictureReading(file, (), pictures.PictureFault.NO_DECODER)

    def _decoder_in_force(self) -> "decoding.Decoder":
        wanted = symbologies.acceptance_of(self._desk.formats())
        if self._decoder is None or wanted != self._decodes:
            self._decoder, self._decodes = self._make_decoder(wanted), wanted
        return self._decoder

    def _note_unknown(self, verdict: Verdict) -> None:
        if noticing.note_unknown(self._desk, verdict):
            self._recorded()
