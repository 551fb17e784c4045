"""The front page: which stories it shows in which order, and what it says of them."""
