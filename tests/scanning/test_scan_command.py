"""`boxoffice scan`: one line a file, plain or JSON."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from boxoffice.commands import scan
from boxoffice.commands.scan_words import SENTENCES
from boxoffice.scanning import engines
from boxoffice.scanning.pictures import PictureFault
from boxoffice.scanning.symbologies import NAMES
from sync.protocol.symbologies import Symbology

ROOT = Path(__file__).parents[2]


@pytest.fixture
def card(tmp_path, draw) -> str:
    path = tmp_path / "card.png"
    draw("KA1234567", Symbology.CODE128).save(path)
    return str(path)


@pytest.fixture
def blank(tmp_path) -> str:
    path = tmp_path / "blank.png"
    Image.new("L", (200, 100), 255).save(path)
    return str(path)


def run(files, *, language="en", **options):
    out, err = io.StringIO(), io.StringIO()
    code = scan.read_files(files, out=out, err=err, language=language, **{"json": False, **options})
    return code, out.getvalue().splitlines(), err.getvalue()


def test_one_plain_line_a_file(card):
    assert run([card]) == (0, [f"{card}: KA1234567 (Code 128)"], "")


def test_one_json_object_a_line(card, blank):
    code, lines, err = run([card, blank], json=True)
    assert (code, err) == (1, "")
    assert [json.loads(line) for line in lines] == [
        {"file": card, "codes": [{"text": "KA1234567", "format": "Code128"}], "error": None},
        {"file": blank, "codes": [], "error": "no_code"},
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "no code found"), ("fi", "koodia ei löytynyt"), ("sv", "ingen kod hittades")],
)
def test_a_sentence_says_what_to_do_in_each_language(blank, language, words):
    code, lines, _ = run([blank], language=language)
    assert code == 1
    assert lines[0].startswith(f"{blank}: {words}")


def test_every_fault_has_a_sentence_and_every_kind_a_name():
    for sentences in SENTENCES.values():
        assert set(sentences) == set(PictureFault)
    assert len({sentence for table in SENTENCES.values() for sentence in table.values()}) == 30
    assert set(NAMES) == set(Symbology)


def test_two_codes_are_both_listed(tmp_path, draw):
    sheet = Image.new("L", (900, 500), 255)
    sheet.paste(draw("KA1111111", Symbology.QR), (0, 0))
    sheet.paste(draw("KA2222222", Symbology.CODE128), (200, 200))
    path = str(tmp_path / "two.png")
    sheet.save(path)
    code, lines, _ = run([path], json=True)
    found = json.loads(lines[0])
    assert (code, found["error"]) == (1, "two_codes")
    assert {entry["text"] for entry in found["codes"]} == {"KA1111111", "KA2222222"}
    plain = run([path])[1][0]
    assert "KA1111111 (QR)" in plain
    assert "KA2222222 (Code 128)" in plain


def test_without_any_decoder_each_file_says_so(card, monkeypatch):
    monkeypatch.setattr(engines, "zxingcpp", None)
    monkeypatch.setattr(engines, "pyzbar", None)
    code, lines, err = run([card])
    assert (code, len(lines)) == (1, 1)
    assert "Type the code" in err
    assert json.loads(run([card], json=True)[1][0])["error"] == "no_decoder"


def test_a_name_cannot_steer_the_terminal(tmp_path):
    name = str(tmp_path / "a\x1b[2Jb\nc.png")
    code, lines, _ = run([name])
    assert (code, len(lines)) == (1, 1)
    assert "\\x1b[2Jb\\nc.png" in lines[0]


def test_a_terminal_without_the_letters_still_gets_a_line(blank):
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding="ascii") as out:
        assert scan.read_files([blank], json=False, out=out, err=io.StringIO(), language="fi") == 1
        assert b"l\\xf6ytynyt" in raw.getvalue()


def test_a_name_that_is_not_utf_8_still_gets_a_line():
    name = os.fsdecode(b"caf\xe9.png")
    assert "caf\\udce9.png" in run([name])[1][0]
    assert json.loads(run([name], json=True)[1][0])["error"] == "missing"


@pytest.mark.skipif(os.name != "posix", reason="a closed pipe")
def test_a_reader_that_leaves_early_ends_the_run_quietly(card):
    with subprocess.Popen(
        [sys.executable, "-m", "boxoffice", "scan", "--json", *[card] * 500],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(120) == 1


def test_no_qt_is_loaded():
    program = (
        "import sys; import boxoffice.commands.scan\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
