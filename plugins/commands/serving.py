"""A site on this machine that rebuilds and reloads while one writes."""

from __future__ import annotations

import functools
import http.server
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path, PurePosixPath

from watchfiles import watch

from commands.bootstrap import ROOT
from commands.build import build_site
from commands.reporting import StoppedError
from commands.stages import Stages

_EVENTS = "/.tida-events"
_SCRIPT = "/.tida-reload.js"
_SCRIPT_TEXT = f"new EventSource('{_EVENTS}').addEventListener('built', () => location.reload());\n"
_TAG = f'<script src="{_SCRIPT}"></script>'.encode()

_BUILT_FOR = b"http://localhost:8000"
"""The address that pelicanconf.py gives a site; its files are the same, whatever serves them."""
_HOST = re.compile(r"[\w.-]+(?::[0-9]+)?", re.ASCII)
_NAMING = {".html", ".xml", ".json", ".opml", ".md"}
"""Kinds of files that name it."""
_MISSING = "404.html"


class Builds:
    """Counts builds, and lets a waiting page know of the next."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    def announce(self) -> None:
        """A build is done."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait for the next build; False when none came in time."""
        with self._changed:
            before = self._count
            return self._changed.wait_for(lambda: self._count != before, seconds)


def serve(content: Path, output: Path, port: int) -> None:
    """Build, serve on 127.0.0.1 and rebuild on every change until interrupted.

    Args:
        content: folder with the record.
        output: folder of the site.
        port: TCP port; 0 takes a free one.

    Raises:
        StoppedError: the port is none, or not free.
        ProblemsError, BuildError, SearchIndexError: the first build failed.
    """
    builds = Builds()
    handler = functools.partial(Handler, directory=str(output), builds=builds)
    with _server(port, handler) as server:
        _print(build_site(content, output, stages=Stages(sys.stderr)).counts)
        _print(f"Serving on http://127.0.0.1:{server.server_address[1]}/ (end with Ctrl+C)")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            for _ in watch(content, ROOT / "theme", ROOT / "plugins", ROOT / "pelicanconf.py"):
                _rebuild(content, output, builds)
        except KeyboardInterrupt:
            _print("")
        finally:
            server.shutdown()


def _server(port: int, handler: Callable[..., Handler]) -> http.server.ThreadingHTTPServer:
    """A server that has the port, and answers once it is told to."""
    try:
        return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        message = f"port {port} cannot be had ({error}); choose another with --port"
        raise StoppedError(message) from error


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site; its pages learn of new builds, which the files themselves do not."""

    def __init__(self, *args: object, builds: Builds, **kwargs: object) -> None:
        self.builds = builds
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, a page with the reload script, or the stream of events."""
        path = self.path.partition("?")[0]
        if path == _EVENTS:
            self._stream()
        elif path == _SCRIPT:
            self._send(_SCRIPT_TEXT.encode(), "text/javascript", HTTPStatus.OK)
        elif path.endswith("/") or (PurePosixPath(path).suffix in _NAMING and not _summed(path)):
            self._send_text(Path(self.translate_path(path)))
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with an error; the site has a page of its own for what is not there."""
        if code == HTTPStatus.NOT_FOUND and (Path(self.directory) / _MISSING).is_file():
            self._send_text(Path(self.directory) / _MISSING, HTTPStatus.NOT_FOUND)
        else:
            super().send_error(code, message, explain)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: a line a request would bury the build's messages."""

    def _send_text(self, path: Path, status: HTTPStatus = HTTPStatus.OK) -> None:
        """A page or a feed, with the address that it has here."""
        if path.is_dir():
            path /= "index.html"
        try:
            text = path.read_bytes().replace(_BUILT_FOR, self._address())
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        if status == HTTPStatus.NOT_FOUND:
            # It is shown at addresses in any folder; its own links start from the root.
            text = text.replace(b'="./', b'="/')
        if path.suffix == ".html":
            text = text.replace(b"</body>", _TAG + b"</body>")
        self._send(text, f"{self.guess_type(path)}; charset=utf-8", status)

    def _address(self) -> bytes:
        """That by which the reader asks: a page may take its stylesheet from no other."""
        host = self.headers.get("Host", "")
        return f"http://{host}".encode() if _HOST.fullmatch(host) else _BUILT_FOR

    def _send(self, body: bytes, kind: str, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            while True:
                event = "event: built\ndata:\n\n" if self.builds.wait(15) else ": still here\n\n"
                self.wfile.write(event.encode())
                self.wfile.flush()
        except OSError:
            return


def _summed(path: str) -> bool:
    """Whether a file lies beside a list of its sum, which has to fit."""
    return path.startswith("/data/")


def _rebuild(content: Path, output: Path, builds: Builds) -> None:
    """Build again; a mistake is shown, and the last good site stays.

    In a program of its own, which reads the plugins as they are now and may fork: this one
    answers pages in other threads.
    """
    told = ["build", "--content", str(content), "--output", str(output)]
    # Whoever edits a text sees it at once; its downloads, feeds and the index follow.
    for more in (["--draft"], []):
        if subprocess.call([sys.executable, str(ROOT / "tasks.py"), *told, *more]):
            return
        builds.announce()


def _print(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201
