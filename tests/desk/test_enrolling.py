"""Enrolling: the keys come first, nothing is kept of an answer before it is looked at."""

from datetime import time
from pathlib import Path

import pytest

from boxoffice.keys.desk_keys import DeskKeys
from boxoffice.keys.errors import KeyFileUnwritable, KeysMissing
from boxoffice.keys.key_file import KeyFile
from boxoffice.services.desk import has_records
from boxoffice.services.enrolling import (
    MAX_NAME,
    accept,
    ask_centre,
    default_name,
    kept_keys,
    same_fingerprint,
)
from boxoffice.store.database import Store
from sync.client.errors import BadReply, Refused
from sync.protocol import keys as protocol_keys
from sync.protocol.messages import LIST_KEY_CONTEXT, Enrolment, EnrolmentRequest
from sync.protocol.programme import Venue
from sync.protocol.statements import StatementType, make_statement
from tests.desk.conftest import NOW
from tests.support.scripted_http import Received, Script, Scripted, scripted_server

CENTRE_KEY = protocol_keys.new_signing_key()
LIST_KEY = protocol_keys.new_list_key()


def centre(list_key: bytes = LIST_KEY, context: bytes = LIST_KEY_CONTEXT) -> Script:
    """A centre that enrols everybody."""

    def answer(request: Received) -> Scripted:
        asked = EnrolmentRequest.model_validate_json(request.body)
        enrolment = Enrolment(
            device="device-1",
            venue=Venue(id="venue-1", name="Louhisali"),
            centre_key=protocol_keys.public_signing_key(CENTRE_KEY),
            sealed_list_key=protocol_keys.seal(asked.sealing_key, list_key, context),
            epoch=5,
            code_formats=(),
            zone="Europe/Helsinki",
            day_start=time(5),
            generation="g1",
            at=NOW,
        )
        return Scripted(body=make_statement(CENTRE_KEY, StatementType.ENROLMENT, enrolment))

    return answer


def test_the_answer_brings_who_we_are_and_the_list_key(keys: DeskKeys) -> None:
    with scripted_server(centre()) as server:
        offer = ask_centre(server.address, "abcd-efgh jkmo", "Lobby", keys)
        asked = EnrolmentRequest.model_validate_json(server.received[0].body)
    assert offer.keys.list_keys == {**keys.list_keys, 5: LIST_KEY}
    assert offer.enrolment.venue.name == "Louhisali"
    assert asked.code == "ABCDEFGHJKM0"
    assert asked.device_name == "Lobby"
    assert asked.public_key == protocol_keys.public_signing_key(keys.signing_key)
    assert same_fingerprint(offer.fingerprint.lower().replace(" ", ":"), offer.fingerprint)
    assert not same_fingerprint(offer.fingerprint[:-1], offer.fingerprint)
    assert LIST_KEY.hex() not in repr(offer)


def test_a_name_is_made_up_and_cut(keys: DeskKeys) -> None:
    with scripted_server(centre()) as server:
        ask_centre(server.address, "ABCDEFGHJKMN", "  ", keys)
        ask_centre(server.address, "ABCDEFGHJKMN", "x" * 200, keys)
        ask_centre(server.address, "ABCDEFGHJKMN", " by\tthe\n\x1b[31mdoor\0 ", keys)
        names = [EnrolmentRequest.model_validate_json(each.body) for each in server.received]
    assert [each.device_name for each in names] == [
        default_name(),
        "x" * MAX_NAME,
        "by the [31mdoor",
    ]


@pytest.mark.parametrize("code", ["", "  -", "A" * 33])
def test_what_cannot_be_a_code_is_not_even_sent(keys: DeskKeys, code: str) -> None:
    with scripted_server(centre()) as server:
        with pytest.raises(Refused) as caught:
            ask_centre(server.address, code, "Lobby", keys)
        assert server.received == []
    assert caught.value.code == "wrong_code"


@pytest.mark.parametrize("script", [centre(b"short"), centre(context=b"another-context")])
def test_a_list_key_that_is_not_ours_is_refused(keys: DeskKeys, script: Script) -> None:
    with scripted_server(script) as server, pytest.raises(BadReply):
        ask_centre(server.address, "ABCDEFGHJKMN", "Lobby", keys)


def test_a_fresh_desk_keeps_its_keys_before_it_uses_them(tmp_path: Path) -> None:
    source = KeyFile(tmp_path / "desk.keys")
    made = kept_keys(source, NOW, fresh=True)
    assert KeyFile(tmp_path / "desk.keys").load() == made
    assert kept_keys(source, NOW, fresh=True) == made


def test_keys_that_cannot_be_kept_are_not_used(tmp_path: Path) -> None:
    with pytest.raises(KeyFileUnwritable):
        kept_keys(KeyFile(tmp_path / "gone" / "desk.keys"), NOW, fresh=True)


def test_a_desk_with_records_never_gets_other_keys(tmp_path: Path) -> None:
    with pytest.raises(KeysMissing):
        kept_keys(KeyFile(tmp_path / "desk.keys"), NOW, fresh=False)
    assert not list(tmp_path.iterdir())


def test_what_was_accepted_opens_again(tmp_path: Path) -> None:
    source = KeyFile(tmp_path / "desk.keys")
    made = kept_keys(source, NOW, fresh=not has_records(tmp_path))
    with scripted_server(centre()) as server:
        offer = ask_centre(server.address, "ABCDEFGHJKMN", "Lobby", made)
        assert not has_records(tmp_path)
        accept(tmp_path, source, offer, NOW)
    assert has_records(tmp_path)
    kept = KeyFile(tmp_path / "desk.keys").load()
    assert kept.list_keys == {5: LIST_KEY}
    with Store(tmp_path, kept.store_key) as store:
        identity = store.state().identity
    assert identity is not None
    assert (identity.device, identity.name, identity.incarnation) == (
        "device-1",
        "Lobby",
        kept.incarnation,
    )
    assert identity.public_key == protocol_keys.public_signing_key(kept.signing_key)


@pytest.mark.parametrize("broken_off", ["keys kept", "list key kept", "all kept"])
def test_breaking_off_anywhere_and_trying_again_makes_the_same_desk(
    tmp_path: Path, broken_off: str
) -> None:
    source = KeyFile(tmp_path / "desk.keys")
    with scripted_server(centre()) as server:
        first = kept_keys(source, NOW, fresh=True)
        offer = ask_centre(server.address, "ABCDEFGHJKMN", "Lobby", first)
        if broken_off == "list key kept":
            source.store(offer.keys)
        if broken_off == "all kept":
            accept(tmp_path, source, offer, NOW)
        again = kept_keys(source, NOW, fresh=not has_records(tmp_path))
        accept(tmp_path, source, ask_centre(server.address, "ABCDEFGHJKMN", "Lobby", again), NOW)
        asked = [EnrolmentRequest.model_validate_json(each.body) for each in server.received]
    assert asked[0].public_key == asked[1].public_key
    with Store(tmp_path, source.load().store_key) as store:
        identity = store.state().identity
    assert identity is not None
    assert identity.incarnation == first.incarnation
