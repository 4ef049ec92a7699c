"""Conversations with the model itself: what a visitor says, and what is kept of the replies."""

import random
import re

import pytest
import torch
from tqdm import tqdm

from fromage_core import data, examples, phrases, prompt, talk, visitor
from fromage_core.generate import continuations
from fromage_core.kin import Kin
from fromage_core.prompt import RET
from fromage_core.source import Source
from tests import tiny


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return tiny.fromage(tmp_path_factory.mktemp("tiny"), grid=2)


def shows(colour, setting, time, where, when):
    told = {"subject": "fox", "colour": colour, "setting": setting, "time": time}
    told["count"] = "2" if colour == "white" else "1"
    return {**told, "weather": "clear", "where": where, "when": when}


KIN = {
    0: shows("red", "forest", "day", "in the forest", ""),
    1: shows("red", "beach", "night", "on the beach", "at night"),
    2: shows("white", "forest", "day", "in the woods", ""),
    3: {**shows("red", "forest", "day", "in the forest", ""), "subject": "owl"},
}


@pytest.fixture
def source(model):
    """Three foxes and an owl of one set, their features made up."""
    names = ["A red fox.", "A fox at night.", "A white fox.", "An owl."]
    rows = data.Captions(names, [0, 1, 2, 3], [f"{i}.png" for i in range(4)])
    generator = torch.Generator().manual_seed(0)
    features = torch.rand(4, 1, 5, model.vision.d_vision, generator=generator)
    return Source("foxes", rows, features.half(), 1.0, Kin(KIN))


def test_the_lms_own_answers_are_its_own_and_decoded_once(model, monkeypatch, tmp_path):
    monkeypatch.setattr(talk, "WORDS", 5)
    monkeypatch.setattr(phrases, "PLAIN_QUESTIONS", ("What is a fox?", "Is {} big?", "Hi"))
    told = talk.own_answers(model, random.Random(0), tmp_path)
    assert len(told) == 3 and not any("{" in question for question, _ in told)
    for question, own in told:
        items = examples.thread(model.tokenizer, [], [question])
        alone = continuations(model, model.embed_items(items)[None], 5)
        assert [own] == alone
    monkeypatch.setattr(talk, "spoken", None)  # nothing is decoded again
    assert talk.own_answers(model, random.Random(0), tmp_path) == told


def test_what_is_asked_for_by_way_of_another_is_like_it():
    kin, rng = Kin(KIN), random.Random(0)
    # In the same colour where there is one, and of another subject never.
    assert {kin.another(0, rng) for _ in range(20)} == {1}
    assert {kin.another(2, rng) for _ in range(20)} == {0, 1}
    assert kin.another(3, rng) is None and kin.changed(3, rng) is None
    assert {kin.changed(0, rng) for _ in range(40)} == {("on the beach", 1), ("at night", 1)}
    # Nothing says of a picture by day what it is not at night.
    assert {kin.changed(1, rng) for _ in range(40)} == {("in the forest", 0)}
    assert {kin.recoloured(0, rng) for _ in range(20)} == {("white", 2)}
    assert {kin.recoloured(2, rng) for _ in range(40)} == {("red", 0), ("red", 1)}
    assert {kin.counted(0, rng) for _ in range(20)} == {("two", 2)}
    assert {kin.counted(2, rng) for _ in range(40)} == {("one", 0), ("one", 1)}


def fits(wordings, said):
    patterns = (re.escape(w).replace(r"\{\}", ".+") for w in wordings)
    return any(re.fullmatch(pattern, said) for pattern in patterns)


REQUESTS = {
    0: phrases.PLAIN_QUESTIONS
    + phrases.PICTURE_QUESTIONS
    + phrases.SHOWN_QUESTIONS
    + phrases.SPOKEN_QUESTIONS
    + phrases.REMARKS
    + phrases.REFUSALS,
    1: phrases.SHOW_REQUESTS
    + phrases.NEXT_REQUESTS
    + phrases.ANOTHER_REQUESTS
    + phrases.CHANGED_REQUESTS
    + phrases.RECOLOURED_REQUESTS
    + phrases.COUNTED_REQUESTS
    + phrases.AGAIN_REQUESTS
    + phrases.SPOKEN_REQUESTS,
    2: phrases.TWO_REQUESTS,
}


def test_pictures_are_shown_to_those_who_ask_for_them_and_no_one_else(source, monkeypatch):
    """Whatever stood before; one or two, and those that were asked for."""
    monkeypatch.setattr(visitor, "COURTEOUS", 0)
    guest, thread = visitor.Visitor(random.Random(0)), visitor.Thread(source)
    counts = set()
    for _ in range(300):
        guest.asks(thread)
        [said] = [part for part in thread.messages[-1]["content"] if isinstance(part, str)]
        assert fits(REQUESTS[len(thread.reply.shows)], said), said
        assert thread.reply.wanted in ([], thread.reply.shows)
        if len(thread.reply.wanted) == 2:
            names = [source.captions_of[n][0][2:-1] for n in thread.reply.wanted]
            short = [name.split()[-1] if "night" not in name else "fox" for name in names]
            assert all(n in said or s in said for n, s in zip(names, short, strict=True)), said
        guest.hears(thread, "so it is")
        content = thread.messages[-1]["content"]
        assert content[: 2 * len(thread.reply.shows) : 2] == [RET] * len(thread.reply.shows)
        counts.add(len(thread.reply.shows))
    assert counts == {0, 1, 2}


