"""The binding's own modules are compiled once: taken where they are the same, compiled as ever where not."""

from __future__ import annotations

import builtins
import marshal
import sys
from pathlib import Path
from types import CodeType

import pytest

from ui import binding_cache

SOURCE, NAME = b"ANSWER = 1\n", "shibokensupport/example.py"


def answer(code: CodeType) -> object:
    """What the module's code sets."""
    inside: dict[str, object] = {}
    exec(code, inside)
    return inside["ANSWER"]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A file in which the module was compiled to another answer, so that it is seen where its code comes from."""
    path, key = tmp_path / "compiled", binding_cache._key(SOURCE, NAME)
    path.write_bytes(binding_cache.packed({key: compile("ANSWER = 2", NAME, "exec")}))
    return path


def test_code_is_taken_meanwhile_and_not_afterwards(kept: Path) -> None:
    with binding_cache.use(kept):
        assert answer(compile(SOURCE, NAME, "exec")) == 2
    assert answer(compile(SOURCE, NAME, "exec")) == 1


def test_another_source_or_name_is_compiled(kept: Path) -> None:
    with binding_cache.use(kept):
        assert answer(compile(SOURCE + b"#", NAME, "exec")) == 1
        assert answer(compile(SOURCE, NAME + "c", "exec")) == 1
        assert answer(compile(SOURCE.decode(), NAME, "exec")) == 1
        assert answer(compile(SOURCE, NAME, "exec", dont_inherit=True)) == 1


TORN = marshal.dumps((sys.version, {b"key": b"torn"}))


@pytest.mark.parametrize("content", [None, b"", b"damaged", b"i\x01\x00\x00\x00", TORN])
def test_a_file_that_cannot_be_read_changes_nothing(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "compiled").write_bytes(content)
    with binding_cache.use(tmp_path / "compiled"):
        assert answer(compile(SOURCE, NAME, "exec")) == 1


def test_a_file_of_another_python_changes_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding_cache, "MADE_BY", "another")
    with binding_cache.use(kept):
        assert answer(compile(SOURCE, NAME, "exec")) == 1


def test_compile_is_put_back_after_an_error(kept: Path) -> None:
    before = builtins.compile
    with pytest.raises(ImportError), binding_cache.use(kept):
        raise ImportError
    assert builtins.compile is before


def test_what_is_recorded_is_found_again(tmp_path: Path) -> None:
    found: dict[bytes, CodeType] = {}
    with binding_cache.record(found):
        compile(SOURCE, NAME, "exec")
        compile(b"import argparse", binding_cache.NEVER_RUN, "exec")
    path = tmp_path / "compiled"
    path.write_bytes(binding_cache.packed(found))
    assert binding_cache.packed(found) == path.read_bytes()
    with binding_cache.use(path):
        assert compile(SOURCE, NAME, "exec").co_consts == compile("ANSWER = 1", NAME, "exec").co_consts
        assert compile(b"import argparse", binding_cache.NEVER_RUN, "exec").co_names == ()
