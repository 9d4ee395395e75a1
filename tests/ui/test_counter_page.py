"""The page *At the counter* fits on one sheet in every language, and says what the desk says."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPdfWriter

from boxoffice.domain.verdicts import VerdictKind
from boxoffice.printing.counter_page import counter_document
from boxoffice.printing.document import A4, Sign
from boxoffice.ui import verdict_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.assets import resource
from boxoffice.ui.devices.printing import write_pdf
from boxoffice.ui.devices.typesetting import Typesetter
from boxoffice.ui.help.composing import counter_page
from boxoffice.ui.keys import Named
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.translation import Speaker

ROOM = 0.95
"""Of the sheet's height: a page that is full to the last line would break at the next word."""


@pytest.mark.parametrize("language", LanguageCode)
def test_one_sheet_in_every_language(
    appearance: Appearance, speaker: Speaker, language: LanguageCode, tmp_path: Path
) -> None:
    speaker.use(language)
    document = counter_document(counter_page())
    file = tmp_path / "page.pdf"
    assert write_pdf(document, file) == 1
    assert file.read_bytes().startswith(b"%PDF")
    setter = Typesetter(QPdfWriter(str(tmp_path / "other.pdf")), document)
    used = sum(part.height for part in setter.sheets()[0])
    assert A4.height is not None
    assert 0.6 < used / setter.mm(A4.height - 2 * A4.margin) < ROOM


@pytest.mark.parametrize("language", LanguageCode)
def test_it_says_each_verdict_in_the_words_of_the_desk(
    speaker: Speaker, language: LanguageCode
) -> None:
    speaker.use(language)
    titles = {each.title for each in counter_page().verdicts}
    # None left is told as sold out; what a trial elsewhere means, the desk says when it comes.
    for kind in set(VerdictKind) - {VerdictKind.NO_QUOTA, VerdictKind.NOT_VALID_HERE}:
        said = verdict_words.verdict_title(kind, counts="1\N{NO-BREAK SPACE}+\N{NO-BREAK SPACE}2")
        assert said in titles, kind
    assert {verdict_words.unknown_title(), verdict_words.sold_out_title()} <= titles


def test_every_sign_is_one_of_our_icons_and_every_key_of_the_desk_is_there() -> None:
    page = counter_page()
    for each in page.verdicts:
        assert resource("icons", f"{Sign(each.sign, 1).name}.svg").exists()
    keys = {each.key for each in page.keys}
    assert {each.upper() for each in Named if each.startswith("f")} <= keys
    assert {"Enter", "Esc", "F1", "F11", "Ctrl+L"} <= keys
