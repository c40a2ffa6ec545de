"""What a hostile or careless sender can put on the wire: one error each, and the daemon lives on."""

import ipaddress
import socket
import struct
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from osc_client import PATIENCE, Client, datagram, free_port
from server.commands.table import TABLE
from server.protocol.errors import CommandError
from server.protocol.osc import MAX_MESSAGES, decode, encode
from server.protocol.udp import BURST, LOOPBACKS, MAX_INBOX, Received, UdpSocket

NTP = 2_208_988_800  # seconds from 1900 to 1970
ALIVE = datagram("/cc/isAlive")


def bundle(*elements: bytes, seconds_ahead: float | None = None) -> bytes:
    tag = 1 if seconds_ahead is None else int((time.time() + seconds_ahead + NTP) * 2**32)
    sized = b"".join(struct.pack(">i", len(element)) + element for element in elements)
    return b"#bundle\0" + struct.pack(">Q", tag) + sized


def nested(depth: int) -> bytes:
    packet = ALIVE
    for _ in range(depth):
        packet = bundle(packet)
    return packet


SEED_MESSAGE = datagram("/cc/generate_single_wav_id", 3, [0.0] * 64)

BAD_PACKETS = {
    "empty": b"",
    "no OSC": b"hello, daemon",
    "no OSC, four by four": b"hello, daemon!!!",
    "zeros": bytes(64),
    "noise": np.random.default_rng(0).bytes(1024),
    "an element of size -4": b"#bundle\0" + struct.pack(">Qi", 1, -4),
    "an element of size 0": b"#bundle\0" + struct.pack(">Qi", 1, 0),
    "an element that is too large": b"#bundle\0" + struct.pack(">Qi", 1, 2**31 - 4) + ALIVE,
    "half a bundle's head": b"#bundle\0\0\0\0\0",
    "a bundle with a bad second element": bundle(ALIVE, b"what"),
    "a bundle dated a year ahead": lambda: bundle(ALIVE, seconds_ahead=365 * 86400),
    "a bundle dated 11 s ahead": lambda: bundle(ALIVE, seconds_ahead=11),
    "bundles in bundles in bundles": nested(100),
    "an address that does not end": b"/cc/isAlive!",
    "no comma": b"/cc/isAlive\0iiii\0\0\0\0",
    "a text that does not end": b"/cc/x\0\0\0,s\0\0abcd",
    "no UTF-8 in a text": b"/cc/help\0\0\0\0,s\0\0\xff\xfe\xfd\0",
    "no UTF-8 in an address": b"/cc/\xff\xfe\xfd\0,\0\0\0",
    "a type that nobody knows": b"/cc/sync\0\0\0\0,Q\0\0\0\0\0\1",
    "an array": b"/cc/sync\0\0\0\0,[[]\0\0\0\0",
    "a blob of size -1": b"/cc/sync\0\0\0\0,b\0\0\xff\xff\xff\xff",
    "a blob that is too large": b"/cc/sync\0\0\0\0,b\0\0\x7f\xff\xff\xff",
    "bytes behind the arguments": b"/cc/sync\0\0\0\0,i\0\0\0\0\0\1\0\0\0\1",
    "the largest datagram": b"/" * 65_507,
}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The time [s], for daemons in threads and for the test: it stands still but for what the test adds."""
    clock = SimpleNamespace(now=2.0**30)  # a power of two: seconds, NTP's too, are added without rounding
    monkeypatch.setattr("time.time", lambda: clock.now)
    monkeypatch.setattr("time.monotonic", lambda: clock.now)
    return clock


@pytest.mark.parametrize("name", BAD_PACKETS)
def test_a_bad_packet_ends_in_one_error(client: Client, clock: SimpleNamespace, name: str):
    packet = BAD_PACKETS[name]
    client.send_raw(packet() if callable(packet) else packet)
    kind, (address, id, code, text) = client.ending()
    assert (kind, address, id, code) == ("error", "", -1, "bad_packet")
    assert text.endswith(".")
    assert client.silence()
    assert client.alive()


@pytest.mark.parametrize("length", range(4, len(SEED_MESSAGE), 28))
def test_a_truncated_message(client: Client, length: int):
    """Cut inside of the arguments it is no OSC; cut behind the address it is a message without arguments."""
    client.send_raw(SEED_MESSAGE[:length])
    kind, (_, _, code, _) = client.ending()
    assert kind == "error"
    assert code in ("bad_packet", "bad_arguments")
    assert client.silence()


@pytest.mark.parametrize(
    "address",
    ["/", "/cc/", "/cc/*", "/*", "/cc/nothing", "/cc/generate_[a-z]*", "/**********************", "/gg/isalive"],
)
def test_an_unknown_address_or_a_pattern(client: Client, address: str):
    client.send_raw(datagram(address))
    kind, (given, id, code, _) = client.ending()
    assert (kind, given, id, code) == ("error", address, -1, "unknown_command")
    assert client.silence()
    assert client.alive()


def test_a_long_unknown_address_is_not_sent_back_whole(client: Client):
    client.send_raw(datagram("/" + "x" * 60_000))
    assert len(client.ending()[1][0]) == 200


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([3, [0.0] * 63], "The command needs 65 arguments, but 64 came"),
        ([3, [0.0] * 65], "The command needs 65 arguments, but 66 came"),
        ([3, [0.0] * 20, "word", [0.0] * 43], "Argument 22 (seed) is 'word'"),
        ([3, [0.0] * 63, float("nan")], "Argument 65 (seed) is nan"),
        ([3, float("inf"), [0.0] * 63], "Argument 2 (seed) is inf"),
        ([-1, [0.0] * 64], "Argument 1 (id) is -1"),
        ([2**24, [0.0] * 64], "Argument 1 (id) is 16777216"),
        ([0.5, [0.0] * 64], "Argument 1 (id) is 0.5"),
        ([], "The command needs 65 arguments, but 0 came"),
    ],
)
def test_wrong_arguments_are_named(client: Client, arguments: list, named: str):
    kind, (address, id, code, text) = client.query("generate_single_wav_id", *arguments)
    assert (kind, address, code) == ("error", "/cc/generate_single_wav_id", "bad_arguments")
    assert id == (3 if arguments[:1] == [3] else -1)
    assert named in text
    assert client.silence()


def message(address: str, tags: str, data: bytes = b"") -> bytes:
    """One message of any types."""
    strings = (text.encode() + bytes(4 - len(text) % 4) for text in (address, f",{tags}"))
    return b"".join((*strings, data))


def test_a_seed_may_be_an_array(client: Client, seed: list):
    plain = client.query("generate_single_wav_id", 3, seed)[1][1]
    data = struct.pack(">i64f", 3, *seed)
    for tags in (f"i[{'f' * 64}]", f"[i[{'f' * 64}]]", f"i{'f' * 64}[]"):
        client.send_raw(message("/cc/generate_single_wav_id", tags, data))
        kind, (id, path, _) = client.ending()
        assert (kind, id) == ("wav_id", 3)
        assert Path(path).read_bytes() == Path(plain).read_bytes()


def test_types_that_others_send(client: Client):
    """T and F are numbers, S is a text; what does not fit is refused for its message alone, with address and id."""
    client.send_raw(message("/cc/sync", "T"))
    assert client.ending() == ("synced", (1,))
    client.send_raw(message("/cc/help", "S", b"set_bpm\0"))
    assert client.ending()[0] == "help"
    eight = bytes(8)
    for tag, data in (("N", b""), ("I", b""), ("c", b"\0\0\0x"), ("r", eight[:4]), ("m", eight[:4]), ("t", eight)):
        bad = message("/cc/random_seed", f"i{tag}", struct.pack(">i", 5) + data)
        client.send_raw(bundle(bad, ALIVE))
        kind, (address, id, code, _) = client.ending()
        assert (kind, address, id, code) == ("error", "/cc/random_seed", 5, "bad_arguments"), tag
        assert client.ending() == ("alive", ())


def test_a_text_ends_at_its_first_zero(client: Client, tmp_path: Path):
    """Bytes behind it are padding, whatever they are: a folder with a zero in its name was an internal error."""
    folder = tmp_path.as_posix() + "x" * (-len(tmp_path.as_posix()) % 4 + 1)
    message = b"/cc/set_target_dir\0\0,s\0\0" + folder.encode() + b"\0yz"
    client.send_raw(message)
    assert client.ending() == ("msg", (f"The target folder is {folder}",))
    client.send_raw(b"/cc/help\0xyz,s\0zmod\0")
    assert client.ending()[1][2] == "bad_arguments"
    assert client.silence()


def test_a_bundle_is_taken_in_order(client: Client):
    client.send_raw(bundle(datagram("/cc/sync", 1), bundle(datagram("/cc/sync", 2)), datagram("/cc/sync", 3)))
    assert [client.receive() for _ in range(3)] == [("synced", (n,)) for n in (1, 2, 3)]


def test_a_dated_bundle_waits_and_nothing_else_does(client: Client, clock: SimpleNamespace):
    client.send_raw(bundle(datagram("/cc/sync", 2), seconds_ahead=8))
    client.send_raw(bundle(datagram("/cc/sync", 1), seconds_ahead=4))
    for due in (1, 2):
        clock.now += 3.75
        assert client.alive()
        assert client.alive()  # what was due has been taken before it
        clock.now += 0.25
        assert client.receive() == ("synced", (due,))
    client.send_raw(bundle(datagram("/cc/sync", 4), seconds_ahead=-100))
    assert client.receive() == ("synced", (4,))


def test_a_thousand_dated_bundles_wait_without_a_thread_each(client: Client, clock: SimpleNamespace):
    before = set(threading.enumerate())
    for n in range(1100):
        client.send_raw(bundle(datagram("/cc/sync", n), seconds_ahead=1 + n // 250))
        if n < 1000 and n % 50 == 49:
            assert client.alive()  # they are taken: no buffer of the system overflows
    codes = [client.ending()[1][2] for _ in range(100)]
    assert codes == ["busy"] * 100
    assert set(threading.enumerate()) <= before  # one of an earlier test's renderer may end
    for first in range(0, 1000, 250):
        clock.now += 1
        assert [client.ending() for _ in range(250)] == [("synced", (n,)) for n in range(first, first + 250)]


def test_a_clock_that_is_set_back_swallows_no_message(client: Client, clock: SimpleNamespace, monkeypatch):
    client.send_raw(bundle(datagram("/cc/sync", 1), seconds_ahead=8))
    assert client.alive()
    monkeypatch.setattr("time.time", lambda: clock.now - 3600)
    clock.now += 8
    assert client.receive() == ("synced", (1,))


def test_dated_messages_belong_to_sync_and_cancel(client: Client, clock: SimpleNamespace, seed: list):
    other = Client(client.daemon[1])
    for id in (1, 2):
        client.send_raw(bundle(datagram("/cc/generate_single_wav_id", id, seed), seconds_ahead=4))
    client.send_raw(bundle(datagram("/cc/model"), seconds_ahead=4))
    client.send("sync", 1)
    client.send("cancel", 2)
    assert client.ending() == ("cancelled", ("/cc/generate_single_wav_id", 2, "cancelled"))
    assert client.ending() == ("msg", ("1 request was cancelled.",))
    assert other.silence()
    clock.now += 4
    assert other.alive()
    assert [client.ending()[0] for _ in range(3)] == ["model", "wav_id", "synced"]
    client.send_raw(bundle(datagram("/cc/model"), seconds_ahead=4))
    client.send("cancel", -1)
    assert client.ending() == ("cancelled", ("/cc/model", -1, "cancelled"))
    assert client.ending() == ("msg", ("1 request was cancelled.",))


def test_dated_messages_are_answered_at_the_end(start, clock: SimpleNamespace):
    daemon = start()
    client = Client(daemon.socket.address[1])
    client.send_raw(bundle(datagram("/cc/model"), seconds_ahead=4))
    client.send("sync", 1)
    assert client.alive()
    daemon.stop()
    assert client.ending() == ("cancelled", ("/cc/model", -1, "the daemon stops"))
    assert client.ending() == ("synced", (1,))


def test_large_dated_messages_take_more_room(client: Client, clock: SimpleNamespace):
    """2,000 KiB are there for all: a client may have as much waiting as is free."""
    packet = bundle(datagram("/cc/help", "x" * 60_000), seconds_ahead=4)
    refused = 0
    for _ in range(30):
        client.send_raw(packet)
        client.send("isAlive")
        while (ending := client.ending()) != ("alive", ()):
            assert ending[1][2] == "busy"
            refused += 1
    assert refused == 13


def test_a_burst_waits_in_memory():
    """Much more than a system's buffer holds is kept, and in order, where somebody looks now and then."""
    link = UdpSocket("127.0.0.1", 0)
    heard: list[bytes] = []
    sent = [n.to_bytes(4) * 250 for n in range(10_000)]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        for n, data in enumerate(sent, 1):
            sender.sendto(data, link.address)
            if n % 50 == 0:
                heard.append(link.receive(PATIENCE)[0])
    while len(heard) < len(sent):
        heard.append(link.receive(PATIENCE)[0])
    link.close()
    assert heard == sent


