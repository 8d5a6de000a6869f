"""``python -m adapter`` is the command ``ds-adapter``."""

from adapter.cli import main

main()
