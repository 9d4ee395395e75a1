"""What the sync screen shows, as frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SyncScreen:
    """Whether all is sent and confirmed, and what was last heard of the centre."""

    title: str
    all_confirmed: bool
    lines: tuple[str, ...]
    problem: str
    """A plain sentence on the last round that failed, or nothing."""
    button: str
    button_enabled: bool
