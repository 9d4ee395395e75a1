"""How many frames of a live picture a second one core decodes, with a card in view and without."""

import random
import time
from collections.abc import Iterator
from statistics import median
from typing import Any

import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from boxoffice.scanning.live import LiveReader
from tests.bench.results import Measured
from tests.bench.stage import Stage

SIZES = ((640, 480), (1280, 720), (1920, 1080))
_KINDS = (zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode)
_FRAMES = 12
_ROUNDS = 5
_ANGLES = (-6, -3, 0, 2, 5, 8)


def frames(stage: Stage) -> dict[str, Measured]:
    """Frames a second for each size: with a card, alternately Code 128 and QR, and without."""
    rounds = _ROUNDS if stage.size.singles > 1_000 else 1
    measured = {}
    for size in SIZES:
        height = size[1]
        with_card = [_card_frame(size, number) for number in range(_FRAMES)]
        without = [_table(size, number) for number in range(_FRAMES)]
        _all_read(with_card)
        measured[f"frames_{height}_card"] = Measured(_rate(with_card, rounds))
        measured[f"frames_{height}_empty"] = Measured(_rate(without, rounds))
    return measured


def _rate(shown: list[Image.Image], rounds: int) -> float:
    """The median of the rounds, in frames a second of the processor's time."""
    rates = []
    for _ in range(rounds):
        reader = LiveReader()
        begun = time.thread_time()
        for frame in shown:
            reader.look(frame)
        rates.append(len(shown) / (time.thread_time() - begun))
    return float(median(rates))


def _all_read(shown: list[Image.Image]) -> None:
    """A rate at which nothing is read would say nothing."""
    reader = LiveReader()
    missed = [number for number, frame in enumerate(shown) if not reader.look(frame)]
    if len(missed) > len(shown) // 4:
        raise RuntimeError(f"the live reader missed the frames {missed}")


def _card_frame(size: tuple[int, int], number: int) -> Image.Image:
    """A card that fills a good half of the picture's height, held a little askew."""
    drawn: Any = zxingcpp.create_barcode(f"KA{number:07}", _KINDS[number % 2]).to_image(scale=6)
    height, width = memoryview(drawn).shape
    code = Image.frombytes("L", (width, height), bytes(drawn))
    flat = number % 2 == 0
    wide = size[0] // 2 if flat else size[1] // 2
    code = code.resize((wide, wide // 3 if flat else wide), Image.Resampling.LANCZOS)
    edge = wide // 8
    card = Image.new("L", (code.width + 2 * edge, code.height + 2 * edge), 245)
    card.paste(code, (edge, edge))
    angle = _ANGLES[number % len(_ANGLES)]
    shape = Image.new("L", card.size, 255).rotate(angle, expand=True)
    turned = card.rotate(angle, Image.Resampling.BICUBIC, expand=True)
    frame = _scene(size, number)
    frame.paste(turned, ((size[0] - turned.width) // 2, (size[1] - turned.height) // 2), shape)
    return _filmed(frame, number)


def _table(size: tuple[int, int], number: int) -> Image.Image:
    """The same place without a card."""
    return _filmed(_scene(size, number), number)


def _scene(size: tuple[int, int], number: int) -> Image.Image:
    """Patches of light and dark, as a room out of focus has them."""
    patches = Image.new("L", (size[0] // 40, size[1] // 40))
    patches.putdata(list(_brightness(number, patches.width * patches.height)))
    return patches.resize(size, Image.Resampling.BICUBIC)


def _brightness(seed: int, count: int) -> Iterator[int]:
    chance = random.Random(seed)
    return (chance.randrange(60, 200) for _ in range(count))


def _filmed(frame: Image.Image, number: int) -> Image.Image:
    """A lens's softness and a sensor's grain."""
    soft = frame.filter(ImageFilter.GaussianBlur(0.8))
    grain = ImageChops.offset(Image.effect_noise((257, 263), 12), 31 * number, 17 * number)
    tiled = Image.new("L", frame.size)
    for left in range(0, frame.width, grain.width):
        for top in range(0, frame.height, grain.height):
            tiled.paste(grain, (left, top))
    return ImageChops.add(soft, tiled, offset=-128)
