<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fi_FI" sourcelanguage="en">
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
            <source>Scan or type, such as {example}</source>
            <translation>Lue tai kirjoita, esim. {example}</translation>
        </message>
        <message>
            <source>Ready for the next card</source>
            <translation>Valmiina seuraavaan korttiin</translation>
        </message>
        <message>
            <source>Scan a card, type its code, or drop a photo here</source>
            <translation>Lue kortti, kirjoita sen koodi tai pudota kuva tähän</translation>
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
            <translation>Hakua vastaavaa tapahtumaa ei ole. Kokeile vähempiä kirjaimia.</translation>
        </message>
        <message>
            <source>Arrow keys and Enter choose; Esc goes back.</source>
            <translation>Valitse nuolinäppäimillä ja Enterillä. Esc palaa takaisin.</translation>
        </message>
    </context>
    <context>
        <name>Face</name>
        <message>
            <source>Last valid day on the card</source>
            <translation>Kortissa lukeva viimeinen voimassaolopäivä</translation>
        </message>
        <message>
            <source>Today or later: Enter. Or press Tab and type the day.</source>
            <translation>Tänään tai myöhemmin: Enter. Tai paina Tab ja kirjoita päivä.</translation>
        </message>
        <message>
            <source>Children on the card</source>
            <translation>Kortissa lukeva lasten määrä</translation>
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
    </context>
    <context>
        <name>FirstStart</name>
        <message>
            <source>Set up this desk</source>
            <translation>Ota tämä kassa käyttöön</translation>
        </message>
        <message>
            <source>Write the address and the one-time code you got from your venue.</source>
            <translation>Kirjoita osoite ja kertakoodi, jotka sait työpaikaltasi.</translation>
        </message>
        <message>
            <source>Compare these signs with the ones you were given. Are they the same?</source>
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
            <translation>Tämä kassa on valmis. Tästä lähtien se toimii sekä verkkoyhteyden kanssa että ilman.</translation>
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
            <translation>Virhe</translation>
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
            <translation>PIN ei ole oikein. Voit yrittää uudelleen, kun on kulunut {time}.</translation>
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
            <translation>Vuoropäällikkö</translation>
        </message>
        <message>
            <source>That is not the right PIN. Try again.</source>
            <translation>PIN ei ole oikein. Yritä uudelleen.</translation>
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
            <translation>PIN: {name}</translation>
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
            <source>No tickets left</source>
            <translation>Lippuja ei ole jäljellä</translation>
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
            <translation>Työntekijä ja alle {age}-vuotiaat asiakkaat. Vanhemmilla asiakkailla on omat kortit.</translation>
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
            <translation>Tämän kortin liput on tältä päivältä annettu.</translation>
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
    </context>
</TS>
