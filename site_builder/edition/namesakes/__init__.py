"""Decides which bearers of one name are the same, by the words beside the name and the other names of the article.

If in doubt they are two: readers forgive a page too many, but not a page that mixes two people.
"""
