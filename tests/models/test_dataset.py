"""A set on disk, of this version and of an earlier one."""

import dataclasses

import numpy as np
import pytest

from inference.parts.parts import part_shapes
from models.dataset import LoopSet, SetError
from tiny_set import TINY, write_set


def test_a_set_of_an_earlier_version_is_read(tmp_path) -> None:
    """Its conditions were called labels, in labels.npy and in description.json."""
    new = LoopSet(write_set(tmp_path / "new"), 16)
    path = write_set(tmp_path / "old")
    (path / "conditions.npy").rename(path / "labels.npy")
    description = (path / "description.json").read_text()
    (path / "description.json").write_text(description.replace('"conditions"', '"labels"'))
    old = LoopSet(path, 16)
    assert old.description == TINY
    assert np.array_equal(old.conditions, new.conditions)


def test_a_part_with_numbers_that_are_not_finite_is_refused(tmp_path):
    path = write_set(tmp_path / "set")
    low_band = np.load(path / "low_band.npy")
    low_band[3, 5] = np.nan
    np.save(path / "low_band.npy", low_band)
    with pytest.raises(SetError, match=r"low_band\.npy holds numbers that are not finite"):
        LoopSet(path, 16)


def test_files_of_another_kind_are_refused(tmp_path):
    path = write_set(tmp_path / "set")
    with (path / "levels.npy").open("wb") as file:
        np.savez(file, a=np.zeros(3))
    with pytest.raises(SetError, match=r"levels\.npy cannot be read"):
        LoopSet(path, 16)
    (path / "description.json").write_bytes(b"\xff\xfe{}")
    with pytest.raises(SetError, match="not text in UTF-8"):
        LoopSet(path, 16)


DAMAGES = {
    "header": b'\x93NUMPY\x01\x00\x10\x00{"a":(((((1      ',
    "brackets": b"\x93NUMPY\x01\x00\xd0\x07" + b"(" * 2000,
    "zip": b"PK\x03\x04" + bytes(40),
    "text": b"my own words",
    "nothing": b"",
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["images.npy", "levels.npy", "conditions.npy", "songs.npy"])
def test_damaged_arrays_are_refused_in_one_sentence(tmp_path, name, damage):
    path = write_set(tmp_path / "set")
    (path / name).write_bytes(DAMAGES[damage])
    with pytest.raises(SetError) as refused:
        LoopSet(path, 16)
    assert str(refused.value) == (
        f"{path / name} cannot be read: it is no array of numbers, or it is damaged; make the set anew."
    )


@pytest.mark.parametrize("name", ["images.npy", "levels.npy", "conditions.npy"])
def test_a_set_without_one_of_its_arrays_is_refused(tmp_path, name):
    path = write_set(tmp_path / "set")
    (path / name).unlink()
    with pytest.raises(SetError, match=rf"is no complete set: there is no {name} in it; make the set anew\.$"):
        LoopSet(path, 16)


def test_conditions_that_are_no_numbers_are_refused(tmp_path):
    path = write_set(tmp_path / "set")
    np.save(path / "conditions.npy", np.full((200, 2), "loud"))
    with pytest.raises(SetError, match=r"conditions\.npy holds texts \(200, 2\), where numbers \(200, 2\) are needed"):
        LoopSet(path, 16)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("images", "holds texts (32, 64), not uint8 (32, 64)"),
        ("low_band", f"holds texts {(200, *part_shapes(TINY)['low_band'])}, not float16 (200, "),
        ("side", f"holds texts {(200, *part_shapes(TINY)['side'])}, not uint8 (200, "),
        ("songs", "holds texts (200,), not 200 integers"),
    ],
)
def test_a_damaged_array_is_described_in_plain_words_with_the_way_out(tmp_path, name, said):
    path = write_set(tmp_path / "set")
    shapes = {"images": (32, 64), "songs": (), **part_shapes(TINY)}
    np.save(path / f"{name}.npy", np.full((200, *shapes[name]), "x"))
    with pytest.raises(SetError) as refused:
        LoopSet(path, 16)
    assert str(refused.value).startswith(f"{path / name}.npy {said}")
    assert str(refused.value).endswith("; make the set anew.")


def test_half_of_the_loops_are_rotated_by_half_their_beats(tmp_path):
    """The picture and its finer parts stay together; a loop of one beat stays as it is."""
    two = dataclasses.replace(TINY, beats=2, sample_rate=TINY.sample_rate // 2)
    for description, rotates in ((two, True), (TINY, False)):
        data = LoopSet(write_set(tmp_path / str(description.beats), description), 16)
        whole = data.draw_batch(np.random.default_rng(0), 100, augment=False)[0]
        drawn = data.draw_batch(np.random.default_rng(0), 100)[0]
        moved = {}
        for name, part in whole.items():
            half = np.roll(part, part.shape[-1] // 2, axis=-1)
            axes = tuple(range(1, part.ndim))
            moved[name] = (drawn[name] == half).all(axes) & (half != part).any(axes)
            assert ((drawn[name] == part).all(axes) | moved[name]).all(), name
        assert 0.3 < moved["low_band"].mean() < 0.7 if rotates else not moved["low_band"].any()
        assert all(not (moved[name] & ~moved["low_band"]).any() for name in moved)


def write_songs(path, songs: list[int]) -> None:
    np.save(path / "songs.npy", np.array(songs, np.int32))


def test_no_song_is_both_trained_on_and_held_out(tmp_path):
    """The loops of a song that is held out in part are not used at all."""
    path = write_set(tmp_path / "set")
    write_songs(path, [*(i % 15 for i in range(150)), *[15] * 12, *[16] * 13, *[17] * 12, *[18] * 13])
    data = LoopSet(path, 20)
    numbers = np.arange(200)
    training, held_out = numbers[: data.training], numbers[data.validation_start :]
    assert not data.splits_songs
    assert set(data.songs[training]).isdisjoint(data.songs[held_out])
    assert (data.training, data.validation_start, data.test_start) == (150, 155, 180)
    assert np.array_equal(data.validation(20), data.images[155:175].transpose(0, 2, 1).astype(np.float32) / 255)
    assert np.array_equal(data.test(20), data.images[180:].transpose(0, 2, 1).astype(np.float32) / 255)
    drawn = data.draw_batch(np.random.default_rng(0), 500, augment=False)[1]
    held = {tuple(row) for row in data.conditions[150:]}
    assert not held & {tuple(row) for row in drawn}


def test_the_loops_that_a_preview_shows_are_far_apart(tmp_path):
    """The first four were four bars of one song, two of them the same."""
    data = LoopSet(write_set(tmp_path / "set"), 18)
    first = data.validation_start
    assert list(data.spread_validation(4)) == [first, first + 4, first + 8, first + 12]
    assert list(data.spread_validation(30)) == list(range(first, first + 18))


def test_a_set_of_few_songs_splits_them(tmp_path):
    path = write_set(tmp_path / "set")
    write_songs(path, [0] * 100 + [1] * 100)
    data = LoopSet(path, 20)
    assert data.splits_songs
    assert (data.training, data.validation_start, data.test_start) == (160, 160, 180)


def test_songs_of_another_number_are_refused(tmp_path):
    path = write_set(tmp_path / "set")
    write_songs(path, [0] * 7)
    with pytest.raises(SetError, match=r"songs\.npy holds int32 \(7,\), not 200 integers"):
        LoopSet(path, 16)
