"""Expected values for tests: token ids, pixel tensors, vectors, as transformers gives them."""

import base64
import random

import numpy as np
import torch
import transformers
from PIL import Image, ImageOps
from transformers import CLIPTokenizer

from model import MAX_TOKENS, SIZE, image_processor, write_compact
from train import vectors

SUBJECTS = """a lone astronaut|an old lighthouse|three foxes|a glass teapot|the queen of moths|a market street|a sleeping dragon|
two dancers|a paper ship|an overgrown cathedral|a robot gardener|a bowl of plums|an empty diner|a snow leopard|a clockmaker's desk|
a floating island|mother and child|a brass telescope|a desert caravan|an owl in flight|a cyberpunk alley|a porcelain mask|
a red bicycle|the last train|a field of lavender|a crowned frog|a stormy harbour|a violinist|a moss-covered bridge|an ice palace""".replace("\n", "").split("|")
PLACES = """at dawn|under a violet moon|in heavy rain|beside a frozen lake|on a cliff edge|in a crowded bazaar|inside a greenhouse|
above the clouds|in an abandoned station|by candlelight|during a sandstorm|behind frosted glass|in the deep sea|on Mars|near Kyoto""".replace("\n", "").split("|")
STYLES = """oil on canvas|35mm film|studio lighting|unreal engine render|watercolour wash|art nouveau|ukiyo-e woodblock|bokeh|
volumetric light|isometric|low poly|charcoal sketch|stained glass|double exposure|pixel art|long exposure|macro shot|vaporwave|
chiaroscuro|flat vector|risograph print|matte painting|golden ratio|shallow depth of field|cel shaded|gouache|tilt-shift""".replace("\n", "").split("|")
QUALITY = """8k|highly detailed|sharp focus|award-winning|f/1.8|ISO 200|1920x1080|4:3|50% grain|no.7|v2.0|HDR|16:9|trending|RAW photo|
masterpiece|best quality|85mm|1/250s|#3a7bd5|24fps|10,000 candles|3d|sRGB""".replace("\n", "").split("|")
EMOJI = ["🌙", "🔥🔥", "👩‍🚀", "🇯🇵", "👍🏽", "❤️", "✨", "🦊", "🏳️‍🌈", "😀😃😄", "🎨", "☕️", "🧜‍♀️", "1️⃣"]
FOREIGN = """月下的古寺，水墨画|雪の京都、夜景|달빛 아래 고양이|кот в шляпе, масло|ΟΙ ΔΡΟΜΟΙ ΤΗΣ ΑΘΗΝΑΣ|η θάλασσα|قمر فوق الصحراء|ירח מעל העיר|
วัดยามเช้า|चाँदनी रात|Đêm trăng ở Huế|ça c'est l'été à la plage|Über den Dächern von Köln|El Niño y la señora|smörgåsbord på ön|
İstanbul'da gün batımı|façade d'un château|naïve coöperation|ŁÓDŹ nocą|crème brûlée|Ǆungla|ﬁne ﬂowers|Ｆｕｌｌ　ｗｉｄｔｈ|
e\u0301te\u0301 noe\u0308l|A\u030angstro\u0308m|한글|ÆTHER & Œuvre|½ moon, ² suns, Ⅻ hours|٣ أقمار|௧௨ lamps|straße GROẞ""".replace("\n", "").split("|")
CONTRACTIONS = """it's a dog's life|they're what we've lost|I'll say she'd go|don't, can't, won't|'tis the rock 'n' roll era|
y'all'd've|O'Brien's cat|the '80s|it’s a dog’s life|we’re “here”|THEY'RE DON'T I'M|'s|''s 't""".replace("\n", "").split("|")
MARKS = """...|!!!|?!|—|–|"quoted"|(parentheses)|[brackets]|{braces}|<lora:detail:0.8>|a_b_c|a/b\\c|x*y^2|@someone|#tag #another|
$9.99|€20|100%|~tilde~|`code`|a|b|c & d|semi;colon|a:b:c|-- dash|e.g.|i.e.,|(((deep)))|:-)|;)|¯\\_(ツ)_/¯|™©®|→←↑↓|•item|…|«guillemets»|
「括弧」|__init__|--ar 16:9 --v 5|--no text|::2|a::1 b::-0.5|http://example.org/a?b=c&d=1|name@example.org|C++|C#|.5|1e-5|0x1F""".replace("\n", "").split("|")
ODD = [
    "", " ", "   leading", "trailing   ", "two  spaces", "tab\tseparated", "line\nbreak", "crlf\r\nhere", "a\u00a0b", "a\u3000b",
    "zero\u200bwidth", "soft\u00adhyphen", "a\u2028b", "bell\x07ring", "nul\x00byte", "esc\x1b[31mred", "del\x7fete", "vt\x0bff\x0cend",
    "\x01\x02\x03", "replacement \ufffd", "private \ue000 use", "bidi \u202eabc\u202c", "joiner a\u200db", "a", "A", "1", "12345678901234567890",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "UPPER lower MiXeD", "snake_case CamelCase kebab-case", "𝒻𝒶𝓃𝒸𝓎 𝕥𝕖𝕩𝕥", "Z̷a̷l̷g̷o̷",
    "<|endoftext|>", "a <|startoftext|> b", "<|endoftext|> tail", "<|not a mark|>", "<s></s><pad>", "\ud55c\u1112\u1161\u11ab", "💩" * 30,
    "月" * 100, "!" * 90, "word " * 90, "supercalifragilisticexpialidocious " * 12, "a,b," * 60, "0 1 2 3 4 5 6 7 8 9 " * 9,
]  # fmt: skip


