"""What a host needs: a Space that deploys as is, an image that builds, a lock on the door.

No Docker engine is asked: what its file says is checked against what is there.
"""

import ast
import asyncio
import shlex
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
import uvicorn
import yaml
from gradio_client import Client
from mcp import ClientSession
from mcp.client.streamable_http import streamablehttp_client
from packaging.requirements import Requirement
from playwright.sync_api import expect

import app
from demo import gpu, look, page
from fromage_core.saved import picture_url
from tests.browsing import attach, expect_answered, expect_loaded, said, send
from tests.stub_chat import FOX, StubChat, found

ROOT = Path(app.__file__).parent


def test_the_space_is_told_what_to_run():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = yaml.safe_load(readme.split("---\n")[1])
    assert told["sdk"] == "gradio" and (ROOT / told["app_file"]).is_file()
    assert told["sdk_version"].split(".")[:2] == version("gradio").split(".")[:2]
    assert told["python_version"] == "3.11" and len(told["emoji"]) == 1
    colours = {"red", "yellow", "green", "blue", "indigo", "purple", "pink", "gray"}
    assert {told["colorFrom"], told["colorTo"]} <= colours
    assert len(told["short_description"]) <= 60 and told["models"]
    assert told["license"] == "apache-2.0" and "Apache License" in (ROOT / "LICENSE").read_text()


def test_requirements_alone_are_enough_for_the_app():
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    told = [Requirement(line) for line in lines if not line.startswith("#")]
    names = [one.name for one in told if one.marker is None or one.marker.evaluate()]
    for name in names:
        version(name)
    sources = [*ROOT.glob("app.py"), *ROOT.glob("demo/*.py"), *ROOT.glob("fromage_core/*.py")]
    modules = set()
    for node in (n for source in sources for n in ast.walk(ast.parse(source.read_text()))):
        if isinstance(node, ast.Import):
            modules |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            modules.add(node.module.split(".")[0])
    known = {
        "PIL": "pillow",
        "faiss": "faiss-gpu" if "faiss-gpu" in names else "faiss-cpu",
        "open_clip": "open_clip_torch",
        # Come with transformers and gradio.
        "huggingface_hub": "transformers",
        "pydantic": "gradio",
    }
    ours = {"app", "demo", "fromage_core"}
    needed = {known.get(m, m) for m in modules - set(sys.stdlib_module_names) - ours}
    assert needed <= set(names), needed - set(names)


@pytest.fixture(scope="module")
def steps():
    """The Dockerfile's instructions, each with its words."""
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split(" ", 1) for line in lines]


def test_the_image_runs_as_nobody_special_and_says_whether_it_is_well(steps):
    kinds = [kind for kind, _ in steps]
    user = next(rest for kind, rest in steps if kind == "USER")
    assert user not in ("root", "0") and kinds.index("USER") < kinds.index("CMD")
    assert any(f"useradd --create-home {user}" in rest for kind, rest in steps if kind == "RUN")
    [health] = [rest for kind, rest in steps if kind == "HEALTHCHECK"]
    [port] = [rest for kind, rest in steps if kind == "EXPOSE"]
    assert f"http://127.0.0.1:{port}/" in health
    [settings] = [rest for kind, rest in steps if kind == "ENV"]
    assert f"GRADIO_SERVER_PORT={port}" in settings and "GRADIO_SERVER_NAME=0.0.0.0" in settings


def test_what_the_image_copies_and_starts_is_there(steps):
    for source in (rest.split()[0] for kind, rest in steps if kind == "COPY"):
        assert (ROOT / source).exists()
    left_out = (ROOT / ".dockerignore").read_text().split()
    assert not {"app.py", "demo", "fromage_core", "checkpoints", "assets"} & set(left_out)
    [command] = [rest for kind, rest in steps if kind == "CMD"]
    assert yaml.safe_load(command) == ["python", "app.py"]
    assert ["STOPSIGNAL", "SIGINT"] in steps  # Python, as process 1, is deaf to SIGTERM
    [code] = [rest for kind, rest in steps if kind == "RUN" and "python -c" in rest]
    compile(shlex.split(code)[2], "Dockerfile", "exec")


def test_a_lent_gpu_is_asked_for_only_where_there_is_one(monkeypatch):
    def answer():
        return 1

    assert gpu.on_gpu(answer) is answer
    asked = []
    lender = SimpleNamespace(GPU=lambda duration: lambda f: asked.append(duration) or f)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name == "spaces")
    monkeypatch.setattr("importlib.import_module", lambda name: lender)
    assert gpu.on_gpu(answer)() == 1 and asked == [gpu.SECONDS]


def test_who_has_no_password_sees_nothing_of_it(serve, browser, tmp_path):
    path = tmp_path / "who.txt"
    path.write_text("anna:secret:word\n\nbert:pw\n", "utf-8-sig")  # as an editor may write it
    assert app.read_auth(str(path)) == [("anna", "secret:word"), ("bert", "pw")]
    url = serve(StubChat(), auth=app.read_auth(str(path)))
    visit = browser.new_page()
    visit.goto(url)
    expect(visit.get_by_role("button", name="Login")).to_be_visible(timeout=60_000)
    assert visit.locator("#box").count() == 0
    client = Client(url, auth=("anna", "secret:word"), verbose=False)
    assert client.predict({"text": "Hello"}, api_name="/chat")["text"] == "Hello."
    visit.close()


