"""The Finnish sentences."""

from typing import Final

FINNISH: Final = {
    # Faults: what happened, then what to do.
    "usage": "Komentoa ei ymmärretty. ”{program} --help” kertoo, miten se kirjoitetaan.",
    "no_display": "Ikkunalle ei ole näyttöä. Käynnistä ohjelma työpöydältä tai käytä komentoja, "
    "jotka ”boxoffice --help” näyttää.",
    "no_qt": "Ikkuna ei avaudu, sillä järjestelmästä puuttuu kirjastoja. Asenna ne, jotka README "
    "nimeää; komennot (”boxoffice --help”) toimivat ilman niitä.",
    "bad_address": "”{address}” ei ole keskuksen osoite. Kirjoita se näin: "
    "https://keskus.example.fi; http:// käy vain tämän koneen omalle keskukselle.",
    "unknown_event": "Tällä kassalla ei ole tapahtumaa ”{event}”. ”boxoffice events” näyttää "
    "tapahtumat.",
    "unknown_row": "Tämä kassa ei ole antanut lippuja sillä rivillä. ”boxoffice ledger” näyttää "
    "rivit.",
    "not_today": "Tämä rivi ei ole tältä päivältä. Pyydä esihenkilöä perumaan se.",
    "no_table": "“{path}” ei ole taulukko, jonka voi lukea. Tallenna se muodossa .xlsx tai "
    ".csv, ilman "
    "salasanaa ja enintään 2000 riviä.",
    "period_order": "Viimeinen päivä on ennen ensimmäistä. Anna päivät järjestyksessä.",
    "table_name": "Tiedoston nimi ei sovi: anna sille pääte {ending}.",
    "table_not_written": "Tiedostoa “{path}” ei voitu kirjoittaa. Valitse kansio, joka on "
    "olemassa ja johon voi kirjoittaa.",
    "no_code_column": "Tiedostosta “{path}” ei löytynyt korttien koodien saraketta. Anna sille "
    "otsikko "
    "“Kortin koodi”.",
    "fingerprint_needed": "Kukaan ei ole vertaamassa keskuksen sormenjälkeä. Anna sinulle kerrottu "
    "sormenjälki valinnalla --fingerprint.",
    "fingerprint_differs": "Keskuksen sormenjälki ei ole se, joka sinulle kerrottiin, joten mitään "
    "ei otettu käyttöön. Tarkista osoite ja kysy työpaikaltasi ennen kuin jatkat.",
    "already_enrolled": "Tämä kassa on jo otettu käyttöön. Ota toinen kassa käyttöön samalla "
    "koneella valitsemalla toinen kansio valinnalla --data.",
    "wrong_code": "Kertakoodi ei ole oikein. Tarkista se kirjain kirjaimelta.",
    "used_code": "Kertakoodi on jo käytetty. Pyydä työpaikaltasi uusi.",
    "expired_code": "Kertakoodi on liian vanha. Pyydä työpaikaltasi uusi.",
    "too_many_tries": "Vääriä koodeja on kokeiltu liian monta. Odota vartti tai pyydä "
    "työpaikaltasi uusi koodi.",
    "relay_address": "Se ei ole välityspisteen osoite. Se näkyy välityspisteen asetuksissa.",
    "relay_code": "Välityspisteessä on eri koodi. Jokainen koodi käy yhdelle kassalle.",
    "relay_unreachable": "Siellä ei vastaa välityspiste. Tietokoneiden on oltava samassa verkossa.",
    "relay_no_centre": "Välityspiste ei vielä tunne tätä kassaa. Anna toisen niistä tavoittaa "
    "keskus kerran.",
    "not_enrolled": "Tätä kassaa ei ole vielä otettu käyttöön. Ota se käyttöön komennolla "
    "”boxoffice enrol OSOITE KOODI”; kertakoodin saat työpaikaltasi.",
    "nothing_fetched": "Tämä kassa ei ole vielä hakenut tapahtumia ja korttilistaa. "
    "Aja ”boxoffice-sync --once”, kun yhteys toimii.",
    "settings_damaged": "Asetustiedosto {path} on vioittunut. Palauta se varmuuskopiosta tai pyydä "
    "apua; jätä muut tiedostot ennalleen.",
    "folder_unusable": "Kansiota {path} ei voi käyttää. Tarkista, että se on olemassa, että saat "
    "kirjoittaa siihen ja että levyllä on tilaa.",
    "store_locked": "Toinen ohjelma käyttää tämän kassan kirjauksia. Sulje se ja yritä uudelleen.",
    "store_read_only": "Tämä kassa ei saa kirjoittaa kirjauksiaan. Palauta kansion "
    "kirjoitusoikeus ja yritä uudelleen.",
    "store_full": "Levy on täynnä, joten mitään ei voi kirjata. Vapauta tilaa ja yritä uudelleen; "
    "merkitse käytöt siihen asti paperille.",
    "store_too_new": "Nämä kirjaukset ovat ohjelman uudemmasta versiosta. Asenna uudempi ohjelma.",
    "not_a_database": "Tämän kassan kirjaukset eivät ole tämän ohjelman tekemiä. Jätä kansio "
    "ennalleen ja pyydä apua.",
    "wrong_key": "Avain ei avaa tämän kassan kirjauksia. Käytä avaimia, jotka tehtiin "
    "tälle kassalle.",
    "store_damaged": "Tämän kassan kirjaukset ovat vioittuneet. Jätä kansio ennalleen ja pyydä "
    "apua.",
    "store_not_upgraded": "Tämän kassan kirjauksia ei saatu tähän versioon; ne ja kopio ovat "
    "ennallaan. Käytä vanhempaa ohjelmaa ja pyydä apua.",
    "unreachable": "Keskukseen ei saada yhteyttä. Tarkista yhteys ja yritä uudelleen. Mitään ei "
    "katoa: kassa, jolla on korttilista, toimii sillä välin.",
    "cut_short": "Yhteys katkesi, ennen kuin kaikki oli haettu. Jo haettu säilyy; yritä uudelleen, "
    "niin loput haetaan.",
    "name_unknown": "Tämä verkko ei tunne keskuksen osoitetta. Tarkista yhteys (verkko voi vaatia "
    "kirjautumisen) ja osoitteen kirjoitusasu; mitään ei katoa.",
    "no_tls": "Keskuksen osoitteessa vastaava ei puhu https:ää, joten mitään ei lähetetty. "
    "Tarkista osoite ja verkko.",
    "unknown_signer": "Tämän kassan ja keskuksen välissä on jotain, joten mitään ei lähetetty. "
    "Käytä toista verkkoa, tai avaa selain ja katso, vaatiiko tämä verkko kirjautumisen.",
    "other_name": "Keskuksen osoitteessa vastaa toinen kone, joten mitään ei lähetetty. Avaa "
    "selain ja katso, vaatiiko tämä verkko kirjautumisen; muuten tarkista osoite.",
    "out_of_date": "Keskuksen varmenne ei ole tänään voimassa, joten mitään ei lähetetty. Tarkista "
    "tämän tietokoneen päivämäärä; jos se on oikein, kerro työpaikallesi.",
    "page_for_people": "Täällä vastaa verkkosivu, ei keskus. Tarkista osoite; jos se on oikein, "
    "verkko voi vaatia ensin kirjautumisen: avaa selain ja yritä sitten uudelleen. Mitään ei "
    "katoa.",
    "sign_in_needed": "Tämä verkko vaatii ensin kirjautumisen: avaa selain ja yritä sitten "
    "uudelleen. Mitään ei katoa.",
    "proxy_in_the_way": "Tämä verkko ei päästä mitään keskukseen asti. Käytä toista verkkoa, tai "
    "pyydä verkon ylläpitoa sallimaan keskuksen osoite; mitään ei katoa.",
    "busy": "Keskus on kuormittunut. Yritä muutaman minuutin päästä; mitään ei katoa.",
    "unknown_device": "Keskus ei tunne tätä kassaa. Pyydä työpaikkaasi ottamaan se uudelleen "
    "käyttöön; säilytä kansio, sillä sen rivit lähetetään sen jälkeen.",
    "revoked": "Keskus on sulkenut tämän kassan. Kysy työpaikaltasi; annetut liput lähetetään "
    "silti.",
    "clock_skew": "Tämän koneen kello on väärässä: keskuksen kello on {time}. Aseta kello ja yritä "
    "uudelleen.",
    "version_mismatch": "Keskus vaatii ohjelman version {minimum} tai uudemman. Päivitä ohjelma.",
    "program_too_old": "Tämä ohjelma on liian vanha lippujen antamiseen: {day} alkaen keskus "
    "vaatii version {minimum} tai uudemman. Päivitä ohjelma; annetut liput lähetetään yhä.",
    "bad_reply": "Vastaus ei tullut oikealta keskukselta. Tarkista verkko (se voi vaatia "
    "kirjautumisen) ja yritä uudelleen.",
    "old_reply": "Keskuksen vastaus on vanhentunut, eikä sitä otettu käyttöön. Tarkista tämän "
    "koneen kello ja yritä uudelleen; jos vika jatkuu, kerro työpaikallesi.",
    "not_taken": "Keskus ei hyväksynyt tämän kassan pyyntöä. Mitään ei katoa, kaikki säilyy "
    "täällä; yritä myöhemmin uudelleen ja kerro työpaikallesi, jos vika jatkuu.",
    "round_running": "Toinen ohjelma synkronoi tätä kassaa juuri nyt. Odota sen loppua ja yritä "
    "uudelleen.",
    "keys_missing": "Tämän kassan avaimet eivät ole paikallaan. Avaa saman käyttäjän avainnippu "
    "tai nimeä avaintiedosto valinnalla --key-file.",
    "keys_damaged": "Tämän kassan avaimia ei voi lukea. Palauta oikeat avaimet varmuuskopiosta.",
    "keyring_missing": "Tässä järjestelmässä ei ole avainnippua avaimille. Nimeä niille tiedosto "
    "valinnalla --key-file tai käytä valintaa --passphrase.",
    "keyring_failed": "Järjestelmän avainnippu on lukossa tai ei vastaa. Avaa se ja yritä "
    "uudelleen, tai ota kassa käyttöön valinnalla --key-file.",
    "key_file_missing": "Avaintiedostoa {path} ei ole. Tarkista nimi tai kytke levy, jolla se on.",
    "key_file_exposed": "Muut käyttäjät pääsevät avaintiedostoon {path}, joten sitä ei luettu. "
    "Sulje se komennolla ”chmod 600 {path}”.",
    "key_file_foreign": "Avaintiedosto {path} kuuluu toiselle käyttäjälle. Käynnistä kassa sinä "
    "käyttäjänä tai vaihda tiedoston omistaja.",
    "key_file_unreadable": "Avaintiedostoa {path} ei voi lukea. Tarkista, että se on tiedosto ja "
    "että saat lukea sen.",
    "key_file_unwritable": "Avaintiedostoa {path} ei voi kirjoittaa. Tarkista kansion oikeudet ja "
    "levyn tila.",
    "passphrase_missing": "Tämän kassan avaimet tarvitsevat salalauseensa. Kirjoita se päätteellä "
    "tai anna se muuttujalla KAIKU_BOXOFFICE_PASSPHRASE_FD.",
    "passphrase_wrong": "Salalause ei ole oikein. Kirjoita se uudelleen.",
    "passphrase_too_short": "Salalause on liian lyhyt. Valitse vähintään kymmenen merkin "
    "salalause.",
    "bug": "Ohjelmassa on vika. Mitään kirjattua ei katoa. Yritä uudelleen ja lähetä kansion "
    "{logs} uusin tiedosto ohjelman ylläpitäjille.",
    # The command line's help.
    "about_boxoffice": "Antaa lippuja kortilla, yhteydellä tai ilman. Ilman komentoa avautuu "
    "ikkuna.",
    "about_sync": "Lähettää tämän kassan kirjaukset ja hakee sen korttilistan, ilman ikkunaa.",
    "about_enrol": "Ota tämä kassa käyttöön keskuksessa kertakoodilla.",
    "about_status": "Näytä, mikä kassa tämä on, miten vanha sen lista on ja mitä odottaa "
    "lähettämistä.",
    "about_events": "Näytä tapahtumat, joihin tämä kassa voi antaa lippuja.",
    "about_check": "Näytä, mitä kassa sanoo kortista, antamatta mitään.",
    "about_give": "Anna lippuja kortilla ja kirjaa ne.",
    "about_void": "Peru annetut liput.",
    "about_report": "Laske päivästä toiseen annetut liput, ilman kortin koodia tai "
    "asiakaspalvelijaa.",
    "about_paper": "Kirjaa paperirivien taulukko; jokainen rivi kerran.",
    "about_ledger": "Näytä, mitä tämä kassa on kirjannut ja mitä keskus on siitä todennut.",
    "about_counter-page": "Tee sivusta ”Tiskillä” PDF, jonka voi tulostaa tiskille.",
    "help_counter_page": "mihin PDF kirjoitetaan",
    "counter_page_written": "Sivu on kirjoitettu: {path}",
    "about_relay": "Parita tämä kassa välityspisteeseen, jätä se tai näytä paritus.",
    "help_relay": "osoite, jonka välityspiste näyttää",
    "help_leave": "jatka ilman välityspistettä",
    "relay_none": "Tätä kassaa ei ole paritettu välityspisteeseen.",
    "relay_paired": "Tämä kassa on paritettu välityspisteeseen {address}.",
    "about_scan": "Tulosta kuvista löytyvät koodit lukijoiden, kameroiden ja korttien kokeiluun.",
    "help_help": "näytä tämä ja lopeta",
    "help_json": "tulosta JSONia ohjelmille",
    "help_first": "ensimmäinen päivä, kuten 2026-11-01",
    "help_last": "viimeinen päivä, kuten 2026-11-30",
    "help_venue": "laske koko kohde, sikäli kuin tämä kassa tietää",
    "help_xlsx": "kirjoita taulukko (.xlsx)",
    "help_csv": "kirjoita taulukko (.csv)",
    "help_any": "kaikki viivakoodit, myös ne, joita tämä kassa ei etsi",
    "help_table": "taulukko, .xlsx tai .csv",
    "help_day": "rivien päivä, esimerkiksi 2026-11-24; muuten tapahtuman oma, muuten tänään",
    "help_preview": "kerro, mitä riveistä tulisi, mutta älä kirjaa mitään",
    "help_once": "tee yksi synkronointikierros ja lopeta",
    "help_watch": "synkronoi, kunnes pysäytetään",
    "help_wait": "miten kauan --once odottaa toisen ohjelman kierrosta",
    "help_practice": "harjoittele keksityillä korteilla: mitään ei tallenneta eikä lähetetä",
    "help_clerks": "`--practice`-valinnan kanssa: keksityt henkilöt, joina kirjaudutaan",
    "help_data": "tämän kassan kansio",
    "help_language": "vastausten kieli",
    "help_key_file": "tämän kassan avaintiedosto (oikeudet 0600)",
    "help_passphrase": "säilytä tämän kassan avaimet salalauseen takana",
    "help_code": "koodi, tai - sen lukemiseksi vakiosyötteestä",
    "help_name": "tämän kassan nimi työpaikkaa varten",
    "help_fingerprint": "keskuksen sormenjälki sellaisena kuin työpaikka sen kertoi",
    "help_yes": "hyväksy mikä tahansa keskuksen näyttämä sormenjälki",
    "help_again": "ota uudelleen käyttöön kassa, jota keskus ei enää tunne",
    "help_new_desk": "tee kassan kopiosta oma kassansa; kirjaukset säilyvät ja lähetetään edelleen",
    "help_event": "tapahtuma, tunnus komennosta ”boxoffice events”",
    "help_face": "korttiin painettu viimeinen voimassaolopäivä, esimerkiksi 2027-03-14",
    "help_children": "korttiin painettu lasten määrä",
    "help_community": "kortissa lukee, että se on järjestön yhteisökortti",
    "help_old_list": "jatka, vaikka korttilista on vanha",
    "help_count": "montako tämän lajin lippua",
    "help_as_written": "kirjaa koodi, joka ei ole mitään muotoa, niin kuin se kortissa lukee",
    "help_row": "rivi, tunnus komennosta ”boxoffice ledger”",
    # Questions.
    "ask_passphrase": "Tämän kassan avainten salalause:",
    "ask_again": "Sama vielä kerran:",
    "ask_fingerprint": "Onko se sama, jonka työpaikkasi kertoi? (k/e)",
    # Answers.
    "centre_fingerprint": "Keskuksen {address} sormenjälki:",
    "enrolled": "Tämä kassa kuuluu nyt toimipaikkaan {venue}. Hae tapahtumat ja korttilista "
    "komennolla ”boxoffice-sync --once”.",
    "verdict_valid": "Kortti on voimassa.",
    "verdict_valid_last_day": "Kortti on voimassa; tänään on sen viimeinen päivä.",
    "verdict_has_tickets": "Kortilla on jo lippuja tähän tapahtumaan.",
    "verdict_used": "Kortti on jo käytetty tähän tapahtumaan. Tarkista, että koodi on oikein.",
    "verdict_expired": "Kortin viimeinen voimassaolopäivä on mennyt. Kortin antanut paikka uusii "
    "sen.",
    "verdict_blocked": "Tämä kortti ei ole käytössä. Kysythän kortin antaneesta paikasta.",
    "verdict_not_on_list": "Korttia ei ole listalla. Vertaa koodia korttiin vielä kerran.",
    "verdict_not_a_code": "Tämä ei ole kortin koodi. Koodi on muotoa {example}.",
    "verdict_no_quota": "Tähän tapahtumaan ei ole tällä kassalla enää vapaita lippuja.",
    "verdict_not_valid_here": "Kortti on kokeilussa toisella alueella; täällä se ei käy vielä.",
    "action_give": "Lippuja voi antaa.",
    "action_give_on_face": "Lue kortista viimeinen voimassaolopäivä ja anna valinnalla --on-face.",
    "action_let_in": "Päästä asiakas sisään.",
    "action_refuse": "Lippuja ei voi antaa.",
    "usage_of": "käyttö",
    "usage_about": "Tarkista {names}.",
    "usage_commands": "komennot ja arvot",
    "usage_options": "valinnat",
    "row_issue": "annettu",
    "row_void": "peruttu",
    "row_collected": "noudettu",
    "row_walk_in_event": "uusi tapahtuma",
    "row_walk_in_change": "tapahtumaa muutettu",
    "row_reincarnation": "kassa alkoi uudelleen",
    "row_lease_return": "vapaalippuja palautettu",
    "row_unknown_cards": "monta tuntematonta korttia",
    "outcome_accepted": "hyväksytty",
    "outcome_accepted_stale": "hyväksytty, vanha lista",
    "outcome_review": "katsottava",
    "outcome_over_quota": "yli kiintiön",
    "outcome_double_issue": "annettu kahdesti",
    "outcome_violation": "kortti ei ollut käytössä",
    "outcome_unknown_card": "tuntematon kortti",
    "outcome_quarantined": "ei luettavissa",
    "action_record_as_written": "Jos kortissa lukee niin, kirjaa se valinnalla --as-written.",
    "action_override": "Lippuja ei voi antaa; esihenkilö voi antaa ikkunassa.",
    "list_is_old": "Korttilista on vanha. Synkronoi, tai jatka valinnalla --confirm-old-list.",
    "count_nothing": "Mitään ei annettaisi. Kerro, montako lippua.",
    "count_not_for_this_card": "Tällä kortilla ei saa sellaisia lippuja tähän tapahtumaan.",
    "count_too_many": "Se on enemmän kuin tällä kortilla voi enää saada tähän tapahtumaan.",
    "count_child_without_holder": "Lapset saavat lippuja vain yhdessä kortin haltijan kanssa.",
    "count_beyond_quota": "Se on enemmän kuin tällä kassalla on lippuja jäljellä.",
    "given": "Annettu: {tickets}. Rivi {row} on kirjattu.",
    "voided": "Peruttu: rivi {row}.",
    "already_voided": "Rivi {row} on jo peruttu. Mikään ei muuttunut.",
    "report_line": "{name}: aikuiset {adults}, lapset {children}, avustajat {assistants}, "
    "käytöt {uses}; peruttu {voided}, alustavia {provisional}",
    "paper_imported": "Kirjattu: {count} riviä. Ikkunassa korjattavana: {to_fix}. Jo täällä: "
    "{known}.",
    "paper_previewed": "Kirjattavana: {count} riviä. Korjattavana: {to_fix}. Jo täällä: "
    "{known}. Mitään ei kirjattu.",
    "ticket_holder": "haltija {count}",
    "ticket_child": "lapset {count}",
    "ticket_assistant": "avustaja {count}",
    "ticket_worker": "työntekijät {count}",
    "ticket_group_child": "ryhmän lapset {count}",
    "status_desk": "Kassa {device}, {venue}, keskus {address}",
    "status_list": "Korttilista {version}: {count} korttia, allekirjoitettu {age} sitten ({state})",
    "status_no_list": "Korttilistaa ei vielä ole",
    "status_programme": "Ohjelma {version}: {count} tapahtumaa",
    "status_waiting": "Lähettämistä odottavia rivejä: {count}, vanhin {time}",
    "status_all_sent": "Kaikki on lähetetty ja vahvistettu; rivejä: {count}",
    "status_last_sync": "Viimeisin synkronointi: {time}",
    "status_never_synced": "Ei vielä synkronoitu",
    "age_fresh": "tuore",
    "age_stale": "muutaman päivän vanha",
    "age_old": "vanha",
    "hours": "{count} h",
    "minutes": "{count} min",
    "state_waiting": "odottaa lähettämistä",
    "state_confirmed": "vahvistettu",
    "state_voided": "peruttu",
    "state_problem": "katsottava",
    "synced": "Lähetettyjä rivejä: {rows}; korttilista: {version}; uutta keskukselta: {changes}.",
}
