"""The command line, the only place that talks to people: a module for each command, thin calls of functions of `silang.api`."""

from silang.cli.app import main

__all__ = ["main"]
