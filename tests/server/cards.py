"""What tests of handing cards out share."""

import pytest

from sync.server.centre import Centre
from sync.server.handing_out import handing
from sync.server.handing_out.handing import Giver, HandOut
from sync.server.handing_out.organisations import add_organisation
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.store.handing_out.organisations import OrganisationKind

COORDINATOR = Giver("c1", None, is_coordinator=True)


def new_giver(centre: Centre, name: str = "Social office", account: str = "a1") -> Giver:
    """An account of a new organisation in the network's only region."""
    made = add_organisation(centre, account, name, OrganisationKind.CITY_UNIT, "region")
    return Giver(account, made.id)


def problem_of(centre: Centre, giver: Giver, card: HandOut) -> Problem:
    """Why a card is not handed out."""
    with pytest.raises(Refused) as refused:
        handing.hand_out(centre, giver, card)
    return refused.value.problem
