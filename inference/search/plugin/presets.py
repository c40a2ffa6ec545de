"""A patch as files: a preset that the plugin opens, and a .json with each parameter for people and programs."""

import contextlib
import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from inference.arrays import Floats
from inference.files import json_file
from inference.files.atomic_file import atomic_write, check_readable, check_target
from inference.search.plugin import fxp, vstpreset
from inference.search.plugin.fxp import PresetError
from inference.search.plugin.plugin import Plugin, PluginError, PluginParameter
from inference.search.plugin.profile import MIDI
from inference.search.synth.patches import SYNTH, is_own_patch
from inference.sentences import join_some, say_value

VERSION = 1
MAX_BYTES = 64 * 2**20  # of a preset: those of samplers hold sounds
NEAR = 1e-3  # of a parameter's range: so much a preset may change it where its text stays
FXP, VSTPRESET, JSON = ".fxp", ".vstpreset", ".json"


@dataclass(frozen=True, slots=True)
class PatchFiles:
    """Where a patch is written to. of : what tells the sound that was matched from others. plugin : its name."""

    preset: Path
    json: Path
    of: str = ""
    plugin: str = ""

    def check(self) -> None:
        """Raise OSError where these files cannot be written, or are there and not ours for this sound and plugin."""
        check_target(self.json, json_file.is_unedited)
        if is_own_patch(self.json):
            raise FileExistsError(f"{self.json} is of the built-in synthesiser; name another folder, or move it.")
        there = read_json(self.json) if self.json.exists() else {}
        for name, own, what in (
            ("sound", self.of, "the patch of another sound"),
            ("plugin", self.plugin, "of another plugin"),
        ):
            if there and there.get(name) != own:
                raise FileExistsError(f"{self.json} is {what}; name another folder, or move it.")
        check_target(self.preset, self._is_own_preset)

    def _is_own_preset(self, path: Path) -> bool:
        try:
            return json_file.is_unedited(self.json) and read_json(self.json)["preset"] == _hash(path.read_bytes())
        except (OSError, PresetError):
            return False

    def delete(self) -> None:
        """Delete what `write` has written for this sound and nobody has changed since; raises OSError."""
        with contextlib.suppress(FileExistsError):
            self.check()
            self.preset.unlink(missing_ok=True)
            self.json.unlink(missing_ok=True)

    def write(self, plugin: Plugin, positions: Mapping[int, float], fresh: Plugin, origin: Mapping[str, Any]) -> None:
        """Write the patch that these positions make.

        fresh : the same plugin in another process, which opens the preset. Raises PluginError where it does not get
        the same patch from it: nothing is written then. origin : what the .json says besides.
        """
        parameters = plugin.set(positions)
        data = _choose_preset(self.preset.suffix, plugin, positions, parameters, fresh)
        content = {"plugin": plugin.path.name, "version": VERSION, "sound": self.of, **origin, "preset": _hash(data)}
        content["parameters"] = [
            {"index": p.index, "name": p.name, "position": float(f"{p.position:.9g}"), "text": p.text}
            for p in parameters
            if not MIDI.match(p.name)
        ]
        with atomic_write(self.json) as temporary:
            temporary.write_text(json_file.format_json(content), encoding="utf-8")
            with atomic_write(self.preset) as preset:
                preset.write_bytes(data)


def name_files(folder: Path, name: str, rank: int, plugin: Path, sound: Floats) -> PatchFiles:
    """The files of an answer to a sound, 1 for the nearest: .vstpreset for a VST3, .fxp for a VST2."""
    suffix = VSTPRESET if plugin.suffix.lower() == ".vst3" else FXP
    stem, of = f"{name}-{rank}", _hash(sound.tobytes())[:16]
    return PatchFiles(folder / f"{stem}{suffix}", folder / f"{stem}{JSON}", of, plugin.name)


def open_patch(path: Path, plugin: Plugin) -> list[PluginParameter]:
    """Bring a plugin to the patch of a .fxp, a .vstpreset or a .json; returns its parameters.

    Raises PresetError where the file is damaged or another plugin's, and PluginError where the plugin refuses it.
    """
    if path.suffix.lower() == JSON:
        return plugin.set(_read_json(path, plugin))
    if path.suffix.lower() == FXP:
        preset = _parse(path, fxp.parse_fxp)
        own = _explain(plugin.path, lambda: fxp.parse_state(plugin.read_state({}), np.zeros(0, np.float32))[0].plugin)
        if preset.plugin != own:
            theirs = preset.plugin.decode("ascii", "replace")
            raise PresetError(f"{path} is a preset of the plugin {theirs!r}, and not of {plugin.path.name}.")
    elif path.suffix.lower() == VSTPRESET:
        if _parse(path, vstpreset.parse_vstpreset).class_id.upper() != plugin.find_class():
            raise PresetError(f"{path} is a preset of another plugin than {plugin.path.name}.")
    else:
        raise PresetError(f"{path} is no patch of a plugin: its name ends in none of {FXP}, {VSTPRESET} and {JSON}.")
    return plugin.open(path)


