"""Tests, floor by floor; those of the whole stand here at the top."""
