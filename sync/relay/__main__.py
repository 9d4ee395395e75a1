"""`python -m sync.relay` is `boxoffice-relay`."""

import sys

from sync.relay.command import main

if __name__ == "__main__":
    sys.exit(main())
