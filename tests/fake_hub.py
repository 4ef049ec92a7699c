"""A Hugging Face Hub in small, for tests: repositories are folders, and it can be in a bad way."""

import hashlib
import json
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SHA = "0123456789abcdef0123456789abcdef01234567"


class Hub:
    """root/<owner>/<name> are its repositories. gated: those not given; torn: files of which only
    half comes, once; damaged: those that come with another byte in them; sizes: of files that say
    that they are so large; asked: (path, range) of each request; speaks: cleared, it says nothing.
    """

    def __init__(self, root: Path):
        self.root, self.gated, self.torn, self.damaged = root, set(), set(), set()
        self.sizes, self.asked, self.speaks = {}, [], threading.Event()
        self.speaks.set()
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self):
                hub.answer(self, body=False)

            def do_GET(self):
                hub.answer(self, body=True)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def stands_in(self, monkeypatch, folder: Path) -> None:
        """For the Hub itself in this process, with caches of its own in a folder."""
        from huggingface_hub import constants

        template = self.url + "/{repo_id}/resolve/{revision}/{filename}"
        monkeypatch.setattr(constants, "ENDPOINT", self.url)
        monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
        monkeypatch.setattr(constants, "HF_HUB_CACHE", str(folder / "home"))
        monkeypatch.setenv("FROMAGE_CACHE", str(folder / "cache"))

    def answer(self, request, body: bool) -> None:
        path = request.path.split("?")[0]
        self.asked.append((path, request.headers.get("Range")))
        self.speaks.wait()
        if found := re.fullmatch(r"/api/models/([^/]+/[^/]+)(/revision/[^/]+)?", path):
            repo = found[1]
        elif found := re.fullmatch(r"/([^/]+/[^/]+)/resolve/[^/]+/(.+)", path):
            repo = found[1]
        else:
            return self.refuse(request, 404, "EntryNotFound")
        folder = self.root / repo
        if repo in self.gated:
            return self.refuse(request, 403, "GatedRepo")
        if not folder.is_dir():
            return self.refuse(request, 401, "RepoNotFound")
        if path.startswith("/api/"):
            sizes = {f.name: f.stat().st_size for f in folder.iterdir()} | self.sizes
            files = [{"rfilename": name, "size": size} for name, size in sizes.items()]
            told = {"id": repo, "modelId": repo, "sha": SHA, "siblings": files}
            return self.send(request, json.dumps(told).encode(), body)
        file = folder / found[2]
        if not file.is_file():
            return self.refuse(request, 404, "EntryNotFound")
        self.send(request, file.read_bytes(), body, file.name)

    def send(self, request, data: bytes, body: bool, name: str = "") -> None:
        whole = len(data)
        start = int((re.search(r"bytes=(\d+)-", request.headers.get("Range", "")) or [0, 0])[1])
        request.send_response(206 if start else 200)
        request.send_header("Content-Length", str(whole - start))
        if start:
            request.send_header("Content-Range", f"bytes {start}-{whole - 1}/{whole}")
        request.send_header("X-Repo-Commit", SHA)
        request.send_header("ETag", f'"{hashlib.sha256(data).hexdigest()}"')
        request.send_header("Accept-Ranges", "bytes")
        request.end_headers()
        if not body:
            return
        if name in self.damaged:
            data = bytes([data[0] ^ 1]) + data[1:]
        if name in self.torn:
            self.torn.discard(name)
            whole = start + (whole - start) // 2
        request.wfile.write(data[start:whole])

    def refuse(self, request, status: int, code: str) -> None:
        request.send_response(status)
        request.send_header("X-Error-Code", code)
        request.send_header("Content-Length", "0")
        request.end_headers()


@contextmanager
def hub(root: Path):
    made = Hub(root)
    threading.Thread(target=made.server.serve_forever, daemon=True).start()
    try:
        yield made
    finally:
        made.speaks.set()
        made.server.shutdown()
        made.server.server_close()
