"""The ways in which a request can fail, as the wire names them."""

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
    """A request that cannot be fulfilled: a code from CODES, and a sentence with the fault and the way out."""

    def __init__(self, code: str, text: str) -> None:
        assert code in CODES, code
        super().__init__(text)
        self.code = code
        self.text = text
