"""PINs and the clerks that travel."""

import pytest
from pydantic import ValidationError

from sync.protocol.clerks import BadPin, Clerk, ClerkRole, hash_pin, pin_fits


def test_a_pin_fits_its_hash_only() -> None:
    hashed = hash_pin("402917")
    assert pin_fits("402917", hashed)
    assert not pin_fits("402918", hashed)
    assert hash_pin("402917") != hashed


@pytest.mark.parametrize(
    "pin",
    ["", "12345", "1234567", "12345a", "\u0661\u0662\u0663\u0664\u0665\u0666", " 12345", "12345\n"],
)
def test_a_pin_is_six_digits(pin: str) -> None:
    with pytest.raises(BadPin):
        hash_pin(pin)
    assert not pin_fits(pin, hash_pin("123456"))


def test_a_hash_of_other_costs_is_refused() -> None:
    """A centre that was taken over cannot make a desk compute for minutes."""
    costly = hash_pin("123456").replace("m=19456", "m=4194304")
    with pytest.raises(ValidationError):
        Clerk(name="Kielo", pin=costly)


@pytest.mark.parametrize("name", ["", " Kielo", "Kielo ", "Ki\nelo", "K\x1b[2J", "K" * 25])
def test_a_name_is_one_short_line(name: str) -> None:
    with pytest.raises(ValidationError):
        Clerk(name=name, pin=hash_pin("123456"))


def test_a_clerk_survives_the_wire() -> None:
    clerk = Clerk(name="K", role=ClerkRole.SUPERVISOR, pin=hash_pin("000000"))
    assert Clerk.model_validate_json(clerk.to_bytes()) == clerk
