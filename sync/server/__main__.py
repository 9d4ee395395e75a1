"""`boxoffice-server`: the command line of the centre."""

import sys

from sync.server.commands.main import main

if __name__ == "__main__":
    sys.exit(main())
