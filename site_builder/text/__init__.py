"""Ground-floor text functions: pure, language-aware, and knowing nothing of articles."""
