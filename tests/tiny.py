"""Tiny random models with the face of the real ones, for tests that need no sensible answers."""

from pathlib import Path

from fromage_core.model import Config, Fromage

CHAT_TEMPLATE = (
    "{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\n' + m['content'] + '<|im_end|>\n' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)


def tokenizer(chat: bool = True):
    """A byte-level tokenizer of 259 tokens: three control tokens and every byte."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    names = ["<|im_start|>", "<|im_end|>", "<|endoftext|>", *alphabet]
    raw = Tokenizer(models.BPE(vocab={n: i for i, n in enumerate(names)}, merges=[]))
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    made = PreTrainedTokenizerFast(
        tokenizer_object=raw, bos_token=names[0], eos_token=names[1], pad_token=names[2]
    )
    made.chat_template = CHAT_TEMPLATE if chat else None
    return made


def prefixing_tokenizer():
    """One that puts a blank before a text, as SentencePiece does; without an opening token."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    letters = ["</s>", "▁", "\n", *map(chr, range(33, 127))]
    raw = Tokenizer(models.BPE(vocab={n: i for i, n in enumerate(letters)}, merges=[]))
    raw.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    raw.decoder = decoders.Metaspace(prepend_scheme="always")
    return PreTrainedTokenizerFast(tokenizer_object=raw, eos_token="</s>")


def save_lm(folder: Path, chat: bool = True, positions: int = 4096) -> str:
    """A random Llama of two layers in a folder, as transformers saves one."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(0)
    words = tokenizer(chat)
    config = LlamaConfig(
        vocab_size=len(words),
        hidden_size=32,
        intermediate_size=48,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=positions,
        tie_word_embeddings=True,
        bos_token_id=words.bos_token_id,
        eos_token_id=words.eos_token_id,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    words.save_pretrained(folder)
    return str(folder)


def save_vision(path: Path, model: str = "test_efficientnet") -> str:
    """Random weights of one of timm's tiny test models; returns the encoder's spec."""
    import timm
    import torch
    from safetensors.torch import save_file

    torch.manual_seed(0)
    save_file(timm.create_model(model, pretrained=False).state_dict(), path)
    return f"timm:{model}/{path}"


def fromage(folder: Path, **config) -> Fromage:
    """A tiny untrained Fromage in float32 on the CPU; its files are kept in `folder`."""
    import torch

    folder.mkdir(parents=True, exist_ok=True)
    lm = save_lm(folder / "lm", config.pop("chat", True))
    vision = save_vision(folder / "vision.safetensors", config.pop("encoder", "test_efficientnet"))
    config = {"d_ret": 16, "context": 512, **config}
    torch.manual_seed(0)
    return Fromage(Config(lm=lm, vision=vision, **config), "cpu", torch.float32).eval()
