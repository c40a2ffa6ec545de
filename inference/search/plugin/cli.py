"""`loopseed match-patch` and `play-patch` with `--synth PLUGIN`: from a sound to a preset of a plugin, and back."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from inference.files.atomic_file import check_target, make_folder
from inference.files.wav import Tags, is_own_sound, write_wav
from inference.search.patch.estimator import ESTIMATOR
from inference.search.patch.match import PEAK, write_ranks
from inference.search.patch.objective import Answer
from inference.search.patch.society import Progress
from inference.search.patch.target import read_target
from inference.search.plugin.health import PATCHES, check
from inference.search.plugin.host import VELOCITY
from inference.search.plugin.match import ANSWERS, PluginObjective, list_answers, search
from inference.search.plugin.plugin import Plugin, PluginError
from inference.search.plugin.presets import JSON, PatchFiles, name_files, open_patch, read_json
from inference.search.plugin.profile import Profile, find_profile, is_no_knob, read_profile
from inference.search.synth.patches import describe_note, parse_note
from inference.search.synth.synth import Note
from inference.sentences import join_some

RATE = 44100  # Hz of the files


def match_patch(options: argparse.Namespace, run: Callable[[Iterator[Progress], int, Callable[[], None]], int]) -> int:
    """Match a sound with a plugin, and write the answers; returns the exit code.

    run : runs a search of so many renders, and calls the function that writes what was found.
    """
    if options.lock:
        raise PluginError("--lock is for the built-in synthesiser; name the plugin's parameters in a --profile.")
    if options.network != ESTIMATOR:
        raise PluginError("--network is for the built-in synthesiser; a search with a plugin has no network.")
    profile = read_profile(find_profile(options.profile)) if options.profile else Profile()
    target = read_target(options.sound)
    with make_folder(options.folder), Plugin(options.synth) as plugin:
        name, sound = options.sound.stem, target.sound
        files = [name_files(options.folder, name, rank, options.synth, sound) for rank in range(1, ANSWERS + 1)]
        for file in files:
            file.check()
        free, values = profile.choose(plugin.parameters)
        plugin.set(values)
        objective = PluginObjective(target, options.renders, plugin, free, profile.settle)
        rng = np.random.default_rng(options.rng)
        if plugin.has_inputs:
            own = objective.own_patch(plugin)
            if not objective.plays_notes(np.stack([own, *objective.draw(rng, PATCHES)])):
                raise PluginError(objective.describe_silence())
        health = check(objective, plugin, rng)
        if (several := len(plugin.plugins)) > 1:
            print(f"{options.synth.name} holds {several} plugins; this is the first, {plugin.plugins[0]}.")
        others = sum(is_no_knob(parameter) for parameter in plugin.parameters)
        more = f"; {others} are no knobs and left alone" if others else ""
        print(f"{options.synth.name}: {len(free)} of {len(plugin.parameters)} parameters are free{more}")
        if unused := profile.list_unused(plugin.parameters):
            print(f"The profile names {join_some(unused)}, which fits no parameter.")
        if health:
            print(health.describe(options.synth.name))
        return run(search(objective, rng), options.renders, lambda: _write(objective, values, files))


def _write(objective: PluginObjective, values: Mapping[int, float], files: list[PatchFiles]) -> None:
    """Write the answers so far, and print where they are.

    By new processes of the plugin: where Ctrl-C has ended the search, the old one is in the middle of an answer.
    values : positions of locked parameters.
    """
    path, note = objective.plugin.path, objective.target.note
    with Plugin(path) as plugin, Plugin(path) as fresh:
        plugin.set(values)
        objective.plugin = plugin

        def write(file: PatchFiles, answer: Answer) -> None:
            positions = {**values, **dict(zip(objective.numbers, answer.position.tolist(), strict=True))}
            said = describe_note(replace(note, pitch=round(note.pitch)), VELOCITY)
            file.write(plugin, positions, fresh, {"distance_db": round(answer.distance, 3), "note": said})
            print(f"{answer.distance:5.2f} dB  {file.preset}  {file.json}")

        write_ranks(files, list_answers(objective), write)


def play_patch(options: argparse.Namespace, choose_note: Callable[[Note | None], Note], tail: float) -> int:
    """Open a patch in a plugin, and write a note of it with `tail` s of sound behind it.

    choose_note : the note to play, given that of the patch, if it says one.
    """
    check_target(options.out, is_own_sound)
    with Plugin(options.synth, RATE) as plugin:
        open_patch(options.patch, plugin)
        is_json = options.patch.suffix.lower() == JSON
        note = choose_note(parse_note(read_json(options.patch), options.patch) if is_json else None)
        samples = round((note.length + tail) * RATE)
        sound = plugin.play(np.zeros((1, 0), np.float32), [], note, samples, Profile().settle)[0]
    peak = float(np.abs(sound).max())
    sound = sound * np.float32(PEAK / peak) if peak > 0 else sound
    origin = {"synth": options.synth.name, "patch": options.patch.name}
    write_wav(options.out, [sound], RATE, 24, tags=Tags(0.0, 0, origin))
    print(f"{options.out}: MIDI note {round(note.pitch)}, held for {note.length:g} s")
    return 0
