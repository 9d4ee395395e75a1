"""What a centre by hand says of its keys."""

from sync.client.http import Answer
from sync.protocol.key_changes import KeyChanges


class Changed:
    """A centre that has changed its key."""

    def __init__(self, *statements: bytes) -> None:
        self.statements = statements

    def get(self, path: str) -> Answer:
        assert path == "/v1/key-changes"
        return Answer(200, {}, KeyChanges(changes=self.statements).to_bytes())
