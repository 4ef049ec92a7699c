"""Does a caption name a thing that one of its references names?

Knows English words, by lists small enough to read, and nothing of grammar, pictures or models.
A thing is an object, animal, person or place. There is no lexicon of nouns: a word is taken for
a thing unless it is in the closed lists below or has the ending of a verb, adverb or adjective,
so that a rare noun ("bidet", "gondola") counts without anyone having foreseen it.

It leans to strictness:
- what stands in most photos and says little about one (grass, sky, water; parts of the body;
  light; times of day) is no thing here, and neither are sports, occasions or words like "side";
- of nouns in a row only the last is named: "fire hydrant" is a hydrant, "train station" no train;
- a kind is not its opposite ("man" is not "woman", "boy" is not "girl"); beyond people and a few
  everyday synonyms no word stands for another, so "fruit" is not "apple".

It cannot tell homonyms apart (a mouse, a glass, a bat), nor a noun from a verb that is spelled
the same where no list has it ("parks", "trains"). Naming one thing right forgives every wrong
one, and people are in most photos: "people on a street", said of every picture, names a thing in
half of 80 COCO photos. Read it beside what such a constant caption gets, and beside CIDEr.
"""

import itertools
import re
from collections.abc import Iterable

# Matched as written, so that "oranges" and "shorts" are things where "orange" and "short" are not.
NOT_NOUNS = frozenset(
    """
    a an the this that these those some any no every each all both either neither such what which
    who whom whose i me my mine we us our you your he him his she her hers it its they them their
    theirs himself herself itself themselves one ones two three four five six seven eight nine ten
    eleven twelve dozen hundred thousand first second third another other others same own various of
    in on at by for to from with without within into onto over under above below beneath underneath
    beside besides between behind before after along alongside across around about against among
    amongst amid amidst atop near nearby next through throughout toward towards up upon down off out
    outside inside outdoors indoors outdoor indoor per via during until till since past beyond as
    than like unlike despite except aboard astride and or but nor so yet if while whilst because
    although though when where why how whether not n t s re ve ll d m o there here then now just
    only also too very quite rather almost already again still ever never always once twice maybe
    perhaps together apart away back forth ahead aside else even more most less least much many few
    several lots enough half well upside sideways downhill uphill overhead underwater upright midair
    airborne ashore backwards is are was were be been being am has have had having do does did done
    can could will would shall should may might must ought red blue green yellow orange purple pink
    brown black white gray grey tan beige golden gold silver blond blonde dark light pale bright
    colorful colored coloured multicolored blurry neon maroon turquoise navy teal plaid striped
    checkered floral camouflage tabby young old older elderly new little small large big huge giant
    tiny long short tall high low wide narrow thin thick fat skinny heavy full empty whole entire
    single double triple lone alone different similar bare barefoot shirtless naked nude bald open
    closed shut clean dirty wet dry muddy sandy rocky snowy grassy icy dusty rainy sunny cloudy
    foggy windy stormy shady shaggy furry fluffy hairy curly wavy leafy bushy messy cluttered busy
    crowded happy sad angry funny silly serious cute pretty beautiful lovely nice good bad great
    best better fancy elegant ornate fresh hot cold warm cool frozen raw ripe sweet delicious tasty
    deep shallow steep flat round square rough smooth sharp soft hard solid hollow loose tight fast
    slow quick quiet loud wild tame dead alive asleep awake sick healthy strong weak rich poor free
    safe ready able live rural urban household public private local foreign professional modern
    antique vintage ancient traditional typical normal regular plain simple odd strange weird rare
    common real fake wooden metal metallic plastic stone brick concrete leather denim cotton wool
    wire steel stainless iron marble cardboard rubber inflatable portable electric electronic
    identical natural reddish current official unusual unique circular complex everywhere somewhere
    nowhere late mean digital mechanical manual automatic martial military medical commercial
    industrial residential american asian african european indian chinese japanese german french
    english british italian mexican spanish western eastern northern southern north south east west
    left right upper lower inner outer front rear main middle central partial multiple extra
    additional certain particular specific important massive enormous medium mini miniature larger
    largest smaller smallest younger youngest oldest bigger biggest taller tallest shorter longer
    higher closer further farther far close visible clear lush scenic picturesque rusty shiny greasy
    sleepy lazy hungry thirsty chubby spotty bumpy hilly wintry woolen sloppy tasteless toothless
    stray pet senior junior adult male female stuffed fried lit worn torn made seen taken thrown
    shown held kept built caught cut put set hung laid lain lying sat stood ran rode drove flew swam
    ate drank threw fell got gotten gone went came took gave given driven ridden broken hidden woven
    drawn blown grown sown mown spread split casual formal athletic elder adorable stylish rustic
    furious vertical horizontal diagonal parallel opposite adjacent distant available suitable
    comfortable favorite favourite personal aerial laden protective steady murky eaten written
    fallen bent bound stuck onstage headfirst straight sooner multi tri
    """.split()
)

