"""Real browsers for tests, driven over one WebSocket: Chromium by the DevTools protocol, Firefox by WebDriver BiDi. Nothing but the standard library."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.patience import HANG_SECONDS
from tests.sampling import FULL


class WebSocket:
    """Client side of RFC 6455, for text on loopback."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        assert parts.hostname and parts.port
        self._socket = socket.create_connection((parts.hostname, parts.port), HANG_SECONDS)
        self._stream = self._socket.makefile("rb")
        key = base64.b64encode(os.urandom(16)).decode()
        heads = f"Host: {parts.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13"
        self._socket.sendall(f"GET {parts.path} HTTP/1.1\r\n{heads}\r\n\r\n".encode())
        assert b" 101 " in self._stream.readline()
        while self._stream.readline().strip():
            pass

    def send(self, text: str) -> None:
        data, mask = text.encode(), os.urandom(4)
        size = len(data)
        head = struct.pack("!BB", 0x81, 0x80 | size) if size < 126 else struct.pack("!BBQ", 0x81, 0xFF, size)
        if 126 <= size < 65536:
            head = struct.pack("!BBH", 0x81, 0xFE, size)
        self._socket.sendall(head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(data)))

    def receive(self) -> str:
        parts = b""
        while True:
            first, size = self._stream.read(2)
            if size == 126:
                (size,) = struct.unpack("!H", self._stream.read(2))
            elif size == 127:
                (size,) = struct.unpack("!Q", self._stream.read(8))
            data = self._stream.read(size)
            if first & 0x0F in (0, 1):
                parts += data
                if first & 0x80:
                    return parts.decode()
            elif first & 0x0F == 8:
                raise ConnectionError("the browser closed the connection")

    def close(self) -> None:
        self._stream.close()
        self._socket.close()


def _is_event(answer: dict[str, Any], method: str, params: dict[str, object]) -> bool:
    told = answer.get("params", {})
    return answer.get("method") == method and all(told.get(name) == value for name, value in params.items())


class Remote:
    """Commands to a browser; both protocols have the same form."""

    def __init__(self, url: str) -> None:
        self._socket, self._number = WebSocket(url), 0
        self._events: list[dict[str, Any]] = []

    def call(self, method: str, session: str = "", **params: object) -> Any:
        self._number += 1
        command = {"id": self._number, "method": method, "params": params}
        self._socket.send(json.dumps(command | ({"sessionId": session} if session else {})))
        while (answer := json.loads(self._socket.receive())).get("id") != self._number:
            self._events.append(answer)
        assert "error" not in answer, f"{method}: {answer}"
        return answer["result"]

    def forget(self) -> None:
        """Forget the events so far."""
        self._events.clear()

    def wait_for(self, event: str, **params: object) -> None:
        """Wait for an event with these parameters since the last `forget`, and forget what came."""
        while not any(_is_event(answer, event, params) for answer in self._events):
            self._events = [json.loads(self._socket.receive())]
        self.forget()

    def close(self) -> None:
        self._socket.close()


def program(*names: str, package: str) -> str:
    """Return the path of a browser, or skip: fail where every case is asked for. `make test` installs none (600 MB)."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        told = f"{names[0]} is not installed (Debian: apt install {package})"
        (pytest.fail if FULL else pytest.skip)(told)
    return str(found)


@contextmanager
def started(command: Sequence[str], says: str) -> Iterator[str]:
    """Start a browser and yield the address at which it listens, as its standard error says it (`says` has one group)."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace", start_new_session=True)  # fmt: skip
    assert process.stderr is not None
    with process.stderr as errors:
        heard, rest = list[str](), threading.Thread(target=lambda: [*errors], daemon=True)
        try:
            match = None
            while match is None and (line := errors.readline()):
                heard.append(line)
                match = re.search(says, line)
            assert match, f"the browser did not start: {''.join(heard)[-2000:]}"
            rest.start()  # what it says later is read and dropped: a full pipe would hold it up
            yield match.group(1)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(HANG_SECONDS)
            if rest.ident:
                rest.join(HANG_SECONDS)


class Chromium:
    """A Chromium with the extension, and a profile of its own that knows the host."""

    def __init__(self, remote: Remote, extension: str) -> None:
        self.remote, self.extension = remote, extension
        self._tab = self._target("tab")
        self.page = self._attach(self._target("page"))
        remote.call("Page.enable", self.page)
        remote.call("Page.setLifecycleEventsEnabled", self.page, enabled=True)

    def _target(self, kind: str) -> str:
        """The one target of a kind: a tab is what the button is pressed on, a page what is in it."""
        (found,) = self.remote.call("Target.getTargets", filter=[{"type": kind}])["targetInfos"]
        return str(found["targetId"])

    def open(self, url: str) -> None:
        """Open a page and wait until it is there."""
        self.remote.forget()
        loader = self.remote.call("Page.navigate", self.page, url=url)["loaderId"]
        self.remote.wait_for(
            "Page.lifecycleEvent", name="load", loaderId=loader
        )  # those of the page before may come late

    def _attach(self, target: str) -> str:
        return str(self.remote.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])

    def evaluate(self, code: str, session: str = "") -> Any:
        """Evaluate code in the page (or another session), waiting for what it promises."""
        given = {"expression": code, "awaitPromise": True, "returnByValue": True}
        result = self.remote.call("Runtime.evaluate", session or self.page, **given)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def click(self) -> None:
        """Press the button of the extension on the page that was opened last."""
        self.remote.call("Extensions.triggerAction", id=self.extension, targetId=self._tab)

    def told(self) -> str:
        """The sentence on the button, once it is no longer the one of before, or of reading."""
        return str(self.evaluate(_SENTENCE, self.worker()))

    def worker(self) -> str:
        """The session of the extension's worker, which a click has started."""
        while True:
            for one in self.remote.call("Target.getTargets")["targetInfos"]:
                if one["type"] == "service_worker" and self.extension in one["url"]:
                    return self._attach(one["targetId"])


