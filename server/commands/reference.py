"""docs/osc.md, written from the declarations: `python -m server.commands.reference > docs/osc.md`."""

from inference.renderer import MAX_SAMPLES, MAX_STEPS
from inference.seeds import MAX_DIAL
from server.commands.table import TABLE
from server.jobs import MAX_WAITING
from server.output_folder import KEPT
from server.protocol.errors import CODES
from server.protocol.osc import MAX_AHEAD, MAX_BUNDLE_DEPTH
from server.protocol.replies import REPLIES
from server.subscribers import MAX_SUBSCRIBERS, SILENCE

_HEAD = f"""# The wire

This page is written by `python -m server.commands.reference` from the declarations in `server/`; a test compares the two.

## Transport
- OSC 1.0 over UDP. The daemon listens on `127.0.0.1:10102` (`--host`, `--port`).
- Replies go to `127.0.0.1:10101` (`--reply-port`) until a client asks for its own by `/cc/notify 1 [port]`: to that port
  of the host that it sends from, or to the very socket that it sends from. A client is the host and port that it sends
  from; there are {MAX_SUBSCRIBERS} places, and one that was silent for {SILENCE:.0f} s gives way once all are taken.
- Sent are the types i, f and s alone. Numbers are taken in any type that holds them without loss (i, f, h, d).
- A bundle's messages are taken in their order; bundles nest {MAX_BUNDLE_DEPTH} deep at the most. A time tag is honoured up to
  {MAX_AHEAD:.0f} s ahead. A packet with any fault is refused whole.
- With `--dialect technogan` the prefixes are `/gg/` and `/ggret/`, `wav`, `wav_id` and `wav_id_img` carry one string
  ("id path", "id path image"), and the text follows as a `msg`.

## Every request ends once
In its reply, or in `/ccret/error`, or in `/ccret/cancelled`. The text of an error is sent as `/ccret/msg`, too.
An error's code is one of {", ".join(f"`{code}`" for code in CODES)}.
At the most {MAX_WAITING} requests wait; one more is `busy`. The newest `generate_single_*` of a client for an id takes the
place of one that waits, which ends as cancelled (`superseded`). Rate, tempo, conditions and folder are those of the moment a
request comes in; the model is the one that requests sent before it leave loaded.

## Seeds and loops
A seed is n numbers, as many as the model says (64), in dial units: -128..127 stands for about -3..3 standard deviations.
Any finite number is taken; past {MAX_DIAL:.0e} nothing changes any more. A loop is
`round(beats * 60 / bpm * sample_rate)` samples long; a file holds at the most {MAX_STEPS} loops and {MAX_SAMPLES} samples.
A file never changes once its path was sent; of each id the newest {KEPT} answers are kept.

## Conditions
Some models take conditions beside the seed: named controls, each with a range of its own, which hold for all sounds from then
on until they are unset. What no condition says, the seed decides. Another model drops the conditions that it cannot take.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_HEAD, *_commands(), "", *_replies(), ""])


def _commands() -> list[str]:
    rows = ["## Commands (prefix `/cc/`)", "| command | arguments | reply | what it does |", "|---|---|---|---|"]
    for command in TABLE:
        names = ", ".join(f"`{name}`" for name in command.names)
        rows.append(f"| {names} | {command.usage} | `{command.answer}` | {command.summary} |")
    note = "`isAlive` is heard in any letter case, and as `/cc//isAlive`. Arguments in brackets may be left out."
    return [*rows, "", note]


def _replies() -> list[str]:
    rows = ["## Replies (prefix `/ccret/`)", "| reply | arguments |", "|---|---|"]
    return [*rows, *(f"| `{name}` | {arguments} |" for name, arguments in REPLIES.items())]


if __name__ == "__main__":
    print(page(), end="")
