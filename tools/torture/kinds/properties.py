"""Properties that hold for every command of the table and every packet, tried by hypothesis."""

import contextlib
import importlib.util
from collections.abc import Callable
from typing import Any

from inference.extras import UV
from inference.sentences import escape_controls
from server.commands.registry import Command
from server.commands.table import TABLE
from server.protocol.arguments import MAX_ID, parse, request_id
from server.protocol.errors import CODES, CommandError
from server.protocol.osc import decode, encode
from tools.torture.in_process import InProcess, quiet
from tools.torture.messages import Messages, pack
from tools.torture.model_files import write_small
from tools.torture.runs import Run
from tools.torture.sandbox import Sandbox

EXAMPLES = 200  # of one property in one round
SENDER = ("127.0.0.1", 40_000)


def torture(run: Run) -> None:
    if importlib.util.find_spec("hypothesis") is None:
        run.skipped = f"hypothesis is not installed: start the command with {UV} run --group dev"
        return
    from hypothesis import HealthCheck, configuration, seed, settings

    configuration.set_hypothesis_home_dir(run.folder / "hypothesis")
    sandbox = Sandbox(run.folder)
    chosen = settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
    with sandbox.entered(), quiet():
        daemon = InProcess(write_small(sandbox.models / "small.onnx"), sandbox.out, [SENDER])
        for number in run.rounds():
            for name, check in _make_properties(run, daemon).items():  # a check takes one seed
                try:
                    seed(run.rng_seed + number)(chosen(check))()
                except Exception as error:  # hypothesis gives the smallest input in the notes of the exception
                    notes = " ".join(getattr(error, "__notes__", ()))
                    run.fault(f"{name} does not hold: {type(error).__name__} {error} {notes}")
                    return


def _make_properties(run: Run, daemon: InProcess) -> dict[str, Callable[[], None]]:
    from hypothesis import given
    from hypothesis import strategies as st

    floats = st.floats(width=32, allow_nan=False)
    integers = st.integers(-(2**31), 2**31 - 1)
    texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
    any_float = st.one_of(st.floats(), st.integers(-(2**63), 2**63 - 1), st.booleans())
    anything = st.one_of(any_float, texts, st.binary(max_size=40), st.none())
    commands = st.sampled_from(TABLE)
    rngs = st.randoms(use_true_random=False)

    @given(st.binary(max_size=200))
    def any_bytes_are_messages_or_a_bad_packet(data: bytes) -> None:
        _count(run)
        for prefix in (b"", b"#bundle\0", b"/cc/sync\0\0\0\0,"):
            with _expect({"bad_packet"}):
                decode(prefix + data)

    @given(st.lists(st.one_of(floats, integers, texts), max_size=40))
    def what_is_encoded_is_decoded(values: list[int | float | str]) -> None:
        _count(run)
        (message,) = decode(encode("/ccret/x", tuple(values)))
        assert message.arguments == tuple(escape_controls(v) if isinstance(v, str) else v for v in values)

    @given(commands, rngs, st.integers(1, 80))
    def right_arguments_are_taken_in_every_type(command: Command, rng: Any, size: int) -> None:
        _count(run)
        messages = Messages(rng, size, ["text", "/path"], [1, 65_535])
        values = messages.arguments(command)
        parsed = parse(command.parameters, tuple(values), size)
        (message,) = decode(pack("/x", [(Messages.tag(v), v) for v in values]))
        again = parse(command.parameters, message.arguments, size)
        assert len(parsed) == len(command.parameters)
        assert str(parsed) == str(again)

    @given(commands, st.lists(anything, max_size=140), st.integers(1, 70))
    def any_arguments_are_values_or_one_error(command: Command, values: list, size: int) -> None:
        _count(run)
        assert -1 <= request_id(command.parameters, tuple(values), size) <= MAX_ID
        with _expect(set(CODES)):
            assert len(parse(command.parameters, tuple(values), size)) == len(command.parameters)

    @given(commands, st.lists(st.one_of(floats, integers, texts), max_size=4), rngs, st.booleans())
    def every_message_ends_once(command: Command, values: list, rng: Any, is_right: bool) -> None:
        _count(run)
        if any(parameter.name == "port" for parameter in command.parameters) or command.names[0] == "help":
            return  # replies go elsewhere; one help answers with many
        given_values = Messages(rng, 64, ["small", "text"], [1]).arguments(command) if is_right else values
        daemon.sent.clear()
        items = [(Messages.tag(value), value) for value in given_values]
        daemon.take(pack(f"/cc/{command.names[0]}", items), SENDER)
        daemon.cancel_all()
        names = [decode(reply)[0].address.removeprefix("/ccret/") for reply in daemon.sent]
        ends = names.count("error") or names.count("cancelled") or names.count(command.reply.osc_name)
        assert ends == 1, names
        assert b"internal\0" not in b"".join(daemon.sent), daemon.sent

    return {name: check for name, check in locals().items() if hasattr(check, "hypothesis")}


def _count(run: Run) -> None:
    run.counts["examples of properties"] += 1


@contextlib.contextmanager
def _expect(codes: set[str]):
    """An error of the wire with one of these codes, in one sentence, or none."""
    try:
        yield
    except CommandError as error:
        if error.code not in codes or not error.text.endswith("."):
            raise AssertionError(f"{error.code}: {error.text}") from error
