'''The drawing program: composed picture-book illustrations with captions.

    python -m assets.draw gallery --out assets/gallery
    python -m assets.draw examples --out demo/examples
    python -m assets.draw sheet --out FILE.png [--subjects a,b] [--every] [--cell 640]
    python -m assets.draw sheet --out FILE.png --scenes 12 [--subjects a] [--setting beach]
    python -m assets.draw scenes --count N --seed S --out DIR [--subjects a,b]

It draws with skia-python.  A picture is a SCENE (scene.py): subject x setting x
time x weather x colour x count x relation, painted by compose.py and worded by
captions.py.  It does not know how real things look: every shape is written by
hand in a subject's or setting's function.

ADDING A SUBJECT

Write in a file OF YOUR OWN below assets/draw/subjects/, for example
subjects/animals_farm.py; every file there is imported by itself.  Split a
family over several files (none over 400 lines, no function over 60).  Names of
subjects must be unique.  Pattern:

    """Farm animals: cow, hen."""          (a module docstring)

    from ..critter import leg, pointed_ear
    from ..faces import eye, nose
    from ..paint import fill, patch
    from ..palette import darker, lighter
    from ..registry import GREEN, OPEN, subject
    from ..shapes import blob, oval, ribbon

    @subject("cow", "animals", box=(1.0, 0.8), metres=1.5, settings=GREEN + ("mountains",),
             colours={"brown": "caramel", "white": "cream"}, nouns=("cow",),
             doing=("stand", "graze"))
    def cow(pen, look):
        """A dairy cow, side view, head turned to us."""
        fill(pen, blob((-0.4, -0.5), ...), look.colour)

Arguments of @subject(name, family, *, ...):
  name       singular noun for captions ("sailing boat", "child with a kite").
  family     animals people vehicles food buildings nature sport_and_toys household
  box        (width, height) in local units, the larger of them about 1.  Draw within
             x -w/2..w/2 and y -h..0.  Fill the box: it decides the size in the picture.
  metres     natural HEIGHT, for relative size beside others and for "in front of".  Kinds
             that differ more than 8 times are never paired.
  settings   names it fits; groups to add up from registry: GREEN WILD STREETS WATERS
             ROOMS OPEN OUTDOORS.  All: forest, mountains, snow field, desert, hills,
             meadow, farm, garden, park, beach, sea, lake, river, city street, kitchen,
             living room.  Make it sensible (no whale in a kitchen).
  place      "ground" (default), "water" (floats: y = 0 is the waterline, hull may reach
             +0.04), "table" (food, small things), "air" (birds, planes, balloons; centred
             in the sky, no shadow).  Places by setting:
               ground: all but sea.  water: sea lake river.  table: kitchen, living room,
               garden, park.  air: all but farm, river, kitchen, living room.
             A "table" subject in a setting without a table lies on the ground.
  indoor_place  "table" puts a "ground" subject on the table when indoors (teddy, cake).
  colours    {spoken word: palette name or colour}, or a tuple of words out of
             palette.SPOKEN; first = default.  Word "" = a colour captions do not say.
             Give 3-5 where things really vary.  A colour must be clearly visible.
  nouns      synonyms for captions, no adjectives ("dog", "puppy").   plural: default name + "s".
  doing      verb phrases in the base form, each TRUE of what is drawn: ("stand", "eat
             grass", "ride a bike", "be parked").  `look.doing` says which one to draw;
             two clearly different poses are worth more than two words for one.
             "{colour}" inside is replaced ("fly a {colour} kite"): then look.colour is
             the colour of that thing.
  counts     numbers to draw from, e.g. (1, 1, 1, 2, 3); (1,) for people with things.
  times, weathers   default all; e.g. times=("day", "sunset"), weathers=("clear", "cloudy").
  where      (old, new): replaced in a caption's phrase for the place: ("on ", "in ") for whales.
  mirror     False if it must not be mirrored (lettering, symmetric fronts).
  shadow     width of the ground shadow as share of the box width, or (centre x, width)
             in local units.  Do not paint a ground shadow yourself.
  say_colour probability that a caption mentions the colour (default 0.6).

The function draw(pen, look): paint from back to front.  look.colour (paint),
look.word (spoken word), look.doing.  pen.rng is the only randomness allowed;
pen.between(a, b); pen.mood (.night .snowy .time .weather .grey .indoor);
`with pen.at(x, y, size, turn=deg, flip=False):` moved frame, light stays right;
pen.px(n): n canvas pixels in local units; `with pen.ungraded():` for things
that shine at night.  Coordinates: y DOWN, ground y = 0, up is negative; faces
RIGHT by default (the composer mirrors).  Colours: palette names or tuples.

HELPERS (modules)

shapes   blob(*pts) smooth closed shape through points, THE workhorse; curve(*pts) open
         line; poly(*pts, r=) rounded polygon; path_of(pts, closed=True) straight; oval(x, y,
         rx, ry, turn); box(x0, y0, x1, y1, r); ribbon(points, widths) limb, neck, tail, pipe;
         leaf(x, y, length, width, turn); star; lumpy(x, y, rx, ry, rng, bumps, depth) cloudy
         crown; turned, shifted, moved; union, minus, meet; knee(a, b, upper, lower, bend).
paint    fill(pen, path, colour, to=, shade=.5, lit=.4, edge=.45, grain=.5, alpha=1) gouache
         fill, USE IT FOR EVERYTHING bigger than a detail; flat() tiny details; wash(pen, path,
         colour, alpha, soft) soft transparent patch; line(pen, path, colour, width, alpha,
         soft); patch(pen, host, path, colour, soft) marking clipped to host (belly, sock,
         stripe); cast(pen, host, path, strength, reach) shadow of path on host, call before
         painting path; glow(pen, x, y, r, colour, alpha); with inside(pen, path): clip;
         with faded(pen, start, end): fade in along a line; outline(pen, path, colour).
palette  P names: see _HEX; mix(a, b, t), lighter(c, t), darker(c, t), luma(c).  Shade only
         with darker() (goes violet-ink) and lighter() (goes cream), never black or pure white.
faces    eye(pen, x, y, r, look=, white=, iris=, lid=), shut_eye, brow, nose, muzzle_lines (the
         Y below a nose), smile(open_mouth=), cheek.
critter  leg(pen, top, foot, colour, width, bend=, sock=, far=, paw=) melts into the body; hoof,
         tufts, fur_strokes(pen, host, area, colour, count, length, turn), pointed_ear,
         floppy_ear, round_ear, whiskers, spots, feathers.
people   who = somebody(pen.rng, "child"|"adult"|"old", woman=None, top="red", ...) then
         figure(pen, who, Pose(hip=, lean=, hands=, feet=, bends=, face=, tilt=, mood=, toes=),
         between=None): front view with the head turned by face; joints find themselves; arms
         reach 0.3 (child) or 0.34 (adult) from the shoulder, legs 0.39; `between` is a function
         painting what is held in front of the body but behind the hands.  head_at(who, pose) ->
         x, y, r for hats and glasses (outside pose.tilt); hand_over (a hand on top of a held
         thing).  Scale and place with pen.at().  Seated: raise the hip to -0.3, feet forward.
         Set top= to a colour that contrasts with the thing held.  people_head: cap_hat, straw_hat.
build    window, door, bricks, tiles, planks, wheel, spoked_wheel, lamp(beam=), glass, flag.
         Windows, lamps and glass light up at night by themselves.
flora    pine, round_tree, birch, palm, bush, flower, blossom, grass, reeds, cactus, rock, dabs
         (leaf strokes in a shape).  They wear snow by themselves.
water    ripple, wave (the ring round floating things is painted by the composer).
land     for settings: hill, peak, turf, pebbles, tabletop, floor.   sky: sky, cloud, mist.
         A setting leaves out what pen.absent names (the palm of a beach that shows a palm
         tree), and lists in `has` what it shows all the same: those are never counted.

HOUSE STYLE

 1. Modern picture-book gouache.  One light, top left: let fill() shade; if you add
    a highlight put it at the top left.  Never fake light on the other side.
 2. No black lines.  Edges are fill()'s own thin darker tint.  Drawn lines only for
    details (mouth, seam, string), in "ink" or darker(c, .5), thin.
 3. Build silhouettes from blob() and ribbon() with 6-14 considered points; no naked
    circles and rectangles side by side.  The silhouette alone must tell what it is.
 4. The thing's true marks are large and right (a fox's black socks, white bib and
    tail tip), for children and for an ImageNet CNN: natural proportions first, then
    cute: head about 20 % larger than life, eyes r about 0.027 of the box with catch-light.
 5. Animals: side view, body facing right, head turned to us (or in profile when that
    is how one knows it: bird, horse, elephant).  Far legs `far=True`, painted first.
    Vehicles: side view facing right.  Houses: front.  Food and things: front, seen
    slightly from above (a plate is a flat ellipse).  Horizon at eye height: no other
    perspective.
 6. Three values per thing: light, local, dark; one accent colour.  Add 20-40 small strokes
    of texture (fur_strokes, bricks, seams, seeds) but leave calm areas.
 7. Saturated subject on a calmer ground; background helpers fade with depth.
 8. Nothing outside the box, nothing floating above y = 0, no lettering or brands.
 9. Night, snow and rain come by themselves: paint daylight colours.

LOOKING

    python -m assets.draw sheet --out runs/cow.png --subjects cow --cell 1024
    python -m assets.draw sheet --out runs/cow.png --subjects cow --every --cell 480
    python -m assets.draw sheet --out runs/s.png --scenes 9 --subjects cow --cell 480
    ruff check assets

Look at it at full size, then redraw what an editor would not print.  Then add
pictures to the gallery in a file of YOUR OWN, assets/draw/starters/<you>.py:

    SCENES = {"cow-in-the-meadow": ("cow", "meadow", "day", "clear", "brown", {}), ...}

file name: (subject, setting, time, weather, colour, more); more may have count,
doing, relation ("beside" "left of" "right of" "in front of") with other and
other_colour, seed (change it to get another arrangement).  time: day sunset
night.  weather: clear cloudy rain snow fog.
'''
