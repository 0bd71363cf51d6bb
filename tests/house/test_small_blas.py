"""The BLAS that goes into bundles on Linux: numpy computes with it what it computes with OpenBLAS, and the program asks for nothing else."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "packaging"))
import small_blas  # noqa: E402

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or any(shutil.which(tool) is None for tool in small_blas.TOOLS),
    reason="bundles get the small BLAS on Linux, where there is a compiler",
)

PRODUCTS = """
import json, sys
import numpy as np

rng = np.random.default_rng(7)
wrong = []


def some(rows, columns, kind, shape):
    found = rng.standard_normal((rows, columns))
    if np.issubdtype(kind, np.complexfloating):
        found = found + 1j * rng.standard_normal((rows, columns))
    found = found.astype(kind)
    if shape == 1:
        return np.asfortranarray(found)
    return np.repeat(found, 2, axis=0)[::2] if shape == 2 else found


for kind in (np.float32, np.float64, np.complex64, np.complex128):
    for number in range(60):
        m, n, k = (int(one) for one in rng.integers(1, 150, 3)) if number else (97, 1100, 300)
        a, b = some(m, k, kind, number % 3), some(k, n, kind, number // 3 % 3)
        row, column = a[0], b[:, 0]
        pairs = {
            "gemm": (a @ b, np.einsum("ik,kj->ij", a, b)),
            "across": (b.T @ a.T, np.einsum("kj,ik->ji", b, a)),
            "syrk": (a @ a.T, np.einsum("ik,jk->ij", a, a)),
            "syrk across": (a.T @ a, np.einsum("ki,kj->ij", a, a)),
            "gemv": (a @ column, np.einsum("ik,k->i", a, column)),
            "gemv across": (row @ b, np.einsum("k,kj->j", row, b)),
            "dot": (np.dot(row, column), np.einsum("k,k->", row, column)),
            "dot backwards": (np.dot(row[::-1], column), np.einsum("k,k->", row[::-1], column)),
            "vdot": (np.vdot(row, column), np.einsum("k,k->", row.conj(), column)),
        }
        near = 1e-3 if np.finfo(kind).bits == 32 else 1e-9
        wrong += [f"{np.dtype(kind)} {m} {n} {k} {name}" for name, (got, want) in pairs.items()
                  if not np.allclose(got, want, rtol=near, atol=near)]
empty = np.zeros((3, 0)) @ np.zeros((0, 2))
print(json.dumps({"numpy": np.__file__, "wrong": wrong, "empty": empty.tolist(), "nan": bool(np.isnan(np.array([[np.nan, 1.0]]) @ np.ones((2, 2))).all())}))
"""


@pytest.fixture(scope="module")
def numpy_with_it(tmp_path_factory):
    """A folder with numpy as it is installed, and the small library in the place of OpenBLAS."""
    folder, installed = tmp_path_factory.mktemp("numpy"), Path(np.__file__).parent
    libraries = installed.parent / "numpy.libs"
    found = list(libraries.glob("libscipy_openblas64_*.so"))
    if not found:
        pytest.skip("this numpy does not come with OpenBLAS")
    shutil.copytree(installed, folder / "numpy", ignore=shutil.ignore_patterns("tests", "__pycache__"))
    (folder / "numpy.libs").mkdir()
    small_blas.main(str(found[0]), str(folder / "numpy.libs" / found[0].name))
    return folder


def test_products_are_those_of_plain_sums(numpy_with_it):
    done = subprocess.run(
        [sys.executable, "-c", PRODUCTS],
        env={"PYTHONPATH": str(numpy_with_it)},
        capture_output=True,
        text=True,
        check=True,
    )
    said = json.loads(done.stdout)
    assert said["numpy"].startswith(str(numpy_with_it))
    assert said["wrong"] == []
    assert said["empty"] == [[0.0, 0.0]] * 3
    assert said["nan"]


def test_what_numpy_needs_is_there(numpy_with_it):
    library = next((numpy_with_it / "numpy.libs").iterdir())
    assert small_blas.needed(numpy_with_it / "numpy") <= small_blas.symbols(library, defined=True)
    assert library.stat().st_size < 200_000


def test_the_program_asks_for_nothing_of_lapack():
    """`np.linalg.norm` of vectors is a product; everything else in `numpy.linalg` would end a bundle's process."""
    asked = set()
    for path in (path for room in ("app", "checkers", "ui") for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Attribute)
                and node.value.attr == "linalg"
            ):
                asked.add(node.attr)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("numpy.linalg"):
                asked |= {name.name for name in node.names}
            if isinstance(node, ast.Attribute) and node.attr in ("polyfit", "multivariate_normal"):
                asked.add(node.attr)
    assert asked <= {"norm"}
