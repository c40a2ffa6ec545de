"""docs/osc.md, written from the declarations: `python -m server.commands.reference docs/osc.md`."""

import sys
from pathlib import Path
from types import ModuleType
from typing import TypeGuard

from inference.files.atomic_file import atomic_write
from inference.renderer import MAX_SAMPLES, MAX_STEPS
from inference.seeds import MAX_DIAL
from server.commands.table import TABLE, THEMES
from server.dated import MAX_DATED
from server.files.output_folder import KEEP_GB, KEPT, MAX_SLOTS
from server.jobs import MAX_SILENCE, MAX_WAITING
from server.protocol import origin, replies
from server.protocol.errors import CODES
from server.protocol.osc import MAX_AHEAD, MAX_BUNDLE_DEPTH, MAX_MESSAGES
from server.protocol.replies import MAX_LIST, Reply, fields_of
from server.protocol.udp import BURST, MAX_INBOX
from server.requests import MAX_SYNCS
from server.subscribers import GONE, MAX_SUBSCRIBERS, SILENCE

_HEAD = f"""# The wire

`python -m server.commands.reference docs/osc.md` writes this page from the declarations in `server/`; a test compares the two.

## Transport
- OSC 1.0 over UDP. The daemon listens on `127.0.0.1:10102` (`--host`, `--port`).
- `--host ::` and `--host localhost` listen for IPv4 and IPv6. Replies to IPv6 go to `::1` where they go to `127.0.0.1` below.
- Only this computer is answered, and the networks of `--allow-net`; whoever sends from elsewhere gets nothing. `notify` names
  no host, so a message with a forged sender can at most send replies to another computer of these networks.
- Replies go to `127.0.0.1:10101` (`--reply-port`) until a client registers with `/cc/notify 1 [port]`. Its replies then
  go to that port of its own host, or to the socket that it sends from. A client is known by the host and port that it
  registered from; its messages may also come from the address where its replies go. Clients that have not registered
  count as one client, whatever port each message comes from.
- Up to {MAX_SUBSCRIBERS} clients can register. One more takes the place of a client whose reply port is closed, or that was
  silent for {SILENCE:.0f} s; otherwise its error goes to the address that it wanted to register.
- The work of a registered client ends as cancelled when it leaves (`/cc/notify 0`), when its reply port is closed (Linux
  tells), or when it sends nothing for {GONE:.0f} s; any message, such as `/cc/isAlive`, is enough.
- `loopseed play` carries the same packets in the binary messages of a WebSocket, one packet a message, for its page alone. Each page is
  a client with a UDP socket of its own: its replies go there after `/cc/notify 1`, and it leaves when it is closed.
- Replies use only the OSC types i, f and s. A number may arrive in any type that holds it without loss (i, f, h, d, and T
  and F for 1 and 0), a text as s, S or c. The items of an array are arguments like the others, so a seed may be an array. N, I,
  b, r, m and t are read, and refused where they do not fit, for that message alone.
- The daemon handles a bundle's messages in their order. Bundles may be nested {MAX_BUNDLE_DEPTH} deep. A packet holds up to
  {MAX_MESSAGES} messages. The time tag of a bundle can be up to {MAX_AHEAD:.0f} s in the future.
  Its messages are then handled at that time, also if the computer's clock is set in the meantime. A packet with any fault is refused as a whole.
- Senders take turns, up to {BURST} packets at a time, and a bundle ends its sender's turn. All senders that have not registered
  share one turn. The packets of registered clients that wait take up to {MAX_INBOX // 2**20} MiB of
  memory, those of all others as much, and those of one sender up to half of that. Further packets are dropped. An error `busy` says so, once a second at most.
- A message whose address is a reply's (`/ccret/`, `/ggret/`) is dropped, and counted in `status`.
- With `--dialect technogan` the prefixes are `/gg/` and `/ggret/`; `wav`, `wav_id` and `wav_id_img` carry one string
  ("id path", "id path image"), and their text follows as a `msg`.

## Every request ends once
It ends in its reply, in `/ccret/error` or in `/ccret/cancelled`. The text of an error is also sent as `/ccret/msg`.
The code of an error is one of {", ".join(f"`{code}`" for code in CODES)}.
Clients take turns, too. The requests of one client are done in their order. Between two loops of a row,
one sound of another client is made. {2 * MAX_WAITING} requests can wait in all. One client
may use half of them, or less where others use many; one request more ends in the error `busy`. The newest
`generate_single_*` of a client for an id takes the place of one that still waits, which ends as cancelled (`superseded`).
A `sync` waits for all that its client sent before it. It waits for dated messages, too, unless it is dated itself. Up to
{MAX_SYNCS} syncs of a client wait. `cancel` and the end of the daemon end dated messages as cancelled. There are {2 * MAX_DATED:,} places for
dated messages, and a message takes one place for each KiB; one client may use half of them.
A request that gets no further for {MAX_SILENCE:.0f} s ends in the error `internal`, and the next one begins.
All clients share the settings, the folder and the model: tempo, sample rate, channels, transients, interpolation,
conditions. A change holds for all clients, and also after the client that made it has left.
A sound has the settings (rate, tempo, channels, transients, conditions) and the folder of the moment when its request came
in. It has the model that was loaded last when its turn comes: by its own client before it, or by another client.

`list_models`, `conditions` and `directions` give as much of their list as fits into {MAX_LIST:,} bytes. Where some is left, a `msg` follows
that says how many there are, and from which number (the first is 0) the command gives the next ones.

## Seeds and loops
A seed is n numbers, as many as the model says (64), in dial units: -128..127 stands for about -3..3 standard deviations.
Any finite number is accepted; beyond {MAX_DIAL:.0e} the sound no longer changes. A loop is
`round(beats * 60 / bpm * sample_rate)` samples long; a file holds up to {MAX_STEPS} loops and {MAX_SAMPLES} samples.
A model may say how loud its files are: those of techno have an RMS of -12 dB of full scale. Then one gain of at most 12 dB brings each file there, and peaks are rounded off
where they would clip. Other models' files get a gain only where the true peak (measured at
four times the rate) would exceed -0.1 dB of full scale. The text of the reply has the gain.
Only a model with the part side, as techno, has a stereo sound; of others, the two channels are equal.
A loop may begin in the middle of a hit: fade in over some milliseconds where you play it once.
The steps of a ping-pong are all its loops: 8 are four on the way there and four on the way back.
A file does not change after its path was sent. The newest {KEPT} answers of each id of a client are kept,
for the {MAX_SLOTS} ids that were used last; files of other ids stay. Messages without an id count as one id. A request that
fails or is cancelled deletes no file. The folder that the daemon starts with keeps {KEEP_GB:g} GB of the files that daemons wrote
(`--keep-gb`; 0: all of them). When there are more, the oldest are deleted, but none of the last day. `status` says how many. In a
folder of `set_target_dir` only the newest answers' rule deletes files. A file that was changed or replaced since the daemon
wrote it is never deleted.

## Conditions
Some models have conditions: named controls, each with its own range. A condition that is set holds for all sounds until
it is unset. The seed decides what no condition sets. After a change of model, conditions that the new model does not
have are dropped.

## Directions and the map
A model may have directions, which `loopseed directions` finds, and a map of its seeds, which `loopseed map` makes; techno
has both. [walks.md](walks.md) explains them. An amount is in standard deviations. Amounts that are left out are 0, and
surplus ones have to be 0. `generate_directed` moves the loop inside the network; with all amounts 0 its file is that of
`generate_single_wav_id`. `move_seed` gives the nearest seed instead. A model without them answers `bad_model`, but to `directions` an
empty list.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_HEAD, *_commands(), "", *_replies(), ""])


def _commands() -> list[str]:
    rows = ["## Commands (prefix `/cc/`)", "| command | arguments | reply | what it does |", "|---|---|---|---|"]
    for command in TABLE:
        names = ", ".join(f"`{name}`" for name in command.names)
        rows.append(f"| {names} | {command.usage} | `{command.reply.osc_name}` | {command.summary} |")
    note = "`isAlive` works in any letter case, and as `/cc//isAlive`. Arguments in brackets are optional."
    return [*rows, "", note]


def _replies() -> list[str]:
    rows = ["## Replies (prefix `/ccret/`)", "| reply | arguments | what it says |", "|---|---|---|"]
    found = (
        value for module in (replies, origin, *THEMES) for value in vars(module).values() if _is_reply(value, module)
    )
    return [*rows, *(f"| `{kind.osc_name}` | {_usage(kind)} | {_meaning(kind)} |" for kind in found)]


def _is_reply(value: object, module: ModuleType) -> TypeGuard[type[Reply]]:
    return (
        isinstance(value, type)
        and issubclass(value, Reply)
        and value.__module__ == module.__name__
        and value is not Reply
    )


def _usage(kind: type[Reply]) -> str:
    return ", ".join(field.usage for field in fields_of(kind))


def _meaning(kind: type[Reply]) -> str:
    parts = (fields_of(field.row) if field.row else [field] for field in fields_of(kind))
    fields = "; ".join(f"{field.name}: {field.meaning}" for part in parts for field in part)
    return f"{(kind.__doc__ or '').splitlines()[0]} {fields}".strip()


if __name__ == "__main__":
    with atomic_write(Path(sys.argv[1])) as temporary:
        temporary.write_text(page(), encoding="utf-8", newline="\n")
