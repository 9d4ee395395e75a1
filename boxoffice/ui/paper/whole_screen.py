"""The screens of paper entry, one for each of its lists."""

from boxoffice.domain.paper import WaitingLine, day_in
from boxoffice.services.importing_paper import Preview
from boxoffice.ui import paper_words as say
from boxoffice.ui.lists.screen import Option
from boxoffice.ui.paper import composing
from boxoffice.ui.paper.screen import Act, ActName, Hint, PaperScreen, Tab
from boxoffice.ui.paper.work import PaperState


def tab_options(state: PaperState, tab: Tab, to_retype: int) -> tuple[Option, ...]:
    """The three lists, with how many lines wait in each; a preview stands in place of the first."""
    shown = Tab.LINES if tab is Tab.PREVIEW else tab
    counts = {Tab.LINES: 0, Tab.TO_FIX: len(state.waiting), Tab.REGISTER: to_retype}
    return tuple(
        Option(each, say.tab(each, count), each is shown) for each, count in counts.items()
    )


def lines_screen(
    state: PaperState, tabs: tuple[Option, ...], hint: Hint | None, day_text: str, chosen: str
) -> PaperScreen:
    """Lines are written here; `day_text` is what is being written as their day, `chosen` the
    recorded line that was gone to.
    """
    sheet = state.sheet
    choice = composing.choice_of(state, sheet.event) if sheet else None
    day = day_in(day_text, state.today) if day_text else None
    wrong = bool(day_text) and (day is None or day > state.today)
    back = say.act("take_back_chosen" if chosen else "take_back")
    standing = composing.to_take_back(state, chosen) is not None
    forms = (
        Act(ActName.PRINT_FORMS, say.act("print_forms")),
        Act(ActName.SAVE_FORMS, say.act("save_forms")),
    )
    return PaperScreen(
        tab=Tab.LINES,
        tabs=tabs,
        table=composing.lines_table(state, chosen),
        events=composing.event_options(state),
        day=day_text if wrong else composing.sheet_day(sheet),
        day_fixed=choice is not None and choice.day is not None,
        day_error=say.unreadable_day() if wrong else "",
        writes=sheet is not None,
        placeholder=state.example,
        hint=hint or Hint(say.keys()),
        totals=composing.lines_totals(state) if sheet else "",
        acts=(
            Act(ActName.TAKE_BACK, back, "F7", standing),
            Act(ActName.IMPORT, say.act("import"), enabled=sheet is not None),
            *forms,
        ),
    )


def to_fix_screen(
    state: PaperState, tabs: tuple[Option, ...], hint: Hint | None, waiting: WaitingLine | None
) -> PaperScreen:
    """Lines that wait are mended here; `waiting` is the one in the fields."""
    there = waiting is not None
    return PaperScreen(
        tab=Tab.TO_FIX,
        tabs=tabs,
        table=composing.waiting_table(state, waiting.id if waiting else ""),
        about=composing.mending(state, waiting) if waiting else "",
        writes=there,
        placeholder=state.example,
        hint=hint,
        totals="" if there else say.nothing_to_fix(),
        acts=(
            Act(ActName.AS_WRITTEN, say.act("as_written"), enabled=there),
            Act(ActName.LEAVE_AWAY, say.act("leave_away"), enabled=there),
        ),
    )


def preview_screen(
    preview: Preview, state: PaperState, tabs: tuple[Option, ...], hint: Hint | None
) -> PaperScreen:
    """A file is looked at before anything of it is recorded."""
    event = composing.event_name(state, preview.sheet.event)
    day = composing.sheet_day(preview.sheet)
    new = preview.readable + preview.faulty
    return PaperScreen(
        tab=Tab.PREVIEW,
        tabs=tabs,
        table=composing.preview_table(preview, state),
        about=f"{event} · {day}",
        note=say.preview_note(preview.name),
        hint=hint,
        totals=say.preview_totals(preview.readable, preview.faulty, preview.known),
        acts=(
            Act(
                ActName.RECORD_PREVIEW,
                say.act("record_preview", preview.readable),
                "Enter",
                enabled=bool(new),
            ),
            Act(ActName.CANCEL_PREVIEW, say.act("cancel_preview"), "Esc"),
        ),
    )
