"""Conversations with the model itself: where [RET] is proposed in them, and what is kept."""

import random
from collections import Counter
from dataclasses import replace

import pytest
import torch
from tqdm import tqdm

from fromage_core import asked, examples, kept, phrases, prompt, talk, visitor
from fromage_core.data import DataError
from fromage_core.generate import continuations
from fromage_core.prompt import RET
from tests import foxes, tiny
from tests.foxes import fits


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return tiny.fromage(tmp_path_factory.mktemp("tiny"), grid=2)


@pytest.fixture
def source(model, monkeypatch):
    foxes.leave_wordings(monkeypatch)
    return foxes.source(model.vision.d_vision)


def test_the_lms_own_answers_are_its_own_and_decoded_once(model, monkeypatch, tmp_path):
    monkeypatch.setattr(talk, "WORDS", 5)
    monkeypatch.setattr(phrases, "PLAIN_QUESTIONS", ("What is a fox?", "Is {} big?", "Hi"))
    told = talk.own_answers(model, random.Random(0), tmp_path)
    assert len(told) == 3 and not any("{" in question for question, _ in told)
    for question, own in told:
        items = examples.thread(model.tokenizer, [], [question])
        alone = continuations(model, model.embed_items(items)[None], 5)
        assert [own] == alone
    monkeypatch.setattr(kept, "say", None)  # nothing is decoded again
    assert talk.own_answers(model, random.Random(0), tmp_path) == told


def numbers(source, items):
    """Of the pictures among items."""
    pictures = [item for item in items if isinstance(item, torch.Tensor)]
    features = list(source.features[:, 0])
    return [[torch.equal(p, f) for f in features].index(True) for p in pictures]


def before(model, items, place):
    """What of a prompt stands before a place in it, items that are cut in two included."""
    taken = []
    for item in items:
        length = prompt.length([item], model.config.picture_tokens)
        if length > place:
            return [*taken, item[:place]] if isinstance(item, list) and place else taken
        taken.append(item)
        place -= length
    return taken


def same(model, items, others):
    assert torch.equal(model.embed_items(items), model.embed_items(others))


def test_ret_is_proposed_wherever_a_reply_could_go_on_with_it(model, source, monkeypatch):
    monkeypatch.setattr(visitor, "COURTEOUS", 0)
    rng, cases = random.Random(0), set()
    guest = visitor.Visitor(rng)
    said = "So it is, and so it will be."
    for _ in range(60):
        thread = visitor.Thread(source)
        for _ in range(rng.randint(1, 3)):
            guest.asks(thread)
            guest.hears(thread, said)
        every = asked.read(model, thread)
        assert len(every.places) == len(every.kinds) == len(every.wanted) == len(every.seen)
        rows = iter(zip(every.places, every.kinds, every.wanted, every.seen, strict=True))
        for turn, reply in enumerate(thread.replies):
            begins = prompt.conversation_items(model.tokenizer, thread.messages[: 2 * turn + 1])
            sees, seen = begins, numbers(source, begins)
            for number in reply.shows:
                place, kind, wanted, earlier = next(rows)
                same(model, before(model, every.items, place), sees)
                assert kind == ("opens" if number == reply.shows[0] else "more")
                assert wanted == (number if reply.wanted else None)
                assert set(earlier) == ({*seen} - {number} if reply.wanted else set())
                sees = [*begins, RET]  # whether another follows does not hang on what it shows
                begins = [*sees, source.features[number, 0]]
                seen.append(number)
            place, kind, *_ = next(rows)
            same(model, before(model, every.items, place), sees)
            asks = thread.messages[2 * turn]["content"][0]
            refused = isinstance(asks, str) and fits(phrases.REFUSALS, asks)
            words = "refused" if refused else "words"
            assert kind == ("enough" if reply.shows else words)
            words = [part for part in thread.messages[2 * turn + 1]["content"] if part == said]
            for end in range(len(prompt.text_ids(model.tokenizer, said)) if words else 0):
                place, kind, wanted, _ = next(rows)
                assert kind == "inside" and wanted is None
                rest = before(model, every.items, place)[-1]
                assert rest == prompt.text_ids(model.tokenizer, said)[: end + 1]
            cases.add((len(reply.shows), bool(words)))
        assert next(rows, None) is None
        few = asked.thinned(every, rng)
        assert [k for k in few.kinds if k != "inside"] == [k for k in every.kinds if k != "inside"]
        assert few.kinds.count("inside") <= len(thread.replies)
    assert cases == {(0, True), (1, True), (1, False), (2, True), (2, False)}


