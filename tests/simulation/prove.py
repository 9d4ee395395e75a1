"""`./dev prove`: starts the simulation with the project on Python's path."""

import runpy
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[2])

if __name__ == "__main__":
    runpy.run_module("tests.simulation.command", run_name="__main__")
