"""The table of commands: nothing is forgotten, nothing is declared twice."""

import pkgutil
from types import ModuleType

import pytest

import server.commands
from server.commands.registry import by_name, command, commands_of
from server.commands.table import THEMES
from server.protocol.replies import Msg

NOT_THEMES = {"registry", "table", "reference"}


def test_every_theme_is_in_the_table():
    names = {module.name for module in pkgutil.iter_modules(server.commands.__path__)} - NOT_THEMES
    assert {theme.__name__.rpartition(".")[2] for theme in THEMES} == names


def theme_of(*functions) -> ModuleType:
    module = ModuleType("theme")
    for function in functions:
        function.__module__ = "theme"
        setattr(module, function.__name__, function)
    return module


def test_a_function_that_is_not_declared_is_refused():
    def forgotten(call):
        """Do something."""

    with pytest.raises(TypeError, match=r"theme\.forgotten needs @command"):
        commands_of(theme_of(forgotten))


def test_a_command_without_help_is_refused():
    def silent(call): ...

    with pytest.raises(TypeError, match="needs a docstring"):
        command("silent", reply=Msg)(silent)


def test_two_commands_of_one_name_are_refused():
    @command("a", reply=Msg)
    def one(call):
        """Do one thing."""

    @command("b", "a", reply=Msg)
    def two(call):
        """Do another thing."""

    with pytest.raises(TypeError, match="Two commands are called a"):
        by_name(commands_of(theme_of(one, two)))
