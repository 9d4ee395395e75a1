"""The English sentences."""

from typing import Final

ENGLISH: Final = {
    # Faults: what happened, then what to do.
    "usage": "This command was not understood. See “{program} --help” for how it is written.",
    "no_display": "There is no screen to open the window on. Start it from the desktop, or use the "
    "commands that “boxoffice --help” lists.",
    "no_qt": "The window cannot open, for libraries of the system are missing. Install those "
    "that the README names; the commands of “boxoffice --help” work without them.",
    "bad_address": "“{address}” is not the address of a centre. Write it like "
    "https://centre.example.fi; http:// is only for a centre on this computer.",
    "unknown_event": "This desk has no event “{event}”. “boxoffice events” lists the events.",
    "unknown_row": "This desk has not given tickets under that row. "
    "“boxoffice ledger” lists the rows.",
    "not_today": "This row is not from today. Only a supervisor can take it back.",
    "no_table": "“{path}” is no table that can be read. Save it as .xlsx or .csv, without a "
    "password and "
    "with at most 2000 lines.",
    "period_order": "The last day comes before the first. Give the days in order.",
    "table_name": "The file name does not fit: give it the ending {ending}.",
    "table_not_written": "“{path}” could not be written. Choose a folder that exists and can be "
    "written to.",
    "no_code_column": "No column of card codes was found in “{path}”. Give it the heading “Card "
    "code”.",
    "fingerprint_needed": "Nobody is here to compare the centre's fingerprint. "
    "Give the one you were told with --fingerprint.",
    "fingerprint_differs": "The centre's fingerprint is not the one you were told, so nothing was "
    "set up. Check the address, and ask your venue before you go on.",
    "already_enrolled": "This desk is already set up. To set up another desk on this computer, "
    "choose another folder with --data.",
    "wrong_code": "The one-time code is not right. Check it letter by letter.",
    "used_code": "The one-time code has been used. Ask your venue for a new one.",
    "expired_code": "The one-time code is too old. Ask your venue for a new one.",
    "too_many_tries": "Too many wrong codes were tried. Wait a quarter of an hour, or "
    "ask your venue for a new code.",
    "relay_address": "That is not the address of a relay. Settings on the relay’s computer show "
    "it.",
    "relay_code": "The relay shows another code. Each code serves one desk.",
    "relay_unreachable": "No relay answers there. Both computers must be in the same network.",
    "relay_no_centre": "The relay does not know this desk yet. Let one of both reach the centre "
    "once.",
    "not_enrolled": "This desk is not set up yet. Set it up with “boxoffice enrol ADDRESS CODE”; "
    "your venue gives the one-time code.",
    "nothing_fetched": "This desk has not fetched its events and card list yet. "
    "Run “boxoffice-sync --once” with a connection.",
    "settings_damaged": "The settings file {path} is damaged. Put it back from a backup, or call "
    "for help; leave the other files as they are.",
    "folder_unusable": "The folder {path} cannot be used. Check that it exists, that you may "
    "write there and that the disk has space.",
    "store_locked": "Another program is using this desk's records. Close it, then try again.",
    "store_read_only": "This desk may not write its records. Give its folder back the right to "
    "write, then try again.",
    "store_full": "The disk is full, so nothing can be recorded. Free some space, then try again; "
    "until then note uses on paper.",
    "store_too_new": "These records come from a newer version of the program. "
    "Install the newer program.",
    "not_a_database": "This desk's records are not what this program wrote. Keep the folder as it "
    "is and call for help.",
    "wrong_key": "The key does not open this desk's records. Use the keys that were made with "
    "this desk.",
    "store_damaged": "This desk's records are damaged. Keep the folder as it is and call for help.",
    "store_not_upgraded": "This desk's records could not be brought to this version; they and a "
    "copy are as before. Use the older program and call for help.",
    "unreachable": "The centre cannot be reached. Check the connection, then try again. Nothing is "
    "lost: a desk that has its card list works on meanwhile.",
    "cut_short": "The connection broke off before everything had come. What came is kept; try "
    "again, and the rest follows.",
    "name_unknown": "This network does not know the centre's address. Check the connection (a "
    "hotspot may want you to sign in) and how the address is written; nothing is lost.",
    "no_tls": "What answers at the centre's address does not speak https, so nothing was sent. "
    "Check the address and the network.",
    "unknown_signer": "Something stands between this desk and the centre, so nothing was sent. Use "
    "another network, or open a browser and see whether this one wants you to sign in.",
    "other_name": "Another computer answers at the centre's address, so nothing was sent. Open a "
    "browser and see whether this network wants you to sign in; else check the address.",
    "out_of_date": "The centre's certificate is not valid today, so nothing was sent. Check this "
    "computer's date; if it is right, tell your venue.",
    "page_for_people": "A web page answers here, not a centre. Check the address; if it is right, "
    "this network may want you to sign in first: open a browser, then try again. Nothing is lost.",
    "sign_in_needed": "This network wants you to sign in first: open a browser, then try again. "
    "Nothing is lost.",
    "proxy_in_the_way": "This network lets nothing through to the centre. Use another network, or "
    "ask whoever looks after this one to allow the centre's address; nothing is lost.",
    "busy": "The centre is busy. Try again in a few minutes; nothing is lost.",
    "unknown_device": "The centre does not know this desk. Ask your venue to set it up again; "
    "keep its folder, for its rows are sent afterwards.",
    "revoked": "The centre has closed this desk. Ask your venue; what it has given is still sent.",
    "clock_skew": "This computer's clock is wrong: at the centre it is {time}. "
    "Set the clock, then try again.",
    "version_mismatch": "The centre needs version {minimum} of this program or newer. "
    "Update the program.",
    "program_too_old": "This program is too old to give tickets: since {day} the centre wants "
    "version {minimum} or newer. Update it; what was given is still sent.",
    "bad_reply": "The answer did not come from the right centre. Check the network (a hotspot may "
    "want you to sign in), then try again.",
    "old_reply": "The centre's answer is an old one and was not taken. Check this computer's "
    "clock, then try again; if it goes on, tell your venue.",
    "not_taken": "The centre refused a request of this desk. Nothing is lost, everything is kept "
    "here; try again later, and tell your venue if it goes on.",
    "round_running": "Another program is syncing this desk just now. Wait for it to end, then "
    "try again.",
    "keys_missing": "This desk's keys are not where they were. Unlock the same user's keyring, or "
    "name the key file with --key-file.",
    "keys_damaged": "This desk's keys cannot be read. Put the right keys back from their backup.",
    "keyring_missing": "This system has no keyring for the keys. Name a file for them with "
    "--key-file, or use --passphrase.",
    "keyring_failed": "The system's keyring is locked or does not answer. Unlock it, then try "
    "again; or set the desk up with --key-file.",
    "key_file_missing": "There is no key file {path}. Check its name, or connect the disk it is "
    "on.",
    "key_file_exposed": "Other users can reach the key file {path}, so it was not read. "
    "Close it with “chmod 600 {path}”.",
    "key_file_foreign": "The key file {path} belongs to another user. Start the desk as that user, "
    "or change the file's owner.",
    "key_file_unreadable": "The key file {path} cannot be read. Check that it is a file and that "
    "you may read it.",
    "key_file_unwritable": "The key file {path} cannot be written. Check its folder's rights and "
    "the space on the disk.",
    "passphrase_missing": "This desk's keys need their passphrase. Type it at a terminal, or hand "
    "it in with KAIKU_BOXOFFICE_PASSPHRASE_FD.",
    "passphrase_wrong": "The passphrase is not right. Type it again.",
    "passphrase_too_short": "The passphrase is too short. Choose one of at least ten characters.",
    "bug": "The program has a fault of its own. Nothing recorded is lost. Try again, and send the "
    "newest file of {logs} to those who maintain it.",
    # The command line's help.
    "about_boxoffice": "Gives tickets on a card, with or without a connection. "
    "Without a command the window opens.",
    "about_sync": "Sends what this desk has given and fetches its card list, without a window.",
    "about_enrol": "Set this desk up at a centre with a one-time code.",
    "about_status": "Show who this desk is, how old its list is, and what waits to be sent.",
    "about_events": "List the events this desk can give tickets for.",
    "about_check": "Show what the desk says about a card, without giving anything.",
    "about_give": "Give tickets on a card and record them.",
    "about_void": "Take given tickets back.",
    "about_report": "Count what was given from one day to another, without a card code or a clerk.",
    "about_paper": "Record a table of paper lines; each line once.",
    "about_ledger": "List what this desk has recorded, and how the centre judged it.",
    "about_counter-page": "Write the page “At the counter” as a PDF, to print it for the desk.",
    "help_counter_page": "where the PDF goes",
    "counter_page_written": "The page is written: {path}",
    "about_relay": "Pair this desk with a festival relay, leave it, or show with which it is "
    "paired.",
    "help_relay": "the address that the relay shows",
    "help_leave": "go on without the relay",
    "relay_none": "This desk is paired with no relay.",
    "relay_paired": "This desk is paired with the relay at {address}.",
    "about_scan": "Print the codes found in pictures, to test scanners, cameras and cards.",
    "help_help": "show this and end",
    "help_json": "print JSON for programs",
    "help_first": "the first day, such as 2026-11-01",
    "help_last": "the last day, such as 2026-11-30",
    "help_venue": "count the whole venue, as far as this desk has heard",
    "help_xlsx": "write a table for spreadsheets (.xlsx)",
    "help_csv": "write a table (.csv)",
    "help_any": "with every kind of barcode, also those that this desk does not look for",
    "help_table": "the table, .xlsx or .csv",
    "help_day": "the day of the lines, such as 2026-11-24; else the event's own, else today",
    "help_preview": "say what would become of the lines, and record nothing",
    "help_once": "do one round of sync, then end",
    "help_watch": "go on syncing until stopped",
    "help_wait": "how long --once waits for another program's round",
    "help_practice": "practise with made-up cards, in a window that keeps and sends nothing",
    "help_clerks": "with `--practice`: made-up clerks to sign in as",
    "help_data": "the folder of this desk",
    "help_language": "the language of answers",
    "help_key_file": "the file that holds this desk's keys (mode 0600)",
    "help_passphrase": "keep this desk's keys under a passphrase",
    "help_code": "the code, or - to read it from the standard input",
    "help_name": "the name of this desk, for its venue",
    "help_fingerprint": "the centre's fingerprint as the venue told it",
    "help_yes": "accept whatever fingerprint the centre shows",
    "help_again": "set up again a desk that the centre no longer knows",
    "help_new_desk": (
        "make one of two copies of a desk a desk of its own; what it recorded stays"
        " and is still sent"
    ),
    "help_event": "the event, by its id in “boxoffice events”",
    "help_face": "the last valid day printed on the card, such as 2027-03-14",
    "help_children": "the number of children printed on the card",
    "help_community": "the card says that it is an organisation's community card",
    "help_old_list": "go on although the card list is old",
    "help_count": "how many tickets of this kind",
    "help_as_written": "record a code that fits no format as it is written on the card",
    "help_row": "the row, by its id in “boxoffice ledger”",
    # Questions.
    "ask_passphrase": "Passphrase of this desk's keys:",
    "ask_again": "The same once more:",
    "ask_fingerprint": "Is it the one your venue told you? (y/n)",
    # Answers.
    "centre_fingerprint": "The fingerprint of the centre at {address}:",
    "enrolled": "This desk now belongs to {venue}. Fetch its events and card list with "
    "“boxoffice-sync --once”.",
    "verdict_valid": "The card is valid.",
    "verdict_valid_last_day": "The card is valid; today is its last day.",
    "verdict_has_tickets": "The card already has tickets for this event.",
    "verdict_used": "The card has already been used for this event. Check that the code is right.",
    "verdict_expired": "The card's last valid day is past. The place that gave the card renews it.",
    "verdict_blocked": "This card is not in use. Please ask the place that gave the card.",
    "verdict_not_on_list": "The card is not on the list. Compare the code with the card once more.",
    "verdict_not_a_code": "This is not a card code. A code looks like {example}.",
    "verdict_no_quota": "This event has no free tickets left at this desk.",
    "verdict_not_valid_here": "This card is on trial in another area; it is not valid here yet.",
    "action_give": "Tickets may be given.",
    "action_give_on_face": "Read the last valid day on the card and give with --on-face.",
    "action_let_in": "Let the customer in.",
    "action_refuse": "No tickets can be given.",
    "usage_of": "usage",
    "usage_about": "Look at {names}.",
    "usage_commands": "commands and values",
    "usage_options": "options",
    "row_issue": "given",
    "row_void": "taken back",
    "row_collected": "collected",
    "row_walk_in_event": "new event",
    "row_walk_in_change": "event changed",
    "row_reincarnation": "desk began anew",
    "row_lease_return": "free tickets given back",
    "row_unknown_cards": "many unknown cards",
    "outcome_accepted": "accepted",
    "outcome_accepted_stale": "accepted, old list",
    "outcome_review": "to look at",
    "outcome_over_quota": "over the quota",
    "outcome_double_issue": "given twice",
    "outcome_violation": "card was not in use",
    "outcome_unknown_card": "card unknown",
    "outcome_quarantined": "cannot be read",
    "action_record_as_written": "If the card says so, record it with --as-written.",
    "action_override": "No tickets can be given; a supervisor may do so in the window.",
    "list_is_old": "The card list is old. Sync, or go on with --confirm-old-list.",
    "count_nothing": "Nothing would be given. Say how many tickets.",
    "count_not_for_this_card": "This card does not get tickets of that kind for this event.",
    "count_too_many": "That is more than this card may still get for this event.",
    "count_child_without_holder": "Children get tickets only together with the holder's own.",
    "count_beyond_quota": "That is more than this desk has left for this event.",
    "given": "Given: {tickets}. The row {row} is recorded.",
    "voided": "Taken back: the row {row}.",
    "already_voided": "The row {row} was taken back before. Nothing changed.",
    "report_line": "{name}: adults {adults}, children {children}, assistants {assistants},"
    " uses {uses}; taken back {voided}, provisional {provisional}",
    "paper_imported": "Recorded: {count} lines. To fix in the window: {to_fix}. Here already: "
    "{known}.",
    "paper_previewed": "To record: {count} lines. To fix: {to_fix}. Here already: {known}. "
    "Nothing is recorded.",
    "ticket_holder": "holder {count}",
    "ticket_child": "children {count}",
    "ticket_assistant": "assistant {count}",
    "ticket_worker": "workers {count}",
    "ticket_group_child": "group's children {count}",
    "status_desk": "Desk {device} of {venue}, at the centre {address}",
    "status_list": "Card list {version}: {count} cards, signed {age} ago ({state})",
    "status_no_list": "No card list yet",
    "status_programme": "Programme {version}: {count} events",
    "status_waiting": "Rows that wait to be sent: {count}, the oldest since {time}",
    "status_all_sent": "Everything is sent and confirmed; rows: {count}",
    "status_last_sync": "Last round of sync: {time}",
    "status_never_synced": "Never synced",
    "age_fresh": "fresh",
    "age_stale": "some days old",
    "age_old": "old",
    "hours": "{count} h",
    "minutes": "{count} min",
    "state_waiting": "waits to be sent",
    "state_confirmed": "confirmed",
    "state_voided": "taken back",
    "state_problem": "needs a look",
    "synced": "Rows sent: {rows}; card list: {version}; news from the centre: {changes}.",
}
