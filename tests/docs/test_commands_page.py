"""Every command has help, every option too, and the README names each of them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click
import pytest

from assay.cli.main import COMMANDS, main

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text("utf-8")


def _command(name: str) -> click.Command:
    command = import_module(COMMANDS[name][0]).command
    assert isinstance(command, click.Command)
    return command


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does(name: str) -> None:
    command = _command(name)
    assert command.name == name
    assert (command.help or "").strip()
    silent = [p.name for p in command.params if isinstance(p, click.Option) and not (p.help or "").strip()]
    assert not silent, f"options without help: {silent}"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_takes_json(name: str) -> None:
    assert "--json" in {flag for parameter in _command(name).params for flag in parameter.opts}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_the_command(name: str) -> None:
    assert f"`assay {name}" in README


def test_the_table_of_commands_needs_no_command() -> None:
    """`assay --help` is quick because it loads none of them."""
    context = click.Context(main)
    text = main.get_help(context)
    assert all(name in text for name in COMMANDS)
