"""An office through what real offices have: a Samba share on loopback, and three Syncthing instances. Skipped where they are not installed."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from caseload_samples import MovingClock, consented, new_caseload

from app.caseload.office import sync
from app.caseload.office.event_file import Kind
from app.caseload.office.shared_folder import FolderTree
from app.services.caseload import Caseload
from app.services.caseload_office import OfficeService
from tests.patience import HANG_SECONDS
from tests.sampling import full_only

SMBD, SMBCLIENT, SYNCTHING = (
    shutil.which(name, path=f"{os.defpath}:/usr/sbin:/usr/bin") for name in ("smbd", "smbclient", "syncthing")
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(done: Callable[[], object], what: str) -> None:
    """Wait for another program."""
    end = time.monotonic() + HANG_SECONDS
    while not done():
        if time.monotonic() > end:
            raise AssertionError(what)
        time.sleep(0.2)


def office_of(caseloads: list[Caseload], folders: list[Path], arrive: Callable[[], None]) -> None:
    """Found an office in the first folder, and let everybody else join in theirs, once it has arrived."""
    owner = caseloads[0]
    OfficeService(owner).create(folders[0], "Careers", "M0")
    for number, one in enumerate(caseloads[1:], 1):
        OfficeService(owner).invite(one.identity.address.text, f"M{number}")
        arrive()
        OfficeService(one).join(folders[number], owner.identity.address.fingerprint)
        arrive()


def names_of(caseload: Caseload) -> set[str]:
    return {str(one.current(Kind.RECORD).get("name")) for one in OfficeService(caseload).students()}


# -- Samba ------------------------------------------------------------------------------------------------------------


class Share:
    """A Samba share, and `smbclient` as the only way into it."""

    def __init__(self, root: Path) -> None:
        self.root, self.port = root, free_port()
        self.folder = root / "share"
        for name in ("share", "state", "lock", "private", "cache", "pid", "rpc"):
            (root / name).mkdir(mode=0o755)
        places = "\n".join(
            f"{key} = {root / name}"
            for key, name in (
                *(("state directory", "state"), ("lock directory", "lock"), ("private dir", "private")),
                *(("cache directory", "cache"), ("pid directory", "pid"), ("ncalrpc dir", "rpc")),
            )
        )
        user = "root" if os.geteuid() == 0 else os.environ.get("USER", "nobody")
        (root / "smb.conf").write_text(
            f"[global]\nserver role = standalone server\nmap to guest = bad user\nguest account = nobody\nsmb ports = {self.port}\n"
            f"interfaces = 127.0.0.1\nbind interfaces only = yes\nload printers = no\ndisable spoolss = yes\nlog file = {root}/log\n{places}\n"
            f"[office]\npath = {self.folder}\nguest ok = yes\nread only = no\nforce user = {user}\n"
        )

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        assert SMBD
        options = ("--foreground", "--no-process-group", "--configfile", str(self.root / "smb.conf"))
        server = subprocess.Popen(
            [SMBD, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )  # it ends its whole group
        try:
            until(lambda: self.do("ls").returncode == 0, "smbd does not answer")
            yield
        finally:
            server.terminate()
            server.wait(HANG_SECONDS)

    def do(self, commands: str) -> subprocess.CompletedProcess[str]:
        assert SMBCLIENT
        where = ("//127.0.0.1/office", "-p", str(self.port), "-N", "-s", str(self.root / "smb.conf"))
        return subprocess.run([SMBCLIENT, *where, "-c", commands], capture_output=True, text=True, timeout=HANG_SECONDS)

    def up(self, folder: Path) -> None:
        """Copy a member's folder to the share, over SMB."""
        done = self.do(f"lcd {folder}; recurse ON; prompt OFF; mput *")
        assert done.returncode == 0, done.stdout + done.stderr

    def down(self, folder: Path) -> None:
        """Copy the share to a member's folder, over SMB."""
        done = self.do(f"lcd {folder}; recurse ON; prompt OFF; mget *")
        assert done.returncode == 0, done.stdout + done.stderr


@full_only
@pytest.mark.skipif(not (SMBD and SMBCLIENT), reason="samba and smbclient are not installed")
def test_three_members_through_a_samba_share(tmp_path: Path) -> None:
    clock, share = MovingClock(), Share(tmp_path)
    folders = [tmp_path / f"folder{number}" for number in range(3)]
    for folder in folders:
        folder.mkdir()
    caseloads = [new_caseload(tmp_path / f"caseload{number}", clock) for number in range(3)]

    def arrive() -> None:
        for folder in folders:
            share.up(folder) if any(folder.iterdir()) else None
        for folder in folders:
            share.down(folder)

    with share.running():
        office_of(caseloads, folders, arrive)
        for number, one in enumerate(caseloads):
            consented(one, str(number), f"Student {number}", "Acme GmbH")
            OfficeService(one).sync()
        arrive()
        for one in caseloads:
            OfficeService(one).sync()
        assert all(names_of(one) == {"Student 0", "Student 1", "Student 2"} for one in caseloads)
        OfficeService(caseloads[1]).withdraw("0")
        OfficeService(caseloads[1]).sync()
        arrive()
        OfficeService(caseloads[0]).sync()
        assert caseloads[0].students() == []
        shown = share.do("recurse ON; ls")
        assert "Student" not in shown.stdout and ".events" in shown.stdout
    for one in caseloads:
        one.vault.close()


# -- Syncthing --------------------------------------------------------------------------------------------------------


