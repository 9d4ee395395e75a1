"""The entry point of `boxoffice`: sets the import of libraries aside, then starts the program."""

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from boxoffice import deferring

if TYPE_CHECKING:
    from boxoffice.domain.clock import Clock


def prepare() -> None:
    """What makes the imports of a program quick; the caller enables the collector again."""
    deferring.install()
    # The desk has no plugins of pydantic's: looking for some reads about every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # What imports make stays; looking through it again and again is a tenth of their time.
    gc.disable()


def main(argv: Sequence[str] | None = None, clock: "Clock | None" = None) -> int:
    """Run one command; returns its exit code (docs/command-line.md)."""
    prepare()
    try:
        program = importlib.import_module("boxoffice.program")
        return int(program.main(argv, clock))
    finally:
        gc.enable()


if __name__ == "__main__":
    sys.exit(main())
