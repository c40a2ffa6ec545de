"""What an .onnx file says of itself, read without running its network: texts, and where its weights are.

The file is one message of Protocol Buffers: fields, each of which is a number, a type and a content. A content can be a
message, too. See protobuf.dev/programming-guides/encoding and ModelProto in onnx.proto.
"""

import errno
import os
from collections.abc import Container, Iterator
from pathlib import Path
from typing import BinaryIO

GRAPH, METADATA = 7, 14  # fields of ModelProto
KEY, VALUE = 1, 2  # fields of an entry of the metadata, and of one that says where the weights of a tensor are
# Which messages hold tensors: message -> its fields that lead to one -> what they hold.
_TENSORS = {
    "model": {GRAPH: "graph"},
    "graph": {1: "node", 5: "tensor"},
    "node": {5: "attribute"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph"},
    "tensor": {13: "location"},
}
MAX_ENTRY = 2**24  # bytes; the golden seeds of the largest images take 1 MB each
MAX_VARINT = 10  # bytes of a number in a message
_FIXED = {1: 8, 5: 4}  # type of a field -> bytes of its content
_VARINT, _BYTES = 0, 2  # the types of other fields


class MetadataError(ValueError):
    """A file that is no .onnx file or is damaged; the text says what is wrong."""


def read_metadata(path: Path, keys: Container[str]) -> dict[str, str]:
    """The texts of the metadata with one of `keys`; others are not looked at.

    Raises MetadataError, or OSError where the file cannot be read.
    """
    texts: dict[str, str] = {}
    has_graph = False
    with open_model(path) as file:
        for number, start, end in list_fields(file):
            has_graph = has_graph or number == GRAPH
            if number == METADATA:
                entry = {
                    field: _read(file, *span) for field, *span in list_fields(file, start, end) if field in (KEY, VALUE)
                }
                if (key := entry.get(KEY, b"").decode("utf-8", "replace")) in keys:
                    texts[key] = _decode(key, entry.get(VALUE, b""))
    if not has_graph:
        raise MetadataError("it holds no network")
    return texts


def read_locations(path: Path) -> list[str]:
    """The names of the files beside a model that hold weights of it.

    Raises MetadataError, RecursionError, or OSError where the file cannot be read.
    """
    with open_model(path) as file:
        return sorted(set(_locations(file, "model", 0, _size(file))))


def _locations(file: BinaryIO, message: str, start: int, end: int) -> Iterator[str]:
    if message == "location":
        entry = _read_entry(file, start, end)
        if entry.get(KEY) == b"location":
            yield os.fsdecode(entry.get(VALUE, b""))
        return
    for number, *span in list_fields(file, start, end):
        if number in _TENSORS[message]:
            yield from _locations(file, _TENSORS[message][number], *span)


def open_model(path: Path) -> BinaryIO:
    """Open a file for list_fields; raises OSError."""
    if path.exists() and not path.is_file():  # to open a pipe would block until something writes to it
        raise OSError(errno.EINVAL, "it is a folder, a pipe or a device")
    return path.open("rb")


def _size(file: BinaryIO) -> int:
    return os.fstat(file.fileno()).st_size


def list_fields(file: BinaryIO, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, int]]:
    """The fields of a message whose content is bytes: number, start and end of the content.

    The message reaches from `start` to `end`, by default over the whole file. Raises MetadataError.
    """
    end = _size(file) if end is None else end
    while start < end:
        file.seek(start)
        tag, kind = divmod(_read_varint(file), 8)
        if tag == 0:  # as in a file of zero bytes, which would take minutes
            raise MetadataError("it is no message of Protocol Buffers")
        if kind == _VARINT:
            _read_varint(file)
            start = file.tell()
        elif kind == _BYTES:
            size = _read_varint(file)
            content = file.tell()
            start = content + size
            if start <= end:
                yield tag, content, start
        elif kind in _FIXED:
            start = file.tell() + _FIXED[kind]
        else:
            raise MetadataError("it is no message of Protocol Buffers")
    if start > end:
        raise MetadataError("it is damaged or not complete")


def _read_varint(file: BinaryIO) -> int:
    """A number in groups of 7 bits, the lowest first; each byte but the last has the highest bit set."""
    value = 0
    for place in range(MAX_VARINT):
        byte = file.read(1)
        if not byte:
            raise MetadataError("it is damaged or not complete")
        value |= (byte[0] & 127) << 7 * place
        if byte[0] < 128:
            return value
    raise MetadataError("it is no message of Protocol Buffers")


def _read_entry(file: BinaryIO, start: int, end: int) -> dict[int, bytes]:
    return {field: _read(file, *span) for field, *span in list_fields(file, start, end) if field in (KEY, VALUE)}


def _read(file: BinaryIO, start: int, end: int) -> bytes:
    if end - start > MAX_ENTRY:
        raise MetadataError(f"a text of its metadata has {end - start} bytes, more than {MAX_ENTRY}")
    file.seek(start)
    return file.read(end - start)


def _decode(key: str, text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        raise MetadataError(f"{key} in its metadata is not UTF-8") from None