def test_replies_that_arrive_are_dropped_and_counted(client: Client):
    for address in ("/ccret/error", "/ccret/nothing", "/ggret/alive"):
        client.send_raw(datagram(address, "x"))
    assert client.silence()
    assert client.query("status")[1][8] == 3


def test_two_daemons_that_are_crossed(start):
    port = free_port()
    one = start(reply_port=port)
    two = start(port=port, reply_port=one.socket.address[1])
    clients = [Client(daemon.socket.address[1]) for daemon in (one, two)]
    Client(clients[0].daemon[1], register=False).send("nothing")  # the error and its text go to the other daemon
    assert clients[0].silence()
    assert clients[1].silence()
    until = time.monotonic() + PATIENCE  # senders take turns, so the text may be counted after the silence
    while [client.query("status")[1][8] for client in clients] != [1, 2]:  # the first one got the other's init
        assert time.monotonic() < until


@pytest.mark.parametrize("host", ["::", "::1", "localhost", "127.0.0.1"])
def test_both_families_are_heard_where_both_are_meant(start, host: str, monkeypatch):
    """Clients that register and clients that do not, on one daemon; not every system's localhost means both."""
    families = {"::1": [socket.AF_INET6], "127.0.0.1": [socket.AF_INET]}.get(host, [socket.AF_INET, socket.AF_INET6])
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as trial:
            trial.bind(("::1", 0))
    except OSError:
        pytest.skip("there is no IPv6 here")
    if host == "localhost":
        found = [(family, socket.SOCK_DGRAM, 17, "", (LOOPBACKS[family], 0)) for family in reversed(families)]
        monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    reply_port = free_port()
    port = start(host=host, reply_port=reply_port).socket.address[1]
    for family in families:
        address = LOOPBACKS[family]
        with socket.socket(family, socket.SOCK_DGRAM) as ear, socket.socket(family, socket.SOCK_DGRAM) as mouth:
            for each in (ear, mouth):
                each.settimeout(PATIENCE)
            ear.bind((address, reply_port))
            mouth.sendto(datagram("/cc/isAlive"), (address, port))
            assert ear.recv(100).startswith(b"/ccret/alive")
            mouth.sendto(datagram("/cc/notify", 1), (address, port))
            assert mouth.recv(100).startswith(b"/ccret/notify")
            mouth.sendto(datagram("/cc/notify", 0), (address, port))
            assert mouth.recv(100).startswith(b"/ccret/notify")


