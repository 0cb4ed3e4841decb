"""Sentences to train on: WordNet's definitions and examples, and prompts composed of WordNet's words.

Nothing here comes from a collection of prompts, so that such collections can judge the result.
"""

import random
import re
from collections import Counter, namedtuple
from pathlib import Path

# Lexicographer files (lexnames(5WN)) whose nouns can be seen in a picture, and how often a composed prompt takes one.
VISIBLE = {"05": 3, "06": 4, "08": 1, "13": 1.5, "15": 1, "17": 1.5, "18": 3, "19": 1, "20": 1, "27": 0.7}
PLACES = {"15": 1, "17": 1.5}
IDEAS = {"04": 1, "07": 1, "09": 1, "10": 1, "11": 1, "12": 2, "14": 1, "25": 1, "26": 1, "28": 1}
# Verbs of the body, consumption, contact, creation, motion, perception, competition and the weather.
VISIBLE_VERBS = {"29", "33", "34", "35", "36", "38", "39", "43"}

MEDIA = """photo|photograph|oil painting|watercolor|watercolour painting|acrylic painting|gouache|ink drawing|pencil sketch|charcoal drawing
pastel drawing|line drawing|digital painting|digital art|illustration|concept art|3d render|pixel art|low poly model|vector graphic|logo|icon
poster|comic strip|manga panel|anime|cartoon|children's book illustration|engraving|etching|woodcut|linocut|screen print|stained glass
mosaic|fresco|mural|graffiti|collage|sculpture|marble statue|bronze statue|wood carving|ceramic|origami|embroidery|tapestry|blueprint
map|diagram|portrait|self-portrait|close-up|macro photo|aerial view|landscape|still life|film still|cinematic shot|black and white photo
polaroid|fashion photo|product shot|album cover|book cover|tattoo|sticker|postcard|isometric render|matte painting|cave painting""".replace("\n", "|").split("|")
STYLES = """impressionism|expressionism|cubism|surrealism|baroque|rococo|art nouveau|art deco|bauhaus|pop art|minimalism|abstract|realism|photorealistic
romanticism|renaissance|gothic|medieval|ukiyo-e|pointillism|fauvism|futurism|dada|constructivism|brutalism|cyberpunk|steampunk|fantasy
science fiction|horror|noir|vintage|retro|psychedelic|folk art|street art|symbolism|modernism|classicism|pre-raphaelite|conceptual art
kitsch|primitive|ornamental|geometric|whimsical|dark|dreamlike|epic|ethereal|gritty|elegant|cute|grotesque|macabre|humorous""".replace("\n", "|").split("|")
DETAILS = """soft light|golden hour|sunset|sunrise|at night|moonlight|candlelight|neon lights|backlit|dramatic lighting|studio lighting|fog|mist|rain
snow|storm|clear sky|starry sky|shallow depth of field|bokeh|wide angle|fisheye|bird's-eye view|from below|symmetrical|high contrast|vivid colors
muted colors|pastel colors|monochrome|sepia|red and gold|blue and orange|earth tones|highly detailed|intricate|sharp focus|blurry|grainy
8k|hdr|masterpiece|award-winning|trending|simple background|white background|spring|summer|autumn|winter|19th century|20th century
cozy|peaceful|melancholy|joyful|menacing|lonely|busy|glossy|matte|translucent|textured|smooth|glowing""".replace("\n", "|").split("|")
COLOURS = "red|orange|yellow|green|blue|purple|pink|brown|black|white|grey|golden|silver|turquoise|crimson|beige".split("|")
RELATIONS = """on|on top of|under|next to|in front of|behind|inside|above|beside|near|holding|riding|carrying|made of|surrounded by|looking at
with|without|and|chasing|full of|covered in|in the shape of|dressed as|made out of|playing with|to the left of""".replace("\n", "|").split("|")


Sense = namedtuple("Sense", "kind file words definition examples is_instance")


class WordNet:
    """WordNet 3.0's database files (wndb(5WN)): synsets with their words, definition and examples."""

    def __init__(self, folder):
        self.synsets = []
        for kind in ("noun", "verb", "adj", "adv"):
            for line in (Path(folder) / f"data.{kind}").read_text(encoding="latin-1").splitlines():
                if line.startswith("  "):
                    continue
                head, gloss = line.split(" | ", 1)
                fields = head.split(" ")
                count = int(fields[3], 16)
                words = [re.sub(r"\(.*\)$", "", word).replace("_", " ") for word in fields[4 : 4 + 2 * count : 2]]
                examples = re.findall(r'"([^"]+)"', gloss)
                definition = re.split(r'; *"|^ *"', gloss)[0].strip(" ;")
                instance = " @i " in head
                self.synsets.append(Sense(kind, fields[1], words, definition, examples, instance))
        self.uses = Counter()
        for line in (Path(folder) / "cntlist.rev").read_text(encoding="latin-1").splitlines():
            key, _, count = line.split(" ")
            self.uses[key.split("%")[0].replace("_", " ")] += int(count)


def plain_words(text):
    return re.findall(r"[a-z]+", text.lower())


def word_counts(wordnet):
    """How often each lower-case word occurs in WordNet: in its texts, its entries, and the text it was tagged in."""
    counts = Counter()
    for _, _, words, definition, examples, _ in wordnet.synsets:
        for text in (definition, *examples, *words):
            counts.update(plain_words(text))
    for words, uses in wordnet.uses.items():
        for word in plain_words(words):
            counts[word] += 3 * uses
    return counts


