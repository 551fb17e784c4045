"""`python -m site_builder` is `news-digest`."""

import sys

from site_builder.entry import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
