"""The front page: its stories, their order, and what it says about them."""
