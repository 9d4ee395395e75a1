"""The keys of who a desk was, and of who it may become, beside those in force."""

from pathlib import Path

import pytest

from boxoffice.keys.desk_keys import DeskKeys, read_keys, write_keys
from boxoffice.keys.key_file import KeyFile
from boxoffice.keys.keyring_source import KeyringSource
from boxoffice.keys.passphrase import Cost, PassphraseSource
from boxoffice.keys.sources import KeySource
from tests.desk.conftest import MemoryKeyring


def test_an_unused_pair_is_made_once_and_steps_in(keys: DeskKeys) -> None:
    ready = keys.with_unused()
    unused = ready.unused
    assert unused is not None
    assert ready.with_unused() == ready
    another = ready.acting_as(unused.public_key, "device-1")
    assert another.public_key == unused.public_key
    assert another.unused is None
    assert [(each.public_key, each.device) for each in another.others] == [
        (keys.public_key, "device-1")
    ]
    # Marks and other secrets stay; broken off, the desk is who it was.
    assert another.acting_as(keys.public_key) == ready
    assert another.acting_as(bytes(32)) == another


@pytest.mark.parametrize("place", ["keyring", "file", "passphrase"])
def test_every_place_keeps_marks_and_pairs(
    tmp_path: Path, keys: DeskKeys, memory_keyring: MemoryKeyring, place: str
) -> None:
    assert memory_keyring.entries == {}
    source: KeySource
    if place == "keyring":
        source = KeyringSource("desk")
    elif place == "file":
        source = KeyFile(tmp_path / "keys")
    else:
        cheap = Cost(passes=1, kibibytes=8, lanes=1)
        source = PassphraseSource(tmp_path / "sealed", lambda new: "a long passphrase", cheap)
    kept = keys.with_unused().with_acknowledged("inc-9", 12, b"\x03" * 32)
    source.store(kept)
    assert source.load() == kept
    assert read_keys(write_keys(kept)) == kept
