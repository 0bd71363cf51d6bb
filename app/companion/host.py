"""The native messaging host: a browser starts the program as this, hands it one page, and gets one word back.

It keeps nothing: the page goes through a local socket to the window, which is started where none runs. Its standard output belongs to
the protocol. Must load neither Qt nor a checker, and never write a file.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import BinaryIO, Final

from app import paths
from app.companion import browser_manifests, extension_ids, local_socket, message_frames, page_message, program_path
from app.companion.page_message import State
from app.errors import AppError

TRIES: Final = 300
PAUSE_SECONDS: Final = 0.1
"""Between two tries to reach a window that is being started: half a minute in all."""
_CHUNK: Final = 1 << 16


def run(arguments: Sequence[str]) -> int:
    """Serve one message of the browser that started this process with `arguments`; return the exit code."""
    return serve(arguments, sys.stdin.buffer, sys.stdout.buffer)


def serve(arguments: Sequence[str], source: BinaryIO, target: BinaryIO) -> int:
    """Read one message from `source`, hand it over, write the answer to `target`; return 0 if the page was taken."""
    try:
        body = message_frames.read_frame(source)
    except message_frames.FrameTooLarge as error:
        _answer(target, State.TOO_LARGE)
        _drain(source, error.size)  # a browser that cannot write its message to the end would not read the answer
        return 1
    if body is None:
        return 1
    state = _state(arguments, body)
    _answer(target, state)
    return 0 if state in (State.SHOWN, State.WAITING) else 1


def _state(arguments: Sequence[str], body: bytes) -> State:
    if not extension_ids.is_ours(arguments) or not browser_manifests.registered():
        return State.OFF
    try:
        page_message.parse(body)
    except ValueError:
        return State.UNREADABLE
    return hand_over(body)


def hand_over(body: bytes, start: Callable[[], None] = program_path.start_window) -> State:
    """Hand a message to the window, started by `start` where none runs; return its answer (`OFF` if none ever answers)."""
    try:
        name = local_socket.address(paths.default_vault())
    except (OSError, AppError):
        return State.OFF
    for attempt in range(TRIES):
        try:
            return _ask(name, body)
        except TimeoutError:  # it is there, and stands still
            return State.BUSY
        except OSError:
            if attempt == 0:
                try:
                    start()
                except (OSError, AppError):
                    return State.OFF
            time.sleep(PAUSE_SECONDS)
    return State.OFF


def _ask(name: str, body: bytes) -> State:
    """Hand a message to whoever listens. Raises OSError when nobody does."""
    with local_socket.connect(name) as window:
        with contextlib.suppress(BrokenPipeError):  # an answer may come before all was read
            window.write(message_frames.frame(body))
            window.flush()
        try:
            answered = message_frames.read_frame(window)
            return State(json.loads(answered or b"{}")["state"])
        except (ValueError, KeyError, TypeError):
            return State.BUSY  # it was reached, and went away


def _answer(target: BinaryIO, state: State) -> None:
    with contextlib.suppress(OSError):  # the browser is gone: there is nobody to tell
        target.write(message_frames.answer_frame(page_message.answer(state)))
        target.flush()


def _drain(source: BinaryIO, size: int) -> None:
    while size > 0 and (part := source.read(min(size, _CHUNK))):
        size -= len(part)
