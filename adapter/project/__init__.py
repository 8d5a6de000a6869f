"""The project around a page: path aliases, local modules and copies, package.json, settings."""
