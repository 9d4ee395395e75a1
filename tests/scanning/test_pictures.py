"""Opening pictures of every kind, and refusing what is none."""

import io
import os
import random
import struct
import zlib
from contextlib import suppress

import pytest
from PIL import Image

from boxoffice.scanning import pictures
from boxoffice.scanning.pictures import (
    MAX_BYTES,
    NotAFile,
    NotAPicture,
    PictureBroken,
    PictureError,
    PictureMissing,
    PictureTooLarge,
    PictureUnreadable,
    PictureUnsupported,
    open_picture,
)

LEFT_DARK = Image.new("L", (40, 20), 255)
LEFT_DARK.paste(0, (0, 0, 20, 20))
NOISE = Image.frombytes("L", (200, 200), random.Random(1).randbytes(40_000))


def png_header(width: int, height: int) -> bytes:
    """A PNG that promises a size and holds no pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def is_left_dark(image: Image.Image) -> bool:
    assert image.mode == "L"
    width, height = image.size
    dark = image.getpixel((width // 4, height // 2))
    light = image.getpixel((width * 3 // 4, height // 2))
    return dark < 60 and light > 200


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "PPM", "AVIF"])
def test_each_kind_of_file_opens_from_bytes_and_path(encode, tmp_path, kind):
    data = encode(LEFT_DARK.convert("RGB"), kind)
    path = tmp_path / f"card.{kind}"
    path.write_bytes(data)
    assert is_left_dark(open_picture(data))
    assert is_left_dark(open_picture(path))
    assert is_left_dark(open_picture(str(path)))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "F"])
def test_each_mode_becomes_greyscale(encode, mode):
    image = LEFT_DARK.convert("RGB").convert(mode) if mode != "LAB" else None
    if image is None:
        grey = Image.new("L", LEFT_DARK.size, 128)
        image = Image.merge("LAB", (LEFT_DARK, grey, grey))
    kind = "TIFF" if mode in {"CMYK", "YCbCr", "LAB", "F"} else "PNG"
    assert is_left_dark(open_picture(encode(image, kind)))


def test_a_cmyk_jpeg_opens(encode):
    assert is_left_dark(open_picture(encode(LEFT_DARK.convert("RGB").convert("CMYK"), "JPEG")))


@pytest.mark.parametrize(("mode", "kind"), [("I;16", "PNG"), ("I;16", "TIFF"), ("I", "TIFF")])
def test_16_and_32_bits_are_scaled_and_not_cut(encode, mode, kind):
    deep = Image.new(mode, (40, 20), 62_000)
    deep.paste(Image.new(mode, (20, 20), 3_000), (0, 0))
    assert is_left_dark(open_picture(encode(deep, kind)))


@pytest.mark.parametrize("value", [0.5, float("inf"), float("nan")])
def test_pixels_without_any_contrast_are_blank(encode, value):
    blank = open_picture(encode(Image.new("F", (4, 4), value), "TIFF"))
    assert blank.getextrema() == (255, 255)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_is_white(encode, mode):
    image = Image.new("LA", (40, 20), (0, 0))
    image.paste((0, 255), (0, 0, 20, 20))
    options = {}
    if mode == "P":
        image = Image.new("P", (40, 20), 1)
        image.putpalette([0, 0, 0, 0, 0, 0])
        image.paste(0, (0, 0, 20, 20))
        options = {"transparency": 1}
    else:
        image = image.convert(mode)
    assert is_left_dark(open_picture(encode(image, "PNG", **options)))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_photo_stands_as_it_was_taken(encode, orientation):
    undo = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    stored = LEFT_DARK if undo is None else LEFT_DARK.transpose(undo)
    exif = Image.Exif()
    exif[0x0112] = orientation
    for kind in ("JPEG", "PNG", "WEBP"):
        image = open_picture(encode(stored, kind, exif=exif.tobytes()))
        assert image.size == LEFT_DARK.size
        assert is_left_dark(image)


@pytest.mark.parametrize("exif", [b"Exif\0\0nonsense", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"x"])
def test_damaged_exif_is_no_reason_to_refuse(encode, exif):
    assert is_left_dark(open_picture(encode(LEFT_DARK, "JPEG", exif=exif)))


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "TIFF"])
def test_of_an_animation_the_first_frame_counts(encode, kind):
    other = LEFT_DARK.transpose(Image.Transpose.ROTATE_180)
    data = encode(LEFT_DARK, kind, save_all=True, append_images=[other, other])
    assert is_left_dark(open_picture(data))


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"no picture", b"<html><img></html>", b"<svg/>", b"\xff" * 5000]
)
def test_other_bytes_are_not_a_picture(data):
    with pytest.raises(NotAPicture):
        open_picture(data)


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"])
def test_a_known_kind_we_do_not_read_says_so(data):
    with pytest.raises(PictureUnsupported):
        open_picture(data)


def test_a_postscript_file_is_never_run():
    with pytest.raises(NotAPicture):
        open_picture(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "TIFF", "AVIF"])
def test_a_file_cut_short_is_broken(encode, kind):
    data = encode(NOISE.convert("RGB"), kind)
    with pytest.raises((PictureBroken, NotAPicture)):
        open_picture(data[: len(data) // 2])


def test_half_a_jpeg_is_broken_and_not_read_in_part(encode):
    data = encode(NOISE, "JPEG")
    with pytest.raises(PictureBroken):
        open_picture(data[: len(data) // 2])


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "PPM", "AVIF"])
def test_damaged_bytes_raise_only_our_errors(encode, kind):
    chance = random.Random(kind)
    whole = encode(LEFT_DARK.convert("RGB"), kind)
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(PictureError):
            assert open_picture(bytes(data)).mode == "L"


@pytest.mark.parametrize("size", [(10_000, 8_001), (50_000, 50_000), (2**31 - 1, 2**31 - 1)])
def test_too_many_pixels_are_refused_before_decoding(size):
    with pytest.raises(PictureTooLarge):
        open_picture(png_header(*size))


@pytest.mark.parametrize("size", [(0, 0), (0, 5), (5, 0)])
def test_a_picture_of_no_size_is_refused(size):
    with pytest.raises((PictureBroken, NotAPicture)):
        open_picture(png_header(*size))


def test_too_many_bytes_are_refused(tmp_path):
    path = tmp_path / "large.jpg"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(PictureTooLarge):
        open_picture(path)
    with pytest.raises(PictureTooLarge):
        open_picture(bytes(MAX_BYTES + 1))


def test_memory_that_runs_out_means_too_large(encode, monkeypatch):
    def exhausted(_image: Image.Image) -> Image.Image:
        raise MemoryError

    monkeypatch.setattr(pictures, "_greyscale", exhausted)
    with pytest.raises(PictureTooLarge):
        open_picture(encode(LEFT_DARK))


@pytest.mark.parametrize("name", ["absent.png", "nul\0byte.png", "", "absent/card.png"])
def test_a_file_that_is_not_there(tmp_path, name):
    with pytest.raises(PictureMissing):
        open_picture(str(tmp_path / name) if name else name)


def test_a_name_below_a_file_is_missing(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PictureMissing):
        open_picture(tmp_path / "file" / "card.png")


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(NotAFile):
        open_picture(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="devices and pipes by path")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_not_a_file_and_never_waited_for(device):
    with pytest.raises((NotAFile, PictureUnreadable)):
        open_picture(device)


@pytest.mark.skipif(os.name != "posix", reason="pipes by path")
def test_a_pipe_nobody_writes_to_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAFile):
        open_picture(tmp_path / "pipe")


def test_a_file_the_system_refuses_is_unreadable(tmp_path, encode, monkeypatch):
    path = tmp_path / "card.png"
    path.write_bytes(encode(LEFT_DARK))

    def refused(*_arguments: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(PictureUnreadable):
        open_picture(path)


def test_each_error_names_another_fault():
    faults = [kind.fault for kind in PictureError.__subclasses__()]
    assert len(faults) == len(set(faults))


def test_a_disguised_name_does_not_matter(tmp_path):
    file = io.BytesIO()
    LEFT_DARK.save(file, "PNG")
    path = tmp_path / "card.txt"
    path.write_bytes(file.getvalue())
    assert is_left_dark(open_picture(path))
