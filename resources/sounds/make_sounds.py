"""Makes the desk's two sounds anew: `python resources/sounds/make_sounds.py`."""

import math
import wave
from pathlib import Path

RATE = 22_050
LOUDNESS = 0.22
"""Of what the format holds: a sound for the person at the desk, not for the queue."""
RISE, FALL = 0.02, 0.09
"""Seconds of fading in and out, so that nothing clicks."""
SOUNDS = {"look": (392.0, 0.22), "given": (587.33, 0.16)}
"""Pitch in hertz and length in seconds."""


def samples(pitch: float, seconds: float) -> list[int]:
    """A sine with one soft overtone, faded at both ends, as 16-bit samples."""
    made = []
    for index in range(int(RATE * seconds)):
        at = index / RATE
        fade = min(1.0, at / RISE, (seconds - at) / FALL)
        tone = math.sin(2 * math.pi * pitch * at) + 0.2 * math.sin(4 * math.pi * pitch * at)
        made.append(round(32_767 * LOUDNESS * fade * tone / 1.2))
    return made


def write(folder: Path) -> None:
    """Write every sound into `folder`, mono and uncompressed."""
    for name, (pitch, seconds) in SOUNDS.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(
                b"".join(
                    each.to_bytes(2, "little", signed=True) for each in samples(pitch, seconds)
                )
            )


if __name__ == "__main__":
    write(Path(__file__).parent)
