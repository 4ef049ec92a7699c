"""What training reads and learns from: examples, losses, conversations, captions of its own."""

import random

import pytest
import torch
from transformers import DynamicCache

from fromage_core import asked, consensus, data, decide, examples, losses, phrases, prompt
from fromage_core.examples import IGNORE
from fromage_core.prompt import RET
from fromage_core.source import Source
from tests import tiny


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return tiny.fromage(tmp_path_factory.mktemp("tiny"), grid=2)


def feature(model, seed):
    generator = torch.Generator().manual_seed(seed)
    return torch.rand(5, model.vision.d_vision, generator=generator)


SHOTS = [["A dog.", "One dog on the grass."], ["Two white cats on a wall."]]


def example(model, rng, shots=1, plain=None):
    pairs = [(SHOTS[i], feature(model, i)) for i in range(shots)]
    return examples.caption_example(model.tokenizer, pairs[::-1], 5, rng, plain)


def test_labels_are_the_answers_and_their_ends_and_nothing_else(model):
    rng = random.Random(1)
    for _ in range(20):
        made = example(model, rng, shots=2)
        assert len(made.labels) == prompt.length(made.items, 5)
        inside = model.tokenizer.decode([t for t in made.labels if t != IGNORE])
        assert inside == "Two white cats on a wall.<|im_end|>"
        after = [model.tokenizer.decode(answer) for answer in made.answers]
        assert after == ["A dog.<|im_end|>", "One dog on the grass.<|im_end|>"]


TURNS = "{% for m in messages %}{{ '<|im_start|>' + m.role + '\n' + m.content + '<|im_end|>' }}"
TURNS += "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
TEMPLATES = {
    "past replies as the one that is due": TURNS,
    "the one that is due after its thoughts": TURNS.replace("nt\n' }}", "nt\n<think></think>' }}"),
    "past replies after a blank": TURNS.replace("'\n' + m.c", "'\n ' + m.c"),
    "none": None,
}


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
@pytest.mark.parametrize("plain", [None, ("Why?", [5, 6])])
def test_each_label_is_what_stands_there(template, plain):
    tokenizer, rng = tiny.tokenizer(), random.Random(0)
    tokenizer.chat_template = template
    shots = [(captions, torch.zeros(5, 4)) for captions in SHOTS * 2]
    for _ in range(50):
        made = examples.caption_example(tokenizer, shots, 5, rng, plain)
        places = [[i] if i is RET else i if isinstance(i, list) else 5 * [i] for i in made.items]
        places = [place for item in places for place in item]
        told = [(a, b) for a, b in zip(made.labels, places, strict=True) if a != IGNORE]
        assert len(told) >= 40 and all(label == place for label, place in told)


@pytest.mark.parametrize("wordless", [False, True])
def test_what_has_nothing_to_do_with_the_pictures_is_answered_as_the_lm_does_alone(
    model, monkeypatch, wordless
):
    monkeypatch.setattr(examples, "WORDLESS", float(wordless))
    own = prompt.text_ids(model.tokenizer, "Paris")
    made = example(model, random.Random(1), 2, ("What is the capital of France?", own))
    inside = model.tokenizer.decode([t for t in made.labels if t != IGNORE])
    told = "Two white cats on a wall.<|im_end|>A dog.<|im_end|>"
    assert inside == (told[: told.index("A dog")] if wordless else told)
    assert made.answers == [own]
    asked = prompt.conversation_items(
        model.tokenizer, [{"role": "user", "content": ["What is the capital of France?"]}]
    )
    assert made.items[-2:] == asked[-2:]
    pictures = [i for i, item in enumerate(made.items) if isinstance(item, torch.Tensor)]
    assert len(pictures) == 2
    if wordless:  # right after [RET], and nothing is said of it
        shown = pictures[1]
        assert made.items[shown - 1] is RET and torch.equal(made.items[shown], feature(model, 0))
        between = model.tokenizer.decode(made.items[shown + 1])
        assert between.strip() == "<|im_end|>\n<|im_start|>user"


def test_a_picture_that_was_shown_before_is_asked_about(model, monkeypatch):
    """The last picture is what the question means, not the one before."""
    monkeypatch.setattr(examples, "SHOWN", 0.0)
    monkeypatch.setattr(examples, "RECALLED", 1.0)
    made = example(model, random.Random(0), shots=2)
    kinds = [RET if item is RET else type(item) for item in made.items]
    assert kinds.count(RET) == kinds.count(torch.Tensor) == 2
    assert all(kinds[i + 1] is torch.Tensor for i, kind in enumerate(kinds) if kind is RET)
    assert torch.equal(
        [i for i in made.items if isinstance(i, torch.Tensor)][-1], feature(model, 0)
    )
    asked = model.tokenizer.decode(sum((i for i in made.items[-3:] if isinstance(i, list)), []))
    assert any(question in asked for question in phrases.DESCRIBE_REQUESTS)
    assert [model.tokenizer.decode(a[:-1]) for a in made.answers] == SHOTS[0]


