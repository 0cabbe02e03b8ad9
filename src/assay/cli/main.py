"""`assay`: the table of commands. Each command imports what it needs when it is called, so that help is quick."""

from __future__ import annotations

from importlib import import_module

import click

# name -> (module, one line of help). The module holds a click command called `command`.
COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("assay.cli.new", "Make an empty book."),
    "collect": ("assay.cli.collect", "Make the workbook in which a site fills in what a book lacks."),
    "import": ("assay.cli.import_", "Copy the rows of files into a book's registers."),
    "check": ("assay.cli.check", "Say what in a book is wrong, missing or unexplained."),
    "report": ("assay.cli.report", "Publish a book: PDF, web page, data book and data files."),
    "sign": ("assay.cli.sign", "Sign a report: a signature bound to its exact facts and texts."),
    "publish": ("assay.cli.publish", "Freeze a report under one digest."),
    "verify": ("assay.cli.verify", "Verify a frozen publication: bytes, facts, printed figures."),
    "restate": ("assay.cli.restate", "Compare two publications: what was restated, and why."),
    "explain": ("assay.cli.explain", "Show where a figure comes from, down to its records and factors."),
    "read": ("assay.cli.read", "Read published reports and say what in them cannot be true."),
    "compare": ("assay.cli.compare", "Compare read reports: years, languages, companies."),
    "catalogue": ("assay.cli.catalogue", "List the metrics that can be reported, with units and names."),
    "frameworks": ("assay.cli.frameworks", "Say what frameworks ask for, what changed, what answers many at once."),
}


class Table(click.Group):
    """A group that knows its commands by name and loads one only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(COMMANDS[cmd_name][0])
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.command(cls=Table, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="assay", message="assay %(version)s")
def main() -> None:
    """Environmental, social and governance figures that can be proved.

    A book is a folder of records; a report is made of it. Exit codes: 0 clean, 1 findings of severity error,
    2 wrong usage or unreadable input.
    """


if __name__ == "__main__":
    main()
