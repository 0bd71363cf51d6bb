"""What can be tested here of confinement elsewhere: sizes, flags, the order of calls, and the profile. It runs in the release workflow only."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pytest

from app.workers.sandbox import Policy, macos, windows

POINTER = ctypes.sizeof(ctypes.c_void_p)


@pytest.mark.skipif(POINTER != 8, reason="the sizes of 64-bit Windows")
def test_structures_are_as_large_as_the_headers_say() -> None:
    """winnt.h of the Windows SDK, x64."""
    assert ctypes.sizeof(windows.BasicLimits) == 64
    assert ctypes.sizeof(windows.IoCounters) == 48
    assert ctypes.sizeof(windows.ExtendedLimits) == 144
    assert ctypes.sizeof(windows.MandatoryLabel) == 16
    assert windows.BasicLimits.flags.offset == 16
    assert windows.BasicLimits.active_processes.offset == 40
    assert windows.ExtendedLimits.process_memory.offset == 112


def test_a_job_object_ends_what_it_holds_and_allows_no_second_process() -> None:
    alone = windows.limits(Policy(memory=1_000_000))
    assert alone.basic.flags == 0x2000 | 0x8 | 0x400 | 0x100
    assert (alone.basic.active_processes, alone.process_memory) == (1, 1_000_000)
    reads = windows.limits(Policy(executable=("tesseract.exe",)))
    assert reads.basic.active_processes == 2 and not reads.basic.flags & 0x100


class Library:
    """Answers every function with success, but for those that are to fail; notes what was called."""

    def __init__(self, fails: tuple[str, ...] = ()) -> None:
        self.called: list[tuple[str, tuple[object, ...]]] = []
        self._fails = fails

    def __getattr__(self, name: str) -> object:
        def call(*arguments: object) -> int:
            self.called.append((name, arguments))
            return 0 if name in self._fails else 4

        return call

    def names(self) -> list[str]:
        return [name for name, _ in self.called]


def test_a_process_limits_itself_before_it_enters_and_keeps_a_handle_that_can_only_be_waited_for() -> None:
    kernel, security = Library(), Library()
    found = windows.confine(Policy(), kernel, security)
    assert found.layers == ("job-object", "no-privileges", "low-integrity")
    assert found.missing == windows.NEVER_HERE
    first = kernel.names()
    assert first.index("SetInformationJobObject") < first.index("AssignProcessToJobObject") < first.index("CloseHandle")
    (duplicate,) = [arguments for name, arguments in kernel.called if name == "DuplicateHandle"]
    assert duplicate[4] == 0x100000, "SYNCHRONIZE and no more"
    assert [arguments[1] for name, arguments in security.called if name == "SetTokenInformation"] == [25]
    assert "AdjustTokenPrivileges" in security.names()


@pytest.mark.parametrize(
    ("kernel", "security", "missing"),
    [
        (("CreateJobObjectW",), (), "job-object"), (("AssignProcessToJobObject",), (), "job-object"),
        ((), ("OpenProcessToken",), "low-integrity"), ((), ("SetTokenInformation",), "low-integrity"),
        ((), ("AdjustTokenPrivileges",), "no-privileges"), ((), ("ConvertStringSidToSidW",), "low-integrity"),
    ],
)  # fmt: skip
def test_a_layer_that_cannot_be_had_is_named(kernel: tuple[str, ...], security: tuple[str, ...], missing: str) -> None:
    found = windows.confine(Policy(), Library(kernel), Library(security))
    assert missing in found.missing and missing not in found.layers
    assert found.layers, "the others hold"


def test_a_profile_denies_first_and_allows_reading_the_program_only(tmp_path: Path) -> None:
    program = tmp_path / 'the "program"'
    program.mkdir()
    lines = macos.profile(Policy(readable=(str(program),))).splitlines()
    assert lines[:2] == ["(version 1)", "(deny default)"]
    quoted = str(program.resolve()).replace('"', '\\"')
    assert f'(allow file-read* (subpath "{quoted}"))' in lines
    whole = "\n".join(lines)
    assert "file-write" not in whole and "network" not in whole and "process" not in whole
    assert "(allow default)" not in whole


def test_a_profile_lets_the_recogniser_run_and_nothing_else(tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_bytes(b"")
    whole = macos.profile(Policy(executable=(str(program),)))
    assert whole.count("process-exec") == 1
    assert f'(allow process-exec (literal "{program.resolve()}"))' in whole
