"""Every page of the console that is drawn: who looks, and what they do to have it before them."""

import re
from collections.abc import Mapping

from sync.server.commands.seed_network import REGION_ID
from tests.journeys.console_shown import Act, Shown, form, page
from tests.journeys.console_town import KNOWN


def _event(shown: Shown) -> None:
    shown.go(f"events/{shown.town.event.id}")


def _event_cancelled(shown: Shown) -> None:
    shown.go(f"events/{shown.town.cancelled.id}")


def _event_change(shown: Shown) -> None:
    shown.go(f"events/{shown.town.event.id}/change")


def _event_meanwhile(shown: Shown) -> None:
    """Somebody else changed it first."""
    _event_change(shown)
    shown.hide(seen="something else")
    shown.send()


def _events_preview(shown: Shown) -> None:
    shown.go("events-table")
    shown.table("title_fi,day,starts\nKevätkonsertti,4.5.2026,19:00\nTanssiaiset,4.5.2026,x\n")


def _events_unreadable(shown: Shown) -> None:
    shown.go("events-table")
    shown.table("nimi,paiva\nKevätkonsertti,4.5.2026\n")


def _hand_out(shown: Shown) -> None:
    shown.go("hand-out")
    shown.fill(code=shown.code())
    shown.send()


def _hand_out_faults(shown: Shown) -> None:
    _hand_out(shown)
    shown.fill(child_allowance="99")
    shown.send()


def _hand_out_known(shown: Shown) -> None:
    shown.go("hand-out")
    shown.fill(code=shown.card(0))
    shown.send()


def _questions(shown: Shown) -> None:
    shown.go(f"hand-out/questions?organisation={shown.town.organisation}")


def _questions_fault(shown: Shown) -> None:
    _questions(shown)
    shown.page.locator("main form input:not([type=hidden])").first.fill("20")
    shown.send()


def _card(place: int) -> Act:
    def act(shown: Shown) -> None:
        shown.go("card")
        shown.fill(code=shown.card(place))
        shown.send()

    return act


def _card_replace_fault(shown: Shown) -> None:
    _card(0)(shown)
    shown.fill(new_code="X1")
    shown.send("card/replace")


def _card_unknown(shown: Shown) -> None:
    shown.go("card")
    shown.fill(code=shown.code(3))
    shown.send()


def _card_lost(shown: Shown) -> None:
    """It is lost; first it is found, where it was lost for another picture."""
    shown.go("lost-card")
    shown.fill(code=shown.card(5))
    with shown.page.expect_navigation():
        shown.page.locator("main [formaction$='found-card']").click()
    shown.go("lost-card")
    shown.fill(code=shown.card(5))
    shown.send()


def _batch_preview(shown: Shown) -> None:
    shown.go("batch")
    codes = "\n".join(shown.code(each) for each in range(7, 10))
    shown.table(f"code,child_allowance\n{codes}\nX1,2\n{shown.card(0)},1\n{shown.code(11)},99\n")


def _batch_fault(shown: Shown) -> None:
    shown.go("batch")
    shown.table("koodi\nESP104482\n")


def _desk(which: str) -> Act:
    def act(shown: Shown) -> None:
        shown.go(f"desks/{getattr(shown.town, which)}")

    return act


def _desk_fault(shown: Shown) -> None:
    _desk("desk")(shown)
    shown.hide(name="x" * 90)
    shown.send()


def _account_code(shown: Shown) -> None:
    shown.go("accounts")
    shown.fill(name=f"lipunmyynti-{id(shown) % 10000}")
    shown.send()


def _clerk_pin(shown: Shown) -> None:
    shown.go(f"clerks?venue={shown.other_venue}")
    shown.fill(name=f"Kielo {id(shown) % 10000}")
    shown.send()


def _clerks_empty(shown: Shown) -> None:
    shown.go(f"clerks?venue={shown.town.network.venues[2].venue.id}")


def _clerk_taken(shown: Shown) -> None:
    shown.go(f"clerks?venue={shown.venue}")
    shown.fill(name="Kielo")
    shown.send()


def _reasons(shown: Shown) -> None:
    shown.go(f"reasons?venue={shown.venue}")


def _reason_fault(shown: Shown) -> None:
    _reasons(shown)
    shown.send("reasons")


