"""The wire of TechnoGAN's published Max devices."""

from pathlib import Path

import pytest
import soundfile

from osc_client import Client


@pytest.fixture
def old(start) -> Client:
    return Client(start(dialect="technogan").socket.address[1], prefix="/gg/")


def test_the_old_names(old: Client):
    assert old.query("isalive") == ("alive", ())
    assert old.query("init_generator")[0] == "msg"
    assert old.query("set_target_sr", 22000)[0] == "msg"
    assert old.query("get_target_dir")[0] == "msg"


def test_help_teaches_the_old_prefix(old: Client):
    assert old.query("help", "set_bpm")[1][0] == "/gg/set_bpm"


def test_id_and_paths_are_one_string(old: Client, seed: list):
    name, (packed,) = old.query("generate_single_wav_id", 3, seed)
    id, _, path = packed.partition(" ")
    assert (name, id) == ("wav_id", "3")
    assert Path(path).is_file()
    assert "gain" in old.receive()[1][0]
    name, (packed,) = old.query("generate_single_wav_id_img", 4, seed)
    id, wav, image = packed.split(" ")
    assert (name, id, Path(wav).suffix, Path(image).suffix) == ("wav_id_img", "4", ".wav", ".png")
    assert old.receive()[0] == "msg"
    name, (path,) = old.query("generate_single_wav", seed)
    assert name == "wav"
    assert Path(path).is_file()


def test_the_old_devices_get_one_channel(old: Client, seed: list):
    assert old.query("set_channels", 1)[0] == "msg"
    assert old.error("set_channels", 2) == "not_allowed"
    _, (path,) = old.query("generate_single_wav", seed)
    assert soundfile.info(path).channels == 1


def test_the_prefix_is_the_old_one(old: Client):
    old.send_raw(b"/cc/isAlive\0,\0\0\0")
    name, (address, _, code, text) = old.ending()
    assert (name, address, code) == ("error", "/cc/isAlive", "unknown_command")
    assert "/gg/help" in text


def test_a_changed_setting_is_no_message_of_the_old_wire(old: Client):
    other = Client(old.daemon[1], prefix="/gg/")
    assert old.query("set_target_sr", 22000)[0] == "msg"
    assert other.silence()
