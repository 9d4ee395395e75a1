"""Frames from a video sink: decoded on another thread, the newest one only."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoFrameFormat
from pytestqt.qtbot import QtBot

from boxoffice.scanning.engines import Sighting
from boxoffice.scanning.live import LiveReader, Look
from boxoffice.ui.devices.feed import CameraFeed
from boxoffice.ui.devices.grey import grey_image
from boxoffice.ui.threads import Deliverer
from sync.protocol.symbologies import Symbology
from tests.support.films import write_film

WAIT_MS = 20_000
_Format = QVideoFrameFormat.PixelFormat
# Hardware decoding that this computer lacks.
pytestmark = pytest.mark.qt_log_ignore("Couldn't (load|resolve)", "No RHI backend")


def card(text: str, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A frame with a card in it."""
    drawn = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=8)
    height, width = memoryview(drawn).shape
    frame = Image.new("L", size, 120)
    code = Image.frombytes("L", (width, height), bytes(drawn))
    frame.paste(code, ((size[0] - width) // 2, (size[1] - height) // 2))
    return frame


def video_frame(image: Image.Image) -> QVideoFrame:
    """The frame as a camera gives it, in colour."""
    data = image.convert("RGBA").tobytes()
    picture = QImage(data, image.width, image.height, QImage.Format.Format_RGBA8888)
    return QVideoFrame(picture.copy())


class Held(LiveReader):
    """A reader that waits until it is let go, and notes the brightness of what it looks at."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Semaphore(0)
        self.go_on = threading.Semaphore(0)
        self.looked_at: list[int] = []

    def look(self, image: Image.Image) -> list[Sighting]:
        self.begun.release()
        self.go_on.acquire()
        self.looked_at.append(image.getpixel((0, 0)))
        return []


@pytest.fixture
def make_feed(qapp: object) -> Iterator[Callable[[LiveReader], CameraFeed]]:
    """Makes feeds and ends them with the test."""
    made: list[CameraFeed] = []

    def make(reader: LiveReader) -> CameraFeed:
        made.append(CameraFeed(reader, Deliverer()))
        return made[-1]

    yield make
    for each in made:
        each.stop()


@pytest.fixture
def looks(make_feed: Callable[[LiveReader], CameraFeed]) -> tuple[CameraFeed, list[Look]]:
    """A feed and the looks that came of it."""
    feed, came = make_feed(LiveReader()), []
    feed.looked.connect(came.append)
    return feed, came


def test_a_film_as_the_camera_gives_the_card(
    qtbot: QtBot, tmp_path: Path, looks: tuple[CameraFeed, list[Look]]
) -> None:
    """Decoded by Qt's own player into the same sink as a camera's."""
    feed, came = looks
    pictures: list[QImage] = []
    feed.pictured.connect(pictures.append)
    film = write_film(tmp_path / "cards.avi", [card("KA1234567", (1280, 720))] * 40)
    player = QMediaPlayer()
    player.setVideoSink(feed.sink)
    player.setSource(QUrl.fromLocalFile(str(film)))
    player.play()
    qtbot.waitUntil(lambda: any(look.text for look in came), timeout=WAIT_MS)
    player.stop()
    counted = [look.text for look in came]
    assert counted[counted.index("KA1234567") - 1] is None  # the frame before did not count
    assert {text for text in counted if text} == {"KA1234567"}
    assert pictures[0].size() == QSize(960, 540)


def test_the_text_counts_with_the_second_frame(
    qtbot: QtBot, looks: tuple[CameraFeed, list[Look]]
) -> None:
    """One frame is not enough; the place of the code is known from the first."""
    feed, came = looks
    feed.sink.setVideoFrame(video_frame(card("KA1234567")))
    qtbot.waitUntil(lambda: len(came) == 1, timeout=WAIT_MS)
    feed.sink.setVideoFrame(video_frame(card("KA1234567")))
    qtbot.waitUntil(lambda: len(came) == 2, timeout=WAIT_MS)
    assert [look.text for look in came] == [None, "KA1234567"]
    (sighting,) = came[0].sightings
    assert sighting.symbology is Symbology.QR
    assert all(0.2 < x < 0.8 and 0.1 < y < 0.7 for x, y in sighting.corners)


def test_only_the_newest_frame_is_looked_at(
    qtbot: QtBot, make_feed: Callable[[LiveReader], CameraFeed]
) -> None:
    """What comes while one is decoded is dropped but for the last."""
    reader = Held()
    feed = make_feed(reader)
    for grey in (10, 20, 30, 40):
        feed.sink.setVideoFrame(video_frame(Image.new("L", (64, 48), grey)))
        if grey == 10:
            assert reader.begun.acquire(timeout=WAIT_MS / 1000)
    reader.go_on.release(2)
    assert reader.begun.acquire(timeout=WAIT_MS / 1000)
    qtbot.waitUntil(lambda: len(reader.looked_at) == 2, timeout=WAIT_MS)
    assert reader.looked_at == [10, 40]


@pytest.mark.parametrize(
    "kind",
    [
        _Format.Format_NV12,
        _Format.Format_YUV420P,
        _Format.Format_Y8,
        _Format.Format_YUYV,
        _Format.Format_UYVY,
        _Format.Format_BGRA8888,
    ],
)
def test_the_brightness_of_each_kind_of_frame(qapp: object, kind: _Format) -> None:
    """A left half of one brightness and a right half of another, with rows that may be padded."""
    frame = QVideoFrame(QVideoFrameFormat(QSize(60, 8), kind))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    stride, bits = frame.bytesPerLine(0), frame.bits(0)
    step = stride // 60 if kind is not _Format.Format_BGRA8888 else 4
    if kind in {_Format.Format_NV12, _Format.Format_YUV420P, _Format.Format_Y8}:
        step = 1
    first = 1 if kind is _Format.Format_UYVY else 0
    for row in range(8):
        for column in range(60):
            place = row * stride + column * step + first
            value = 50 if column < 30 else 200
            for byte in range(step if step == 4 else 1):
                bits[place + byte] = 255 if byte == 3 else value
    frame.unmap()
    grey = grey_image(frame)
    assert grey is not None
    assert grey.size == (60, 8)
    assert [grey.getpixel((x, 7)) for x in (0, 29, 30, 59)] == [50, 50, 200, 200]
