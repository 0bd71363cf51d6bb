"""Interface to the text recogniser (Tesseract), and the helper process that runs it for a confined process.

A process that reads a stranger's file runs no program. Before it is confined it starts a helper (`start`), a copy
of itself that is confined to running Tesseract and never sees the file: it gets pictures and a few choices, and
builds the command itself. Where no helper was started (or the system confines both alike), Tesseract is run from
this process.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from app.workers import sandbox

_USUAL_PLACES: Final = (
    r"C:\Program Files\Tesseract-OCR\tesseract.exe",
    str(Path("/").joinpath("opt", "homebrew", "bin", "tesseract")),
    "/usr/local/bin/tesseract",
)
_DATA: Final = ("/usr/share/tesseract-ocr", "/usr/share/tessdata")
_LIST: Final = "list"
_LIST_SECONDS: Final = 20
_PATIENCE: Final = 4
"""Wall-time limit where a program's processor time cannot be limited."""
_MOST_TEXT: Final = 64_000_000
_MOST_PICTURE: Final = 512_000_000
_LANGUAGE: Final = re.compile(r"[A-Za-z_]{1,20}")
_REQUEST: Final = struct.Struct(">II")
_ANSWER: Final = struct.Struct(">?I")
_PR_SET_PDEATHSIG, _SIGKILL = 1, 9


class RecognitionFailed(Exception):
    """Error of the recogniser: missing, failed, or took too long."""


@dataclass(frozen=True, slots=True)
class Request:
    """Parameters of one recognition.

    `languages` to look for; `segmentation`: Tesseract's page segmentation mode; `table`: words with positions (TSV)
    instead of text; `digits`: nothing but digits is looked for; `seconds` of processor time.
    """

    languages: tuple[str, ...] = ()
    segmentation: int = 3
    table: bool = False
    seconds: int = 90
    digits: bool = False

    def command(self, program: str) -> list[str]:
        """Return the command line: reads a picture from standard input, writes text, names no file."""
        if not self.languages:
            return [program, "--list-langs"]
        choices = ["-l", "+".join(self.languages), "--psm", str(self.segmentation)]
        if self.digits:
            choices += ["-c", "tessedit_char_whitelist=0123456789"]
        return [program, "stdin", "stdout", *choices, *(["tsv"] if self.table else [])]


@dataclass(frozen=True, slots=True)
class _Helper:
    """The ends of the pipes to a running helper."""

    requests: int
    answers: int


_helper: _Helper | None = None


def program() -> str:
    """Return the path of Tesseract, or an empty text."""
    found = shutil.which("tesseract")
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), "")


def languages() -> tuple[str, ...]:
    """Return the languages that Tesseract has installed. Raises `RecognitionFailed`."""
    return tuple(_answer(Request(seconds=_LIST_SECONDS), b"").split()[1:])


def recognise(png: bytes, request: Request) -> str:
    """Return the text of a picture (or its table). Raises `RecognitionFailed`."""
    return _answer(request, png)


def _answer(request: Request, data: bytes) -> str:
    if _helper is not None:
        return _ask(_helper, request, data).decode("utf-8", "replace")
    if not (found := program()):
        raise RecognitionFailed
    return _run(request.command(found), data, request.seconds).decode("utf-8", "replace")


# -- the program itself ------------------------------------------------------------------------------------------------


def _run(command: list[str], data: bytes, seconds: int) -> bytes:
    """Run the recogniser and return its output. It ends with its processor time, and (from the helper) with the
    process that started it."""
    from app.workers.children import lower_priority, quiet_flags

    held = sys.platform.startswith("linux")
    try:
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if _serving else subprocess.DEVNULL,  # the helper may not open even that; its own is inherited
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            creationflags=quiet_flags(),
            preexec_fn=_end_with_parent if _serving else None,
        ) as child:
            _limit_processor_time(child.pid, seconds)
            if not _serving:
                lower_priority(child.pid)
            try:
                output, _ = child.communicate(data, None if held else seconds * _PATIENCE)
            finally:
                child.kill()
    except (subprocess.SubprocessError, OSError) as error:
        raise RecognitionFailed from error
    if child.returncode or len(output) > _MOST_TEXT:
        raise RecognitionFailed
    return output


def _limit_processor_time(pid: int, seconds: int) -> None:
    """Limit the processor time of a child, where the system can."""
    with contextlib.suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        resource.prlimit(pid, resource.RLIMIT_CPU, (seconds, seconds + 1))


# -- the helper --------------------------------------------------------------------------------------------------------

