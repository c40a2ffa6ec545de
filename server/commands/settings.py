"""Settings of the files that are requested from now on: rate, folder, tempo, channels, interpolation, conditions."""

import dataclasses
from typing import Annotated

from inference.description import MAX_CONDITION_VALUE
from inference.model.reach import list_dead
from inference.renderer import MAX_BPM, MAX_CHANNELS, MAX_RATE, MAX_TRUNCATION, MIN_BPM, MIN_RATE
from inference.seeds import INTERPOLATIONS
from inference.sentences import join
from inference.walks.hallucination import MAX_BEATS, Envelope, say_beats
from server.commands.registry import Call, command
from server.protocol.arguments import Choice, Default, First, Range, Text
from server.protocol.errors import CommandError
from server.protocol.replies import DIALECTS, Msg, Reply, fit, reply


@command("set_target_sr", reply=Msg)
def set_target_sr(call: Call, hz: Annotated[int, Range(MIN_RATE, MAX_RATE, "Hz")]) -> Msg:
    """Set the sample rate of the files that are requested from now on."""
    call.state.setting = dataclasses.replace(call.state.setting, sample_rate=hz)
    return Msg(f"The target sample rate is {hz} Hz.")


@command("set_target_dir", reply=Msg)
def set_target_dir(call: Call, dir: Annotated[Text, Default(None)]) -> Msg:
    """Set the folder that files are written to; without a folder, say which it is."""
    if dir is not None:
        call.state.folder.set(dir)
    return get_target_dir(call)


@command("get_target_dir", reply=Msg)
def get_target_dir(call: Call) -> Msg:
    """Say which folder files are written to."""
    return Msg(f"The target folder is {call.state.folder.target.as_posix()}")


@command("set_interpolation", reply=Msg)
def set_interpolation(call: Call, kind: Annotated[str, Choice(tuple(INTERPOLATIONS))]) -> Msg:
    """Set the interpolation between two seeds, such as a straight line (lerp) or an arc (slerp)."""
    call.state.interpolation = kind
    return Msg(f"The interpolation between seeds is {kind}.")


@command("set_bpm", reply=Msg)
def set_bpm(
    call: Call,
    bpm: Annotated[float, Range(0, MAX_BPM, "BPM")],
    how: Annotated[str, Choice(("repitch", "stretch")), Default(None)],
) -> Msg:
    """Set the tempo (0: the model's own; else from 20), by repitch like a turntable or by stretch, pitch kept."""
    if 0 < bpm < MIN_BPM:
        raise CommandError("bad_arguments", f"Argument 1 (bpm) is {bpm:g}: it is 0 or goes from {MIN_BPM:g} up.")
    keep_pitch = call.state.setting.keep_pitch if how is None else how == "stretch"
    call.state.setting = dataclasses.replace(call.state.setting, bpm=bpm, keep_pitch=keep_pitch)
    tempo = f"{bpm:g} BPM" if bpm else "the model's own"
    return Msg(f"The tempo is {tempo}, by {'stretch' if keep_pitch else 'repitch'}.")


@command("set_channels", reply=Msg)
def set_channels(call: Call, channels: Annotated[int, Range(1, MAX_CHANNELS)]) -> Msg:
    """Set the channels of the files: 1 is mono, 2 is stereo."""
    if channels > 1 and call.prefix == DIALECTS["technogan"].command_prefix:
        raise CommandError("not_allowed", "The clients of the dialect technogan play one channel; leave it at 1.")
    call.state.setting = dataclasses.replace(call.state.setting, channels=channels)
    return Msg(f"The files are {'mono' if channels == 1 else 'stereo'}.")


@command("set_transients", reply=Msg)
def set_transients(call: Call, share: Annotated[float, Range(0, 1)]) -> Msg:
    """Set how sharply hits begin: 0 leaves them as the phases give them, 1 sets each to its own level and time."""
    call.state.setting = dataclasses.replace(call.state.setting, transients=share)
    return Msg(f"The transients are {share:g}.")


@command("set_truncation", reply=Msg)
def set_truncation(call: Call, factor: Annotated[float, Range(0, MAX_TRUNCATION)]) -> Msg:
    """Multiply every seed's distance from the middle: 0 is the middle alone, 1 as trained, 2 wild."""
    call.state.setting = dataclasses.replace(call.state.setting, truncation=factor)
    return Msg(f"The truncation is {factor:g}.")


Beats = Annotated[float, Range(0, MAX_BEATS, "beats")]


@command("set_envelope", reply=Msg)
def set_envelope(call: Call, trim: Beats, attack: Beats, sustain: Beats, release: Beats) -> Msg:
    """Set what each loop of a hallucination is cut and shaped by; all 0: nothing is changed."""
    if trim and not attack + sustain + release:
        raise CommandError("bad_arguments", "Attack, sustain and release are 0 beats; let the sustain be what is left.")
    envelope = call.state.envelope = Envelope(trim, attack, sustain, release)
    if envelope.is_off:
        return Msg("The envelope is off.")
    text = f"The envelope trims {say_beats(trim)}, rises for {attack:g}, stays for {sustain:g}, falls for {release:g}."
    beats = call.state.renderer.generator.description.beats
    if trim >= beats:  # no error: a model with longer loops may be about to be loaded
        text += f" It leaves nothing of a loop of {say_beats(beats)}, as {call.state.model_name} has it; trim less."
    return Msg(text)


@command("set_condition", reply=Msg)
def set_condition(
    call: Call,
    name: Text,
    value: Annotated[
        float, Range(-MAX_CONDITION_VALUE, MAX_CONDITION_VALUE, "in the condition's own range"), Default(None)
    ],
) -> Msg:
    """Set a condition of the model to a value; without one, unset it, so that the seed decides again."""
    call.state.renderer.check_condition(name, value)
    if value is None:
        call.state.conditions.pop(name, None)
        return Msg(f"The condition {name} is not set; the seed decides.")
    call.state.conditions[name] = value
    dead = list_dead(call.state.renderer.generator.reach)
    if name in dead:
        return Msg(
            f"The condition {name} is {value:g}, but it does next to nothing in this model: {dead[name]:.2f} of its "
            "range in the loops of the training."
        )
    return Msg(f"The condition {name} is {value:g}.")


@dataclasses.dataclass(frozen=True, slots=True)
class ConditionRow:
    """One condition of the model, as `conditions` lists it."""

    name: Annotated[str, "the condition's name"]
    low: Annotated[float, "the lower end of its range"]
    high: Annotated[float, "the upper end of its range"]
    value: Annotated[float, "its value, or the middle of the range where it is not set"]
    set: Annotated[int, "1: it is set, 0: it is not"]


@reply("conditions")
class Conditions(Reply):
    """The conditions of the loaded model."""

    conditions: Annotated[tuple[ConditionRow, ...], "in the model's order"]


@command("conditions", reply=Conditions)
def conditions(call: Call, first: First) -> list[Reply]:
    """List the model's conditions, their ranges and their values; a msg before names those that do next to nothing."""
    known, values = call.state.model_conditions, call.state.conditions.copy()
    rows = (
        ConditionRow(x.name, x.low, x.high, values.get(x.name, (x.low + x.high) / 2), int(x.name in values))
        for x in known
    )
    replies = fit(Conditions, tuple(rows), first, f"{call.prefix}conditions")
    if dead := list_dead(call.state.renderer.generator.reach):
        names = join(f"{name} ({value:.2f})" for name, value in dead.items())
        return [Msg(f"In this model these do next to nothing (1 is their range in its training): {names}."), *replies]
    return replies