def glosses(wordnet, rng):
    """A definition or an example of each sense, the definition with its word or alone."""
    for kind, file, words, definition, examples, _ in wordnet.synsets:
        visible = kind == "noun" and (file in VISIBLE or file in IDEAS)
        word = rng.choice(words)
        definition = re.sub(r"^\([^)]*\) *", "", definition)
        short = " ".join(definition.split(";")[0].split()[:18])
        draw = rng.random()
        if draw > 0.75 or kind == "adv" and draw > 0.3:
            continue
        if file in ("18", "15", "20", "05") and draw > 0.5:
            continue  # names, places and taxa by the thousand
        yield f"{word}: {short}" if draw < 0.3 else f"{word}, {short}" if draw < 0.4 or not visible else short
        for example in examples[:2]:
            yield " ".join(example.split()[:24])


class Composer:
    """Prompts composed of WordNet's words; common words more often."""

    def __init__(self, wordnet, counts, rng):
        self.rng = rng
        rank = lambda words: min((counts[w] for w in plain_words(words)), default=0)
        def table(kind, files):
            words, weights = [], []
            for k, file, names, _, _, instance in wordnet.synsets:
                if k != kind or file not in files or instance:
                    continue
                for name in names[:2]:
                    if name.count(" ") and rng.random() < 0.5:
                        continue
                    if name[0].isupper() and file in ("05", "20"):
                        continue  # Latin names of taxa
                    words.append(name)
                    weights.append(files[file] * (1 + rank(name)) ** 0.6 * (3 if wordnet.uses[name.lower()] else 1))
            return words, self.cumulative(weights)
        self.things = table("noun", VISIBLE)
        self.places = table("noun", PLACES)
        self.ideas = table("noun", IDEAS)
        self.verbs = table("verb", {file: 1 for file in VISIBLE_VERBS})
        self.adjectives = table("adj", {"00": 1, "01": 0.5, "44": 1})
        names = [n for k, f, ns, _, _, i in wordnet.synsets if k == "noun" and i and f == "18" for n in ns if " " in n]
        self.names = names, self.cumulative([1] * len(names))
        lands = [n for k, f, ns, _, _, i in wordnet.synsets if k == "noun" and i and f in ("15", "06", "17") for n in ns[:1]]
        self.lands = lands, self.cumulative([(1 + rank(n)) ** 0.5 for n in lands])

    @staticmethod
    def cumulative(weights):
        total, out = 0, []
        for weight in weights:
            total += weight
            out.append(total)
        return out

    def pick(self, table):
        return self.rng.choices(table[0], cum_weights=table[1])[0]

    def thing(self):
        rng = self.rng
        noun = self.pick(self.things)
        draw = rng.random()
        if draw < 0.3:
            noun = f"{self.pick(self.adjectives)} {noun}"
        elif draw < 0.45:
            noun = f"{rng.choice(COLOURS)} {noun}"
        draw = rng.random()
        if draw < 0.55:
            return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
        if draw < 0.65:
            return f"the {noun}"
        if draw < 0.8:
            return f"{rng.choice(['two', 'three', 'many', 'several', 'a group of', 'four'])} {self.plural(noun)}"
        return noun

    @staticmethod
    def plural(noun):
        if re.search(r"(s|x|z|ch|sh)$", noun):
            return noun + "es"
        if re.search(r"[^aeiou]y$", noun):
            return noun[:-1] + "ies"
        if noun.endswith("man"):
            return noun[:-3] + "men"
        return noun + "s"

    @staticmethod
    def gerund(verb):
        first, *rest = verb.split(" ")
        if re.search(r"[^aeiouy]e$", first):
            first = first[:-1]
        elif re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", first):
            first += first[-1]
        return " ".join([first + "ing", *rest])

    def prompt(self):
        rng = self.rng
        draw = rng.random()
        if draw < 0.12:
            return self.thing() if rng.random() < 0.5 else f"{self.pick(self.adjectives)} {self.pick(self.ideas)}"
        if draw < 0.3:
            text = f"{self.thing()} {self.gerund(self.pick(self.verbs))}"
            if rng.random() < 0.6:
                text += f" {rng.choice(['in', 'on', 'at', 'near', 'over', 'through'])} {self.thing()}"
        elif draw < 0.55:
            text = f"{self.thing()} {rng.choice(RELATIONS)} {self.thing()}"
        elif draw < 0.65:
            text = f"{self.thing()} in {self.pick(self.lands if rng.random() < 0.5 else self.places)}"
        elif draw < 0.75:
            text = f"{self.pick(self.ideas)}, {self.thing()}"
        elif draw < 0.83:
            return ", ".join(
                [f"{rng.choice(['style of', 'by', 'art by', 'in the style of'])} {self.pick(self.names)}"]
                + rng.sample(MEDIA + STYLES + DETAILS, rng.randint(1, 5))
            )
        elif draw < 0.9:
            return ", ".join(rng.sample(MEDIA + STYLES + DETAILS, rng.randint(1, 5)) + [self.thing() for _ in range(rng.randint(0, 2))])
        else:
            text = ", ".join(self.thing() for _ in range(rng.randint(2, 4)))
        if rng.random() < 0.35:
            medium = rng.choice(MEDIA)
            text = f"{'an' if medium[0] in 'aeiou' else 'a'} {medium} of {text}"
        if rng.random() < 0.35:
            text = ", ".join([text, *rng.sample(STYLES + DETAILS, rng.randint(1, 4))])
        return text


def training_sentences(folder, composed, seed=1):
    rng = random.Random(seed)
    wordnet = WordNet(folder)
    counts = word_counts(wordnet)
    texts = list(glosses(wordnet, rng))
    composer = Composer(wordnet, counts, rng)
    texts += [composer.prompt() for _ in range(composed)]
    return list(dict.fromkeys(texts)), wordnet, counts