# Matched as written and without a plural's s, so that "rides" goes with "ride".
VERBS = frozenset(
    """
    act add admire allow appear approach arrive ask assemble attack attempt attend balance bark
    bathe beat become begin bend bet bite block blow board bounce brandish break bring browse build
    bump burn bury buy call capture care carry cast catch celebrate change chase chat check cheer
    chew choose chop clap clean clear climb cling close collide come compete concentrate consist
    contain converse cook cover crash crawl create cross crouch cry cuddle curl cut cycle dance
    dangle dash demonstrate depict descend dig dine direct discuss display dive do drag draw dribble
    drift drill drink drive drop dry dunk eat embrace emerge enjoy enter examine exercise exit
    extend face fall feed feel fetch fight fill find finish fix flip float flop fly fold follow
    frolic gallop gather gaze get give glide go grab graze greet grin grind grip grow hang happen
    have head hear help hide hike hit hold hop hover huddle hug hunt hurl illuminate include inspect
    interact involve jog join jump keep kick kiss kneel know land laugh launch lay lead lean leap
    learn leave lick lie lift line listen live load look lose lounge make maneuver march meet mess
    miss mix model mount move munch nap navigate need nibble observe offer open operate order
    overlook pack participate pass pat pause pay peck peek peer perch perform pet pick place play
    point poke pose practice prepare present press pretend protect pull punch push put race raise
    reach read receive relax remain remove repair rest retrieve return ride rise roam roll rub run
    rush say scale scatter score see seem sell serve set shake share shine shoot show sing sip sit
    skate sleep slide slip smell smile smoke snap sniff soar spar speak spend spin splash spray
    sprint squat stand stare start stay steer step stoop stop strain stretch strike stroll struggle
    study support surf surround swim swing swoop tackle take talk taste tell tend think throw toss
    touch tow travel tread trot try tumble turn twirl twist use view visit wade wait walk wander
    want wash watch wear wield win wipe work wrap wrestle yawn yell
    """.split()
)

# Nouns that name no object, animal, person or place, or one that is in too many pictures to say
# anything about this one. Matched in the singular.
VAGUE = frozenset(
    """
    thing something anything everything nothing object item stuff piece part bit lot bunch group
    pair couple number variety array kind type sort assortment collection series row stack pile
    amount arrangement selection bundle cluster range figure patch formation structure device base
    course sale focus construction business safety flight sideline horizon habitat video country
    zone clutter illusion top side front back bottom middle center centre end edge corner background
    foreground distance direction position spot area space surface section level angle inside
    outside rear picture photo photograph pic image shot scene closeup snapshot selfie painting
    drawing illustration cartoon portrait reflection silhouette outline landscape scenery sight
    color colour shape size style design pattern stripe form circle square dot way time day night
    morning afternoon evening dusk dawn sunset sunrise summer winter spring autumn season year
    minute moment today midday daytime nighttime air sky cloud ground floor dirt grass snow sand
    water mud ice dust wind rain sun sunlight sunshine light shadow shade dark weather terrain wood
    metal glassware concrete body hair hand arm leg foot eye ear mouth nose tongue tooth lip cheek
    chin neck shoulder chest waist lap knee finger thumb toe skin beard mustache moustache mohawk
    fur tail paw feather wing horn belly stomach elbow fist hind torso mane game sport tennis
    baseball football soccer basketball volleyball hockey rugby cricket golf softball lacrosse
    karate judo martial gymnastics yoga motocross marathon match contest competition tournament
    event performance concert party parade wedding birthday celebration festival ceremony holiday
    christmas halloween vacation trip tour adventure breakfast lunch dinner picnic meeting class
    lesson war battle protest action activity trick stunt motion movement pitch fun job life living
    conversation glance attention interest control process progress preparation idea name word
    letter story news information message fact reason problem state condition other attire gear
    outfit equipment supply material content detail feature sound music song noise speed height
    length width weight power energy american asian african european indian chinese japanese german
    english british italian midst degree self fashion left right north south east west half quarter
    majority assorted multiple
    """.split()
)

ENDING = re.compile(r".(?:ing|ed|ly|ful|less|ous|wards?|self|selves)$")
NOUNS_ALL_THE_SAME = frozenset(
    """
    building ceiling railing awning clothing string ring earring king icing pudding dumpling
    duckling sibling lightning bed sled bobsled shed seed weed reed steed flatbed moped family
    butterfly jelly lily bully dolly courtyard steward
    """.split()
)

# Two words that mean something else than their last word does, or are one word elsewhere.
COMPOUNDS = {
    "hot dog": "hotdog",
    "teddy bear": "teddy",
    "stuffed bear": "teddy",
    "stuffed animal": "toy",
    "ice cream": "icecream",
    "panda bear": "panda",
    "sea lion": "sealion",
    "mountain lion": "cougar",
    "guinea pig": "guineapig",
    "prairie dog": "prairiedog",
    "skate board": "skateboard",
    "surf board": "surfboard",
    "snow board": "snowboard",
    "wake board": "wakeboard",
    "skate park": "skatepark",
    "motor bike": "motorcycle",
    "motor cycle": "motorcycle",
    "parking lot": "parkinglot",
    "living room": "livingroom",
    "dining room": "diningroom",
    "swimming pool": "pool",
    "stop light": "trafficlight",
    "traffic light": "trafficlight",
    "traffic signal": "trafficlight",
    "street light": "streetlight",
    "cutting board": "cuttingboard",
    "t v": "tv",
}

