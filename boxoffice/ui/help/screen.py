"""What the page *At the counter* shows in the window, as frozen data."""

from dataclasses import dataclass

from boxoffice.printing import counter_page as printed


@dataclass(frozen=True, slots=True)
class HelpScreen:
    """The page, the words of its three buttons, and what became of the last print."""

    page: "printed.CounterPage"
    print: str
    save: str
    back: str
    result: str = ""
