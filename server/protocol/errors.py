"""The ways in which a request can fail, as the wire names them."""

from server.protocol.turns import Address

CODES = (
    "bad_arguments",
    "unknown_command",
    "bad_packet",
    "no_such_model",
    "bad_model",
    "not_allowed",
    "io",
    "busy",
    "too_long",
    "internal",
)


class CommandError(Exception):
    """A request that cannot be fulfilled: a code from CODES, and a sentence with the fault and the way out.

    reply_to : where the client hears of it, if not where its other replies go.
    """

    def __init__(self, code: str, text: str, reply_to: Address | None = None) -> None:
        assert code in CODES, code
        super().__init__(text)
        self.code = code
        self.text = text
        self.reply_to = reply_to