def test_what_no_longer_fits_into_the_context_is_not_read(model, source, monkeypatch):
    monkeypatch.setattr(visitor, "SILENT", 0)  # words end each reply, and [RET] is proposed there
    guest, thread = visitor.Visitor(random.Random(0)), visitor.Thread(source)
    for _ in range(4):
        guest.asks(thread)
        guest.hears(thread, "So it is.")
    ends = [prompt.conversation_items(model.tokenizer, thread.messages[:n]) for n in (4, 6)]
    room = prompt.length(ends[1], model.config.picture_tokens)
    monkeypatch.setattr(model, "config", replace(model.config, context=room))
    every = asked.read(model, thread)
    used = prompt.length(every.items, model.config.picture_tokens)
    assert prompt.length(ends[0], model.config.picture_tokens) - 5 < used < room
    assert max(every.places) == used
    # Nor what some of the LM's layers would no longer see.
    monkeypatch.setattr(model, "config", replace(model.config, context=4096))
    monkeypatch.setattr(model.lm.config, "sliding_window", room, raising=False)
    assert asked.read(model, thread).places == every.places
    # Where not even one turn does, nothing is learned from it.
    monkeypatch.setattr(model, "config", replace(model.config, context=60))
    assert not asked.thinned(asked.read(model, thread), random.Random(0)).items
    decision = asked.Decision(model)
    assert loss(model, decision, source, 24, random.Random(0)).isfinite()


def test_of_a_template_that_begins_replies_otherwise_the_last_one_is_read(
    model, source, monkeypatch
):
    guest, thread = visitor.Visitor(random.Random(0)), visitor.Thread(source)
    for _ in range(3):
        guest.asks(thread)
        guest.hears(thread, "So it is.")
    thinks = tiny.CHAT_TEMPLATE.replace("assistant\n'", "assistant\n<think></think>'")
    assert thinks != tiny.CHAT_TEMPLATE
    monkeypatch.setattr(model.tokenizer, "chat_template", thinks)
    every = asked.read(model, thread)
    begins = prompt.conversation_items(model.tokenizer, thread.messages[:-1])
    same(model, before(model, every.items, every.places[0]), begins)
    opens = every.kinds.count("opens") + every.kinds.count("more")
    assert opens == len(thread.reply.shows)
    assert every.kinds.count("words") + every.kinds.count("enough") == 1


def loss(model, decision, source, count, rng):
    """As a step has it: conversations, and as many captions alone."""
    talked = asked.group(model, source, count, rng)
    alone = asked.captions(model, source, count, rng)
    nce = asked.captions_loss(model, alone, 0.0, rng)
    return asked.loss(model, decision, talked, 0.0, rng) + nce


def test_ret_learns_from_conversations_and_how_pictures_are_read_does_not(model, source):
    decision = asked.Decision(model)
    loss(model, decision, source, 8, random.Random(0)).backward()
    for name in ("ret_embedding", "W_t.weight", "W_i.weight"):
        assert model.get_parameter(name).grad.abs().sum() > 0
    assert decision.row.weight.grad.abs().sum() > 0
    assert model.W_c.weight.grad is None and model.offset.grad is None
    model.zero_grad()


