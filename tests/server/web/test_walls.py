"""What the page's server gives by HTTP, and what it refuses."""

import os
import re
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from websockets.exceptions import InvalidStatus

from page_client import TOKEN, Client
from server.web import links
from server.web.server import WebServer


def test_the_page_and_its_files(get, web: WebServer):
    status, body, headers = get(f"/{TOKEN}/")
    assert (status, body, headers["Content-Type"]) == (200, b"<!doctype html>", "text/html; charset=utf-8")
    assert get(f"/{TOKEN}/app.js?again")[1:] == (
        b"1;",
        {**headers, "Content-Type": "text/javascript; charset=utf-8", "Content-Length": "2"},
    )
    assert get(f"/{TOKEN}/", host=f"LOCALHOST:{web.port}")[0] == 200
    assert web.address == f"http://127.0.0.1:{web.port}/{TOKEN}/"


def test_a_browser_loads_nothing_from_elsewhere(get):
    headers = get(f"/{TOKEN}/")[2]
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert not [
        source for sources in policy.values() for source in sources.split() if source == "*" or "unsafe" in source
    ]
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "no-referrer")
    assert headers["Cache-Control"] == "no-store"


def test_the_health_needs_no_token_and_says_no_more(get):
    assert get("/healthz")[:2] == (200, b"ok\n")
    assert get("/healthz", host="loopseed.example")[0] == 403


@pytest.mark.parametrize(
    "path", ["/", "/x", f"/{TOKEN}", f"/{TOKEN[:-1]}/", f"/{TOKEN}u/app.js", "//", f"//{TOKEN}/", "*"]
)
def test_a_wrong_token(get, path: str):
    status, body, _ = get(path)
    assert (status, body.count(b"\n")) == (403, 1)
    assert TOKEN.encode() not in body


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost", "[::1]:{port}", " "])
def test_a_host_of_another_name(get, web: WebServer, host: str):
    assert get(f"/{TOKEN}/", host=host.format(port=web.port))[0] == 403


@pytest.mark.parametrize("method", ["POST", "HEAD", "OPTIONS", "DELETE"])
def test_nothing_but_get(get, method: str):
    assert get(f"/{TOKEN}/", method=method)[0] == 405


@pytest.mark.parametrize(
    "name",
    [
        "none.js",
        "../secret.js",
        "..%2fsecret.js",
        "%2e%2e/secret.js",
        "..\\secret.js",
        "inner/app.js",
        "inner",
        "notes.md",
        "app",
        ".hidden.js",
        "link.js",
        "/etc/hostname",
        "app.js%00",
        "app.js/",
        "app.JS",
        "C:app.js",
    ],
)
def test_no_file_but_those_of_the_page(get, page: Path, name: str):
    (page / "inner").mkdir()
    for path in (
        page.parent / "secret.js",
        page / "inner" / "app.js",
        page / "notes.md",
        page / "app",
        page / ".hidden.js",
    ):
        path.write_text("secret")
    if sys.platform != "win32":
        (page / "link.js").symlink_to(page.parent / "secret.js")
    status, body, _ = get(f"/{TOKEN}/{name}")
    assert status == 404
    assert b"secret\n" not in body


@pytest.fixture
def sound(dial, seed: list[float]) -> Path:
    """A sound that the daemon has made for a page."""
    return Path(Client(dial()).query("generate_single_wav_id", 1, seed, reply="wav_id")[1])


def ask(get, path: object) -> tuple[int, bytes]:
    return get(f"/{TOKEN}/sound?path={quote(str(path))}")[:2]


def test_a_sound_and_its_picture(get, dial, sound: Path, seed: list[float]):
    assert ask(get, sound.as_posix()) == (200, sound.read_bytes())
    *_, picture, _ = Client(dial()).query("generate_single_wav_id_img", 1, seed, reply="wav_id_img")
    status, body, headers = get(f"/{TOKEN}/sound?path={quote(picture)}")
    assert (status, body, headers["Content-Type"]) == (200, Path(picture).read_bytes(), "image/png")


def test_a_sound_of_an_earlier_folder_is_still_given(get, dial, sound: Path, tmp_path: Path):
    (tmp_path / "other").mkdir()
    Client(dial()).query("set_target_dir", str(tmp_path / "other"), reply="msg")
    assert ask(get, sound)[0] == 200


def test_no_sound_but_those_of_the_daemon(get, sound: Path, tmp_path: Path):
    elsewhere = tmp_path / "copy.wav"
    elsewhere.write_bytes(sound.read_bytes())
    changed = sound.with_name("changed.wav")
    changed.write_bytes(sound.read_bytes()[:-1] + b"x")
    foreign = sound.with_name("foreign.txt")
    foreign.write_text("text")
    paths = [elsewhere, changed, foreign, sound.with_name("none.wav"), sound.parent, sound.name, "/etc/passwd", ""]
    paths += ["a\0b", f"{sound.parent}/../out/../{elsewhere.name}"]
    if sys.platform != "win32":
        (sound.parent / "link.wav").symlink_to(elsewhere)
        os.mkfifo(sound.parent / "pipe.wav")
        paths += [sound.parent / "link.wav", sound.parent / "pipe.wav"]
    for path in paths:
        status, body = ask(get, path)
        assert (status, body.count(b"\n")) == (404, 1), path
    assert get(f"/{TOKEN}/sound")[0] == 404


@pytest.mark.parametrize("path", ["osc", "upload?name=a.wav&size=1"])
def test_a_websocket_of_another_page(dial, web: WebServer, path: str):
    foreign = ["http://evil.example", f"https://127.0.0.1:{web.port}", f"http://localhost:{web.port}", "null", None]
    for origin in foreign:  # localhost is the page's own only where the page was opened there
        with pytest.raises(InvalidStatus, match="403"):
            dial(path, origin=origin)
    with pytest.raises(InvalidStatus, match="403"):
        dial(path, token="u" * 32)


def test_a_websocket_that_the_server_does_not_have(dial, get):
    with pytest.raises(InvalidStatus, match="404"):
        dial("other")
    status, body, _ = get(f"/{TOKEN}/osc")  # no WebSocket is asked for, and no origin is named
    assert status == 403
    assert re.fullmatch(rb"Only the page of loopseed may talk to its daemon\.\n", body)


def test_a_link_leads_to_the_page_once(get, web: WebServer, monkeypatch):
    """A browser's command line, which each user of the computer sees, does not hold the token."""
    link = web.link().removeprefix(f"http://127.0.0.1:{web.port}")
    assert TOKEN not in link
    assert get(link, host="loopseed.example")[0] == 403
    status, _, headers = get(link)
    assert (status, headers["Location"], headers["Referrer-Policy"]) == (303, f"/{TOKEN}/", "no-referrer")
    monkeypatch.setattr(links, "LIFE", -1.0)
    old = web.link().removeprefix(f"http://127.0.0.1:{web.port}")
    for path in (link, old, "/open/", f"/open/{TOKEN}"):
        status, body, _ = get(path)
        assert (status, body.count(b"\n")) == (403, 1)
        assert TOKEN.encode() not in body