def prompts(number, seed):
    rng = random.Random(seed)
    pick = rng.choice

    def plain():
        parts = [f"{pick(SUBJECTS)} {pick(PLACES)}", *rng.sample(STYLES, rng.randint(1, 4)), *rng.sample(QUALITY, rng.randint(0, 4))]
        return pick((", ", ", ", ",", " | ", "; ", " ")).join(parts)

    def weighted():
        words = [pick(SUBJECTS), *rng.sample(STYLES, 3)]
        forms = ("({}:1.2)", "({})", "(({}))", "[{}]", "{}::2", "({}:0.85)", "{{{}}}", "<lora:{}:0.6>")
        return ", ".join(pick(forms).format(w) if rng.random() < 0.6 else w for w in words)

    def cased():
        return pick((str.upper, str.title, str.swapcase, str.capitalize))(plain())

    def mixed(extra):
        words = plain().split(" ")
        words.insert(rng.randrange(len(words) + 1), pick(extra))
        return " ".join(words)

    def glued():
        return f"{pick(SUBJECTS)}{pick(EMOJI)}{pick(MARKS)}{pick(FOREIGN)}"

    def long():
        return ", ".join(plain() for _ in range(rng.randint(3, 7)))

    makers = [plain] * 6 + [weighted] * 3 + [cased] * 2 + [long, glued]
    makers += [lambda g=g: mixed(g) for g in (EMOJI, FOREIGN, CONTRACTIONS, MARKS, QUALITY)]
    made = dict.fromkeys([*ODD, *EMOJI, *FOREIGN, *CONTRACTIONS, *MARKS])
    while len(made) < number:
        made[pick(makers)()] = None
    fixed = list(made)[:number]
    rng.shuffle(fixed)
    return fixed


def token_ids(path, clip_vocabulary, tiny):
    texts = prompts(1000, seed=21)
    files = [str(clip_vocabulary / name) for name in ("vocab.json", "merges.txt")]
    clip = CLIPTokenizer(*files, model_max_length=77)

    def ids(tokenizer, longest):
        whole = tokenizer(texts).input_ids
        return tokenizer(texts, truncation=True, max_length=longest).input_ids, [len(i) for i in whole]

    clip_ids, clip_lengths = ids(clip, 77)
    tiny_ids, tiny_lengths = ids(tiny, MAX_TOKENS)
    rows = [list(row) for row in zip(texts, clip_lengths, clip_ids, tiny_lengths, tiny_ids)]
    write_compact(
        path,
        {
            "reference": f"transformers {transformers.__version__}, CLIPTokenizer",
            "maxTokens": {"clip": 77, "tiny": MAX_TOKENS},
            "columns": ["prompt", "clipLength", "clip", "tinyLength", "tiny"],
            "rows": rows,
        },
    )


