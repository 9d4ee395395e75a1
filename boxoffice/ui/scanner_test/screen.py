"""What the scanner test shows, as frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Port:
    """One serial port to choose; an empty id is none."""

    id: str
    name: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ScannerTestScreen:
    """`arrived` is what came, character by character; `tone` is `go`, `caution` or empty."""

    title: str
    hint: str
    arrived: str = ""
    manner: str = ""
    verdict: str = ""
    tone: str = ""
    prefix: str = ""
    suffix: str = ""
    ports: tuple[Port, ...] = ()
    port_state: str = ""
