"""What a made-up venue's programme and settings say, in the language spoken now."""

from boxoffice.ui.language import spoken

_MADE_UP = {
    "title": {"fi": "Avajaiskonsertti", "sv": "Öppningskonsert", "en": "Opening concert"},
    "late_title": {"fi": "Yöklubi", "sv": "Nattklubb", "en": "Late-night club"},
    "paid_for": {"fi": "tarvikkeet", "sv": "material", "en": "materials"},
    "by_mistake": {
        "fi": "Liput annettu aiemmin vahingossa",
        "sv": "Biljetterna gavs tidigare av misstag",
        "en": "Tickets given by mistake before",
    },
    "agreed": {
        "fi": "Tulee toisen kerran, sovittu järjestäjän kanssa",
        "sv": "Kommer en andra gång, avtalat med arrangören",
        "en": "Comes a second time, agreed with the organiser",
    },
    "place": {
        "fi": "Louhisali, Espoon kulttuurikeskus",
        "sv": "Louhisali, Esbo kulturcentrum",
        "en": "Louhisali, Espoo Cultural Centre",
    },
    "desk": {"fi": "Kassa 1", "sv": "Kassa 1", "en": "Desk 1"},
}


def made_up(name: str) -> str:
    """What a venue's programme would say, in the language spoken now."""
    return _MADE_UP[name][spoken().code]