class Instance:
    """One Syncthing with a folder, that talks to others on loopback only."""

    def __init__(self, home: Path, folder: Path) -> None:
        assert SYNCTHING
        self.home, self.folder, self.port, self.gui = home, folder, free_port(), free_port()
        folder.mkdir()
        subprocess.run(
            [SYNCTHING, "generate", "--home", str(home), "--no-default-folder", "--skip-port-probing"],
            check=True, capture_output=True, timeout=HANG_SECONDS, env={**os.environ, "HOME": str(home.parent)},
        )  # fmt: skip
        self.config = ElementTree.parse(home / "config.xml")
        device = self.config.find("device")
        assert device is not None
        self.id = device.attrib["id"]
        key = self.config.find("gui/apikey")
        assert key is not None and key.text
        self.key = key.text

    def configure(self, others: list[Instance]) -> None:
        root = self.config.getroot()
        for device in root.findall("device"):
            root.remove(device)
        for old in root.findall("folder"):
            root.remove(old)
        attributes = {"id": "office", "label": "office", "path": str(self.folder), "type": "sendreceive"}
        folder = ElementTree.SubElement(
            root,
            "folder",
            {**attributes, "rescanIntervalS": "3600", "fsWatcherEnabled": "true", "fsWatcherDelayS": "1"},
        )
        for one in others:
            ElementTree.SubElement(folder, "device", {"id": one.id})
            device = ElementTree.SubElement(root, "device", {"id": one.id, "name": one.home.name})
            ElementTree.SubElement(device, "address").text = f"tcp://127.0.0.1:{one.port}"
        gui = root.find("gui/address")
        assert gui is not None
        gui.text = f"127.0.0.1:{self.gui}"
        options = root.find("options")
        assert options is not None
        for name in ("listenAddress", "globalAnnounceEnabled", "localAnnounceEnabled", "relaysEnabled", "natEnabled"):
            for old in options.findall(name):
                options.remove(old)
            value = f"tcp://127.0.0.1:{self.port}" if name == "listenAddress" else "false"
            ElementTree.SubElement(options, name).text = value
        for name, value in (("urAccepted", "-1"), ("crashReportingEnabled", "false"), ("reconnectionIntervalS", "5")):
            for old in options.findall(name):
                options.remove(old)
            ElementTree.SubElement(options, name).text = value
        self.config.write(self.home / "config.xml")

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        assert SYNCTHING
        options = ("serve", "--no-browser", "--no-restart", "--no-upgrade", "--home", str(self.home))
        with (self.home / "log.txt").open("wb") as log:
            server = subprocess.Popen(
                [SYNCTHING, *options],
                stdout=log,
                stderr=log,
                env={**os.environ, "HOME": str(self.home.parent), "STNOUPGRADE": "1"},
            )
        try:
            until(lambda: self.ask("system/ping"), "syncthing does not answer")
            yield
        finally:
            server.terminate()
            server.wait(HANG_SECONDS)

    def ask(self, what: str, *, post: bool = False) -> dict[str, object]:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.gui}/rest/{what}",
            headers={"X-API-Key": self.key},
            method="POST" if post else "GET",
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return dict(json.loads(answer.read() or b"{}"))
        except (OSError, urllib.error.URLError):
            return {}

    def listed(self) -> dict[str, int]:
        return {
            str(path.relative_to(self.folder)): path.stat().st_size
            for path in self.folder.rglob("*")
            if path.is_file() and ".st" not in str(path.relative_to(self.folder)) and not path.name.startswith(".")
        }


@full_only
@pytest.mark.skipif(not SYNCTHING, reason="syncthing is not installed")
def test_three_members_through_three_syncthings(tmp_path: Path) -> None:
    clock = MovingClock()
    instances = [Instance(tmp_path / f"st{number}", tmp_path / f"folder{number}") for number in range(3)]
    for one in instances:
        one.configure(instances)
    caseloads = [new_caseload(tmp_path / f"caseload{number}", clock) for number in range(3)]

    def arrive() -> None:
        for one in instances:
            one.ask("db/scan?folder=office", post=True)
        until(lambda: instances[0].listed() == instances[1].listed() == instances[2].listed(), "folders differ")

    with contextlib.ExitStack() as running:
        for one in instances:
            running.enter_context(one.running())
        office_of(caseloads, [one.folder for one in instances], arrive)
        for number, caseload in enumerate(caseloads):
            consented(caseload, str(number), f"Student {number}", "Acme GmbH")
            OfficeService(caseload).sync()  # at once, each in a folder of their own
        arrive()
        for caseload in caseloads:
            OfficeService(caseload).sync()
        assert all(names_of(one) == {"Student 0", "Student 1", "Student 2"} for one in caseloads)
        OfficeService(caseloads[2]).withdraw("0")
        OfficeService(caseloads[2]).sync()
        arrive()
        for caseload in caseloads[:2]:
            OfficeService(caseload).sync()
        arrive()
        assert caseloads[0].students() == []
        assert all(len(list((one.folder / "keys").iterdir())) == 2 for one in instances)
        lost = sorted((instances[1].folder / "events").rglob("*.events"))[0]
        lost.unlink()
        arrive()
        assert not any((one.folder / lost.relative_to(instances[1].folder)).exists() for one in instances)
        OfficeService(caseloads[0]).sync()
        arrive()
        assert lost.exists() and "office-restored" in {one.code for one in OfficeService(caseloads[0]).status().told}
        assert sync.read_label(FolderTree(instances[2].folder))
    for caseload in caseloads:
        caseload.vault.close()
