"""Voluntary questions to who gets a card: data of `questions.json`, counted without the card.

An answer adds one to a count of its region and month, and leaves nothing else: no row, no order and
no moment by which it could be joined to a card.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from sync.protocol.base import WireModel
from sync.protocol.programme import Text
from sync.server.centre import Centre
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.store import settings, venues
from sync.server.store.database import Transaction
from sync.server.store.handing_out import answers, door
from sync.server.store.handing_out.answers import Cell

LEAST_REPORTED = 5
"""Fewer answers than these are not reported."""
OLDEST = 120
_FILE = Path(__file__).with_name("questions.json")
_POSTCODE = re.compile(r"[0-9]{5}")
_YEAR = re.compile(r"[0-9]{4}")


class Choice(WireModel):
    """One answer of a list."""

    id: str
    text: Text


class Question(WireModel):
    """One voluntary question; `scale` names choices that several questions share."""

    id: str
    part: Literal["background", "wellbeing"]
    kind: Literal["choice", "year", "postcode"]
    text: Text
    choices: tuple[Choice, ...] = ()
    scale: str | None = None


class Questionnaire(WireModel):
    """All questions, in the order they are asked."""

    questions: tuple[Question, ...]
    scales: dict[str, tuple[Choice, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _scales_exist(self) -> Self:
        missing = {each.scale for each in self.questions if each.scale} - self.scales.keys()
        if missing:
            raise ValueError(f"there is no scale {missing}")
        return self

    def choices(self, question: Question) -> tuple[Choice, ...]:
        """What a question lets choose; nothing for a year or a postcode."""
        return self.scales[question.scale] if question.scale else question.choices


@dataclass(frozen=True, slots=True)
class Reported:
    """How often each choice was made; `hides` that there are choices with too few answers."""

    question: str
    counts: Mapping[str, int]
    hides: bool


@cache
def questionnaire() -> Questionnaire:
    """The questions of this network."""
    return Questionnaire.model_validate_json(_FILE.read_bytes())


def add_answers(centre: Centre, region: str, given: Mapping[str, str]) -> None:
    """Count answers by the ids of their questions; what is empty was left out.

    Raises `Refused`: unknown region, unknown question, no answer to it; nothing is counted then.
    """
    now = centre.network.days.local(centre.now())
    known = {each.id: each for each in questionnaire().questions}
    counted = []
    for question, text in given.items():
        if question not in known:
            raise Refused(Problem.UNKNOWN_QUESTION, question=question)
        answer = text.strip()
        if answer:
            counted.append((question, _answer(known[question], answer, now.year)))
    with door.writing(centre.store) as connection:
        settings.take(connection, settings.Lock.REGISTER)
        if not venues.has_region(connection, region):
            raise Refused(Problem.UNKNOWN_REGION, region=region)
        answers.count(connection, region, f"{now:%Y-%m}", counted)


def report(connection: Transaction, year: int, region: str | None = None) -> list[Reported]:
    """The answers of a calendar year, of a region or of all, from five of a kind up.

    Where what is hidden came to fewer than five, a shown choice is hidden with it; and what
    one region alone hides of a choice, or all together fewer than five, the whole leaves out too:
    neither tells by subtraction what the other hides.
    """
    cells = answers.of_year(connection, year)
    regions = {each.region for each in cells} if region is None else {region}
    return [
        _reported(each.id, [cell for cell in cells if cell.question == each.id], regions)
        for each in questionnaire().questions
    ]


def _reported(question: str, cells: list[Cell], regions: Iterable[str]) -> Reported:
    shown: dict[str, int] = {}
    hidden: dict[str, list[int]] = {}
    for region in regions:
        of_region = {each.choice: each.times for each in cells if each.region == region}
        told = _shown(of_region)
        for choice, times in of_region.items():
            if choice in told:
                shown[choice] = shown.get(choice, 0) + times
            else:
                hidden.setdefault(choice, []).append(times)
    left_out = set()
    for choice, times_by_region in hidden.items():
        if len(times_by_region) > 1 and sum(times_by_region) >= LEAST_REPORTED:
            shown[choice] = shown.get(choice, 0) + sum(times_by_region)
        else:
            left_out.add(choice)
    told = _shown(shown)
    return Reported(question, dict(sorted(told.items())), bool(left_out) or len(told) < len(shown))


def _shown(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts from five up, without the smallest ones where the hidden rest is under five."""
    shown = {choice: each for choice, each in counts.items() if each >= LEAST_REPORTED}
    rest = sum(counts.values()) - sum(shown.values())
    if 0 < rest < LEAST_REPORTED and shown:
        del shown[min(shown, key=lambda choice: (shown[choice], choice))]
    return shown


def _answer(question: Question, answer: str, this_year: int) -> str:
    if question.kind == "choice":
        fits = answer in {each.id for each in questionnaire().choices(question)}
    elif question.kind == "year":
        fits = bool(_YEAR.fullmatch(answer)) and this_year - OLDEST <= int(answer) <= this_year
    else:
        fits = bool(_POSTCODE.fullmatch(answer))
    if not fits:
        raise Refused(Problem.BAD_ANSWER, question=question.id)
    return answer
