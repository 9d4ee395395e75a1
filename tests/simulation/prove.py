"""`./dev prove`: starts the simulation, or the real programs, with the project on Python's path."""

import runpy
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[2])
_PROGRAMS = "--processes"

if __name__ == "__main__":
    module = "tests.proof.command" if _PROGRAMS in sys.argv else "tests.simulation.command"
    runpy.run_module(module, run_name="__main__")