@pytest.mark.parametrize(
    ("sender", "nets", "is_heard"),
    [
        ("127.0.0.1", [], True),
        ("127.9.9.9", [], True),
        ("::1", [], True),
        ("192.0.2.7", [], False),
        ("192.0.2.7", ["192.0.2.0/24"], True),
        ("192.0.2.7", ["2001:db8::/64", "192.0.2.7"], True),
        ("192.0.3.7", ["192.0.2.0/24"], False),
        ("2001:db8::1", ["2001:db8::/64"], True),
        ("2001:db9::1", ["2001:db8::/64"], False),
        ("fe80::1%1", ["fe80::/10"], True),
        ("0.0.0.0", [], False),
        ("::", [], False),
    ],
)
def test_only_this_computer_and_allowed_networks_are_heard(sender: str, nets: list, is_heard: bool, monkeypatch):
    link = UdpSocket("127.0.0.1", 0, [ipaddress.ip_network(net) for net in nets])
    monkeypatch.setattr("server.protocol.udp._address", lambda _: (sender, 9))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mouth:
        mouth.sendto(b"x", link.address)
        received = link.receive(PATIENCE)
        assert (received and received[:2]) == ((b"x", (sender, 9)) if is_heard else None)
    link.close()
    assert (link.dropped, link.take_dropped()) == (0, {})


