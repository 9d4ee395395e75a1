"""What `boxoffice scan` says about a picture, in three languages."""

from typing import Final

from boxoffice.scanning.pictures import PictureFault

_EN: Final = {
    PictureFault.MISSING: "there is no such file. Check the name.",
    PictureFault.UNREADABLE: "the file cannot be read. Check its permissions or copy it.",
    PictureFault.NOT_A_FILE: "this is not a file. Give the name of a picture file.",
    PictureFault.NOT_A_PICTURE: "this is not a picture. Choose a photo, such as JPEG or PNG.",
    PictureFault.UNSUPPORTED: "this kind of file is not read. Save it as JPEG or PNG.",
    PictureFault.TOO_LARGE: "the picture is too large. Crop it or take a smaller one.",
    PictureFault.BROKEN: "the picture is damaged. Take it or send it again.",
    PictureFault.NO_DECODER: "this computer has no barcode reader. Type the code, "
    "or install zxing-cpp or libzbar.",
    PictureFault.NO_CODE: "no code found. Take the photo closer, sharp and in good light.",
    PictureFault.TWO_CODES: "different codes in one picture. Crop it to the card's code:",
}

_FI: Final = {
    PictureFault.MISSING: "tiedostoa ei ole. Tarkista nimi.",
    PictureFault.UNREADABLE: "tiedostoa ei voi lukea. Tarkista sen oikeudet tai kopioi se.",
    PictureFault.NOT_A_FILE: "tämä ei ole tiedosto. Anna kuvatiedoston nimi.",
    PictureFault.NOT_A_PICTURE: "tämä ei ole kuva. Valitse valokuva, esimerkiksi JPEG tai PNG.",
    PictureFault.UNSUPPORTED: "tätä tiedostomuotoa ei lueta. Tallenna kuva JPEG- tai PNG-muotoon.",
    PictureFault.TOO_LARGE: "kuva on liian suuri. Rajaa sitä tai ota pienempi kuva.",
    PictureFault.BROKEN: "kuva on vioittunut. Ota tai lähetä se uudelleen.",
    PictureFault.NO_DECODER: "tässä koneessa ei ole viivakoodin lukijaa. Kirjoita koodi "
    "tai asenna zxing-cpp tai libzbar.",
    PictureFault.NO_CODE: "koodia ei löytynyt. Ota kuva lähempää, terävänä ja hyvässä valossa.",
    PictureFault.TWO_CODES: "kuvassa on eri koodeja. Rajaa kuva kortin koodiin:",
}

_SV: Final = {
    PictureFault.MISSING: "filen finns inte. Kontrollera namnet.",
    PictureFault.UNREADABLE: "filen kan inte läsas. Kontrollera rättigheterna eller kopiera den.",
    PictureFault.NOT_A_FILE: "det här är ingen fil. Ange namnet på en bildfil.",
    PictureFault.NOT_A_PICTURE: "det här är ingen bild. Välj ett foto, t.ex. JPEG eller PNG.",
    PictureFault.UNSUPPORTED: "filtypen kan inte läsas. Spara bilden som JPEG eller PNG.",
    PictureFault.TOO_LARGE: "bilden är för stor. Beskär den eller ta en mindre bild.",
    PictureFault.BROKEN: "bilden är skadad. Ta eller skicka den på nytt.",
    PictureFault.NO_DECODER: "datorn har ingen streckkodsläsare. Skriv koden "
    "eller installera zxing-cpp eller libzbar.",
    PictureFault.NO_CODE: "ingen kod hittades. Ta bilden närmare, skarpt och i gott ljus.",
    PictureFault.TWO_CODES: "olika koder i samma bild. Beskär bilden till kortets kod:",
}

SENTENCES: Final = {"en": _EN, "fi": _FI, "sv": _SV}