def test_a_ret_that_moves_tells_better_what_is_asked_for(model, source):
    """Some steps of the real loss, on conversations that are new in each, against the same steps
    with [RET] standing."""
    before = model.ret_embedding.detach().clone()

    def lost(moving: bool) -> float:
        torch.manual_seed(0)
        decision, rng = asked.Decision(model), random.Random(0)
        moved = [model.ret_embedding] if moving else []
        optimizer = torch.optim.Adam([*moved, *decision.parameters()], lr=1e-2)
        for _ in range(60):
            loss(model, decision, source, 16, rng).backward()
            optimizer.step()
            model.zero_grad()
            decision.zero_grad()
        with torch.no_grad():
            left = loss(model, decision, source, 64, random.Random(99)).item()
            model.ret_embedding.copy_(before)
        return left

    assert lost(moving=True) < 0.95 * lost(moving=False)


def test_who_was_shown_nothing_is_told_of_anything(model, source):
    """Where no picture has been, what stands for the LM's words varies."""
    rng = random.Random(0)
    guest, said = visitor.Visitor(rng), set()
    for _ in range(200):
        items = asked.conversation(model, source, rng, guest).items
        if not numbers(source, items):
            said.add(model.tokenizer.decode(items[-1]))
    assert said == set(source.rows.captions)


def test_replies_are_those_of_plain_greedy_decoding(model, source, monkeypatch, tmp_path):
    """Side by side, in a batch of unlike lengths, no, one or two pictures shown first."""
    monkeypatch.setattr(talk, "REPLY", 6)
    rng, bar = random.Random(0), tqdm(disable=True)
    guest, threads = visitor.Visitor(rng), [visitor.Thread(source) for _ in range(24)]
    for thread in threads:
        guest.asks(thread)
    assert {len(thread.reply.shows) for thread in threads} == {0, 1, 2}
    for thread, said in talk.replies(model, threads, rng, bar, tmp_path):
        items = prompt.conversation_items(model.tokenizer, thread.messages)
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
        assert said == model.tokenizer.decode(own, skip_special_tokens=True)


def test_conversations_leave_every_place_and_what_was_seen_before(
    model, source, monkeypatch, tmp_path
):
    monkeypatch.setattr(talk, "REPLY", 3)
    monkeypatch.setattr(talk, "MORE", 2)
    monkeypatch.setattr(source.rows, "captions", source.rows.captions * 3)
    shows, hears = [], visitor.Visitor.hears

    def counted(self, thread, said):
        shows.append(len(thread.reply.shows))
        hears(self, thread, said)

    monkeypatch.setattr(visitor.Visitor, "hears", counted)
    told = talk.talk(model, [source], random.Random(0), tmp_path)
    turns = 3 * (1 + 2 + 3 + 4)
    assert set(shows) == {0, 1, 2} and len(shows) >= turns + 2 * 12
    # Before each picture, before each reply without one, and after the last of each with some.
    often = Counter(told.kinds)
    assert len(told.inner) == len(told.kinds)
    assert often["opens"] + often["more"] == sum(shows)
    assert often["opens"] == often["enough"] == sum(count > 0 for count in shows)
    assert often["words"] + often["refused"] == shows.count(0)
    assert turns <= often["inside"] <= 3 * turns + len(shows)
    [found] = told.found
    assert len(found.hidden) == len(found.wanted) == len(found.seen) > 20
    assert any(found.seen)
    assert not any(wanted in seen for wanted, seen in zip(found.wanted, found.seen, strict=True))


def test_where_no_conversation_fits_into_the_context_that_is_said(
    model, source, monkeypatch, tmp_path
):
    monkeypatch.setattr(talk, "THREADS", 2)
    monkeypatch.setattr(talk, "REPLY", 4)
    monkeypatch.setattr(type(model), "reach", property(lambda model: 3))
    with pytest.raises(DataError, match="fits into 3 places"):
        talk.talk(model, [source], random.Random(0), tmp_path)