def test_the_own_address_of_this_computer_is_heard(monkeypatch):
    """One that is no loopback: where it can be bound, it is this computer's."""
    monkeypatch.setattr("ipaddress.IPv4Address.is_loopback", False)
    link = UdpSocket("127.0.0.1", 0)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mouth:
        mouth.sendto(b"x", link.address)
        assert link.receive(PATIENCE)
    link.close()


@pytest.fixture
def flooded():
    """A link, and the functions by which two senders send a packet to it."""
    link = UdpSocket("127.0.0.1", 0)
    flood, other = senders = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2)]
    for sender in senders:
        sender.connect(link.address)
    yield link, flood.send, other.send
    for each in (link, *senders):
        each.close()


def test_senders_take_turns(flooded):
    link, flood, other = flooded
    for n in range(100):
        flood(n.to_bytes(4))
    for _ in range(2):
        other(b"other")
    heard = [link.receive(PATIENCE)[0] for _ in range(102)]
    first, rest = ([n.to_bytes(4) for n in numbers] for numbers in (range(BURST), range(BURST, 100)))
    assert heard == [*first, b"other", b"other", *rest]


def test_a_bundle_ends_its_senders_turn(flooded):
    """It can hold 128 messages; 16 such bundles of help or status in one turn held the others for a second."""
    link, flood, other = flooded
    for _ in range(3):
        flood(bundle(ALIVE, ALIVE))
    for _ in range(2):
        other(b"other")
    heard = [link.receive(PATIENCE)[0] for _ in range(5)]
    assert [packet == b"other" for packet in heard] == [False, True, True, False, False]


