<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fi_FI" sourcelanguage="en">
    <context>
        <name>Anew</name>
        <message>
            <source>Let the centre recognise this desk again</source>
            <translation>Anna keskuksen tunnistaa tämä kassa taas</translation>
        </message>
        <message>
            <source>Make this a desk of its own</source>
            <translation>Tee tästä oma kassansa</translation>
        </message>
        <message>
            <source>Do this on one of the two computers, not on both. What was recorded here stays, and what waits is still sent. The person who looks after the desks gives you a one-time code.</source>
            <translation>Tee tämä toisella koneista, älä molemmilla. Tällä koneella kirjattu säilyy, ja odottavat kirjaukset lähetetään silti. Kertakoodin saat kassoista vastaavalta.</translation>
        </message>
        <message>
            <source>Do this if your venue goes on with this computer. What was recorded here stays, and what waits is still sent. The person who looks after the desks gives you a one-time code.</source>
            <translation>Tee tämä, jos työpaikkasi jatkaa tällä koneella. Tällä koneella kirjattu säilyy, ja odottavat kirjaukset lähetetään silti. Kertakoodin saat kassoista vastaavalta.</translation>
        </message>
        <message>
            <source>What was recorded here stays, and what waits is sent afterwards. The person who looks after the desks gives you a one-time code.</source>
            <translation>Tällä koneella kirjattu säilyy, ja odottavat kirjaukset lähetetään tämän jälkeen. Kertakoodin saat kassoista vastaavalta.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Jatka</translation>
        </message>
        <message>
            <source>Noted, leave it as it is</source>
            <translation>Katsottu, jätä ennalleen</translation>
        </message>
        <message>
            <source>Asking the centre…</source>
            <translation>Kysytään keskukselta…</translation>
        </message>
        <message>
            <source>The centre knows this desk again.</source>
            <translation>Keskus tunnistaa taas tämän kassan.</translation>
        </message>
        <message>
            <source>This computer is a desk of its own now.</source>
            <translation>Tämä kone on nyt oma kassansa.</translation>
        </message>
    </context>
    <context>
        <name>Camera</name>
        <message>
            <source>Camera</source>
            <translation>Kamera</translation>
        </message>
        <message>
            <source>Close the camera</source>
            <translation>Sulje kamera</translation>
        </message>
        <message>
            <source>Picture of the camera</source>
            <translation>Kameran kuva</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Yritä uudelleen</translation>
        </message>
        <message>
            <source>The camera is starting…</source>
            <translation>Kamera käynnistyy…</translation>
        </message>
        <message>
            <source>No camera was found. Plug one in, or type the code.</source>
            <translation>Kameraa ei löytynyt. Kytke kamera tai kirjoita koodi.</translation>
        </message>
        <message>
            <source>This program may not use the camera. Allow it in the system's privacy settings, then try again. Meanwhile, type the code.</source>
            <translation>Ohjelma ei saa käyttää kameraa. Salli käyttö järjestelmän tietosuoja-asetuksissa ja yritä uudelleen. Kirjoita koodi sillä välin.</translation>
        </message>
        <message>
            <source>The camera gives no picture. Another program may be using it: close that one and try again, or type the code.</source>
            <translation>Kamera ei anna kuvaa. Toinen ohjelma voi käyttää sitä: sulje se ja yritä uudelleen, tai kirjoita koodi.</translation>
        </message>
        <message>
            <source>This computer has no barcode reader installed, so the camera cannot read cards. Type the code.</source>
            <translation>Tähän tietokoneeseen ei ole asennettu viivakoodin lukuohjelmaa, joten kamera ei voi lukea kortteja. Kirjoita koodi.</translation>
        </message>
        <message>
            <source>Hold the card's code before the camera.</source>
            <translation>Pidä kortin koodia kameran edessä.</translation>
        </message>
        <message>
            <source>Read.</source>
            <translation>Luettu.</translation>
        </message>
        <message>
            <source>Two codes are in the picture. Show only one card.</source>
            <translation>Kuvassa on kaksi koodia. Näytä vain yhtä korttia.</translation>
        </message>
        <message>
            <source>Use the camera {name}</source>
            <translation>Käytä kameraa {name}</translation>
        </message>
    </context>
    <context>
        <name>Care</name>
        <message>
            <source>The file could not be saved there.</source>
            <translation>Tiedostoa ei voitu tallentaa sinne.</translation>
        </message>
        <message>
            <source>Finish with this laptop</source>
            <translation>Lopeta tämän koneen käyttö</translation>
        </message>
        <message>
            <source>What waits is sent first. Then the centre is told that this desk leaves, and its card list, its keys and its records are erased from this computer. This cannot be taken back.</source>
            <translation>Ensin lähetetään odottavat kirjaukset. Sitten keskukselle kerrotaan, että tämä kassa lopettaa, ja korttilista, avaimet ja kirjaukset poistetaan tietokoneesta. Tätä ei voi perua.</translation>
        </message>
        <message>
            <source>Sending…</source>
            <translation>Lähetetään…</translation>
        </message>
        <message>
            <source>Everything is sent, but the centre could not be told.</source>
            <translation>Kaikki on lähetetty, mutta keskukselle ei voitu kertoa.</translation>
        </message>
        <message>
            <source>Better: bring this computer to a connection and try again. Nothing was erased.</source>
            <translation>Parempi: vie tietokone sinne, missä on yhteys, ja yritä uudelleen. Mitään ei poistettu.</translation>
        </message>
        <message>
            <source>To insist, type the name of this desk.</source>
            <translation>Vahvista kirjoittamalla tämän kassan nimi.</translation>
        </message>
        <message>
            <source>That is not the name of this desk.</source>
            <translation>Tämä ei ole tämän kassan nimi.</translation>
        </message>
        <message>
            <source>Nothing remains on this computer</source>
            <translation>Tietokoneeseen ei jäänyt mitään</translation>
        </message>
        <message>
            <source>Something could not be erased</source>
            <translation>Jotain ei voitu poistaa</translation>
        </message>
        <message>
            <source>Saved. The file holds no code, key or name.</source>
            <translation>Tallennettu. Tiedostossa ei ole koodeja, avaimia eikä nimiä.</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) are not sent and would be lost for good.</source>
            <translation>
                <numerusform>%n kirjaus on lähettämättä ja katoaisi lopullisesti.</numerusform>
                <numerusform>%n kirjausta on lähettämättä ja katoaisi lopullisesti.</numerusform>
            </translation>
        </message>
        <message>
            <source>Once more, to be sure. Then it is erased.</source>
            <translation>Vielä kerran varmuuden vuoksi. Sitten kassa tyhjennetään.</translation>
        </message>
        <message>
            <source>A supervisor can insist, with name and PIN.</source>
            <translation>Esihenkilö voi vahvistaa nimellään ja PIN-koodillaan.</translation>
        </message>
        <message>
            <source>That is not a supervisor's name and PIN. Wait a moment, then try again.</source>
            <translation>Nimi ja PIN-koodi eivät ole esihenkilön. Odota hetki ja yritä uudelleen.</translation>
        </message>
        <message>
            <source>The card list, the keys and the records are erased.</source>
            <translation>Korttilista, avaimet ja kirjaukset on poistettu.</translation>
        </message>
        <message>
            <source>Save diagnostics…</source>
            <translation>Tallenna vianmääritystiedot…</translation>
        </message>
        <message>
            <source>Finish with this laptop…</source>
            <translation>Lopeta tämän koneen käyttö…</translation>
        </message>
        <message>
            <source>Send, then erase this desk</source>
            <translation>Lähetä ja tyhjennä sitten tämä kassa</translation>
        </message>
        <message>
            <source>Erase all the same</source>
            <translation>Tyhjennä silti</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Takaisin</translation>
        </message>
        <message>
            <source>Close the program</source>
            <translation>Sulje ohjelma</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>Esihenkilö</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>PIN-koodi</translation>
        </message>
        <message>
            <source>Name of this desk</source>
            <translation>Tämän kassan nimi</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) were given up.</source>
            <translation>
                <numerusform>%n kirjauksesta luovuttiin.</numerusform>
                <numerusform>%n kirjauksesta luovuttiin.</numerusform>
            </translation>
        </message>
        <message>
            <source>The centre knows that this desk has left.</source>
            <translation>Keskus tietää, että tämä kassa on lopettanut.</translation>
        </message>
        <message>
            <source>The centre could not be told: ask your venue to take this desk out of use.</source>
            <translation>Keskukselle ei voitu kertoa: pyydä työpaikkaasi poistamaan tämä kassa käytöstä.</translation>
        </message>
        <message>
            <source>Still on this computer: {names}. Ask whoever looks after it.</source>
            <translation>Tietokoneessa on yhä: {names}. Kysy koneesta vastaavalta.</translation>
        </message>
    </context>
    <context>
        <name>Control</name>
        <message>
            <source>Card code</source>
            <translation>Kortin koodi</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Kuva</translation>
        </message>
        <message>
            <source>Open a photo of a card</source>
            <translation>Avaa kuva kortista</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Kuvat</translation>
        </message>
        <message>
            <source>Change the event</source>
            <translation>Vaihda tapahtuma</translation>
        </message>
        <message>
            <source>Just given</source>
            <translation>Juuri annetut</translation>
        </message>
        <message>
            <source>Nothing given yet</source>
            <translation>Ei vielä annettuja lippuja</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Kumoa</translation>
        </message>
        <message>
            <source>Give again</source>
            <translation>Anna uudelleen</translation>
        </message>
        <message>
            <source>Show to customer</source>
            <translation>Näytä asiakkaalle</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Takaisin</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Haku</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Eteneminen</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Tapahtumat</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>Näkymät</translation>
        </message>
        <message>
            <source>One more: {label}</source>
            <translation>Yksi lisää: {label}</translation>
        </message>
        <message>
            <source>One less: {label}</source>
            <translation>Yksi vähemmän: {label}</translation>
        </message>
        <message>
            <source>Esc goes back. Arrow keys change the language.</source>
            <translation>Esc palaa takaisin. Nuolinäppäimillä vaihdat kielen.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Kieli</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Kamera</translation>
        </message>
        <message>
            <source>Read a card with the camera</source>
            <translation>Lue kortti kameralla</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Teksti</translation>
        </message>
        <message>
            <source>Folder:</source>
            <translation>Kansio:</translation>
        </message>
        <message>
            <source>Kind of file:</source>
            <translation>Tiedoston laji:</translation>
        </message>
    </context>
    <context>
        <name>Counter</name>
        <message>
            <source>Tickets come back…</source>
            <translation>Lippuja palautetaan…</translation>
        </message>
        <message>
            <source>By phone</source>
            <translation>Puhelimitse</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) ordered by phone</source>
            <translation>
                <numerusform>%n lippu varattu puhelimitse</numerusform>
                <numerusform>%n lippua varattu puhelimitse</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Order %n ticket(s) by phone</source>
            <translation>
                <numerusform>Varaa %n lippu puhelimitse</numerusform>
                <numerusform>Varaa %n lippua puhelimitse</numerusform>
            </translation>
        </message>
        <message>
            <source>The cardholder pays {amount}</source>
            <translation>Kortinhaltija maksaa {amount}</translation>
        </message>
        <message>
            <source>A digit chooses at once.</source>
            <translation>Numero valitsee heti.</translation>
        </message>
        <message>
            <source>{card}: not recorded. Its event is gone.</source>
            <translation>{card}: ei kirjattu. Tapahtuma on poistunut.</translation>
        </message>
        <message>
            <source>Open the card</source>
            <translation>Avaa kortti</translation>
        </message>
    </context>
    <context>
        <name>Date</name>
        <message>
            <source>ddd d MMMM</source>
            <translation>ddd d.M.</translation>
        </message>
        <message>
            <source>HH:mm</source>
            <translation>H.mm</translation>
        </message>
        <message>
            <source>{time}</source>
            <translation>klo {time}</translation>
        </message>
        <message>
            <source>today</source>
            <translation>tänään</translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n h</source>
            <translation>
                <numerusform>%n h</numerusform>
                <numerusform>%n h</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n päivä</numerusform>
                <numerusform>%n päivää</numerusform>
            </translation>
        </message>
        <message>
            <source>night of {first} to {second}</source>
            <translation>yö {first}–{second}</translation>
        </message>
        <message>
            <source>ddd d</source>
            <translation>ddd d.M.</translation>
        </message>
        <message>
            <source>tonight</source>
            <translation>tänä yönä</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message>
            <source>Advance: {when}</source>
            <translation>Ennakkoon: {when}</translation>
        </message>
        <message>
            <source>Choose the event</source>
            <translation>Valitse tapahtuma</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>Yhteys toimii</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Ei yhteyttä</translation>
        </message>
        <message>
            <source>no card list yet</source>
            <translation>ei vielä korttilistaa</translation>
        </message>
        <message>
            <source>list {age} old</source>
            <translation>lista {age} vanha</translation>
        </message>
        <message>
            <source>All sent and confirmed</source>
            <translation>Kaikki lähetetty ja vahvistettu</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n odottaa</numerusform>
                <numerusform>%n odottaa</numerusform>
            </translation>
        </message>
        <message>
            <source>oldest {age}</source>
            <translation>vanhin {age}</translation>
        </message>
        <message>
            <source>{card}: not recorded</source>
            <translation>{card}: ei kirjattu</translation>
        </message>
        <message numerus="yes">
            <source>Give %n</source>
            <translation>
                <numerusform>Anna %n</numerusform>
                <numerusform>Anna %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Not given</source>
            <translation>Ei annettu</translation>
        </message>
        <message>
            <source>This card needs to be read again before tickets are given.</source>
            <translation>Lue kortti uudelleen, ennen kuin annat lippuja.</translation>
        </message>
        <message>
            <source>The card list is old. Go on with it for this shift</source>
            <translation>Korttilista on vanha. Jatka sillä tämän työvuoron ajan</translation>
        </message>
        <message>
            <source>Scan or type a card code</source>
            <translation>Lue tai kirjoita koodi</translation>
        </message>
        <message>
            <source>such as {example}</source>
            <translation>esim. {example}</translation>
        </message>
        <message>
            <source>Ready for the next card</source>
            <translation>Valmiina seuraavaan korttiin</translation>
        </message>
        <message>
            <source>Scan a card, type its code, or drop a photo here</source>
            <translation>Lue kortti, kirjoita sen koodi tai pudota kuva tähän</translation>
        </message>
        <message>
            <source>Checking the card that was read last</source>
            <translation>Tarkistetaan viimeksi luettua korttia</translation>
        </message>
        <message>
            <source>This computer is busy. The answer comes in a moment.</source>
            <translation>Tietokone on varattu. Vastaus tulee hetken päästä.</translation>
        </message>
        <message numerus="yes">
            <source>Give %n ticket(s)</source>
            <translation>
                <numerusform>Anna %n lippu</numerusform>
                <numerusform>Anna %n lippua</numerusform>
            </translation>
        </message>
        <message>
            <source>Let in</source>
            <translation>Päästä sisään</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) given</source>
            <translation>
                <numerusform>%n lippu annettu</numerusform>
                <numerusform>%n lippua annettu</numerusform>
            </translation>
        </message>
        <message>
            <source>In the till: {hint}</source>
            <translation>Kassajärjestelmään: {hint}</translation>
        </message>
        <message>
            <source>left</source>
            <translation>jäljellä</translation>
        </message>
        <message>
            <source>left, as far as this desk knows</source>
            <translation>jäljellä tämän kassan tietojen mukaan</translation>
        </message>
        <message>
            <source>other desks heard at {time}</source>
            <translation>muiden kassojen tiedot klo {time}</translation>
        </message>
        <message>
            <source>Last recorded {time}: {what}. Handed over?</source>
            <translation>Viimeksi kirjattu {time}: {what}. Annettiinko liput?</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Kyllä</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Kumoa</translation>
        </message>
        <message>
            <source>Battery {percent} %</source>
            <translation>Akku {percent} %</translation>
        </message>
        <message>
            <source>Over: {when}</source>
            <translation>Päättynyt: {when}</translation>
        </message>
        <message>
            <source>left at this desk</source>
            <translation>jäljellä tällä kassalla</translation>
        </message>
        <message>
            <source>{count} in all</source>
            <translation>yhteensä {count}</translation>
        </message>
        <message>
            <source>{count} in all at {time}</source>
            <translation>yhteensä {count} klo {time}</translation>
        </message>
        <message>
            <source>The quota is used up. You may still give tickets.</source>
            <translation>Kiintiö on täynnä. Voit silti antaa lippuja.</translation>
        </message>
        <message>
            <source>There is no card list yet. Go on without it for this shift</source>
            <translation>Korttilistaa ei vielä ole. Jatka ilman sitä tämän työvuoron ajan</translation>
        </message>
    </context>
    <context>
        <name>EventChoice</name>
        <message>
            <source>Which event are tickets given for?</source>
            <translation>Mihin tapahtumaan annetaan lippuja?</translation>
        </message>
        <message>
            <source>Search by title, place or day</source>
            <translation>Hae nimellä, paikalla tai päivällä</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Tänään</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Myöhemmin</translation>
        </message>
        <message>
            <source>No event matches. Try fewer letters.</source>
            <translation>Hakua vastaavaa tapahtumaa ei ole. Kokeile lyhyempää hakua.</translation>
        </message>
        <message>
            <source>Arrow keys and Enter choose; Esc goes back.</source>
            <translation>Valitse nuolinäppäimillä ja Enterillä. Esc palaa takaisin.</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Kaikki</translation>
        </message>
        <message>
            <source>Organiser</source>
            <translation>Järjestäjä</translation>
        </message>
        <message>
            <source>Left and right choose the organiser.</source>
            <translation>Vasen ja oikea nuoli valitsevat järjestäjän.</translation>
        </message>
        <message>
            <source>Chosen lately</source>
            <translation>Viimeksi valitut</translation>
        </message>
        <message>
            <source>Over</source>
            <translation>Päättyneet</translation>
        </message>
        <message>
            <source>today, {day}</source>
            <translation>tänään, {day}</translation>
        </message>
        <message>
            <source>from {day}</source>
            <translation>alkaen {day}</translation>
        </message>
        <message>
            <source>There are no events for today or later. F7 makes one.</source>
            <translation>Tälle päivälle tai myöhemmäksi ei ole tapahtumia. F7 luo tapahtuman.</translation>
        </message>
    </context>
    <context>
        <name>Face</name>
        <message>
            <source>Last valid day on the card</source>
            <translation>Viimeinen voimassaolopäivä kortissa</translation>
        </message>
        <message>
            <source>Today or later: Enter. Or press Tab and type the day.</source>
            <translation>Tänään tai myöhemmin: Enter. Tai paina Tab ja kirjoita päivä.</translation>
        </message>
        <message>
            <source>Children on the card</source>
            <translation>Lasten määrä kortissa</translation>
        </message>
        <message>
            <source>The centre checks this card when the connection is back.</source>
            <translation>Keskus tarkistaa kortin, kun yhteys palaa.</translation>
        </message>
        <message>
            <source>This day is past. The card has expired.</source>
            <translation>Tämä päivä on mennyt. Kortin voimassaolo on päättynyt.</translation>
        </message>
        <message>
            <source>Write the day like 14.3.2027.</source>
            <translation>Kirjoita päivä näin: 14.3.2027.</translation>
        </message>
        <message>
            <source>The card is valid today or later</source>
            <translation>Kortti on voimassa tänään tai myöhemmin</translation>
        </message>
    </context>
    <context>
        <name>Fault</name>
        <message>
            <source>No card code was found in the photo. Take it closer, or type the code.</source>
            <translation>Kuvasta ei löytynyt kortin koodia. Ota kuva lähempää tai kirjoita koodi.</translation>
        </message>
        <message numerus="yes">
            <source>The photo shows %n codes. Take a photo of one card only.</source>
            <translation>
                <numerusform>Kuvassa on %n koodi. Ota kuva vain yhdestä kortista.</numerusform>
                <numerusform>Kuvassa on %n koodia. Ota kuva vain yhdestä kortista.</numerusform>
            </translation>
        </message>
        <message>
            <source>This file could not be opened as a picture. Choose another, or type the code.</source>
            <translation>Tätä tiedostoa ei voitu avata kuvana. Valitse toinen tai kirjoita koodi.</translation>
        </message>
        <message>
            <source>The picture is too large. Take a smaller one, or type the code.</source>
            <translation>Kuva on liian suuri. Ota pienempi kuva tai kirjoita koodi.</translation>
        </message>
        <message>
            <source>Write the address.</source>
            <translation>Kirjoita osoite.</translation>
        </message>
        <message>
            <source>This is not an address. It begins with https:// and has no spaces.</source>
            <translation>Tämä ei ole osoite. Osoitteen alussa on https:// eikä siinä ole välilyöntejä.</translation>
        </message>
        <message>
            <source>Nothing answers at this address. Check it and the connection.</source>
            <translation>Tästä osoitteesta ei vastata. Tarkista osoite ja yhteys.</translation>
        </message>
        <message>
            <source>This address answers, but it is not a centre. Check the address.</source>
            <translation>Osoite vastaa, mutta se ei ole keskus. Tarkista osoite.</translation>
        </message>
        <message>
            <source>Write the one-time code.</source>
            <translation>Kirjoita kertakoodi.</translation>
        </message>
        <message>
            <source>Nothing was set up. Check the address, and ask your venue before you go on.</source>
            <translation>Mitään ei otettu käyttöön. Tarkista osoite ja kysy työpaikaltasi, ennen kuin jatkat.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Yritä uudelleen</translation>
        </message>
        <message numerus="yes">
            <source>%n more photo(s) not read: one card at a time.</source>
            <translation>
                <numerusform>%n kuva jäi lukematta: yksi kortti kerrallaan.</numerusform>
                <numerusform>%n kuvaa jäi lukematta: yksi kortti kerrallaan.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FirstStart</name>
        <message>
            <source>Test the scanner</source>
            <translation>Kokeile lukijaa</translation>
        </message>
        <message>
            <source>Set up this desk</source>
            <translation>Ota tämä kassa käyttöön</translation>
        </message>
        <message>
            <source>Write the address and the one-time code you got from your venue.</source>
            <translation>Kirjoita osoite ja kertakoodi, jotka sait työpaikaltasi.</translation>
        </message>
        <message>
            <source>Compare these characters with the ones you were given. Are they the same?</source>
            <translation>Vertaa näitä merkkejä niihin, jotka sinulle annettiin. Ovatko ne samat?</translation>
        </message>
        <message>
            <source>Fetching the first card list. This takes a moment.</source>
            <translation>Haetaan ensimmäistä korttilistaa. Tämä kestää hetken.</translation>
        </message>
        <message>
            <source>Address of the centre</source>
            <translation>Keskuksen osoite</translation>
        </message>
        <message>
            <source>One-time code</source>
            <translation>Kertakoodi</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Yhdistä</translation>
        </message>
        <message>
            <source>They are the same</source>
            <translation>Ne ovat samat</translation>
        </message>
        <message>
            <source>They are different</source>
            <translation>Ne eivät ole samat</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Yritä uudelleen</translation>
        </message>
        <message>
            <source>Open the desk</source>
            <translation>Avaa kassa</translation>
        </message>
        <message>
            <source>Fingerprint of the centre</source>
            <translation>Keskuksen tunniste</translation>
        </message>
        <message>
            <source>Waiting for the centre…</source>
            <translation>Odotetaan keskusta…</translation>
        </message>
        <message>
            <source>{done} of {total} cards</source>
            <translation>{done} / {total} korttia</translation>
        </message>
        <message>
            <source>Welcome! In three short steps this computer becomes a ticket desk.</source>
            <translation>Tervetuloa! Kolmen lyhyen vaiheen jälkeen tämä tietokone on lippukassa.</translation>
        </message>
        <message>
            <source>Step {number} of {of}</source>
            <translation>Vaihe {number}/{of}</translation>
        </message>
        <message>
            <source>such as {example}</source>
            <translation>esimerkiksi {example}</translation>
        </message>
        <message>
            <source>12 letters and digits, good for one day</source>
            <translation>12 kirjainta ja numeroa, voimassa vuorokauden</translation>
        </message>
        <message>
            <source>This desk is ready. From now on it works with a connection and without one.</source>
            <translation>Tämä kassa on valmis. Tästä lähtien se toimii sekä yhteyden kanssa että ilman.</translation>
        </message>
        <message>
            <source>Print 5 blank forms for a day without power</source>
            <translation>Tulosta 5 tyhjää lomaketta sähkökatkon varalle</translation>
        </message>
        <message>
            <source>Save the blank forms as a PDF…</source>
            <translation>Tallenna tyhjät lomakkeet PDF-tiedostona…</translation>
        </message>
    </context>
    <context>
        <name>Given</name>
        <message>
            <source>These tickets were given at another desk.</source>
            <translation>Nämä liput annettiin toisella kassalla.</translation>
        </message>
        <message>
            <source>Only tickets of today can be undone here.</source>
            <translation>Tällä kassalla voi kumota vain tänään annettuja lippuja.</translation>
        </message>
        <message>
            <source>These tickets have not been undone.</source>
            <translation>Näitä lippuja ei ole kumottu.</translation>
        </message>
        <message>
            <source>Read the card again to give the tickets.</source>
            <translation>Lue kortti uudelleen, niin voit antaa liput.</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>odottaa</translation>
        </message>
        <message>
            <source>confirmed</source>
            <translation>vahvistettu</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>kumottu</translation>
        </message>
        <message>
            <source>to be looked at</source>
            <translation>selvitettävä</translation>
        </message>
        <message>
            <source>Mistake</source>
            <translation>Vahinko</translation>
        </message>
        <message>
            <source>Wrong count</source>
            <translation>Väärä määrä</translation>
        </message>
        <message>
            <source>Wrong event</source>
            <translation>Väärä tapahtuma</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Palautettu</translation>
        </message>
        <message>
            <source>Not collected</source>
            <translation>Ei noudettu</translation>
        </message>
        <message>
            <source>Undone: {reason}. Another reason?</source>
            <translation>Kumottu: {reason}. Muu syy?</translation>
        </message>
        <message>
            <source>These tickets were taken back meanwhile.</source>
            <translation>Nämä liput on kumottu sillä välin.</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>At the counter</source>
            <translation>Tiskillä</translation>
        </message>
        <message>
            <source>“Welcome!”</source>
            <translation>”Tervetuloa!”</translation>
        </message>
        <message>
            <source>Who helps:</source>
            <translation>Kuka auttaa:</translation>
        </message>
        <message>
            <source>Look at the event at the top left. F6 changes it.</source>
            <translation>Katso tapahtuma vasemmasta yläkulmasta. F6 vaihtaa sen.</translation>
        </message>
        <message>
            <source>Scan the card. Or type its code, and press Enter.</source>
            <translation>Lue kortti. Tai kirjoita sen koodi ja paina Enter.</translation>
        </message>
        <message>
            <source>Read what the desk says. Children: + and −. Assistant: F4.</source>
            <translation>Katso, mitä kassa sanoo. Lapset: + ja −. Avustaja: F4.</translation>
        </message>
        <message>
            <source>Enter gives. Once the screen says “given”, it is recorded.</source>
            <translation>Enter antaa. Kun ruudulla lukee ”annettu”, liput on kirjattu.</translation>
        </message>
        <message>
            <source>No connection: go on as always. Nothing is lost; it is sent later.</source>
            <translation>Ei yhteyttä: jatka kuten aina. Mitään ei katoa; tiedot lähtevät myöhemmin.</translation>
        </message>
        <message>
            <source>No scanner: type the code, or F2 for the camera.</source>
            <translation>Ei lukijaa: kirjoita koodi, tai F2 avaa kameran.</translation>
        </message>
        <message>
            <source>Wrong tickets: “Undo” beside the row.</source>
            <translation>Väärät liput: ”Kumoa” rivin vieressä.</translation>
        </message>
        <message>
            <source>No power or no computer: give all the same. Write on the paper form: the time, the card’s code, cardholder, children, assistants. Type it in later.</source>
            <translation>Ei sähköä tai tietokonetta: anna liput silti. Kirjoita paperilomakkeelle kellonaika, kortin koodi, kortinhaltija, lapset ja avustajat. Kirjaa ne ohjelmaan myöhemmin.</translation>
        </message>
        <message>
            <source>Stuck: close the program and open it again. What was recorded is safe.</source>
            <translation>Jumissa: sulje ohjelma ja avaa se uudelleen. Kirjatut liput ovat tallessa.</translation>
        </message>
        <message>
            <source>Every card</source>
            <translation>Jokainen kortti</translation>
        </message>
        <message>
            <source>What the desk says</source>
            <translation>Mitä kassa sanoo</translation>
        </message>
        <message>
            <source>Do</source>
            <translation>Tee</translation>
        </message>
        <message>
            <source>Say</source>
            <translation>Sano</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Näppäimet</translation>
        </message>
        <message>
            <source>When something does not work</source>
            <translation>Kun jokin ei toimi</translation>
        </message>
        <message>
            <source>Give. Typed? Compare the day on the card with the one on the screen.</source>
            <translation>Anna. Kirjoititko koodin? Vertaa kortin päivää ruudulla olevaan.</translation>
        </message>
        <message>
            <source>Give. From tomorrow the card needs renewing.</source>
            <translation>Anna. Huomisesta alkaen kortti pitää uusia.</translation>
        </message>
        <message>
            <source>Let them in. You may add what is still left.</source>
            <translation>Päästä sisään. Voit lisätä sen, mitä on vielä jäljellä.</translation>
        </message>
        <message>
            <source>No tickets. Typed? Check the code. A supervisor may give: F7.</source>
            <translation>Ei lippuja. Kirjoititko koodin? Tarkista se. Esihenkilö voi antaa: F7.</translation>
        </message>
        <message>
            <source>No tickets. A later day on the card itself, and the desk offers it: F7.</source>
            <translation>Ei lippuja. Jos kortissa lukee myöhempi päivä ja kassa tarjoaa sitä: F7.</translation>
        </message>
        <message>
            <source>No tickets. The desk does not know why, nor need you.</source>
            <translation>Ei lippuja. Kassa ei tiedä syytä, eikä sinunkaan tarvitse.</translation>
        </message>
        <message>
            <source>Read two things from the card: last valid day, then children. Then give.</source>
            <translation>Katso kortista kaksi asiaa: viimeinen voimassaolopäivä, sitten lapset. Anna sen jälkeen.</translation>
        </message>
        <message>
            <source>No tickets. Compare the code, or read the card once more.</source>
            <translation>Ei lippuja. Vertaa koodia tai lue kortti vielä kerran.</translation>
        </message>
        <message>
            <source>Read the code again. The same twice, and it is a card: F7 records it.</source>
            <translation>Lue koodi uudelleen. Jos se on kahdesti sama ja kyseessä on kortti: F7 kirjaa sen.</translation>
        </message>
        <message>
            <source>check the code; then give, let in, go on</source>
            <translation>tarkista koodi; sitten anna, päästä sisään, jatka</translation>
        </message>
        <message>
            <source>one child more or less</source>
            <translation>yksi lapsi lisää tai vähemmän</translation>
        </message>
        <message>
            <source>one assistant more; with Shift one less</source>
            <translation>avustaja lisää; Vaihto + F4: vähemmän</translation>
        </message>
        <message>
            <source>close the card, nothing is recorded</source>
            <translation>sulje kortti kirjaamatta mitään</translation>
        </message>
        <message>
            <source>this page</source>
            <translation>tämä sivu</translation>
        </message>
        <message>
            <source>camera</source>
            <translation>kamera</translation>
        </message>
        <message>
            <source>open a photo of a card</source>
            <translation>avaa kuva kortista</translation>
        </message>
        <message>
            <source>order by phone</source>
            <translation>varaus puhelimitse</translation>
        </message>
        <message>
            <source>change the event</source>
            <translation>vaihda tapahtuma</translation>
        </message>
        <message>
            <source>the way on that a refusal offers</source>
            <translation>kieltävän vastauksen tarjoama jatko</translation>
        </message>
        <message>
            <source>give on the card that was not recorded</source>
            <translation>anna kirjaamatta jääneelle kortille</translation>
        </message>
        <message>
            <source>a sentence for the customer</source>
            <translation>lause asiakkaalle</translation>
        </message>
        <message>
            <source>print the latest slip</source>
            <translation>tulosta viimeisin kuitti</translation>
        </message>
        <message>
            <source>change the clerk</source>
            <translation>vaihda henkilö</translation>
        </message>
        <message>
            <source>lock the desk</source>
            <translation>lukitse kassa</translation>
        </message>
        <message>
            <source>Print this page</source>
            <translation>Tulosta tämä sivu</translation>
        </message>
        <message>
            <source>Save this page as a PDF…</source>
            <translation>Tallenna tämä sivu PDF-tiedostona…</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Takaisin</translation>
        </message>
        <message>
            <source>The page is on its way to the printer.</source>
            <translation>Sivu on matkalla tulostimeen.</translation>
        </message>
        <message>
            <source>The page is saved.</source>
            <translation>Sivu on tallennettu.</translation>
        </message>
        <message>
            <source>No tickets. Who has tickets is let in. A supervisor may give: F7.</source>
            <translation>Ei lippuja. Ne, joilla on liput, pääsevät sisään. Esihenkilö voi antaa: F7.</translation>
        </message>
    </context>
    <context>
        <name>Kiosk</name>
        <message>
            <source>Kiosk mode</source>
            <translation>Kioskitila</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Pois</translation>
        </message>
        <message>
            <source>This desk is in kiosk mode.</source>
            <translation>Tämä kassa on kioskitilassa.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Takaisin</translation>
        </message>
        <message>
            <source>Add a clerk for one event</source>
            <translation>Lisää henkilö yhteen tapahtumaan</translation>
        </message>
        <message>
            <source>A clerk for one event</source>
            <translation>Henkilö yhteen tapahtumaan</translation>
        </message>
        <message>
            <source>Write a name that is not the person’s own, and let the new clerk type six digits twice. The sign-in ends with the event.</source>
            <translation>Kirjoita jokin muu kuin henkilön oma nimi. Uusi henkilö näppäilee kuusi numeroa kahdesti. Kirjautuminen päättyy tapahtuman mukana.</translation>
        </message>
        <message>
            <source>Add the clerk</source>
            <translation>Lisää henkilö</translation>
        </message>
        <message>
            <source>The clerk was added</source>
            <translation>Henkilö lisättiin</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>Selvä</translation>
        </message>
        <message>
            <source>On: full screen, a supervisor for the settings and for closing</source>
            <translation>Päällä: koko näyttö; asetukset ja sulkeminen vaativat esihenkilön</translation>
        </message>
        <message>
            <source>A supervisor adds clerks. Whoever is signed in stays signed in.</source>
            <translation>Esihenkilö lisää henkilöt. Kirjautunut pysyy kirjautuneena.</translation>
        </message>
        <message>
            <source>Open the settings?</source>
            <translation>Avataanko asetukset?</translation>
        </message>
        <message>
            <source>Finish with this laptop?</source>
            <translation>Lopetetaanko tämän koneen käyttö?</translation>
        </message>
        <message>
            <source>Close the ticket desk?</source>
            <translation>Suljetaanko lippukassa?</translation>
        </message>
        <message>
            <source>Open the settings</source>
            <translation>Avaa asetukset</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Jatka</translation>
        </message>
        <message>
            <source>Close the ticket desk</source>
            <translation>Sulje lippukassa</translation>
        </message>
        <message>
            <source>Name at this desk</source>
            <translation>Nimi tällä kassalla</translation>
        </message>
        <message>
            <source>For the event</source>
            <translation>Tapahtuma</translation>
        </message>
        <message>
            <source>PIN, six digits</source>
            <translation>PIN-koodi, kuusi numeroa</translation>
        </message>
        <message>
            <source>The same PIN again</source>
            <translation>Sama PIN-koodi uudelleen</translation>
        </message>
        <message>
            <source>Write a name of at most 24 characters.</source>
            <translation>Kirjoita nimi, enintään 24 merkkiä.</translation>
        </message>
        <message>
            <source>Somebody has this name already. Choose another one.</source>
            <translation>Tämä nimi on jo jollakulla. Valitse toinen.</translation>
        </message>
        <message>
            <source>The PIN has to be six digits.</source>
            <translation>PIN-koodissa on oltava kuusi numeroa.</translation>
        </message>
        <message>
            <source>The two PINs are not the same. Type both again.</source>
            <translation>PIN-koodit eivät ole samat. Näppäile molemmat uudelleen.</translation>
        </message>
        <message>
            <source>Choose the event.</source>
            <translation>Valitse tapahtuma.</translation>
        </message>
        <message>
            <source>Only a supervisor adds clerks.</source>
            <translation>Vain esihenkilö lisää henkilöitä.</translation>
        </message>
        <message>
            <source>{name} can sign in at this desk until {time}.</source>
            <translation>{name} voi kirjautua tälle kassalle, viimeistään {time}.</translation>
        </message>
        <message>
            <source>Supervisor, for other days and desks</source>
            <translation>Esihenkilö, muita päiviä ja kassoja varten</translation>
        </message>
    </context>
    <context>
        <name>NewEvent</name>
        <message>
            <source>The event is not here: make it</source>
            <translation>Tapahtumaa ei ole tässä: luo se</translation>
        </message>
        <message>
            <source>Make an event</source>
            <translation>Luo tapahtuma</translation>
        </message>
        <message>
            <source>It is for today, with the organiser and the place of the event before it and the usual limits. Your coordinator says later what it belongs to; nothing that you give is lost.</source>
            <translation>Tapahtuma on tälle päivälle. Järjestäjä ja paikka ovat samat kuin edellisessä tapahtumassa, ja rajat ovat tavalliset. Koordinaattori kertoo myöhemmin, mihin tapahtumaan se kuuluu; mitään antamaasi ei katoa.</translation>
        </message>
        <message>
            <source>now</source>
            <translation>nyt</translation>
        </message>
        <message>
            <source>Up and Down change the kind, Enter makes the event, Esc goes back.</source>
            <translation>Nuolet ylös ja alas vaihtavat lajin, Enter luo tapahtuman, Esc palaa.</translation>
        </message>
        <message>
            <source>Make it and give tickets</source>
            <translation>Luo ja anna lippuja</translation>
        </message>
        <message>
            <source>What is it called?</source>
            <translation>Mikä sen nimi on?</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Laji</translation>
        </message>
        <message>
            <source>Starts today at</source>
            <translation>Alkaa tänään klo</translation>
        </message>
        <message>
            <source>Performance</source>
            <translation>Esitys</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>Käynti</translation>
        </message>
        <message>
            <source>Course</source>
            <translation>Kurssi</translation>
        </message>
        <message>
            <source>Pass</source>
            <translation>Kausikortti</translation>
        </message>
        <message>
            <source>Write what the event is called.</source>
            <translation>Kirjoita tapahtuman nimi.</translation>
        </message>
        <message>
            <source>Write the time as 19:00, or leave it empty for now.</source>
            <translation>Kirjoita aika muodossa 19.00, tai jätä tyhjäksi, jos se alkaa nyt.</translation>
        </message>
        <message>
            <source>Change an event made here</source>
            <translation>Muuta täällä luotua tapahtumaa</translation>
        </message>
        <message>
            <source>Rename or take back</source>
            <translation>Nimeä uudelleen tai peru</translation>
        </message>
        <message>
            <source>Other desks hear of the new name with the next connection. An event that nobody got tickets for can be taken back; it then goes from the lists.</source>
            <translation>Muut kassat saavat uuden nimen, kun yhteys on. Tapahtuman, johon kukaan ei ole saanut lippuja, voi perua; silloin se poistuu luetteloista.</translation>
        </message>
        <message>
            <source>Enter saves the name, F8 takes the event back, Esc goes back.</source>
            <translation>Enter tallentaa nimen, F8 peruu tapahtuman, Esc palaa.</translation>
        </message>
        <message>
            <source>Take the event back</source>
            <translation>Peru tapahtuma</translation>
        </message>
        <message>
            <source>Save the name</source>
            <translation>Tallenna nimi</translation>
        </message>
        <message>
            <source>Tickets were given for it, so it stays. Move or undo them on Today first.</source>
            <translation>Siihen on annettu lippuja, joten se jää. Siirrä tai kumoa ne ensin Tänään-sivulla.</translation>
        </message>
        <message>
            <source>Your coordinator has said what it belongs to: it stays.</source>
            <translation>Koordinaattori on jo kertonut, mihin se kuuluu: se jää.</translation>
        </message>
    </context>
    <context>
        <name>Paper</name>
        <message>
            <source>Take back the chosen line</source>
            <translation>Kumoa valittu rivi</translation>
        </message>
        <message>
            <source>Paper entry</source>
            <translation>Paperit</translation>
        </message>
        <message>
            <source>Choose the event</source>
            <translation>Valitse tapahtuma</translation>
        </message>
        <message>
            <source>Write a day that has been, like 24.11.2026.</source>
            <translation>Kirjoita mennyt päivä, esimerkiksi 24.11.2026.</translation>
        </message>
        <message>
            <source>Tab goes to the next field, Enter records the line. A scan fills the code.</source>
            <translation>Sarkain vie seuraavaan kenttään, Enter kirjaa rivin. Lukija täyttää koodin.</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Kumottu</translation>
        </message>
        <message>
            <source>Correct it, or press Enter again to leave it for later in “To fix”.</source>
            <translation>Korjaa rivi, tai paina Enter uudelleen, niin se jää myöhemmäksi kohtaan ”Korjattavat”.</translation>
        </message>
        <message>
            <source>Compare with the paper. Enter again records it as it is.</source>
            <translation>Vertaa paperiin. Enter uudelleen kirjaa rivin tällaisenaan.</translation>
        </message>
        <message>
            <source>Last valid day {day}.</source>
            <translation>Viimeinen voimassaolopäivä {day}.</translation>
        </message>
        <message>
            <source>Recorded: {card}, {tickets}, {time}</source>
            <translation>Kirjattu: {card}, {tickets}, {time}</translation>
        </message>
        <message>
            <source>Left for later in “To fix”.</source>
            <translation>Jätettiin myöhemmäksi kohtaan ”Korjattavat”.</translation>
        </message>
        <message>
            <source>Line {line} of {sheet}, for {event}, {day}.</source>
            <translation>Rivi {line} tiedostosta {sheet}: {event}, {day}.</translation>
        </message>
        <message>
            <source>Nothing waits to be fixed.</source>
            <translation>Korjattavaa ei ole.</translation>
        </message>
        <message>
            <source>This is what {name} holds. Nothing is recorded yet.</source>
            <translation>Tämä on tiedostossa {name}. Mitään ei ole vielä kirjattu.</translation>
        </message>
        <message>
            <source>Here already</source>
            <translation>On jo täällä</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) recorded</source>
            <translation>
                <numerusform>%n rivi kirjattu</numerusform>
                <numerusform>%n riviä kirjattu</numerusform>
            </translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Taulukot</translation>
        </message>
        <message>
            <source>Uses to retype into the register</source>
            <translation>Rekisteriin vietävät käytöt</translation>
        </message>
        <message>
            <source>This list holds card codes. Shred it after entry.</source>
            <translation>Tässä luettelossa on korttien koodeja. Silppua se viennin jälkeen.</translation>
        </message>
        <message numerus="yes">
            <source>%n use(s) wait to be retyped</source>
            <translation>
                <numerusform>%n käyttö on viemättä rekisteriin</numerusform>
                <numerusform>%n käyttöä on viemättä rekisteriin</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first codes are erased in %n day(s).</source>
            <translation>
                <numerusform>Ensimmäiset koodit poistetaan %n päivän kuluttua.</numerusform>
                <numerusform>Ensimmäiset koodit poistetaan %n päivän kuluttua.</numerusform>
            </translation>
        </message>
        <message>
            <source>No uses to show here.</source>
            <translation>Ei käyttöjä tässä.</translation>
        </message>
        <message>
            <source>erased</source>
            <translation>poistettu</translation>
        </message>
        <message>
            <source>An earlier event</source>
            <translation>Aiempi tapahtuma</translation>
        </message>
        <message>
            <source>No lines yet for this event and day.</source>
            <translation>Ei vielä rivejä tälle tapahtumalle ja päivälle.</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n rivi</numerusform>
                <numerusform>%n riviä</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) to record</source>
            <translation>
                <numerusform>%n rivi kirjattavana</numerusform>
                <numerusform>%n riviä kirjattavana</numerusform>
            </translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Kyllä</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Ei</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>Rivit</translation>
        </message>
        <message>
            <source>To fix</source>
            <translation>Korjattavat</translation>
        </message>
        <message>
            <source>To retype</source>
            <translation>Rekisteriin vietävät</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Tapahtuma</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Päivä</translation>
        </message>
        <message>
            <source>Card code</source>
            <translation>Kortin koodi</translation>
        </message>
        <message>
            <source>Children</source>
            <translation>Lapset</translation>
        </message>
        <message>
            <source>Assistants</source>
            <translation>Avustajat</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Klo</translation>
        </message>
        <message>
            <source>Record the line</source>
            <translation>Kirjaa rivi</translation>
        </message>
        <message>
            <source>Take back the last line</source>
            <translation>Kumoa viimeinen rivi</translation>
        </message>
        <message>
            <source>Import a table…</source>
            <translation>Tuo taulukko…</translation>
        </message>
        <message>
            <source>Print 5 blank forms</source>
            <translation>Tulosta 5 tyhjää lomaketta</translation>
        </message>
        <message>
            <source>Save blank forms…</source>
            <translation>Tallenna tyhjät lomakkeet…</translation>
        </message>
        <message>
            <source>Record as written</source>
            <translation>Kirjaa sellaisenaan</translation>
        </message>
        <message>
            <source>Not a line: leave it out</source>
            <translation>Ei ole rivi: jätä pois</translation>
        </message>
        <message numerus="yes">
            <source>Record %n line(s)</source>
            <translation>
                <numerusform>Kirjaa %n rivi</numerusform>
                <numerusform>Kirjaa %n riviä</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Peruuta</translation>
        </message>
        <message>
            <source>Mark all as retyped</source>
            <translation>Merkitse kaikki viedyiksi</translation>
        </message>
        <message>
            <source>Print the list</source>
            <translation>Tulosta luettelo</translation>
        </message>
        <message>
            <source>Save the list…</source>
            <translation>Tallenna luettelo…</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Rivi</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Kortti</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Liput</translation>
        </message>
        <message>
            <source>What the desk says</source>
            <translation>Mitä kassa sanoo</translation>
        </message>
        <message>
            <source>As written</source>
            <translation>Niin kuin kirjoitettu</translation>
        </message>
        <message>
            <source>What to fix</source>
            <translation>Mitä korjataan</translation>
        </message>
        <message>
            <source>Retyped</source>
            <translation>Viety</translation>
        </message>
        <message>
            <source>What becomes of it</source>
            <translation>Mitä rivistä tulee</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>Voimassa</translation>
        </message>
        <message>
            <source>Valid, on its last day</source>
            <translation>Voimassa, viimeinen päivä</translation>
        </message>
        <message>
            <source>Had tickets before</source>
            <translation>Liput annettu jo aiemmin</translation>
        </message>
        <message>
            <source>Already used</source>
            <translation>Jo käytetty</translation>
        </message>
        <message>
            <source>Past its last valid day</source>
            <translation>Voimassaolo on päättynyt</translation>
        </message>
        <message>
            <source>Card not in use</source>
            <translation>Kortti ei ole käytössä</translation>
        </message>
        <message>
            <source>Not on the list</source>
            <translation>Ei listalla</translation>
        </message>
        <message>
            <source>Recorded as written</source>
            <translation>Kirjattu sellaisenaan</translation>
        </message>
        <message>
            <source>More than the quota</source>
            <translation>Yli kiintiön</translation>
        </message>
        <message>
            <source>Not valid here yet</source>
            <translation>Ei käy vielä täällä</translation>
        </message>
        <message>
            <source>The card code is missing.</source>
            <translation>Kortin koodi puuttuu.</translation>
        </message>
        <message>
            <source>This is no card code. One looks like {example}.</source>
            <translation>Tämä ei ole kortin koodi. Koodi on esimerkiksi {example}.</translation>
        </message>
        <message>
            <source>Write how many as a number, such as 2.</source>
            <translation>Kirjoita määrä numerona, esimerkiksi 2.</translation>
        </message>
        <message>
            <source>No ticket stands on this line.</source>
            <translation>Rivillä ei ole yhtään lippua.</translation>
        </message>
        <message>
            <source>The time is missing, such as 14:05.</source>
            <translation>Kellonaika puuttuu, esimerkiksi 14.05.</translation>
        </message>
        <message>
            <source>Write the time like 14:05.</source>
            <translation>Kirjoita aika muodossa 14.05.</translation>
        </message>
        <message>
            <source>This time has not been yet. Check day and time.</source>
            <translation>Tämä aika on vasta edessä. Tarkista päivä ja kellonaika.</translation>
        </message>
        <message numerus="yes">
            <source>%n to fix afterwards</source>
            <translation>
                <numerusform>%n korjattavaksi</numerusform>
                <numerusform>%n korjattavaksi</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n here already</source>
            <translation>
                <numerusform>%n on jo täällä</numerusform>
                <numerusform>%n on jo täällä</numerusform>
            </translation>
        </message>
        <message>
            <source>The file cannot be opened. Copy it to this computer.</source>
            <translation>Tiedostoa ei voi avata. Kopioi se tälle tietokoneelle.</translation>
        </message>
        <message>
            <source>This is no table, or it is damaged. Save it again.</source>
            <translation>Tämä ei ole taulukko, tai se on vioittunut. Tallenna se uudelleen.</translation>
        </message>
        <message>
            <source>This kind of file is not read. Save it as .xlsx or .csv, without a password.</source>
            <translation>Tällaista tiedostoa ei lueta. Tallenna se muodossa .xlsx tai .csv ilman salasanaa.</translation>
        </message>
        <message>
            <source>The table is too large: at most 2000 lines at a time.</source>
            <translation>Taulukko on liian suuri: enintään 2000 riviä kerralla.</translation>
        </message>
        <message>
            <source>The table is empty.</source>
            <translation>Taulukko on tyhjä.</translation>
        </message>
        <message>
            <source>No column of card codes was found. Give it the heading “Card code”.</source>
            <translation>Korttien koodien saraketta ei löytynyt. Anna sille otsikko ”Kortin koodi”.</translation>
        </message>
        <message>
            <source>This computer has no printer. Save a PDF and print it elsewhere.</source>
            <translation>Tällä tietokoneella ei ole tulostinta. Tallenna PDF ja tulosta se muualla.</translation>
        </message>
        <message>
            <source>This computer cannot print from here. Save a PDF and print it from there.</source>
            <translation>Tämä tietokone ei voi tulostaa ohjelmasta. Tallenna PDF ja tulosta siitä.</translation>
        </message>
        <message>
            <source>The printer did not take the page. Check it, then try again.</source>
            <translation>Tulostin ei ottanut sivua vastaan. Tarkista se ja yritä uudelleen.</translation>
        </message>
        <message>
            <source>The file could not be written there. Choose another place.</source>
            <translation>Tiedostoa ei voitu kirjoittaa sinne. Valitse toinen paikka.</translation>
        </message>
        <message>
            <source>The blank forms went to the printer.</source>
            <translation>Tyhjät lomakkeet lähtivät tulostimelle.</translation>
        </message>
        <message>
            <source>The list went to the printer. Shred it after entry.</source>
            <translation>Luettelo lähti tulostimelle. Silppua se viennin jälkeen.</translation>
        </message>
        <message>
            <source>The blank forms are saved.</source>
            <translation>Tyhjät lomakkeet on tallennettu.</translation>
        </message>
        <message>
            <source>The list is saved. Delete the file after entry.</source>
            <translation>Luettelo on tallennettu. Poista tiedosto viennin jälkeen.</translation>
        </message>
        <message>
            <source>Not retyped yet</source>
            <translation>Viemättä</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Tänään</translation>
        </message>
        <message>
            <source>7 days</source>
            <translation>7 päivää</translation>
        </message>
        <message>
            <source>31 days</source>
            <translation>31 päivää</translation>
        </message>
        <message>
            <source>, the oldest of {day}.</source>
            <translation>, vanhin {day}.</translation>
        </message>
        <message>
            <source>Typed here for {event}, {day}.</source>
            <translation>Kirjoitettu täällä: {event}, {day}.</translation>
        </message>
        <message>
            <source>Cardholders</source>
            <translation>Haltijat</translation>
        </message>
        <message>
            <source>Arrow keys choose a use; Enter marks it as retyped, or not.</source>
            <translation>Nuolinäppäimet valitsevat käytön; Enter merkitsee sen viedyksi tai viemättömäksi.</translation>
        </message>
        <message>
            <source>The chosen printer is not there any more. Connect it, save a PDF, or choose another one under Settings.</source>
            <translation>Valittua tulostinta ei enää löydy. Liitä se, tallenna PDF tai valitse toinen kohdassa Asetukset.</translation>
        </message>
    </context>
    <context>
        <name>Practice</name>
        <message>
            <source>Practice</source>
            <translation>Harjoittelu</translation>
        </message>
        <message>
            <source>Made-up cards. Nothing is kept, nothing is sent.</source>
            <translation>Keksittyjä kortteja. Mitään ei säilytetä eikä lähetetä.</translation>
        </message>
        <message>
            <source>Practice: no connection</source>
            <translation>Harjoittelu: ei yhteyttä</translation>
        </message>
        <message>
            <source>Practice sends nothing: these tickets exist only here.</source>
            <translation>Harjoittelu ei lähetä mitään: nämä liput ovat vain tässä.</translation>
        </message>
        <message>
            <source>Well done!</source>
            <translation>Hyvin tehty!</translation>
        </message>
        <message>
            <source>All eight are served. Try the other cards of the sheet, start over, or leave practice.</source>
            <translation>Kaikki kahdeksan on palveltu. Kokeile arkin muita kortteja, aloita alusta tai lopeta harjoittelu.</translation>
        </message>
        <message>
            <source>Scan card {code}, or type it and press Enter.</source>
            <translation>Lue kortti {code} tai kirjoita se ja paina Enter.</translation>
        </message>
        <message>
            <source>Practice cards</source>
            <translation>Harjoituskortit</translation>
        </message>
        <message>
            <source>Cut the cards out or scan them from the sheet. They work in practice only.</source>
            <translation>Leikkaa kortit irti tai lue ne arkilta. Ne toimivat vain harjoittelussa.</translation>
        </message>
        <message>
            <source>Last valid day: {day}</source>
            <translation>Viimeinen voimassaolopäivä: {day}</translation>
        </message>
        <message>
            <source>Group card</source>
            <translation>Yhteisökortti</translation>
        </message>
        <message>
            <source>Next customer</source>
            <translation>Seuraava asiakas</translation>
        </message>
        <message>
            <source>Start over</source>
            <translation>Aloita alusta</translation>
        </message>
        <message>
            <source>Print practice cards</source>
            <translation>Tulosta harjoituskortit</translation>
        </message>
        <message>
            <source>Save them as a PDF…</source>
            <translation>Tallenna PDF…</translation>
        </message>
        <message>
            <source>Leave practice</source>
            <translation>Lopeta harjoittelu</translation>
        </message>
        <message>
            <source>Customer {number} of {of}</source>
            <translation>Asiakas {number}/{of}</translation>
        </message>
        <message>
            <source>A woman shows her card. She would like one ticket.</source>
            <translation>Nainen näyttää korttinsa. Hän haluaa yhden lipun.</translation>
        </message>
        <message>
            <source>A mother shows her card. Her two children come along, all three want in.</source>
            <translation>Äiti näyttää korttinsa. Kaksi lasta on mukana, ja kaikki kolme haluavat sisään.</translation>
        </message>
        <message>
            <source>A man comes with his interpreter. She needs a ticket too.</source>
            <translation>Mies tulee tulkkinsa kanssa. Tulkki tarvitsee myös lipun.</translation>
        </message>
        <message>
            <source>A worker of a youth house comes with five children and a group card.</source>
            <translation>Nuorisotalon työntekijä tulee viiden lapsen ja yhteisökortin kanssa.</translation>
        </message>
        <message>
            <source>A father ordered by phone for himself and his child. Here they are.</source>
            <translation>Isä on tilannut puhelimella itselleen ja lapselleen. Nyt he tulevat.</translation>
        </message>
        <message>
            <source>A young man shows his card.</source>
            <translation>Nuori mies näyttää korttinsa.</translation>
        </message>
        <message>
            <source>A woman with one child shows a new card. It says: last valid day {day}, children 1.</source>
            <translation>Nainen ja lapsi näyttävät uuden kortin. Siinä lukee: viimeinen voimassaolopäivä {day}, lapsia 1.</translation>
        </message>
        <message>
            <source>A grandmother shows her card, with one grandchild by the hand.</source>
            <translation>Isoäiti näyttää korttinsa. Hän pitää lapsenlastaan kädestä.</translation>
        </message>
        <message>
            <source>Enter gives one ticket.</source>
            <translation>Enter antaa yhden lipun.</translation>
        </message>
        <message>
            <source>Press + twice for the children, then Enter.</source>
            <translation>Paina kaksi kertaa + lapsille, sitten Enter.</translation>
        </message>
        <message>
            <source>F4 adds the interpreter's ticket, then Enter.</source>
            <translation>F4 lisää tulkin lipun, sitten Enter.</translation>
        </message>
        <message>
            <source>Press + five times for the children, then Enter.</source>
            <translation>Paina viisi kertaa + lapsille, sitten Enter.</translation>
        </message>
        <message>
            <source>Their tickets are there already: Enter lets them in.</source>
            <translation>Heidän lippunsa ovat jo olemassa: Enter päästää heidät sisään.</translation>
        </message>
        <message>
            <source>Say kindly what the desk says; F9 shows it to the customer. Esc closes the card.</source>
            <translation>Sano ystävällisesti, mitä kassa sanoo; F9 näyttää sen asiakkaalle. Esc sulkee kortin.</translation>
        </message>
        <message>
            <source>The list lacks new cards: go by what the card says. Enter, + for the child, Enter.</source>
            <translation>Uudet kortit puuttuvat listalta: toimi sen mukaan, mitä kortissa lukee. Enter, + lapselle, Enter.</translation>
        </message>
        <message>
            <source>Press + for the grandchild, then Enter.</source>
            <translation>Paina + lapsenlapselle, sitten Enter.</translation>
        </message>
        <message>
            <source>Children: {number}</source>
            <translation>Lapsia: {number}</translation>
        </message>
        <message>
            <source>Valid for the last time today</source>
            <translation>Tänään viimeistä päivää voimassa</translation>
        </message>
        <message>
            <source>Its last valid day is past</source>
            <translation>Viimeinen voimassaolopäivä on ohi</translation>
        </message>
        <message>
            <source>{event}: used today already</source>
            <translation>{event}: käytetty jo tänään</translation>
        </message>
        <message>
            <source>{event}: sold out</source>
            <translation>{event}: loppuunmyyty</translation>
        </message>
        <message>
            <source>On trial in another area: not valid here</source>
            <translation>Kokeilussa toisella alueella: ei käy täällä</translation>
        </message>
        <message>
            <source>A library card: none of ours</source>
            <translation>Kirjastokortti: ei meidän</translation>
        </message>
        <message>
            <source>The practice cards are at the printer.</source>
            <translation>Harjoituskortit ovat tulostimella.</translation>
        </message>
        <message>
            <source>The practice cards are saved.</source>
            <translation>Harjoituskortit on tallennettu.</translation>
        </message>
        <message>
            <source>today</source>
            <translation>tänään</translation>
        </message>
        <message>
            <source>First choose the event: {event}. F6 leads to the events.</source>
            <translation>Valitse ensin tapahtuma: {event}. F6 vie tapahtumiin.</translation>
        </message>
        <message>
            <source>That is another card. Esc closes it; this customer's is {code}.</source>
            <translation>Tämä on toinen kortti. Esc sulkee sen; tämän asiakkaan kortti on {code}.</translation>
        </message>
        <message>
            <source>Those tickets are for another event. Undo them and choose {event} (F6).</source>
            <translation>Nuo liput ovat toiseen tapahtumaan. Kumoa ne ja valitse {event} (F6).</translation>
        </message>
        <message>
            <source>Not the tickets that were asked for. Read card {code} again and add what is missing, or undo them and give again.</source>
            <translation>Nämä eivät ole pyydetyt liput. Lue kortti {code} uudelleen ja lisää puuttuvat, tai kumoa ja anna uudelleen.</translation>
        </message>
        <message>
            <source>The child feels ill and they go home. Take the tickets back: Undo.</source>
            <translation>Lapsi voi huonosti, ja he lähtevät kotiin. Ota liput takaisin: Kumoa.</translation>
        </message>
        <message>
            <source>Practise with made-up cards</source>
            <translation>Harjoittele keksityillä korteilla</translation>
        </message>
        <message>
            <source>Practice is open in a window of its own.</source>
            <translation>Harjoittelu on auki omassa ikkunassaan.</translation>
        </message>
        <message>
            <source>Practice could not be opened. Try once more.</source>
            <translation>Harjoittelua ei voitu avata. Yritä vielä kerran.</translation>
        </message>
        <message>
            <source>{name}: PIN {pin}</source>
            <translation>{name}: PIN {pin}</translation>
        </message>
        <message>
            <source>{name}, supervisor: PIN {pin}</source>
            <translation>{name}, esihenkilö: PIN {pin}</translation>
        </message>
        <message>
            <source>Made-up names</source>
            <translation>Keksityt nimet</translation>
        </message>
        <message>
            <source>First sign in: choose a made-up name and type its PIN.</source>
            <translation>Kirjaudu ensin: valitse keksitty nimi ja näppäile sen PIN-koodi.</translation>
        </message>
    </context>
    <context>
        <name>Relay</name>
        <message>
            <source>Festival relay</source>
            <translation>Festivaalin välityspiste</translation>
        </message>
        <message>
            <source>Desks that are near each other know of each other&apos;s tickets at once, also without a connection. One computer of the venue is their relay.</source>
            <translation>Lähekkäin olevat kassat tietävät toistensa lipuista heti, myös ilman yhteyttä. Yksi paikan tietokoneista on niiden välityspiste.</translation>
        </message>
        <message>
            <source>This computer is the festival&apos;s relay</source>
            <translation>Tämä tietokone on festivaalin välityspiste</translation>
        </message>
        <message>
            <source>Starting…</source>
            <translation>Käynnistyy…</translation>
        </message>
        <message>
            <source>The relay could not be started. The file {log} says why.</source>
            <translation>Välityspistettä ei voitu käynnistää. Syy on tiedostossa {log}.</translation>
        </message>
        <message>
            <source>Address: {address}</source>
            <translation>Osoite: {address}</translation>
        </message>
        <message>
            <source>Pairing code: {code}</source>
            <translation>Yhdistämiskoodi: {code}</translation>
        </message>
        <message>
            <source>At each other desk: open Settings, and type both under Festival relay. A code serves one desk; then this page shows the next.</source>
            <translation>Avaa muilla kassoilla Asetukset ja kirjoita kumpikin kohtaan Festivaalin välityspiste. Koodi käy yhdelle kassalle, sitten tällä sivulla on seuraava.</translation>
        </message>
        <message>
            <source>QR code with the address and the pairing code</source>
            <translation>QR-koodi, jossa on osoite ja yhdistämiskoodi</translation>
        </message>
        <message numerus="yes">
            <source>%n desk(s) paired</source>
            <translation>
                <numerusform>%n kassa yhdistetty</numerusform>
                <numerusform>%n kassaa yhdistetty</numerusform>
            </translation>
        </message>
        <message>
            <source>Everything has reached the centre</source>
            <translation>Kaikki on perillä keskuksessa</translation>
        </message>
        <message numerus="yes">
            <source>%n batch(es) wait for the centre</source>
            <translation>
                <numerusform>%n lähetys odottaa keskusta</numerusform>
                <numerusform>%n lähetystä odottaa keskusta</numerusform>
            </translation>
        </message>
        <message>
            <source>The centre answers</source>
            <translation>Keskus vastaa</translation>
        </message>
        <message>
            <source>No connection to the centre now</source>
            <translation>Keskukseen ei ole nyt yhteyttä</translation>
        </message>
        <message>
            <source>Address of the relay</source>
            <translation>Välityspisteen osoite</translation>
        </message>
        <message>
            <source>Pairing code of the relay</source>
            <translation>Välityspisteen yhdistämiskoodi</translation>
        </message>
        <message>
            <source>Pair with the relay</source>
            <translation>Yhdistä välityspisteeseen</translation>
        </message>
        <message>
            <source>Leave this relay</source>
            <translation>Irrota välityspisteestä</translation>
        </message>
        <message>
            <source>Pairing…</source>
            <translation>Yhdistetään…</translation>
        </message>
        <message>
            <source>Paired with the relay at {address}.</source>
            <translation>Yhdistetty välityspisteeseen {address}.</translation>
        </message>
        <message>
            <source>It does not answer now. This desk goes on with what it holds.</source>
            <translation>Se ei vastaa nyt. Tämä kassa jatkaa omilla tiedoillaan.</translation>
        </message>
        <message numerus="yes">
            <source>It is near, and also holds %n row(s) that wait for the centre.</source>
            <translation>
                <numerusform>Se on lähellä, ja siellä on tallessa %n keskusta odottava kirjaus.</numerusform>
                <numerusform>Se on lähellä, ja siellä on tallessa %n keskusta odottavaa kirjausta.</numerusform>
            </translation>
        </message>
        <message>
            <source>It is near.</source>
            <translation>Se on lähellä.</translation>
        </message>
        <message>
            <source>The relay shows another code. Each code serves one desk.</source>
            <translation>Välityspisteessä on eri koodi. Jokainen koodi käy yhdelle kassalle.</translation>
        </message>
        <message>
            <source>That is not the address of a relay.</source>
            <translation>Se ei ole välityspisteen osoite.</translation>
        </message>
        <message>
            <source>No relay answers there. Are both computers in the same network?</source>
            <translation>Siellä ei vastaa välityspiste. Ovatko tietokoneet samassa verkossa?</translation>
        </message>
        <message>
            <source>The relay does not know this desk yet. Let one of both reach the centre once.</source>
            <translation>Välityspiste ei vielä tunne tätä kassaa. Anna toisen niistä tavoittaa keskus kerran.</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Kyllä</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Ei</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message>
            <source>Reports</source>
            <translation>Raportit</translation>
        </message>
        <message>
            <source>Event not in the programme</source>
            <translation>Tapahtuma ei ole ohjelmassa</translation>
        </message>
        <message>
            <source>Nothing was recorded in this period.</source>
            <translation>Tällä jaksolla ei kirjattu mitään.</translation>
        </message>
        <message>
            <source>The report was saved.</source>
            <translation>Raportti tallennettiin.</translation>
        </message>
        <message>
            <source>The file could not be saved there. Choose another place.</source>
            <translation>Tiedostoa ei voitu tallentaa sinne. Valitse toinen paikka.</translation>
        </message>
        <message>
            <source>Sector not known</source>
            <translation>Ala ei tiedossa</translation>
        </message>
        <message>
            <source>The report was sent to the printer.</source>
            <translation>Raportti lähetettiin tulostimelle.</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Tänään</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>Tämä viikko</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Tämä kuukausi</translation>
        </message>
        <message>
            <source>Last month</source>
            <translation>Viime kuukausi</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>Tämä vuosi</translation>
        </message>
        <message>
            <source>Day to day</source>
            <translation>Päivästä päivään</translation>
        </message>
        <message>
            <source>This desk</source>
            <translation>Tämä kassa</translation>
        </message>
        <message>
            <source>Whole venue, as heard here</source>
            <translation>Koko kohde, sikäli kuin täällä tiedetään</translation>
        </message>
        <message>
            <source>By day</source>
            <translation>Päivittäin</translation>
        </message>
        <message>
            <source>By event</source>
            <translation>Tapahtumittain</translation>
        </message>
        <message>
            <source>By month</source>
            <translation>Kuukausittain</translation>
        </message>
        <message>
            <source>By year</source>
            <translation>Vuosittain</translation>
        </message>
        <message>
            <source>By sector</source>
            <translation>Aloittain</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Päivä</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Tapahtuma</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Kuukausi</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Vuosi</translation>
        </message>
        <message>
            <source>Sector</source>
            <translation>Ala</translation>
        </message>
        <message>
            <source>Adults</source>
            <translation>Aikuiset</translation>
        </message>
        <message>
            <source>Children</source>
            <translation>Lapset</translation>
        </message>
        <message>
            <source>Assistants</source>
            <translation>Avustajat</translation>
        </message>
        <message>
            <source>Uses</source>
            <translation>Käytöt</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Kumottu</translation>
        </message>
        <message>
            <source>Provisional</source>
            <translation>Alustavia</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Jakso</translation>
        </message>
        <message>
            <source>Whose uses</source>
            <translation>Kenen käytöt</translation>
        </message>
        <message>
            <source>Grouping</source>
            <translation>Eriteltynä</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Ensimmäinen päivä</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Viimeinen päivä</translation>
        </message>
        <message>
            <source>Refusals at this desk</source>
            <translation>Tällä kassalla ilman lippua jääneet</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Yhteensä</translation>
        </message>
        <message>
            <source>Others</source>
            <translation>Muut</translation>
        </message>
        <message>
            <source>Culture</source>
            <translation>Kulttuuri</translation>
        </message>
        <message>
            <source>Education</source>
            <translation>Koulutus</translation>
        </message>
        <message>
            <source>Science</source>
            <translation>Tiede</translation>
        </message>
        <message>
            <source>Sport</source>
            <translation>Liikunta</translation>
        </message>
        <message>
            <source>Write both days like 14.3.2027.</source>
            <translation>Kirjoita molemmat päivät muodossa 14.3.2027.</translation>
        </message>
        <message>
            <source>The last day comes before the first.</source>
            <translation>Viimeinen päivä on ennen ensimmäistä.</translation>
        </message>
        <message>
            <source>Save as .xlsx</source>
            <translation>Tallenna .xlsx</translation>
        </message>
        <message>
            <source>Save as .csv</source>
            <translation>Tallenna .csv</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Tulosta</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>Tallenna PDF</translation>
        </message>
        <message>
            <source>Made {day}</source>
            <translation>Laadittu {day}</translation>
        </message>
    </context>
    <context>
        <name>Scanner</name>
        <message>
            <source>Scanner test</source>
            <translation>Lukijan testi</translation>
        </message>
        <message>
            <source>Scan a card. Everything that arrives is shown here, and nothing is recorded.</source>
            <translation>Lue kortti. Kaikki, mitä lukija lähettää, näkyy tässä, eikä mitään kirjata.</translation>
        </message>
        <message>
            <source>The cards carry {kinds}: these the scanner must read.</source>
            <translation>Korteissa on {kinds}: niitä lukijan pitää osata lukea.</translation>
        </message>
        <message>
            <source>Back to the settings</source>
            <translation>Takaisin asetuksiin</translation>
        </message>
        <message>
            <source>What arrived</source>
            <translation>Mitä tuli</translation>
        </message>
        <message>
            <source>Characters the scanner puts before each code</source>
            <translation>Merkit, jotka lukija lisää koodin eteen</translation>
        </message>
        <message>
            <source>Characters the scanner puts after each code</source>
            <translation>Merkit, jotka lukija lisää koodin perään</translation>
        </message>
        <message>
            <source>Serial scanner</source>
            <translation>Sarjaporttilukija</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>Ei vielä mitään</translation>
        </message>
        <message>
            <source>As keys, within {time} ms: a scanner.</source>
            <translation>Näppäiminä {time} ms:n aikana: lukija.</translation>
        </message>
        <message>
            <source>As keys: a scanner.</source>
            <translation>Näppäiminä: lukija.</translation>
        </message>
        <message>
            <source>As keys, slowly: typed by hand.</source>
            <translation>Näppäiminä hitaasti: kirjoitettu käsin.</translation>
        </message>
        <message>
            <source>From the serial port.</source>
            <translation>Sarjaportista.</translation>
        </message>
        <message>
            <source>This would be the card {code}. The scanner works.</source>
            <translation>Tämä olisi kortti {code}. Lukija toimii.</translation>
        </message>
        <message>
            <source>The scanner is set up for another keyboard. This is put right: it would be the card {code}. Better set the scanner to this computer's keyboard.</source>
            <translation>Lukija on asetettu toiselle näppäimistölle. Se korjataan: tämä olisi kortti {code}. Aseta lukija mieluiten tämän tietokoneen näppäimistölle.</translation>
        </message>
        <message>
            <source>The scanner works. It read: {text}</source>
            <translation>Lukija toimii. Se luki: {text}</translation>
        </message>
        <message>
            <source>This would be no card: {text}. Codes look like {example}.</source>
            <translation>Tämä ei olisi kortti: {text}. Koodi on muotoa {example}.</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Ei mitään</translation>
        </message>
        <message>
            <source>Listening.</source>
            <translation>Kuuntelee.</translation>
        </message>
        <message>
            <source>The port is not there. Is the cable in?</source>
            <translation>Porttia ei löydy. Onko johto kiinni?</translation>
        </message>
        <message>
            <source>This program may not use the port. On Linux, add the user to the group dialout.</source>
            <translation>Ohjelma ei saa käyttää porttia. Linuxissa lisää käyttäjä ryhmään dialout.</translation>
        </message>
        <message>
            <source>Another program uses the port. Close it.</source>
            <translation>Toinen ohjelma käyttää porttia. Sulje se.</translation>
        </message>
        <message>
            <source>Serial scanner: {name}</source>
            <translation>Sarjaporttilukija: {name}</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Language</source>
            <translation>Kieli</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Ulkoasu</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>Tekstin koko</translation>
        </message>
        <message>
            <source>Like the system</source>
            <translation>Kuten järjestelmässä</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Vaalea</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Tumma</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Suuri kontrasti</translation>
        </message>
        <message>
            <source>{value} %</source>
            <translation>{value} %</translation>
        </message>
    </context>
    <context>
        <name>Shift</name>
        <message>
            <source>From paper, for {day}: {event}</source>
            <translation>Paperilta, päivältä {day}: {event}</translation>
        </message>
        <message>
            <source>No tickets were recorded here today.</source>
            <translation>Täällä ei ole tänään kirjattu lippuja.</translation>
        </message>
        <message numerus="yes">
            <source>Taken back: %n</source>
            <translation>
                <numerusform>Kumottu: %n</numerusform>
                <numerusform>Kumottu: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The desk has %n ticket(s) more than the till.</source>
            <translation>
                <numerusform>Kirjauksissa on %n lippu enemmän kuin myyntijärjestelmässä.</numerusform>
                <numerusform>Kirjauksissa on %n lippua enemmän kuin myyntijärjestelmässä.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) are not sent yet, the oldest for {age}.</source>
            <translation>
                <numerusform>%n kirjausta ei ole vielä lähetetty, se on odottanut {age}.</numerusform>
                <numerusform>%n kirjausta ei ole vielä lähetetty, vanhin on odottanut {age}.</numerusform>
            </translation>
        </message>
        <message>
            <source>You may leave.</source>
            <translation>Voit lähteä.</translation>
        </message>
        <message>
            <source>Write a number.</source>
            <translation>Kirjoita luku.</translation>
        </message>
        <message>
            <source>The till and the desk agree.</source>
            <translation>Myyntijärjestelmä ja kirjaukset täsmäävät.</translation>
        </message>
        <message numerus="yes">
            <source>The till has %n ticket(s) more than the desk.</source>
            <translation>
                <numerusform>Myyntijärjestelmässä on %n lippu enemmän kuin kirjauksissa.</numerusform>
                <numerusform>Myyntijärjestelmässä on %n lippua enemmän kuin kirjauksissa.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) need a person.</source>
            <translation>
                <numerusform>%n asia katsottavana.</numerusform>
                <numerusform>%n asiaa katsottavana.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing needs a person.</source>
            <translation>Ei mitään katsottavaa.</translation>
        </message>
        <message>
            <source>Everything is sent and confirmed.</source>
            <translation>Kaikki on lähetetty ja vahvistettu.</translation>
        </message>
        <message>
            <source>You may leave: unsent rows are safe in this computer, and go out with the next connection.</source>
            <translation>Voit lähteä: lähettämättömät kirjaukset ovat tallessa tietokoneessa ja lähtevät seuraavalla yhteydellä.</translation>
        </message>
        <message>
            <source>End of shift</source>
            <translation>Vuoron päätös</translation>
        </message>
        <message>
            <source>Recorded at this desk today</source>
            <translation>Tällä kassalla tänään kirjattu</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Yhteensä</translation>
        </message>
        <message>
            <source>Still open</source>
            <translation>Vielä avoinna</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Tapahtuma</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Erotus</translation>
        </message>
        <message>
            <source>Seen by</source>
            <translation>Nähnyt</translation>
        </message>
        <message>
            <source>Holders</source>
            <translation>Kortinhaltijat</translation>
        </message>
        <message>
            <source>Children</source>
            <translation>Lapset</translation>
        </message>
        <message>
            <source>Assistants</source>
            <translation>Avustajat</translation>
        </message>
        <message>
            <source>In groups</source>
            <translation>Ryhmissä</translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s) have not collected their tickets.</source>
            <translation>
                <numerusform>%n asiakas ei ole noutanut lippujaan.</numerusform>
                <numerusform>%n asiakasta ei ole noutanut lippujaan.</numerusform>
            </translation>
        </message>
        <message>
            <source>All tickets were collected.</source>
            <translation>Kaikki liput on noudettu.</translation>
        </message>
        <message numerus="yes">
            <source>%n card(s) were read and not recorded.</source>
            <translation>
                <numerusform>%n kortti luettiin eikä sitä kirjattu.</numerusform>
                <numerusform>%n korttia luettiin eikä niitä kirjattu.</numerusform>
            </translation>
        </message>
        <message>
            <source>Every card that was read is answered.</source>
            <translation>Jokaiseen luettuun korttiin on vastattu.</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) from paper wait to be fixed.</source>
            <translation>
                <numerusform>%n paperirivi odottaa korjausta.</numerusform>
                <numerusform>%n papeririviä odottaa korjausta.</numerusform>
            </translation>
        </message>
        <message>
            <source>No line from paper waits.</source>
            <translation>Yksikään paperirivi ei odota.</translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>Lähetä nyt</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Tulosta</translation>
        </message>
        <message>
            <source>Save as a PDF…</source>
            <translation>Tallenna PDF…</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Näytä</translation>
        </message>
        <message>
            <source>Show what was not collected</source>
            <translation>Näytä noutamattomat</translation>
        </message>
        <message>
            <source>Show the cards that were not recorded</source>
            <translation>Näytä kirjaamattomat kortit</translation>
        </message>
        <message>
            <source>Show the lines to fix</source>
            <translation>Näytä korjattavat rivit</translation>
        </message>
        <message>
            <source>Show what needs a person</source>
            <translation>Näytä katsottavat</translation>
        </message>
        <message>
            <source>The page is on its way to the printer.</source>
            <translation>Sivu on matkalla tulostimeen.</translation>
        </message>
        <message>
            <source>The page is saved.</source>
            <translation>Sivu on tallennettu.</translation>
        </message>
        <message>
            <source>Made {when}</source>
            <translation>Laadittu {when}</translation>
        </message>
        <message>
            <source>Till&apos;s count</source>
            <translation>Myyntijärjestelmä</translation>
        </message>
        <message>
            <source>Till&apos;s count, {event}</source>
            <translation>Myyntijärjestelmän mukaan, {event}</translation>
        </message>
        <message>
            <source>No tickets recorded here</source>
            <translation>Ei kirjattuja lippuja</translation>
        </message>
        <message>
            <source>Difference: + the till has more, − the desk has more.</source>
            <translation>Erotus: + myyntijärjestelmässä on enemmän, − kirjauksissa on enemmän.</translation>
        </message>
    </context>
    <context>
        <name>SignIn</name>
        <message>
            <source>Who is at the desk?</source>
            <translation>Kuka on kassalla?</translation>
        </message>
        <message>
            <source>Choose your name, or press its number.</source>
            <translation>Valitse nimesi tai paina sen numeroa.</translation>
        </message>
        <message>
            <source>Type your six digits. Esc leads back to the names.</source>
            <translation>Kirjoita kuusi numeroasi. Esc palaa nimiin.</translation>
        </message>
        <message>
            <source>That is not the right PIN. You can try again in {time}.</source>
            <translation>PIN-koodi ei ole oikein. Voit yrittää uudelleen, kun on kulunut {time}.</translation>
        </message>
        <message>
            <source>You can try again now.</source>
            <translation>Voit nyt yrittää uudelleen.</translation>
        </message>
        <message>
            <source>This name cannot sign in any more. Choose another one.</source>
            <translation>Tällä nimellä ei voi enää kirjautua. Valitse toinen.</translation>
        </message>
        <message>
            <source>Sign in first, then read the card again.</source>
            <translation>Kirjaudu ensin ja lue kortti sitten uudelleen.</translation>
        </message>
        <message>
            <source>Another name</source>
            <translation>Toinen nimi</translation>
        </message>
        <message>
            <source>for this event</source>
            <translation>tätä tapahtumaa varten</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>Esihenkilö</translation>
        </message>
        <message>
            <source>That is not the right PIN. Try again.</source>
            <translation>PIN-koodi ei ole oikein. Yritä uudelleen.</translation>
        </message>
        <message numerus="yes">
            <source>%n s</source>
            <translation>
                <numerusform>%n s</numerusform>
                <numerusform>%n s</numerusform>
            </translation>
        </message>
        <message>
            <source>PIN of {name}</source>
            <translation>PIN-koodi: {name}</translation>
        </message>
        <message>
            <source>Signed in: {name}. F11 changes.</source>
            <translation>Kirjautuneena: {name}. F11 vaihtaa.</translation>
        </message>
        <message>
            <source>Supervisor, for this card only</source>
            <translation>Esihenkilö, vain tätä korttia varten</translation>
        </message>
        <message>
            <source>Who answers for it? Press the number.</source>
            <translation>Kuka vastaa? Paina numeroa.</translation>
        </message>
        <message>
            <source>A moment: the desk looks who may answer.</source>
            <translation>Hetki vain: kassa katsoo, kuka voi vastata.</translation>
        </message>
        <message>
            <source>Why? Press the number.</source>
            <translation>Miksi? Paina numeroa.</translation>
        </message>
        <message>
            <source>No supervisor can sign in at this desk.</source>
            <translation>Kukaan esihenkilö ei voi kirjautua tälle kassalle.</translation>
        </message>
        <message>
            <source>Back to the card</source>
            <translation>Takaisin korttiin</translation>
        </message>
        <message>
            <source>A supervisor gives, for this card only.</source>
            <translation>Esihenkilö antaa, vain tälle kortille.</translation>
        </message>
        <message>
            <source>Lock when nobody uses the desk</source>
            <translation>Lukitse, kun kukaan ei käytä kassaa</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Ei koskaan</translation>
        </message>
        <message>
            <source>After {minutes} min</source>
            <translation>{minutes} min jälkeen</translation>
        </message>
    </context>
    <context>
        <name>Slip</name>
        <message>
            <source>Print</source>
            <translation>Tulosta</translation>
        </message>
        <message>
            <source>Print a test slip</source>
            <translation>Tulosta koekuitti</translation>
        </message>
        <message>
            <source>Printer test</source>
            <translation>Tulostimen testi</translation>
        </message>
        <message>
            <source>Printing the slip …</source>
            <translation>Kuittia tulostetaan …</translation>
        </message>
        <message>
            <source>The slip is printed.</source>
            <translation>Kuitti on tulostettu.</translation>
        </message>
        <message>
            <source>No slip: the printer was not found. The tickets are given all the same.</source>
            <translation>Ei kuittia: tulostinta ei löytynyt. Liput on silti annettu.</translation>
        </message>
        <message>
            <source>No slip: this computer cannot print. The tickets are given all the same.</source>
            <translation>Ei kuittia: tämä tietokone ei voi tulostaa. Liput on silti annettu.</translation>
        </message>
        <message>
            <source>No slip: the printer did not take it. The tickets are given all the same.</source>
            <translation>Ei kuittia: tulostin ei ottanut sitä vastaan. Liput on silti annettu.</translation>
        </message>
        <message>
            <source>Print slips</source>
            <translation>Kuittien tulostus</translation>
        </message>
        <message>
            <source>Paper of the slips</source>
            <translation>Kuittien paperi</translation>
        </message>
        <message>
            <source>Printer of the slips</source>
            <translation>Kuittien tulostin</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Ei koskaan</translation>
        </message>
        <message>
            <source>On request (F10)</source>
            <translation>Pyynnöstä (F10)</translation>
        </message>
        <message>
            <source>Every time</source>
            <translation>Joka kerta</translation>
        </message>
        <message>
            <source>Roll, 58 mm</source>
            <translation>Rulla, 58 mm</translation>
        </message>
        <message>
            <source>Roll, 80 mm</source>
            <translation>Rulla, 80 mm</translation>
        </message>
        <message>
            <source>Sheet, A4</source>
            <translation>Arkki, A4</translation>
        </message>
        <message>
            <source>The system's printer</source>
            <translation>Järjestelmän tulostin</translation>
        </message>
        <message>
            <source>The printer was not found. Choose another one.</source>
            <translation>Tulostinta ei löytynyt. Valitse toinen.</translation>
        </message>
        <message>
            <source>This computer cannot print from here.</source>
            <translation>Tämä tietokone ei voi tulostaa täältä.</translation>
        </message>
        <message>
            <source>The printer did not take it. Check it, then try again.</source>
            <translation>Tulostin ei ottanut sitä vastaan. Tarkista tulostin ja yritä uudelleen.</translation>
        </message>
        <message numerus="yes">
            <source>%n adult(s)</source>
            <translation>
                <numerusform>%n aikuinen</numerusform>
                <numerusform>%n aikuista</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n child(ren)</source>
            <translation>
                <numerusform>%n lapsi</numerusform>
                <numerusform>%n lasta</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n companion(s)</source>
            <translation>
                <numerusform>%n saattaja</numerusform>
                <numerusform>%n saattajaa</numerusform>
            </translation>
        </message>
        <message>
            <source>Printer of forms and reports</source>
            <translation>Lomakkeiden ja raporttien tulostin</translation>
        </message>
        <message>
            <source>PDF files in the documents folder {folder}</source>
            <translation>PDF-tiedostot asiakirjojen kansioon {folder}</translation>
        </message>
        <message>
            <source>{printer} (not found)</source>
            <translation>{printer} (ei löydy)</translation>
        </message>
    </context>
    <context>
        <name>Sound</name>
        <message>
            <source>Sound</source>
            <translation>Ääni</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Pois</translation>
        </message>
        <message>
            <source>When a card needs a look</source>
            <translation>Kun kortti vaatii katsomista</translation>
        </message>
        <message>
            <source>Also when tickets are given</source>
            <translation>Myös kun liput annetaan</translation>
        </message>
    </context>
    <context>
        <name>Sync</name>
        <message>
            <source>Everything is sent and confirmed</source>
            <translation>Kaikki on lähetetty ja vahvistettu</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) wait to be sent</source>
            <translation>
                <numerusform>%n kirjaus odottaa lähettämistä</numerusform>
                <numerusform>%n kirjausta odottaa lähettämistä</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing waits at this desk.</source>
            <translation>Tällä kassalla ei odota mitään.</translation>
        </message>
        <message>
            <source>The oldest has waited {age}. They are safe at this desk meanwhile.</source>
            <translation>Vanhin on odottanut {age}. Ne ovat sillä välin turvassa tällä kassalla.</translation>
        </message>
        <message>
            <source>The centre has not been reached yet.</source>
            <translation>Keskukseen ei ole vielä saatu yhteyttä.</translation>
        </message>
        <message>
            <source>Last contact with the centre: {day}, {time}.</source>
            <translation>Viimeisin yhteys keskukseen: {day} {time}.</translation>
        </message>
        <message numerus="yes">
            <source>The centre has confirmed %n row(s) of this desk.</source>
            <translation>
                <numerusform>Keskus on vahvistanut tältä kassalta %n kirjauksen.</numerusform>
                <numerusform>Keskus on vahvistanut tältä kassalta %n kirjausta.</numerusform>
            </translation>
        </message>
        <message>
            <source>Card list: {cards} cards, {age} old.</source>
            <translation>Korttilista: {cards} korttia, {age} vanha.</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Synkronoi nyt</translation>
        </message>
        <message>
            <source>Syncing…</source>
            <translation>Synkronoidaan…</translation>
        </message>
        <message>
            <source>Nothing needs a person.</source>
            <translation>Ei mitään katsottavaa.</translation>
        </message>
        <message>
            <source>No round has been made yet.</source>
            <translation>Yhteyttä ei ole vielä otettu.</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) need a person</source>
            <translation>
                <numerusform>%n asia katsottavana</numerusform>
                <numerusform>%n asiaa katsottavana</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) made since are not in it yet.</source>
            <translation>
                <numerusform>%n sen jälkeen tehty kirjaus ei ole siinä vielä.</numerusform>
                <numerusform>%n sen jälkeen tehtyä kirjausta ei ole siinä vielä.</numerusform>
            </translation>
        </message>
        <message>
            <source>The signed statement itself:</source>
            <translation>Allekirjoitettu lausuma itse:</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have waited {age} to be sent. Nothing is lost.</source>
            <translation>
                <numerusform>%n kirjaus on odottanut lähettämistä {age}. Mitään ei ole kadonnut.</numerusform>
                <numerusform>%n kirjausta on odottanut lähettämistä {age}. Mitään ei ole kadonnut.</numerusform>
            </translation>
        </message>
        <message>
            <source>no connection</source>
            <translation>ei yhteyttä</translation>
        </message>
        <message>
            <source>the connection broke</source>
            <translation>yhteys katkesi</translation>
        </message>
        <message>
            <source>the centre was busy</source>
            <translation>keskus oli varattu</translation>
        </message>
        <message>
            <source>this computer's clock is wrong</source>
            <translation>tietokoneen kello on väärässä</translation>
        </message>
        <message>
            <source>this desk is out of use</source>
            <translation>tämä kassa ei ole käytössä</translation>
        </message>
        <message>
            <source>the centre does not know this desk</source>
            <translation>keskus ei tunne tätä kassaa</translation>
        </message>
        <message>
            <source>no room on this computer</source>
            <translation>tietokoneessa ei ole tilaa</translation>
        </message>
        <message>
            <source>this program is too old</source>
            <translation>tämä ohjelma on liian vanha</translation>
        </message>
        <message>
            <source>it did not succeed</source>
            <translation>ei onnistunut</translation>
        </message>
        <message>
            <source>Needs a person</source>
            <translation>Katsottavaa</translation>
        </message>
        <message>
            <source>Noted by the coordinator</source>
            <translation>Koordinaattorin katsomat</translation>
        </message>
        <message>
            <source>Tickets were given on this card here and at another desk, as happens where desks have no connection. Nobody has to give anything back.</source>
            <translation>Kortilla annettiin liput täällä ja toisella kassalla. Niin käy, kun kassoilla ei ole yhteyttä. Kenenkään ei tarvitse palauttaa mitään.</translation>
        </message>
        <message>
            <source>A coordinator noted this on {day}. Nobody has to do anything here.</source>
            <translation>Koordinaattori on katsonut tämän {day}. Kenenkään ei tarvitse tehdä täällä mitään.</translation>
        </message>
        <message>
            <source>Last rounds</source>
            <translation>Viimeiset yhteydet</translation>
        </message>
        <message>
            <source>Receipt of the centre</source>
            <translation>Keskuksen kuittaus</translation>
        </message>
        <message>
            <source>Rows have waited long</source>
            <translation>Kirjaukset ovat odottaneet kauan</translation>
        </message>
        <message>
            <source>The card list is old</source>
            <translation>Korttilista on vanha</translation>
        </message>
        <message>
            <source>This computer's clock is wrong</source>
            <translation>Tietokoneen kello on väärässä</translation>
        </message>
        <message>
            <source>The centre has taken this desk out of use</source>
            <translation>Keskus on poistanut tämän kassan käytöstä</translation>
        </message>
        <message>
            <source>Given twice</source>
            <translation>Annettu kahdesti</translation>
        </message>
        <message>
            <source>Given on a card that was not in use</source>
            <translation>Annettu kortilla, joka ei ollut käytössä</translation>
        </message>
        <message>
            <source>Given on a card the register does not know yet</source>
            <translation>Annettu kortilla, jota rekisteri ei vielä tunne</translation>
        </message>
        <message>
            <source>Given beyond the quota</source>
            <translation>Annettu yli kiintiön</translation>
        </message>
        <message>
            <source>The centre would like a look at this</source>
            <translation>Keskus pyytää vilkaisemaan tätä</translation>
        </message>
        <message>
            <source>The centre cannot read this row</source>
            <translation>Keskus ei osaa lukea tätä kirjausta</translation>
        </message>
        <message>
            <source>Nothing is lost. Bring this computer to a connection, then send.</source>
            <translation>Mitään ei ole kadonnut. Vie tietokone sinne, missä on yhteys, ja lähetä sitten.</translation>
        </message>
        <message>
            <source>Bring this computer to a connection: the newest list then comes by itself.</source>
            <translation>Vie tietokone sinne, missä on yhteys: uusin lista tulee silloin itsestään.</translation>
        </message>
        <message>
            <source>The desk goes by the centre's time meanwhile. Set the date and time of this computer.</source>
            <translation>Kassa laskee sillä välin keskuksen ajan mukaan. Aseta tietokoneen päivä ja aika.</translation>
        </message>
        <message>
            <source>The card had its tickets already, as happens where desks have no connection. Nobody has to give anything back.</source>
            <translation>Kortilla oli jo liput. Niin käy, kun kassoilla ei ole yhteyttä. Kenenkään ei tarvitse palauttaa mitään.</translation>
        </message>
        <message>
            <source>The tickets stay given. Next time, the desk says so before giving.</source>
            <translation>Annetut liput pysyvät. Ensi kerralla kassa kertoo siitä ennen antamista.</translation>
        </message>
        <message>
            <source>The code may be mistyped, or the card is new. Compare the paper, if there is any.</source>
            <translation>Koodi on ehkä näppäilty väärin, tai kortti on uusi. Vertaa paperiin, jos sellainen on.</translation>
        </message>
        <message>
            <source>The tickets stay given. Check the seats with your venue.</source>
            <translation>Annetut liput pysyvät. Tarkista työpaikaltasi, riittävätkö paikat.</translation>
        </message>
        <message>
            <source>More tickets than the register allows, or a change of another place's row.</source>
            <translation>Enemmän lippuja kuin rekisteri sallii, tai muutos toisen kohteen kirjaukseen.</translation>
        </message>
        <message>
            <source>It is kept. Tell the person who looks after this desk.</source>
            <translation>Se on tallessa. Kerro kassasta vastaavalle.</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n kirjaus</numerusform>
                <numerusform>%n kirjausta</numerusform>
            </translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>Lähetä nyt</translation>
        </message>
        <message>
            <source>Fetch the list now</source>
            <translation>Hae lista nyt</translation>
        </message>
        <message>
            <source>Noted</source>
            <translation>Katsottu</translation>
        </message>
        <message>
            <source>Print the receipt</source>
            <translation>Tulosta kuittaus</translation>
        </message>
        <message>
            <source>Save the receipt…</source>
            <translation>Tallenna kuittaus…</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) sent</source>
            <translation>
                <numerusform>%n kirjaus lähetetty</numerusform>
                <numerusform>%n kirjausta lähetetty</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) received</source>
            <translation>
                <numerusform>%n muutos saatu</numerusform>
                <numerusform>%n muutosta saatu</numerusform>
            </translation>
        </message>
        <message>
            <source>The receipt is on its way to the printer.</source>
            <translation>Kuittaus on matkalla tulostimeen.</translation>
        </message>
        <message>
            <source>The receipt is saved.</source>
            <translation>Kuittaus on tallennettu.</translation>
        </message>
        <message>
            <source>The receipt could not be saved there.</source>
            <translation>Kuittausta ei voitu tallentaa sinne.</translation>
        </message>
        <message>
            <source>Noted.</source>
            <translation>Katsottu.</translation>
        </message>
        <message>
            <source>nothing new</source>
            <translation>ei uutta</translation>
        </message>
        <message>
            <source>Last row: {number}</source>
            <translation>Viimeinen kirjaus: {number}</translation>
        </message>
        <message>
            <source>Check number: {groups}</source>
            <translation>Tarkistusluku: {groups}</translation>
        </message>
        <message>
            <source>Signed by the centre: {moment}</source>
            <translation>Keskuksen allekirjoittama: {moment}</translation>
        </message>
        <message>
            <source>It no longer gets lists. What was recorded is still sent. If your venue goes on with this computer, it becomes a new desk with a one-time code from the person who looks after the desks.</source>
            <translation>Se ei saa enää listoja. Kirjaukset lähetetään silti. Jos työpaikkasi jatkaa tällä koneella, siitä tehdään uusi kassa kertakoodilla, jonka antaa kassoista vastaava.</translation>
        </message>
        <message>
            <source>This desk is in use on two computers</source>
            <translation>Tämä kassa on käytössä kahdessa koneessa</translation>
        </message>
        <message>
            <source>The centre does not know this desk</source>
            <translation>Keskus ei tunne tätä kassaa</translation>
        </message>
        <message>
            <source>It may have been put back to an older state. Nothing is lost, and tickets can still be given. With a one-time code from the person who looks after the desks it knows this desk again.</source>
            <translation>Keskus on ehkä palautettu vanhempaan tilaan. Mitään ei ole kadonnut, ja lippuja voi antaa edelleen. Kertakoodilla, jonka antaa kassoista vastaava, se tunnistaa taas tämän kassan.</translation>
        </message>
        <message>
            <source>With a one-time code…</source>
            <translation>Kertakoodilla…</translation>
        </message>
        <message>
            <source>An older state of this desk was put back</source>
            <translation>Kassaan palautettiin aiempi tila</translation>
        </message>
        <message>
            <source>Or so it seems to the centre. Nothing is lost, and tickets can still be given. If it is so, one of the two becomes a desk of its own, with a one-time code from the person who looks after the desks.</source>
            <translation>Siltä keskuksesta ainakin näyttää. Mitään ei ole kadonnut, ja lippuja voi antaa edelleen. Jos näin on, toisesta koneesta tehdään oma kassansa kertakoodilla, jonka antaa kassoista vastaava.</translation>
        </message>
        <message>
            <source>What the centre had received before comes back by itself, without the cards&apos; codes. Tickets can still be given.</source>
            <translation>Keskukseen ehtineet kirjaukset palaavat itsestään, ilman korttien koodeja. Lippuja voi antaa edelleen.</translation>
        </message>
        <message>
            <source>no secure connection</source>
            <translation>ei suojattua yhteyttä</translation>
        </message>
        <message>
            <source>a web page answered</source>
            <translation>vastaamassa oli verkkosivu</translation>
        </message>
        <message>
            <source>the network wants a sign-in</source>
            <translation>verkko vaatii kirjautumisen</translation>
        </message>
        <message>
            <source>the network let nothing through</source>
            <translation>verkko ei päästänyt mitään läpi</translation>
        </message>
        <message>
            <source>Many unknown cards were looked up</source>
            <translation>Monta tuntematonta korttia on haettu</translation>
        </message>
        <message>
            <source>No card has these codes, as far as this desk knows, and no tickets were given on them. It may be a box of old cards, or somebody who tries codes: ask who was here. The centre is told how many.</source>
            <translation>Näillä koodeilla ei ole korttia tämän kassan tietojen mukaan, eikä niillä annettu lippuja. Kyseessä voi olla laatikollinen vanhoja kortteja tai joku, joka kokeilee koodeja: kysy, kuka täällä oli. Keskukselle kerrotaan määrä.</translation>
        </message>
        <message>
            <source>A supervisor who is signed in notes this.</source>
            <translation>Kirjautunut esihenkilö merkitsee tämän katsotuksi.</translation>
        </message>
        <message numerus="yes">
            <source>%n unknown card(s) that day</source>
            <translation>
                <numerusform>%n tuntematon kortti sinä päivänä</numerusform>
                <numerusform>%n tuntematonta korttia sinä päivänä</numerusform>
            </translation>
        </message>
        <message>
            <source>The centre has a new key</source>
            <translation>Keskuksella on uusi avain</translation>
        </message>
        <message>
            <source>The key before signed for it, so nothing has to be done. This is the centre's fingerprint now.</source>
            <translation>Entinen avain on allekirjoittanut sen, joten mitään ei tarvitse tehdä. Keskuksen tunniste on nyt tämä.</translation>
        </message>
    </context>
    <context>
        <name>Tickets</name>
        <message>
            <source>A child comes together with the cardholder.</source>
            <translation>Lapsi tulee yhdessä kortinhaltijan kanssa.</translation>
        </message>
        <message>
            <source>Cardholder</source>
            <translation>Kortinhaltija</translation>
        </message>
        <message>
            <source>Children under {age}</source>
            <translation>Alle {age}-vuotiaat lapset</translation>
        </message>
        <message>
            <source>Assistant or interpreter</source>
            <translation>Avustaja tai tulkki</translation>
        </message>
        <message>
            <source>Workers</source>
            <translation>Työntekijät</translation>
        </message>
        <message>
            <source>Clients under {age}</source>
            <translation>Alle {age}-vuotiaat asiakkaat</translation>
        </message>
        <message>
            <source>Already has one</source>
            <translation>On jo lippu</translation>
        </message>
        <message>
            <source>Always free, outside the quota</source>
            <translation>Aina maksuton, ei kuulu kiintiöön</translation>
        </message>
        <message>
            <source>With the group</source>
            <translation>Ryhmän mukana</translation>
        </message>
        <message>
            <source>In a small group</source>
            <translation>Pienessä ryhmässä</translation>
        </message>
        <message>
            <source>No limit</source>
            <translation>Ei rajaa</translation>
        </message>
        <message numerus="yes">
            <source>%n for this event</source>
            <translation>
                <numerusform>%n tähän tapahtumaan</numerusform>
                <numerusform>%n tähän tapahtumaan</numerusform>
            </translation>
        </message>
        <message>
            <source>Own, same household or grandchildren</source>
            <translation>Omat, saman talouden tai lapsenlapset</translation>
        </message>
        <message numerus="yes">
            <source>up to %n more</source>
            <translation>
                <numerusform>enintään %n lisää</numerusform>
                <numerusform>enintään %n lisää</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>up to %n</source>
            <translation>
                <numerusform>enintään %n</numerusform>
                <numerusform>enintään %n</numerusform>
            </translation>
        </message>
        <message>
            <source>children {count}</source>
            <translation>lapset {count}</translation>
        </message>
        <message>
            <source>group {count}</source>
            <translation>ryhmä {count}</translation>
        </message>
        <message>
            <source>assistant {count}</source>
            <translation>avustaja {count}</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Liput</translation>
        </message>
    </context>
    <context>
        <name>Today</name>
        <message>
            <source>{card}: let in.</source>
            <translation>{card}: päästetty sisään.</translation>
        </message>
        <message>
            <source>Let in</source>
            <translation>Päästä sisään</translation>
        </message>
        <message>
            <source>All events</source>
            <translation>Kaikki tapahtumat</translation>
        </message>
        <message>
            <source>Event no longer in the programme</source>
            <translation>Tapahtuma ei ole enää ohjelmassa</translation>
        </message>
        <message>
            <source>Sold out</source>
            <translation>Loppuunmyyty</translation>
        </message>
        <message>
            <source>Write a day that has been, like 24.11.2026.</source>
            <translation>Kirjoita mennyt päivä, esimerkiksi 24.11.2026.</translation>
        </message>
        <message>
            <source>{row}: how many tickets does the customer have now?</source>
            <translation>{row}: montako lippua asiakkaalla on nyt?</translation>
        </message>
        <message numerus="yes">
            <source>Move %n row(s) to the right event</source>
            <translation>
                <numerusform>Siirrä %n rivi oikeaan tapahtumaan</numerusform>
                <numerusform>Siirrä %n riviä oikeaan tapahtumaan</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n of {event} since {time}</source>
            <translation>
                <numerusform>%n rivi: {event}, kello {time} alkaen</numerusform>
                <numerusform>Kaikki %n riviä: {event}, kello {time} alkaen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) released. Their tickets can be given again.</source>
            <translation>
                <numerusform>%n rivi vapautettu. Sen liput voi antaa uudelleen.</numerusform>
                <numerusform>%n riviä vapautettu. Niiden liput voi antaa uudelleen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Only a supervisor may see or change other days and desks.</source>
            <translation>Vain esihenkilö voi katsoa tai muuttaa muita päiviä ja kassoja.</translation>
        </message>
        <message>
            <source>Every look at other days and desks is written down.</source>
            <translation>Jokainen muiden päivien ja kassojen katselu kirjataan.</translation>
        </message>
        <message>
            <source>card that was read</source>
            <translation>luettu kortti</translation>
        </message>
        <message numerus="yes">
            <source>The %n chosen</source>
            <translation>
                <numerusform>Valittu rivi</numerusform>
                <numerusform>%n valittua riviä</numerusform>
            </translation>
        </message>
        <message>
            <source>{event} is sold out at this desk: no tickets are given for it.</source>
            <translation>{event} on tällä kassalla loppuunmyyty: siihen ei anneta lippuja.</translation>
        </message>
        <message>
            <source>{event}: tickets are given again.</source>
            <translation>{event}: lippuja annetaan taas.</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Tänään</translation>
        </message>
        <message>
            <source>Given today</source>
            <translation>Annettu tänään</translation>
        </message>
        <message>
            <source>Not collected</source>
            <translation>Noutamatta</translation>
        </message>
        <message>
            <source>Other days and desks</source>
            <translation>Muut päivät ja kassat</translation>
        </message>
        <message>
            <source>Events of the day</source>
            <translation>Päivän tapahtumat</translation>
        </message>
        <message>
            <source>Given tickets</source>
            <translation>Annetut liput</translation>
        </message>
        <message>
            <source>Find by the last characters or the time</source>
            <translation>Etsi viimeisillä merkeillä tai kellonajalla</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Päivä</translation>
        </message>
        <message>
            <source>Right event</source>
            <translation>Oikea tapahtuma</translation>
        </message>
        <message>
            <source>Which rows</source>
            <translation>Mitkä rivit</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Tapahtuma</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Aika</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Kortti</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Liput</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Tila</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Huomautus</translation>
        </message>
        <message>
            <source>Mark as sold out</source>
            <translation>Merkitse loppuunmyydyksi</translation>
        </message>
        <message>
            <source>There are tickets again</source>
            <translation>Lippuja on taas</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Kumoa</translation>
        </message>
        <message>
            <source>Give again</source>
            <translation>Anna uudelleen</translation>
        </message>
        <message>
            <source>Return or correct…</source>
            <translation>Palauta tai korjaa…</translation>
        </message>
        <message>
            <source>Move to another event…</source>
            <translation>Siirrä toiseen tapahtumaan…</translation>
        </message>
        <message numerus="yes">
            <source>Release %n chosen</source>
            <translation>
                <numerusform>Vapauta %n valittu</numerusform>
                <numerusform>Vapauta %n valittua</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Release all %n</source>
            <translation>
                <numerusform>Vapauta %n</numerusform>
                <numerusform>Vapauta kaikki %n</numerusform>
            </translation>
        </message>
        <message>
            <source>It was: wrong count</source>
            <translation>Syy: väärä määrä</translation>
        </message>
        <message>
            <source>It was: wrong event</source>
            <translation>Syy: väärä tapahtuma</translation>
        </message>
        <message>
            <source>It was: returned</source>
            <translation>Syy: palautettu</translation>
        </message>
        <message>
            <source>It was: not collected</source>
            <translation>Syy: noutamatta</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) came back</source>
            <translation>
                <numerusform>%n lippu palautui</numerusform>
                <numerusform>%n lippua palautui</numerusform>
            </translation>
        </message>
        <message>
            <source>The count was wrong</source>
            <translation>Määrä oli väärä</translation>
        </message>
        <message numerus="yes">
            <source>Move %n row(s)</source>
            <translation>
                <numerusform>Siirrä %n rivi</numerusform>
                <numerusform>Siirrä %n riviä</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Peruuta</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) that stand</source>
            <translation>
                <numerusform>%n rivi</numerusform>
                <numerusform>%n riviä</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing has been given here today.</source>
            <translation>Täällä ei ole annettu tänään mitään.</translation>
        </message>
        <message>
            <source>No row matches. Try only the last characters, or a time.</source>
            <translation>Hakua vastaavaa riviä ei ole. Kokeile pelkkiä viimeisiä merkkejä tai kellonaikaa.</translation>
        </message>
        <message>
            <source>Nothing waits to be collected.</source>
            <translation>Mitään ei odota noutajaa.</translation>
        </message>
        <message>
            <source>No rows are known of that day.</source>
            <translation>Siltä päivältä ei tunneta rivejä.</translation>
        </message>
        <message>
            <source>By phone</source>
            <translation>Puhelimitse</translation>
        </message>
        <message>
            <source>Collected</source>
            <translation>Noudettu</translation>
        </message>
        <message>
            <source>Another desk</source>
            <translation>Toinen kassa</translation>
        </message>
        <message>
            <source>By mistake</source>
            <translation>Vahinko</translation>
        </message>
        <message>
            <source>Wrong count</source>
            <translation>Väärä määrä</translation>
        </message>
        <message>
            <source>Wrong event</source>
            <translation>Väärä tapahtuma</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Palautettu</translation>
        </message>
        <message>
            <source>The centre cannot read this row</source>
            <translation>Keskus ei pysty lukemaan tätä riviä</translation>
        </message>
        <message>
            <source>The register does not know this card yet</source>
            <translation>Rekisteri ei tunne tätä korttia vielä</translation>
        </message>
        <message>
            <source>The card was not in use</source>
            <translation>Kortti ei ollut käytössä</translation>
        </message>
        <message>
            <source>More than the card allows</source>
            <translation>Enemmän kuin kortti sallii</translation>
        </message>
        <message>
            <source>More than the quota</source>
            <translation>Enemmän kuin kiintiö</translation>
        </message>
        <message>
            <source>Somebody looks at this at the centre</source>
            <translation>Tätä katsotaan keskuksessa</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) moved to {event}.</source>
            <translation>
                <numerusform>%n rivi siirretty: {event}.</numerusform>
                <numerusform>%n riviä siirretty: {event}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stayed as before.</source>
            <translation>
                <numerusform>%n pysyi ennallaan.</numerusform>
                <numerusform>%n pysyi ennallaan.</numerusform>
            </translation>
        </message>
        <message>
            <source>{card}: undone.</source>
            <translation>{card}: kumottu.</translation>
        </message>
        <message>
            <source>{card}: the reason is kept.</source>
            <translation>{card}: syy on kirjattu.</translation>
        </message>
        <message>
            <source>{card}: given again.</source>
            <translation>{card}: annettu uudelleen.</translation>
        </message>
        <message>
            <source>{card}: what came back is recorded.</source>
            <translation>{card}: palautus on kirjattu.</translation>
        </message>
        <message>
            <source>{card}: corrected.</source>
            <translation>{card}: korjattu.</translation>
        </message>
        <message>
            <source>Choose the event</source>
            <translation>Valitse tapahtuma</translation>
        </message>
        <message numerus="yes">
            <source>%n to collect</source>
            <translation>
                <numerusform>%n noutamatta</numerusform>
                <numerusform>%n noutamatta</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message>
            <source>Valid: group card</source>
            <translation>Voimassa: yhteisökortti</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>Voimassa</translation>
        </message>
        <message>
            <source>Valid: last day today</source>
            <translation>Voimassa: viimeinen päivä</translation>
        </message>
        <message>
            <source>Has tickets: {counts}</source>
            <translation>Liput annettu: {counts}</translation>
        </message>
        <message>
            <source>Already used</source>
            <translation>Jo käytetty</translation>
        </message>
        <message>
            <source>Last valid day is past</source>
            <translation>Voimassaolo on päättynyt</translation>
        </message>
        <message>
            <source>This card is not in use</source>
            <translation>Kortti ei ole käytössä</translation>
        </message>
        <message>
            <source>Not on the list yet</source>
            <translation>Ei vielä listalla</translation>
        </message>
        <message>
            <source>Not a card code</source>
            <translation>Ei ole kortin koodi</translation>
        </message>
        <message>
            <source>Card not found</source>
            <translation>Korttia ei löydy</translation>
        </message>
        <message>
            <source>The card should say: last valid day {day}. Different? Retype.</source>
            <translation>Kortissa pitäisi lukea: viimeinen voimassaolopäivä {day}. Lukeeko muuta? Kirjoita koodi uudelleen.</translation>
        </message>
        <message>
            <source>Last valid day {day}.</source>
            <translation>Viimeinen voimassaolopäivä {day}.</translation>
        </message>
        <message>
            <source>The card is valid today. From tomorrow it needs to be renewed.</source>
            <translation>Kortti on voimassa vielä tänään. Huomisesta alkaen se pitää uusia.</translation>
        </message>
        <message>
            <source>A worker with clients under {age}. Older clients show cards of their own.</source>
            <translation>Työntekijä ja alle {age}-vuotiaat asiakkaat. Sitä vanhemmilla on omat kortit.</translation>
        </message>
        <message>
            <source>Given by phone {day}, {time}.</source>
            <translation>Annettu puhelimitse {day} {time}.</translation>
        </message>
        <message>
            <source>Given {day}, {time}.</source>
            <translation>Annettu {day} {time}.</translation>
        </message>
        <message>
            <source>Let them in.</source>
            <translation>Päästä sisään.</translation>
        </message>
        <message numerus="yes">
            <source>%n more child(ren) may be added.</source>
            <translation>
                <numerusform>Voit lisätä vielä %n lapsen.</numerusform>
                <numerusform>Voit lisätä vielä %n lasta.</numerusform>
            </translation>
        </message>
        <message>
            <source>This card's tickets for today have been given.</source>
            <translation>Tämän kortin liput on jo annettu tälle päivälle.</translation>
        </message>
        <message>
            <source>All tickets this card allows here have been given.</source>
            <translation>Kaikki liput, joihin kortti täällä oikeuttaa, on annettu.</translation>
        </message>
        <message>
            <source>Check the code against the card, or retype it.</source>
            <translation>Vertaa koodia korttiin tai kirjoita se uudelleen.</translation>
        </message>
        <message>
            <source>The last valid day was {day}.</source>
            <translation>Viimeinen voimassaolopäivä oli {day}.</translation>
        </message>
        <message>
            <source>No tickets can be given on it.</source>
            <translation>Sillä ei voi antaa lippuja.</translation>
        </message>
        <message>
            <source>Compare the code with the card, or read the card once more.</source>
            <translation>Vertaa koodia korttiin tai lue kortti vielä kerran.</translation>
        </message>
        <message>
            <source>No connection, and no card list yet. Read two things from the card.</source>
            <translation>Ei yhteyttä, eikä korttilistaa vielä ole. Katso kortista kaksi asiaa.</translation>
        </message>
        <message>
            <source>No connection, and the list is {age} old. Read two things from the card.</source>
            <translation>Ei yhteyttä, ja lista on {age} vanha. Katso kortista kaksi asiaa.</translation>
        </message>
        <message>
            <source>A card code looks like {example}. Scan or type it again.</source>
            <translation>Kortin koodi on muotoa {example}. Lue tai kirjoita se uudelleen.</translation>
        </message>
        <message>
            <source>The list is {age} old; the row is marked.</source>
            <translation>Lista on {age} vanha; kirjaus merkitään.</translation>
        </message>
        <message>
            <source>Tell the customer</source>
            <translation>Kerro asiakkaalle</translation>
        </message>
        <message>
            <source>“The tickets on this card have already been given for this time.”</source>
            <translation>”Tämän kortin liput on jo annettu tälle kerralle.”</translation>
        </message>
        <message>
            <source>“The card needs renewing. The place that gave it can renew it.”</source>
            <translation>”Kortti pitää uusia. Sen voi uusia siellä, mistä kortti on saatu.”</translation>
        </message>
        <message>
            <source>“This card is not in use. Please ask the place that gave the card.”</source>
            <translation>”Tämä kortti ei ole käytössä. Asiaa voi kysyä sieltä, mistä kortti on saatu.”</translation>
        </message>
        <message>
            <source>“I cannot find this card. Please ask the place that gave the card.”</source>
            <translation>”En löydä tätä korttia. Asiaa voi kysyä sieltä, mistä kortti on saatu.”</translation>
        </message>
        <message>
            <source>“May I look at the code on the card once more?”</source>
            <translation>”Saanko katsoa kortin koodia vielä kerran?”</translation>
        </message>
        <message>
            <source>“I am sorry, there are no tickets left for this.”</source>
            <translation>”Valitettavasti lippuja ei ole enää jäljellä.”</translation>
        </message>
        <message>
            <source>The card shows a later day</source>
            <translation>Kortissa lukee myöhempi päivä</translation>
        </message>
        <message>
            <source>Give on the card’s face</source>
            <translation>Anna kortin tietojen mukaan</translation>
        </message>
        <message>
            <source>Record as written</source>
            <translation>Kirjaa sellaisenaan</translation>
        </message>
        <message>
            <source>The list does not have this card yet. Read two things from the card.</source>
            <translation>Listalla ei vielä ole tätä korttia. Katso kortista kaksi asiaa.</translation>
        </message>
        <message>
            <source>Sold out</source>
            <translation>Loppuunmyyty</translation>
        </message>
        <message>
            <source>This event is marked as sold out: no tickets are given.</source>
            <translation>Tapahtuma on merkitty loppuunmyydyksi: lippuja ei anneta.</translation>
        </message>
        <message>
            <source>A supervisor gives</source>
            <translation>Esihenkilö antaa</translation>
        </message>
        <message>
            <source>The centre has just said so.</source>
            <translation>Keskus kertoi tämän juuri äsken.</translation>
        </message>
        <message>
            <source>No tickets left here</source>
            <translation>Ei lippuja jäljellä täällä</translation>
        </message>
        <message>
            <source>Not valid here yet</source>
            <translation>Ei käy vielä täällä</translation>
        </message>
        <message>
            <source>This card is on trial in another area, and is valid there.</source>
            <translation>Kortti on kokeilussa toisella alueella ja käy siellä.</translation>
        </message>
        <message>
            <source>“Your card is being tried out in its own area, and is valid there. I am sorry that it is not valid here yet.”</source>
            <translation>”Korttiasi kokeillaan vasta sen omalla alueella, ja siellä se käy. Valitettavasti se ei käy vielä täällä.”</translation>
        </message>
        <message>
            <source>This desk has no tickets of its own yet.</source>
            <translation>Tällä kassalla ei ole vielä omia lippuja.</translation>
        </message>
        <message>
            <source>At {time} there were none left elsewhere either.</source>
            <translation>Klo {time} lippuja ei ollut jäljellä muuallakaan.</translation>
        </message>
        <message>
            <source>Left elsewhere at {time}: {count}.</source>
            <translation>Jäljellä muualla klo {time}: {count}.</translation>
        </message>
        <message>
            <source>This desk is asking for more. Read the card again in a minute.</source>
            <translation>Kassa pyytää lisää. Lue kortti uudelleen hetken päästä.</translation>
        </message>
        <message>
            <source>Tickets left at this desk: {count}.</source>
            <translation>Lippuja jäljellä tällä kassalla: {count}.</translation>
        </message>
        <message>
            <source>The event’s quota is used up. You may still give tickets.</source>
            <translation>Tapahtuman kiintiö on täynnä. Voit silti antaa lippuja.</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>Ticket desk</source>
            <translation>Lippukassa</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>Kassa</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Yhteys</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Asetukset</translation>
        </message>
        <message>
            <source>Paper entry</source>
            <translation>Paperit</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Tänään</translation>
        </message>
        <message>
            <source>End of shift</source>
            <translation>Vuoron päätös</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>Raportit</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Ohje</translation>
        </message>
    </context>
    <context>
        <name>Events</name>
        <message>
            <source>{when} · left here: {count}</source>
            <translation>{when} · jäljellä täällä: {count}</translation>
        </message>
    </context>
</TS>
