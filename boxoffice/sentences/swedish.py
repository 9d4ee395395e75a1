"""The Swedish sentences."""

from typing import Final

SWEDISH: Final = {
    # Faults: what happened, then what to do.
    "usage": "Kommandot kunde inte tolkas. ”{program} --help” visar hur det skrivs.",
    "no_display": "Det finns ingen skärm att öppna fönstret på. Starta från skrivbordet eller "
    "använd kommandona som ”boxoffice --help” visar.",
    "no_qt": "Fönstret kan inte öppnas, för bibliotek saknas i systemet. Installera dem som README "
    "nämner; kommandona (”boxoffice --help”) fungerar utan dem.",
    "bad_address": "”{address}” är inte adressen till en central. Skriv den så här: "
    "https://central.example.fi; http:// gäller bara en central på den här datorn.",
    "unknown_event": "Den här kassan har inget evenemang ”{event}”. ”boxoffice events” visar "
    "evenemangen.",
    "unknown_row": "Den här kassan har inte gett biljetter på den raden. ”boxoffice ledger” "
    "visar raderna.",
    "not_today": "Raden är inte från i dag. Be en föreståndare ta tillbaka den.",
    "no_table": "”{path}” är ingen tabell som kan läsas. Spara den som .xlsx eller .csv, utan "
    "lösenord och "
    "med högst 2000 rader.",
    "period_order": "Den sista dagen är före den första. Ge dagarna i ordning.",
    "table_name": "Filnamnet passar inte: ge det ändelsen {ending}.",
    "table_not_written": "”{path}” kunde inte skrivas. Välj en mapp som finns och går att skriva"
    " i.",
    "no_code_column": "Ingen kolumn med kortkoder hittades i ”{path}”. Ge den rubriken ”Kortets "
    "kod”.",
    "fingerprint_needed": "Ingen är här för att jämföra centralens fingeravtryck. Ange det du fått "
    "veta med --fingerprint.",
    "fingerprint_differs": "Centralens fingeravtryck är inte det du fått veta, så inget togs i "
    "bruk. Kontrollera adressen och fråga på din arbetsplats innan du fortsätter.",
    "already_enrolled": "Den här kassan är redan tagen i bruk. Ta en annan kassa i bruk på samma "
    "dator genom att välja en annan mapp med --data.",
    "wrong_code": "Engångskoden är inte rätt. Kontrollera den bokstav för bokstav.",
    "used_code": "Engångskoden är redan använd. Be om en ny på din arbetsplats.",
    "expired_code": "Engångskoden är för gammal. Be om en ny på din arbetsplats.",
    "too_many_tries": "För många fel koder har prövats. Vänta en kvart eller be om en ny kod på "
    "din arbetsplats.",
    "relay_address": "Det är inte adressen till en förmedlare. Den visas i förmedlarens "
    "inställningar.",
    "relay_code": "Förmedlaren visar en annan kod. Varje kod gäller för en kassa.",
    "relay_unreachable": "Ingen förmedlare svarar där. Båda datorerna måste vara i samma nät.",
    "relay_no_centre": "Förmedlaren känner inte kassan än. Låt någon av dem nå centralen en gång.",
    "not_enrolled": "Den här kassan är inte tagen i bruk än. Ta den i bruk med "
    "”boxoffice enrol ADRESS KOD”; engångskoden får du på din arbetsplats.",
    "nothing_fetched": "Den här kassan har inte hämtat evenemang och kortlista än. "
    "Kör ”boxoffice-sync --once” när det finns en anslutning.",
    "settings_damaged": "Inställningsfilen {path} är skadad. Återställ den från en säkerhetskopia "
    "eller be om hjälp; låt de andra filerna vara.",
    "folder_unusable": "Mappen {path} kan inte användas. Kontrollera att den finns, att du får "
    "skriva där och att disken har utrymme.",
    "store_locked": "Ett annat program använder den här kassans poster. Stäng det och försök igen.",
    "store_read_only": "Den här kassan får inte skriva sina poster. Ge mappen skrivrätt igen och "
    "försök på nytt.",
    "store_full": "Lagringsutrymmet är fullt, så inget kan antecknas. Frigör utrymme och försök "
    "igen; anteckna så länge på papper.",
    "store_too_new": "Posterna kommer från en nyare version av programmet. Installera det nyare "
    "programmet.",
    "not_a_database": "Den här kassans poster är inte skrivna av det här programmet. Låt mappen "
    "vara som den är och be om hjälp.",
    "wrong_key": "Nyckeln öppnar inte den här kassans poster. Använd nycklarna som gjordes med den "
    "här kassan.",
    "store_damaged": "Den här kassans poster är skadade. Låt mappen vara som den är och be om "
    "hjälp.",
    "store_not_upgraded": "Den här kassans poster kunde inte uppgraderas till den här versionen; "
    "de och en kopia är som förut. Använd det äldre programmet och be om hjälp.",
    "unreachable": "Centralen kan inte nås. Kontrollera anslutningen och försök igen. Inget går "
    "förlorat: en kassa som har sin kortlista arbetar vidare så länge.",
    "cut_short": "Anslutningen bröts innan allt hade hämtats. Det som kom finns kvar; försök igen, "
    "så hämtas resten.",
    "name_unknown": "Det här nätet känner inte till centralens adress. Kontrollera anslutningen "
    "(nätet kan kräva inloggning) och hur adressen är skriven; inget går förlorat.",
    "no_tls": "Det som svarar på centralens adress talar inte https, så inget skickades. "
    "Kontrollera adressen och nätet.",
    "unknown_signer": "Något står mellan den här kassan och centralen, så inget skickades. Använd "
    "ett annat nät, eller öppna en webbläsare och se om det här nätet kräver inloggning.",
    "other_name": "En annan dator svarar på centralens adress, så inget skickades. Öppna en "
    "webbläsare och se om det här nätet kräver inloggning; kontrollera annars adressen.",
    "out_of_date": "Centralens certifikat är inte giltigt i dag, så inget skickades. Kontrollera "
    "den här datorns datum; om det är rätt, berätta för din arbetsplats.",
    "page_for_people": "Här svarar en webbsida, inte en central. Kontrollera adressen; om den är "
    "rätt kan nätet kräva att du loggar in först: öppna en webbläsare och försök sedan igen. "
    "Inget går förlorat.",
    "sign_in_needed": "Det här nätet kräver att du loggar in först: öppna en webbläsare och försök "
    "sedan igen. Inget går förlorat.",
    "proxy_in_the_way": "Det här nätet släpper inget fram till centralen. Använd ett annat nät, "
    "eller be den som sköter nätet att tillåta centralens adress; inget går förlorat.",
    "busy": "Centralen är upptagen. Försök igen om några minuter; inget går förlorat.",
    "unknown_device": "Centralen känner inte till den här kassan. Be din arbetsplats ta den i "
    "bruk på nytt; behåll mappen, för raderna skickas efteråt.",
    "revoked": "Centralen har stängt den här kassan. Fråga på din arbetsplats; det som getts "
    "skickas ändå.",
    "clock_skew": "Den här datorns klocka går fel: hos centralen är den {time}. Ställ klockan och "
    "försök igen.",
    "version_mismatch": "Centralen kräver version {minimum} av programmet eller nyare. Uppdatera "
    "programmet.",
    "program_too_old": "Det här programmet är för gammalt för att ge biljetter: från och med {day} "
    "kräver centralen version {minimum} eller nyare. Uppdatera det; det som getts skickas ändå.",
    "bad_reply": "Svaret kom inte från rätt central. Kontrollera nätet (det kan kräva inloggning) "
    "och försök igen.",
    "old_reply": "Centralens svar är föråldrat och togs inte i bruk. Kontrollera den här datorns "
    "klocka och försök igen; om felet fortsätter, säg till på din arbetsplats.",
    "not_taken": "Centralen godtog inte en begäran från den här kassan. Inget går förlorat, allt "
    "finns kvar här; försök igen senare och säg till på din arbetsplats om felet fortsätter.",
    "round_running": "Ett annat program synkar den här kassan just nu. Vänta tills det är klart "
    "och försök igen.",
    "keys_missing": "Den här kassans nycklar är inte på sin plats. Lås upp samma användares "
    "nyckelring eller ange nyckelfilen med --key-file.",
    "keys_damaged": "Den här kassans nycklar kan inte läsas. Återställ rätt nycklar från "
    "säkerhetskopian.",
    "keyring_missing": "Systemet har ingen nyckelring för nycklarna. Ange en fil för dem med "
    "--key-file eller använd --passphrase.",
    "keyring_failed": "Systemets nyckelring är låst eller svarar inte. Lås upp den och försök "
    "igen, eller ta kassan i bruk med --key-file.",
    "key_file_missing": "Nyckelfilen {path} finns inte. Kontrollera namnet eller anslut disken "
    "där den ligger.",
    "key_file_exposed": "Andra användare kommer åt nyckelfilen {path}, så den lästes inte. Stäng "
    "den med ”chmod 600 {path}”.",
    "key_file_foreign": "Nyckelfilen {path} tillhör en annan användare. Starta kassan som den "
    "användaren eller byt filens ägare.",
    "key_file_unreadable": "Nyckelfilen {path} kan inte läsas. Kontrollera att den är en fil och "
    "att du får läsa den.",
    "key_file_unwritable": "Nyckelfilen {path} kan inte skrivas. Kontrollera mappens rättigheter "
    "och utrymmet.",
    "passphrase_missing": "Den här kassans nycklar behöver sin lösenfras. Skriv den i en terminal "
    "eller ge den med KAIKU_BOXOFFICE_PASSPHRASE_FD.",
    "passphrase_wrong": "Lösenfrasen är inte rätt. Skriv den på nytt.",
    "passphrase_too_short": "Lösenfrasen är för kort. Välj en på minst tio tecken.",
    "bug": "Programmet har ett fel. Inget antecknat går förlorat. Försök igen och skicka den "
    "nyaste filen i {logs} till dem som sköter programmet.",
    # The command line's help.
    "about_boxoffice": "Ger biljetter på kort, med eller utan anslutning. Utan kommando öppnas "
    "fönstret.",
    "about_sync": "Skickar vad kassan har gett och hämtar dess kortlista, utan fönster.",
    "about_enrol": "Ta den här kassan i bruk hos en central med en engångskod.",
    "about_status": "Visa vilken kassa det här är, hur gammal listan är och vad som väntar på att "
    "skickas.",
    "about_events": "Visa evenemangen som kassan kan ge biljetter till.",
    "about_check": "Visa vad kassan säger om ett kort, utan att ge något.",
    "about_give": "Ge biljetter på ett kort och anteckna dem.",
    "about_void": "Ta tillbaka givna biljetter.",
    "about_report": "Räkna vad som getts från en dag till en annan, utan kortkod eller kassör.",
    "about_paper": "Registrera en tabell med pappersrader; varje rad en gång.",
    "about_ledger": "Visa vad kassan har antecknat och vad centralen har sagt om det.",
    "about_counter-page": "Gör sidan ”Vid disken” till en PDF att skriva ut för kassan.",
    "help_counter_page": "vart PDF-filen skrivs",
    "counter_page_written": "Sidan är skriven: {path}",
    "about_relay": "Parkoppla kassan med en förmedlare, lämna den eller visa parkopplingen.",
    "help_relay": "adressen som förmedlaren visar",
    "help_leave": "fortsätt utan förmedlaren",
    "relay_none": "Kassan är inte parkopplad med någon förmedlare.",
    "relay_paired": "Kassan är parkopplad med förmedlaren {address}.",
    "about_scan": "Skriv ut koderna i bilder, för att pröva läsare, kameror och kort.",
    "help_help": "visa det här och sluta",
    "help_json": "skriv ut JSON för program",
    "help_first": "första dagen, till exempel 2026-11-01",
    "help_last": "sista dagen, till exempel 2026-11-30",
    "help_venue": "räkna hela stället, så långt kassan vet",
    "help_xlsx": "skriv en tabell (.xlsx)",
    "help_csv": "skriv en tabell (.csv)",
    "help_any": "alla slags streckkoder, även de som den här kassan inte söker",
    "help_table": "tabellen, .xlsx eller .csv",
    "help_day": "radernas dag, t.ex. 2026-11-24; annars evenemangets egen, annars i dag",
    "help_preview": "säg vad raderna skulle bli, men registrera inget",
    "help_once": "gör en synkningsrunda och sluta",
    "help_watch": "synka tills programmet stoppas",
    "help_wait": "hur länge --once väntar på ett annat programs runda",
    "help_practice": "öva med påhittade kort i ett fönster som varken sparar eller skickar något",
    "help_clerks": "med `--practice`: påhittade personer att logga in som",
    "help_data": "den här kassans mapp",
    "help_language": "svarens språk",
    "help_key_file": "filen med kassans nycklar (rättigheter 0600)",
    "help_passphrase": "håll kassans nycklar bakom en lösenfras",
    "help_code": "koden, eller - för att läsa den från standardindata",
    "help_name": "kassans namn, för arbetsplatsen",
    "help_fingerprint": "centralens fingeravtryck som arbetsplatsen uppgett det",
    "help_yes": "godta vilket fingeravtryck centralen än visar",
    "help_again": "ta på nytt i bruk en kassa som centralen inte längre känner",
    "help_new_desk": (
        "gör en kopia av en kassa till en egen kassa; det som registrerats finns kvar och"
        " skickas fortfarande"
    ),
    "help_event": "evenemanget, dess id i ”boxoffice events”",
    "help_face": "sista giltighetsdagen på kortet, till exempel 2027-03-14",
    "help_children": "antalet barn som står på kortet",
    "help_community": "på kortet står att det är en organisations gemenskapskort",
    "help_old_list": "fortsätt fast kortlistan är gammal",
    "help_count": "antalet biljetter av det här slaget",
    "help_as_written": "anteckna en kod som inte passar något format så som den står på kortet",
    "help_row": "raden, dess id i ”boxoffice ledger”",
    # Questions.
    "ask_passphrase": "Lösenfras för kassans nycklar:",
    "ask_again": "Samma en gång till:",
    "ask_fingerprint": "Är det samma som din arbetsplats har uppgett? (j/n)",
    # Answers.
    "centre_fingerprint": "Fingeravtrycket för centralen på {address}:",
    "enrolled": "Den här kassan hör nu till {venue}. Hämta evenemang och kortlista med "
    "”boxoffice-sync --once”.",
    "verdict_valid": "Kortet gäller.",
    "verdict_valid_last_day": "Kortet gäller; i dag är dess sista dag.",
    "verdict_has_tickets": "Kortet har redan biljetter till det här evenemanget.",
    "verdict_used": "Kortet är redan använt till det här evenemanget. Kontrollera att koden är "
    "rätt.",
    "verdict_expired": "Kortets sista giltighetsdag har gått. Stället som gav kortet förnyar det.",
    "verdict_blocked": "Det här kortet är inte i bruk. Fråga gärna stället som gav kortet.",
    "verdict_not_on_list": "Kortet finns inte på listan. Jämför koden med kortet en gång till.",
    "verdict_not_a_code": "Det här är ingen kortkod. En kod ser ut så här: {example}.",
    "verdict_no_quota": "Den här kassan har inga fria biljetter kvar till evenemanget.",
    "verdict_not_valid_here": "Kortet är på försök i ett annat område; här gäller det inte ännu.",
    "action_give": "Biljetter kan ges.",
    "action_give_on_face": "Läs sista giltighetsdagen på kortet och ge med --on-face.",
    "action_let_in": "Släpp in kunden.",
    "action_refuse": "Inga biljetter kan ges.",
    "usage_of": "användning",
    "usage_about": "Se över {names}.",
    "usage_commands": "kommandon och värden",
    "usage_options": "val",
    "row_issue": "givna",
    "row_void": "återtagna",
    "row_collected": "avhämtade",
    "row_walk_in_event": "nytt evenemang",
    "row_walk_in_change": "evenemang ändrat",
    "row_reincarnation": "kassan började om",
    "row_lease_return": "fribiljetter återlämnade",
    "row_unknown_cards": "många okända kort",
    "outcome_accepted": "godkänd",
    "outcome_accepted_stale": "godkänd, gammal lista",
    "outcome_review": "att se över",
    "outcome_over_quota": "över kvoten",
    "outcome_double_issue": "givna två gånger",
    "outcome_violation": "kortet var inte i bruk",
    "outcome_unknown_card": "okänt kort",
    "outcome_quarantined": "kan inte läsas",
    "action_record_as_written": "Om det står så på kortet, anteckna det med --as-written.",
    "action_override": "Inga biljetter kan ges; en ansvarig kan ge i fönstret.",
    "list_is_old": "Kortlistan är gammal. Synka, eller fortsätt med --confirm-old-list.",
    "count_nothing": "Inget skulle ges. Ange hur många biljetter.",
    "count_not_for_this_card": "Det här kortet får inga sådana biljetter till evenemanget.",
    "count_too_many": "Det är fler än kortet ännu kan få till evenemanget.",
    "count_child_without_holder": "Barn får biljetter bara tillsammans med kortets innehavare.",
    "count_beyond_quota": "Det är fler biljetter än den här kassan har kvar.",
    "given": "Gett: {tickets}. Raden {row} är antecknad.",
    "voided": "Taget tillbaka: raden {row}.",
    "already_voided": "Raden {row} har redan tagits tillbaka. Inget ändrades.",
    "report_line": "{name}: vuxna {adults}, barn {children}, assistenter {assistants}, "
    "användningar {uses}; återtagna {voided}, preliminära {provisional}",
    "paper_imported": "Registrerat: {count} rader. Att rätta i fönstret: {to_fix}. Redan här: "
    "{known}.",
    "paper_previewed": "Att registrera: {count} rader. Att rätta: {to_fix}. Redan här: {known}. "
    "Inget är registrerat.",
    "ticket_holder": "innehavare {count}",
    "ticket_child": "barn {count}",
    "ticket_assistant": "assistent {count}",
    "ticket_worker": "anställda {count}",
    "ticket_group_child": "gruppens barn {count}",
    "status_desk": "Kassa {device}, {venue}, central {address}",
    "status_list": "Kortlista {version}: {count} kort, undertecknad för {age} sedan ({state})",
    "status_no_list": "Ingen kortlista än",
    "status_programme": "Program {version}: {count} evenemang",
    "status_waiting": "Rader som väntar på att skickas: {count}, den äldsta sedan {time}",
    "status_all_sent": "Allt är skickat och bekräftat; rader: {count}",
    "status_last_sync": "Senaste synkning: {time}",
    "status_never_synced": "Aldrig synkad",
    "age_fresh": "färsk",
    "age_stale": "några dagar gammal",
    "age_old": "gammal",
    "hours": "{count} h",
    "minutes": "{count} min",
    "state_waiting": "väntar på att skickas",
    "state_confirmed": "bekräftad",
    "state_voided": "taget tillbaka",
    "state_problem": "bör ses över",
    "synced": "Skickade rader: {rows}; kortlista: {version}; nytt från centralen: {changes}.",
}
