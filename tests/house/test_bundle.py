"""The frozen program: what build.spec leaves out is not used, and what it builds runs with no Python around it."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from source_tree import PACKAGES, ROOT, imported_modules, modules, tree_of, within

from app.workers.jobs import JOBS
from tests.sampling import full_only

SPEC = ast.parse((ROOT / "build.spec").read_text("utf-8"))
LEVERS = ("icupkg", "readelf", "gcc")
"""What makes the bundle small; without them it is built as the wheels come (build.spec)."""
UNBUNDLED_DATA = ("phonenumbers.geocoder", "phonenumbers.carrier", "phonenumbers.timezone")


def spec_strings(name: str) -> list[str]:
    """Every string that stands in the assignment of `name` in build.spec."""
    assignments = [node for node in SPEC.body if isinstance(node, ast.Assign)]
    (value,) = [node.value for node in assignments if getattr(node.targets[0], "id", "") == name]
    return [node.value for node in ast.walk(value) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def test_every_resource_is_bundled() -> None:
    (call,) = [
        node for node in ast.walk(SPEC) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Analysis"
    ]
    (listed,) = [keyword.value for keyword in call.keywords if keyword.arg == "datas"]
    assert isinstance(listed, ast.List)
    datas = [ast.literal_eval(pair) for pair in listed.elts if not isinstance(pair, ast.Starred)]
    assert ("resources", "resources") in datas
    assert all((ROOT / source).exists() for source, _ in datas)


def test_every_isolated_job_is_bundled_and_exists() -> None:
    names = {node.id for node in ast.walk(SPEC) if isinstance(node, ast.Name)}
    assert "JOBS" in names
    missing = [job for job in JOBS if not (ROOT / (job.partition(":")[0].replace(".", "/") + ".py")).exists()]
    assert missing == []


def test_nothing_excluded_is_imported() -> None:
    left_out = (*spec_strings("EXCLUDED"), *UNBUNDLED_DATA)
    used = {name for path in modules(*PACKAGES) for _, name in imported_modules(tree_of(path))}
    assert sorted(name for name in used if within(name, left_out)) == []


def narrows(test: ast.expr) -> bool:
    """Tell whether what is asserted speaks only of types: that something is not None, or of a class."""
    if isinstance(test, ast.BoolOp):
        return all(map(narrows, test.values))
    if isinstance(test, ast.Call):
        return getattr(test.func, "id", "") in ("isinstance", "callable")
    return isinstance(test, ast.Compare) and [type(operator) for operator in test.ops] == [ast.IsNot]


def test_bundled_code_does_without_its_assertions() -> None:
    """The bundle has our modules without them (build.spec), so none may guard anything."""
    asserted = [
        (path.name, node.lineno)
        for path in modules(*PACKAGES)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Assert) and not narrows(node.test)
    ]
    assert asserted == []


ALONE = """
ip link set lo up && ip route add local 0.0.0.0/0 dev lo && { ip -6 route add local ::/0 dev lo || true; }
sh packaging/check_bundle.sh "$1" || exit 1
sent=$(awk '/lo:/ { print $3 }' /proc/net/dev)
echo "bundle: $sent packets sent"
[ "$sent" = 0 ]
"""
"""In a network of its own, in which every address leads to this machine: nothing that was tried may have asked anybody."""


def check_of(bundle: Path) -> list[str]:
    """The command that tries a built program; as root on Linux it counts what was sent, too."""
    if sys.platform == "linux" and os.getuid() == 0 and all(map(shutil.which, ("unshare", "ip", "awk"))):
        return ["unshare", "--net", "sh", "-c", ALONE, "sh", str(bundle)]
    return ["sh", "packaging/check_bundle.sh", str(bundle)]


@pytest.mark.skipif(
    not sysconfig.get_config_var("Py_ENABLE_SHARED"), reason="this Python cannot be bundled: no library"
)
@full_only
def test_bundle_runs_without_python(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"]
    folders = ["--distpath", str(tmp_path / "dist"), "--workpath", str(tmp_path / "build")]
    built = subprocess.run([*build, *folders], cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0 and "ERROR" not in built.stderr, built.stderr
    checked = subprocess.run(check_of(tmp_path / "dist" / "countermark"), cwd=ROOT, capture_output=True, text=True)
    mailbox = [sys.executable, "-m", "tests.mail.bundle_mailbox", str(tmp_path / "dist" / "countermark")]
    looked = subprocess.run(mailbox, cwd=ROOT, capture_output=True, text=True)
    table = [sys.executable, "packaging/components.py", str(tmp_path / "dist" / "countermark")]
    weighed = subprocess.run(table, cwd=ROOT, capture_output=True, text=True)
    shutil.rmtree(tmp_path / "build")
    shutil.rmtree(tmp_path / "dist")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert looked.returncode in (0, 77), looked.stdout + looked.stderr  # 77: no network of its own, no Dovecot 2.4
    if all(map(shutil.which, LEVERS)):
        assert weighed.returncode == 0, built.stdout + weighed.stdout + weighed.stderr
