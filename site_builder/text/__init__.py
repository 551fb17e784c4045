"""Basic text functions: pure, aware of languages, independent of articles."""