def test_the_caption_loss_is_that_of_plain_whole_sequences(model):
    """Sharing the prefix and the prompt, padding and gathering the logits change nothing."""
    rng = random.Random(3)
    plain = ("Who are you?", prompt.text_ids(model.tokenizer, "A dog"))
    batch = [example(model, rng), example(model, rng, 2), example(model, rng, 2, plain)]
    got = losses.caption_loss(model, batch)
    wanted = []
    for made in batch:
        for number, answer in enumerate(made.answers):
            labels = ([IGNORE] * len(made.labels) if number else made.labels) + answer
            places, _ = model.embed_batch([[*made.items, answer]])
            hidden = model.lm.base_model(inputs_embeds=places).last_hidden_state[0]
            for place, label in enumerate(labels):
                if label != IGNORE:
                    logits = model.logits(hidden[place - 1])
                    wanted.append(logits.logsumexp(0) - logits[label])
    wanted = torch.stack(wanted)
    torch.testing.assert_close(got.sort()[0], wanted.sort()[0], rtol=1e-4, atol=1e-5)


def test_the_states_at_ret_are_those_of_plain_whole_sequences(model):
    """At whatever places [RET] is proposed, in a batch of unlike lengths: each sees what is before
    it, and not another that is proposed."""
    texts = ["A dog.", "Two white cats on a red wall in the rain."]
    batch = [prompt.plain_items(model.tokenizer, [t]) for t in texts]
    batch[1] = [*batch[1], RET, feature(model, 0), prompt.text_ids(model.tokenizer, " Two")]
    whole = [model.embed_items(items) for items in batch]
    ends = [len(places) for places in whole]
    places = [[ends[0], 3], [1, ends[1] - 7, ends[1], 4]]
    states = losses.at_ret(model, losses.read(model, batch), places)
    ret = model.ret_embedding[None]
    cut = [torch.cat([w[:p], ret]) for w, at in zip(whole, places, strict=True) for p in at]
    plain = [model.states_at_ret(one[None]) for one in cut]
    for kind in (0, 1):
        wanted = torch.stack([state[kind][0, -1] for state in plain])
        torch.testing.assert_close(states[kind], wanted, rtol=1e-4, atol=1e-5)
        # Without gradients the same, in the order of the prompts whatever their lengths.
        turned = losses.states_at_rets(model, batch[::-1], places[::-1], size=1)[kind]
        order = [2, 3, 4, 5, 0, 1]
        torch.testing.assert_close(turned, wanted[order], rtol=1e-4, atol=1e-5)
        if kind == 0:
            at_end = losses.hidden_at_ret(model, batch)
            torch.testing.assert_close(at_end, wanted[[0, 4]], rtol=1e-4, atol=1e-5)
    assert torch.autograd.grad(states[0].sum(), model.ret_embedding)[0].abs().sum() > 0


@pytest.fixture
def source(model):
    """A dog and a cat of one set, their features made up."""
    rows = data.Captions(["A dog.", "A cat."], [0, 1], ["dog.png", "cat.png"])
    features = torch.stack([feature(model, 0), feature(model, 1)])[:, None]
    return Source("pets", rows, features.half(), 1.0)


def test_ret_is_written_where_it_belongs_and_nowhere_else(model):
    torch.manual_seed(0)
    often = {"opens": 100, "more": 60, "words": 60, "refused": 40, "enough": 60, "inside": 300}
    kinds = [kind for kind, count in often.items() for _ in range(count)]
    hidden = torch.randn(len(kinds), len(model.ret_row))
    hidden[:160, 3] += 6
    decide.fit_row(model, hidden, *asked.weighed(kinds))
    written = model.wants_picture(hidden) > 0
    for kind, (belongs, _) in asked.KINDS.items():
        of_kind = torch.tensor([k == kind for k in kinds])
        assert (written[of_kind] == belongs).float().mean() > 0.98
    assert sum(weight for _, weight in asked.KINDS.values()) == pytest.approx(1)


def test_captions_of_its_own_are_sampled_and_the_better_ones_made_likelier(model, source):
    """One step along the loss: what people say of a picture gains on what they do not."""
    torch.manual_seed(0)
    pictures = [source.features[n, 0] for n in source.usable]
    before, prompts = examples.caption_prompts(model.tokenizer, pictures, random.Random(0))
    made, better, scores = consensus.attempts(
        model, before, prompts, source.usable, source.readers, 4
    )
    assert scores.shape == (2, 4) and [len(e.answers) for e in made] == [4, 4]
    for example, advantages in zip(made, better, strict=True):
        assert len(advantages) == sum(map(len, example.answers))
    said = [prompt.text_ids(model.tokenizer, t) for t in ("A dog.", "A tree.")]
    for example in made:
        example.answers = [[*ids, prompt.end_of_answer(model.tokenizer)] for ids in said]
    better = [torch.tensor([1.0] * len(a) + [-1.0] * len(b)) for a, b in (e.answers for e in made)]
    nll = losses.caption_loss(model, made, before=before).detach()
    gradient = torch.autograd.grad(
        consensus.consensus_loss(model, made, better, before).sum(), model.W_c.weight
    )[0]
    with torch.no_grad():
        model.W_c.weight.sub_(1e-2 * gradient / gradient.norm())
        gain = nll - losses.caption_loss(model, made, before=before)
        model.W_c.weight.add_(1e-2 * gradient / gradient.norm())
    assert (gain * torch.cat(better)).sum() > 0


