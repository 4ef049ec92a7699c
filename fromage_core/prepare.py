"""Everything that training needs, made ready: model, features, statistics.

Knows the training command's options. Does not know the training loop.
"""

import random
from pathlib import Path

import torch
from transformers import DynamicCache
from transformers.cache_utils import DynamicLayer, DynamicSlidingWindowLayer

from fromage_core import backbones, examples, first_words, losses, naming, prompt, ranks, vision
from fromage_core.data import Captions, DataError, read_captions, without_broken, without_long
from fromage_core.features import cached_features, first_views
from fromage_core.files import keep, whole_path
from fromage_core.kin import read_kin
from fromage_core.model import Config, Fromage, roots
from fromage_core.recipe import Recipe
from fromage_core.shards import read_shards
from fromage_core.source import Source
from fromage_core.stories import told_of
from fromage_core.train import Trainer
from fromage_core.widen import pseudo_captions, read_texts

WIDEN_SHARE = 0.25  # of the steps, where there are captions without pictures
DRAWN = 1 / 3  # as often as a photo's is a drawn picture's caption learned: less is in it to learn
ENOUGH = 50_000  # pictures of a set that its statistics are taken from, at most
CAPTIONS_IN_CONTEXT = 8  # the longest that are learned from; a conversation is about four at most
LEAST = -0.5  # of the features that pseudo-pictures are made of: some nets dip a little below 0
KEEP_KEYS = (DynamicLayer, DynamicSlidingWindowLayer)
NAMED = 5  # bad rows that are named on the screen; a file has them all


def prepare(args) -> Trainer:
    """A Trainer for the command line's options. Raises DataError, BackboneError, ModelError."""
    torch.manual_seed(args.seed)
    own = ranks.accelerator().device
    device = str(own) if args.device == "auto" else args.device
    model = begun(args, device)
    # What is amiss is better said now than after the features of a million pictures.
    read_captions(*args.dev)
    texts, head = read_texts(args.widen), vision.classifier_head(model.vision)
    if args.widen and head is None:
        raise DataError(f"--widen needs an ImageNet classifier, which {model.vision.name} is not")
    sources = [source(model, *pair, args.views, args.cache) for pair in args.data]
    sources += [sharded(model, folder, args.views, args.cache) for folder in args.shards]
    if not sources:
        raise DataError("there is nothing to learn from: give --data or --shards")
    dev = source(model, *args.dev, 1, args.cache)
    name_left_out([line for s in [*sources, dev] for line in s.rows.skipped], Path(args.out))
    if not args.init:  # what was learned there was learned with the statistics there
        set_feature_statistics(model, sources)
    if args.ret_steps or args.request_steps:
        set_hidden_statistics(model, sources)
    counts = [len(s.rows.captions) * (DRAWN if s.kin else 1) for s in sources]
    for s, count in zip(sources, counts, strict=True):
        s.share = count / sum(counts)
    if args.widen:
        sources.append(widened(sources, texts, head, args.seed))
    if not args.init:
        first_words.begin(model, sources, args.seed)
    named = [naming.tells_names(s) for s in sources]
    recipe = Recipe(
        steps=args.steps,
        ret_steps=min(args.ret_steps, args.steps),
        name_steps=args.name_steps if any(named) and not all(named) else 0,
        consensus_steps=args.consensus_steps,
        request_steps=args.request_steps,
        captions=args.captions,
        pairs=args.pairs,
        every=args.every,
        seed=args.seed,
    )
    return Trainer(model, sources, dev, recipe, args.out, args.cache)


def begun(args, device: str) -> Fromage:
    """The model to train: a checkpoint's, or one that has learned nothing."""
    dtype = backbones.pick_dtype(backbones.pick_device(device))
    if dtype == torch.float16:  # in which gradients through the LM would vanish
        dtype = torch.float32
    if not args.init:
        lm = whole_path(args.lm) if args.lm else backbones.EMBEDDED_LM
        eye = vision.whole_name(args.vision or vision.EMBEDDED_VISION)
        k = args.k or 1
        grid = args.grid if args.grid is not None else 3 if k == 1 else 0
        model = Fromage(Config(lm=lm, vision=eye, k=k, grid=grid, mirrored=True), device, dtype)
        check_lm(model)
        return model
    if args.lm or args.vision or args.k or args.grid is not None:
        raise DataError(f"{args.init} brings its own: leave --lm, --vision, --k and --grid out")
    model = Fromage.load(args.init, device, dtype)
    if model.config.ret_id is not None:
        raise DataError(
            f"{args.init} is of the paper's own form, in which nothing is trained here: leave "
            "--init out, and name its frozen models with --lm and --vision"
        )
    return model


