"""The door: reads the options, loads the chat, builds the page and opens it.

Knows a checkpoint and a gallery by their folders, and nothing of either. Without --host and --port
they come from GRADIO_SERVER_NAME and GRADIO_SERVER_PORT. Heavy imports wait until the options are
known, so that --help is instant.
"""

import argparse
import importlib.util
import sys

from fromage_core import DEFAULT_GALLERY, DEFAULT_MODEL


def read_options(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="FROMAGe: a chat in words and pictures. Opens a web page."
    )
    add = parser.add_argument
    add(
        "--model",
        default=DEFAULT_MODEL,
        help="checkpoint folder, a name that `python -m fromage_core models` lists, or the id of a "
        "repository on the Hugging Face Hub (default: the embedded one)",
    )
    add(
        "--gallery",
        default=DEFAULT_GALLERY,
        help="folder of the gallery that pictures are shown from (default: the starter gallery)",
    )
    add("--device", default="auto", help="auto, cpu, cuda, cuda:1, mps, ... (default: auto)")
    add("--bits", type=int, choices=[8, 4], help="hold the language model in these, on a GPU")
    add("--host", help="address to listen on; 0.0.0.0 for all (default: 127.0.0.1)")
    add("--port", type=int, help="port to listen on (default: 7860, or the next one that is free)")
    add("--share", action="store_true", help="also make a public link, through gradio's servers")
    add("--root-path", help="path that a proxy in front serves the page under, as /fromage")
    add("--auth", metavar="FILE", help="file of those who may enter: a line name:password for each")
    add("--mcp", action="store_true", help="also serve the API to assistants, by MCP")
    options = parser.parse_args(arguments)
    if options.auth and options.mcp:  # assistants have no way to give a password
        parser.error("--mcp would let in whoever has no password; leave out --auth or --mcp")
    return options


def load_chat(model: str, gallery: str, device: str, bits: int | None = None):
    """The chat of a checkpoint and a gallery; what cannot be loaded is said in one sentence."""
    from fromage_core.backbones import BackboneError
    from fromage_core.chat import Chat
    from fromage_core.gallery import GalleryError
    from fromage_core.model import Fromage, ModelError
    from fromage_core.shelves import gallery_of

    try:
        loaded = Fromage.load(model, device=device, bits=bits)
        return Chat(loaded, gallery_of(loaded, gallery))
    except (BackboneError, ModelError, GalleryError) as error:
        sys.exit(f"app.py: {error}")


def read_auth(path: str) -> list[tuple[str, str]]:
    """The names and passwords of a file; one that cannot be used is said in one sentence."""
    try:
        with open(path, encoding="utf-8-sig") as file:  # as an editor on Windows may write it
            lines = [line.rstrip("\n") for line in file if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        sys.exit(f"app.py: {path} cannot be read: {error}")
    pairs = [tuple(line.split(":", 1)) for line in lines]
    if not pairs or any(len(pair) < 2 or not all(pair) for pair in pairs):
        sys.exit(f"app.py: {path} must have a line name:password for each who may enter")
    return pairs


def main(arguments: list[str] | None = None) -> None:
    options = read_options(arguments)
    auth = read_auth(options.auth) if options.auth else None
    # Where a Space lends a GPU for each answer, its package must come before torch.
    if importlib.util.find_spec("spaces"):
        importlib.import_module("spaces")
    print("Loading the model ...", flush=True)
    chat = load_chat(options.model, options.gallery, options.device, options.bits)

    from demo import look, page

    try:
        look.launch(
            page.build(chat, mcp=options.mcp),
            server_name=options.host,
            server_port=options.port,
            share=options.share or None,
            root_path=options.root_path,
            auth=auth,
            mcp_server=options.mcp,
        )
    except OSError as error:  # the port is taken, or the address is not this machine's
        sys.exit(f"app.py: the page cannot be opened: {error}")


if __name__ == "__main__":
    main()