def test_strangers_share_one_turn(client: Client, monkeypatch):
    """A flood from 200 ports held a registered client for 48 s; the daemon finds all packets waiting."""
    held, gate, handled, receive = threading.Event(), threading.Event(), [], UdpSocket.receive

    def receive_later(self: UdpSocket, patience: float) -> Received | None:
        held.set()
        assert gate.wait(PATIENCE)
        if received := receive(self, patience):
            handled.append(received[1])
        return received

    monkeypatch.setattr(UdpSocket, "receive", receive_later)
    assert held.wait(PATIENCE)
    strangers = [Client(client.daemon[1], register=False) for _ in range(50)]
    for stranger in strangers:
        stranger.send_raw(bundle(ALIVE, ALIVE))
        stranger.send("isAlive")
    client.send("isAlive")
    gate.set()
    assert client.ending() == ("alive", ())
    assert handled.index(client.socket.getsockname()) <= 2


def test_a_client_keeps_its_order_while_it_registers_and_leaves(client: Client):
    other = Client(client.daemon[1], register=False)
    for n in range(100):
        other.send("notify", 1)
        other.send("sync", n)
        other.send("notify", 0)
    heard = [other.ending() for _ in range(300)]
    assert [values[0] for name, values in heard if name == "synced"] == list(range(100))
    assert [name for name, _ in heard] == ["notify", "synced", "notify"] * 100


