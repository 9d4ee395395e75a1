"""A desk whose printer writes slips durably, and that gives tickets until it is killed.

    python -m tests.proof.slip_child FOLDER SLIPS CODE [CODE ...]

Says `ready` on standard output once its window works, and `printed` after each slip. Each line of
the file SLIPS is the row id of a slip that came out.
"""

import os
import sys
from pathlib import Path

from boxoffice.printing.document import Document, Symbol
from boxoffice.ui.devices import printing
from tests.journeys.power_child import begin


def main() -> None:
    """Give on each card, slip by slip."""
    folder, slips, codes = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    paper = os.open(slips, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def print_durably(document: Document, printer: str = "") -> int:
        symbols = [each for page in document.pages for each in page.blocks]
        (row,) = [each.content for each in symbols if isinstance(each, Symbol)]
        os.write(paper, f"{row}\n".encode())
        os.fsync(paper)
        print("printed", flush=True)
        return len(document.pages)

    printing.print_document = print_durably
    clerk = begin(folder)
    clerk.window.settings.chosen.emit("slip_when", "always")
    print("ready", flush=True)
    for code in codes:
        clerk.give(code)
    clerk.rest(60_000)


if __name__ == "__main__":
    main()
