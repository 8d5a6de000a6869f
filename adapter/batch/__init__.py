"""Many pages: finding them, working through them, and writing them back."""
