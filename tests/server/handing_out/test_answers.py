"""Voluntary answers: counted, never kept, and told from five up."""

from itertools import permutations

import pytest
from sqlalchemy import select

from sync.protocol.programme import Policy
from sync.server.centre import Centre
from sync.server.handing_out.questions import Reported, add_answers, questionnaire, report
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.store import venues
from sync.server.store.handing_out import answers, door
from sync.server.store.handing_out.tables import answer_counts, audit_trail
from sync.server.store.venues import Region
from tests.support.clocks import NOW

LIFE = "life_situation"


def counted(centre: Centre, region: str, **choices: int) -> None:
    with door.writing(centre.store) as connection:
        for choice, times in choices.items():
            answers.count(connection, region, "2026-04", [(LIFE, choice)] * times)


def life(centre: Centre, region: str | None = None) -> Reported:
    with door.reading(centre.store) as connection:
        (found,) = (each for each in report(connection, 2026, region) if each.question == LIFE)
    return found


def test_every_question_is_asked_in_three_languages() -> None:
    asked = questionnaire()
    texts = [each.text for each in asked.questions]
    texts += [choice.text for each in asked.questions for choice in asked.choices(each)]
    assert all(set(text) == {"fi", "sv", "en"} for text in texts)
    for question in asked.questions:
        assert bool(asked.choices(question)) is (question.kind == "choice")


def test_what_is_kept_is_the_same_in_whatever_order_people_answered(centre: Centre) -> None:
    people = (
        {"birth_year": "1980", "postcode": "02100", LIFE: "working"},
        {"birth_year": "1980", LIFE: "retired", "part_of_something": "4"},
        {"postcode": "02100", LIFE: ""},
    )
    kept = []
    for order in permutations(people):
        for given in order:
            add_answers(centre, "region", given)
        with door.writing(centre.store) as connection:
            kept.append(sorted(tuple(row) for row in connection.execute(select(answer_counts))))
            connection.execute(answer_counts.delete())
    assert kept == [kept[0]] * 6
    assert ("region", "2026-04", "birth_year", "1980", 2) in kept[0]
    assert len(kept[0]) == 5
    with door.reading(centre.store) as connection:
        assert connection.execute(select(audit_trail)).all() == []


def test_what_is_no_answer_is_refused_and_nothing_counted(centre: Centre) -> None:
    for question, answer, problem in (
        ("birth_year", "1.1.1980", Problem.BAD_ANSWER),
        ("birth_year", str(NOW.year + 1), Problem.BAD_ANSWER),
        ("birth_year", "1905", Problem.BAD_ANSWER),
        ("postcode", "0210", Problem.BAD_ANSWER),
        (LIFE, "somebody's name", Problem.BAD_ANSWER),
        ("name", "x", Problem.UNKNOWN_QUESTION),
    ):
        with pytest.raises(Refused) as refused:
            add_answers(centre, "region", {"part_of_something": "4", question: answer})
        assert refused.value.problem is problem
    with pytest.raises(Refused):
        add_answers(centre, "nowhere", {LIFE: "working"})
    with door.reading(centre.store) as connection:
        assert connection.execute(select(answer_counts)).all() == []


def test_fewer_than_five_are_not_told(centre: Centre) -> None:
    counted(centre, "region", working=5, retired=9, studying=4, ill=1)
    assert life(centre) == Reported(LIFE, {"retired": 9, "working": 5}, True)


def test_few_hidden_ones_hide_another_choice(centre: Centre) -> None:
    counted(centre, "region", working=5, retired=9, ill=1)
    assert life(centre) == Reported(LIFE, {"retired": 9}, True)
    counted(centre, "region", ill=4)
    assert life(centre) == Reported(LIFE, {"ill": 5, "retired": 9, "working": 5}, False)


def test_the_whole_less_the_regions_tells_no_few(centre: Centre) -> None:
    with centre.store.write() as connection:
        venues.add_region(connection, Region("other", "Other", Policy()))
    counted(centre, "region", working=8, retired=9)
    counted(centre, "other", working=2, retired=7, ill=3)
    assert life(centre, "other") == Reported(LIFE, {"retired": 7}, True)
    assert life(centre).counts == {"retired": 16, "working": 8}
    assert life(centre).hides


def test_another_year_has_its_own_answers(centre: Centre) -> None:
    counted(centre, "region", working=5)
    with door.reading(centre.store) as connection:
        assert all(not each.counts for each in report(connection, 2027))