SAME = {
    "guy": "man",
    "gentleman": "man",
    "dude": "man",
    "lady": "woman",
    "kid": "child",
    "toddler": "baby",
    "infant": "baby",
    "people": "person",
    "someone": "person",
    "somebody": "person",
    "human": "person",
    "individual": "person",
    "bicycle": "bike",
    "airplane": "plane",
    "aeroplane": "plane",
    "sofa": "couch",
    "television": "tv",
    "telephone": "phone",
    "cellphone": "phone",
    "smartphone": "phone",
    "refrigerator": "fridge",
    "motorbike": "motorcycle",
    "doughnut": "donut",
    "racquet": "racket",
    "automobile": "car",
    "cattle": "cow",
    "hamburger": "burger",
    "trash": "garbage",
}

# A word names its kind, and its kind's kind; two words of one kind do not name each other.
KIND = {
    "puppy": "dog",
    "pup": "dog",
    "kitten": "cat",
    "kitty": "cat",
    "boy": "child",
    "girl": "child",
    "baby": "child",
    "son": "boy",
    "daughter": "girl",
    **dict.fromkeys("father dad groom policeman fireman fisherman businessman".split(), "man"),
    **dict.fromkeys("mother mom bride policewoman businesswoman".split(), "woman"),
    **dict.fromkeys(
        """
        man woman child adult male female teenager teen youth crowd family team audience folk
        skier snowboarder skateboarder skater surfer boarder rider biker cyclist bicyclist
        motorcyclist player batter catcher goalie umpire referee athlete runner racer wrestler
        swimmer climber hiker driver pedestrian passenger tourist traveler spectator onlooker
        worker chef waiter waitress officer cop firefighter soldier cowboy clown musician
        guitarist singer dancer performer parent brother sister friend student teacher
        photographer artist vendor owner guest customer shopper doctor nurse farmer
        """.split(),
        "person",
    ),
}

PLURALS = {
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "oxen": "ox",
    "knives": "knife",
    "wives": "wife",
    "lives": "life",
    "lies": "lie",
    "leaves": "leaf",
    "loaves": "loaf",
    "shelves": "shelf",
    "wolves": "wolf",
    "calves": "calf",
    "scarves": "scarf",
    "hooves": "hoof",
    "buses": "bus",
    "canoes": "canoe",
    "shoes": "shoe",
    "horseshoes": "horseshoe",
    "toes": "toe",
    **{f"{word}s": word for word in "cookie movie brownie hoodie smoothie pie tie zombie".split()},
    **{word: word for word in "gas canvas christmas lens news".split()},
}


def names_a_thing(caption: str, references: Iterable[str]) -> bool:
    """Whether the caption names a thing (object, animal, person, place) that a reference names.

    caption: one sentence; references: sentences about the same picture. See the module for what
    counts as a thing and as the same thing.
    """
    if isinstance(references, str):
        raise TypeError(f"references must be several sentences, not the one string {references!r}")
    said = things(caption)
    wanted = {thing for reference in references for thing in things(reference)}
    return any(
        thing in _kinds(other) or other in _kinds(thing) for thing in said for other in wanted
    )


def things(caption: str) -> set[str]:
    """The things that a caption names, in the singular and by one name for all synonyms."""
    words = re.findall(r"[^\W\d_]+|\S", caption.lower().replace("-", " "))
    named = []  # word by word: the thing, or None
    while len(named) < len(words):
        here = len(named)
        pair = f"{words[here]} {singular(words[here + 1])}" if here + 1 < len(words) else ""
        if pair in COMPOUNDS:
            named += [COMPOUNDS[pair], COMPOUNDS[pair]]
        else:
            named.append(_thing(words[here]))
    # Of things in a row, the last one is meant.
    return {
        thing
        for thing, after in itertools.pairwise([*named, None])
        if thing is not None and after is None
    }


def _thing(word: str) -> str | None:
    """The thing that one word names, if any."""
    one = singular(word)
    if not word.isalpha() or word in NOT_NOUNS or word in VERBS:
        return None
    if one in VERBS or one in VAGUE:
        return None
    if ENDING.search(one) and one not in NOUNS_ALL_THE_SAME:
        return None
    return SAME.get(one, one)


def singular(word: str) -> str:
    """A plural's singular; not always a word, but the same for "dogs" and "dog"."""
    if word in PLURALS:
        return PLURALS[word]
    if word.endswith("men"):
        return word[:-2] + "an"
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def _kinds(thing: str) -> set[str]:
    """The thing, its kind, and its kind's kind."""
    kinds = {thing}
    while thing in KIND:
        thing = KIND[thing]
        kinds.add(thing)
    return kinds
