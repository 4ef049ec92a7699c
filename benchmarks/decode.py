"""How much the KV cache saves: python -m benchmarks.decode

One prompt of 300 places, 64 new tokens, greedily, by the same LM in the same dtype: once with the
KV cache as the chat decodes, once by running the whole prefix again for every token, logits of all
places included, as the paper's code does. Prints both sides and their ratio, and how near the first
comes to what memory allows: a token needs every weight once, so no faster than they can be read.

--lm NAME times another LM, and --bits holds it in 8 or 4 on a GPU; with --random-weights its
architecture alone, which is as fast, and none of its weights is fetched:
python -m benchmarks.decode --lm facebook/opt-6.7b --random-weights
"""

import argparse
import time

import torch

from fromage_core import backbones, prompt
from fromage_core.generate import Decoder, pick
from fromage_core.model import Config, Fromage

PLACES, NEW = 300, 64
# Sizes of the paper's LMs, for machines that reach no hub: width, layers, heads.
OPT = {"125m": (768, 12, 12), "1.3b": (2048, 24, 32), "2.7b": (2560, 32, 32)}
OPT |= {"6.7b": (4096, 32, 32), "13b": (5120, 40, 40)}


@torch.no_grad()
def with_cache(model, places: torch.Tensor) -> tuple[list[int], float]:
    """Tokens, and seconds to the first of them."""
    start = time.perf_counter()
    decoder, ids = Decoder(model, len(places) + NEW + 1), []
    decoder.feed(places)
    for _ in range(NEW):
        ids.append(pick(model.logits(decoder.hidden), temperature=0, top_p=1))
        if len(ids) == 1:
            first = time.perf_counter() - start
        decoder.feed(model.embed_items([[ids[-1]]]))
    return ids, first


@torch.no_grad()
def without_cache(model, places: torch.Tensor) -> tuple[list[int], float]:
    start, ids = time.perf_counter(), []
    for _ in range(NEW):
        out = model.lm(inputs_embeds=places[None], use_cache=False, output_hidden_states=True)
        ids.append(int(out.logits[0, -1, : model.vocabulary].argmax()))
        if len(ids) == 1:
            first = time.perf_counter() - start
        places = torch.cat([places, model.embed_items([[ids[-1]]])])
    return ids, first


def random_lm(name: str, device: torch.device, dtype: torch.dtype, bits: int | None = None):
    """In `backbones.load_lm`'s place: the LM's architecture with random weights, and the embedded
    LM's tokenizer."""
    from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer, OPTConfig

    family, _, size = name.rpartition("-")
    if family.endswith("opt") and size in OPT:
        width, layers, heads = OPT[size]
        config = OPTConfig(
            hidden_size=width,
            word_embed_proj_dim=width,
            ffn_dim=4 * width,
            num_hidden_layers=layers,
            num_attention_heads=heads,
        )
    else:
        config = AutoConfig.from_pretrained(name)
    with device:
        lm = AutoModelForCausalLM.from_config(config, dtype=dtype)
    tokenizer = AutoTokenizer.from_pretrained(backbones.embedded_lm())
    return lm.eval().requires_grad_(False), tokenizer


def bandwidth(device: torch.device) -> float:
    """Bytes a second that this device reads from its memory: a large product with one vector."""
    gpu = device.type == "cuda"
    kind = torch.bfloat16 if gpu else torch.float32
    matrix = torch.ones(131072 if gpu else 16384, 8192, dtype=kind, device=device)
    vector, times = matrix[0], 20 if gpu else 1  # enough for starts and ends not to count
    best = float("inf")
    for _ in range(10):
        start = time.perf_counter()
        for _ in range(times):
            product = matrix @ vector
        float(product[0])  # waits for the device
        best = min(best, time.perf_counter() - start)
    return times * matrix.numel() * matrix.element_size() / best


def weight_bytes(lm) -> int:
    """What a token needs of the LM: all of it, but of a table of words of its own one row."""
    tables = {lm.get_input_embeddings().weight} - {lm.get_output_embeddings().weight}
    return sum(w.numel() * w.element_size() for w in set(lm.parameters()) - tables)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--device", default="auto")
    parser.add_argument("--dtype", choices=["float32", "bfloat16"], help="default: the app's")
    parser.add_argument("--lm", default=backbones.EMBEDDED_LM, help="folder, .gguf file or Hub id")
    parser.add_argument(
        "--random-weights",
        action="store_true",
        help="its architecture only; no weights are fetched",
    )
    parser.add_argument("--bits", type=int, choices=[8, 4], help="hold the LM in these, on a GPU")
    args = parser.parse_args()
    if args.random_weights:
        if args.bits:
            parser.error("random weights are not quantised; leave out --bits or --random-weights")
        backbones.load_lm, backbones.wanted = random_lm, lambda name: []
    dtype = getattr(torch, args.dtype) if args.dtype else None
    model = Fromage(Config(lm=args.lm, grid=3), args.device, dtype, args.bits).eval()
    story = "A red fox walked through the snowy forest and looked for its friends. " * 40
    items = prompt.conversation_items(model.tokenizer, [{"role": "user", "content": [story]}])
    places = model.embed_items(items)[:PLACES]
    with_cache(model, places[:32])  # the first run also loads kernels
    seconds, said, first = {}, {}, {}
    for side in (with_cache, without_cache):
        start = time.perf_counter()
        said[side], first[side] = side(model, places)
        seconds[side] = time.perf_counter() - start
    size = weight_bytes(model.lm)
    limit = bandwidth(model.device) / size
    rate = (NEW - 1) / (seconds[with_cache] - first[with_cache])
    same = sum(a == b for a, b in zip(said[with_cache], said[without_cache], strict=True))
    kind = f"{args.bits} bits" if args.bits else model.lm.dtype
    print(f"{args.lm}, {size / 1e9:.1f} GB in {kind}, on {device_name(model.device)}")
    print(f"{PLACES} places, {NEW} new tokens   seconds   to the first   tokens/s")
    for side, name in ((with_cache, "KV cache"), (without_cache, "whole prefix anew")):
        print(f"{name:30}{seconds[side]:10.2f}{first[side]:15.3f}{NEW / seconds[side]:11.1f}")
    print(f"ratio: {seconds[without_cache] / seconds[with_cache]:.1f}x")
    print(f"memory allows {limit:.1f} tokens/s; after the first, {rate / limit:.0%} of it")
    print(f"the same tokens: {same} of {NEW}")


def device_name(device: torch.device) -> str:
    return torch.cuda.get_device_name(device) if device.type == "cuda" else device.type


if __name__ == "__main__":
    main()
