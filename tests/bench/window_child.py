"""The desk's own window in a process of its own, offscreen, driven by key and drop events.

    python -m tests.bench.window_child TASK FOLDER        (a JSON list of codes or files on stdin)

It imports what the program imports, in the order in which the program does, and the tasks after
that. One JSON object on standard output is the answer.
"""

import importlib

from boxoffice.__main__ import prepare
from boxoffice.deferring import import_qt


def main() -> None:
    """Do one task."""
    prepare()
    importlib.import_module("boxoffice.program")
    import_qt()
    importlib.import_module("tests.bench.window_tasks").main()


if __name__ == "__main__":
    main()
