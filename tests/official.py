"""A published checkpoint in small, and the paper's model written straight from its definitions.

Knows the paper (sections 3.1 to 3.3) and transformers' OPT and CLIP, and nothing of the product.
"""

import json
from pathlib import Path

import torch
from PIL import Image
from torch.nn import functional as F
from transformers import (
    CLIPImageProcessorPil,
    CLIPVisionConfig,
    CLIPVisionModel,
    OPTConfig,
    OPTForCausalLM,
)

from tests import tiny

SIDE = 28  # pixels


def publish(folder: Path, k: int = 1, projected: int | None = None, flat: bool = False) -> Path:
    """Random weights in the form of the published files -> their folder.

    k: visual tokens of a picture; projected: width of the words, where it is not the LM's; flat:
    whether [RET]'s embedding is a vector, not a matrix of one row.
    """
    words = tiny.tokenizer(chat=False)
    ret_id = len(words) + 1  # after <|image|>, as the paper's code adds them
    d_lm, d_eye, d_ret = projected or 32, 24, 16
    torch.manual_seed(1)
    lm = OPTConfig(
        vocab_size=len(words) + 5,  # OPT's matrix has more rows than its tokenizer has words
        hidden_size=32,
        word_embed_proj_dim=d_lm,
        ffn_dim=64,
        num_hidden_layers=3,
        num_attention_heads=4,
        max_position_embeddings=512,
        bos_token_id=words.bos_token_id,
        eos_token_id=words.eos_token_id,
        pad_token_id=words.pad_token_id,
        init_std=0.3,
    )
    OPTForCausalLM(lm).save_pretrained(folder / "opt")
    words.save_pretrained(folder / "opt")
    eye = CLIPVisionConfig(
        hidden_size=d_eye,
        intermediate_size=48,
        num_hidden_layers=2,
        num_attention_heads=4,
        image_size=SIDE,
        patch_size=7,
    )
    CLIPVisionModel(eye).save_pretrained(folder / "clip")
    CLIPImageProcessorPil(
        size={"shortest_edge": SIDE}, crop_size={"height": SIDE, "width": SIDE}
    ).save_pretrained(folder / "clip")
    args = {
        "opt_version": str(folder / "opt"),
        "visual_encoder": str(folder / "clip"),
        "n_visual_tokens": k,
        "shared_emb_dim": d_ret,
        "text_emb_layers": [-1],
        "retrieval_token_idx": ret_id,
    }
    (folder / "model_args.json").write_text(json.dumps(args))
    state = {
        "model.logit_scale": torch.tensor(2.6),
        "model.text_hidden_fcs.0.0.weight": torch.randn(d_ret, d_lm) / 5,
        "model.text_hidden_fcs.0.0.bias": torch.randn(d_ret) / 5,
        "model.visual_embeddings.weight": torch.randn(k * d_lm, d_eye) / 5,
        "model.visual_embeddings.bias": torch.randn(k * d_lm) / 5,
        "model.visual_fc.weight": torch.randn(d_ret, d_eye) / 5,
        "model.visual_fc.bias": torch.randn(d_ret) / 5,
        "ret_input_embeddings.weight": torch.randn(1, d_lm) * 1.5,  # often the likeliest
    }
    if flat:
        state["ret_input_embeddings.weight"] = state["ret_input_embeddings.weight"][0]
    torch.save({"state_dict": state}, folder / "pretrained_ckpt.pth.tar")
    return folder


class Paper:
    """The paper's model between an OPT with one more word, [RET], and a CLIP."""

    def __init__(self, folder: Path):
        self.args = json.loads((folder / "model_args.json").read_text())
        self.state = torch.load(folder / "pretrained_ckpt.pth.tar", weights_only=True)["state_dict"]
        self.ret_id = self.args["retrieval_token_idx"]
        self.tokenizer = tiny.tokenizer(chat=False)
        self.eye = CLIPVisionModel.from_pretrained(self.args["visual_encoder"]).eval()
        self.processor = CLIPImageProcessorPil.from_pretrained(self.args["visual_encoder"])
        self.lm = OPTForCausalLM.from_pretrained(self.args["opt_version"]).eval()
        self.lm.resize_token_embeddings(self.ret_id + 1)
        with torch.no_grad():
            row = self.state["ret_input_embeddings.weight"].flatten()
            self.lm.get_input_embeddings().weight[self.ret_id] = row
        assert self.lm.lm_head.weight is self.lm.get_input_embeddings().weight

    def linear(self, name: str, x: torch.Tensor) -> torch.Tensor:
        return F.linear(x, self.state[f"model.{name}.weight"], self.state[f"model.{name}.bias"])

    @torch.no_grad()
    def seen(self, image: Image.Image) -> torch.Tensor:
        """v(y): CLIP's pooled output (1, d)."""
        pixels = self.processor(image.convert("RGB"), return_tensors="pt").pixel_values
        return self.eye(pixel_values=pixels).pooler_output

    def visual_tokens(self, image: Image.Image) -> torch.Tensor:
        """v(y)^T W_c, as k words (k, d_lm)."""
        k = self.args["n_visual_tokens"]
        return self.linear("visual_embeddings", self.seen(image)).reshape(k, -1)

    def picture_point(self, image: Image.Image) -> torch.Tensor:
        """v(y)^T W_i, of unit norm (d_ret,)."""
        return F.normalize(self.linear("visual_fc", self.seen(image)), dim=-1)[0]

    @torch.no_grad()
    def places(self, parts) -> tuple[torch.Tensor, list[int]]:
        """Words and pictures, all text after one <s> -> the LM's input (1, T, d_lm), labels."""
        table, rows, labels = self.lm.get_input_embeddings(), [], []
        opening = [self.tokenizer.bos_token_id]
        for part in parts:
            if isinstance(part, str):
                ids = opening + self.tokenizer(part, add_special_tokens=False).input_ids
                opening = []
                rows.append(table(torch.tensor(ids)))
                labels += ids
            else:
                rows.append(self.visual_tokens(part))
                labels += [-100] * len(rows[-1])
        return torch.cat(rows)[None], labels

    @torch.no_grad()
    def query(self, parts) -> torch.Tensor:
        """W_t of the last hidden state at a [RET] after it all, of unit norm (d_ret,)."""
        ret = self.lm.get_input_embeddings().weight[self.ret_id][None, None]
        places = torch.cat([self.places(parts)[0], ret], 1)
        hidden = self.lm(inputs_embeds=places, output_hidden_states=True).hidden_states[-1]
        return F.normalize(self.linear("text_hidden_fcs.0.0", hidden[0, -1]), dim=-1)

    @torch.no_grad()
    def logits(self, parts) -> torch.Tensor:
        """Of the next word (V,), [RET] the last of them."""
        return self.lm(inputs_embeds=self.places(parts)[0]).logits[0, -1]

    @torch.no_grad()
    def greedy(self, parts, ret_scale: float, length: int) -> list[int]:
        """What it writes, the whole prefix run again for each word."""
        places, said = self.places(parts)[0], []
        for _ in range(length):
            logits = self.lm(inputs_embeds=places, use_cache=False).logits[0, -1]
            logits[self.ret_id] *= ret_scale
            said.append(int(logits.argmax()))
            word = self.lm.get_input_embeddings().weight[said[-1]]
            places = torch.cat([places, word[None, None]], 1)
        return said

    @torch.no_grad()
    def score(self, parts) -> float:
        """Mean log-likelihood of the text."""
        places, labels = self.places(parts)
        return -float(self.lm(inputs_embeds=places, labels=torch.tensor([labels])).loss)
