"""The standing events of the made-up network: visits, courses and passes."""

from sync.protocol.kinds import EventKind, LimitPeriod, Sector, TicketKind
from sync.protocol.programme import HolderPays, Limit
from sync.server.seed import places
from sync.server.seed.templates import Template, hard, pays, soft, text

COURSES_OF_A_YEAR = Limit(
    ticket_kind=TicketKind.HOLDER, count=2, per=LimitPeriod.YEAR, group="courses-of-a-year"
)
MATERIALS = pays(
    1500,
    text(
        "Materiaalimaksu, maksetaan kurssitoimistoon",
        "Materialavgift, betalas till kurskansliet",
        "Materials fee, paid at the course office",
    ),
)
ART_VISITS = (
    Limit(ticket_kind=TicketKind.HOLDER, count=1, per=LimitPeriod.DAY, group="betoni-visits"),
    Limit(ticket_kind=TicketKind.CHILD, per=LimitPeriod.DAY, group="betoni-visits"),
    Limit(ticket_kind=TicketKind.WORKER, count=2, per=LimitPeriod.VISIT),
)
"""One ticket of the art museum admits to its collection and its exhibition on the same day."""


def _visit(  # noqa: PLR0917 - a row of a table
    organiser: str,
    place: str,
    title: tuple[str, str, str],
    sector: Sector = Sector.CULTURE,
    limits: tuple[Limit, ...] | None = None,
    lasts: int = 330,
) -> Template:
    return Template(
        EventKind.VISIT,
        sector,
        text(*title),
        organiser,
        place,
        first_in=-60,
        lasts=lasts,
        limits=limits,
        till_hint=organiser == places.ART_MUSEUM,
    )


VISITS = (
    _visit(
        places.ART_MUSEUM,
        "WeeGee-talo",
        ("Kokoelmanäyttely", "Samlingsutställning", "Collection"),
        limits=ART_VISITS,
    ),
    _visit(
        places.ART_MUSEUM,
        "WeeGee-talo",
        ("Valon arkkitehdit", "Ljusets arkitekter", "Architects of Light"),
        limits=ART_VISITS,
        lasts=150,
    ),
    _visit(
        places.CITY_MUSEUM,
        "WeeGee-talo",
        ("Kylästä kaupungiksi", "Från by till stad", "From village to city"),
    ),
    _visit(places.TOY_MUSEUM, "WeeGee-talo", ("Lelumuseo", "Leksaksmuseet", "Toy museum")),
    _visit(places.CLOCK_MUSEUM, "WeeGee-talo", ("Kellomuseo", "Klockmuseet", "Clock museum")),
    _visit(
        places.PHOTO_GALLERY,
        "WeeGee-talo",
        ("Rannikon kasvot", "Kustens ansikten", "Faces of the coast"),
        lasts=120,
    ),
    _visit(
        places.SCIENCE_CENTRE,
        "Tiedekeskus Säde",
        ("Tiedekeskuksen näyttelyt", "Vetenskapscentrets utställningar", "Science exhibitions"),
        Sector.SCIENCE,
    ),
    _visit(
        places.SWIMMING_HALL,
        "Matinlahden uimahalli",
        ("Uinti ja kuntosali", "Simning och gym", "Swimming and gym"),
        Sector.SPORT,
    ),
    _visit(
        places.FARM_MUSEUM,
        "Myllytupa",
        ("Maatilan vuosi", "Gårdens år", "The farm's year"),
    ),
    _visit(
        places.NATURE_CENTRE,
        "Luontokeskus Korpi",
        ("Metsän näyttely", "Skogens utställning", "Forest exhibition"),
        Sector.SCIENCE,
    ),
    _visit(
        places.CULTURE_CENTRE,
        "Galleria Louhi",
        ("Galleria: Kuituja", "Galleri: Fibrer", "Gallery: Fibres"),
        lasts=100,
    ),
    _visit(
        places.CONCERT_HALL,
        "Avoin studio",
        ("Avoin musiikkistudio", "Öppen musikstudio", "Open music studio"),
    ),
)


def _course(  # noqa: PLR0917 - a row of a table
    organiser: str,
    place: str,
    title: tuple[str, str, str],
    first_in: int,
    lasts: int,
    places_free: int,
    sector: Sector = Sector.EDUCATION,
    holder_pays: HolderPays | None = None,
) -> Template:
    return Template(
        EventKind.COURSE,
        sector,
        text(*title),
        organiser,
        place,
        first_in=first_in,
        lasts=lasts,
        quota=hard(places_free),
        children=False,
        limits=(
            Limit(ticket_kind=TicketKind.HOLDER, count=1),
            COURSES_OF_A_YEAR,
            Limit(ticket_kind=TicketKind.WORKER, count=2, per=LimitPeriod.VISIT),
        ),
        holder_pays=holder_pays,
    )


COURSES = (
    _course(
        places.ADULT_EDUCATION,
        "Opistotalo, luokka 204",
        ("Suomea alusta alkaen", "Finska från början", "Finnish from the beginning"),
        -7,
        90,
        4,
    ),
    _course(
        places.ADULT_EDUCATION,
        "Opistotalo, verstas",
        ("Savi ja keramiikka", "Lera och keramik", "Clay and ceramics"),
        12,
        80,
        3,
        holder_pays=MATERIALS,
    ),
    _course(
        places.ADULT_EDUCATION,
        "Opistotalo, tietokoneluokka",
        ("Tietokone tutuksi", "Bekanta dig med datorn", "Getting to know computers"),
        0,
        60,
        5,
    ),
    _course(
        places.ADULT_EDUCATION,
        "Verkossa",
        ("Kirjoita elämäsi", "Skriv ditt liv", "Write your life"),
        30,
        100,
        6,
    ),
    _course(
        places.SWIMMING_HALL,
        "Opetusallas",
        ("Aikuisten uimakoulu", "Simskola för vuxna", "Swimming for adults"),
        5,
        45,
        4,
        Sector.SPORT,
    ),
    _course(
        places.DANCE_HOUSE,
        "Pieni sali",
        ("Nykytanssin perusteet", "Nydansens grunder", "Contemporary dance basics"),
        0,
        70,
        4,
        Sector.CULTURE,
    ),
)
PASSES = (
    Template(
        EventKind.PASS,
        Sector.SPORT,
        text("Kilon Kiekot, kausikortti", "Kilon Kiekot, säsongskort", "Kilon Kiekot season pass"),
        places.FLOORBALL_CLUB,
        "Kilon halli",
        first_in=-30,
        lasts=180,
        quota=soft(20),
    ),
    Template(
        EventKind.PASS,
        Sector.SPORT,
        text("Uimahallin kuukausikortti", "Simhallens månadskort", "Monthly swimming pass"),
        places.SWIMMING_HALL,
        "Matinlahden uimahalli",
        first_in=-20,
        lasts=365,
        limits=(
            Limit(ticket_kind=TicketKind.HOLDER, count=1, per=LimitPeriod.MONTH),
            Limit(ticket_kind=TicketKind.CHILD, per=LimitPeriod.MONTH),
            Limit(ticket_kind=TicketKind.WORKER, count=2, per=LimitPeriod.VISIT),
        ),
    ),
)
FESTIVAL_PASS = Template(
    EventKind.PASS,
    Sector.CULTURE,
    text(
        "April Jazz, festivaaliranneke", "April Jazz, festivalarmband", "April Jazz festival pass"
    ),
    places.APRIL_JAZZ,
    "Kaikki festivaalipaikat",
    lasts=4,
    quota=hard(25),
)
"""Handed out at any counter of the festival; its days are the festival's."""
