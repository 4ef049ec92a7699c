"""The wordings by which "when does a picture come" is measured; never used in training.

Three tuples of whole visitor messages, written apart from any training phrases:

* ``ASKS_FOR_PICTURE``: the visitor wants to be shown a picture.
* ``PLAIN_QUESTIONS``: words are wanted, and a picture would be wrong.
* ``PICTURE_QUESTIONS``: the visitor has uploaded a picture with the message and speaks of it.
"""

ASKS_FOR_PICTURE: tuple[str, ...] = (
    # Animals.
    "Could you please show me a photo of a giraffe eating leaves?",
    "elephant pic pls",
    "My daughter has never seen a zebra. Can you find one for her to look at?",
    "I'd love to see what a polar bear looks like.",
    "Got any cute puppy photos?",
    "hav u got a pictrue were a cat is sleping",
    "Let me have a look at some sheep on a green hillside.",
    "What does a flamingo look like? A picture would help.",
    "Pull up an image of two horses running through a field",
    "Any chance of a snapshot of a seagull sitting on a post?",
    # Vehicles.
    "A red double-decker bus is what my son wants to look at. Can you bring one up?",
    "steam trains are my thing, put one on the screen",
    "On screen, please: a motorcycle parked beside a brick wall.",
    "I'm writing a school report about aviation and need a photo of a jumbo jet on a runway.",
    "Surprise me with a photograph of an old yellow taxi!",
    "fire truck photo, quick!",
    "Would you happen to have an image of a sailing boat at sea?",
    "can u send me a pic of a tractor",
    "Bring up a bicycle leaning on a fence so I can see it.",
    # Food.
    "I'm hungry, let me see a big cheesy pizza.",
    "Give me a nice picture of a chocolate cake with strawberries.",
    "How about a photo of a bowl of ramen next?",
    "Find me an image of a plate of broccoli and carrots.",
    "It would be great if you showed me a hamburger with fries.",
    "Please fetch a foto of fresh bananas at a market stall",
    "I need to see a stack of pancakes right now",
    # People doing things.
    "Is it possible to get a look at a man flying a kite on the beach?",
    "You must have a snapshot of a woman cutting vegetables in her kitchen, let's have it.",
    "I am looking for a picture in which children are building a sandcastle.",
    "Do you have something that shows a band playing on stage?",
    "Next image: a couple dancing at their wedding.",
    "id like a photo of a kid blowing out birthday candles",
    "My colleague won't believe me about unicycling jugglers, so please show us one in action.",
    "Could your next answer be a picture with someone reading a newspaper on a park bench?",
    # Places.
    "Take me to a tropical beach with palm trees, in pictures.",
    "Can you show me snow-capped mountains with a lake in front of them?",
    "Image request: a desert with sand dunes.",
    "I miss the countryside. A picture of a lavender field would cheer me up.",
    "My wallpaper is boring. Give me a waterfall in a jungle to look at instead.",
    "Dig out a shot from a crowded street in Tokyo at night for me",
    "Words won't do for a Venetian canal, so answer with an image.",
    # Weather and sky.
    "lightning over a city must look amazing, any pictures?",
    "I have never seen a rainbow over a farm; show me one, would you?",
    "Would you mind sharing a picture of thick fog in a forest?",
    "sunset photo plz, over the ocean",
    "Could I get a visual of a street after a heavy snowfall?",
    # Buildings.
    "Retrieve a photograph of a lighthouse on a rocky coast.",
    "Do me a favour and dig out a picture of a medieval castle.",
    "pictrue of a big clock tower",
    "You know those wooden windmills they have in Holland? Show me one of those.",
    "What I want is an image of a modern glass skyscraper.",
    # Household.
    "We're redoing our bathroom; can you show us one with a white tub and blue tiles?",
    "I can't imagine a cosy living room with a fireplace, so a photo would do me good.",
    "I'd appreciate an image of a vase of flowers on a table.",
    "Get me a shot of a laptop and a coffee mug on a desk",
    "Among all your pictures there has to be a teddy bear on a bed. May my daughter see it?",
    # Sport.
    "I'd be grateful for a photograph in which a tennis player hits a serve.",
    "me + a picture in which a surfer rides a huge wave = happy",
    "My son is crazy about skateboarding, so post a picture of someone doing a trick.",
    "Hi there! Could you kindly let me see a baseball batter in the middle of a swing?",
)

PLAIN_QUESTIONS: tuple[str, ...] = (
    # Facts.
    "What is the capital of Portugal?",
    "Who wrote Pride and Prejudice?",
    "How come the sun looks red in the evening?",
    "who was queen of england in 1960",
    "name the biggest moon of Saturn",
    # Arithmetic.
    "divide 144 by 9",
    "If I have 45 euros and spend 18, how much is left?",
    "80 kg in pounds?",
    # How-to.
    "How do I get a coffee stain out of a cotton shirt?",
    "Explain how to boil an egg so the yolk stays soft.",
    "how can i fall asleep faster",
    "What's the best way to prepare for a job interview?",
    # Chit-chat and thanks.
    "Hello, is your day going well?",
    "Thanks a lot, that was really helpful!",
    "do you go by any name?",
    "I'm feeling a bit bored this afternoon.",
    "Good night, talk to you tomorrow.",
    "What music do you put on when you work?",
    # Writing tasks.
    "Write a short poem about autumn.",
    "Draft an email to my landlord about the broken heating.",
    "A penguin walks into a bar. How does the joke go on?",
    "Give me three synonyms for 'happy'.",
    "Translate 'where is the train station' into Spanish.",
    # Near misses.
    "How long do elephants usually live?",
    "Are cats smarter than dogs?",
    "What shutter speed should I use to photograph a waterfall?",
    "Who painted the picture called The Starry Night?",
    "Show me how to spell 'necessary'.",
    "How many players are there on a football team?",
    "Should I store my holiday photos on a hard drive or in the cloud?",
)

PICTURE_QUESTIONS: tuple[str, ...] = (
    "no clue what i photographed here, you?",
    "How many people are in this picture?",
    "which paint does the car have",
    "Where do you think this was taken?",
    "Is there a dog in the photo?",
    "Can you think of a good title for it?",
    "Look at my new kitten!",
    "Describe what you see here.",
    "what is the man holding",
    "Does it look like summer or winter to you?",
    "Here's a snap from my holiday, what do you make of it?",
    "What kind of animal is that on the left?",
    "I need two lines to post under this on social media.",
    "Is the woman wearing a hat?",
    "What's going on in the background?",
    "How many plates are on the table?",
    "whats she doing",
    "Do you recognise this building?",
    "I baked this myself. Does it look tasty?",
    "What time of day is it in this shot?",
    "Can you tell which breed my dog is?",
    "What does the sign say?",
    "Summarise this picture in one sentence.",
    "Should I have packed an umbrella for this place?",
    "Which sport are they playing?",
    "This is the view from my hotel room.",
    "Are the children inside or outside?",
    "What is the thing next to the lamp?",
    "What mood does this photo give you?",
    "Check out the bike I bought yesterday, what do you think of its colour?",
)
