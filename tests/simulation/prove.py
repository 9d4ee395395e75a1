"""`./dev prove`: starts the simulation, the real programs or the requests made up from the OpenAPI
document, with the project on Python's path.
"""

import runpy
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[2])
_PARTS = {"--processes": "tests.proof.command", "--openapi": "tests.contract.command"}

if __name__ == "__main__":
    asked = (part for flag, part in _PARTS.items() if flag in sys.argv)
    module = next(asked, "tests.simulation.command")
    runpy.run_module(module, run_name="__main__")
