"""Drafting a company's own system: a package's components against the vocabulary, every guess marked ``todo``.

A room of its own above ``examples``: a draft shows, for each word, an example that really came out of it.
"""
