"""What names and values mean inside one page."""
