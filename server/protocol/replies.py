"""What goes back to a client, and the two dialects that it can be spoken in."""

from collections.abc import Callable
from dataclasses import dataclass

from server.protocol.osc import encode


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as WIRE lists it: its name without the prefix, and arguments of the types int, float and str."""

    name: str
    arguments: tuple[int | float | str, ...] = ()


def reply(name: str, *arguments: int | float | str) -> Reply:
    return Reply(name, arguments)


@dataclass(frozen=True, slots=True)
class Dialect:
    """The prefixes of a wire, and how one reply is put into its messages."""

    command_prefix: str
    reply_prefix: str
    spell: Callable[[Reply], list[Reply]]

    def encode(self, answer: Reply) -> list[bytes]:
        """The datagrams of a reply."""
        return [encode(self.reply_prefix + part.name, part.arguments) for part in self.spell(answer)]


def _packed(answer: Reply) -> list[Reply]:
    """As the older program sent it: id and paths in one string, the text as a message of its own."""
    if answer.name not in ("wav", "wav_id", "wav_id_img"):
        return [answer]
    *parts, text = answer.arguments
    return [reply(answer.name, " ".join(map(str, parts))), reply("msg", text)]


DIALECTS = {
    "loopseed": Dialect("/cc/", "/ccret/", lambda answer: [answer]),
    "technogan": Dialect("/gg/", "/ggret/", _packed),
}

# What each reply carries, as docs/osc.md lists it.
REPLIES = {
    "init": "string text (the daemon is up; sent once at the start)",
    "alive": "",
    "msg": "string text",
    "wav": "string wavfile, string text",
    "wav_id": "int id, string wavfile, string text",
    "wav_id_img": "int id, string wavfile, string imagefile, string text",
    "progress": "int id, int done, int total (work of more than one loop; id -1 where the request has none)",
    "seed": "int id, float x n seed",
    "model": "string name, int latent_size, int width, int height, int sample_rate_hz, float bpm, int beats",
    "models": "string x n names",
    "conditions": (
        "int n, then for each condition: string name, float low, float high, float value, int set "
        "(1: it is set; 0: it is not, and the value is the middle of the range)"
    ),
    "status": "int queued, int running, int done, int failed, float p50_ms, float p95_ms, string model, int target_sr",
    "synced": "int n",
    "version": "string program, string version, int protocol",
    "help": "string address, string usage, string description",
    "notify": "int on, int client_id, int max_clients",
    "error": "string address, int id, string code, string text (id -1 where the request has none)",
    "cancelled": "string address, int id, string reason",
}
