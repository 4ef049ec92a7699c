"""Whether a caption names something that is there, as a strict reader would say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fromage_core.metrics import names_a_thing
from fromage_core.things import things

SAME = [
    ("a dog", "two dogs on a beach"),
    ("a dog", "The Dog's ball"),
    ("a puppy", "a dog"),
    ("a kitten", "the cat"),
    ("a bike", "a parked bicycle"),
    ("a plane", "airplanes"),
    ("a couch", "a red sofa"),
    ("a tv", "a television"),
    ("a cellphone", "a cell phone"),
    ("a phone", "a cellphone"),
    ("a fridge", "a refrigerator"),
    ("a motorbike", "a motorcycle"),
    ("a motor bike", "a motorcycle"),
    ("a skate board", "two skateboards"),
    ("a guy", "a man"),
    ("a lady", "three women"),
    ("a kid", "children"),
    ("a boy", "a child"),
    ("a girl", "a kid"),
    ("a person", "a man"),
    ("people", "a woman"),
    ("someone", "a girl"),
    ("a man", "a group of people"),
    ("a person", "a lone skier"),
    ("a hot dog", "hotdogs"),
    ("a bus", "buses"),
    ("a knife", "knives"),
    ("a cookie", "cookies"),
    ("a puppy", "puppies"),
    ("a box", "boxes"),
    ("a horse", "horses"),
    ("shorts", "a pair of shorts"),
    ("oranges", "a bowl of oranges"),
    ("a building", "tall buildings"),
    ("a gondola", "gondolas on a canal"),
    ("a café", "a small café"),
    ("a fire hydrant", "a hydrant"),
    ("a train", "a train at a station"),
    ("a bear", "a polar bear"),
    ("a t-shirt", "a white shirt"),
]
DIFFERENT = [
    ("a man", "a woman"),
    ("a boy", "a girl"),
    ("a boy", "a man"),
    ("a girl", "a woman"),
    ("a dog", "a cat"),
    ("a dog", "a hot dog"),
    ("a bear", "a teddy bear"),
    ("a fruit", "an apple"),
    ("a puppy", "a poodle"),
    ("a train", "a train station"),
    ("a fire", "a fire hydrant"),
    ("a baby", "a baby elephant"),
    ("people", "an adult elephant"),
    ("a lion", "a sea lion"),
    ("a red thing", "a red thing"),
    ("two", "two"),
    ("orange", "an orange shirt"),
    ("a group", "a group of zebras"),
    ("a couple", "a couple of zebras"),
    ("a photo", "a photo of a cat"),
    ("the top", "the top of a hill"),
    ("the side", "the side of a road"),
    ("in the background", "a lake in the background"),
    ("next to", "a chair next to a lamp"),
    ("something", "a boy holds something"),
    ("an area", "a forested area"),
    ("a view", "an aerial view"),
    ("standing", "a cow standing"),
    ("it runs and jumps", "he runs and jumps"),
    ("he is sitting", "she is sitting"),
    ("green grass", "sheep on green grass"),
    ("the sky", "a kite in the sky"),
    ("his hand", "a phone in her hand"),
    ("playing tennis", "a tennis player"),
    ("wooden", "a wooden bench"),
    ("colorful", "a colorful kite"),
    ("at night", "a street at night"),
    ("for", "ready for food"),
    ("", "a dog"),
]


@pytest.mark.parametrize("caption, reference", SAME)
def test_it_names_the_thing(caption, reference):
    assert names_a_thing(caption, [reference])
    assert names_a_thing(reference, [caption])


@pytest.mark.parametrize("caption, reference", DIFFERENT)
def test_it_names_no_thing_that_is_there(caption, reference):
    assert not names_a_thing(caption, [reference])
    assert not names_a_thing(reference, [caption])


def test_one_reference_of_several_is_enough():
    references = ["a hill", "a lake", "two zebras graze"]
    assert names_a_thing("a zebra stands in the sun", references)
    assert not names_a_thing("a giraffe stands in the sun", references)
    assert not names_a_thing("a giraffe stands in the sun", [])


def test_a_string_is_not_several_references():
    with pytest.raises(TypeError, match="several sentences"):
        names_a_thing("a dog", "a dog")


@pytest.mark.parametrize(
    "caption, expected",
    [
        ("A woman cuts carrots in her kitchen while her cat sleeps.", "woman carrot kitchen cat"),
        ("The INSIDE OF A PENCIL HOLDER, with pencils.", "holder pencil"),
        ("a table with a lamp, two chairs, a book and a globe", "table lamp chair book globe"),
        ("Two men each with a Frisbee in the snow", "man frisbee"),
        ("a stuffed bear sits by a tea cup", "teddy cup"),
        ("A woman talks quickly on her cell phone.", "woman phone"),
        ("lambs,sheep/cows", "lamb sheep cow"),
        ("3 cats & 1 dog", "cat dog"),
    ],
)
def test_the_things_of_a_caption(caption, expected):
    assert things(caption) == set(expected.split())


@given(st.text(max_size=60))
def test_a_caption_names_what_itself_names(text):
    assert names_a_thing(text, [text]) == bool(things(text))
