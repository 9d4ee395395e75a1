"""The one base of every model of the wire: frozen, and tolerant of fields of later versions."""

from pydantic import BaseModel, ConfigDict


class WireModel(BaseModel):
    """A message or a part of one; unknown fields are ignored so that old desks read new centres.

    What reads and writes a model is built at its first use: most programs use few of them, and the
    whole takes a tenth of a program's start.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    def to_bytes(self) -> bytes:
        """UTF-8 JSON without the fields that are not set (absent and null mean the same)."""
        return self.model_dump_json(exclude_none=True).encode()
