"""Undoes a scanner whose keyboard layout is not the computer's, where that can be told.

A scanner that acts as a keyboard presses keys, not characters: set up for the United States, on a
Finnish computer, its hyphen comes out as a plus; set up for France, its A as a Q and its digits as
signs. Two layouts give each character another one. The text is put right only where what came is
no card's code and exactly one pair of layouts makes it one; otherwise it is left as it came.
"""

from collections.abc import Callable
from itertools import permutations
from typing import Final

# The keys of a standard keyboard row by row, plain and with Shift, in the same order everywhere.
_LAYOUTS: Final = {
    "us": (
        "`1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./",
        '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|ZXCVBNM<>?',
    ),
    "nordic": (
        "§1234567890+´qwertyuiopå¨asdfghjklöä'zxcvbnm,.-",  # noqa: RUF001 - a key of its own
        '½!"#¤%&/()=?`QWERTYUIOPÅ^ASDFGHJKLÖÄ*ZXCVBNM;:_',
    ),
    "german": (
        "^1234567890ß´qwertzuiopü+asdfghjklöä#yxcvbnm,.-",  # noqa: RUF001 - a key of its own
        "°!\"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄ'YXCVBNM;:_",
    ),
    "french": (
        "²&é\"'(-è_çà)=azertyuiop^$qsdfghjklmù*wxcvbn,;:!",
        "~1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µWXCVBN?./§",
    ),
    "british": (
        "`1234567890-=qwertyuiop[]asdfghjkl;'#zxcvbnm,./",
        '¬!"£$%^&*()_+QWERTYUIOP{}ASDFGHJKL:@~ZXCVBNM<>?',
    ),
}


def _table(computer: str, scanner: str) -> dict[int, str]:
    return {
        ord(came): meant
        for came_row, meant_row in zip(_LAYOUTS[computer], _LAYOUTS[scanner], strict=True)
        for came, meant in zip(came_row, meant_row, strict=True)
    }


_TABLES: Final = {pair: _table(*pair) for pair in permutations(_LAYOUTS, 2)}


def put_right(text: str, is_code: Callable[[str], bool]) -> str:
    """The text as the scanner meant it: `is_code` says whether a text is some card's code.

    A text that is a code already, or that two pairs of layouts would make different codes, is
    returned as it came.
    """
    if is_code(text):
        return text
    meant = {text.translate(table) for table in _TABLES.values()}
    codes = {each for each in meant if is_code(each)}
    return codes.pop() if len(codes) == 1 else text
