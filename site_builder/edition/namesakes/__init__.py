"""Decides which mentions of one name are the same entity, by words beside the name and other names in the article.

If in doubt they are two: one page too many does less harm than a page that mixes two people.
"""
