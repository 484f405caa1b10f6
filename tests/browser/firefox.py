"""Firefox, spoken to in its own protocol (Marionette), which needs no driver beside it."""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_PREFERENCES = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "toolkit.telemetry.enabled": False,
    # Nothing answers there: Firefox has no network.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}
_PATIENCE = 60


class Firefox:
    """A window of Firefox."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._answer()
        self._ask("WebDriver:NewSession", {"capabilities": {}})

    def open(self, address: str) -> None:
        """Load a page, and wait until it is loaded."""
        self._ask("WebDriver:Navigate", {"url": address})

    def back(self) -> None:
        """Go back in the history."""
        self._ask("WebDriver:Back", {})

    def run(self, script: str, *values: object) -> Any:
        """What a promise comes to: ``script`` is the body of an async function of ``values``."""
        wrapped = (
            "const done = arguments[arguments.length - 1];"
            f"(async (...values) => {{ {script} }})(...arguments)"
            ".then((found) => done([found]), (error) => done([null, String(error)]));"
        )
        told = {"script": wrapped, "args": list(values), "newSandbox": True}
        found, *failed = self._ask("WebDriver:ExecuteAsyncScript", told)["value"]
        assert not failed, failed
        return found

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()
        self._socket.close()

    def _ask(self, command: str, values: dict[str, object]) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, command, values]).encode()
        self._socket.sendall(str(len(message)).encode() + b":" + message)
        _, number, error, found = self._answer()
        assert number == self._number
        assert error is None, error
        return found

    def _answer(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._stream.read(1)
        return json.loads(self._stream.read(int(length[:-1])))


@contextlib.contextmanager
def firefox(folder: Path) -> Iterator[Firefox | None]:
    """A Firefox of its own, without a window on the screen; None where none is or starts.

    Args:
        folder: for its profile.
    """
    program = next(filter(None, map(shutil.which, ("firefox", "firefox-esr"))), None)
    if program is None:
        yield None
        return
    lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in _PREFERENCES.items())
    (folder / "user.js").write_text("".join(lines))
    process = subprocess.Popen(
        [program, "--headless", "--marionette", "--profile", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        port = _port(folder / "MarionetteActivePort", process)
        window = Firefox(port) if port else None
        try:
            yield window
        finally:
            if window:
                window.close()
    finally:
        process.kill()
        process.wait()


def _port(file: Path, process: subprocess.Popen[bytes]) -> int | None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if file.is_file() and (found := file.read_text().strip()):
            return int(found)
        time.sleep(0.1)
    return None
