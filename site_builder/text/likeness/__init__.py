"""How alike two texts are: the words they are about, and the runs of words they share."""
