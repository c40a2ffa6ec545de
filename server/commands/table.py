"""Every command of the wire: one small function each, and the one table that names them.

A function's hints declare its arguments, the first line of its docstring is its help, and what it returns is sent:
a reply, several, work for the render thread, or None where it answers by itself.
"""

import dataclasses
from typing import Annotated, Literal

import numpy as np

from inference.description import MAX_CONDITION_VALUE
from inference.renderer import MAX_BPM, MAX_RATE, MAX_STEPS, MIN_BPM, MIN_RATE
from inference.seeds import INTERPOLATIONS, Seed, fade, pingpong, random_seed, walk
from server.commands import models
from server.commands.registry import Command, Outcome, by_name
from server.commands.render import sound
from server.protocol.arguments import MAX_ID, Default, Id, Port, Range, Text
from server.protocol.errors import CommandError
from server.protocol.replies import Reply, reply
from server.protocol.version import PROTOCOL, VERSION
from server.state import Call
from server.subscribers import MAX_SUBSCRIBERS

OptionalId = Annotated[int, Range(0, MAX_ID), Default(0)]
OptionalRngSeed = Annotated[int, Range(0, 2**31 - 1), Default(None)]
Steps = Annotated[int, Range(1, MAX_STEPS, "loops", past="too_long")]


def is_alive(call: Call) -> Outcome:
    """Tell whether the daemon is there."""
    return reply("alive")


def init_generator(call: Call) -> Outcome:
    """Say which generator is loaded; it is ready from the start."""
    return reply("msg", f"The generator {call.state.model_name} is ready.")


def set_target_sr(call: Call, hz: Annotated[int, Range(MIN_RATE, MAX_RATE, "Hz")]) -> Outcome:
    """Set the sample rate of the files that are asked for from now on."""
    call.state.setting = dataclasses.replace(call.state.setting, sample_rate=hz)
    return reply("msg", f"The target sample rate is {hz} Hz.")


def set_target_dir(call: Call, dir: Annotated[Text, Default(None)]) -> Outcome:
    """Set the folder that files are written to; without a folder, say which it is."""
    if dir is not None:
        call.state.folder.set(dir)
    return get_target_dir(call)


def get_target_dir(call: Call) -> Outcome:
    """Say which folder files are written to."""
    return reply("msg", f"The target folder is {call.state.folder.target.as_posix()}")


def generate_single_wav(call: Call, seed: Seed) -> Outcome:
    """Make the loop of a seed."""
    return sound(call, "wav", "single", [seed])


def generate_single_wav_id(call: Call, id: Id, seed: Seed) -> Outcome:
    """Make the loop of a seed for a slot; a newer request for the slot takes the place of one that waits."""
    return sound(call, "wav_id", "single", [seed], id, slot=id)


def generate_single_wav_id_img(call: Call, id: Id, seed: Seed) -> Outcome:
    """Make the loop of a seed for a slot, and the picture of its powergram."""
    return sound(call, "wav_id_img", "single", [seed], id, slot=id)


def generate_random_fade(
    call: Call, steps: Steps, morph: Annotated[float, Range(0, 256, "dial units")], seed: Seed
) -> Outcome:
    """Walk away from a seed: each step moves every dial by up to morph, up or down."""
    return sound(call, "wav", "walk", walk(seed, steps, morph, np.random.default_rng()))


def generate_fade(call: Call, id: OptionalId, steps: Steps, start: Seed, end: Seed) -> Outcome:
    """Fade from one seed to another in a row of loops."""
    return sound(call, "wav_id", "fade", fade(start, end, steps, INTERPOLATIONS[call.state.interpolation]), id)


def generate_pingpong(call: Call, id: OptionalId, steps: Steps, start: Seed, end: Seed) -> Outcome:
    """Fade from one seed to another and back, so that the whole row loops."""
    return sound(call, "wav_id", "pingpong", pingpong(start, end, steps, INTERPOLATIONS[call.state.interpolation]), id)


def draw_seed(call: Call, id: Id, rng_seed: OptionalRngSeed) -> Outcome:
    """Draw a random seed; the same rng_seed gives the same seed."""
    return _seed(id, random_seed(np.random.default_rng(rng_seed), call.state.renderer.latent_size))


def interpolate(call: Call, id: Id, position: Annotated[float, Range(0, 1)], start: Seed, end: Seed) -> Outcome:
    """Give the seed at a position between two others."""
    return _seed(id, INTERPOLATIONS[call.state.interpolation](start, end, position))


def set_interpolation(call: Call, kind: Annotated[Literal["lerp", "slerp"], "way"]) -> Outcome:
    """Set the way between seeds: a straight line (lerp) or an arc (slerp)."""
    call.state.interpolation = kind
    return reply("msg", f"The way between seeds is {kind}.")


def set_bpm(
    call: Call,
    bpm: Annotated[float, Range(0, MAX_BPM, "BPM")],
    how: Annotated[Literal["repitch", "stretch"], Default(None)],
) -> Outcome:
    """Set the tempo of the loops (0: the model's own), by repitch like a turntable or by stretch, pitch kept."""
    if 0 < bpm < MIN_BPM:
        raise CommandError("bad_arguments", f"Argument 1 (bpm) is {bpm:g}: it is 0 or goes from {MIN_BPM:g} up.")
    keep_pitch = call.state.setting.keep_pitch if how is None else how == "stretch"
    call.state.setting = dataclasses.replace(call.state.setting, bpm=bpm, keep_pitch=keep_pitch)
    tempo = f"{bpm:g} BPM" if bpm else "the model's own"
    return reply("msg", f"The tempo is {tempo}, by {'stretch' if keep_pitch else 'repitch'}.")


