"""What every command is given: the desk's folder, its keys, a language and a terminal."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TextIO

from boxoffice.config import Config
from boxoffice.domain.clock import Clock
from boxoffice.errors import Complaint
from boxoffice.keys.choosing import KeyChoice, key_source
from boxoffice.keys.passphrase import AskPassphrase, passphrase_from_surroundings
from boxoffice.keys.sources import KeySource
from boxoffice.sentences import sentence, sentence_about
from boxoffice.services.desk import Desk
from boxoffice.services.opening import opened, require_records
from sync.protocol.days import LocalDays
from sync.protocol.kinds import TicketKind
from sync.protocol.programme import Language

Json = Mapping[str, object] | Sequence[Mapping[str, object]]


@dataclass(slots=True)
class Surroundings:
    """One command's world; `out` is for answers, `err` for complaints and questions."""

    config: Config
    choice: KeyChoice
    language: Language
    clock: Clock
    out: TextIO
    err: TextIO
    input: TextIO
    _source: KeySource | None = None

    def ask_passphrase(self) -> AskPassphrase:
        """How this command gets at a passphrase."""
        question = sentence("ask_passphrase", self.language)
        return passphrase_from_surroundings(question, sentence("ask_again", self.language))

    def key_source(self) -> KeySource:
        """The place of this desk's keys, the same one each time, so that a passphrase is asked for
        once. Raises as `keys.choosing.key_source`.
        """
        if self._source is None:
            self._source = key_source(self.config, self.choice, self.ask_passphrase())
        return self._source

    @contextmanager
    def open_desk(self) -> Iterator[Desk]:
        """The open desk. Raises `KeysError`, `StoreError`."""
        require_records(self.config)
        with opened(self.config, self.key_source(), self.clock) as found:
            yield found.desk

    def line(self, text: str) -> None:
        """Print a line of an answer."""
        print(text, file=self.out)

    def local(self, at: datetime | None, days: LocalDays) -> str:
        """A moment on the network's wall clock, as people write it here."""
        return "-" if at is None else days.local(at).strftime("%d.%m.%Y %H:%M")

    def tickets(self, counts: Mapping[TicketKind, int]) -> str:
        """Ticket counts in words: `holder 1, children 2`."""
        named = [self.words(f"ticket_{kind}", count=count) for kind, count in counts.items()]
        return ", ".join(named)

    def say(self, key: str, **words: object) -> None:
        """Print a sentence in the person's language."""
        print(self.words(key, **words), file=self.out)

    def words(self, key: str, **words: object) -> str:
        """A sentence in the person's language."""
        return sentence(key, self.language, **{name: str(word) for name, word in words.items()})

    def show_json(self, value: Json) -> None:
        """Print one JSON value on one line, in ASCII, so that every terminal can carry it."""
        print(json.dumps(value), file=self.out)

    def complain(self, complaint: Complaint) -> int:
        """Print what went wrong and what to do; the exit code to end with."""
        print(sentence_about(complaint, self.language), file=self.err)
        return complaint.exit_code

    def first_line(self) -> str:
        """The first line of the standard input, without its end."""
        return self.input.readline().strip()

    def code(self, given: str) -> str:
        """A code from the command line, or from the standard input where it is `-`: other users
        of a computer can read command lines.
        """
        return self.first_line() if given == "-" else given