def _reason_change(shown: Shown) -> None:
    shown.go(f"reasons/change?venue={shown.venue}&reason={next(iter(shown.town.network.reasons))}")
    shown.hide(text_sv="Platsen beslöt efter att ha ringt till koordinatorn, se pärmen")
    shown.send()


def _organisation(which: str) -> Act:
    def act(shown: Shown) -> None:
        shown.go(f"network/organisations/{getattr(shown.town, which)}")

    return act


def _venue(shown: Shown) -> None:
    shown.go(f"network/venues/{shown.venue}")


def _venue_closing(shown: Shown) -> None:
    """A venue whose desks are in use is not closed."""
    _venue(shown)
    with shown.page.expect_navigation():
        shown.page.locator("main form[action$=close] button").click()


def _venue_taken(shown: Shown) -> None:
    _venue(shown)
    shown.fill(name=shown.town.network.venues[1].venue.name)
    shown.send("name")


def _region_faults(shown: Shown) -> None:
    shown.go(f"network/regions/{REGION_ID}")
    shown.open()
    shown.fill(from_day="2025-01-01", valid_months="12", longest_months="6", most_children="x")
    shown.send("giving")


def _region_coming(shown: Shown) -> None:
    """Cards are to be handed out otherwise, and some are on trial."""
    shown.go(f"network/regions/{REGION_ID}")
    if not shown.page.locator("form[action$='giving/withdraw']").count():
        shown.open()
        shown.fill(from_day="2026-09-01", valid_months="6")
        shown.send("giving")
        shown.page.locator("main details > summary").last.click()
        shown.fill(last_day="2026-12-31")
        shown.send("trial")


def _region_taken(shown: Shown) -> None:
    shown.go(f"network/regions/{REGION_ID}")
    shown.fill(name="Tampere")
    shown.send("name")


def _desk_policy(shown: Shown) -> None:
    """What desks follow, with something that is coming, and the form open."""
    shown.go(f"network/regions/{REGION_ID}/desks")
    if not shown.page.locator(".cards").count():
        shown.open()
        shown.fill(from_day="2026-08-01", child_age="16", keep_codes_days="30")
        shown.send()
    shown.open()


def _desk_policy_faults(shown: Shown) -> None:
    shown.go(f"network/regions/{REGION_ID}/desks")
    shown.open()
    shown.fill(from_day="2025-08-01", child_age="120", unsent_alarm_hours="x")
    shown.send()


def _format(shown: Shown) -> None:
    """A format that would lose some of the cards there are."""
    known = shown.town.network.code_formats[0]
    shown.go(f"network/codes/change?code_format={known.id}")
    shown.fill(
        pattern=known.pattern.replace("[0-9]{6}", "[0-4][0-9]{5}"), tried="ESP 000\nESP104477\n"
    )


def _format_preview(shown: Shown) -> None:
    _format(shown)
    shown.send()


def _format_faults(shown: Shown) -> None:
    shown.go("network/codes/change")
    shown.fill(code_format="k k", pattern="(A+)+", example="AAA", grouping="3,3", itf_length="7")
    shown.send()


def _format_removal(shown: Shown) -> None:
    shown.go(f"network/codes/removal?code_format={shown.town.network.code_formats[0].id}")


def _format_meanwhile(shown: Shown) -> None:
    """Somebody else changed it first."""
    _format(shown)
    shown.hide(seen="something else")
    shown.send()
    shown.send()


def _formats_coming(shown: Shown) -> None:
    """One is to come, and one to go."""
    shown.go("network/codes")
    if shown.page.locator("form[action$='codes/withdraw']").count():
        return
    shown.go("network/codes/change")
    shown.fill(from_day="2026-08-01", code_format="kaiku2027", pattern="KK[0-9]{6}")
    shown.fill(example="KK123456", grouping="2 3 3")
    shown.send()
    shown.send()
    shown.go(f"network/codes/removal?code_format={shown.town.network.code_formats[-1].id}")
    shown.fill(from_day="2026-10-01")
    shown.send()
    shown.go("network/codes")


def _only_format(shown: Shown) -> None:
    shown.go("network/codes")
    last = shown.page.locator("main .acts a").last.get_attribute("href")
    shown.page.goto(f"{shown.address}{re.sub(r'^[a-z]+://[^/]+', '', last or '')}")


def _too_large(shown: Shown) -> None:
    shown.go("batch")
    shown.table("code\n" + "x" * (2 << 20))


