"""The centre's command line, as people type it."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from sync.server.commands.main import main


@dataclass
class Terminal:
    """Runs commands on one data folder."""

    data: Path
    capture: pytest.CaptureFixture[str]

    def run(self, *words: str) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        code = main([*words, "--data", str(self.data)])
        said = self.capture.readouterr()
        assert "Traceback" not in said.err
        return code, said.out, said.err

    def ok(self, *words: str) -> str:
        """Standard output of a command that must succeed."""
        code, out, err = self.run(*words)
        assert (code, err) == (0, "")
        return out

    def json(self, *words: str) -> object:
        """What a command prints as JSON."""
        return json.loads(self.ok(*words, "--json"))

    def refused(self, *words: str) -> str:
        """The sentence of a command that must fail."""
        code, _, err = self.run(*words)
        assert code == 1
        assert err.endswith("\n")
        return err

    def listed(self, *words: str) -> list[dict[str, object]]:
        """What a command prints as JSON, which is a list of objects."""
        found = self.json(*words)
        assert isinstance(found, list)
        return found
