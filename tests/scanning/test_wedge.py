"""A scanner that acts as a keyboard, told from a person who types."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boxoffice.scanning.wedge import KeyVerdict, WedgeDetector, WedgeSettings

PRINTABLE = st.characters(min_codepoint=0x20, max_codepoint=0x7E)
CODES = st.text(PRINTABLE, min_size=4, max_size=40).filter(lambda text: any(map(str.isalnum, text)))
ENDS = st.sampled_from(["", "\r", "\n", "\t", "\r\n", "\n\r", "\r\r", "\t\r"])


@dataclass
class Window:
    """An event filter as the window has it, with a timer that is never late."""

    detector: WedgeDetector = field(default_factory=WedgeDetector)
    scans: list[str] = field(default_factory=list)
    delivered: str = ""

    def press(self, char: str, at: float, *, repeated: bool = False) -> KeyVerdict:
        deadline = self.detector.deadline_ms
        if deadline is not None and deadline <= at:
            self.wait(deadline)
        answer = self.detector.key(char, at, repeated=repeated)
        self._take(answer.scan, answer.typed)
        if answer.verdict is KeyVerdict.PASS:
            self.delivered += char
        return answer.verdict

    def press_all(self, keys: Iterable[tuple[str, float]]) -> float:
        at = 1_000.0
        for char, gap in keys:
            at += gap
            self.press(char, at)
        return at

    def wait(self, until: float) -> None:
        burst = self.detector.poll(until)
        self._take(burst.scan, burst.typed)

    def _take(self, scan: str | None, typed: str) -> None:
        self.delivered += typed
        if scan is not None:
            self.scans.append(scan)


def evenly(text: str, gap: float) -> list[tuple[str, float]]:
    return [(char, gap) for char in text]


@settings(deadline=None)
@given(CODES, ENDS, st.data())
def test_any_fast_burst_is_a_scan_whatever_it_ends_with(code, end, data):
    gaps = st.floats(1, 30)
    window = Window()
    at = window.press_all([(char, data.draw(gaps)) for char in code + end])
    window.wait(at + 200)
    assert (window.scans, window.delivered) == ([code], "")


@pytest.mark.parametrize("gap", [1, 5, 35, 40])
@pytest.mark.parametrize("end", ["", "\r", "\n", "\r\n", "\t"])
def test_steady_scanners_of_every_speed(gap, end):
    window = Window()
    at = window.press_all(evenly("KA1234567" + end, gap))
    window.wait(at + 60)
    assert (window.scans, window.delivered) == (["KA1234567"], "")


@settings(deadline=None)
@given(st.text(PRINTABLE | st.sampled_from("\r\n\t"), max_size=30), st.data())
def test_typing_is_never_a_scan_and_arrives_whole_and_in_order(text, data):
    window = Window()
    gaps = st.floats(60, 1_000)
    at = window.press_all([(char, data.draw(gaps)) for char in text])
    window.wait(at + 60)
    assert (window.scans, window.delivered) == ([], text)


@settings(deadline=None)
@given(st.text(PRINTABLE, max_size=20), st.data())
def test_no_key_is_lost_or_doubled_at_any_speed(text, data):
    window = Window()
    at = window.press_all([(char, data.draw(st.floats(0, 120))) for char in text])
    window.wait(at + 60)
    assert sorted("".join(window.scans) + window.delivered) == sorted(text)


@settings(deadline=None)
@given(CODES, st.floats(1, 30), st.floats(1, 149))
def test_a_terminator_within_150_ms_belongs_to_the_scan(code, gap, late):
    window = Window()
    at = window.press_all(evenly(code, gap))
    assert window.press("\r", at + late) in {KeyVerdict.SCAN, KeyVerdict.SWALLOW}
    assert (window.scans, window.delivered) == ([code], "")


def test_enter_after_150_ms_is_the_clerks():
    window = Window()
    at = window.press_all(evenly("KA1234567", 5))
    assert window.press("\r", at + 151) is KeyVerdict.PASS
    assert (window.scans, window.delivered) == (["KA1234567"], "\r")


def test_the_window_of_150_ms_runs_from_the_last_character_and_not_from_a_terminator():
    window = Window()
    at = window.press_all(evenly("KA1234567\r", 5))
    assert window.press("\n", at + 140) is KeyVerdict.SWALLOW
    assert window.press("\n", at + 146) is KeyVerdict.PASS


def test_a_terminator_whose_timer_never_came_still_ends_the_scan():
    detector = WedgeDetector()
    for place, char in enumerate("KA1234567"):
        detector.key(char, place * 5)
    answer = detector.key("\r", 40 + 120)
    assert (answer.verdict, answer.scan) == (KeyVerdict.SCAN, "KA1234567")


def test_a_scan_whose_timer_never_came_is_given_with_the_next_key():
    detector = WedgeDetector()
    for place, char in enumerate("KA1234567"):
        detector.key(char, place * 5)
    answer = detector.key("\r", 40 + 500)
    assert (answer.verdict, answer.scan) == (KeyVerdict.PASS, "KA1234567")
    for place, char in enumerate("KA1234567"):
        detector.key(char, 1_000 + place * 5)
    answer = detector.key("5", 2_000)
    assert (answer.verdict, answer.scan, answer.typed) == (KeyVerdict.HOLD, "KA1234567", "")


def test_scans_sent_at_once_one_after_another_are_each_given():
    window = Window()
    window.press_all(evenly("KA1111111\rKA2222222\r\nKA3333333\t", 1))
    assert (window.scans, window.delivered) == (["KA1111111", "KA2222222", "KA3333333"], "")


def test_enter_right_after_a_typed_digit_gives_the_digit_first():
    window = Window()
    assert window.press_all([("7", 0), ("\r", 45)]) == 1_045
    assert (window.scans, window.delivered) == ([], "7\r")


def test_two_keys_struck_together_are_typing():
    window = Window()
    at = window.press_all([("K", 0), ("A", 8), ("1", 90)])
    window.wait(at + 60)
    assert (window.scans, window.delivered) == ([], "KA1")


@pytest.mark.parametrize(("keys", "gap"), [("KA1", 8), ("KA1234", 45)])
def test_few_keys_or_a_steady_45_ms_are_typing(keys, gap):
    window = Window()
    window.wait(window.press_all(evenly(keys, gap)) + 60)
    assert (window.scans, window.delivered) == ([], keys)


def test_enter_alone_passes_at_once():
    assert WedgeDetector().key("\r", 0).verdict is KeyVerdict.PASS


def test_a_key_held_down_is_a_person():
    window = Window()
    window.press("1", 0)
    for at in range(250, 700, 30):
        assert window.press("1", at, repeated=True) is KeyVerdict.PASS
    assert (window.scans, window.delivered) == ([], "1" * 16)


def test_a_double_digit_a_system_takes_for_a_repeat_stays_in_the_scan():
    window = Window()
    for place, char in enumerate("KA11"):
        window.press(char, place, repeated=place == 3)
    window.wait(100)
    assert window.scans == ["KA11"]


def test_prefix_and_suffix_are_taken_off_with_what_was_pressed_before():
    settings = WedgeSettings(prefix="~~", suffix="#")
    for sent in ("~~KA1234567#", "5~~KA1234567#", "KA1234567#", "KA1234567"):
        window = Window(WedgeDetector(settings))
        window.press_all(evenly(sent + "\r", 5))
        assert (window.scans, window.delivered) == (["KA1234567"], "")


def test_separators_of_a_gs1_code_are_swallowed():
    window = Window()
    window.press_all(evenly("KA123\x1d4567\r", 5))
    assert (window.scans, window.delivered) == (["KA1234567"], "")


@pytest.mark.parametrize("key", ["\x1b", "\x08", "\x7f"])
def test_escape_and_backspace_come_after_what_was_typed(key):
    window = Window()
    assert window.press_all([("7", 0), (key, 20)]) == 1_020
    assert (window.scans, window.delivered) == ([], "7" + key)


def test_escape_right_after_a_scan_comes_after_the_scan():
    window = Window()
    window.press_all([*evenly("KA1234567", 5), ("\x1b", 20)])
    assert (window.scans, window.delivered) == (["KA1234567"], "\x1b")


def test_a_key_without_a_character_changes_nothing():
    window = Window()
    window.press_all([*evenly("KA12", 5), ("", 2), *evenly("34567\r", 5)])
    assert window.scans == ["KA1234567"]


def test_a_burst_the_timer_overtook_is_given_whole():
    detector = WedgeDetector()
    scans = []
    for place, char in enumerate("KA1234567"):
        if place == 5:
            scans.append(detector.poll(500).scan)
        scans.append(detector.key(char, place * 5).scan)
    scans.append(detector.key("\r", 45).scan)
    assert [scan for scan in scans if scan] == ["KA123", "KA1234567"]


def test_typing_the_timer_overtook_is_not_delivered_twice():
    detector = WedgeDetector()
    detector.key("K", 0)
    assert detector.poll(500).typed == "K"
    detector.key("A", 45)
    assert detector.poll(600).typed == "A"


def test_a_clock_that_went_back_ends_the_burst():
    detector = WedgeDetector()
    detector.key("7", 5_000)
    answer = detector.key("8", 10)
    assert (answer.verdict, answer.typed) == (KeyVerdict.HOLD, "7")


def test_flush_gives_what_is_held_at_once():
    detector = WedgeDetector()
    detector.key("7", 0)
    assert detector.flush().typed == "7"
    assert (detector.deadline_ms, detector.flush().typed) == (None, "")


def test_poll_before_the_deadline_waits():
    detector = WedgeDetector()
    detector.key("7", 0)
    assert detector.poll(50).typed == ""
    assert detector.poll(detector.deadline_ms).typed == "7"


def test_quick_presses_of_signs_are_no_card() -> None:
    detector = WedgeDetector()
    for at in range(5):
        detector.key("+", at * 10.0)
    burst = detector.poll(200.0)
    assert burst.scan is None
    assert burst.typed == "+++++"
