<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv_FI" sourcelanguage="en">
    <context>
        <name>Anew</name>
        <message>
            <source>Let the centre recognise this desk again</source>
            <translation>Låt centralen känna igen den här kassan</translation>
        </message>
        <message>
            <source>Make this a desk of its own</source>
            <translation>Gör det här till en egen kassa</translation>
        </message>
        <message>
            <source>Do this on one of the two computers, not on both. What was recorded here stays, and what waits is still sent. The person who looks after the desks gives you a one-time code.</source>
            <translation>Gör det här på den ena datorn, inte på båda. Det som registrerats här finns kvar, och det som väntar skickas ändå. Den som sköter kassorna ger dig en engångskod.</translation>
        </message>
        <message>
            <source>Do this if your venue goes on with this computer. What was recorded here stays, and what waits is still sent. The person who looks after the desks gives you a one-time code.</source>
            <translation>Gör det här om din arbetsplats fortsätter med den här datorn. Det som registrerats här finns kvar, och det som väntar skickas ändå. Den som sköter kassorna ger dig en engångskod.</translation>
        </message>
        <message>
            <source>What was recorded here stays, and what waits is sent afterwards. The person who looks after the desks gives you a one-time code.</source>
            <translation>Det som registrerats här finns kvar, och det som väntar skickas efteråt. Den som sköter kassorna ger dig en engångskod.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Fortsätt</translation>
        </message>
        <message>
            <source>Noted, leave it as it is</source>
            <translation>Sett, låt det vara</translation>
        </message>
        <message>
            <source>Asking the centre…</source>
            <translation>Frågar centralen…</translation>
        </message>
        <message>
            <source>The centre knows this desk again.</source>
            <translation>Centralen känner igen den här kassan.</translation>
        </message>
        <message>
            <source>This computer is a desk of its own now.</source>
            <translation>Den här datorn är nu en egen kassa.</translation>
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
            <translation>Stäng kameran</translation>
        </message>
        <message>
            <source>Picture of the camera</source>
            <translation>Kamerans bild</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Försök igen</translation>
        </message>
        <message>
            <source>The camera is starting…</source>
            <translation>Kameran startar…</translation>
        </message>
        <message>
            <source>No camera was found. Plug one in, or type the code.</source>
            <translation>Ingen kamera hittades. Anslut en kamera eller skriv koden.</translation>
        </message>
        <message>
            <source>This program may not use the camera. Allow it in the system's privacy settings, then try again. Meanwhile, type the code.</source>
            <translation>Programmet får inte använda kameran. Tillåt det i systemets sekretessinställningar och försök igen. Skriv koden så länge.</translation>
        </message>
        <message>
            <source>The camera gives no picture. Another program may be using it: close that one and try again, or type the code.</source>
            <translation>Kameran ger ingen bild. Ett annat program kanske använder den: stäng det och försök igen, eller skriv koden.</translation>
        </message>
        <message>
            <source>This computer has no barcode reader installed, so the camera cannot read cards. Type the code.</source>
            <translation>Den här datorn har ingen streckkodsläsare installerad, så kameran kan inte läsa kort. Skriv koden.</translation>
        </message>
        <message>
            <source>Hold the card's code before the camera.</source>
            <translation>Håll kortets kod framför kameran.</translation>
        </message>
        <message>
            <source>Read.</source>
            <translation>Läst.</translation>
        </message>
        <message>
            <source>Two codes are in the picture. Show only one card.</source>
            <translation>Det finns två koder i bilden. Visa bara ett kort.</translation>
        </message>
        <message>
            <source>Use the camera {name}</source>
            <translation>Använd kameran {name}</translation>
        </message>
    </context>
    <context>
        <name>Care</name>
        <message>
            <source>The file could not be saved there.</source>
            <translation>Filen kunde inte sparas där.</translation>
        </message>
        <message>
            <source>Finish with this laptop</source>
            <translation>Sluta använda datorn</translation>
        </message>
        <message>
            <source>What waits is sent first. Then the centre is told that this desk leaves, and its card list, its keys and its records are erased from this computer. This cannot be taken back.</source>
            <translation>Först skickas det som väntar. Sedan får centralen veta att kassan slutar, och kortlistan, nycklarna och registreringarna raderas från datorn. Det kan inte ångras.</translation>
        </message>
        <message>
            <source>Sending…</source>
            <translation>Skickar…</translation>
        </message>
        <message>
            <source>Everything is sent, but the centre could not be told.</source>
            <translation>Allt är skickat, men centralen kunde inte meddelas.</translation>
        </message>
        <message>
            <source>Better: bring this computer to a connection and try again. Nothing was erased.</source>
            <translation>Bättre: ta datorn dit det finns anslutning och försök igen. Inget raderades.</translation>
        </message>
        <message>
            <source>To insist, type the name of this desk.</source>
            <translation>Bekräfta genom att skriva kassans namn.</translation>
        </message>
        <message>
            <source>That is not the name of this desk.</source>
            <translation>Det är inte kassans namn.</translation>
        </message>
        <message>
            <source>Nothing remains on this computer</source>
            <translation>Inget finns kvar på datorn</translation>
        </message>
        <message>
            <source>Something could not be erased</source>
            <translation>Något kunde inte raderas</translation>
        </message>
        <message>
            <source>Saved. The file holds no code, key or name.</source>
            <translation>Sparat. Filen innehåller inga koder, nycklar eller namn.</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) are not sent and would be lost for good.</source>
            <translation>
                <numerusform>%n registrering är inte skickad och skulle gå förlorad.</numerusform>
                <numerusform>%n registreringar är inte skickade och skulle gå förlorade.</numerusform>
            </translation>
        </message>
        <message>
            <source>Once more, to be sure. Then it is erased.</source>
            <translation>En gång till för säkerhets skull. Sedan töms kassan.</translation>
        </message>
        <message>
            <source>A supervisor can insist, with name and PIN.</source>
            <translation>En ansvarig kan bekräfta med namn och PIN-kod.</translation>
        </message>
        <message>
            <source>That is not a supervisor's name and PIN. Wait a moment, then try again.</source>
            <translation>Det är inte en ansvarigs namn och PIN-kod. Vänta en stund och försök igen.</translation>
        </message>
        <message>
            <source>The card list, the keys and the records are erased.</source>
            <translation>Kortlistan, nycklarna och registreringarna är raderade.</translation>
        </message>
        <message>
            <source>Save diagnostics…</source>
            <translation>Spara felsökningsuppgifter…</translation>
        </message>
        <message>
            <source>Finish with this laptop…</source>
            <translation>Sluta använda datorn…</translation>
        </message>
        <message>
            <source>Send, then erase this desk</source>
            <translation>Skicka och töm sedan kassan</translation>
        </message>
        <message>
            <source>Erase all the same</source>
            <translation>Töm ändå</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Tillbaka</translation>
        </message>
        <message>
            <source>Close the program</source>
            <translation>Stäng programmet</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>Ansvarig</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>PIN-kod</translation>
        </message>
        <message>
            <source>Name of this desk</source>
            <translation>Kassans namn</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) were given up.</source>
            <translation>
                <numerusform>%n registrering gavs upp.</numerusform>
                <numerusform>%n registreringar gavs upp.</numerusform>
            </translation>
        </message>
        <message>
            <source>The centre knows that this desk has left.</source>
            <translation>Centralen vet att kassan har slutat.</translation>
        </message>
        <message>
            <source>The centre could not be told: ask your venue to take this desk out of use.</source>
            <translation>Centralen kunde inte meddelas: be din arbetsplats ta kassan ur bruk.</translation>
        </message>
        <message>
            <source>Still on this computer: {names}. Ask whoever looks after it.</source>
            <translation>Finns ännu på datorn: {names}. Fråga den som sköter den.</translation>
        </message>
    </context>
    <context>
        <name>Control</name>
        <message>
            <source>Card code</source>
            <translation>Kortets kod</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Foto</translation>
        </message>
        <message>
            <source>Open a photo of a card</source>
            <translation>Öppna ett foto av kortet</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Change the event</source>
            <translation>Byt evenemang</translation>
        </message>
        <message>
            <source>Just given</source>
            <translation>Nyss givna</translation>
        </message>
        <message>
            <source>Nothing given yet</source>
            <translation>Inga biljetter givna än</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Ångra</translation>
        </message>
        <message>
            <source>Give again</source>
            <translation>Ge på nytt</translation>
        </message>
        <message>
            <source>Show to customer</source>
            <translation>Visa kunden</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Tillbaka</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Sök</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Förlopp</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Evenemang</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>Vyer</translation>
        </message>
        <message>
            <source>One more: {label}</source>
            <translation>En till: {label}</translation>
        </message>
        <message>
            <source>One less: {label}</source>
            <translation>En färre: {label}</translation>
        </message>
        <message>
            <source>Esc goes back. Arrow keys change the language.</source>
            <translation>Esc går tillbaka. Piltangenterna byter språk.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Språk</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Kamera</translation>
        </message>
        <message>
            <source>Read a card with the camera</source>
            <translation>Läs ett kort med kameran</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Folder:</source>
            <translation>Mapp:</translation>
        </message>
        <message>
            <source>Kind of file:</source>
            <translation>Filtyp:</translation>
        </message>
    </context>
    <context>
        <name>Counter</name>
        <message>
            <source>Tickets come back…</source>
            <translation>Biljetter lämnas tillbaka…</translation>
        </message>
        <message>
            <source>By phone</source>
            <translation>Per telefon</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) ordered by phone</source>
            <translation>
                <numerusform>%n biljett bokad per telefon</numerusform>
                <numerusform>%n biljetter bokade per telefon</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Order %n ticket(s) by phone</source>
            <translation>
                <numerusform>Boka %n biljett per telefon</numerusform>
                <numerusform>Boka %n biljetter per telefon</numerusform>
            </translation>
        </message>
        <message>
            <source>The cardholder pays {amount}</source>
            <translation>Kortinnehavaren betalar {amount}</translation>
        </message>
        <message>
            <source>A digit chooses at once.</source>
            <translation>En siffra väljer genast.</translation>
        </message>
        <message>
            <source>{card}: not recorded. Its event is gone.</source>
            <translation>{card}: inte registrerat. Evenemanget har utgått.</translation>
        </message>
        <message>
            <source>Open the card</source>
            <translation>Öppna kortet</translation>
        </message>
    </context>
    <context>
        <name>Date</name>
        <message>
            <source>ddd d MMMM</source>
            <translation>ddd d.M</translation>
        </message>
        <message>
            <source>HH:mm</source>
            <translation>H.mm</translation>
        </message>
        <message>
            <source>{time}</source>
            <translation>kl. {time}</translation>
        </message>
        <message>
            <source>today</source>
            <translation>i dag</translation>
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
                <numerusform>%n dag</numerusform>
                <numerusform>%n dagar</numerusform>
            </translation>
        </message>
        <message>
            <source>night of {first} to {second}</source>
            <translation>natten {first}–{second}</translation>
        </message>
        <message>
            <source>ddd d</source>
            <translation>ddd d.M</translation>
        </message>
        <message>
            <source>tonight</source>
            <translation>i natt</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message>
            <source>Advance: {when}</source>
            <translation>I förväg: {when}</translation>
        </message>
        <message>
            <source>Choose the event</source>
            <translation>Välj evenemang</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>Ansluten</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Ingen anslutning</translation>
        </message>
        <message>
            <source>no card list yet</source>
            <translation>ingen kortlista än</translation>
        </message>
        <message>
            <source>list {age} old</source>
            <translation>listan {age} gammal</translation>
        </message>
        <message>
            <source>All sent and confirmed</source>
            <translation>Allt skickat och bekräftat</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n väntar</numerusform>
                <numerusform>%n väntar</numerusform>
            </translation>
        </message>
        <message>
            <source>oldest {age}</source>
            <translation>äldsta {age}</translation>
        </message>
        <message>
            <source>{card}: not recorded</source>
            <translation>{card}: inte registrerat</translation>
        </message>
        <message numerus="yes">
            <source>Give %n</source>
            <translation>
                <numerusform>Ge %n</numerusform>
                <numerusform>Ge %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Not given</source>
            <translation>Inte givna</translation>
        </message>
        <message>
            <source>This card needs to be read again before tickets are given.</source>
            <translation>Läs in kortet på nytt innan du ger biljetter.</translation>
        </message>
        <message>
            <source>The card list is old. Go on with it for this shift</source>
            <translation>Kortlistan är gammal. Fortsätt med den under det här arbetspasset</translation>
        </message>
        <message>
            <source>Scan or type a card code</source>
            <translation>Läs in eller skriv koden</translation>
        </message>
        <message>
            <source>such as {example}</source>
            <translation>t.ex. {example}</translation>
        </message>
        <message>
            <source>Ready for the next card</source>
            <translation>Redo för nästa kort</translation>
        </message>
        <message>
            <source>Scan a card, type its code, or drop a photo here</source>
            <translation>Läs in kortet, skriv koden eller släpp ett foto här</translation>
        </message>
        <message>
            <source>Checking the card that was read last</source>
            <translation>Det senast lästa kortet kontrolleras</translation>
        </message>
        <message>
            <source>This computer is busy. The answer comes in a moment.</source>
            <translation>Datorn är upptagen. Svaret kommer om ett ögonblick.</translation>
        </message>
        <message numerus="yes">
            <source>Give %n ticket(s)</source>
            <translation>
                <numerusform>Ge %n biljett</numerusform>
                <numerusform>Ge %n biljetter</numerusform>
            </translation>
        </message>
        <message>
            <source>Let in</source>
            <translation>Släpp in</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) given</source>
            <translation>
                <numerusform>%n biljett given</numerusform>
                <numerusform>%n biljetter givna</numerusform>
            </translation>
        </message>
        <message>
            <source>In the till: {hint}</source>
            <translation>I kassasystemet: {hint}</translation>
        </message>
        <message>
            <source>left</source>
            <translation>kvar</translation>
        </message>
        <message>
            <source>left, as far as this desk knows</source>
            <translation>kvar enligt den här kassan</translation>
        </message>
        <message>
            <source>other desks heard at {time}</source>
            <translation>uppgifter från andra kassor kl. {time}</translation>
        </message>
        <message>
            <source>Last recorded {time}: {what}. Handed over?</source>
            <translation>Senast registrerat {time}: {what}. Gavs biljetterna?</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Ångra</translation>
        </message>
        <message>
            <source>Battery {percent} %</source>
            <translation>Batteri {percent} %</translation>
        </message>
        <message>
            <source>Over: {when}</source>
            <translation>Avslutat: {when}</translation>
        </message>
        <message>
            <source>left at this desk</source>
            <translation>kvar i den här kassan</translation>
        </message>
        <message>
            <source>{count} in all</source>
            <translation>{count} totalt</translation>
        </message>
        <message>
            <source>{count} in all at {time}</source>
            <translation>{count} totalt kl. {time}</translation>
        </message>
        <message>
            <source>The quota is used up. You may still give tickets.</source>
            <translation>Kvoten är fylld. Du kan ändå ge biljetter.</translation>
        </message>
        <message>
            <source>There is no card list yet. Go on without it for this shift</source>
            <translation>Det finns ingen kortlista än. Fortsätt utan den under det här arbetspasset</translation>
        </message>
    </context>
    <context>
        <name>EventChoice</name>
        <message>
            <source>Which event are tickets given for?</source>
            <translation>Vilket evenemang ges biljetter till?</translation>
        </message>
        <message>
            <source>Search by title, place or day</source>
            <translation>Sök på namn, plats eller dag</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>I dag</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Senare</translation>
        </message>
        <message>
            <source>No event matches. Try fewer letters.</source>
            <translation>Inget evenemang passar sökningen. Prova en kortare sökning.</translation>
        </message>
        <message>
            <source>Arrow keys and Enter choose; Esc goes back.</source>
            <translation>Välj med piltangenterna och Enter. Esc går tillbaka.</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alla</translation>
        </message>
        <message>
            <source>Organiser</source>
            <translation>Arrangör</translation>
        </message>
        <message>
            <source>Left and right choose the organiser.</source>
            <translation>Vänster- och högerpil väljer arrangör.</translation>
        </message>
        <message>
            <source>Chosen lately</source>
            <translation>Senast valda</translation>
        </message>
        <message>
            <source>Over</source>
            <translation>Avslutade</translation>
        </message>
        <message>
            <source>today, {day}</source>
            <translation>i dag, {day}</translation>
        </message>
        <message>
            <source>from {day}</source>
            <translation>från {day}</translation>
        </message>
        <message>
            <source>There are no events for today or later. F7 makes one.</source>
            <translation>Det finns inga evenemang för i dag eller senare. F7 skapar ett.</translation>
        </message>
    </context>
    <context>
        <name>Face</name>
        <message>
            <source>Last valid day on the card</source>
            <translation>Sista giltighetsdagen på kortet</translation>
        </message>
        <message>
            <source>Today or later: Enter. Or press Tab and type the day.</source>
            <translation>I dag eller senare: Enter. Eller tryck Tab och skriv dagen.</translation>
        </message>
        <message>
            <source>Children on the card</source>
            <translation>Antal barn på kortet</translation>
        </message>
        <message>
            <source>The centre checks this card when the connection is back.</source>
            <translation>Centralen kontrollerar kortet när anslutningen är tillbaka.</translation>
        </message>
        <message>
            <source>This day is past. The card has expired.</source>
            <translation>Den här dagen har passerat. Kortet gäller inte längre.</translation>
        </message>
        <message>
            <source>Write the day like 14.3.2027.</source>
            <translation>Skriv dagen så här: 14.3.2027.</translation>
        </message>
        <message>
            <source>The card is valid today or later</source>
            <translation>Kortet gäller i dag eller längre</translation>
        </message>
    </context>
    <context>
        <name>Fault</name>
        <message>
            <source>No card code was found in the photo. Take it closer, or type the code.</source>
            <translation>Ingen kortkod hittades på fotot. Fotografera på närmare håll eller skriv koden.</translation>
        </message>
        <message numerus="yes">
            <source>The photo shows %n codes. Take a photo of one card only.</source>
            <translation>
                <numerusform>Fotot visar %n kod. Fotografera bara ett kort.</numerusform>
                <numerusform>Fotot visar %n koder. Fotografera bara ett kort.</numerusform>
            </translation>
        </message>
        <message>
            <source>This file could not be opened as a picture. Choose another, or type the code.</source>
            <translation>Filen kunde inte öppnas som en bild. Välj en annan eller skriv koden.</translation>
        </message>
        <message>
            <source>The picture is too large. Take a smaller one, or type the code.</source>
            <translation>Bilden är för stor. Ta en mindre bild eller skriv koden.</translation>
        </message>
        <message>
            <source>Write the address.</source>
            <translation>Skriv adressen.</translation>
        </message>
        <message>
            <source>This is not an address. It begins with https:// and has no spaces.</source>
            <translation>Det här är ingen adress. Den börjar med https:// och har inga mellanslag.</translation>
        </message>
        <message>
            <source>Nothing answers at this address. Check it and the connection.</source>
            <translation>Ingen svarar på den här adressen. Kontrollera adressen och anslutningen.</translation>
        </message>
        <message>
            <source>This address answers, but it is not a centre. Check the address.</source>
            <translation>Adressen svarar, men det är ingen central. Kontrollera adressen.</translation>
        </message>
        <message>
            <source>Write the one-time code.</source>
            <translation>Skriv engångskoden.</translation>
        </message>
        <message>
            <source>Nothing was set up. Check the address, and ask your venue before you go on.</source>
            <translation>Inget togs i bruk. Kontrollera adressen och fråga på din arbetsplats innan du fortsätter.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Försök igen</translation>
        </message>
        <message numerus="yes">
            <source>%n more photo(s) not read: one card at a time.</source>
            <translation>
                <numerusform>%n foto till lästes inte: ett kort i taget.</numerusform>
                <numerusform>%n foton till lästes inte: ett kort i taget.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FirstStart</name>
        <message>
            <source>Test the scanner</source>
            <translation>Testa läsaren</translation>
        </message>
        <message>
            <source>Set up this desk</source>
            <translation>Ta den här kassan i bruk</translation>
        </message>
        <message>
            <source>Write the address and the one-time code you got from your venue.</source>
            <translation>Skriv adressen och engångskoden som du fick av din arbetsplats.</translation>
        </message>
        <message>
            <source>Compare these characters with the ones you were given. Are they the same?</source>
            <translation>Jämför de här tecknen med dem som du fick. Är de likadana?</translation>
        </message>
        <message>
            <source>Fetching the first card list. This takes a moment.</source>
            <translation>Hämtar den första kortlistan. Det tar en stund.</translation>
        </message>
        <message>
            <source>Address of the centre</source>
            <translation>Centralens adress</translation>
        </message>
        <message>
            <source>One-time code</source>
            <translation>Engångskod</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Anslut</translation>
        </message>
        <message>
            <source>They are the same</source>
            <translation>De är likadana</translation>
        </message>
        <message>
            <source>They are different</source>
            <translation>De är olika</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Försök igen</translation>
        </message>
        <message>
            <source>Open the desk</source>
            <translation>Öppna kassan</translation>
        </message>
        <message>
            <source>Fingerprint of the centre</source>
            <translation>Centralens fingeravtryck</translation>
        </message>
        <message>
            <source>Waiting for the centre…</source>
            <translation>Väntar på centralen…</translation>
        </message>
        <message>
            <source>{done} of {total} cards</source>
            <translation>{done} av {total} kort</translation>
        </message>
        <message>
            <source>Welcome! In three short steps this computer becomes a ticket desk.</source>
            <translation>Välkommen! Efter tre korta steg är den här datorn en biljettkassa.</translation>
        </message>
        <message>
            <source>Step {number} of {of}</source>
            <translation>Steg {number} av {of}</translation>
        </message>
        <message>
            <source>such as {example}</source>
            <translation>till exempel {example}</translation>
        </message>
        <message>
            <source>12 letters and digits, good for one day</source>
            <translation>12 bokstäver och siffror, gäller ett dygn</translation>
        </message>
        <message>
            <source>This desk is ready. From now on it works with a connection and without one.</source>
            <translation>Den här kassan är klar. Från och med nu fungerar den både med och utan anslutning.</translation>
        </message>
        <message>
            <source>Print 5 blank forms for a day without power</source>
            <translation>Skriv ut 5 tomma blanketter för ett strömavbrott</translation>
        </message>
        <message>
            <source>Save the blank forms as a PDF…</source>
            <translation>Spara de tomma blanketterna som PDF…</translation>
        </message>
    </context>
    <context>
        <name>Given</name>
        <message>
            <source>These tickets were given at another desk.</source>
            <translation>De här biljetterna gavs i en annan kassa.</translation>
        </message>
        <message>
            <source>Only tickets of today can be undone here.</source>
            <translation>Här går det bara att ångra biljetter som getts i dag.</translation>
        </message>
        <message>
            <source>These tickets have not been undone.</source>
            <translation>De här biljetterna har inte ångrats.</translation>
        </message>
        <message>
            <source>Read the card again to give the tickets.</source>
            <translation>Läs in kortet på nytt för att ge biljetterna.</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>väntar</translation>
        </message>
        <message>
            <source>confirmed</source>
            <translation>bekräftat</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>ångrat</translation>
        </message>
        <message>
            <source>to be looked at</source>
            <translation>ska utredas</translation>
        </message>
        <message>
            <source>Mistake</source>
            <translation>Misstag</translation>
        </message>
        <message>
            <source>Wrong count</source>
            <translation>Fel antal</translation>
        </message>
        <message>
            <source>Wrong event</source>
            <translation>Fel evenemang</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Återlämnade</translation>
        </message>
        <message>
            <source>Not collected</source>
            <translation>Inte avhämtade</translation>
        </message>
        <message>
            <source>Undone: {reason}. Another reason?</source>
            <translation>Ångrat: {reason}. Annan orsak?</translation>
        </message>
        <message>
            <source>These tickets were taken back meanwhile.</source>
            <translation>De här biljetterna har ångrats under tiden.</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>At the counter</source>
            <translation>Vid disken</translation>
        </message>
        <message>
            <source>“Welcome!”</source>
            <translation>”Välkommen!”</translation>
        </message>
        <message>
            <source>Who helps:</source>
            <translation>Vem hjälper:</translation>
        </message>
        <message>
            <source>Look at the event at the top left. F6 changes it.</source>
            <translation>Se på evenemanget uppe till vänster. F6 byter.</translation>
        </message>
        <message>
            <source>Scan the card. Or type its code, and press Enter.</source>
            <translation>Läs in kortet. Eller skriv koden och tryck Enter.</translation>
        </message>
        <message>
            <source>Read what the desk says. Children: + and −. Assistant: F4.</source>
            <translation>Se vad kassan säger. Barn: + och −. Assistent: F4.</translation>
        </message>
        <message>
            <source>Enter gives. Once the screen says “given”, it is recorded.</source>
            <translation>Enter ger. När det står ”givna” på skärmen är det registrerat.</translation>
        </message>
        <message>
            <source>No connection: go on as always. Nothing is lost; it is sent later.</source>
            <translation>Ingen anslutning: fortsätt som vanligt. Inget går förlorat; det skickas senare.</translation>
        </message>
        <message>
            <source>No scanner: type the code, or F2 for the camera.</source>
            <translation>Ingen läsare: skriv koden, eller F2 för kameran.</translation>
        </message>
        <message>
            <source>Wrong tickets: “Undo” beside the row.</source>
            <translation>Fel biljetter: ”Ångra” bredvid raden.</translation>
        </message>
        <message>
            <source>No power or no computer: give all the same. Write on the paper form: the time, the card’s code, cardholder, children, assistants. Type it in later.</source>
            <translation>Ingen ström eller dator: ge biljetterna ändå. Skriv på pappersblanketten klockslaget, kortets kod, kortinnehavare, barn och assistenter. Mata in det senare.</translation>
        </message>
        <message>
            <source>Stuck: close the program and open it again. What was recorded is safe.</source>
            <translation>Fastnat: stäng programmet och öppna det igen. Det som registrerats är i säkerhet.</translation>
        </message>
        <message>
            <source>Every card</source>
            <translation>Varje kort</translation>
        </message>
        <message>
            <source>What the desk says</source>
            <translation>Vad kassan säger</translation>
        </message>
        <message>
            <source>Do</source>
            <translation>Gör</translation>
        </message>
        <message>
            <source>Say</source>
            <translation>Säg</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tangenter</translation>
        </message>
        <message>
            <source>When something does not work</source>
            <translation>När något inte fungerar</translation>
        </message>
        <message>
            <source>Give. Typed? Compare the day on the card with the one on the screen.</source>
            <translation>Ge. Skrev du koden? Jämför dagen på kortet med den på skärmen.</translation>
        </message>
        <message>
            <source>Give. From tomorrow the card needs renewing.</source>
            <translation>Ge. Från och med i morgon behöver kortet förnyas.</translation>
        </message>
        <message>
            <source>Let them in. You may add what is still left.</source>
            <translation>Släpp in. Du kan lägga till det som finns kvar.</translation>
        </message>
        <message>
            <source>No tickets. Typed? Check the code. A supervisor may give: F7.</source>
            <translation>Inga biljetter. Skrev du koden? Kontrollera den. En ansvarig kan ge: F7.</translation>
        </message>
        <message>
            <source>No tickets. A later day on the card itself, and the desk offers it: F7.</source>
            <translation>Inga biljetter. Står det en senare dag på kortet och kassan erbjuder det: F7.</translation>
        </message>
        <message>
            <source>No tickets. The desk does not know why, nor need you.</source>
            <translation>Inga biljetter. Kassan vet inte varför, och det behöver inte du heller.</translation>
        </message>
        <message>
            <source>Read two things from the card: last valid day, then children. Then give.</source>
            <translation>Läs två saker på kortet: sista giltighetsdagen, sedan barnen. Ge därefter.</translation>
        </message>
        <message>
            <source>No tickets. Compare the code, or read the card once more.</source>
            <translation>Inga biljetter. Jämför koden eller läs in kortet en gång till.</translation>
        </message>
        <message>
            <source>Read the code again. The same twice, and it is a card: F7 records it.</source>
            <translation>Läs koden på nytt. Blir det samma två gånger och det är ett kort: F7 registrerar.</translation>
        </message>
        <message>
            <source>check the code; then give, let in, go on</source>
            <translation>kontrollera koden; sedan ge, släpp in, fortsätt</translation>
        </message>
        <message>
            <source>one child more or less</source>
            <translation>ett barn till eller färre</translation>
        </message>
        <message>
            <source>one assistant more; with Shift one less</source>
            <translation>en assistent till; Skift + F4: en färre</translation>
        </message>
        <message>
            <source>close the card, nothing is recorded</source>
            <translation>stäng kortet utan att registrera</translation>
        </message>
        <message>
            <source>this page</source>
            <translation>den här sidan</translation>
        </message>
        <message>
            <source>camera</source>
            <translation>kamera</translation>
        </message>
        <message>
            <source>open a photo of a card</source>
            <translation>öppna ett foto av ett kort</translation>
        </message>
        <message>
            <source>order by phone</source>
            <translation>bokning per telefon</translation>
        </message>
        <message>
            <source>change the event</source>
            <translation>byt evenemang</translation>
        </message>
        <message>
            <source>the way on that a refusal offers</source>
            <translation>vägen vidare när svaret är nej</translation>
        </message>
        <message>
            <source>give on the card that was not recorded</source>
            <translation>ge på kortet som inte registrerats</translation>
        </message>
        <message>
            <source>a sentence for the customer</source>
            <translation>en mening för kunden</translation>
        </message>
        <message>
            <source>print the latest slip</source>
            <translation>skriv ut det senaste kvittot</translation>
        </message>
        <message>
            <source>change the clerk</source>
            <translation>byt person</translation>
        </message>
        <message>
            <source>lock the desk</source>
            <translation>lås kassan</translation>
        </message>
        <message>
            <source>Print this page</source>
            <translation>Skriv ut den här sidan</translation>
        </message>
        <message>
            <source>Save this page as a PDF…</source>
            <translation>Spara den här sidan som PDF…</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Tillbaka</translation>
        </message>
        <message>
            <source>The page is on its way to the printer.</source>
            <translation>Sidan är på väg till skrivaren.</translation>
        </message>
        <message>
            <source>The page is saved.</source>
            <translation>Sidan är sparad.</translation>
        </message>
        <message>
            <source>No tickets. Who has tickets is let in. A supervisor may give: F7.</source>
            <translation>Inga biljetter. Den som har biljetter släpps in. En ansvarig kan ge: F7.</translation>
        </message>
    </context>
    <context>
        <name>Kiosk</name>
        <message>
            <source>Kiosk mode</source>
            <translation>Kioskläge</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Av</translation>
        </message>
        <message>
            <source>This desk is in kiosk mode.</source>
            <translation>Den här kassan är i kioskläge.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Tillbaka</translation>
        </message>
        <message>
            <source>Add a clerk for one event</source>
            <translation>Lägg till en person för ett evenemang</translation>
        </message>
        <message>
            <source>A clerk for one event</source>
            <translation>En person för ett evenemang</translation>
        </message>
        <message>
            <source>Write a name that is not the person’s own, and let the new clerk type six digits twice. The sign-in ends with the event.</source>
            <translation>Skriv ett annat namn än det egna och låt den nya personen skriva sex siffror två gånger. Inloggningen upphör med evenemanget.</translation>
        </message>
        <message>
            <source>Add the clerk</source>
            <translation>Lägg till personen</translation>
        </message>
        <message>
            <source>The clerk was added</source>
            <translation>Personen lades till</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>On: full screen, a supervisor for the settings and for closing</source>
            <translation>På: hela skärmen; inställningar och stängning kräver en ansvarig</translation>
        </message>
        <message>
            <source>A supervisor adds clerks. Whoever is signed in stays signed in.</source>
            <translation>En ansvarig lägger till personer. Den som är inloggad förblir det.</translation>
        </message>
        <message>
            <source>Open the settings?</source>
            <translation>Öppna inställningarna?</translation>
        </message>
        <message>
            <source>Finish with this laptop?</source>
            <translation>Sluta använda datorn?</translation>
        </message>
        <message>
            <source>Close the ticket desk?</source>
            <translation>Stänga biljettkassan?</translation>
        </message>
        <message>
            <source>Open the settings</source>
            <translation>Öppna inställningarna</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Fortsätt</translation>
        </message>
        <message>
            <source>Close the ticket desk</source>
            <translation>Stäng biljettkassan</translation>
        </message>
        <message>
            <source>Name at this desk</source>
            <translation>Namn i den här kassan</translation>
        </message>
        <message>
            <source>For the event</source>
            <translation>För evenemanget</translation>
        </message>
        <message>
            <source>PIN, six digits</source>
            <translation>PIN-kod, sex siffror</translation>
        </message>
        <message>
            <source>The same PIN again</source>
            <translation>Samma PIN-kod igen</translation>
        </message>
        <message>
            <source>Write a name of at most 24 characters.</source>
            <translation>Skriv ett namn på högst 24 tecken.</translation>
        </message>
        <message>
            <source>Somebody has this name already. Choose another one.</source>
            <translation>Någon har redan det här namnet. Välj ett annat.</translation>
        </message>
        <message>
            <source>The PIN has to be six digits.</source>
            <translation>PIN-koden ska vara sex siffror.</translation>
        </message>
        <message>
            <source>The two PINs are not the same. Type both again.</source>
            <translation>PIN-koderna är inte likadana. Skriv båda igen.</translation>
        </message>
        <message>
            <source>Choose the event.</source>
            <translation>Välj evenemang.</translation>
        </message>
        <message>
            <source>Only a supervisor adds clerks.</source>
            <translation>Bara en ansvarig lägger till personer.</translation>
        </message>
        <message>
            <source>{name} can sign in at this desk until {time}.</source>
            <translation>{name} kan logga in i den här kassan till {time}.</translation>
        </message>
        <message>
            <source>Supervisor, for other days and desks</source>
            <translation>Ansvarig, för andra dagar och kassor</translation>
        </message>
    </context>
    <context>
        <name>NewEvent</name>
        <message>
            <source>The event is not here: make it</source>
            <translation>Evenemanget finns inte här: skapa det</translation>
        </message>
        <message>
            <source>Make an event</source>
            <translation>Skapa ett evenemang</translation>
        </message>
        <message>
            <source>It is for today, with the organiser and the place of the event before it and the usual limits. Your coordinator says later what it belongs to; nothing that you give is lost.</source>
            <translation>Det gäller i dag, med samma arrangör och plats som evenemanget före och med vanliga gränser. Din koordinator säger senare vad det hör till; inget som du ger går förlorat.</translation>
        </message>
        <message>
            <source>now</source>
            <translation>nu</translation>
        </message>
        <message>
            <source>Up and Down change the kind, Enter makes the event, Esc goes back.</source>
            <translation>Upp- och nedpil byter typ, Enter skapar evenemanget, Esc går tillbaka.</translation>
        </message>
        <message>
            <source>Make it and give tickets</source>
            <translation>Skapa och ge biljetter</translation>
        </message>
        <message>
            <source>What is it called?</source>
            <translation>Vad heter det?</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>Starts today at</source>
            <translation>Börjar i dag kl.</translation>
        </message>
        <message>
            <source>Performance</source>
            <translation>Föreställning</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>Besök</translation>
        </message>
        <message>
            <source>Course</source>
            <translation>Kurs</translation>
        </message>
        <message>
            <source>Pass</source>
            <translation>Säsongskort</translation>
        </message>
        <message>
            <source>Write what the event is called.</source>
            <translation>Skriv vad evenemanget heter.</translation>
        </message>
        <message>
            <source>Write the time as 19:00, or leave it empty for now.</source>
            <translation>Skriv tiden som 19.00, eller lämna tomt om det börjar nu.</translation>
        </message>
        <message>
            <source>Change an event made here</source>
            <translation>Ändra ett evenemang som skapats här</translation>
        </message>
        <message>
            <source>Rename or take back</source>
            <translation>Byt namn eller ta tillbaka</translation>
        </message>
        <message>
            <source>Other desks hear of the new name with the next connection. An event that nobody got tickets for can be taken back; it then goes from the lists.</source>
            <translation>Andra kassor får det nya namnet vid nästa anslutning. Ett evenemang som ingen har fått biljetter till kan tas tillbaka; då försvinner det ur listorna.</translation>
        </message>
        <message>
            <source>Enter saves the name, F8 takes the event back, Esc goes back.</source>
            <translation>Enter sparar namnet, F8 tar tillbaka evenemanget, Esc går tillbaka.</translation>
        </message>
        <message>
            <source>Take the event back</source>
            <translation>Ta tillbaka evenemanget</translation>
        </message>
        <message>
            <source>Save the name</source>
            <translation>Spara namnet</translation>
        </message>
        <message>
            <source>Tickets were given for it, so it stays. Move or undo them on Today first.</source>
            <translation>Biljetter har getts till det, så det blir kvar. Flytta eller ångra dem först på I dag.</translation>
        </message>
        <message>
            <source>Your coordinator has said what it belongs to: it stays.</source>
            <translation>Din koordinator har redan sagt vad det hör till: det blir kvar.</translation>
        </message>
    </context>
    <context>
        <name>Paper</name>
        <message>
            <source>Take back the chosen line</source>
            <translation>Ångra den valda raden</translation>
        </message>
        <message>
            <source>Paper entry</source>
            <translation>Papper</translation>
        </message>
        <message>
            <source>Choose the event</source>
            <translation>Välj evenemang</translation>
        </message>
        <message>
            <source>Write a day that has been, like 24.11.2026.</source>
            <translation>Skriv en dag som har varit, t.ex. 24.11.2026.</translation>
        </message>
        <message>
            <source>Tab goes to the next field, Enter records the line. A scan fills the code.</source>
            <translation>Tabb går till nästa fält, Enter registrerar raden. Läsaren fyller i koden.</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Ångrad</translation>
        </message>
        <message>
            <source>Correct it, or press Enter again to leave it for later in “To fix”.</source>
            <translation>Rätta raden, eller tryck Enter igen så väntar den under ”Att rätta”.</translation>
        </message>
        <message>
            <source>Compare with the paper. Enter again records it as it is.</source>
            <translation>Jämför med papperet. Enter igen registrerar raden som den är.</translation>
        </message>
        <message>
            <source>Last valid day {day}.</source>
            <translation>Sista giltighetsdag {day}.</translation>
        </message>
        <message>
            <source>Recorded: {card}, {tickets}, {time}</source>
            <translation>Registrerat: {card}, {tickets}, {time}</translation>
        </message>
        <message>
            <source>Left for later in “To fix”.</source>
            <translation>Väntar under ”Att rätta”.</translation>
        </message>
        <message>
            <source>Line {line} of {sheet}, for {event}, {day}.</source>
            <translation>Rad {line} i {sheet}: {event}, {day}.</translation>
        </message>
        <message>
            <source>Nothing waits to be fixed.</source>
            <translation>Det finns inget att rätta.</translation>
        </message>
        <message>
            <source>This is what {name} holds. Nothing is recorded yet.</source>
            <translation>Det här finns i {name}. Inget är registrerat ännu.</translation>
        </message>
        <message>
            <source>Here already</source>
            <translation>Finns redan här</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) recorded</source>
            <translation>
                <numerusform>%n rad registrerad</numerusform>
                <numerusform>%n rader registrerade</numerusform>
            </translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Tabeller</translation>
        </message>
        <message>
            <source>Uses to retype into the register</source>
            <translation>Användningar att föra in i registret</translation>
        </message>
        <message>
            <source>This list holds card codes. Shred it after entry.</source>
            <translation>Den här listan innehåller kortkoder. Strimla den efter införandet.</translation>
        </message>
        <message numerus="yes">
            <source>%n use(s) wait to be retyped</source>
            <translation>
                <numerusform>%n användning väntar på att föras in</numerusform>
                <numerusform>%n användningar väntar på att föras in</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first codes are erased in %n day(s).</source>
            <translation>
                <numerusform>De första koderna raderas om %n dag.</numerusform>
                <numerusform>De första koderna raderas om %n dagar.</numerusform>
            </translation>
        </message>
        <message>
            <source>No uses to show here.</source>
            <translation>Inga användningar att visa här.</translation>
        </message>
        <message>
            <source>erased</source>
            <translation>raderad</translation>
        </message>
        <message>
            <source>An earlier event</source>
            <translation>Ett tidigare evenemang</translation>
        </message>
        <message>
            <source>No lines yet for this event and day.</source>
            <translation>Inga rader ännu för det här evenemanget och den här dagen.</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n rad</numerusform>
                <numerusform>%n rader</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) to record</source>
            <translation>
                <numerusform>%n rad att registrera</numerusform>
                <numerusform>%n rader att registrera</numerusform>
            </translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nej</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>Rader</translation>
        </message>
        <message>
            <source>To fix</source>
            <translation>Att rätta</translation>
        </message>
        <message>
            <source>To retype</source>
            <translation>Till registret</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Evenemang</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Dag</translation>
        </message>
        <message>
            <source>Card code</source>
            <translation>Kortets kod</translation>
        </message>
        <message>
            <source>Children</source>
            <translation>Barn</translation>
        </message>
        <message>
            <source>Assistants</source>
            <translation>Assistenter</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Kl.</translation>
        </message>
        <message>
            <source>Record the line</source>
            <translation>Registrera raden</translation>
        </message>
        <message>
            <source>Take back the last line</source>
            <translation>Ångra sista raden</translation>
        </message>
        <message>
            <source>Import a table…</source>
            <translation>Importera en tabell…</translation>
        </message>
        <message>
            <source>Print 5 blank forms</source>
            <translation>Skriv ut 5 tomma blanketter</translation>
        </message>
        <message>
            <source>Save blank forms…</source>
            <translation>Spara tomma blanketter…</translation>
        </message>
        <message>
            <source>Record as written</source>
            <translation>Registrera som det står</translation>
        </message>
        <message>
            <source>Not a line: leave it out</source>
            <translation>Ingen rad: utelämna</translation>
        </message>
        <message numerus="yes">
            <source>Record %n line(s)</source>
            <translation>
                <numerusform>Registrera %n rad</numerusform>
                <numerusform>Registrera %n rader</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Avbryt</translation>
        </message>
        <message>
            <source>Mark all as retyped</source>
            <translation>Märk alla som införda</translation>
        </message>
        <message>
            <source>Print the list</source>
            <translation>Skriv ut listan</translation>
        </message>
        <message>
            <source>Save the list…</source>
            <translation>Spara listan…</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Rad</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Kort</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Biljetter</translation>
        </message>
        <message>
            <source>What the desk says</source>
            <translation>Vad kassan säger</translation>
        </message>
        <message>
            <source>As written</source>
            <translation>Som det står</translation>
        </message>
        <message>
            <source>What to fix</source>
            <translation>Vad som ska rättas</translation>
        </message>
        <message>
            <source>Retyped</source>
            <translation>Infört</translation>
        </message>
        <message>
            <source>What becomes of it</source>
            <translation>Vad raden blir</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>Giltigt</translation>
        </message>
        <message>
            <source>Valid, on its last day</source>
            <translation>Giltigt, sista dagen</translation>
        </message>
        <message>
            <source>Had tickets before</source>
            <translation>Fick biljetter tidigare</translation>
        </message>
        <message>
            <source>Already used</source>
            <translation>Redan använt</translation>
        </message>
        <message>
            <source>Past its last valid day</source>
            <translation>Giltighetstiden är slut</translation>
        </message>
        <message>
            <source>Card not in use</source>
            <translation>Kortet är inte i bruk</translation>
        </message>
        <message>
            <source>Not on the list</source>
            <translation>Inte på listan</translation>
        </message>
        <message>
            <source>Recorded as written</source>
            <translation>Registrerat som det står</translation>
        </message>
        <message>
            <source>More than the quota</source>
            <translation>Över kvoten</translation>
        </message>
        <message>
            <source>Not valid here yet</source>
            <translation>Gäller inte här ännu</translation>
        </message>
        <message>
            <source>The card code is missing.</source>
            <translation>Kortets kod saknas.</translation>
        </message>
        <message>
            <source>This is no card code. One looks like {example}.</source>
            <translation>Det här är ingen kortkod. En kod ser ut så här: {example}.</translation>
        </message>
        <message>
            <source>Write how many as a number, such as 2.</source>
            <translation>Skriv antalet med en siffra, t.ex. 2.</translation>
        </message>
        <message>
            <source>No ticket stands on this line.</source>
            <translation>Det finns ingen biljett på raden.</translation>
        </message>
        <message>
            <source>The time is missing, such as 14:05.</source>
            <translation>Klockslaget saknas, t.ex. 14.05.</translation>
        </message>
        <message>
            <source>Write the time like 14:05.</source>
            <translation>Skriv tiden så här: 14.05.</translation>
        </message>
        <message>
            <source>This time has not been yet. Check day and time.</source>
            <translation>Den tiden har inte varit än. Kontrollera dag och tid.</translation>
        </message>
        <message numerus="yes">
            <source>%n to fix afterwards</source>
            <translation>
                <numerusform>%n att rätta efteråt</numerusform>
                <numerusform>%n att rätta efteråt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n here already</source>
            <translation>
                <numerusform>%n finns redan här</numerusform>
                <numerusform>%n finns redan här</numerusform>
            </translation>
        </message>
        <message>
            <source>The file cannot be opened. Copy it to this computer.</source>
            <translation>Filen kan inte öppnas. Kopiera den till den här datorn.</translation>
        </message>
        <message>
            <source>This is no table, or it is damaged. Save it again.</source>
            <translation>Det här är ingen tabell, eller så är den skadad. Spara den på nytt.</translation>
        </message>
        <message>
            <source>This kind of file is not read. Save it as .xlsx or .csv, without a password.</source>
            <translation>Den här filtypen läses inte. Spara den som .xlsx eller .csv, utan lösenord.</translation>
        </message>
        <message>
            <source>The table is too large: at most 2000 lines at a time.</source>
            <translation>Tabellen är för stor: högst 2000 rader åt gången.</translation>
        </message>
        <message>
            <source>The table is empty.</source>
            <translation>Tabellen är tom.</translation>
        </message>
        <message>
            <source>No column of card codes was found. Give it the heading “Card code”.</source>
            <translation>Ingen kolumn med kortkoder hittades. Ge den rubriken ”Kortets kod”.</translation>
        </message>
        <message>
            <source>This computer has no printer. Save a PDF and print it elsewhere.</source>
            <translation>Den här datorn har ingen skrivare. Spara en PDF och skriv ut den någon annanstans.</translation>
        </message>
        <message>
            <source>This computer cannot print from here. Save a PDF and print it from there.</source>
            <translation>Datorn kan inte skriva ut härifrån. Spara en PDF och skriv ut den därifrån.</translation>
        </message>
        <message>
            <source>The printer did not take the page. Check it, then try again.</source>
            <translation>Skrivaren tog inte emot sidan. Kontrollera den och försök igen.</translation>
        </message>
        <message>
            <source>The file could not be written there. Choose another place.</source>
            <translation>Filen kunde inte skrivas där. Välj en annan plats.</translation>
        </message>
        <message>
            <source>The blank forms went to the printer.</source>
            <translation>De tomma blanketterna skickades till skrivaren.</translation>
        </message>
        <message>
            <source>The list went to the printer. Shred it after entry.</source>
            <translation>Listan skickades till skrivaren. Strimla den efter införandet.</translation>
        </message>
        <message>
            <source>The blank forms are saved.</source>
            <translation>De tomma blanketterna är sparade.</translation>
        </message>
        <message>
            <source>The list is saved. Delete the file after entry.</source>
            <translation>Listan är sparad. Radera filen efter införandet.</translation>
        </message>
        <message>
            <source>Not retyped yet</source>
            <translation>Inte införda</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>I dag</translation>
        </message>
        <message>
            <source>7 days</source>
            <translation>7 dagar</translation>
        </message>
        <message>
            <source>31 days</source>
            <translation>31 dagar</translation>
        </message>
        <message>
            <source>, the oldest of {day}.</source>
            <translation>, den äldsta från {day}.</translation>
        </message>
        <message>
            <source>Typed here for {event}, {day}.</source>
            <translation>Skriven här: {event}, {day}.</translation>
        </message>
        <message>
            <source>Cardholders</source>
            <translation>Innehavare</translation>
        </message>
        <message>
            <source>Arrow keys choose a use; Enter marks it as retyped, or not.</source>
            <translation>Piltangenterna väljer en användning; Enter märker den som införd eller inte.</translation>
        </message>
        <message>
            <source>The chosen printer is not there any more. Connect it, save a PDF, or choose another one under Settings.</source>
            <translation>Den valda skrivaren finns inte längre. Anslut den, spara en PDF eller välj en annan under Inställningar.</translation>
        </message>
    </context>
    <context>
        <name>Practice</name>
        <message>
            <source>Practice</source>
            <translation>Övning</translation>
        </message>
        <message>
            <source>Made-up cards. Nothing is kept, nothing is sent.</source>
            <translation>Påhittade kort. Ingenting sparas, ingenting skickas.</translation>
        </message>
        <message>
            <source>Practice: no connection</source>
            <translation>Övning: ingen anslutning</translation>
        </message>
        <message>
            <source>Practice sends nothing: these tickets exist only here.</source>
            <translation>Övningen skickar ingenting: de här biljetterna finns bara här.</translation>
        </message>
        <message>
            <source>Well done!</source>
            <translation>Bra gjort!</translation>
        </message>
        <message>
            <source>All eight are served. Try the other cards of the sheet, start over, or leave practice.</source>
            <translation>Alla åtta är betjänade. Pröva arkets andra kort, börja om eller sluta öva.</translation>
        </message>
        <message>
            <source>Scan card {code}, or type it and press Enter.</source>
            <translation>Läs kortet {code}, eller skriv det och tryck på Enter.</translation>
        </message>
        <message>
            <source>Practice cards</source>
            <translation>Övningskort</translation>
        </message>
        <message>
            <source>Cut the cards out or scan them from the sheet. They work in practice only.</source>
            <translation>Klipp ut korten eller läs dem från arket. De fungerar bara i övningen.</translation>
        </message>
        <message>
            <source>Last valid day: {day}</source>
            <translation>Sista giltighetsdag: {day}</translation>
        </message>
        <message>
            <source>Group card</source>
            <translation>Gruppkort</translation>
        </message>
        <message>
            <source>Next customer</source>
            <translation>Nästa kund</translation>
        </message>
        <message>
            <source>Start over</source>
            <translation>Börja om</translation>
        </message>
        <message>
            <source>Print practice cards</source>
            <translation>Skriv ut övningskort</translation>
        </message>
        <message>
            <source>Save them as a PDF…</source>
            <translation>Spara dem som PDF…</translation>
        </message>
        <message>
            <source>Leave practice</source>
            <translation>Sluta öva</translation>
        </message>
        <message>
            <source>Customer {number} of {of}</source>
            <translation>Kund {number} av {of}</translation>
        </message>
        <message>
            <source>A woman shows her card. She would like one ticket.</source>
            <translation>En kvinna visar sitt kort. Hon vill ha en biljett.</translation>
        </message>
        <message>
            <source>A mother shows her card. Her two children come along, all three want in.</source>
            <translation>En mor visar sitt kort. Hennes två barn är med, och alla tre vill in.</translation>
        </message>
        <message>
            <source>A man comes with his interpreter. She needs a ticket too.</source>
            <translation>En man kommer med sin tolk. Tolken behöver också en biljett.</translation>
        </message>
        <message>
            <source>A worker of a youth house comes with five children and a group card.</source>
            <translation>En anställd på en ungdomsgård kommer med fem barn och ett gruppkort.</translation>
        </message>
        <message>
            <source>A father ordered by phone for himself and his child. Here they are.</source>
            <translation>En far har beställt per telefon åt sig och sitt barn. Nu är de här.</translation>
        </message>
        <message>
            <source>A young man shows his card.</source>
            <translation>En ung man visar sitt kort.</translation>
        </message>
        <message>
            <source>A woman with one child shows a new card. It says: last valid day {day}, children 1.</source>
            <translation>En kvinna med ett barn visar ett nytt kort. På det står: sista giltighetsdag {day}, barn 1.</translation>
        </message>
        <message>
            <source>A grandmother shows her card, with one grandchild by the hand.</source>
            <translation>En mormor visar sitt kort, med ett barnbarn vid handen.</translation>
        </message>
        <message>
            <source>Enter gives one ticket.</source>
            <translation>Enter ger en biljett.</translation>
        </message>
        <message>
            <source>Press + twice for the children, then Enter.</source>
            <translation>Tryck två gånger på + för barnen, sedan Enter.</translation>
        </message>
        <message>
            <source>F4 adds the interpreter's ticket, then Enter.</source>
            <translation>F4 lägger till tolkens biljett, sedan Enter.</translation>
        </message>
        <message>
            <source>Press + five times for the children, then Enter.</source>
            <translation>Tryck fem gånger på + för barnen, sedan Enter.</translation>
        </message>
        <message>
            <source>Their tickets are there already: Enter lets them in.</source>
            <translation>Deras biljetter finns redan: Enter släpper in dem.</translation>
        </message>
        <message>
            <source>Say kindly what the desk says; F9 shows it to the customer. Esc closes the card.</source>
            <translation>Säg vänligt vad kassan säger; F9 visar det för kunden. Esc stänger kortet.</translation>
        </message>
        <message>
            <source>The list lacks new cards: go by what the card says. Enter, + for the child, Enter.</source>
            <translation>Nya kort saknas på listan: gå efter det som står på kortet. Enter, + för barnet, Enter.</translation>
        </message>
        <message>
            <source>Press + for the grandchild, then Enter.</source>
            <translation>Tryck på + för barnbarnet, sedan Enter.</translation>
        </message>
        <message>
            <source>Children: {number}</source>
            <translation>Barn: {number}</translation>
        </message>
        <message>
            <source>Valid for the last time today</source>
            <translation>Giltigt i dag för sista gången</translation>
        </message>
        <message>
            <source>Its last valid day is past</source>
            <translation>Sista giltighetsdagen är förbi</translation>
        </message>
        <message>
            <source>{event}: used today already</source>
            <translation>{event}: redan använt i dag</translation>
        </message>
        <message>
            <source>{event}: sold out</source>
            <translation>{event}: slutsålt</translation>
        </message>
        <message>
            <source>On trial in another area: not valid here</source>
            <translation>På försök i ett annat område: gäller inte här</translation>
        </message>
        <message>
            <source>A library card: none of ours</source>
            <translation>Ett bibliotekskort: inte vårt</translation>
        </message>
        <message>
            <source>The practice cards are at the printer.</source>
            <translation>Övningskorten är hos skrivaren.</translation>
        </message>
        <message>
            <source>The practice cards are saved.</source>
            <translation>Övningskorten är sparade.</translation>
        </message>
        <message>
            <source>today</source>
            <translation>i dag</translation>
        </message>
        <message>
            <source>First choose the event: {event}. F6 leads to the events.</source>
            <translation>Välj först evenemanget: {event}. F6 leder till evenemangen.</translation>
        </message>
        <message>
            <source>That is another card. Esc closes it; this customer's is {code}.</source>
            <translation>Det här är ett annat kort. Esc stänger det; den här kundens är {code}.</translation>
        </message>
        <message>
            <source>Those tickets are for another event. Undo them and choose {event} (F6).</source>
            <translation>De biljetterna är till ett annat evenemang. Ångra dem och välj {event} (F6).</translation>
        </message>
        <message>
            <source>Not the tickets that were asked for. Read card {code} again and add what is missing, or undo them and give again.</source>
            <translation>Det var inte de biljetter som önskades. Läs kortet {code} igen och lägg till det som fattas, eller ångra och ge på nytt.</translation>
        </message>
        <message>
            <source>The child feels ill and they go home. Take the tickets back: Undo.</source>
            <translation>Barnet mår illa och de går hem. Ta tillbaka biljetterna: Ångra.</translation>
        </message>
        <message>
            <source>Practise with made-up cards</source>
            <translation>Öva med påhittade kort</translation>
        </message>
        <message>
            <source>Practice is open in a window of its own.</source>
            <translation>Övningen är öppen i ett eget fönster.</translation>
        </message>
        <message>
            <source>Practice could not be opened. Try once more.</source>
            <translation>Övningen kunde inte öppnas. Försök en gång till.</translation>
        </message>
        <message>
            <source>{name}: PIN {pin}</source>
            <translation>{name}: PIN {pin}</translation>
        </message>
        <message>
            <source>{name}, supervisor: PIN {pin}</source>
            <translation>{name}, ansvarig: PIN {pin}</translation>
        </message>
        <message>
            <source>Made-up names</source>
            <translation>Påhittade namn</translation>
        </message>
        <message>
            <source>First sign in: choose a made-up name and type its PIN.</source>
            <translation>Logga in först: välj ett påhittat namn och skriv dess PIN-kod.</translation>
        </message>
    </context>
    <context>
        <name>Relay</name>
        <message>
            <source>Festival relay</source>
            <translation>Festivalens förmedlare</translation>
        </message>
        <message>
            <source>Desks that are near each other know of each other&apos;s tickets at once, also without a connection. One computer of the venue is their relay.</source>
            <translation>Kassor som är nära varandra vet genast om varandras biljetter, också utan förbindelse. En av platsens datorer är deras förmedlare.</translation>
        </message>
        <message>
            <source>This computer is the festival&apos;s relay</source>
            <translation>Den här datorn är festivalens förmedlare</translation>
        </message>
        <message>
            <source>Starting…</source>
            <translation>Startar…</translation>
        </message>
        <message>
            <source>The relay could not be started. The file {log} says why.</source>
            <translation>Förmedlaren kunde inte startas. Orsaken står i filen {log}.</translation>
        </message>
        <message>
            <source>Address: {address}</source>
            <translation>Adress: {address}</translation>
        </message>
        <message>
            <source>Pairing code: {code}</source>
            <translation>Parkopplingskod: {code}</translation>
        </message>
        <message>
            <source>At each other desk: open Settings, and type both under Festival relay. A code serves one desk; then this page shows the next.</source>
            <translation>Öppna Inställningar på de andra kassorna och skriv båda under Festivalens förmedlare. En kod gäller för en kassa, sedan visar sidan nästa.</translation>
        </message>
        <message>
            <source>QR code with the address and the pairing code</source>
            <translation>QR-kod med adressen och parkopplingskoden</translation>
        </message>
        <message numerus="yes">
            <source>%n desk(s) paired</source>
            <translation>
                <numerusform>%n kassa parkopplad</numerusform>
                <numerusform>%n kassor parkopplade</numerusform>
            </translation>
        </message>
        <message>
            <source>Everything has reached the centre</source>
            <translation>Allt har nått centralen</translation>
        </message>
        <message numerus="yes">
            <source>%n batch(es) wait for the centre</source>
            <translation>
                <numerusform>%n sändning väntar på centralen</numerusform>
                <numerusform>%n sändningar väntar på centralen</numerusform>
            </translation>
        </message>
        <message>
            <source>The centre answers</source>
            <translation>Centralen svarar</translation>
        </message>
        <message>
            <source>No connection to the centre now</source>
            <translation>Ingen förbindelse till centralen nu</translation>
        </message>
        <message>
            <source>Address of the relay</source>
            <translation>Förmedlarens adress</translation>
        </message>
        <message>
            <source>Pairing code of the relay</source>
            <translation>Förmedlarens parkopplingskod</translation>
        </message>
        <message>
            <source>Pair with the relay</source>
            <translation>Parkoppla med förmedlaren</translation>
        </message>
        <message>
            <source>Leave this relay</source>
            <translation>Lämna förmedlaren</translation>
        </message>
        <message>
            <source>Pairing…</source>
            <translation>Parkopplar…</translation>
        </message>
        <message>
            <source>Paired with the relay at {address}.</source>
            <translation>Parkopplad med förmedlaren {address}.</translation>
        </message>
        <message>
            <source>It does not answer now. This desk goes on with what it holds.</source>
            <translation>Den svarar inte nu. Kassan fortsätter med det den har.</translation>
        </message>
        <message numerus="yes">
            <source>It is near, and also holds %n row(s) that wait for the centre.</source>
            <translation>
                <numerusform>Den är nära och har också %n registrering som väntar på centralen.</numerusform>
                <numerusform>Den är nära och har också %n registreringar som väntar på centralen.</numerusform>
            </translation>
        </message>
        <message>
            <source>It is near.</source>
            <translation>Den är nära.</translation>
        </message>
        <message>
            <source>The relay shows another code. Each code serves one desk.</source>
            <translation>Förmedlaren visar en annan kod. Varje kod gäller för en kassa.</translation>
        </message>
        <message>
            <source>That is not the address of a relay.</source>
            <translation>Det är inte adressen till en förmedlare.</translation>
        </message>
        <message>
            <source>No relay answers there. Are both computers in the same network?</source>
            <translation>Ingen förmedlare svarar där. Är båda datorerna i samma nät?</translation>
        </message>
        <message>
            <source>The relay does not know this desk yet. Let one of both reach the centre once.</source>
            <translation>Förmedlaren känner inte kassan än. Låt någon av dem nå centralen en gång.</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nej</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message>
            <source>Reports</source>
            <translation>Rapporter</translation>
        </message>
        <message>
            <source>Event not in the programme</source>
            <translation>Evenemanget finns inte i programmet</translation>
        </message>
        <message>
            <source>Nothing was recorded in this period.</source>
            <translation>Inget registrerades under den här perioden.</translation>
        </message>
        <message>
            <source>The report was saved.</source>
            <translation>Rapporten sparades.</translation>
        </message>
        <message>
            <source>The file could not be saved there. Choose another place.</source>
            <translation>Filen kunde inte sparas där. Välj en annan plats.</translation>
        </message>
        <message>
            <source>Sector not known</source>
            <translation>Okänd sektor</translation>
        </message>
        <message>
            <source>The report was sent to the printer.</source>
            <translation>Rapporten skickades till skrivaren.</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>I dag</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>Denna vecka</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Denna månad</translation>
        </message>
        <message>
            <source>Last month</source>
            <translation>Förra månaden</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>Detta år</translation>
        </message>
        <message>
            <source>Day to day</source>
            <translation>Från dag till dag</translation>
        </message>
        <message>
            <source>This desk</source>
            <translation>Den här kassan</translation>
        </message>
        <message>
            <source>Whole venue, as heard here</source>
            <translation>Hela stället, så långt det är känt här</translation>
        </message>
        <message>
            <source>By day</source>
            <translation>Per dag</translation>
        </message>
        <message>
            <source>By event</source>
            <translation>Per evenemang</translation>
        </message>
        <message>
            <source>By month</source>
            <translation>Per månad</translation>
        </message>
        <message>
            <source>By year</source>
            <translation>Per år</translation>
        </message>
        <message>
            <source>By sector</source>
            <translation>Per sektor</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Dag</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Evenemang</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Månad</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>År</translation>
        </message>
        <message>
            <source>Sector</source>
            <translation>Sektor</translation>
        </message>
        <message>
            <source>Adults</source>
            <translation>Vuxna</translation>
        </message>
        <message>
            <source>Children</source>
            <translation>Barn</translation>
        </message>
        <message>
            <source>Assistants</source>
            <translation>Assistenter</translation>
        </message>
        <message>
            <source>Uses</source>
            <translation>Användningar</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Ångrade</translation>
        </message>
        <message>
            <source>Provisional</source>
            <translation>Preliminära</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Whose uses</source>
            <translation>Vems användningar</translation>
        </message>
        <message>
            <source>Grouping</source>
            <translation>Uppdelat</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Första dagen</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Sista dagen</translation>
        </message>
        <message>
            <source>Refusals at this desk</source>
            <translation>Utan biljett i den här kassan</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Totalt</translation>
        </message>
        <message>
            <source>Others</source>
            <translation>Övriga</translation>
        </message>
        <message>
            <source>Culture</source>
            <translation>Kultur</translation>
        </message>
        <message>
            <source>Education</source>
            <translation>Utbildning</translation>
        </message>
        <message>
            <source>Science</source>
            <translation>Vetenskap</translation>
        </message>
        <message>
            <source>Sport</source>
            <translation>Idrott</translation>
        </message>
        <message>
            <source>Write both days like 14.3.2027.</source>
            <translation>Skriv båda dagarna som 14.3.2027.</translation>
        </message>
        <message>
            <source>The last day comes before the first.</source>
            <translation>Den sista dagen är före den första.</translation>
        </message>
        <message>
            <source>Save as .xlsx</source>
            <translation>Spara som .xlsx</translation>
        </message>
        <message>
            <source>Save as .csv</source>
            <translation>Spara som .csv</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Skriv ut</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>Spara som PDF</translation>
        </message>
        <message>
            <source>Made {day}</source>
            <translation>Gjord {day}</translation>
        </message>
    </context>
    <context>
        <name>Scanner</name>
        <message>
            <source>Scanner test</source>
            <translation>Test av läsaren</translation>
        </message>
        <message>
            <source>Scan a card. Everything that arrives is shown here, and nothing is recorded.</source>
            <translation>Läs in ett kort. Allt som läsaren skickar visas här, och ingenting registreras.</translation>
        </message>
        <message>
            <source>The cards carry {kinds}: these the scanner must read.</source>
            <translation>Korten har {kinds}: dem måste läsaren kunna läsa.</translation>
        </message>
        <message>
            <source>Back to the settings</source>
            <translation>Tillbaka till inställningarna</translation>
        </message>
        <message>
            <source>What arrived</source>
            <translation>Vad som kom</translation>
        </message>
        <message>
            <source>Characters the scanner puts before each code</source>
            <translation>Tecken som läsaren sätter före koden</translation>
        </message>
        <message>
            <source>Characters the scanner puts after each code</source>
            <translation>Tecken som läsaren sätter efter koden</translation>
        </message>
        <message>
            <source>Serial scanner</source>
            <translation>Seriell läsare</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>Ingenting ännu</translation>
        </message>
        <message>
            <source>As keys, within {time} ms: a scanner.</source>
            <translation>Som tangenter inom {time} ms: en läsare.</translation>
        </message>
        <message>
            <source>As keys: a scanner.</source>
            <translation>Som tangenter: en läsare.</translation>
        </message>
        <message>
            <source>As keys, slowly: typed by hand.</source>
            <translation>Som tangenter, långsamt: skrivet för hand.</translation>
        </message>
        <message>
            <source>From the serial port.</source>
            <translation>Från serieporten.</translation>
        </message>
        <message>
            <source>This would be the card {code}. The scanner works.</source>
            <translation>Det här skulle vara kortet {code}. Läsaren fungerar.</translation>
        </message>
        <message>
            <source>The scanner is set up for another keyboard. This is put right: it would be the card {code}. Better set the scanner to this computer's keyboard.</source>
            <translation>Läsaren är inställd för ett annat tangentbord. Det rättas till: det här skulle vara kortet {code}. Ställ helst in läsaren för den här datorns tangentbord.</translation>
        </message>
        <message>
            <source>The scanner works. It read: {text}</source>
            <translation>Läsaren fungerar. Den läste: {text}</translation>
        </message>
        <message>
            <source>This would be no card: {text}. Codes look like {example}.</source>
            <translation>Det här skulle inte vara ett kort: {text}. Koder ser ut som {example}.</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Ingen</translation>
        </message>
        <message>
            <source>Listening.</source>
            <translation>Lyssnar.</translation>
        </message>
        <message>
            <source>The port is not there. Is the cable in?</source>
            <translation>Porten finns inte. Är kabeln ansluten?</translation>
        </message>
        <message>
            <source>This program may not use the port. On Linux, add the user to the group dialout.</source>
            <translation>Programmet får inte använda porten. I Linux: lägg till användaren i gruppen dialout.</translation>
        </message>
        <message>
            <source>Another program uses the port. Close it.</source>
            <translation>Ett annat program använder porten. Stäng det.</translation>
        </message>
        <message>
            <source>Serial scanner: {name}</source>
            <translation>Seriell läsare: {name}</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Language</source>
            <translation>Språk</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Utseende</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>Textstorlek</translation>
        </message>
        <message>
            <source>Like the system</source>
            <translation>Som i systemet</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Ljust</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Mörkt</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Hög kontrast</translation>
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
            <translation>Från papper, för {day}: {event}</translation>
        </message>
        <message>
            <source>No tickets were recorded here today.</source>
            <translation>Inga biljetter har registrerats här i dag.</translation>
        </message>
        <message numerus="yes">
            <source>Taken back: %n</source>
            <translation>
                <numerusform>Ångrade: %n</numerusform>
                <numerusform>Ångrade: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The desk has %n ticket(s) more than the till.</source>
            <translation>
                <numerusform>Registreringarna har %n biljett mer än biljettsystemet.</numerusform>
                <numerusform>Registreringarna har %n biljetter mer än biljettsystemet.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) are not sent yet, the oldest for {age}.</source>
            <translation>
                <numerusform>%n registrering är inte skickad ännu, den har väntat {age}.</numerusform>
                <numerusform>%n registreringar är inte skickade ännu, den äldsta har väntat {age}.</numerusform>
            </translation>
        </message>
        <message>
            <source>You may leave.</source>
            <translation>Du kan gå.</translation>
        </message>
        <message>
            <source>Write a number.</source>
            <translation>Skriv ett tal.</translation>
        </message>
        <message>
            <source>The till and the desk agree.</source>
            <translation>Biljettsystemet och registreringarna stämmer överens.</translation>
        </message>
        <message numerus="yes">
            <source>The till has %n ticket(s) more than the desk.</source>
            <translation>
                <numerusform>Biljettsystemet har %n biljett mer än registreringarna.</numerusform>
                <numerusform>Biljettsystemet har %n biljetter mer än registreringarna.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) need a person.</source>
            <translation>
                <numerusform>%n sak att se över.</numerusform>
                <numerusform>%n saker att se över.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing needs a person.</source>
            <translation>Inget att se över.</translation>
        </message>
        <message>
            <source>Everything is sent and confirmed.</source>
            <translation>Allt är skickat och bekräftat.</translation>
        </message>
        <message>
            <source>You may leave: unsent rows are safe in this computer, and go out with the next connection.</source>
            <translation>Du kan gå: osända registreringar är i säkerhet i datorn och skickas vid nästa anslutning.</translation>
        </message>
        <message>
            <source>End of shift</source>
            <translation>Passets slut</translation>
        </message>
        <message>
            <source>Recorded at this desk today</source>
            <translation>Registrerat i den här kassan i dag</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Totalt</translation>
        </message>
        <message>
            <source>Still open</source>
            <translation>Ännu öppet</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Evenemang</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Skillnad</translation>
        </message>
        <message>
            <source>Seen by</source>
            <translation>Sett av</translation>
        </message>
        <message>
            <source>Holders</source>
            <translation>Kortinnehavare</translation>
        </message>
        <message>
            <source>Children</source>
            <translation>Barn</translation>
        </message>
        <message>
            <source>Assistants</source>
            <translation>Assistenter</translation>
        </message>
        <message>
            <source>In groups</source>
            <translation>I grupper</translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s) have not collected their tickets.</source>
            <translation>
                <numerusform>%n kund har inte hämtat sina biljetter.</numerusform>
                <numerusform>%n kunder har inte hämtat sina biljetter.</numerusform>
            </translation>
        </message>
        <message>
            <source>All tickets were collected.</source>
            <translation>Alla biljetter har hämtats.</translation>
        </message>
        <message numerus="yes">
            <source>%n card(s) were read and not recorded.</source>
            <translation>
                <numerusform>%n kort lästes men registrerades inte.</numerusform>
                <numerusform>%n kort lästes men registrerades inte.</numerusform>
            </translation>
        </message>
        <message>
            <source>Every card that was read is answered.</source>
            <translation>Alla lästa kort är besvarade.</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) from paper wait to be fixed.</source>
            <translation>
                <numerusform>%n pappersrad väntar på rättelse.</numerusform>
                <numerusform>%n pappersrader väntar på rättelse.</numerusform>
            </translation>
        </message>
        <message>
            <source>No line from paper waits.</source>
            <translation>Ingen pappersrad väntar.</translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>Skicka nu</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Skriv ut</translation>
        </message>
        <message>
            <source>Save as a PDF…</source>
            <translation>Spara som PDF…</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Visa</translation>
        </message>
        <message>
            <source>Show what was not collected</source>
            <translation>Visa det som inte hämtats</translation>
        </message>
        <message>
            <source>Show the cards that were not recorded</source>
            <translation>Visa korten som inte registrerats</translation>
        </message>
        <message>
            <source>Show the lines to fix</source>
            <translation>Visa raderna att rätta</translation>
        </message>
        <message>
            <source>Show what needs a person</source>
            <translation>Visa vad som ska ses över</translation>
        </message>
        <message>
            <source>The page is on its way to the printer.</source>
            <translation>Sidan är på väg till skrivaren.</translation>
        </message>
        <message>
            <source>The page is saved.</source>
            <translation>Sidan är sparad.</translation>
        </message>
        <message>
            <source>Made {when}</source>
            <translation>Gjord {when}</translation>
        </message>
        <message>
            <source>Till&apos;s count</source>
            <translation>Biljettsystemet</translation>
        </message>
        <message>
            <source>Till&apos;s count, {event}</source>
            <translation>Enligt biljettsystemet, {event}</translation>
        </message>
        <message>
            <source>No tickets recorded here</source>
            <translation>Inga registrerade biljetter</translation>
        </message>
        <message>
            <source>Difference: + the till has more, − the desk has more.</source>
            <translation>Skillnad: + biljettsystemet har mer, − registreringarna har mer.</translation>
        </message>
    </context>
    <context>
        <name>SignIn</name>
        <message>
            <source>Who is at the desk?</source>
            <translation>Vem är i kassan?</translation>
        </message>
        <message>
            <source>Choose your name, or press its number.</source>
            <translation>Välj ditt namn eller tryck på dess nummer.</translation>
        </message>
        <message>
            <source>Type your six digits. Esc leads back to the names.</source>
            <translation>Skriv dina sex siffror. Esc går tillbaka till namnen.</translation>
        </message>
        <message>
            <source>That is not the right PIN. You can try again in {time}.</source>
            <translation>PIN-koden stämmer inte. Du kan försöka igen om {time}.</translation>
        </message>
        <message>
            <source>You can try again now.</source>
            <translation>Du kan försöka igen nu.</translation>
        </message>
        <message>
            <source>This name cannot sign in any more. Choose another one.</source>
            <translation>Det här namnet kan inte längre logga in. Välj ett annat.</translation>
        </message>
        <message>
            <source>Sign in first, then read the card again.</source>
            <translation>Logga in först och läs sedan kortet igen.</translation>
        </message>
        <message>
            <source>Another name</source>
            <translation>Ett annat namn</translation>
        </message>
        <message>
            <source>for this event</source>
            <translation>för det här evenemanget</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>Ansvarig</translation>
        </message>
        <message>
            <source>That is not the right PIN. Try again.</source>
            <translation>PIN-koden stämmer inte. Försök igen.</translation>
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
            <translation>PIN-kod: {name}</translation>
        </message>
        <message>
            <source>Signed in: {name}. F11 changes.</source>
            <translation>Inloggad: {name}. F11 byter.</translation>
        </message>
        <message>
            <source>Supervisor, for this card only</source>
            <translation>Ansvarig, bara för det här kortet</translation>
        </message>
        <message>
            <source>Who answers for it? Press the number.</source>
            <translation>Vem ansvarar? Tryck på siffran.</translation>
        </message>
        <message>
            <source>A moment: the desk looks who may answer.</source>
            <translation>Ett ögonblick: kassan ser efter vem som kan svara.</translation>
        </message>
        <message>
            <source>Why? Press the number.</source>
            <translation>Varför? Tryck på siffran.</translation>
        </message>
        <message>
            <source>No supervisor can sign in at this desk.</source>
            <translation>Ingen ansvarig kan logga in i den här kassan.</translation>
        </message>
        <message>
            <source>Back to the card</source>
            <translation>Tillbaka till kortet</translation>
        </message>
        <message>
            <source>A supervisor gives, for this card only.</source>
            <translation>En ansvarig ger, bara för det här kortet.</translation>
        </message>
        <message>
            <source>Lock when nobody uses the desk</source>
            <translation>Lås när ingen använder kassan</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Aldrig</translation>
        </message>
        <message>
            <source>After {minutes} min</source>
            <translation>Efter {minutes} min</translation>
        </message>
    </context>
    <context>
        <name>Slip</name>
        <message>
            <source>Print</source>
            <translation>Skriv ut</translation>
        </message>
        <message>
            <source>Print a test slip</source>
            <translation>Skriv ut ett provkvitto</translation>
        </message>
        <message>
            <source>Printer test</source>
            <translation>Test av skrivaren</translation>
        </message>
        <message>
            <source>Printing the slip …</source>
            <translation>Kvittot skrivs ut …</translation>
        </message>
        <message>
            <source>The slip is printed.</source>
            <translation>Kvittot är utskrivet.</translation>
        </message>
        <message>
            <source>No slip: the printer was not found. The tickets are given all the same.</source>
            <translation>Inget kvitto: skrivaren hittades inte. Biljetterna är givna ändå.</translation>
        </message>
        <message>
            <source>No slip: this computer cannot print. The tickets are given all the same.</source>
            <translation>Inget kvitto: den här datorn kan inte skriva ut. Biljetterna är givna ändå.</translation>
        </message>
        <message>
            <source>No slip: the printer did not take it. The tickets are given all the same.</source>
            <translation>Inget kvitto: skrivaren tog inte emot det. Biljetterna är givna ändå.</translation>
        </message>
        <message>
            <source>Print slips</source>
            <translation>Utskrift av kvitton</translation>
        </message>
        <message>
            <source>Paper of the slips</source>
            <translation>Kvittonas papper</translation>
        </message>
        <message>
            <source>Printer of the slips</source>
            <translation>Kvittonas skrivare</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Aldrig</translation>
        </message>
        <message>
            <source>On request (F10)</source>
            <translation>På begäran (F10)</translation>
        </message>
        <message>
            <source>Every time</source>
            <translation>Varje gång</translation>
        </message>
        <message>
            <source>Roll, 58 mm</source>
            <translation>Rulle, 58 mm</translation>
        </message>
        <message>
            <source>Roll, 80 mm</source>
            <translation>Rulle, 80 mm</translation>
        </message>
        <message>
            <source>Sheet, A4</source>
            <translation>Ark, A4</translation>
        </message>
        <message>
            <source>The system's printer</source>
            <translation>Systemets skrivare</translation>
        </message>
        <message>
            <source>The printer was not found. Choose another one.</source>
            <translation>Skrivaren hittades inte. Välj en annan.</translation>
        </message>
        <message>
            <source>This computer cannot print from here.</source>
            <translation>Den här datorn kan inte skriva ut härifrån.</translation>
        </message>
        <message>
            <source>The printer did not take it. Check it, then try again.</source>
            <translation>Skrivaren tog inte emot det. Kontrollera den och försök igen.</translation>
        </message>
        <message numerus="yes">
            <source>%n adult(s)</source>
            <translation>
                <numerusform>%n vuxen</numerusform>
                <numerusform>%n vuxna</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n child(ren)</source>
            <translation>
                <numerusform>%n barn</numerusform>
                <numerusform>%n barn</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n companion(s)</source>
            <translation>
                <numerusform>%n ledsagare</numerusform>
                <numerusform>%n ledsagare</numerusform>
            </translation>
        </message>
        <message>
            <source>Printer of forms and reports</source>
            <translation>Skrivare för blanketter och rapporter</translation>
        </message>
        <message>
            <source>PDF files in the documents folder {folder}</source>
            <translation>PDF-filer i dokumentmappen {folder}</translation>
        </message>
        <message>
            <source>{printer} (not found)</source>
            <translation>{printer} (hittas inte)</translation>
        </message>
    </context>
    <context>
        <name>Sound</name>
        <message>
            <source>Sound</source>
            <translation>Ljud</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Av</translation>
        </message>
        <message>
            <source>When a card needs a look</source>
            <translation>När ett kort behöver ses på</translation>
        </message>
        <message>
            <source>Also when tickets are given</source>
            <translation>Också när biljetter ges</translation>
        </message>
    </context>
    <context>
        <name>Sync</name>
        <message>
            <source>Everything is sent and confirmed</source>
            <translation>Allt är skickat och bekräftat</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) wait to be sent</source>
            <translation>
                <numerusform>%n registrering väntar på att skickas</numerusform>
                <numerusform>%n registreringar väntar på att skickas</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing waits at this desk.</source>
            <translation>Inget väntar i den här kassan.</translation>
        </message>
        <message>
            <source>The oldest has waited {age}. They are safe at this desk meanwhile.</source>
            <translation>Den äldsta har väntat {age}. De är trygga i den här kassan så länge.</translation>
        </message>
        <message>
            <source>The centre has not been reached yet.</source>
            <translation>Centralen har inte nåtts än.</translation>
        </message>
        <message>
            <source>Last contact with the centre: {day}, {time}.</source>
            <translation>Senaste kontakt med centralen: {day} {time}.</translation>
        </message>
        <message numerus="yes">
            <source>The centre has confirmed %n row(s) of this desk.</source>
            <translation>
                <numerusform>Centralen har bekräftat %n registrering från den här kassan.</numerusform>
                <numerusform>Centralen har bekräftat %n registreringar från den här kassan.</numerusform>
            </translation>
        </message>
        <message>
            <source>Card list: {cards} cards, {age} old.</source>
            <translation>Kortlista: {cards} kort, {age} gammal.</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Synka nu</translation>
        </message>
        <message>
            <source>Syncing…</source>
            <translation>Synkar…</translation>
        </message>
        <message>
            <source>Nothing needs a person.</source>
            <translation>Inget att se över.</translation>
        </message>
        <message>
            <source>No round has been made yet.</source>
            <translation>Ingen kontakt har tagits ännu.</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) need a person</source>
            <translation>
                <numerusform>%n sak att se över</numerusform>
                <numerusform>%n saker att se över</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) made since are not in it yet.</source>
            <translation>
                <numerusform>%n senare registrering ingår inte ännu.</numerusform>
                <numerusform>%n senare registreringar ingår inte ännu.</numerusform>
            </translation>
        </message>
        <message>
            <source>The signed statement itself:</source>
            <translation>Själva det undertecknade intyget:</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have waited {age} to be sent. Nothing is lost.</source>
            <translation>
                <numerusform>%n registrering har väntat {age} på att skickas. Inget är borta.</numerusform>
                <numerusform>%n registreringar har väntat {age} på att skickas. Inget är borta.</numerusform>
            </translation>
        </message>
        <message>
            <source>no connection</source>
            <translation>ingen anslutning</translation>
        </message>
        <message>
            <source>the connection broke</source>
            <translation>anslutningen bröts</translation>
        </message>
        <message>
            <source>the centre was busy</source>
            <translation>centralen var upptagen</translation>
        </message>
        <message>
            <source>this computer's clock is wrong</source>
            <translation>datorns klocka går fel</translation>
        </message>
        <message>
            <source>this desk is out of use</source>
            <translation>kassan är ur bruk</translation>
        </message>
        <message>
            <source>the centre does not know this desk</source>
            <translation>centralen känner inte kassan</translation>
        </message>
        <message>
            <source>no room on this computer</source>
            <translation>inget utrymme på datorn</translation>
        </message>
        <message>
            <source>this program is too old</source>
            <translation>programmet är för gammalt</translation>
        </message>
        <message>
            <source>it did not succeed</source>
            <translation>det lyckades inte</translation>
        </message>
        <message>
            <source>Needs a person</source>
            <translation>Att se över</translation>
        </message>
        <message>
            <source>Noted by the coordinator</source>
            <translation>Sett av koordinatorn</translation>
        </message>
        <message>
            <source>Tickets were given on this card here and at another desk, as happens where desks have no connection. Nobody has to give anything back.</source>
            <translation>På kortet gavs biljetter här och i en annan kassa. Så går det när kassor saknar anslutning. Ingen behöver ge något tillbaka.</translation>
        </message>
        <message>
            <source>A coordinator noted this on {day}. Nobody has to do anything here.</source>
            <translation>Koordinatorn har sett över detta {day}. Ingen behöver göra något här.</translation>
        </message>
        <message>
            <source>Last rounds</source>
            <translation>Senaste kontakterna</translation>
        </message>
        <message>
            <source>Receipt of the centre</source>
            <translation>Centralens kvittens</translation>
        </message>
        <message>
            <source>Rows have waited long</source>
            <translation>Registreringar har väntat länge</translation>
        </message>
        <message>
            <source>The card list is old</source>
            <translation>Kortlistan är gammal</translation>
        </message>
        <message>
            <source>This computer's clock is wrong</source>
            <translation>Datorns klocka går fel</translation>
        </message>
        <message>
            <source>The centre has taken this desk out of use</source>
            <translation>Centralen har tagit kassan ur bruk</translation>
        </message>
        <message>
            <source>Given twice</source>
            <translation>Gavs två gånger</translation>
        </message>
        <message>
            <source>Given on a card that was not in use</source>
            <translation>Gavs på ett kort som inte var i bruk</translation>
        </message>
        <message>
            <source>Given on a card the register does not know yet</source>
            <translation>Gavs på ett kort som registret inte känner ännu</translation>
        </message>
        <message>
            <source>Given beyond the quota</source>
            <translation>Gavs utöver kvoten</translation>
        </message>
        <message>
            <source>The centre would like a look at this</source>
            <translation>Centralen ber dig titta på detta</translation>
        </message>
        <message>
            <source>The centre cannot read this row</source>
            <translation>Centralen kan inte läsa registreringen</translation>
        </message>
        <message>
            <source>Nothing is lost. Bring this computer to a connection, then send.</source>
            <translation>Inget är borta. Ta datorn dit det finns anslutning och skicka sedan.</translation>
        </message>
        <message>
            <source>Bring this computer to a connection: the newest list then comes by itself.</source>
            <translation>Ta datorn dit det finns anslutning: den nyaste listan kommer då av sig själv.</translation>
        </message>
        <message>
            <source>The desk goes by the centre's time meanwhile. Set the date and time of this computer.</source>
            <translation>Kassan räknar så länge med centralens tid. Ställ in datorns datum och tid.</translation>
        </message>
        <message>
            <source>The card had its tickets already, as happens where desks have no connection. Nobody has to give anything back.</source>
            <translation>Kortet hade redan sina biljetter. Så går det när kassor saknar anslutning. Ingen behöver ge något tillbaka.</translation>
        </message>
        <message>
            <source>The tickets stay given. Next time, the desk says so before giving.</source>
            <translation>Biljetterna förblir givna. Nästa gång säger kassan det innan de ges.</translation>
        </message>
        <message>
            <source>The code may be mistyped, or the card is new. Compare the paper, if there is any.</source>
            <translation>Koden kan vara felskriven eller kortet nytt. Jämför med papperet om det finns.</translation>
        </message>
        <message>
            <source>The tickets stay given. Check the seats with your venue.</source>
            <translation>Biljetterna förblir givna. Kontrollera på din arbetsplats att platserna räcker.</translation>
        </message>
        <message>
            <source>More tickets than the register allows, or a change of another place's row.</source>
            <translation>Fler biljetter än registret tillåter, eller en ändring av ett annat ställes registrering.</translation>
        </message>
        <message>
            <source>It is kept. Tell the person who looks after this desk.</source>
            <translation>Den är sparad. Berätta för den som sköter kassan.</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n registrering</numerusform>
                <numerusform>%n registreringar</numerusform>
            </translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>Skicka nu</translation>
        </message>
        <message>
            <source>Fetch the list now</source>
            <translation>Hämta listan nu</translation>
        </message>
        <message>
            <source>Noted</source>
            <translation>Sett</translation>
        </message>
        <message>
            <source>Print the receipt</source>
            <translation>Skriv ut kvittensen</translation>
        </message>
        <message>
            <source>Save the receipt…</source>
            <translation>Spara kvittensen…</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) sent</source>
            <translation>
                <numerusform>%n registrering skickad</numerusform>
                <numerusform>%n registreringar skickade</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) received</source>
            <translation>
                <numerusform>%n ändring mottagen</numerusform>
                <numerusform>%n ändringar mottagna</numerusform>
            </translation>
        </message>
        <message>
            <source>The receipt is on its way to the printer.</source>
            <translation>Kvittensen är på väg till skrivaren.</translation>
        </message>
        <message>
            <source>The receipt is saved.</source>
            <translation>Kvittensen är sparad.</translation>
        </message>
        <message>
            <source>The receipt could not be saved there.</source>
            <translation>Kvittensen kunde inte sparas där.</translation>
        </message>
        <message>
            <source>Noted.</source>
            <translation>Sett.</translation>
        </message>
        <message>
            <source>nothing new</source>
            <translation>inget nytt</translation>
        </message>
        <message>
            <source>Last row: {number}</source>
            <translation>Sista registreringen: {number}</translation>
        </message>
        <message>
            <source>Check number: {groups}</source>
            <translation>Kontrolltal: {groups}</translation>
        </message>
        <message>
            <source>Signed by the centre: {moment}</source>
            <translation>Undertecknat av centralen: {moment}</translation>
        </message>
        <message>
            <source>It no longer gets lists. What was recorded is still sent. If your venue goes on with this computer, it becomes a new desk with a one-time code from the person who looks after the desks.</source>
            <translation>Den får inga listor längre. Det som registrerats skickas ändå. Om din arbetsplats fortsätter med den här datorn blir den en ny kassa med en engångskod från den som sköter kassorna.</translation>
        </message>
        <message>
            <source>This desk is in use on two computers</source>
            <translation>Den här kassan används på två datorer</translation>
        </message>
        <message>
            <source>The centre does not know this desk</source>
            <translation>Centralen känner inte den här kassan</translation>
        </message>
        <message>
            <source>It may have been put back to an older state. Nothing is lost, and tickets can still be given. With a one-time code from the person who looks after the desks it knows this desk again.</source>
            <translation>Den kan ha återställts till ett äldre läge. Inget har gått förlorat, och biljetter kan fortfarande ges. Med en engångskod från den som sköter kassorna känner den igen den här kassan.</translation>
        </message>
        <message>
            <source>With a one-time code…</source>
            <translation>Med en engångskod…</translation>
        </message>
        <message>
            <source>An older state of this desk was put back</source>
            <translation>Ett äldre läge av kassan har återställts</translation>
        </message>
        <message>
            <source>Or so it seems to the centre. Nothing is lost, and tickets can still be given. If it is so, one of the two becomes a desk of its own, with a one-time code from the person who looks after the desks.</source>
            <translation>Så ser det i alla fall ut för centralen. Inget har gått förlorat, och biljetter kan fortfarande ges. Om det är så blir den ena datorn en egen kassa med en engångskod från den som sköter kassorna.</translation>
        </message>
        <message>
            <source>What the centre had received before comes back by itself, without the cards&apos; codes. Tickets can still be given.</source>
            <translation>Det som centralen redan hade fått kommer tillbaka av sig självt, utan kortens koder. Biljetter kan fortfarande ges.</translation>
        </message>
        <message>
            <source>no secure connection</source>
            <translation>ingen säker anslutning</translation>
        </message>
        <message>
            <source>a web page answered</source>
            <translation>en webbsida svarade</translation>
        </message>
        <message>
            <source>the network wants a sign-in</source>
            <translation>nätet kräver inloggning</translation>
        </message>
        <message>
            <source>the network let nothing through</source>
            <translation>nätet släppte inget fram</translation>
        </message>
        <message>
            <source>Many unknown cards were looked up</source>
            <translation>Många okända kort har slagits upp</translation>
        </message>
        <message>
            <source>No card has these codes, as far as this desk knows, and no tickets were given on them. It may be a box of old cards, or somebody who tries codes: ask who was here. The centre is told how many.</source>
            <translation>Inget kort har de här koderna, såvitt kassan vet, och inga biljetter gavs på dem. Det kan vara en låda gamla kort, eller någon som prövar koder: fråga vem som var här. Centralen får veta hur många.</translation>
        </message>
        <message>
            <source>A supervisor who is signed in notes this.</source>
            <translation>En inloggad ansvarig markerar detta som sett.</translation>
        </message>
        <message numerus="yes">
            <source>%n unknown card(s) that day</source>
            <translation>
                <numerusform>%n okänt kort den dagen</numerusform>
                <numerusform>%n okända kort den dagen</numerusform>
            </translation>
        </message>
        <message>
            <source>The centre has a new key</source>
            <translation>Centralen har en ny nyckel</translation>
        </message>
        <message>
            <source>The key before signed for it, so nothing has to be done. This is the centre&apos;s fingerprint now.</source>
            <translation>Den tidigare nyckeln har signerat den, så ingenting behöver göras. Centralens fingeravtryck är nu detta.</translation>
        </message>
    </context>
    <context>
        <name>Tickets</name>
        <message>
            <source>A child comes together with the cardholder.</source>
            <translation>Ett barn kommer tillsammans med kortinnehavaren.</translation>
        </message>
        <message>
            <source>Cardholder</source>
            <translation>Kortinnehavare</translation>
        </message>
        <message>
            <source>Children under {age}</source>
            <translation>Barn under {age} år</translation>
        </message>
        <message>
            <source>Assistant or interpreter</source>
            <translation>Assistent eller tolk</translation>
        </message>
        <message>
            <source>Workers</source>
            <translation>Anställda</translation>
        </message>
        <message>
            <source>Clients under {age}</source>
            <translation>Klienter under {age} år</translation>
        </message>
        <message>
            <source>Already has one</source>
            <translation>Har redan en</translation>
        </message>
        <message>
            <source>Always free, outside the quota</source>
            <translation>Alltid avgiftsfri, utanför kvoten</translation>
        </message>
        <message>
            <source>With the group</source>
            <translation>Med gruppen</translation>
        </message>
        <message>
            <source>In a small group</source>
            <translation>I en liten grupp</translation>
        </message>
        <message>
            <source>No limit</source>
            <translation>Ingen gräns</translation>
        </message>
        <message numerus="yes">
            <source>%n for this event</source>
            <translation>
                <numerusform>%n till det här evenemanget</numerusform>
                <numerusform>%n till det här evenemanget</numerusform>
            </translation>
        </message>
        <message>
            <source>Own, same household or grandchildren</source>
            <translation>Egna, i samma hushåll eller barnbarn</translation>
        </message>
        <message numerus="yes">
            <source>up to %n more</source>
            <translation>
                <numerusform>högst %n till</numerusform>
                <numerusform>högst %n till</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>up to %n</source>
            <translation>
                <numerusform>högst %n</numerusform>
                <numerusform>högst %n</numerusform>
            </translation>
        </message>
        <message>
            <source>children {count}</source>
            <translation>barn {count}</translation>
        </message>
        <message>
            <source>group {count}</source>
            <translation>grupp {count}</translation>
        </message>
        <message>
            <source>assistant {count}</source>
            <translation>assistent {count}</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Biljetter</translation>
        </message>
    </context>
    <context>
        <name>Today</name>
        <message>
            <source>{card}: let in.</source>
            <translation>{card}: insläppt.</translation>
        </message>
        <message>
            <source>Let in</source>
            <translation>Släpp in</translation>
        </message>
        <message>
            <source>All events</source>
            <translation>Alla evenemang</translation>
        </message>
        <message>
            <source>Event no longer in the programme</source>
            <translation>Evenemanget finns inte längre i programmet</translation>
        </message>
        <message>
            <source>Sold out</source>
            <translation>Slutsålt</translation>
        </message>
        <message>
            <source>Write a day that has been, like 24.11.2026.</source>
            <translation>Skriv en dag som har varit, till exempel 24.11.2026.</translation>
        </message>
        <message>
            <source>{row}: how many tickets does the customer have now?</source>
            <translation>{row}: hur många biljetter har kunden nu?</translation>
        </message>
        <message numerus="yes">
            <source>Move %n row(s) to the right event</source>
            <translation>
                <numerusform>Flytta %n rad till rätt evenemang</numerusform>
                <numerusform>Flytta %n rader till rätt evenemang</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n of {event} since {time}</source>
            <translation>
                <numerusform>%n rad: {event}, från kl. {time}</numerusform>
                <numerusform>Alla %n rader: {event}, från kl. {time}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) released. Their tickets can be given again.</source>
            <translation>
                <numerusform>%n rad frigjord. Dess biljetter kan ges på nytt.</numerusform>
                <numerusform>%n rader frigjorda. Deras biljetter kan ges på nytt.</numerusform>
            </translation>
        </message>
        <message>
            <source>Only a supervisor may see or change other days and desks.</source>
            <translation>Bara en ansvarig får se eller ändra andra dagar och kassor.</translation>
        </message>
        <message>
            <source>Every look at other days and desks is written down.</source>
            <translation>Varje titt på andra dagar och kassor antecknas.</translation>
        </message>
        <message>
            <source>card that was read</source>
            <translation>kort som lästes</translation>
        </message>
        <message numerus="yes">
            <source>The %n chosen</source>
            <translation>
                <numerusform>Den valda raden</numerusform>
                <numerusform>De %n valda raderna</numerusform>
            </translation>
        </message>
        <message>
            <source>{event} is sold out at this desk: no tickets are given for it.</source>
            <translation>{event}: slutsålt i den här kassan, inga biljetter ges.</translation>
        </message>
        <message>
            <source>{event}: tickets are given again.</source>
            <translation>{event}: biljetter ges igen.</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>I dag</translation>
        </message>
        <message>
            <source>Given today</source>
            <translation>Givna i dag</translation>
        </message>
        <message>
            <source>Not collected</source>
            <translation>Inte avhämtade</translation>
        </message>
        <message>
            <source>Other days and desks</source>
            <translation>Andra dagar och kassor</translation>
        </message>
        <message>
            <source>Events of the day</source>
            <translation>Dagens evenemang</translation>
        </message>
        <message>
            <source>Given tickets</source>
            <translation>Givna biljetter</translation>
        </message>
        <message>
            <source>Find by the last characters or the time</source>
            <translation>Sök med de sista tecknen eller klockslaget</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Dag</translation>
        </message>
        <message>
            <source>Right event</source>
            <translation>Rätt evenemang</translation>
        </message>
        <message>
            <source>Which rows</source>
            <translation>Vilka rader</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Evenemang</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tid</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Kort</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Biljetter</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Läge</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Anmärkning</translation>
        </message>
        <message>
            <source>Mark as sold out</source>
            <translation>Markera som slutsålt</translation>
        </message>
        <message>
            <source>There are tickets again</source>
            <translation>Det finns biljetter igen</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Ångra</translation>
        </message>
        <message>
            <source>Give again</source>
            <translation>Ge på nytt</translation>
        </message>
        <message>
            <source>Return or correct…</source>
            <translation>Återlämna eller rätta…</translation>
        </message>
        <message>
            <source>Move to another event…</source>
            <translation>Flytta till ett annat evenemang…</translation>
        </message>
        <message numerus="yes">
            <source>Release %n chosen</source>
            <translation>
                <numerusform>Frigör %n vald</numerusform>
                <numerusform>Frigör %n valda</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Release all %n</source>
            <translation>
                <numerusform>Frigör %n</numerusform>
                <numerusform>Frigör alla %n</numerusform>
            </translation>
        </message>
        <message>
            <source>It was: wrong count</source>
            <translation>Orsak: fel antal</translation>
        </message>
        <message>
            <source>It was: wrong event</source>
            <translation>Orsak: fel evenemang</translation>
        </message>
        <message>
            <source>It was: returned</source>
            <translation>Orsak: återlämnat</translation>
        </message>
        <message>
            <source>It was: not collected</source>
            <translation>Orsak: inte avhämtat</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) came back</source>
            <translation>
                <numerusform>%n biljett kom tillbaka</numerusform>
                <numerusform>%n biljetter kom tillbaka</numerusform>
            </translation>
        </message>
        <message>
            <source>The count was wrong</source>
            <translation>Antalet var fel</translation>
        </message>
        <message numerus="yes">
            <source>Move %n row(s)</source>
            <translation>
                <numerusform>Flytta %n rad</numerusform>
                <numerusform>Flytta %n rader</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Avbryt</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) that stand</source>
            <translation>
                <numerusform>%n rad</numerusform>
                <numerusform>%n rader</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing has been given here today.</source>
            <translation>Här har inget givits i dag.</translation>
        </message>
        <message>
            <source>No row matches. Try only the last characters, or a time.</source>
            <translation>Ingen rad passar sökningen. Prova bara de sista tecknen, eller ett klockslag.</translation>
        </message>
        <message>
            <source>Nothing waits to be collected.</source>
            <translation>Inget väntar på att avhämtas.</translation>
        </message>
        <message>
            <source>No rows are known of that day.</source>
            <translation>Inga rader är kända från den dagen.</translation>
        </message>
        <message>
            <source>By phone</source>
            <translation>Per telefon</translation>
        </message>
        <message>
            <source>Collected</source>
            <translation>Avhämtat</translation>
        </message>
        <message>
            <source>Another desk</source>
            <translation>En annan kassa</translation>
        </message>
        <message>
            <source>By mistake</source>
            <translation>Av misstag</translation>
        </message>
        <message>
            <source>Wrong count</source>
            <translation>Fel antal</translation>
        </message>
        <message>
            <source>Wrong event</source>
            <translation>Fel evenemang</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Återlämnat</translation>
        </message>
        <message>
            <source>The centre cannot read this row</source>
            <translation>Centralen kan inte läsa den här raden</translation>
        </message>
        <message>
            <source>The register does not know this card yet</source>
            <translation>Registret känner inte kortet ännu</translation>
        </message>
        <message>
            <source>The card was not in use</source>
            <translation>Kortet var inte i bruk</translation>
        </message>
        <message>
            <source>More than the card allows</source>
            <translation>Mer än kortet tillåter</translation>
        </message>
        <message>
            <source>More than the quota</source>
            <translation>Mer än kvoten</translation>
        </message>
        <message>
            <source>Somebody looks at this at the centre</source>
            <translation>Någon ser på detta vid centralen</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) moved to {event}.</source>
            <translation>
                <numerusform>%n rad flyttad: {event}.</numerusform>
                <numerusform>%n rader flyttade: {event}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stayed as before.</source>
            <translation>
                <numerusform>%n förblev som förr.</numerusform>
                <numerusform>%n förblev som förr.</numerusform>
            </translation>
        </message>
        <message>
            <source>{card}: undone.</source>
            <translation>{card}: ångrat.</translation>
        </message>
        <message>
            <source>{card}: the reason is kept.</source>
            <translation>{card}: orsaken är antecknad.</translation>
        </message>
        <message>
            <source>{card}: given again.</source>
            <translation>{card}: givet på nytt.</translation>
        </message>
        <message>
            <source>{card}: what came back is recorded.</source>
            <translation>{card}: återlämningen är registrerad.</translation>
        </message>
        <message>
            <source>{card}: corrected.</source>
            <translation>{card}: rättat.</translation>
        </message>
        <message>
            <source>Choose the event</source>
            <translation>Välj evenemang</translation>
        </message>
        <message numerus="yes">
            <source>%n to collect</source>
            <translation>
                <numerusform>%n att avhämta</numerusform>
                <numerusform>%n att avhämta</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message>
            <source>Valid: group card</source>
            <translation>Giltigt: gruppkort</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>Giltigt</translation>
        </message>
        <message>
            <source>Valid: last day today</source>
            <translation>Giltigt: sista dagen i dag</translation>
        </message>
        <message>
            <source>Has tickets: {counts}</source>
            <translation>Har biljetter: {counts}</translation>
        </message>
        <message>
            <source>Already used</source>
            <translation>Redan använt</translation>
        </message>
        <message>
            <source>Last valid day is past</source>
            <translation>Giltighetstiden är slut</translation>
        </message>
        <message>
            <source>This card is not in use</source>
            <translation>Kortet är inte i bruk</translation>
        </message>
        <message>
            <source>Not on the list yet</source>
            <translation>Inte på listan än</translation>
        </message>
        <message>
            <source>Not a card code</source>
            <translation>Inte en kortkod</translation>
        </message>
        <message>
            <source>Card not found</source>
            <translation>Kortet hittas inte</translation>
        </message>
        <message>
            <source>The card should say: last valid day {day}. Different? Retype.</source>
            <translation>På kortet ska det stå: sista giltighetsdag {day}. Står det något annat? Skriv koden på nytt.</translation>
        </message>
        <message>
            <source>Last valid day {day}.</source>
            <translation>Sista giltighetsdag {day}.</translation>
        </message>
        <message>
            <source>The card is valid today. From tomorrow it needs to be renewed.</source>
            <translation>Kortet gäller ännu i dag. Från och med i morgon behöver det förnyas.</translation>
        </message>
        <message>
            <source>A worker with clients under {age}. Older clients show cards of their own.</source>
            <translation>En anställd med klienter under {age} år. Äldre klienter visar egna kort.</translation>
        </message>
        <message>
            <source>Given by phone {day}, {time}.</source>
            <translation>Givna per telefon {day} {time}.</translation>
        </message>
        <message>
            <source>Given {day}, {time}.</source>
            <translation>Givna {day} {time}.</translation>
        </message>
        <message>
            <source>Let them in.</source>
            <translation>Släpp in.</translation>
        </message>
        <message numerus="yes">
            <source>%n more child(ren) may be added.</source>
            <translation>
                <numerusform>Du kan lägga till %n barn.</numerusform>
                <numerusform>Du kan lägga till %n barn.</numerusform>
            </translation>
        </message>
        <message>
            <source>This card's tickets for today have been given.</source>
            <translation>Biljetterna på det här kortet är redan givna för i dag.</translation>
        </message>
        <message>
            <source>All tickets this card allows here have been given.</source>
            <translation>Alla biljetter som kortet ger här är redan givna.</translation>
        </message>
        <message>
            <source>Check the code against the card, or retype it.</source>
            <translation>Jämför koden med kortet eller skriv den på nytt.</translation>
        </message>
        <message>
            <source>The last valid day was {day}.</source>
            <translation>Sista giltighetsdagen var {day}.</translation>
        </message>
        <message>
            <source>No tickets can be given on it.</source>
            <translation>Det går inte att ge biljetter på det.</translation>
        </message>
        <message>
            <source>Compare the code with the card, or read the card once more.</source>
            <translation>Jämför koden med kortet eller läs in kortet en gång till.</translation>
        </message>
        <message>
            <source>No connection, and no card list yet. Read two things from the card.</source>
            <translation>Ingen anslutning och ingen kortlista än. Läs två saker på kortet.</translation>
        </message>
        <message>
            <source>No connection, and the list is {age} old. Read two things from the card.</source>
            <translation>Ingen anslutning, och listan är {age} gammal. Läs två saker på kortet.</translation>
        </message>
        <message>
            <source>A card code looks like {example}. Scan or type it again.</source>
            <translation>En kortkod ser ut så här: {example}. Läs in eller skriv den på nytt.</translation>
        </message>
        <message>
            <source>The list is {age} old; the row is marked.</source>
            <translation>Listan är {age} gammal; registreringen märks.</translation>
        </message>
        <message>
            <source>Tell the customer</source>
            <translation>Säg till kunden</translation>
        </message>
        <message>
            <source>“The tickets on this card have already been given for this time.”</source>
            <translation>”Biljetterna på det här kortet har redan getts för den här gången.”</translation>
        </message>
        <message>
            <source>“The card needs renewing. The place that gave it can renew it.”</source>
            <translation>”Kortet behöver förnyas. Det kan förnyas där du fick kortet.”</translation>
        </message>
        <message>
            <source>“This card is not in use. Please ask the place that gave the card.”</source>
            <translation>”Det här kortet är inte i bruk. Fråga gärna där du fick kortet.”</translation>
        </message>
        <message>
            <source>“I cannot find this card. Please ask the place that gave the card.”</source>
            <translation>”Jag hittar inte det här kortet. Fråga gärna där du fick kortet.”</translation>
        </message>
        <message>
            <source>“May I look at the code on the card once more?”</source>
            <translation>”Får jag titta på koden på kortet en gång till?”</translation>
        </message>
        <message>
            <source>“I am sorry, there are no tickets left for this.”</source>
            <translation>”Det finns tyvärr inga biljetter kvar.”</translation>
        </message>
        <message>
            <source>The card shows a later day</source>
            <translation>På kortet står en senare dag</translation>
        </message>
        <message>
            <source>Give on the card’s face</source>
            <translation>Ge enligt uppgifterna på kortet</translation>
        </message>
        <message>
            <source>Record as written</source>
            <translation>Registrera som det står</translation>
        </message>
        <message>
            <source>The list does not have this card yet. Read two things from the card.</source>
            <translation>Kortet finns inte på listan än. Läs två saker på kortet.</translation>
        </message>
        <message>
            <source>Sold out</source>
            <translation>Slutsålt</translation>
        </message>
        <message>
            <source>This event is marked as sold out: no tickets are given.</source>
            <translation>Evenemanget är markerat som slutsålt: inga biljetter ges.</translation>
        </message>
        <message>
            <source>A supervisor gives</source>
            <translation>En ansvarig ger</translation>
        </message>
        <message>
            <source>The centre has just said so.</source>
            <translation>Centralen meddelade det alldeles nyss.</translation>
        </message>
        <message>
            <source>No tickets left here</source>
            <translation>Inga biljetter kvar här</translation>
        </message>
        <message>
            <source>Not valid here yet</source>
            <translation>Gäller inte här ännu</translation>
        </message>
        <message>
            <source>This card is on trial in another area, and is valid there.</source>
            <translation>Kortet är på försök i ett annat område och gäller där.</translation>
        </message>
        <message>
            <source>“Your card is being tried out in its own area, and is valid there. I am sorry that it is not valid here yet.”</source>
            <translation>”Ditt kort är på försök i sitt eget område och gäller där. Tyvärr gäller det inte här ännu.”</translation>
        </message>
        <message>
            <source>This desk has no tickets of its own yet.</source>
            <translation>Den här kassan har inga egna biljetter ännu.</translation>
        </message>
        <message>
            <source>At {time} there were none left elsewhere either.</source>
            <translation>Kl. {time} fanns det inga kvar på andra håll heller.</translation>
        </message>
        <message>
            <source>Left elsewhere at {time}: {count}.</source>
            <translation>Kvar på andra håll kl. {time}: {count}.</translation>
        </message>
        <message>
            <source>This desk is asking for more. Read the card again in a minute.</source>
            <translation>Kassan ber om fler. Läs kortet igen om en stund.</translation>
        </message>
        <message>
            <source>Tickets left at this desk: {count}.</source>
            <translation>Biljetter kvar i den här kassan: {count}.</translation>
        </message>
        <message>
            <source>The event’s quota is used up. You may still give tickets.</source>
            <translation>Evenemangets kvot är fylld. Du kan ändå ge biljetter.</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>Ticket desk</source>
            <translation>Biljettkassa</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>Kassa</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Synkning</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Inställningar</translation>
        </message>
        <message>
            <source>Paper entry</source>
            <translation>Papper</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>I dag</translation>
        </message>
        <message>
            <source>End of shift</source>
            <translation>Passets slut</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>Rapporter</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hjälp</translation>
        </message>
    </context>
    <context>
        <name>Events</name>
        <message>
            <source>{when} · left here: {count}</source>
            <translation>{when} · kvar här: {count}</translation>
        </message>
    </context>
</TS>
