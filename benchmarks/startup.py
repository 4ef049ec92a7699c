"""From `python app.py` to a page that answers: python -m benchmarks.startup

Starts the app twice (the first time fills the cache, where it is empty), then times it against
what nobody can save: importing torch, transformers and gradio in a bare Python.
"""

import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent
PORT = 7947


def start() -> float:
    """Seconds until the page answers."""
    began = time.perf_counter()
    command = [sys.executable, "-u", "app.py", "--port", str(PORT)]
    app = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        # It says so itself when it listens; another program on the port would not be it.
        if not any("Running on" in line for line in app.stdout):
            raise SystemExit("app.py ended before its page answered; run it to see why")
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/config") as page:
            page.read()
        return time.perf_counter() - began
    finally:
        app.terminate()
        app.wait()


def bare() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import torch, transformers, gradio"], check=True)
    return time.perf_counter() - began


def main() -> None:
    start()
    app, imports = start(), bare()
    print(f"second start of app.py:    {app:6.1f} s")
    print(f"importing its libraries:   {imports:6.1f} s")
    print(f"ratio:                     {app / imports:6.1f}x")


if __name__ == "__main__":
    main()
