"""Text to source tree, one file per language."""
