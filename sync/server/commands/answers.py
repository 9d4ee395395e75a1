"""`boxoffice-server answers`: the voluntary questions, and what was answered."""

import argparse

from sync.protocol.programme import in_language
from sync.server.commands.terminal import (
    CommandError,
    add_act,
    answer,
    centre_arguments,
    counted,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.handing_out.questions import add_answers, questionnaire, report
from sync.server.store.handing_out import door


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `answers` to the command line."""
    parser = commands.add_parser("answers", help="voluntary questions and their answers")
    centre_arguments(parser)
    json_argument(parser)
    acts = parser.add_subparsers(title="acts", metavar="ACT", required=True)
    add_act(acts, "questions", run_questions, "the questions, with what may be answered")
    adding = add_act(acts, "add", run_add, "count answers, which belong to no card")
    adding.add_argument("--region", metavar="ID", required=True)
    adding.add_argument("answers", nargs="+", metavar="QUESTION=ANSWER")
    reporting = add_act(acts, "report", run_report, "the answers of a year, from five up")
    reporting.add_argument("--year", type=int, required=True)
    reporting.add_argument("--region", metavar="ID", help="of this region only")


def run_questions(options: argparse.Namespace) -> int:
    """List the questions."""
    asked = questionnaire()
    if options.json:
        say_json(
            [
                {
                    "id": question.id,
                    "part": question.part,
                    "text": question.text,
                    "choices": [
                        {"id": choice.id, "text": choice.text} for choice in asked.choices(question)
                    ],
                }
                for question in asked.questions
            ]
        )
        return 0
    for question in asked.questions:
        say(f"{question.id}: {in_language(question.text, 'en')} ({question.part})")
        for choice in asked.choices(question):
            say(f"  {choice.id}: {in_language(choice.text, 'en')}")
    return 0


def run_add(options: argparse.Namespace) -> int:
    """Count answers."""
    given = dict(each.partition("=")[::2] for each in options.answers)
    with opened_centre(options) as centre:
        add_answers(centre, options.region, given)
    told = f"{counted(len(given), 'answer is', 'answers are')} counted."
    answer(options, told, counted=len(given))
    return 0


def run_report(options: argparse.Namespace) -> int:
    """Report a year."""
    if not 0 < options.year <= _LAST_YEAR:
        raise CommandError("A year has four digits.")
    with opened_centre(options) as centre, door.reading(centre.store) as connection:
        found = report(connection, options.year, options.region)
    if options.json:
        say_json(
            [
                {"question": each.question, "counts": dict(each.counts), "hides": each.hides}
                for each in found
            ]
        )
        return 0
    for each in found:
        say(each.question)
        for choice, count in each.counts.items():
            say(f"  {choice}: {count}")
        if each.hides:
            say("  and too few of others to be told")
    return 0


_LAST_YEAR = 9999
