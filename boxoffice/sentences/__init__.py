"""What the desk says on the command line, and about faults everywhere, in three languages."""

from collections.abc import Mapping
from typing import Final

from boxoffice.errors import Complaint
from boxoffice.sentences.english import ENGLISH
from boxoffice.sentences.finnish import FINNISH
from boxoffice.sentences.swedish import SWEDISH
from sync.protocol.programme import Language

SENTENCES: Final[Mapping[Language, Mapping[str, str]]] = {
    "fi": FINNISH,
    "sv": SWEDISH,
    "en": ENGLISH,
}


def sentence(key: str, language: Language, **words: str) -> str:
    """The sentence of a fault or of anything a command says, with its words filled in."""
    return SENTENCES[language][key].format(**words)


def sentence_about(complaint: Complaint, language: Language) -> str:
    """What went wrong and what to do, for the command line and the window alike."""
    return sentence(complaint.fault, language, **complaint.words)
