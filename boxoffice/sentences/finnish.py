"""The Finnish sentences."""

from typing import Final

FINNISH: Final = {
    # Faults: what happened, then what to do.
    "usage": "Komentoa ei ymmärretty. ”{program} --help” kertoo, miten se kirjoitetaan.",
    "bad_address": "”{address}” ei ole keskuksen osoite. Kirjoita se näin: "
    "https://keskus.example.fi; http:// käy vain tämän koneen omalle keskukselle.",
    "unknown_event": "Tällä tiskillä ei ole tapahtumaa ”{event}”. ”boxoffice events” näyttää "
    "tapahtumat.",
    "unknown_row": "Tämä tiski ei ole antanut lippuja rivillä ”{row}”. ”boxoffice ledger” näyttää "
    "rivit.",
    "fingerprint_needed": "Kukaan ei ole vertaamassa keskuksen sormenjälkeä. Anna sinulle kerrottu "
    "sormenjälki valinnalla --fingerprint.",
    "fingerprint_differs": "Keskuksen sormenjälki ei ole se, joka sinulle kerrottiin, joten mitään "
    "ei otettu käyttöön. Tarkista osoite ja kysy toimipaikastasi ennen kuin jatkat.",
    "already_enrolled": "Tämä tiski on jo otettu käyttöön. Ota toinen tiski käyttöön samalla "
    "koneella valitsemalla toinen kansio valinnalla --data.",
    "wrong_code": "Kertakäyttöinen koodi ei ole oikein. Tarkista se kirjain kirjaimelta.",
    "used_code": "Kertakäyttöinen koodi on jo käytetty. Pyydä toimipaikastasi uusi.",
    "expired_code": "Kertakäyttöinen koodi on liian vanha. Pyydä toimipaikastasi uusi.",
    "too_many_tries": "Vääriä koodeja on kokeiltu liian monta. Odota tunti tai pyydä "
    "toimipaikastasi uusi koodi.",
    "not_enrolled": "Tätä tiskiä ei ole vielä otettu käyttöön. Ota se käyttöön komennolla "
    "”boxoffice enrol OSOITE KOODI”; kertakäyttöisen koodin saat toimipaikastasi.",
    "nothing_fetched": "Tämä tiski ei ole vielä hakenut tapahtumia ja korttilistaa. "
    "Aja ”boxoffice-sync --once”, kun yhteys toimii.",
    "settings_damaged": "Asetustiedosto {path} on vioittunut. Palauta se varmuuskopiosta tai pyydä "
    "apua; jätä muut tiedostot ennalleen.",
    "folder_unusable": "Kansiota {path} ei voi käyttää. Tarkista, että se on olemassa, että saat "
    "kirjoittaa siihen ja että levyllä on tilaa.",
    "store_locked": "Toinen ohjelma käyttää tämän tiskin kirjauksia. Sulje se ja yritä uudelleen.",
    "store_read_only": "Tämä tiski ei saa kirjoittaa kirjauksiaan. Palauta kansion "
    "kirjoitusoikeus ja yritä uudelleen.",
    "store_full": "Levy on täynnä, joten mitään ei voi kirjata. Vapauta tilaa ja yritä uudelleen; "
    "merkitse käytöt siihen asti paperille.",
    "store_too_new": "Nämä kirjaukset ovat ohjelman uudemmasta versiosta. Asenna uudempi ohjelma.",
    "not_a_database": "Tämän tiskin kirjaukset eivät ole tämän ohjelman tekemiä. Jätä kansio "
    "ennalleen ja pyydä apua.",
    "wrong_key": "Avain ei avaa tämän tiskin kirjauksia. Käytä tämän tiskin kanssa tehtyjä "
    "avaimia.",
    "store_damaged": "Tämän tiskin kirjaukset ovat vioittuneet. Jätä kansio ennalleen ja pyydä "
    "apua.",
    "unreachable": "Keskukseen ei saada yhteyttä. Tarkista yhteys; tiski toimii sillä välin ja "
    "lähettää myöhemmin.",
    "busy": "Keskus on kuormittunut. Yritä muutaman minuutin päästä; mitään ei katoa.",
    "unknown_device": "Keskus ei tunne tätä tiskiä. Pyydä toimipaikkaasi ottamaan se uudelleen "
    "käyttöön; säilytä kansio, sillä sen rivit lähetetään sen jälkeen.",
    "revoked": "Keskus on sulkenut tämän tiskin. Kysy toimipaikastasi; annetut liput lähetetään "
    "silti.",
    "clock_skew": "Tämän koneen kello on väärässä: keskuksen kello on {time}. Aseta kello ja yritä "
    "uudelleen.",
    "version_mismatch": "Keskus vaatii ohjelman version {minimum} tai uudemman. Päivitä ohjelma.",
    "bad_reply": "Vastaus ei tullut oikealta keskukselta. Tarkista verkko (se voi vaatia "
    "kirjautumisen) ja yritä uudelleen.",
    "round_running": "Toinen ohjelma synkronoi tätä tiskiä juuri nyt. Odota sen loppua ja yritä "
    "uudelleen.",
    "keys_missing": "Tämän tiskin avaimet eivät ole paikallaan. Avaa saman käyttäjän avainnippu "
    "tai nimeä avaintiedosto valinnalla --key-file.",
    "keys_damaged": "Tämän tiskin avaimia ei voi lukea. Palauta oikeat avaimet varmuuskopiosta.",
    "keyring_missing": "Tässä järjestelmässä ei ole avainnippua avaimille. Nimeä niille tiedosto "
    "valinnalla --key-file tai käytä valintaa --passphrase.",
    "keyring_failed": "Järjestelmän avainnippu on lukossa tai ei vastaa. Avaa se ja yritä "
    "uudelleen, tai ota tiski käyttöön valinnalla --key-file.",
    "key_file_missing": "Avaintiedostoa {path} ei ole. Tarkista nimi tai kytke levy, jolla se on.",
    "key_file_exposed": "Muut käyttäjät pääsevät avaintiedostoon {path}, joten sitä ei luettu. "
    "Sulje se komennolla ”chmod 600 {path}”.",
    "key_file_foreign": "Avaintiedosto {path} kuuluu toiselle käyttäjälle. Käynnistä tiski sinä "
    "käyttäjänä tai vaihda tiedoston omistaja.",
    "key_file_unreadable": "Avaintiedostoa {path} ei voi lukea. Tarkista, että se on tiedosto ja "
    "että saat lukea sen.",
    "key_file_unwritable": "Avaintiedostoa {path} ei voi kirjoittaa. Tarkista kansion oikeudet ja "
    "levyn tila.",
    "passphrase_missing": "Tämän tiskin avaimet tarvitsevat salalauseensa. Kirjoita se päätteellä "
    "tai anna se muuttujalla KAIKU_BOXOFFICE_PASSPHRASE_FD.",
    "passphrase_wrong": "Salalause ei ole oikein. Kirjoita se uudelleen.",
    "passphrase_too_short": "Salalause on liian lyhyt. Valitse vähintään kymmenen merkin "
    "salalause.",
    "bug": "Ohjelmassa on vika. Mitään kirjattua ei katoa. Yritä uudelleen ja lähetä kansion "
    "{logs} uusin tiedosto ohjelman ylläpitäjille.",
}