def test_who_logs_in_sees_the_chats_of_nobody_else_in_the_same_browser(serve, browser):
    url = serve(StubChat(), auth=[("anna", "one"), ("bert", "two")])
    context = browser.new_context()
    for name, password, before in (("anna", "one", 0), ("bert", "two", 0), ("anna", "one", 1)):
        context.clear_cookies()
        visit = context.new_page()
        visit.goto(url)
        visit.get_by_label("username").fill(name)
        visit.get_by_label("password").fill(password)
        visit.get_by_role("button", name="Login").click()
        expect(visit.locator("#box").get_by_test_id("textbox")).to_be_visible(timeout=60_000)
        expect(visit.locator("#chats ul")).to_be_attached()
        expect(visit.locator("#chats button")).to_have_count(before)
        send(visit, f"I am {name}")
        expect_answered(visit, 1)
        visit.close()
    context.close()


@pytest.mark.parametrize("text", ["", "anna\n", "anna:\n", ":pw\n"])
def test_a_file_of_passwords_that_has_none_is_one_sentence(tmp_path, text):
    path = tmp_path / "who.txt"
    path.write_text(text)
    with pytest.raises(SystemExit, match="name:password"):
        app.read_auth(str(path))
    with pytest.raises(SystemExit, match="cannot be read"):
        app.read_auth(str(tmp_path / "nobody.txt"))


def test_assistants_are_given_the_same_by_mcp_and_share_no_conversation():
    chat = StubChat()
    chat.model = SimpleNamespace(caption=lambda image: f"a picture {image.width} wide")
    served = page.build(chat, mcp=True)
    _, url, _ = look.launch(served, prevent_thread_lock=True, quiet=True, mcp_server=True)

    async def talk():
        async with (
            streamablehttp_client(f"{url}gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            tools = {tool.name: tool.description for tool in (await session.list_tools()).tools}

            async def call(ending, **given):
                [name] = [name for name in tools if name.endswith(ending)]
                return "".join(c.text for c in (await session.call_tool(name, given)).content)

            for text in ("One", "Two"):
                await call("chat", message={"text": text, "files": []})
            told = await call("search", text="something red", count=1)
            picture = picture_url(found().image, 96)
            return tools, told, await call("caption", picture=picture)

    # In a thread of its own: Playwright has a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        tools, told, caption = thread.submit(asyncio.run, talk()).result()
    served.close(verbose=False)
    assert len(tools) == 3 and any("Describe a picture" in what for what in tools.values())
    assert FOX in told and chat.looked_for == ["something red"]
    assert caption == "a picture 96 wide"
    assert [[m["content"] for m in heard] for heard in chat.heard] == [[["One"]], [["Two"]]]


@pytest.fixture
def behind():
    """behind(address) serves what is there under /fromage, as a proxy that takes that off again."""
    running = []

    def proxy(inner: str) -> str:
        async def passed_on(scope, receive, send):
            path, body, more = scope["path"], b"", True
            while more:
                message = await receive()
                body, more = body + message.get("body", b""), message.get("more_body", False)
            if not path.startswith("/fromage"):
                # Browsers ask every host for its icon, whatever the page.
                status = 204 if path == "/favicon.ico" else 404
                await send({"type": "http.response.start", "status": status})
                await send({"type": "http.response.body"})
                return
            url = inner + path.removeprefix("/fromage").lstrip("/")
            query, headers = scope["query_string"].decode(), scope["headers"]
            async with (
                httpx.AsyncClient(timeout=None) as client,
                client.stream(
                    scope["method"], f"{url}?{query}", headers=headers, content=body
                ) as got,
            ):
                start = {"status": got.status_code, "headers": got.headers.raw}
                await send({"type": "http.response.start", **start})
                async for chunk in got.aiter_raw():
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body"})

        config = uvicorn.Config(passed_on, port=0, log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run)
        thread.start()
        running.append((server, thread))
        while not server.started:
            thread.join(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}/fromage/"

    yield proxy
    for server, thread in running:
        server.should_exit = server.force_exit = True
        thread.join()


def test_behind_a_path_of_a_proxy_the_page_works(behind, visit, photo, monkeypatch):
    """As app.py opens it; nothing is asked for outside of the path."""
    served, launch = [], look.launch

    def launch_and_go_on(opened, **options):
        served.append(opened)
        launch(opened, prevent_thread_lock=True, quiet=True, **options)

    chat = StubChat(["Here I am. ", found()])
    monkeypatch.setattr(app, "load_chat", lambda *_: chat)
    monkeypatch.setattr(look, "launch", launch_and_go_on)
    app.main(["--root-path", "/fromage"])
    visitor = visit(behind(served[0].local_url))
    expect_loaded(visitor, visitor.locator(".example img").last)
    attach(visitor, photo)
    expect_loaded(visitor, visitor.locator("#box .thumbnail-item img"))
    send(visitor, "Hello")
    expect_answered(visitor)
    expect(said(visitor)).to_contain_text("Here I am.")
    expect_loaded(visitor, visitor.get_by_alt_text("beach.png"))
    expect_loaded(visitor, visitor.locator("#conversation .avatar-container img"))
    picture = said(visitor).get_by_role("img", name=FOX)
    expect_loaded(visitor, picture)
    picture.click()
    expect_loaded(visitor, visitor.get_by_role("dialog").get_by_role("img", name=FOX))
    served[0].close(verbose=False)
