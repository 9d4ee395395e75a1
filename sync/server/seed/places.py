"""Espoo's made-up venues, the 23 actors that organise at them, and where cards come from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A venue, the counters its desks stand at, and the actors that organise there."""

    name: str
    counters: tuple[str, ...]
    organisers: tuple[str, ...]


APRIL_JAZZ = "April Jazz"
ART_MUSEUM = "Nykytaiteen museo Betoni"
CITY_MUSEUM = "Kaupunginmuseo Kivi"
TOY_MUSEUM = "Lelumuseo Hyrrä"
CLOCK_MUSEUM = "Kellomuseo Heiluri"
PHOTO_GALLERY = "Valokuvagalleria Ruutu"
TOWN_THEATRE = "Tapiolan näyttämö"
CHILDREN_THEATRE = "Nukketeatteri Sammakko"
GROUP_THEATRE = "Ryhmäteatteri Kulma"
SWEDISH_THEATRE = "Esboscenen"
CULTURE_CENTRE = "Kulttuurikeskus Louhi"
ORCHESTRA = "Länsirannan orkesteri"
CHOIR = "Kamarikuoro Meri"
CONCERT_HALL = "Leppävaaran kulttuurisali"
CULTURE_HOUSE = "Espoonlahden kulttuuritalo"
ADULT_EDUCATION = "Länsirannan opisto"
SCIENCE_CENTRE = "Tiedekeskus Säde"
SWIMMING_HALL = "Matinlahden uimahalli"
FLOORBALL_CLUB = "Kilon Kiekot"
DANCE_HOUSE = "Tanssitalo Askel"
CINEMA = "Elokuvateatteri Kinokulma"
FARM_MUSEUM = "Kotiseutumuseo Myllytupa"
NATURE_CENTRE = "Luontokeskus Korpi"

PLACES = (
    Place(
        APRIL_JAZZ,
        ("Louhen ovi, Tapiola", "Festivaaliteltta, Tapiolan keskusaukio", "Klubi, Leppävaara"),
        (APRIL_JAZZ,),
    ),
    Place(
        "WeeGee-talo",
        ("Pääkassa", "Museokauppa"),
        (ART_MUSEUM, CITY_MUSEUM, TOY_MUSEUM, CLOCK_MUSEUM, PHOTO_GALLERY),
    ),
    Place(TOWN_THEATRE, ("Lippumyymälä", "Ovi"), (TOWN_THEATRE,)),
    Place(CHILDREN_THEATRE, ("Ovi",), (CHILDREN_THEATRE,)),
    Place(GROUP_THEATRE, ("Kellarin ovi",), (GROUP_THEATRE,)),
    Place(SWEDISH_THEATRE, ("Biljettkassan",), (SWEDISH_THEATRE,)),
    Place(
        CULTURE_CENTRE,
        ("Palvelupiste", "Salin ovi"),
        (CULTURE_CENTRE, ORCHESTRA, CHOIR),
    ),
    Place(CONCERT_HALL, ("Aula",), (CONCERT_HALL,)),
    Place(CULTURE_HOUSE, ("Aula",), (CULTURE_HOUSE,)),
    Place(ADULT_EDUCATION, ("Kurssitoimisto",), (ADULT_EDUCATION,)),
    Place(SCIENCE_CENTRE, ("Kassa 1", "Kassa 2"), (SCIENCE_CENTRE,)),
    Place(SWIMMING_HALL, ("Kassa",), (SWIMMING_HALL,)),
    Place(FLOORBALL_CLUB, ("Hallin ovi",), (FLOORBALL_CLUB,)),
    Place(DANCE_HOUSE, ("Aula",), (DANCE_HOUSE,)),
    Place(CINEMA, ("Kassa",), (CINEMA,)),
    Place(FARM_MUSEUM, ("Museon ovi",), (FARM_MUSEUM,)),
    Place(NATURE_CENTRE, ("Infopiste",), (NATURE_CENTRE,)),
)


@dataclass(frozen=True, slots=True)
class HomeRegion:
    """A municipality or welfare area whose organisations hand cards out, and how many of them."""

    name: str
    prefix: str
    share: int


HOME_REGIONS = (
    HomeRegion("Espoo", "ESP", 62),
    HomeRegion("Helsinki", "HEL", 11),
    HomeRegion("Vantaa", "VAN", 7),
    HomeRegion("Kauniainen", "KAU", 4),
    HomeRegion("Kirkkonummi", "KIR", 5),
    HomeRegion("Länsi-Uusimaan hyvinvointialue", "LUH", 8),
    HomeRegion("Vantaan ja Keravan hyvinvointialue", "VKH", 3),
)
