"""Recognising components: which elements of a page are which words of the vocabulary."""