def test_what_waits_is_bounded_and_leaves_room_for_others(flooded):
    """A flood of 120 MB, of which one packet in twenty is taken; then another sender comes."""
    link, flood, other = flooded
    for _ in range(500):
        for _ in range(4):
            flood(bytes(60_000))
        link.receive(PATIENCE)
    other(b"other")
    heard = [link.receive(PATIENCE)[0] for _ in range(BURST + 1)]
    waiting = 0
    while received := link.receive(0.0):
        waiting += len(received[0])
    assert b"other" in heard
    assert waiting < 2**26  # bytes
    assert waiting <= MAX_INBOX / 2
    assert link.dropped == sum(link.take_dropped().values()) > 0


def test_a_sender_hears_that_its_packets_were_dropped(client: Client, monkeypatch):
    monkeypatch.setattr("server.protocol.turns.Turns.put", lambda *_: False)
    client.send("isAlive")
    kind, (address, id, code, text) = client.ending()
    assert (kind, address, id, code) == ("error", "", -1, "busy")
    assert text == "1 packets were dropped, since too many wait already; send more slowly."
    monkeypatch.undo()
    assert client.receive() == ("msg", (text,))
    assert client.alive()


def test_a_packet_holds_so_many_messages(client: Client):
    client.send_raw(bundle(*[ALIVE] * MAX_MESSAGES))
    assert [client.ending() for _ in range(MAX_MESSAGES)] == [("alive", ())] * MAX_MESSAGES
    client.send_raw(bundle(bundle(*[ALIVE] * MAX_MESSAGES), ALIVE))
    assert client.ending()[1][2] == "bad_packet"
    assert client.silence()


def test_a_help_is_encoded_once(client: Client, monkeypatch):
    encoded: list[str] = []
    monkeypatch.setattr(
        "server.protocol.replies.encode",
        lambda address, arguments: encoded.append(address) or encode(address, arguments),
    )
    for _ in range(3):
        client.send("help")
        assert [client.receive()[0] for _ in TABLE] == ["help"] * len(TABLE)
    assert encoded.count("/ccret/help") <= len(TABLE)


def test_random_packets_never_escape_as_anything_but_bad_packet():
    rng = np.random.default_rng(0)
    for _ in range(5000):
        packet = bytearray(bundle(SEED_MESSAGE[:60], ALIVE) if rng.random() < 0.5 else SEED_MESSAGE)
        for place in rng.integers(0, len(packet), rng.integers(1, 6)):
            packet[place] = rng.choice([0, 1, 4, 44, 47, 255, rng.integers(256)])
        try:
            decode(bytes(packet[: rng.integers(len(packet) + 1)] if rng.random() < 0.3 else packet))
        except CommandError as error:
            assert error.code == "bad_packet"  # noqa: PT017


def test_no_control_character_and_no_stray_byte_is_sent():
    """Such as a clear screen, or a name that is no UTF-8; other characters are sent as they are."""
    sent = encode("/ccret/msg", ("\x1b[2J caf\udce9\n\x00\u2028 ideographic\u3000blank",))
    assert sent == encode("/ccret/msg", ("\\x1b[2J caf\\udce9\\n\\x00\\u2028 ideographic\u3000blank",))
    assert "\\x1b[2J caf\\udce9\\n\\x00\\u2028 ideographic\u3000blank".encode() in sent


def test_only_the_types_that_pure_data_hears_are_sent():
    assert (
        encode("/ccret/x", (1, 2.5, "é"))
        == b"/ccret/x\0\0\0\0,ifs\0\0\0\0" + struct.pack(">if", 1, 2.5) + "é\0\0".encode()
    )