_serving = False


def start(readable: tuple[str, ...]) -> tuple[int, ...]:
    """Start the helper and return the descriptors by which `recognise` reaches it.

    Empty when there is no recogniser, or where a confined process starts it itself. `readable` as in
    `sandbox.Policy`. Call it with one thread, before any outside data is read.
    """
    global _helper
    if not sys.platform.startswith("linux") or not (found := program()):
        return ()
    from_reader, requests = os.pipe()
    answers, to_reader = os.pipe()
    reader = os.getpid()
    if os.fork() == 0:
        with contextlib.suppress(BaseException):
            os.dup2(from_reader, 0)  # in the place of the reader's own pipes: the helper cannot reach those
            os.dup2(to_reader, 1)
            _serve(found, readable, reader)
        os._exit(1)
    os.close(from_reader)
    os.close(to_reader)
    _helper = _Helper(requests, answers)
    return requests, answers


def _end_with_parent() -> None:
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)


def _serve(found: str, readable: tuple[str, ...], reader: int) -> NoReturn:
    global _serving
    _serving = True
    _end_with_parent()
    if os.getppid() != reader:
        os._exit(0)
    home = Path(found).resolve().parents[1]
    beside = () if home == Path("/usr") else (str(home / "lib"), str(home / "share"))
    data = (*_DATA, *filter(None, [os.environ.get("TESSDATA_PREFIX")]), *beside, "/dev/null")
    executable = (found, *filter(None, [loader_of(found)]))
    sandbox.confine(sandbox.Policy(readable=(*readable, *data), executable=executable))
    while len(head := _read(0, _REQUEST.size)) == _REQUEST.size:
        size, picture = _REQUEST.unpack(head)
        if picture > _MOST_PICTURE:
            break
        raw, data_in = _read(0, size), _read(0, picture)
        try:
            request = _valid(json.loads(raw))
            output = _run(request.command(found), data_in, request.seconds)
        except (RecognitionFailed, ValueError, KeyError, TypeError):
            _write(1, _ANSWER.pack(False, 0))
        else:
            _write(1, _ANSWER.pack(True, len(output)) + output)
    os._exit(0)


def _valid(given: dict[str, object]) -> Request:
    """Validate a request from a reader that may have been compromised: only languages, two numbers and two choices.
    Raises ValueError."""
    names, segmentation, seconds = given["languages"], given["segmentation"], given["seconds"]
    if not isinstance(names, list) or not all(isinstance(one, str) and _LANGUAGE.fullmatch(one) for one in names):
        raise ValueError("languages")
    if not isinstance(segmentation, int) or not isinstance(seconds, int):
        raise ValueError("numbers")
    return Request(
        tuple(names), segmentation, given["table"] is True, min(max(seconds, 1), 300), given.get("digits") is True
    )


def _ask(helper: _Helper, request: Request, data: bytes) -> bytes:
    head = json.dumps(
        {
            "languages": request.languages,
            "segmentation": request.segmentation,
            "table": request.table,
            "digits": request.digits,
            "seconds": request.seconds,
        }
    ).encode()
    try:
        _write(helper.requests, _REQUEST.pack(len(head), len(data)) + head + data)
        start_of_answer = _read(helper.answers, _ANSWER.size)
    except OSError as error:
        raise RecognitionFailed from error
    if len(start_of_answer) < _ANSWER.size:
        raise RecognitionFailed
    fine, size = _ANSWER.unpack(start_of_answer)
    output = _read(helper.answers, size)
    if not fine or len(output) < size:
        raise RecognitionFailed
    return output


def _read(descriptor: int, size: int) -> bytes:
    parts: list[bytes] = []
    while size > 0 and (part := os.read(descriptor, min(size, 1 << 20))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def loader_of(path: str) -> str:
    """Return the program interpreter that an ELF file names (`PT_INTERP`, System V ABI chapter 5), else an empty text."""
    from app.files import open_file

    try:
        with open_file(Path(path)) as file:
            head = file.read(64)
            if head[:5] != b"\x7fELF\x02":
                return ""
            (table,) = struct.unpack_from("=Q", head, 32)
            size, count = struct.unpack_from("=HH", head, 54)
            for number in range(count):
                file.seek(table + number * size)
                kind, _, offset, _, _, length = struct.unpack("=IIQQQQ", file.read(40))
                if kind == 3:
                    file.seek(offset)
                    return file.read(min(length, 4096)).rstrip(b"\0").decode("utf-8", "replace")
    except (OSError, struct.error):
        pass
    return ""