def _choose_preset(
    suffix: str, plugin: Plugin, positions: Mapping[int, float], parameters: Sequence[PluginParameter], fresh: Plugin
) -> bytes:
    """The bytes of a preset which brings `fresh` to the same parameters or state; raises PluginError."""
    state = plugin.read_state(positions)
    if suffix == VSTPRESET:
        class_id = plugin.find_class()
        presets = [_explain(plugin.path, lambda: vstpreset.format_vstpreset(vstpreset.parse_state(state, class_id)))]
    else:
        every = np.array([parameter.position for parameter in parameters], np.float32)
        presets = [fxp.format_fxp(preset) for preset in _explain(plugin.path, lambda: fxp.parse_state(state, every))]
    opened: list[PluginParameter] = []
    with tempfile.TemporaryDirectory() as folder:
        for data in presets:
            (path := Path(folder) / f"preset{suffix}").write_bytes(data)
            opened = fresh.open(path)
            # of some a host learns only in the sound, and in the state, that they have changed
            if not _list_changed(parameters, opened) or fresh.read_state({}) == state:
                return data
    changed = ", ".join(_list_changed(parameters, opened)[:5])
    raise PluginError(f"{plugin.path.name} opens its own preset with another {changed}; lock that in a profile.")


def _list_changed(before: Sequence[PluginParameter], after: Sequence[PluginParameter]) -> list[str]:
    """The names of the parameters that differ, but for those of MIDI controllers."""
    return [
        old.name
        for old, new in zip(before, after, strict=True)
        if not MIDI.match(old.name) and old.text != new.text and abs(old.position - new.position) > NEAR
    ]


def _read_json(path: Path, plugin: Plugin) -> dict[int, float]:
    """The positions in a .json by their numbers; raises PresetError."""
    known = {parameter.index: parameter.name for parameter in plugin.parameters}
    positions: dict[int, float] = {}
    for parameter in read_json(path)["parameters"]:
        match parameter:
            case {"index": int(index), "name": str(name), "position": int() | float() as position}:
                if known.get(index) != name:
                    raise PresetError(f"{path} has a parameter {index} {name!r}, which {plugin.path.name} lacks.")
                if not 0 <= position <= 1:  # also of NaN
                    raise PresetError(f"{path} has {name} at {say_value(position)}, and it can be 0 to 1.")
                if index in positions:
                    raise PresetError(f"{path} has the parameter {index} {name!r} twice; keep one of them.")
                positions[index] = float(position)
            case _:
                raise PresetError(f"{path} has a parameter without index, name and position.")
    if missing := [p.name for p in plugin.parameters if p.index not in positions and not MIDI.match(p.name)]:
        raise PresetError(f"{path} lacks {join_some(missing)}, which {plugin.path.name} has.")
    return positions


def read_json(path: Path) -> dict[str, Any]:
    """All that the .json of a preset says; raises PresetError, or OSError where it cannot be read."""
    try:
        content = json_file.read_json(path)
    except json_file.JsonError as error:
        raise PresetError(str(error)) from None
    if content.get("synth") == SYNTH:
        raise PresetError(f"{path} is a patch of the built-in synthesiser; leave out --synth to play it.")
    if not isinstance(content.get("plugin"), str) or content.get("version") != VERSION:
        raise PresetError(f"{path} is no patch of a plugin, version {VERSION}.")
    if not isinstance(content.get("parameters"), list) or not isinstance(content.get("preset"), str):
        raise PresetError(f"{path} is damaged: it lacks its parameters.")
    return content


def _read(path: Path) -> bytes:
    check_readable(path)
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise PresetError(f"{path} is no preset: it has more than {MAX_BYTES // 2**20} MiB.")
    return data


def _parse(path: Path, parse: Any) -> Any:
    data = _read(path)
    return _explain(path, lambda: parse(data))


def _explain(path: Path, parse: Any) -> Any:
    """What `parse` returns; a PresetError gets the name of the file or plugin."""
    try:
        return parse()
    except PresetError as error:
        raise PresetError(f"{path} {error}.") from None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