_SENTENCE = """(async () => {
  const early = ["button", "reading"].map((code) => chrome.i18n.getMessage(code));
  for (;;) {
    for (const tab of await chrome.tabs.query({})) {
      const title = await chrome.action.getTitle({tabId: tab.id});
      if (!early.includes(title)) {
        await chrome.action.setTitle({tabId: tab.id, title: early[0]});
        return title;
      }
    }
    await new Promise((done) => setTimeout(done, 30));
  }
})()"""


@contextmanager
def chromium(profile: Path, extension: Path, identity: str) -> Iterator[Chromium]:
    """Start Chromium with the unpacked extension."""
    path = program("chromium", "chromium-browser", package="chromium")
    switches = [
        *("--headless=new", "--no-first-run", "--no-default-browser-check", "--disable-gpu", "--disable-dev-shm-usage"),
        *("--password-store=basic", "--disable-background-networking", "--disable-component-update", "--lang=en"),
        *("--remote-debugging-port=0", f"--user-data-dir={profile}", f"--load-extension={extension}"),
        *(["--no-sandbox"] if os.getuid() == 0 else []),
    ]
    with started([path, *switches, "about:blank"], r"DevTools listening on (ws://\S+)") as url:
        remote = Remote(url)
        try:
            yield Chromium(remote, identity)
        finally:
            remote.close()


class Firefox:
    """A Firefox with the add-on, and a profile of its own; the host is known to the home."""

    def __init__(self, remote: Remote, extension: Path, identity: str) -> None:
        self.remote, self.identity = remote, identity
        remote.call("session.new", capabilities={})
        remote.call("webExtension.install", extensionData={"type": "path", "path": str(extension)})
        self._page = remote.call("browsingContext.getTree")["contexts"][0]["context"]
        self._window = remote.call("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"][0]["context"]

    def open(self, url: str) -> None:
        """Open a page and wait until it is there."""
        self.remote.call("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def evaluate(self, code: str, context: str = "") -> Any:
        """Evaluate code in the page (or the browser's own window), waiting for what it promises."""
        target = {"context": context or self._page}
        result = self.remote.call("script.evaluate", expression=code, target=target, awaitPromise=True)
        assert result["type"] == "success", result
        return result["result"].get("value")

    def click(self) -> None:
        """Press the button of the add-on."""
        self.evaluate(f"{self._action}.triggerAction(window); 0", self._window)

    def told(self) -> str:
        """The sentence on the button, once it is no longer the one of before, or of reading."""
        code = _FIREFOX_SENTENCE.replace("ACTION", self._action)
        return str(self.evaluate(code, self._window))

    @property
    def _action(self) -> str:
        parent = 'ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs").ExtensionParent'
        return f'{parent}.apiManager.global.browserActionFor(WebExtensionPolicy.getByID("{self.identity}").extension)'


_FIREFOX_SENTENCE = """(async () => {
  for (;;) {
    const {title} = ACTION.action.getContextData(gBrowser.selectedTab);
    if (title !== "Check this posting" && !title.startsWith("Reading")) {
      ACTION.action.setProperty(gBrowser.selectedTab, "title", null);
      return title;
    }
    await new Promise((done) => setTimeout(done, 30));
  }
})()"""

QUIET = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "services.settings.server": "http://127.0.0.1:9/",
    "toolkit.telemetry.enabled": False,
    "intl.locale.requested": "en-US",
}
"""Settings of a Firefox that asks the network for nothing by itself."""


@contextmanager
def firefox(profile: Path, extension: Path, identity: str) -> Iterator[Firefox]:
    """Start Firefox and install the unpacked add-on for the session."""
    path = program("firefox-esr", "firefox", package="firefox-esr")
    profile.mkdir()
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in QUIET.items()]
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    switches = ["--headless", "--no-remote", "--profile", str(profile)]
    remote_switches = ["--remote-debugging-port", "0", "--remote-allow-system-access"]
    with started([path, *switches, *remote_switches, "about:blank"], r"WebDriver BiDi listening on (ws://\S+)") as url:
        remote = Remote(f"{url}/session")
        try:
            yield Firefox(remote, extension, identity)
        finally:
            remote.close()
