"""Every sentence is there in three languages, whole, with its plurals and its parameters."""

import re
import subprocess
from datetime import date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6
import pytest
from PySide6.QtCore import QLocale

from boxoffice.domain.verdicts import VerdictKind
from boxoffice.ui import setup_words, words
from boxoffice.ui.assets import RESOURCES, resource
from boxoffice.ui.customer.sentences import languages
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.translation import Speaker, TranslationMissing, compile_translations

CODES = list(LanguageCode)
WORDS = sorted((RESOURCES.parent / "boxoffice" / "ui").rglob("*words.py"))


def _messages(path: Path) -> dict[tuple[str, str], ET.Element]:
    tree = ET.parse(path)  # noqa: S314 -- our own file
    found = {}
    for context in tree.getroot().findall("context"):
        for message in context.findall("message"):
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = message
    return found


def _texts(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


@pytest.mark.parametrize("code", CODES)
def test_complete(code: LanguageCode) -> None:
    for key, message in _messages(resource("translations", f"boxoffice_{code}.ts")).items():
        translation = message.find("translation")
        assert translation is not None, key
        assert translation.get("type") is None, key
        assert all(_texts(message)), key
        if message.get("numerus") == "yes":
            assert len(_texts(message)) == 2, key


@pytest.mark.parametrize("code", CODES)
def test_parameters_survive(code: LanguageCode) -> None:
    for key, message in _messages(resource("translations", f"boxoffice_{code}.ts")).items():
        wanted = sorted(re.findall(r"\{\w+\}|%n", key[1]))
        for number, text in enumerate(_texts(message)):
            said = sorted(re.findall(r"\{\w+\}|%n", text))
            # In these languages the first form is for one alone: "The chosen row" says it all.
            one = message.get("numerus") == "yes" and number == 0
            assert said in ([wanted, [w for w in wanted if w != "%n"]] if one else [wanted]), key


@pytest.mark.parametrize("code", CODES)
def test_the_files_hold_what_the_code_says(code: LanguageCode, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    tool = Path(PySide6.__file__).parent / "lupdate"
    done = subprocess.run(
        [str(tool), *map(str, WORDS), "-ts", str(fresh)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert set(_messages(resource("translations", f"boxoffice_{code}.ts"))) == set(_messages(fresh))


def test_no_word_that_must_not_be_on_screen() -> None:
    for code in CODES:
        for message in _messages(resource("translations", f"boxoffice_{code}.ts")).values():
            for text in _texts(message):
                assert not re.search(r"\b(issue|sale|poor|Kaikukortti|köyh|fattig)", text, re.I)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", ("Sat 25 April · 19:00 · Hall", "Give 1 ticket", "Give 3 tickets", "3 days")),
        ("fi", ("la 25.4. · klo 19.00 · Hall", "Anna 1 lippu", "Anna 3 lippua", "3 päivää")),
        ("sv", ("lör 25.4 · kl. 19.00 · Hall", "Ge 1 biljett", "Ge 3 biljetter", "3 dagar")),
    ],
)
def test_spoken(speaker: Speaker, code: str, said: tuple[str, str, str, str]) -> None:
    when, one, three, age = said
    speaker.use(LanguageCode(code))
    spoken_when = words.event_when(date(2026, 4, 25), datetime(2026, 4, 25, 19), "Hall")
    assert spoken_when.replace("\N{NO-BREAK SPACE}", " ") == when
    assert words.give(1, "x") == f"{one} · x"
    assert words.give(3, "x") == f"{three} · x"
    assert words.duration(timedelta(days=3)) == age


def test_numbers_by_locale(speaker: Speaker) -> None:
    speaker.use(LanguageCode.FINNISH)
    assert "25 000" in setup_words.list_progress(1000, 25000).replace("\N{NO-BREAK SPACE}", " ")
    speaker.use(LanguageCode.ENGLISH)
    assert "1,000 of 25,000" in setup_words.list_progress(1000, 25000)
    assert QLocale().language() == QLocale.Language.English


def test_counts_as_clerks_say_them(speaker: Speaker) -> None:
    speaker.use(LanguageCode.ENGLISH)
    plain = {
        "1 + 2": {"holder": 1, "child": 2},
        "group 1 + 5": {"worker": 1, "group_child": 5},
        "1 + assistant 1": {"holder": 1, "assistant": 1},
        "children 1": {"child": 1},
        "0": {},
    }
    for text, tickets in plain.items():
        assert words.counts(tickets).replace("\N{NO-BREAK SPACE}", " ") == text


def test_compiling_says_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "boxoffice_xx.ts").write_text("no translation", "utf-8")
    with pytest.raises(TranslationMissing):
        compile_translations(tmp_path)


def test_customers_get_a_sentence_for_every_verdict() -> None:
    known = {"ready", "face", *VerdictKind}
    assert [each.code for each in languages()][:3] == ["fi", "sv", "en"]
    for language in languages():
        assert set(language.by_verdict) == known
        assert all(language.by_verdict.values())