def test_what_was_spoken_of_is_what_is_asked_for_next(source):
    guest, thread = visitor.Visitor(random.Random(0)), visitor.Thread(source)
    asked_for = 0
    for _ in range(600):
        spoken = thread.spoken
        guest.asks(thread)
        said = thread.messages[-1]["content"][-1]
        if spoken is not None and any(said.endswith(w) for w in phrases.SPOKEN_REQUESTS):
            asked_for += 1
            assert thread.reply.wanted == [spoken]
        guest.hears(thread, "so it is")
    assert asked_for > 5


def test_the_picture_before_the_last_comes_again(source):
    guest, thread = visitor.Visitor(random.Random(0)), visitor.Thread(source)
    thread.replies = [visitor.Reply(shows, shows, []) for shows in ([3], [], [0, 1])]
    said, shows = guest._again(thread)
    assert said[0] in phrases.AGAIN_REQUESTS and shows == [0]
    # There is none to go back to: something else is asked for, by its name.
    thread.replies = [visitor.Reply([1], [1], [])] * 2
    assert guest._again(thread)[0][0] not in phrases.AGAIN_REQUESTS


def test_replies_are_those_of_plain_greedy_decoding(model, source, monkeypatch):
    """Side by side, in a batch of unlike lengths, no, one or two pictures shown first."""
    monkeypatch.setattr(talk, "WORDS", 6)
    rng, bar = random.Random(0), tqdm(disable=True)
    guest, threads = visitor.Visitor(rng), [visitor.Thread(source) for _ in range(24)]
    for thread in threads:
        guest.asks(thread)
    assert {len(thread.reply.shows) for thread in threads} == {0, 1, 2}
    starts, rets = talk.beginnings(model, threads)
    begin = {id(thread): (starts[i], rets[i]) for i, thread in enumerate(threads)}
    for thread, heard in talk.replies(model, threads, rng, bar):
        items = prompt.conversation_items(model.tokenizer, thread.messages)
        asked = prompt.length(items, model.config.picture_tokens)
        for number in thread.reply.shows:
            items = [*items, RET, source.features[number, 0]]
        places = model.embed_items(items)
        own = model.lm.generate(
            inputs_embeds=places[None],
            attention_mask=torch.ones(1, len(places), dtype=torch.long),
            max_new_tokens=6,
            do_sample=False,
            eos_token_id=sorted(model.stop_ids),
            pad_token_id=model.tokenizer.eos_token_id,
        )[0]
        assert heard.said == model.tokenizer.decode(own, skip_special_tokens=True)
        tokens = model.lm.get_input_embeddings()(own[:-1])
        hidden = model.lm.base_model(inputs_embeds=torch.cat([places, tokens])[None])
        hidden = hidden.last_hidden_state[0]
        assert torch.allclose(heard.words, hidden[len(places) - 1 :], atol=1e-5)
        assert len(heard.before) == len(heard.at_ret) == len(thread.reply.shows)
        for place in range(len(thread.reply.shows)):
            ret = asked + place * (1 + model.config.picture_tokens)
            assert torch.allclose(heard.before[place], hidden[ret - 1], atol=1e-5)
            assert torch.allclose(heard.at_ret[place], hidden[ret], atol=1e-5)
        first = [*heard.before, heard.words[0]][0]
        assert torch.allclose(first, begin[id(thread)][0], atol=1e-5)
        if thread.reply.shows:
            assert torch.allclose(heard.at_ret[0], begin[id(thread)][1], atol=1e-5)


def test_conversations_leave_every_place_and_what_was_seen_before(model, source, monkeypatch):
    monkeypatch.setattr(talk, "WORDS", 3)
    monkeypatch.setattr(source.rows, "captions", source.rows.captions * 3)
    kept, hears = [], visitor.Visitor.hears

    def counted(self, thread, said):
        kept.append(len(thread.reply.shows))
        hears(self, thread, said)

    monkeypatch.setattr(visitor.Visitor, "hears", counted)
    told = talk.talk(model, [source], random.Random(0))
    turns = 3 * (1 + 2 + 3 + 4)
    assert len(kept) == turns and set(kept) == {0, 1, 2}
    # Before each picture, before each reply without one, and after the last of each with some;
    # of what might have been said instead, only the beginning.
    others = turns * talk.OTHERS
    assert len(told.opens) + len(told.first) == sum(kept) + turns + others
    assert turns <= len(told.inside) <= 3 * turns
    [found] = told.found
    assert len(found.hidden) == len(found.wanted) == len(found.seen) > 20
    assert any(found.seen)
    assert not any(wanted in seen for wanted, seen in zip(found.wanted, found.seen, strict=True))
