"""No card code, tag or key reaches a log file, whoever logs it and however."""

import json
import logging
import random
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxoffice.keys.desk_keys import DeskKeys, write_keys
from boxoffice.logs import hide_codes, logging_to
from boxoffice.redaction import REDACTED, Redaction
from sync.protocol.card_codes import CardCode, CodeFormat
from sync.protocol.encoding import to_base64url

FORMATS = (
    CodeFormat(id="letters", pattern=r"[A-Z]{2}\d{6}", grouping=(2, 3, 3), example="AB123456"),
    CodeFormat(id="digits", pattern=r"\d{10}", example="1234567890"),
    CodeFormat(id="mixed", pattern=r"[0-9A-HJ-NP-Z]{6}", example="K4P2Q7"),
)
CODE = "QX482913"
SPELLINGS = (
    CODE,
    "qx482913",
    "QX 482 913",
    "qx-482-913",
    "QX\u00a0482\u2011913",
    "Q X 4 8 2 9 1 3",
)


def written(folder: Path) -> str:
    """All that stands in the log files."""
    return "\n".join(each.read_text() for each in sorted(folder.iterdir()))


@pytest.mark.parametrize("method", ["debug", "info", "warning", "error", "critical", "exception"])
@pytest.mark.parametrize("library", [False, True])
def test_no_secret_passes_any_logger(
    tmp_path: Path, keys: DeskKeys, method: str, library: bool
) -> None:
    tag = random.Random(1).randbytes(8)
    texts = [
        *SPELLINGS,
        *(f"card {each}, please" for each in SPELLINGS),
        to_base64url(tag),
        tag.hex(),
        tag.hex().upper(),
        repr(tag),
        to_base64url(keys.store_key),
        keys.signing_key.hex(),
        repr(keys.signing_key),
        write_keys(keys).decode(),
        "K4P2Q7",
        "1234567890",
    ]
    with logging_to(tmp_path, "test", logging.DEBUG):
        hide_codes(FORMATS)
        log = logging.getLogger("urllib3" if library else "desk")
        for text in texts:
            getattr(log, method)(text)
            getattr(log, method)("%s", text)
            try:
                raise ValueError(text)
            except ValueError:
                getattr(log, method)("failed", exc_info=True)
        getattr(log, method)("%s %s", keys, CardCode(CODE, None))
        if not library:
            for fields in (
                {"value": texts, "names": {CODE: 1}, "nested": {"x": [{"tag": tag}]}},
                {"tag": int.from_bytes(tag), "card": "plain", "keys": keys},
                {"number": int.from_bytes(tag), "code": 7, "path": Path(CODE)},
            ):
                getattr(log, method)("row", extra=fields)
    text = written(tmp_path)
    assert text.count("\n") > len(texts)
    digest = [CODE, "482913", "482 913", "482-913", "482\u2011913", "4 8 2 9", "K4P2Q7"]
    digest += ["1234567890", tag.hex(), to_base64url(tag), str(int.from_bytes(tag)), repr(tag)[2:8]]
    digest += [to_base64url(key) for key in (keys.store_key, keys.signing_key, keys.sealing_key)]
    digest += [keys.signing_key.hex(), to_base64url(keys.list_keys[1])]
    for secret in digest:
        assert secret.lower() not in text.lower()


@given(st.binary(min_size=8, max_size=8), st.sampled_from(["", "tag ", "(", "x=", "/v1/files/"]))
def test_no_tag_passes_in_base64_or_hexadecimal(tag: bytes, before: str) -> None:
    redaction = Redaction()
    text = to_base64url(tag)
    if sum(character.isdigit() for character in text) > 1:
        assert text not in redaction.text(before + text)
    assert REDACTED in redaction.text(f"{before}{tag.hex()}f")


@given(st.from_regex(r"[A-Z]{2}[0-9]{6}", fullmatch=True), st.text(max_size=10))
def test_no_code_of_a_configured_format_passes(code: str, around: str) -> None:
    redaction = Redaction()
    redaction.learn(FORMATS)
    assert code not in redaction.text(f"{around}{code}{around}")
    assert code not in redaction.text(f"{around} {code.lower()} {around}").upper()


def test_what_helps_to_find_a_fault_stays(tmp_path: Path) -> None:
    correlation = "01963f2e-1234-7000-8000-0123456789ab"
    with logging_to(tmp_path, "test"):
        hide_codes(FORMATS[:2])
        fields = {"sent": 12, "version": 41, "ok": True, "correlation": correlation}
        logging.getLogger("boxoffice.sync").info("round_ended", extra=fields)
        logging.getLogger("urllib3").warning("Retrying after connection broken by %s", "timeout")
    first, second = (json.loads(line) for line in written(tmp_path).splitlines())
    assert first["event"] == "round_ended"
    assert (first["sent"], first["version"], first["ok"]) == (12, 41, True)
    assert first["correlation"] == correlation
    assert (first["level"], first["logger"]) == ("info", "boxoffice.sync")
    assert first["timestamp"].startswith("20")
    assert second["event"] == "Retrying after connection broken by timeout"


def test_an_exception_shows_where_not_what(tmp_path: Path) -> None:
    with logging_to(tmp_path, "test"):
        try:
            raise LookupError("the Virtanen family")
        except LookupError:
            logging.getLogger("desk").exception("failed")
    line = json.loads(written(tmp_path))
    assert line["error"] == "LookupError"
    assert line["at"][0].endswith("test_an_exception_shows_where_not_what")
    assert "Virtanen" not in written(tmp_path)


def test_the_file_is_private_and_each_program_has_its_own(tmp_path: Path) -> None:
    for program in ("boxoffice", "boxoffice-sync"):
        with logging_to(tmp_path / "logs", program):
            logging.getLogger("desk").info("started")
    files = sorted((tmp_path / "logs").iterdir())
    assert [each.name for each in files] == ["boxoffice-sync.log", "boxoffice.log"]
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}


def test_no_folder_no_log_no_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "logs").write_text("in the way")
    with logging_to(tmp_path / "logs", "test"):
        logging.getLogger("desk").error("lost")
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device on this system")
def test_a_full_disk_disturbs_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with logging_to(tmp_path, "test"):
        handler = logging.getLogger().handlers[-1]
        assert isinstance(handler, logging.FileHandler)
        assert handler.stream is not None
        handler.stream.close()
        handler.stream = open("/dev/full", "w")  # noqa: SIM115 - the handler closes it
        logging.getLogger("desk").error("lost")
    assert capfd.readouterr() == ("", "")


def test_a_thread_that_logs_too_late_opens_no_closed_file(tmp_path: Path) -> None:
    with logging_to(tmp_path, "test"):
        handler = logging.getLogger().handlers[-1]
    handler.handle(logging.makeLogRecord({"msg": "late"}))
    assert written(tmp_path) == ""
    assert isinstance(handler, logging.FileHandler)
    assert handler.stream is None
