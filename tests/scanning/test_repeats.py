"""The same card, seen again."""

from boxoffice.scanning.repeats import RepeatGuard


def test_the_same_card_within_3_s_is_the_same_read():
    guard = RepeatGuard()
    assert [guard.is_repeat("KA1", at) for at in (0, 1, 2_999)] == [False, True, True]


def test_after_3_s_it_is_a_new_read():
    guard = RepeatGuard()
    assert [guard.is_repeat("KA1", at) for at in (0, 3_000)] == [False, False]


def test_a_card_left_before_the_camera_is_one_read():
    guard = RepeatGuard()
    assert [guard.is_repeat("KA1", at) for at in range(0, 10_000, 500)].count(False) == 1


def test_another_card_is_a_new_read_and_so_is_the_first_after_it():
    guard = RepeatGuard()
    assert not any(guard.is_repeat(text, 100) for text in ("KA1", "KA2", "KA1"))


def test_a_clock_that_went_back_makes_no_repeat():
    guard = RepeatGuard()
    assert [guard.is_repeat("KA1", at) for at in (5_000, 100)] == [False, False]


def test_a_card_dealt_with_may_be_read_again_at_once():
    guard = RepeatGuard()
    guard.is_repeat("KA1", 0)
    guard.forget()
    assert not guard.is_repeat("KA1", 10)
