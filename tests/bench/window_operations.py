"""What a clerk sees: the verdict after a key, stalls, the start of the program, its memory."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image

from boxoffice.domain.event_days import EventTiming
from boxoffice.services.choosing_events import choose_event, event_choices
from tests.bench.centres import environment
from tests.bench.desks import BenchDesk
from tests.bench.results import Measured
from tests.bench.sampling import middle, percentile
from tests.bench.stage import Stage

_MOST_SECONDS = 300
_PHOTO_SIZE = (4000, 3000)
_DIFFERENT_PHOTOS = 10
_MEMORY_CHECKS = 1_000
_STARTS = 7
_KIB = 1024
_MEGA = 1e6


def key_to_verdict(stage: Stage) -> dict[str, Measured]:
    """Enter on a typed code in the window of a desk with the whole list, until it is painted."""
    _choose_event(stage.desk)
    answer = _window("keys", stage.desk, stage.codes(stage.size.singles))
    return {"key_to_verdict_p99": Measured(percentile(answer["milliseconds"], 99))}


def stall_of_first_sync(stage: Stage) -> dict[str, Measured]:
    """The first list comes while the window shows its progress; all rounds' ticks together."""
    gaps = [
        gap
        for _ in range(stage.size.bulks)
        for gap in _window("first-sync", stage.new_desk(), None)["gaps"]
    ]
    return {
        "stall_first_sync_p999": Measured(percentile(gaps, 99.9)),
        "stall_first_sync_worst": Measured(max(gaps)),
    }


def stall_of_photos(stage: Stage) -> dict[str, Measured]:
    """Photos of 12 megapixels are dropped on the window, one after another."""
    _choose_event(stage.desk)
    made = [
        (str(_photo(stage.folder / f"photo-{number}.jpg", code, number)), code)
        for number, code in enumerate(stage.codes(min(_DIFFERENT_PHOTOS, stage.size.photos)))
    ]
    dropped = [made[number % len(made)] for number in range(stage.size.photos)]
    answer = _window("photos", stage.desk, dropped)
    if answer["read"] != len(dropped):
        raise RuntimeError(f"{answer['read']} of {len(dropped)} photos were read")
    return {
        "stall_decoding_p999": Measured(percentile(answer["gaps"], 99.9)),
        "stall_decoding_worst": Measured(max(answer["gaps"])),
    }


def starting(stage: Stage) -> dict[str, Measured]:
    """From the start of the process until the desk's screen is painted and listens."""
    small = stage.small
    _choose_event(small.desk)
    seconds = []
    for _ in range(_STARTS if stage.size.bulks > 1 else 1):
        begun = time.clock_gettime(time.CLOCK_MONOTONIC)
        seconds.append(_window("start-up", small.desk, None)["usable_at"] - begun)
    return {"start_to_usable": Measured(middle(seconds))}


def memory(stage: Stage) -> dict[str, Measured]:
    """The resident memory of the window's process after a thousand checks."""
    small = stage.small
    _choose_event(small.desk)
    checks = min(_MEMORY_CHECKS, stage.size.singles)
    answer = _window("keys", small.desk, small.codes(checks))
    return {"memory_after_checks": Measured(answer["resident_kib"] * _KIB / _MEGA)}


def _window(task: str, desk: BenchDesk, given: object) -> Any:
    """What the window's process answers."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.window_child", task, str(desk.folder)],
        input=json.dumps(given),
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=_MOST_SECONDS,
    )
    return json.loads(done.stdout)


def _choose_event(bench_desk: BenchDesk) -> None:
    """Choose an event that is not over, so that the window opens on the desk's screen."""
    with bench_desk.opened() as desk:
        open_ones = (each for each in event_choices(desk) if each.timing is not EventTiming.ENDED)
        choose_event(desk, next(open_ones).event.id)


def _photo(file: Path, code: str, number: int) -> Path:
    """A photo of a card on a table: a QR code that fills a quarter of an uneven picture."""
    pixels = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode).to_image(scale=4)
    height, width = memoryview(pixels).shape
    card = Image.frombytes("L", (width, height), bytes(pixels)).resize((1500, 1500))
    turned = card.rotate(7 * number, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    grain = Image.effect_noise((_PHOTO_SIZE[0] // 4, _PHOTO_SIZE[1] // 4), 30)
    table = grain.resize(_PHOTO_SIZE, Image.Resampling.BICUBIC)
    table.paste(turned, (500 + 20 * number, 300))
    table.convert("RGB").save(file, quality=88)
    return file
