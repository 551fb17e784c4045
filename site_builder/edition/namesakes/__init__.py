"""Who of one name is the same: what articles say beside the name, and whom else they name, decides.

When in doubt there are two: a reader forgives a page too many, but not a page that makes two people one.
"""