def check_lm(model) -> None:
    """Raises DataError for an LM that cannot be trained with here: one that keeps something else
    than keys and values of what it read, or that takes no mask of which place sees which."""
    layers = DynamicCache(config=model.lm.config).layers
    other = {type(one).__name__ for one in layers if type(one) not in KEEP_KEYS}
    try:
        if other:
            raise ValueError(f"it has layers of the kind {', '.join(sorted(other))}")
        ids = prompt.text_ids(model.tokenizer, "A picture of it")
        with torch.no_grad():
            losses.caption_loss(model, [examples.answering([ids], [ids, ids], 1)] * 2)
    except (AttributeError, IndexError, RuntimeError, TypeError, ValueError) as error:
        reason = backbones.first_line(error)
        raise DataError(
            f"{model.config.lm} is of a kind that cannot be trained with here ({reason}): take "
            "another LM; Llama, OPT, GPT, Qwen and the like can be"
        ) from error


def source(model, tsv: str, folder: str, views: int, cache: str) -> Source:
    """A caption file and its pictures' features; bad rows are left out.

    What the drawing program wrote down beside the pictures is read as well: `truth.jsonl`, and
    `stories.json` where the set tells stories.
    """
    rows = read_captions(tsv, folder)
    grid = model.config.grid
    features, broken = cached_features(model.vision, folder, rows.images, grid, views, cache)
    rows = short_enough(model, without_broken(rows, broken, tsv), tsv)
    tell(f"{tsv}: {len(rows.captions)} captions of {len(rows.images) - len(broken)} pictures")
    numbers = {rows.images[number]: number for number in sorted(set(rows.picture))}
    kin, stories = read_kin(folder, numbers), told_of(folder, numbers)
    return Source(Path(tsv).parent.name or tsv, rows, features, 1.0, kin, stories)


def sharded(model, folder: str, views: int, cache: str) -> Source:
    """A folder of WebDataset shards, and their pictures' features."""
    rows, features = read_shards(folder, model.vision, model.config.grid, views, cache)
    rows = short_enough(model, rows, folder)
    tell(f"{folder}: {len(rows.captions)} captions and pictures")
    return Source(Path(folder).name, rows, features, 1.0)


def short_enough(model, rows, name: str):
    """The rows whose captions leave room for a conversation about other pictures before. Raises
    DataError where none does."""

    def length(caption: str) -> int:
        return len(prompt.text_ids(model.tokenizer, caption))

    return without_long(rows, length, model.reach // CAPTIONS_IN_CONTEXT, name)


def tell(line: str) -> None:
    """Once, however many processes train together."""
    if ranks.is_first():
        print(line)


def name_left_out(lines: list[str], out: Path) -> None:
    """Say which rows were left out: some here, all of them in a file."""
    if not lines or not ranks.is_first():
        return
    path = out / "left_out.txt"
    keep(path, lambda temporary: temporary.write_text("\n".join(lines) + "\n", "utf-8"))
    print(f"{len(lines)} bad rows or pictures were left out (all in {path}):")
    for line in lines[:NAMED]:
        print(f"  {line}")


def widened(sources: list[Source], texts: list[str], head, seed: int) -> Source:
    """Captions without pictures as a source of their own, drawn in WIDEN_SHARE of the steps; their
    pseudo-pictures are made of the first set's that was not drawn."""
    real = next((one for one in sources if not one.kin), sources[0])
    some = real.usable
    if len(some) > ENOUGH:
        some = random.Random(seed).sample(some, ENOUGH)
    seen = first_views(real.features, some)
    if float(seen.min()) < LEAST:
        raise DataError("--widen needs an encoder whose features are not negative")
    place = {number: at for at, number in enumerate(some)}
    pairs = zip(real.rows.captions, real.rows.picture, strict=True)
    captions, numbers = zip(*((c, place[p]) for c, p in pairs if p in place), strict=True)
    told = Captions(list(captions), list(numbers), [real.rows.images[n] for n in some])
    rows, features = pseudo_captions(told, seen, head, texts, seed)
    return Source("captions without pictures", rows, features, WIDEN_SHARE / (1 - WIDEN_SHARE))


def set_feature_statistics(model, sources: list[Source]) -> None:
    """Standardise features as the largest set's are distributed."""
    largest = max(sources, key=lambda s: len(s.rows.captions))
    some = largest.usable
    if len(some) > ENOUGH:
        some = random.Random(0).sample(some, ENOUGH)
    pooled = roots(torch.stack([largest.features[number][0, 0] for number in some]).float())
    model.feature_mean.copy_(pooled.mean(0))
    model.feature_std.copy_(pooled.std(0).clamp_min(1e-3) if len(pooled) > 1 else 1)


@torch.no_grad()
def set_hidden_statistics(model, sources: list[Source]) -> None:
    """Whiten hidden states at [RET] as the largest set's are distributed."""
    largest = max(sources, key=lambda s: len(s.rows.captions))
    rng = random.Random(0)
    captions = rng.sample(largest.rows.captions, min(2048, len(largest.rows.captions)))
    items = [examples.retrieval_items(model.tokenizer, c, rng) for c in captions]
    model.set_hidden_statistics(losses.hidden_at_ret(model, items))