def test_a_caption_of_its_own_may_follow_on_other_pictures_and_what_was_said_of_them(model, source):
    told, (dog, cat) = model.tokenizer, (source.features[n, 0] for n in source.usable)
    for seed in range(20):  # however the earlier turn is worded
        rng = random.Random(seed)
        before, prompts = examples.caption_prompts(told, [dog, cat], rng, [(["A fox."], dog)])
        assert len({prompt.length(p, model.config.picture_tokens) for p in prompts}) == 1
        for own, last in zip(prompts, (dog, cat), strict=True):
            items = [*before, *own]
            pictures = [item for item in items if torch.is_tensor(item)]
            words = told.decode([i for part in items if isinstance(part, list) for i in part])
            assert len(pictures) == 2 and pictures[0] is dog and pictures[1] is last
            assert "A fox." in words


def test_what_stands_before_all_examples_is_read_as_where_it_stands_in_each(model, source):
    """Its words, [RET]s and pictures: the same losses, and the same captions, run once."""
    told, pictures = model.tokenizer, [source.features[n, 0] for n in source.usable]
    rng = random.Random(1)
    before, prompts = examples.caption_prompts(told, pictures, rng, [(["A fox."], pictures[0])])
    said = [[prompt.text_ids(told, t)] for t in ("A dog on grass.", "A cat.")]
    size = model.config.picture_tokens
    apart = [examples.answering(p, a, size) for p, a in zip(prompts, said, strict=True)]
    whole = [examples.answering([*before, *p], a, size) for p, a in zip(prompts, said, strict=True)]
    nll = losses.caption_loss(model, apart, before=before)
    torch.testing.assert_close(nll, losses.caption_loss(model, whole), atol=1e-4, rtol=0)
    cache = DynamicCache(config=model.lm.config)
    last, mask = losses.after_prefix(model, prompts, cache, before)
    for own, state in zip(prompts, last, strict=True):
        alone = model.hidden(model.embed_items([*before, *own])[None])[0, -1]
        torch.testing.assert_close(state, alone, atol=1e-4, rtol=0)
    assert mask.shape[1] == prompt.length([*before, *prompts[0]], size)


def test_readers_like_what_people_say_and_where_they_stop():
    told = {7: ["A dog runs on grass.", "A dog runs."], 9: ["Two cats sleep.", "Cats on a bed."]}
    readers = consensus.Readers(told)
    right = readers.score(7, "A dog runs.", True)
    assert (
        right > readers.score(7, "A dog runs.", False) > readers.score(7, "Two cats sleep.", True)
    )
    assert readers.score(9, "Two cats sleep.", True) > 0 == readers.score(9, "A dog runs.", False)


@pytest.mark.parametrize("template", [True, False])
def test_a_caption_of_dots_alone_stands_as_it_is(template):
    words = tiny.tokenizer(template)
    words.bos_token = None
    every = [examples.retrieval_items(words, "...", random.Random(n)) for n in range(9)]
    assert losses.split_shared(every)[0] == words("..", add_special_tokens=False).input_ids
    assert losses.split_shared([[], [[1, 2]]]) == ([], [[], [[1, 2]]])


def test_two_captions_of_one_picture_are_no_negatives(model):
    points = torch.nn.functional.normalize(torch.tensor([[1.0, 0], [1, 0], [0, 1]]), dim=1)
    apart = losses.info_nce(model, points, points, torch.tensor([0, 1, 2]))
    together = losses.info_nce(model, points, points, torch.tensor([0, 0, 2]))
    assert together < 1e-4 < apart


def test_what_was_seen_before_is_not_what_is_asked_for(model):
    text = torch.nn.functional.normalize(torch.tensor([[1.0, 0.1], [0, 1]]), dim=1)
    before = torch.cat([text, text[:1]])
    alone = losses.info_nce(model, text, text, torch.tensor([0, 1]))
    assert losses.info_nce(model, text, before, torch.tensor([0, 1, 2])) > alone + 0.1
    # Unless it is the same picture again.
    assert losses.info_nce(model, text, before, torch.tensor([0, 1, 0])) < alone + 1e-3


def test_readers_of_a_large_set_are_of_some_of_its_pictures(monkeypatch):
    monkeypatch.setattr(consensus, "MOST", 3)
    readers = consensus.Readers({number: [f"picture {number}"] for number in range(9)})
    assert len(readers.pictures) == 3
    for number in readers.pictures:
        assert readers.score(number, f"picture {number}", True) > 1


def test_where_no_conversation_fits_the_decision_learns_nothing(model):
    """And has gradients all the same, as it has in the other processes."""
    decision = asked.Decision(model)
    heard = asked.Group(None, [])
    asked.loss(model, decision, heard, 0.0, random.Random(0)).backward()
    assert all(not p.grad.any() for p in decision.parameters())
