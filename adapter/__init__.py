"""The design-system adapter compiler: generated markup in, approved components out, with proof."""
