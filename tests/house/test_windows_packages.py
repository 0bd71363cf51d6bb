"""The installer and the portable zip for Windows, made here from a folder like a built one, and taken apart again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from source_tree import ROOT

FILES = {
    "countermark.exe": b"program",
    "LICENSE": b"licence",
    "NOTICE": b"notice",
    "_internal/resources/简历.txt": "样例".encode(),
    "_internal/x.dll": bytes(range(256)) * 64,
}


def made(kind: str, folder: Path, target: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "packaging" / "windows_installer.py"), kind, str(folder), str(target)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1795910400"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        path = tmp_path / "built" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "built"


def test_the_portable_zip_holds_the_program_and_what_makes_it_portable(built: Path, tmp_path: Path) -> None:
    zips = [tmp_path / "one.zip", tmp_path / "two.zip"]
    for target in zips:
        answer = made("portable", built, target)
        assert answer.returncode == 0, answer.stderr
        os.utime(built / "LICENSE", (0, 0))
    assert zips[0].read_bytes() == zips[1].read_bytes(), "the same input gives the same bytes"
    with zipfile.ZipFile(zips[0]) as archive:
        found = {name.removeprefix("countermark/"): archive.read(name) for name in archive.namelist()}
    assert found.pop("portable.txt") and found == FILES


@pytest.mark.skipif(not all(map(shutil.which, ("makensis", "7z"))), reason="needs makensis (NSIS) and 7z")
def test_the_installer_holds_every_file_as_it_was(built: Path, tmp_path: Path) -> None:
    answer = made("installer", built, tmp_path / "countermark-setup.exe")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    out = tmp_path / "out"
    command = ["7z", "x", "-y", f"-o{out}", str(tmp_path / "countermark-setup.exe")]
    subprocess.run(command, check=True, capture_output=True)
    for name, data in FILES.items():
        assert (out / name).read_bytes() == data, name
    shutil.rmtree(out)


def test_removal_keeps_the_vault_unless_somebody_answers_yes() -> None:
    script = (ROOT / "packaging" / "windows" / "installer.nsi").read_text("utf-8")
    section = script.partition("Section Uninstall")[2]
    wiped = [
        number
        for number, line in enumerate(section.splitlines())
        if "LOCALAPPDATA\\Countermark" in line and "RMDir" in line
    ]
    lines = section.splitlines()
    asked = next(number for number, line in enumerate(lines) if "$(WIPE)" in line)
    silent = next(number for number, line in enumerate(lines) if line.strip() == "IfSilent kept")
    own = next(number for number, line in enumerate(lines) if "SetShellVarContext current" in line)
    assert wiped == [asked + 1] and silent < own < asked
    assert "MB_DEFBUTTON2" in lines[asked] and "IDNO kept" in lines[asked], "No is what Enter answers"
    assert "RMDir /r $INSTDIR\n" not in script and 'RMDir /r "$INSTDIR"' not in script, "only what was installed goes"


def test_the_folder_that_is_named_is_not_exchanged_for_the_usual_one() -> None:
    """`/D=FOLDER`: what NSIS brings for one person or everybody would set the folder anew (seen under Wine)."""
    script = (ROOT / "packaging" / "windows" / "installer.nsi").read_text("utf-8")
    lines = [line.partition(";")[0].strip() for line in script.partition("Function .onInit")[2].splitlines()[1:5]]
    assert lines == [
        "StrCpy $GivenFolder $INSTDIR",
        "!insertmacro MULTIUSER_INIT",
        'StrCmp $GivenFolder "" +2',
        "StrCpy $INSTDIR $GivenFolder",
    ]
    assert "\nInstallDir" not in script, "without /D= the folder is empty at the start"
