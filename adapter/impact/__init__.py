"""What a conversion changes in the DOM, and which tests, stories and end-to-end scripts mention it."""
