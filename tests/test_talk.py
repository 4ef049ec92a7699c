"""Conversations with the model itself: what a visitor says, and what is kept of the replies."""

import random
import re
from collections import Counter
from dataclasses import replace

import pytest
import torch
from tqdm import tqdm

from fromage_core import asked, data, examples, phrases, prompt, talk, visitor
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
    told |= {"what": f"a {colour} fox", "nouns": ["fox"]}
    return {**told, "weather": "clear", "where": where, "when": when}


KIN = {
    0: shows("red", "forest", "day", "in the forest", ""),
    1: shows("red", "beach", "night", "on the beach", "at night"),
    2: shows("white", "forest", "day", "in the woods", ""),
    3: shows("red", "forest", "day", "in the forest", "")
    | {"subject": "owl", "what": "an owl", "nouns": ["owl"]},
}


@pytest.fixture(autouse=True)
def nothing_is_written_out(monkeypatch):
    """But where a test says so: the wordings are what the others are about."""
    for share in ("WRITTEN", "WRITTEN_PHOTOS"):
        monkeypatch.setattr(visitor, share, 0)


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


def test_what_is_told_of_a_picture_is_found_as_far_as_there_is_one():
    kin = Kin(KIN)
    assert kin.fitting({"subject": "fox", "colour": "red", "setting": "beach"}) == [1]
    assert kin.fitting({"subject": "fox", "count": 2}) == [2]
    assert kin.fitting({"subject": "fox", "colour": "red"}) == [0, 1]
    assert kin.fitting({"subject": "owl", "setting": "beach"}) == [3]
    assert kin.fitting({"subject": "lion", "colour": "red"}) == []


def test_a_conversation_that_was_written_out_is_followed_to_its_end(source, monkeypatch):
    script = [
        {"user": ["fox at nite"], "shows": [{"subject": "fox", "time": "night"}], "says": ""},
        {"user": [{"photo": True}, "mine"], "shows": [], "says": "How nice!"},
        {"user": ["that again"], "shows": [{"subject": "fox", "time": "night"}], "says": ""},
        {"user": ["two!"], "shows": [{"subject": "owl"}, {"other": "a violin"}], "says": ""},
    ]
    monkeypatch.setattr(phrases, "TALKS", ({"turns": script},))
    monkeypatch.setattr(visitor, "WRITTEN", 1)
    guest = visitor.Visitor(random.Random(0))
    thread = guest.begins(source, 1)
    for _ in range(thread.turns):
        guest.asks(thread)
        guest.hears(thread, thread.says or "a caption")
    said = [[p for p in m["content"] if isinstance(p, str)] for m in thread.messages]
    assert said[::2] == [["fox at nite"], ["mine"], ["that again"], ["two!"]]
    assert said[3] == ["How nice!"]
    assert isinstance(thread.messages[2]["content"][0], torch.Tensor)
    first, photo, again, two = thread.replies
    assert first.wanted == first.shows == [1] and photo.shows == []
    # What was seen before may be meant, or another one; and nobody drew a violin.
    assert again.shows == [1] and again.wanted == []
    assert two.shows[0] == 3 and len(two.shows) == 2 and two.wanted == []
    # Photos have no record of what they show: some come, and none is known to be what is meant.
    monkeypatch.setattr(visitor, "WRITTEN_PHOTOS", 1)
    thread = guest.begins(Source("photos", source.rows, source.features, 1.0), 1)
    guest.asks(thread)
    assert len(thread.reply.shows) == 1 and thread.reply.wanted == []


def fits(wordings, said):
    patterns = (re.escape(w).replace(r"\{\}", ".+") for w in wordings)
    return any(re.fullmatch(pattern, said) for pattern in patterns)


REQUESTS = {
    0: phrases.PLAIN_QUESTIONS
    + phrases.NOISE
    + phrases.PICTURE_QUESTIONS
    + phrases.SHOWN_QUESTIONS
    + phrases.SPOKEN_QUESTIONS
    + phrases.REMARKS
    + phrases.REFUSALS,
    1: phrases.SHOW_REQUESTS
    + phrases.INDIRECT_REQUESTS
    + phrases.NEXT_REQUESTS
    + phrases.ANOTHER_REQUESTS
    + phrases.CHANGED_REQUESTS
    + phrases.RECOLOURED_REQUESTS
    + phrases.COUNTED_REQUESTS
    + phrases.AGAIN_REQUESTS
    + phrases.SPOKEN_REQUESTS,
    2: phrases.TWO_REQUESTS,
}


def test_a_drawn_picture_is_asked_for_in_short_by_what_it_is_of(source, monkeypatch):
    """Not by what stands beside it, though every caption names that."""
    monkeypatch.setattr(visitor, "SHORT", 1)
    source.captions_of[0] = ["A red fox beside a church.", "A church, and a red fox."]
    guest = visitor.Visitor(random.Random(0))
    told = {guest._told(visitor.Thread(source), 0) for _ in range(40)}
    assert told == {"a fox", "a red fox"}
    # Of several, that would tell of one.
    source.captions_of[2] = ["Two white foxes beside a church.", "A church, and two white foxes."]
    told = {guest._told(visitor.Thread(source), 2) for _ in range(40)}
    assert told == {*source.captions_of[2]}


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
        [said] = [part for part in thread.messages[-1]["content"] if isinstance(part, str)]
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
    for thread, said in talk.replies(model, threads, rng, bar):
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


def test_conversations_leave_every_place_and_what_was_seen_before(model, source, monkeypatch):
    monkeypatch.setattr(talk, "WORDS", 3)
    monkeypatch.setattr(talk, "MORE", 2)
    monkeypatch.setattr(source.rows, "captions", source.rows.captions * 3)
    kept, hears = [], visitor.Visitor.hears

    def counted(self, thread, said):
        kept.append(len(thread.reply.shows))
        hears(self, thread, said)

    monkeypatch.setattr(visitor.Visitor, "hears", counted)
    told = talk.talk(model, [source], random.Random(0))
    turns = 3 * (1 + 2 + 3 + 4)
    assert set(kept) == {0, 1, 2} and len(kept) >= turns + 2 * 12
    # Before each picture, before each reply without one, and after the last of each with some.
    often = Counter(told.kinds)
    assert len(told.inner) == len(told.kinds)
    assert often["opens"] + often["more"] == sum(kept)
    assert often["opens"] == often["enough"] == sum(shows > 0 for shows in kept)
    assert often["words"] + often["refused"] == kept.count(0)
    assert turns <= often["inside"] <= 3 * turns + len(kept)
    [found] = told.found
    assert len(found.hidden) == len(found.wanted) == len(found.seen) > 20
    assert any(found.seen)
    assert not any(wanted in seen for wanted, seen in zip(found.wanted, found.seen, strict=True))
