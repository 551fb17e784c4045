"""Build the site: `python build.py` is `news-digest build`."""

import sys

from site_builder.entry import main

if __name__ == "__main__":
    sys.exit(main(["build", *sys.argv[1:]]))