def set_condition(
    call: Call,
    name: Text,
    value: Annotated[
        float, Range(-MAX_CONDITION_VALUE, MAX_CONDITION_VALUE, "in the condition's own range"), Default(None)
    ],
) -> Outcome:
    """Set a condition of the model to a value; without one, unset it, so that the seed decides again."""
    call.state.renderer.check_condition(name, value)
    if value is None:
        call.state.conditions.pop(name, None)
        return reply("msg", f"The condition {name} is not set; the seed decides.")
    call.state.conditions[name] = value
    return reply("msg", f"The condition {name} is {value:g}.")


def conditions(call: Call) -> Outcome:
    """List the model's conditions, their ranges, and what they are set to."""
    known, values = call.state.model_conditions, call.state.conditions.copy()
    rows = [(x.name, x.low, x.high, values.get(x.name, (x.low + x.high) / 2), int(x.name in values)) for x in known]
    return reply("conditions", len(known), *(field for row in rows for field in row))


def list_models(call: Call) -> Outcome:
    """List the names of the models that can be loaded; of each other file a msg says before why it cannot."""
    return models.list_models(call)


def load_model(call: Call, name: Text) -> Outcome:
    """Load another model; requests sent after this one are rendered by it."""
    return models.load_model(call, name)


def model(call: Call) -> Outcome:
    """Tell the loaded model's name, seed size, image size, rate, tempo and beats."""
    return models.playing(call)


def cancel(call: Call, id: Annotated[int, Range(-1, MAX_ID)]) -> Outcome:
    """Cancel this client's requests of an id (-1: all of them)."""
    count = sum(jobs.cancel(call.client, None if id == -1 else id) for jobs in (call.state.jobs, call.state.background))
    return reply("msg", f"{count} requests were cancelled.")


def sync(call: Call, n: Annotated[int, Range(-MAX_ID, MAX_ID)]) -> Outcome:
    """Answer once everything that this client asked for earlier has ended."""
    jobs, background = call.state.jobs, call.state.background
    jobs.when_ended(call.client, lambda: background.when_ended(call.client, lambda: call.answer(reply("synced", n))))
    return None


def status(call: Call) -> Outcome:
    """Tell what waits, runs and is done, and how many milliseconds a request takes from its arrival to its reply."""
    counts = call.state.jobs.counts()
    p50, p95 = np.percentile(counts.milliseconds or [0.0], [50, 95]).tolist()
    jobs = (counts.queued, counts.running, counts.done, counts.failed)
    return reply("status", *jobs, p50, p95, call.state.model_name, call.state.setting.sample_rate)


def version(call: Call) -> Outcome:
    """Tell the program's name, its version and the wire's."""
    return reply("version", "loopseed", VERSION, PROTOCOL)


def notify(call: Call, on: Annotated[int, Range(0, 1)], port: Annotated[Port, Default(None)]) -> Outcome:
    """Send this client's replies to a port of its host, or to the socket that it sends from; 0 ends that."""
    if on:
        return reply("notify", 1, call.state.subscribers.add(call.client, port), MAX_SUBSCRIBERS)
    call.answer(reply("notify", 0, call.state.subscribers.id(call.client), MAX_SUBSCRIBERS))
    call.state.subscribers.remove(call.client)
    return None


def give_help(call: Call, address: Annotated[Text, Default(None)]) -> Outcome:
    """Explain one command, or each of them."""
    if address is None:
        chosen = list(TABLE)
    else:
        chosen = [command for command in TABLE if address.rpartition("/")[2] in command.names]
    if not chosen:
        raise CommandError("bad_arguments", f"There is no command {address!r:.80}; {call.prefix}help lists them.")
    return [reply("help", call.prefix + command.names[0], command.usage, command.summary) for command in chosen]


def _seed(id: int, seed: Seed) -> Reply:
    return reply("seed", id, *seed.tolist())


TABLE = (
    Command(("isAlive",), is_alive, "alive"),
    Command(("initGenerator", "init_generator"), init_generator, "msg"),
    Command(("set_target_sr",), set_target_sr, "msg"),
    Command(("set_target_dir",), set_target_dir, "msg"),
    Command(("get_target_dir",), get_target_dir, "msg"),
    Command(("generate_single_wav",), generate_single_wav, "wav"),
    Command(("generate_single_wav_id",), generate_single_wav_id, "wav_id"),
    Command(("generate_single_wav_id_img",), generate_single_wav_id_img, "wav_id_img"),
    Command(("generate_random_fade",), generate_random_fade, "wav"),
    Command(("generate_fade",), generate_fade, "wav_id"),
    Command(("generate_pingpong",), generate_pingpong, "wav_id"),
    Command(("random_seed",), draw_seed, "seed"),
    Command(("interpolate",), interpolate, "seed"),
    Command(("set_interpolation",), set_interpolation, "msg"),
    Command(("set_bpm",), set_bpm, "msg"),
    Command(("set_condition",), set_condition, "msg"),
    Command(("conditions",), conditions, "conditions"),
    Command(("list_models",), list_models, "models"),
    Command(("load_model",), load_model, "model"),
    Command(("model",), model, "model"),
    Command(("cancel",), cancel, "msg"),
    Command(("sync",), sync, "synced"),
    Command(("status",), status, "status"),
    Command(("version",), version, "version"),
    Command(("notify",), notify, "notify"),
    Command(("help",), give_help, "help"),
)


COMMANDS = by_name(TABLE)


def find(name: str) -> Command | None:
    """The command of that name (an address without its prefix); isAlive in any letter case, also as `/isAlive`."""
    if name.removeprefix("/").lower() == "isalive":
        return COMMANDS["isAlive"]
    return COMMANDS.get(name)
