"""The Swedish sentences."""

from typing import Final

SWEDISH: Final = {
    # Faults: what happened, then what to do.
    "usage": "Kommandot kunde inte tolkas. ”{program} --help” visar hur det skrivs.",
    "bad_address": "”{address}” är inte adressen till en central. Skriv den så här: "
    "https://central.example.fi; http:// gäller bara en central på den här datorn.",
    "unknown_event": "Den här disken har inget evenemang ”{event}”. ”boxoffice events” visar "
    "evenemangen.",
    "unknown_row": "Den här disken har inte gett biljetter på raden ”{row}”. ”boxoffice ledger” "
    "visar raderna.",
    "fingerprint_needed": "Ingen är här för att jämföra centralens fingeravtryck. Ange det du fått "
    "veta med --fingerprint.",
    "fingerprint_differs": "Centralens fingeravtryck är inte det du fått veta, så inget togs i "
    "bruk. Kontrollera adressen och fråga på ditt ställe innan du fortsätter.",
    "already_enrolled": "Den här disken är redan tagen i bruk. Ta en annan disk i bruk på samma "
    "dator genom att välja en annan mapp med --data.",
    "wrong_code": "Engångskoden är inte rätt. Kontrollera den bokstav för bokstav.",
    "used_code": "Engångskoden är redan använd. Be om en ny på ditt ställe.",
    "expired_code": "Engångskoden är för gammal. Be om en ny på ditt ställe.",
    "too_many_tries": "För många fel koder har prövats. Vänta en timme eller be om en ny kod på "
    "ditt ställe.",
    "not_enrolled": "Den här disken är inte tagen i bruk än. Ta den i bruk med "
    "”boxoffice enrol ADRESS KOD”; engångskoden får du på ditt ställe.",
    "nothing_fetched": "Den här disken har inte hämtat evenemang och kortlista än. "
    "Kör ”boxoffice-sync --once” när det finns en förbindelse.",
    "settings_damaged": "Inställningsfilen {path} är skadad. Återställ den från en säkerhetskopia "
    "eller be om hjälp; låt de andra filerna vara.",
    "folder_unusable": "Mappen {path} kan inte användas. Kontrollera att den finns, att du får "
    "skriva där och att disken har utrymme.",
    "store_locked": "Ett annat program använder den här diskens poster. Stäng det och försök igen.",
    "store_read_only": "Den här disken får inte skriva sina poster. Ge mappen skrivrätt igen och "
    "försök på nytt.",
    "store_full": "Lagringsutrymmet är fullt, så inget kan antecknas. Frigör utrymme och försök "
    "igen; anteckna så länge på papper.",
    "store_too_new": "Posterna kommer från en nyare version av programmet. Installera det nyare "
    "programmet.",
    "not_a_database": "Den här diskens poster är inte skrivna av det här programmet. Låt mappen "
    "vara som den är och be om hjälp.",
    "wrong_key": "Nyckeln öppnar inte den här diskens poster. Använd nycklarna som gjordes med den "
    "här disken.",
    "store_damaged": "Den här diskens poster är skadade. Låt mappen vara som den är och be om "
    "hjälp.",
    "unreachable": "Centralen kan inte nås. Kontrollera förbindelsen; disken arbetar vidare så "
    "länge och skickar senare.",
    "busy": "Centralen är upptagen. Försök igen om några minuter; inget går förlorat.",
    "unknown_device": "Centralen känner inte till den här disken. Be ditt ställe ta den i bruk på "
    "nytt; behåll mappen, för raderna skickas efteråt.",
    "revoked": "Centralen har stängt den här disken. Fråga på ditt ställe; det som getts skickas "
    "ändå.",
    "clock_skew": "Den här datorns klocka går fel: hos centralen är den {time}. Ställ klockan och "
    "försök igen.",
    "version_mismatch": "Centralen kräver version {minimum} av programmet eller nyare. Uppdatera "
    "programmet.",
    "bad_reply": "Svaret kom inte från rätt central. Kontrollera nätet (det kan kräva inloggning) "
    "och försök igen.",
    "round_running": "Ett annat program synkar den här disken just nu. Vänta tills det är klart "
    "och försök igen.",
    "keys_missing": "Den här diskens nycklar är inte på sin plats. Lås upp samma användares "
    "nyckelring eller ange nyckelfilen med --key-file.",
    "keys_damaged": "Den här diskens nycklar kan inte läsas. Återställ rätt nycklar från "
    "säkerhetskopian.",
    "keyring_missing": "Systemet har ingen nyckelring för nycklarna. Ange en fil för dem med "
    "--key-file eller använd --passphrase.",
    "keyring_failed": "Systemets nyckelring är låst eller svarar inte. Lås upp den och försök "
    "igen, eller ta disken i bruk med --key-file.",
    "key_file_missing": "Nyckelfilen {path} finns inte. Kontrollera namnet eller anslut disken "
    "där den ligger.",
    "key_file_exposed": "Andra användare kommer åt nyckelfilen {path}, så den lästes inte. Stäng "
    "den med ”chmod 600 {path}”.",
    "key_file_foreign": "Nyckelfilen {path} tillhör en annan användare. Starta disken som den "
    "användaren eller byt filens ägare.",
    "key_file_unreadable": "Nyckelfilen {path} kan inte läsas. Kontrollera att den är en fil och "
    "att du får läsa den.",
    "key_file_unwritable": "Nyckelfilen {path} kan inte skrivas. Kontrollera mappens rättigheter "
    "och utrymmet.",
    "passphrase_missing": "Den här diskens nycklar behöver sin lösenfras. Skriv den i en terminal "
    "eller ge den med KAIKU_BOXOFFICE_PASSPHRASE_FD.",
    "passphrase_wrong": "Lösenfrasen är inte rätt. Skriv den på nytt.",
    "passphrase_too_short": "Lösenfrasen är för kort. Välj en på minst tio tecken.",
    "bug": "Programmet har ett fel. Inget antecknat går förlorat. Försök igen och skicka den "
    "nyaste filen i {logs} till dem som sköter programmet.",
}
