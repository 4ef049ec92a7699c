"""Fromage: the four learned things between the two frozen models, and what they compute.

Knows how pictures and prompts become places in the LM's input (W_c, [RET]'s embedding) and points
of the retrieval space (W_t, W_i), and how the learned part is saved and loaded. Does not know
galleries, conversations' history, or training.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from PIL import Image
from torch import nn
from torch.nn import functional as F
from transformers import DynamicCache

from fromage_core import backbones, prompt, vision, zoo
from fromage_core.checkpoint import Config, ModelError, read_config, write_checkpoint
from fromage_core.generate import Decoder, continuations
from fromage_core.prompt import RET

# How deep in the LM [RET]'s row reads. What somebody wants is told best in the midst, where layers
# have not turned to the next word yet, but by no layer alone.
DEPTHS = (1 / 3, 1 / 2, 2 / 3, 5 / 6, 1)
BATCH = 32  # pictures that are embedded together
CAPTION_REQUEST = "Describe this picture."


class Fromage(nn.Module):
    """A frozen LM and a frozen visual encoder with W_c, W_t, W_i and [RET] between them.

    Learned: W_c (d_vision -> k * d_lm, for cells d_vision -> d_lm; with one offset per visual
    token), W_t (d_lm -> d_ret), W_i (d_vision -> d_ret), [RET]'s input embedding (d_lm), output
    row (d_row) and bias, and logit_scale, InfoNCE's log inverse temperature. [RET] is proposed
    where a word could stand: W_t reads the LM's last state at it, the row those of several layers,
    which tell whether a picture should stand there rather than the likeliest word (or as `ret_id`
    says).
    Statistics of the training set standardise the encoder's features. While W_t learns, it reads
    whitened hidden states; a checkpoint's W_t has the whitening in it.
    """

    def __init__(
        self,
        config: Config,
        device: str = "auto",
        dtype: torch.dtype | None = None,
        bits: int | None = None,
    ):
        """dtype: of the LM's weights, default what the device is good at; bits: 8 or 4 to hold them
        in, on a GPU. Raises ModelError, BackboneError."""
        super().__init__()
        if config.grid and config.k != 1:
            raise ModelError("cells share W_c with the pooled feature: a grid needs k = 1")
        self.device = backbones.pick_device(device)
        dtype = dtype or backbones.pick_dtype(self.device)
        backbones.check_bits(config.lm, self.device, bits)
        backbones.fetch([*backbones.wanted(config.lm), *vision.wanted(config.vision)])
        self.lm, self.tokenizer = backbones.load_lm(config.lm, self.device, dtype, bits)
        self.vision = vision.load_vision(config.vision, self.device)
        text = self.lm.config.get_text_config()
        positions = getattr(text, "max_position_embeddings", config.context)
        self.config = replace(config, context=min(config.context, positions))
        self.stop_ids = prompt.stop_ids(self.tokenizer)
        words = self.words
        d_lm, d_vision = words.shape[1], self.vision.d_vision
        # Many LMs have rows beyond their tokenizer's words, which mean nothing.
        own = len(self.tokenizer) if config.ret_id is None else config.ret_id
        self.vocabulary = min(len(words), own)
        # The last layer's states are as wide as words, which some LMs have narrower.
        inner = text.hidden_size * (len(self.ret_layers) - 1)
        d_row = d_lm + (inner if config.ret_id is None else 0)
        # What replies are decoded in on a GPU, and whether that can be had (`steps`).
        self.fixed, self.replays = None, True
        with self.device:
            self.W_c = nn.Linear(d_vision, config.k * d_lm)
            self.offset = nn.Parameter(torch.zeros(config.picture_tokens, d_lm))
            self.W_t = nn.Linear(d_lm, config.d_ret)
            self.W_i = nn.Linear(d_vision, config.d_ret)
            self.ret_embedding = nn.Parameter(words.float().mean(0).to(self.device))
            self.ret_row = nn.Parameter(torch.zeros(d_row))
            self.ret_bias = nn.Parameter(torch.zeros(()))
            self.logit_scale = nn.Parameter(torch.tensor(1 / 0.07).log())
            self.register_buffer("feature_mean", torch.zeros(d_vision))
            self.register_buffer("feature_std", torch.ones(d_vision))
            self.register_buffer("hidden_mean", torch.zeros(d_lm))
            self.register_buffer("hidden_map", torch.eye(d_lm))
        # Standardised features then give visual tokens as large as the LM's own words.
        nn.init.normal_(self.W_c.weight, std=float(words.float().std()) / d_vision**0.5)
        nn.init.zeros_(self.W_c.bias)

    @property
    def words(self) -> torch.Tensor:
        """(V, d_lm) the LM's own words, as large as they stand in its input."""
        table = self.lm.get_input_embeddings()
        scale = float(getattr(table, "embed_scale", 1))  # Gemma's table makes them larger
        return table.weight if scale == 1 else table.weight * scale

    # What is learned, on disk

    def learned(self) -> dict[str, torch.Tensor]:
        """The learned tensors (and the training set's statistics) by name; nothing frozen."""
        frozen = ("lm.", "vision.")
        return {k: v for k, v in self.state_dict().items() if not k.startswith(frozen)}

    def stored(self) -> dict[str, torch.Tensor]:
        """What a checkpoint holds: the learned tensors, the whitening folded into W_t."""
        tensors = self.learned()
        whiten, mean = tensors.pop("hidden_map"), tensors.pop("hidden_mean")
        # On the CPU: not every accelerator has doubles.
        whiten, mean, weight, bias = (
            tensor.cpu().double()
            for tensor in (whiten, mean, tensors["W_t.weight"], tensors["W_t.bias"])
        )
        weight = weight @ whiten
        tensors["W_t.bias"] = (bias - weight @ mean).float()
        tensors["W_t.weight"] = weight.float()
        return tensors

    def save(self, folder: str | Path) -> None:
        """Write config.json and model.safetensors, each to a temporary name and then moved."""
        write_checkpoint(folder, self.config, self.stored())

    @classmethod
    def load(cls, checkpoint: str | Path, device: str = "auto", dtype=None, bits=None) -> "Fromage":
        """Load a checkpoint folder, one of the `zoo` by its name, or a Hub repository by its id.

        Raises ModelError, BackboneError.
        """
        where = backbones.pick_device(device)
        folder = zoo.folder(checkpoint, where, dtype or backbones.pick_dtype(where), bits)
        model = cls(read_config(folder), device, dtype, bits)
        model.load_learned(folder / "model.safetensors")
        return model.eval()

    def load_learned(self, path: Path) -> None:
        """Read what was learned into this model; every name and shape must fit."""
        from safetensors import SafetensorError
        from safetensors.torch import load_file

        try:
            found = load_file(path)
        except (OSError, SafetensorError) as error:
            raise ModelError(f"{path} cannot be read ({error}); copy or train it anew") from error
        wanted = self.stored()
        for name in sorted(wanted.keys() | found.keys()):
            ours, theirs = wanted.get(name), found.get(name)
            if ours is None or theirs is None or ours.shape != theirs.shape:
                raise ModelError(
                    f"{path}: {name} is {_shape(theirs)}, but {self.config.lm} with "
                    f"{self.config.vision} needs {_shape(ours)}. This checkpoint was trained "
                    "between other models: use the ones that its config.json should name."
                )
        self.load_state_dict(found, strict=False)

    @property
    def fingerprint(self) -> str:
        """Tells models apart whose picture embeddings differ; galleries remember it."""
        digest = hashlib.sha256(f"{self.config.vision} {vision.VERSION}".encode())
        digest.update(b"mirrored" if self.config.mirrored else b"")
        for tensor in (self.W_i.weight, self.W_i.bias, self.feature_mean, self.feature_std):
            digest.update(tensor.detach().cpu().numpy().tobytes())
        return digest.hexdigest()[:16]

    @property
    def d_ret(self) -> int:
        return self.config.d_ret

    # From features and hidden states to the two spaces

    def standardise(self, features: torch.Tensor) -> torch.Tensor:
        """Features (..., d_vision) by their signed square roots, which tames their long tails, and
        by the training set's mean and deviation."""
        if self.config.ret_id is not None:
            return features.to(self.device).float()
        return (roots(features.to(self.device).float()) - self.feature_mean) / self.feature_std

    def standardise_hidden(self, hidden: torch.Tensor) -> torch.Tensor:
        """Hidden states at [RET] (..., d_lm), whitened: a few directions would outweigh all."""
        return (hidden.float() - self.hidden_mean) @ self.hidden_map

    @torch.no_grad()
    def set_hidden_statistics(self, hidden: torch.Tensor) -> None:
        """Whiten like these hidden states (N, d_lm); what W_t computes stays the same."""
        hidden = hidden.float().cpu()  # not every accelerator has doubles
        mean = hidden.mean(0)
        centred = (hidden - mean).double()
        values, vectors = torch.linalg.eigh(centred.T @ centred / len(hidden))
        # A tenth of the mean variance on top: what is almost constant is noise.
        scale = (values.clamp_min(0) + 0.1 * values.mean() + 1e-6).rsqrt()
        whiten = (vectors * scale) @ vectors.T
        old = self.W_t.weight.cpu().double() @ self.hidden_map.cpu().double()
        self.W_t.weight.copy_(torch.linalg.solve(whiten, old.T).T)
        moved = old @ (mean - self.hidden_mean.cpu()).double()
        self.W_t.bias.add_(moved.float().to(self.device))
        self.hidden_mean.copy_(mean)
        self.hidden_map.copy_(whiten)

    def visual_tokens(self, features: torch.Tensor) -> torch.Tensor:
        """(N, 1 + grid * grid, d_vision) features -> (N, k + grid * grid, d_lm) visual tokens."""
        tokens = self.W_c(self.standardise(features))
        return tokens.reshape(len(features), len(self.offset), -1) + self.offset

    def picture_points(self, features: torch.Tensor) -> torch.Tensor:
        """(N, 1 + grid * grid, d_vision) features -> (N, d_ret), unit norm; pooled ones count."""
        return F.normalize(self.W_i(self.standardise(features[:, 0])), dim=-1)

    def text_points(self, hidden: torch.Tensor) -> torch.Tensor:
        """(N, d_lm) last hidden states at [RET] -> (N, d_ret), unit norm."""
        return F.normalize(self.W_t(self.standardise_hidden(hidden)), dim=-1)

    def hidden(self, places: torch.Tensor, **more) -> torch.Tensor:
        """(B, T, d_lm) places -> the LM's last hidden states."""
        return self.lm.base_model(inputs_embeds=places, **more).last_hidden_state

    def states_at_ret(self, places: torch.Tensor, **more) -> tuple[torch.Tensor, torch.Tensor]:
        """The same where [RET]s are proposed, and what [RET]'s row reads there (B, T, d_row)."""
        layers = self.ret_layers
        out = self.lm.base_model(inputs_embeds=places, output_hidden_states=layers, **more)
        return out.last_hidden_state, torch.cat([out.hidden_states[n] for n in layers], -1)

    @property
    def reach(self) -> int:
        """How many places of a prompt may stand before a [RET] for the LM to have them all in the
        cache of every layer: some layers keep only the end."""
        layers = DynamicCache(config=self.lm.config).layers
        windows = [n - 1 for layer in layers if (n := layer.get_max_length()) > 0]
        return min([self.config.context - 1, *windows])

    @property
    def ret_layers(self) -> list[int]:
        """Numbers of the layers after which [RET]'s row reads, side by side."""
        count = self.lm.config.get_text_config().num_hidden_layers
        return sorted({round(depth * count) for depth in DEPTHS})

    def logits(self, hidden: torch.Tensor) -> torch.Tensor:
        """(..., d_lm) last hidden states -> the LM's own logits (..., V), exactly as they are:
        while [RET] is not chosen, no token changes. V: `vocabulary`."""
        logits = self.lm.get_output_embeddings()(hidden)[..., : self.vocabulary]
        told = self.lm.config.get_text_config()
        if scale := getattr(told, "logit_scale", None):  # Cohere's
            logits = logits * scale
        if scale := getattr(told, "logits_scaling", None):  # Granite's
            logits = logits / scale
        if cap := getattr(told, "final_logit_softcapping", None):  # Gemma's
            logits = (logits / cap).tanh() * cap
        return logits.float()

    def ret_logit(self, hidden, inner, logits: torch.Tensor) -> torch.Tensor:
        """[RET]'s logit (...) beside the words' (..., V), from the last states before it, or from
        those of `ret_layers` at it."""
        if self.config.ret_id is None:
            return logits.max(-1).values + self.wants_picture(inner)
        return hidden.float() @ self.ret_row + self.ret_bias

    def wants_picture(self, inner: torch.Tensor) -> torch.Tensor:
        """(..., d_row) states at a proposed [RET], of `ret_layers` -> by how much its logit is
        above the likeliest word's (...)."""
        return inner.float() @ self.ret_row + self.ret_bias

    def features(self, images: Sequence[Image.Image], cells: bool = True) -> torch.Tensor:
        """What is seen of N pictures: (N, 1 + grid * grid, d_vision), or the pooled row alone.

        Training varies pictures by mirroring them; where the config says `mirrored`, the mean over
        both is what is there whichever way round.
        """
        grid = self.config.grid if cells else 0
        seen = self.vision.features(images, grid)
        if not self.config.mirrored:
            return seen
        turned = [image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) for image in images]
        cells_back = [1 + r * grid + c for r in range(grid) for c in reversed(range(grid))]
        return (seen + self.vision.features(turned, grid)[:, [0, *cells_back]]) / 2

    def embed_items(self, items: Sequence[prompt.Item]) -> torch.Tensor:
        """Prompt items -> (T, d_lm) places in the LM's input."""
        return self.embed_batch([items])[0][0]

    def embed_batch(self, batch: Sequence[Sequence[prompt.Item]]):
        """B prompts -> places (B, T, d_lm) and a mask (B, T) of the ones that are used.

        A picture is a PIL image, or its features (1 + grid * grid, d_vision) where they are known.
        """
        ids, rets, slots, pictures = [], [], [], []
        for row, items in enumerate(batch):
            ids.append([])
            for item in items:
                if isinstance(item, list):
                    ids[row] += item
                    continue
                (rets if item is RET else slots).append((row, len(ids[row])))
                if item is not RET:
                    pictures.append(item)
                ids[row] += [0] * (1 if item is RET else self.config.picture_tokens)
        width = max(map(len, ids))
        padded = torch.tensor([row + [0] * (width - len(row)) for row in ids], device=self.device)
        lengths = torch.tensor([len(row) for row in ids], device=self.device)
        places = self.lm.get_input_embeddings()(padded)
        if rets:
            rows, columns = torch.tensor(rets, device=self.device).T
            ret = self.ret_embedding.to(places.dtype).expand(len(rets), -1)
            places = places.index_put((rows, columns), ret)
        if pictures:
            rows, columns = torch.tensor(slots, device=self.device).T
            span = torch.arange(self.config.picture_tokens, device=self.device)
            tokens = self.visual_tokens(self._features(pictures)).to(places.dtype)
            places = places.index_put((rows[:, None], columns[:, None] + span), tokens)
        return places, torch.arange(width, device=self.device) < lengths[:, None]

    def _features(self, pictures: list) -> torch.Tensor:
        images = [p for p in pictures if isinstance(p, Image.Image)]
        seen = iter(self.features(images) if images else ())
        rows = [next(seen) if isinstance(p, Image.Image) else p.float() for p in pictures]
        return torch.stack(rows)

    # The public face

    @torch.no_grad()
    def embed_images(self, images: Sequence[Image.Image]):
        """list of N PIL images -> float32 numpy (N, d_ret), unit norm."""
        batches = [images[i : i + BATCH] for i in range(0, len(images), BATCH)]
        points = [self.picture_points(self.features(batch, cells=False)) for batch in batches]
        return torch.cat(points or [torch.empty(0, self.d_ret)]).cpu().numpy()

    @torch.no_grad()
    def embed_prompt(self, parts: Sequence[str | Image.Image]):
        """Text and pictures in any order -> float32 numpy (d_ret,), the query of a [RET] after.

        Of what is longer than the LM's context, the middle is left out. Raises ModelError where
        there is nothing.
        """
        if not any(part.strip() if isinstance(part, str) else True for part in parts):
            raise ModelError("there is nothing to look for; give some text, or a picture")
        size = self.config.picture_tokens
        decoder = Decoder(self)
        items = prompt.fit_plain(self.tokenizer, list(parts), self.reach, size)
        decoder.feed(self.embed_items(items))
        return self.query(decoder.at_ret)

    @torch.no_grad()
    def query(self, hidden: torch.Tensor):
        """(d_lm,) last hidden state at a [RET] -> float32 numpy (d_ret,), unit norm."""
        return self.text_points(hidden[None])[0].cpu().numpy()

    def caption(self, image: Image.Image, max_new_tokens: int = 32) -> str:
        """Describe a picture in a sentence, greedily."""
        return self.captions([image], max_new_tokens)[0]

    @torch.no_grad()
    def captions(self, pictures: Sequence, max_new_tokens: int = 32) -> list[str]:
        """Describe N pictures (or their features) at once; the prompts are equally long."""
        if self.config.ret_id is None:
            asked = [{"role": "user", "content": [pictures[0], CAPTION_REQUEST]}]
            frame = prompt.conversation_items(self.tokenizer, asked)
        else:  # as the paper's learned them: a picture, then its caption
            frame = [pictures[0], [self.tokenizer.bos_token_id]]
        batch = [[p if item is pictures[0] else item for item in frame] for p in pictures]
        said = continuations(self, self.embed_batch(batch)[0], max_new_tokens)
        texts = [self.tokenizer.decode(ids, skip_special_tokens=True).strip() for ids in said]
        if self.config.ret_id is None:
            return texts
        # Nothing taught these where a caption ends: the paper's code ends it after a sentence.
        return [text[: text.find(".") + 1] or text for text in texts]

    @torch.no_grad()
    def score(self, parts: Sequence[str | Image.Image]) -> float:
        """Mean log-likelihood per text token of `parts`, in natural logarithms. Raises ModelError
        where there is no text, or more than the LM's context holds."""
        items = prompt.plain_items(self.tokenizer, parts)
        places = prompt.length(items, self.config.picture_tokens)
        if places > self.config.context:
            raise ModelError(
                f"this takes {places} places of the language model's context, which has "
                f"{self.config.context}; give less to score"
            )
        embeddings = self.embed_items(items)
        hidden = self.lm.base_model(inputs_embeds=embeddings[None]).last_hidden_state[0]
        labels = []
        for item in items:
            labels += item if isinstance(item, list) else [-100] * self.config.picture_tokens
        labels = torch.tensor(labels[1:], device=self.device)
        known = labels != -100
        if not known.any():
            raise ModelError("there is no text to score; give some beside the pictures")
        hidden = hidden[:-1][known]
        logits = self.logits(hidden)
        if self.config.ret_id is not None:  # there [RET] is a word among words
            logits = torch.cat([logits, self.ret_logit(hidden, None, logits)[:, None]], 1)
        return -float(F.cross_entropy(logits, labels[known]))


def roots(features: torch.Tensor) -> torch.Tensor:
    """Signed square roots."""
    return features.sign() * features.abs().sqrt()


def _shape(tensor: torch.Tensor | None) -> str:
    return "missing" if tensor is None else str(tuple(tensor.shape))
