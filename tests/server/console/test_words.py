"""The console speaks three languages, whole."""

import re

import pytest

from sync.server.console.words import LANGUAGES, catalogue, preferred, translate
from sync.server.store.accounts import Role
from tests.support.console import Console
from tests.support.console_words import sentences

PLACE = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_each_sentence_is_translated_and_none_is_left_over(language: str) -> None:
    assert catalogue(language).keys() == sentences()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_translation_has_the_same_places(language: str) -> None:
    for english, said in catalogue(language).items():
        assert said.strip()
        assert sorted(PLACE.findall(said)) == sorted(PLACE.findall(english)), english


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("", "fi"),
        ("de", "fi"),
        ("sv-FI,sv;q=0.9,en;q=0.8", "sv"),
        ("de,en;q=0.5,sv;q=0.7", "sv"),
        ("en;q=x", "fi"),
    ],
)
def test_the_browsers_language_is_taken(accepted: str, chosen: str) -> None:
    assert preferred(accepted) == chosen


def test_a_language_is_chosen_and_leads_back(console: Console) -> None:
    browser = console.signed_in(Role.NATIONAL)
    for language in LANGUAGES:
        browser.get("desks")
        status, text = browser.post("my-language", language=language, back="/console/desks")
        assert status == 200
        assert f'lang="{language}"' in text
        assert translate(language, "Desks") in text
    for elsewhere in ("https://example.com/", "/console//example.com", "/console/\\example.com"):
        browser.get("desks")
        answer = browser.client.post(
            "/console/my-language",
            data={"csrf": browser.csrf, "language": "en", "back": elsewhere},
            follow_redirects=False,
        )
        assert answer.headers["location"] == "/console/"
