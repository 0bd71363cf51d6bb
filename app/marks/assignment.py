"""Assignment: the keyed, uniform, independent value of every carrier for one copy, and its packed form.

Values come from HMAC-SHA512 in counter mode over the vault's mark secret and the copy id, so nobody without the secret
can forge or predict them. They must never be chosen by a person or depend on anything but (secret, copy id, spec).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.marks.aliases import token_in
from app.marks.carriers import FIXED, SELECTION, Value
from app.marks.reference import REFERENCE_BITS
from app.marks.specification import Spec

_CONTEXT: Final = b"countermark marks 1\0"
_FORMAT: Final = 1
TOKEN_BITS: Final = 50.0


@dataclass(frozen=True, slots=True)
class Assignment:
    """One value per carrier of the specification, in its order."""

    values: tuple[Value, ...]


def assign(secret: bytes, copy_id: str, spec: Spec) -> Assignment:
    """Return the copy's values: uniform choices by rejection, orders by Fisher–Yates. `secret` is at least 16 bytes."""
    if len(secret) < 16:
        raise ValueError("mark secret too short")
    stream = _stream(secret, copy_id)
    values: list[Value] = []
    for carrier in spec.carriers:
        count = len(carrier.options)
        if carrier.kind == "choice":
            values.append((_draw_below(stream, count),))
        else:
            order = list(range(count))
            for last in range(count - 1, 0, -1):
                other = _draw_below(stream, last + 1)
                order[last], order[other] = order[other], order[last]
            values.append(tuple(order))
    return Assignment(tuple(values))


def _stream(secret: bytes, copy_id: str) -> Iterator[int]:
    counter = 0
    while True:
        message = _CONTEXT + copy_id.encode() + b"\0" + counter.to_bytes(8, "big")
        block = hmac.new(secret, message, hashlib.sha512).digest()
        for start in range(0, 64, 2):
            yield int.from_bytes(block[start : start + 2], "big")
        counter += 1


def _draw_below(stream: Iterator[int], count: int) -> int:
    limit = 65536 - 65536 % count
    while (drawn := next(stream)) >= limit:
        pass
    return drawn % count


def with_fixed(spec: Spec, assignment: Assignment, targets: Collection[str]) -> Assignment:
    """Return the assignment with the choices for those targets not drawn: they show the first option, and count neither for nor against the
    copy. Only what a copy leaves out can be. What decides on the targets may know the recipient, never the drawn values."""
    return Assignment(
        tuple(
            (FIXED,) if carrier.layer == SELECTION and carrier.target in targets else value
            for carrier, value in zip(spec.carriers, assignment.values, strict=True)
        )
    )


def pack(spec: Spec, assignment: Assignment) -> bytes:
    """Serialise an assignment: format byte, the specification's digest, then one byte per choice and per list place."""
    body = bytes(number for value in assignment.values for number in value)
    if len(body) != spec.width:
        raise ValueError("assignment does not fit the specification")
    return bytes([_FORMAT]) + spec.digest + body


def bodies_of(spec: Spec, packed: Iterable[bytes]) -> list[bytes | None]:
    """Return the value bytes of packed assignments, None for one that belongs to another specification."""
    head, size = bytes([_FORMAT]) + spec.digest, 5 + spec.width
    return [one[5:] if len(one) == size and one[:5] == head else None for one in packed]


def unpack(spec: Spec, packed: bytes) -> Assignment:
    """Invert `pack`. Raises ValueError if the bytes belong to another specification or are damaged."""
    body = bodies_of(spec, (packed,))[0]
    if body is None:
        raise ValueError("assignment of another specification")
    values: list[Value] = []
    start = 0
    for carrier in spec.carriers:
        value = tuple(body[start : start + carrier.width])
        start += carrier.width
        drawn = value[0] < len(carrier.options) or (value[0] == FIXED and carrier.layer == SELECTION)
        fits = drawn if carrier.kind == "choice" else sorted(value) == list(range(len(value)))
        if not fits:
            raise ValueError("damaged assignment")
        values.append(value)
    return Assignment(tuple(values))


def layer_bits(spec: Spec, aliases: Mapping[str, str]) -> dict[str, float]:
    """Return the nominal bits per layer of a copy, the contact layer (reference and tokens handed out) first."""
    tokens = sum(TOKEN_BITS for alias in aliases.values() if token_in(alias))
    bits = {"contact": REFERENCE_BITS + tokens}
    for carrier in spec.carriers:
        bits[carrier.layer] = bits.get(carrier.layer, 0.0) + carrier.bits
    return bits
