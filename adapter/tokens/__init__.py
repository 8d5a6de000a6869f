"""Design tokens: files in the format of the Design Tokens Community Group (2025.10), read, checked and resolved."""
