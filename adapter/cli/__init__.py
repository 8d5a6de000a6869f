"""The command: arguments in, exit codes out; one file a subcommand, loaded when it is called."""

import atexit
import gc
import sys
from importlib import import_module
from pkgutil import iter_modules

import click

# 0 clean or done, 1 drift found, 2 a mistake of the caller, 3 a page failed.
COLLECT_AFTER = 50_000
ALIASES = {"catalog": "catalogue"}


class Commands(click.Group):
    """Subcommands found by their file: ``cli/<name>_command.py`` holds ``COMMAND``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every subcommand, sorted."""
        modules = iter_modules(sys.modules[__name__].__path__)
        return sorted(it.name.removesuffix("_command") for it in modules if it.name.endswith("_command"))

    def invoke(self, ctx: click.Context) -> object:
        """The subcommand, with Python's search for cycles of garbage all but off: pages leave few, and it costs."""
        gc.set_threshold(COLLECT_AFTER)
        atexit.register(gc.freeze)  # nor is it searched for at the end, when all goes anyway
        return super().invoke(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of a name, ``catalog`` for ``catalogue`` included."""
        name = ALIASES.get(cmd_name, cmd_name)
        if name not in self.list_commands(ctx):
            return None
        command = import_module(f"{__name__}.{name}_command").COMMAND
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand, or an error that names the nearest one."""
        if args and self.get_command(ctx, args[0]) is None:
            from adapter.words.mistake import nearest

            near = nearest(args[0], self.list_commands(ctx))
            hint = f" Did you mean {near!r}?" if near else f" There are: {', '.join(self.list_commands(ctx))}."
            raise click.UsageError(f"There is no command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="ds-adapter", prog_name="ds-adapter")
def main() -> None:
    """Turn generated prototypes into your design system's components.

    Start with `ds-adapter convert src --diff`. Nothing on disk changes without --write.
    """
