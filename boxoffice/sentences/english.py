"""The English sentences."""

from typing import Final

ENGLISH: Final = {
    # Faults: what happened, then what to do.
    "usage": "This command was not understood. See “{program} --help” for how it is written.",
    "bad_address": "“{address}” is not the address of a centre. Write it like "
    "https://centre.example.fi; http:// is only for a centre on this computer.",
    "unknown_event": "This desk has no event “{event}”. “boxoffice events” lists the events.",
    "unknown_row": "This desk has not given tickets under “{row}”. "
    "“boxoffice ledger” lists the rows.",
    "fingerprint_needed": "Nobody is here to compare the centre's fingerprint. "
    "Give the one you were told with --fingerprint.",
    "fingerprint_differs": "The centre's fingerprint is not the one you were told, so nothing was "
    "set up. Check the address, and ask your venue before you go on.",
    "already_enrolled": "This desk is already set up. To set up another desk on this computer, "
    "choose another folder with --data.",
    "wrong_code": "The one-time code is not right. Check it letter by letter.",
    "used_code": "The one-time code has been used. Ask your venue for a new one.",
    "expired_code": "The one-time code is too old. Ask your venue for a new one.",
    "too_many_tries": "Too many wrong codes were tried. Wait an hour, or ask your venue for a "
    "new code.",
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
    "unreachable": "The centre cannot be reached. Check the connection; the desk works on "
    "meanwhile and sends later.",
    "busy": "The centre is busy. Try again in a few minutes; nothing is lost.",
    "unknown_device": "The centre does not know this desk. Ask your venue to set it up again; "
    "keep its folder, for its rows are sent afterwards.",
    "revoked": "The centre has closed this desk. Ask your venue; what it has given is still sent.",
    "clock_skew": "This computer's clock is wrong: at the centre it is {time}. "
    "Set the clock, then try again.",
    "version_mismatch": "The centre needs version {minimum} of this program or newer. "
    "Update the program.",
    "bad_reply": "The answer did not come from the right centre. Check the network (a hotspot may "
    "want you to sign in), then try again.",
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
}