def textured(width, height, seed):
    """A smooth, photo-like image: colour gradients, soft waves and some noise."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    y, x = y / max(height - 1, 1), x / max(width - 1, 1)
    planes = []
    for _ in range(3):
        a, b, c, d = rng.uniform(-1, 1, 4)
        plane = 0.5 + 0.3 * (a * x + b * y) + 0.12 * np.sin(6 + 9 * (c * x + d * y))
        for _ in range(4):
            f, g = rng.uniform(4, 60, 2)
            plane = plane + 0.04 * np.sin(f * x + g * y + rng.uniform(0, 6))
        coarse = Image.fromarray(rng.uniform(0, 1, (max(height // 3, 1), max(width // 3, 1))).astype(np.float32))
        plane = plane + 0.14 * (np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC)) - 0.5)
        planes.append(plane)
    return Image.fromarray(np.clip(np.stack(planes, -1) * 255, 0, 255).astype(np.uint8))


def rings(width, height):
    """Rings that grow finer outwards, in a gentle tint: the finest part shows which filter shrank it."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    square = (x - width * 0.4) ** 2 + (y - height * 0.55) ** 2
    wave = 0.5 + 0.45 * np.cos(square * np.pi / width / 1.6)
    tint = np.stack([0.9 + 0 * x, 0.6 + 0.4 * x / width, 1 - 0.4 * y / height], -1)
    return Image.fromarray((wave[..., None] * tint * 255).astype(np.uint8))


def make_images(folder):
    folder.mkdir(parents=True, exist_ok=True)

    def save(image, name, **options):
        image.save(folder / name, **options)

    save(textured(300, 200, 1), "landscape.jpg", quality=92)
    save(textured(170, 260, 2), "portrait.png")
    save(textured(520, 60, 3), "wide.png")
    save(textured(57, 401, 4), "tall.jpg", quality=88)
    save(textured(31, 23, 5), "small.png")
    save(rings(300, 260), "rings.jpg", quality=80)
    save(Image.new("RGB", (1, 1), (200, 90, 30)), "one.png")
    save(textured(160, 120, 6).convert("L"), "grey.png")
    clear = textured(140, 140, 7).convert("RGBA")
    y, x = np.mgrid[0:140, 0:140]
    clear.putalpha(Image.fromarray(np.clip((np.hypot(x - 70, y - 70) - 20) * 4, 0, 255).astype(np.uint8)))
    save(clear, "transparent.png")
    exif = Image.Exif()
    exif[0x0112] = 6
    save(textured(240, 160, 8), "rotated.jpg", quality=90, exif=exif)
    save(textured(180, 130, 9).convert("CMYK"), "cmyk.jpg", quality=90)
    return sorted(p.name for p in folder.iterdir())


def opened(path):
    """As transformers' load_image: upright, then RGB; transparency is dropped, CMYK taken without a profile."""
    return ImageOps.exif_transpose(Image.open(path)).convert("RGB")


def on_white(path):
    image = Image.open(path)
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")


def packed(values):
    return base64.b64encode(np.ascontiguousarray(values, "<f2").tobytes()).decode()


def pixel_tensors(path, folder, names):
    record = {
        "reference": f"transformers {transformers.__version__}, CLIPImageProcessor (Pillow {Image.__version__})",
        "encoding": "base64 of little-endian float16, channel by channel, row by row",
        "sizes": {},
    }
    for size, cell, rows in ((224, 7, (0, 101, 223)), (SIZE, 4, (0, 9, 18, 27, 36, 45, 54, 63))):
        process = image_processor(size)

        def expected(image):
            tensor = process(image, input_data_format="channels_last")["pixel_values"][0]
            side = size // cell
            cells = tensor.reshape(3, side, cell, side, cell).mean((2, 4))
            return {"cells": packed(cells), "rows": packed(tensor[:, list(rows)])}

        images = {name: expected(opened(folder / name)) for name in names}
        images["transparent.png"]["onWhite"] = expected(on_white(folder / "transparent.png"))
        record["sizes"][str(size)] = {"cell": cell, "rows": list(rows), "images": images}
    write_compact(path, record)


def unit_vectors(path, clip, tokenizer, texts, images):
    """`images`: paths by the name that the fixture gives them."""
    process = image_processor(SIZE)
    pixels = process([opened(p) for p in images.values()], input_data_format="channels_last", return_tensors="pt").pixel_values
    with torch.no_grad():
        text, image = vectors(clip.eval(), tokenizer, texts, pixels)
    rounded = lambda rows: [[round(v, 7) for v in row] for row in rows.tolist()]
    write_compact(
        path,
        {
            "reference": f"PyTorch {torch.__version__}, transformers {transformers.__version__}, CLIPModel",
            "texts": [{"text": t, "vector": v} for t, v in zip(texts, rounded(text))],
            "images": [{"file": f, "vector": v} for f, v in zip(images, rounded(image))],
        },
    )
