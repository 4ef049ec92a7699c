"""What training writes down on the way: metrics.jsonl, and losses and recall as a picture.

Knows files and a plot. Does not know what is trained.
"""

import json
from pathlib import Path

from fromage_core.files import keep


def write(folder: Path, values: dict[str, float]) -> None:
    """One line more in metrics.jsonl, in the place of later steps' lines, and progress.png anew.
    What the same step's line has and this has not stays."""
    path = folder / "metrics.jsonl"
    old = path.read_text().splitlines() if path.exists() else []
    kept = [text for text in old if json.loads(text)["step"] < values["step"]]
    same = [told for text in old if (told := json.loads(text))["step"] == values["step"]]
    lines = [*kept, json.dumps({**(same[-1] if same else {}), **values})]
    keep(path, lambda temporary: temporary.write_text("\n".join(lines) + "\n"))
    plot([json.loads(text) for text in lines], folder / "progress.png")


def plot(lines: list[dict], path: Path) -> None:
    """Losses and dev recall over the steps, as a PNG."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(10, 4))
    losses = "caption", "names", "retrieval", "requests"
    measured = "R@1", "R@5", "R@10", "dev CIDEr", "CIDEr"
    for axis, names in ((left, losses), (right, measured)):
        for name in names:  # not each of them is there all along
            there = [(values["step"], values[name]) for values in lines if name in values]
            if there:
                axis.plot(*zip(*there, strict=True), label=name)
        axis.set_xlabel("step")
        axis.grid(alpha=0.3)
        if axis.lines:
            axis.legend()
    left.set_ylabel("loss")
    left.set_yscale("log")
    right.set_ylabel("dev, and CIDEr of its own captions")
    figure.tight_layout()
    keep(path, lambda temporary: figure.savefig(temporary, dpi=110))
    pyplot.close(figure)


def line(values: dict[str, float]) -> str:
    """Values as one reads them: "caption 2.813, retrieval 3.512"."""
    return ", ".join(f"{name} {value:.3f}" for name, value in values.items())
