"""What a verdict says: the large word, why, and what to tell the customer."""

from datetime import date, datetime, time, timedelta

from boxoffice.ui.language import translate
from boxoffice.ui.words import at_time, date_words, day_words, duration, time_words


def verdict_title(kind: str, counts: str = "", community: bool = False) -> str:
    """The large word of a verdict; `counts` stands in *Has tickets: 1 + 2*."""
    if community and kind in {"valid", "valid_last_day"}:
        return translate("Verdict", "Valid: group card")
    return {
        "valid": translate("Verdict", "Valid"),
        "valid_last_day": translate("Verdict", "Valid: last day today"),
        "has_tickets": translate("Verdict", "Has tickets: {counts}").format(counts=counts),
        "used": translate("Verdict", "Already used"),
        "expired": translate("Verdict", "Last valid day is past"),
        "blocked": translate("Verdict", "This card is not in use"),
        "not_on_list": translate("Verdict", "Not on the list yet"),
        "not_a_code": translate("Verdict", "Not a card code"),
        "no_quota": translate("Verdict", "No tickets left here"),
        "not_valid_here": translate("Verdict", "Not valid here yet"),
    }[kind]


def unknown_title() -> str:
    """The centre itself does not know the card."""
    return translate("Verdict", "Card not found")


def sold_out_title() -> str:
    """Somebody at this desk has marked the event."""
    return translate("Verdict", "Sold out")


def sold_out() -> str:
    """Why nothing is given although the card is as good as ever."""
    return translate("Verdict", "This event is marked as sold out: no tickets are given.")


def left_elsewhere(count: int, known: time | None) -> str:
    """What other desks and the centre had left of a quota, and when that was known."""
    if known is None:
        return translate("Verdict", "This desk has no tickets of its own yet.")
    if not count:
        text = translate("Verdict", "At {time} there were none left elsewhere either.")
        return text.format(time=time_words(known))
    text = translate("Verdict", "Left elsewhere at {time}: {count}.")
    return text.format(time=time_words(known), count=count)


def asks_for_more() -> str:
    """What the desk does about it by itself, with a connection."""
    return translate("Verdict", "This desk is asking for more. Read the card again in a minute.")


def few_left(count: int) -> str:
    """So many tickets can be given at this desk, children among them."""
    text = translate("Verdict", "Tickets left at this desk: {count}.")
    return text.format(count=count)


def soft_used_up() -> str:
    """A soft quota warns, and gives."""
    return translate("Verdict", "The event’s quota is used up. You may still give tickets.")


def typed_check(last_valid_day: date) -> str:
    """So that a mistyped digit that hits another card is seen."""
    text = translate("Verdict", "The card should say: last valid day {day}. Different? Retype.")
    return text.format(day=date_words(last_valid_day))


def valid_until(last_valid_day: date) -> str:
    """The plain reason of a valid card that was scanned."""
    return translate("Verdict", "Last valid day {day}.").format(day=date_words(last_valid_day))


def last_day() -> str:
    """The card is valid today for the last time."""
    return translate("Verdict", "The card is valid today. From tomorrow it needs to be renewed.")


def community(age_limit: int) -> str:
    """Who a group card is for."""
    text = translate(
        "Verdict",
        "A worker with clients under {age}. Older clients show cards of their own.",
    )
    return text.format(age=age_limit)


def tickets_given_at(moment: datetime, by_phone: bool) -> str:
    """When the tickets were given that the card already has; `moment` in the network's zone."""
    text = (
        translate("Verdict", "Given by phone {day}, {time}.")
        if by_phone
        else translate("Verdict", "Given {day}, {time}.")
    )
    return text.format(day=day_words(moment.date()), time=at_time(moment))


def let_them_in(more_children: int) -> str:
    """What the clerk may do with a card that has its tickets."""
    text = translate("Verdict", "Let them in.")
    if more_children:
        text += " " + translate("Verdict", "%n more child(ren) may be added.", "", more_children)
    return text


def used_up(today: bool) -> str:
    """Nothing is left of the card's limits."""
    if today:
        return translate("Verdict", "This card's tickets for today have been given.")
    return translate("Verdict", "All tickets this card allows here have been given.")


def retype_first() -> str:
    """A typed code may have hit another card."""
    return translate("Verdict", "Check the code against the card, or retype it.")


def expired_on(day: date) -> str:
    """The last valid day in the register."""
    return translate("Verdict", "The last valid day was {day}.").format(day=date_words(day))


def blocked() -> str:
    """The list holds no reason, and none is shown."""
    return translate("Verdict", "No tickets can be given on it.")


def valid_elsewhere() -> str:
    """A region tries its cards out; which one, the screen does not say."""
    return translate("Verdict", "This card is on trial in another area, and is valid there.")


def reread() -> str:
    """A code that the list lacks is compared or read once more."""
    return translate("Verdict", "Compare the code with the card, or read the card once more.")


def face_offline(list_age: timedelta | None) -> str:
    """Why the clerk is asked to read the card."""
    if list_age is None:
        return translate(
            "Verdict",
            "No connection, and no card list yet. Read two things from the card.",
        )
    text = translate(
        "Verdict",
        "No connection, and the list is {age} old. Read two things from the card.",
    )
    return text.format(age=duration(list_age))


def face_online() -> str:
    """Why the clerk is asked to read the card although the centre is at hand."""
    return translate(
        "Verdict", "The list does not have this card yet. Read two things from the card."
    )


def looks_like(example: str) -> str:
    """What a code looks like; the example belongs to the network's formats."""
    text = translate("Verdict", "A card code looks like {example}. Scan or type it again.")
    return text.format(example=example)


def old_list(age: timedelta) -> str:
    """The list is old, and the row will say so."""
    return translate("Verdict", "The list is {age} old; the row is marked.").format(
        age=duration(age)
    )


def by_centre() -> str:
    """The verdict is another one than a moment ago, for the centre knows more than the list."""
    return translate("Verdict", "The centre has just said so.")


def tell_heading() -> str:
    """The heading over the sentence for the customer."""
    return translate("Verdict", "Tell the customer")


def tell(kind: str) -> str:
    """What the clerk says to the customer, kindly, at a refusal."""
    return {
        "used": translate(
            "Verdict",
            "“The tickets on this card have already been given for this time.”",
        ),
        "expired": translate(
            "Verdict", "“The card needs renewing. The place that gave it can renew it.”"
        ),
        "blocked": translate(
            "Verdict",
            "“This card is not in use. Please ask the place that gave the card.”",
        ),
        "not_on_list": translate(
            "Verdict",
            "“I cannot find this card. Please ask the place that gave the card.”",
        ),
        "not_a_code": translate("Verdict", "“May I look at the code on the card once more?”"),
        "no_quota": translate("Verdict", "“I am sorry, there are no tickets left for this.”"),
        "not_valid_here": translate(
            "Verdict",
            "“Your card is being tried out in its own area, and is valid there. I am sorry that it"
            " is not valid here yet.”",
        ),
    }[kind]


def alternative(kind: str) -> str:
    """The way on that a refusal offers, or an empty text where there is none."""
    return {
        "expired": translate("Verdict", "The card shows a later day"),
        "not_on_list": translate("Verdict", "Give on the card’s face"),
        "not_a_code": translate("Verdict", "Record as written"),
    }.get(kind, "")


def supervisor_gives() -> str:
    """The way on where tickets may be given on a supervisor's word alone."""
    return translate("Verdict", "A supervisor gives")
