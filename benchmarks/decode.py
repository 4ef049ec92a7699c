"""How much the KV cache saves: python -m benchmarks.decode

One prompt of 300 places, 64 new tokens, greedily, by the same LM in the same dtype: once with the
KV cache as the chat decodes, once by running the whole prefix again for every token, logits of all
places included, as the paper's code does. Prints both sides and their ratio.
"""

import argparse
import time

import torch

from fromage_core import prompt
from fromage_core.generate import Decoder, pick
from fromage_core.model import Config, Fromage

PLACES, NEW = 300, 64


@torch.no_grad()
def with_cache(model, places: torch.Tensor) -> list[int]:
    decoder, ids = Decoder(model), []
    decoder.feed(places)
    for _ in range(NEW):
        ids.append(pick(model.logits(decoder.hidden), temperature=0, top_p=1))
        decoder.feed(model.embed_items([[ids[-1]]]))
    return ids


@torch.no_grad()
def without_cache(model, places: torch.Tensor) -> list[int]:
    ids = []
    for _ in range(NEW):
        out = model.lm(inputs_embeds=places[None], use_cache=False, output_hidden_states=True)
        ids.append(int(out.logits[0, -1].argmax()))
        places = torch.cat([places, model.embed_items([[ids[-1]]])])
    return ids


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--device", default="auto")
    parser.add_argument("--dtype", choices=["float32", "bfloat16"], help="default: the app's")
    args = parser.parse_args()
    dtype = getattr(torch, args.dtype) if args.dtype else None
    model = Fromage(Config(grid=3), args.device, dtype).eval()
    story = "A red fox walked through the snowy forest and looked for its friends. " * 40
    items = prompt.conversation_items(model.tokenizer, [{"role": "user", "content": [story]}])
    places = model.embed_items(items)[:PLACES]
    with_cache(model, places[:32])  # the first run also loads kernels
    seconds, said = {}, {}
    for side in (with_cache, without_cache):
        start = time.perf_counter()
        said[side] = side(model, places)
        seconds[side] = time.perf_counter() - start
    same = said[with_cache] == said[without_cache]
    print(f"{model.lm.dtype} on {model.device}: {PLACES} places, {NEW} new tokens")
    print(f"KV cache:          {seconds[with_cache]:7.2f} s")
    print(f"whole prefix anew: {seconds[without_cache]:7.2f} s")
    print(f"ratio:             {seconds[without_cache] / seconds[with_cache]:7.1f}x")
    print(f"the same tokens:   {'yes' if same else 'no'}")


if __name__ == "__main__":
    main()
