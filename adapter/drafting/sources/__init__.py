"""Where a package's API is read from: one file a format, each with a ``SOURCE``."""
