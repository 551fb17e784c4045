"""What holds for all tests."""

from hypothesis import settings

# How long an example takes says more about the machine's other work than about the code; tests of speed say so.
settings.register_profile("news-digest", deadline=None)
settings.load_profile("news-digest")
