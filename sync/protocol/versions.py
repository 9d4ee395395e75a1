"""The versions a desk and a centre compare."""

PROTOCOL_VERSION = 1
CLIENT_VERSION = "0.1.0"
ROW_VERSION = 1
MAX_ROW_BYTES = 16 * 1024
MAX_BATCH_ROWS = 500
MAX_LEDGERS = 20
"""So many branches of a desk's own ledger are named at most."""
MAX_BATCH_BYTES = 16 * 1024 * 1024
