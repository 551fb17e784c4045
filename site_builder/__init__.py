"""Turn a folder of raw news text into a digest site."""

import os

__all__ = ["__version__"]

__version__ = "0.1.0"

# Articles are shared out among processes, so each computes with one thread: the name tagger's small matrices are
# multiplied ten times slower by NumPy's default of a thread for every core, which spend their time in waiting for
# each other. NumPy reads this when it is first imported; whoever states another number keeps it.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_name, "1")
