"""`boxoffice events`: what this desk can give tickets for, today's first."""

from typing import Any

from boxoffice.commands import shapes
from boxoffice.commands.surroundings import Surroundings
from boxoffice.errors import ExitCode
from boxoffice.services.choosing_events import event_choices
from sync.protocol.programme import Event, in_language


def run(options: Any, around: Surroundings) -> int:
    """Print one event a line: id, when, title, place."""
    with around.open_desk() as desk:
        choices, days = event_choices(desk), desk.days()
    if options.json:
        around.show_json([shapes.event(each) for each in choices])
        return ExitCode.OK
    for each in choices:
        found = each.event
        when = around.local(found.starts_at, days) if found.starts_at else _period(found)
        title = in_language(found.title, around.language)
        around.line(f"{found.id}  {when}  {title}, {found.place}")
    return ExitCode.OK


def _period(event: Event) -> str:
    """The days of a standing event: `01.09.2026-31.05.2027`; open ends are left open."""
    if event.first_day is None and event.last_day is None:
        return "-"
    return "-".join(f"{day:%d.%m.%Y}" if day else "" for day in (event.first_day, event.last_day))
