"""Figures that the reports of one story state, and where they differ."""
