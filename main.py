"""Start Sub Rosa: the window without arguments, else the command line."""

import sys

from app.boot import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
