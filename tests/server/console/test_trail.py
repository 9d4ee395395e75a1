"""The trail of acts: who sees which of them."""

import re

from sync.protocol.clerks import ClerkRole
from sync.server.console import signing_in
from sync.server.handing_out.handing import Giver, HandOut, hand_out, report_lost
from sync.server.handing_out.organisations import add_organisation
from sync.server.keeping.clerks import add_clerk
from sync.server.keeping.desks import make_code
from sync.server.keeping.events import cancel_event
from sync.server.keeping.venues import add_region, add_venue
from sync.server.store.accounts import Role
from sync.server.store.handing_out.organisations import OrganisationKind
from tests.support.console import Console
from tests.support.network import VENUE, code


def test_a_regional_coordinator_sees_what_concerns_the_region_and_nothing_more(
    console: Console,
) -> None:
    centre = console.centre
    elsewhere = add_region(centre, "top", "Elsewhere")
    hall = add_venue(centre, "top", elsewhere.id, "Far hall")
    add_organisation(centre, "top", "Far office", OrganisationKind.CITY_UNIT, elsewhere.id)
    make_code(centre, "top", hall.id, "Far desk")
    add_clerk(centre, "top", hall.id, "Far clerk", ClerkRole.CLERK)
    far = signing_in.new_account(centre, "far", Role.REGIONAL, region=elsewhere.id)
    signing_in.make_account(centre, far, "top")
    # A coordinator of the whole network, at the region: things of it, and its people.
    make_code(centre, "top", VENUE, "Near desk")
    add_clerk(centre, "top", VENUE, "Near clerk", ClerkRole.CLERK)
    cancel_event(centre, "top", None, "concert")
    near = signing_in.new_account(centre, "near", Role.VENUE, venue=VENUE)
    signing_in.make_account(centre, near, "top")
    signing_in.remove_account(centre, near, "top")
    giver = Giver("card_giver", console.account(Role.CARD_GIVER).organisation)
    hand_out(centre, giver, HandOut(code(700)))
    # A card of the region's, by a coordinator from elsewhere; and one of nobody's.
    away = Giver("far", None, is_coordinator=True)
    report_lost(centre, away, code(700))
    report_lost(centre, away, code(7))
    # Also what somebody of the region does with what belongs to none.
    console.account(Role.REGIONAL, "beside")
    report_lost(centre, Giver("beside", None, is_coordinator=True), code(8))
    text = console.signed_in(Role.REGIONAL).get("trail")
    rows = [
        re.sub(r"<[^>]*>", " ", row).split() for row in text.split("</tbody>")[0].split("<tr ")[2:]
    ]
    told = [" ".join(row[5:]) for row in rows]
    assert told == [
        "test made an account regional",
        "beside reported a card lost",
        "test made an account beside",
        "far reported a card lost",
        "card_giver handed a card out",
        "test made an account card_giver",
        "test added an organisation Social office",
        "top removed an account near",
        "top made an account near",
        "top cancelled an event Concert",
        "top added a clerk Near clerk",
        "top made a code for a desk Near desk",
    ]
    national = console.signed_in(Role.NATIONAL).get("trail")
    assert "Far clerk" in national
    assert national.count("reported a card lost") == 3
    assert console.signed_in(Role.VENUE).client.get("/console/trail").status_code == 403