NATIONAL: Mapping[str, Act] = {
    "today": page("today"),
    "events": page("events"),
    "events_past": page("events?past=yes"),
    "events_said": page("events?said=event_added"),
    "event_new": page("events/new"),
    "course_new": page("events/new?kind=course"),
    "event": _event,
    "event_cancelled": _event_cancelled,
    "event_change": _event_change,
    "event_meanwhile": _event_meanwhile,
    "event_faults": form(
        "events/new", day="2026-05-02", starts="19:00", dates="tomorrow", tickets="many"
    ),
    "events_table": page("events-table"),
    "events_preview": _events_preview,
    "events_unreadable": _events_unreadable,
    "hand_out": page("hand-out"),
    "hand_out_card": _hand_out,
    "hand_out_faults": _hand_out_faults,
    "hand_out_fault": form("hand-out", code="X1"),
    "hand_out_known": _hand_out_known,
    "questions": _questions,
    "questions_fault": _questions_fault,
    "batch": page("batch"),
    "batch_preview": _batch_preview,
    "batch_fault": _batch_fault,
    "card": page("card"),
    "card_found": _card(0),
    "card_of_lost": _card(7),
    "card_replace_fault": _card_replace_fault,
    "card_unknown": _card_unknown,
    "lost_card": page("lost-card"),
    "lost_card_fault": form("lost-card", code="X1"),
    "card_lost": _card_lost,
    "decisions": page("decisions"),
    "desks": page("desks"),
    "desk": _desk("desk"),
    "desk_copied": _desk("copied"),
    "desk_left": _desk("left"),
    "desk_fault": _desk_fault,
    "desk_code": form("desks", name="Naulakko"),
    "clerks": page("clerks"),
    "clerks_empty": _clerks_empty,
    "clerk_taken": _clerk_taken,
    "clerk_pin": _clerk_pin,
    "reasons": _reasons,
    "reason_fault": _reason_fault,
    "reason_change": _reason_change,
    "statistics": page("statistics"),
    "statistics_empty": page("statistics?year=2024"),
    "network": page("network"),
    "venue": _venue,
    "venue_closing": _venue_closing,
    "venue_taken": _venue_taken,
    "organisations": page("network/organisations"),
    "organisation": _organisation("organisation"),
    "organisation_closed": _organisation("closed"),
    "regions": page("network/regions"),
    "region": page(f"network/regions/{REGION_ID}"),
    "region_coming": _region_coming,
    "region_faults": _region_faults,
    "region_taken": _region_taken,
    "desk_policy": _desk_policy,
    "desk_policy_faults": _desk_policy_faults,
    "formats": page("network/codes"),
    "formats_coming": _formats_coming,
    "format": _format,
    "format_meanwhile": _format_meanwhile,
    "format_preview": _format_preview,
    "format_faults": _format_faults,
    "format_removal": _format_removal,
    "accounts": page("accounts"),
    "account_fault": form("accounts", name=KNOWN),
    "account_code": _account_code,
    "trail": page("trail"),
    "refusal": page("nothing"),
    "too_large": _too_large,
}
REGIONAL: Mapping[str, Act] = {
    "regional_decisions": page("decisions"),
    "regional_statistics": page("statistics"),
    "regional_network": page("network"),
    "regional_region": page(f"network/regions/{REGION_ID}"),
    "regional_accounts": page("accounts"),
    "regional_trail": page("trail"),
}
VENUE: Mapping[str, Act] = {
    "venue_today": page("today"),
    "venue_events": page("events"),
    "venue_event": _event,
    "venue_clerks": page("clerks"),
    "venue_reasons": page("reasons"),
    "venue_desks": page("desks"),
    "venue_statistics": page("statistics"),
    "venue_refusal": page("decisions"),
}
GIVER: Mapping[str, Act] = {
    "giver_hand_out": page("hand-out"),
    "giver_card": page("card"),
    "giver_card_unknown": _card_unknown,
}
CLOSED: Mapping[str, Act] = {"closed_hand_out": page("hand-out"), "closed_batch": page("batch")}
WAITING: Mapping[str, Act] = {"too_often": _card_unknown}
NEW: Mapping[str, Act] = {
    f"new_{path.replace('network/', '').replace('-', '_')}": page(path)
    for path in (
        *("today", "events", "hand-out", "decisions", "desks", "clerks", "reasons", "statistics"),
        *("network", "network/organisations", "network/regions", "network/codes"),
        *("accounts", "trail"),
    )
} | {"new_only_format": _only_format}
