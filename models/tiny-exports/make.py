"""
Makes the fixture tiny-exports: two random models of the layouts of SigLIP 2 and of OpenCLIP's exports, and what
transformers and PyTorch make of a few texts and images with them. Their vectors mean nothing; they have to agree.

    python make.py --fixtures ../../test/fixtures

Needs what models/tiny-clip/requirements.txt lists.
"""

import argparse
import json
import logging
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.transformers.float16 import convert_float_to_float16
from PIL import Image
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from transformers import CLIPConfig, CLIPModel, PreTrainedTokenizerFast, SiglipConfig, SiglipModel

SEED = 1
SIZE = 32
SIGLIP_TOKENS, CLIP_TOKENS = 16, 20
TEXTS = [
    "",
    "a red fox",
    "A RED FOX, oil painting",
    "水墨画の山 🌙",
    "two foxes in the forest, " * 8,
    "it's (raining:1.2)  twice",
    "Ça et là",
]
IMAGES = ["landscape.jpg", "portrait.png", "wide.png", "tall.jpg", "small.png", "grey.png"]


def gemma_like_tokenizer():
    """The shape of SigLIP 2's tokenizer: byte-pair with byte fallback, ▁ for spaces, an end mark and no start mark."""
    marks = ["<pad>", "<eos>", "<bos>", "<unk>"]
    entries = marks + [f"<0x{byte:02X}>" for byte in range(256)]
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)] + list("▁,.'():0123456789")
    pairs = [("▁", "a"), ("f", "o"), ("fo", "x"), ("r", "e"), ("re", "d"), ("i", "n"), ("t", "h"), ("th", "e"), ("e", "s")]
    entries += letters + ["".join(pair) for pair in pairs]
    vocabulary = {entry: i for i, entry in enumerate(dict.fromkeys(entries))}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=pairs, unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.add_special_tokens(marks)
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.pre_tokenizer = pre_tokenizers.Split(" ", "merged_with_previous")
    tokenizer.post_processor = processors.TemplateProcessing(single="$A <eos>", special_tokens=[("<eos>", 1)])
    tokenizer.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()])
    return tokenizer


class SiglipText(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids):
        out = self.model.text_model(input_ids=input_ids)
        return out.last_hidden_state, out.pooler_output


class SiglipVision(SiglipText):
    def forward(self, pixel_values):
        out = self.model.vision_model(pixel_values=pixel_values)
        return out.last_hidden_state, out.pooler_output


class OpenClipText(SiglipText):
    def forward(self, text):
        pooled = self.model.text_model(input_ids=text.long()).pooler_output
        return torch.nn.functional.normalize(self.model.text_projection(pooled), dim=-1)


class OpenClipVision(SiglipText):
    def forward(self, image):
        pooled = self.model.vision_model(pixel_values=image).pooler_output
        return torch.nn.functional.normalize(self.model.visual_projection(pooled), dim=-1)


def tower_settings(**more):
    return dict(hidden_size=8, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2, **more)


def siglip(vocabulary):
    torch.manual_seed(SEED)
    text = tower_settings(vocab_size=vocabulary, max_position_embeddings=SIGLIP_TOKENS, projection_size=8)
    vision = tower_settings(image_size=SIZE, patch_size=8)
    return loud(SiglipModel(SiglipConfig(text_config=text, vision_config=vision, attn_implementation="eager")))


def openclip(vocabulary):
    torch.manual_seed(SEED + 1)
    marks = dict(bos_token_id=vocabulary - 2, eos_token_id=vocabulary - 1, pad_token_id=0)
    text = tower_settings(vocab_size=vocabulary, max_position_embeddings=CLIP_TOKENS, **marks)
    vision = tower_settings(image_size=SIZE, patch_size=8)
    config = CLIPConfig(text_config=text, vision_config=vision, projection_dim=12, attn_implementation="eager")
    return loud(CLIPModel(config))


def loud(model):
    """Larger weights than at the start of training, so that inputs differ visibly in the output."""
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if weight.dim() > 1:
                weight.normal_(0, 0.3)
    return model.eval()


def export(tower, example, names, outputs, file, batch):
    file.parent.mkdir(parents=True, exist_ok=True)
    axes = {key: {0: "batch_size"} for key in (*names, *outputs)} if batch else None
    torch.onnx.export(
        tower, example, str(file), input_names=names, output_names=outputs, dynamic_axes=axes,
        opset_version=17, dynamo=False, do_constant_folding=True,
    )  # fmt: skip
    graph = onnx.load(str(file))
    shorten(graph.graph)
    onnx.save(graph, str(file))
    return graph


def shorten(graph):
    """Names and notes are most of so small a file."""
    kept = {value.name for value in (*graph.input, *graph.output)}
    names = {}
    short = lambda name: name if name == "" or name in kept else names.setdefault(name, f"{len(names):x}")
    for node in graph.node:
        node.doc_string = node.name = ""
        del node.metadata_props[:]
        node.input[:], node.output[:] = [short(n) for n in node.input], [short(n) for n in node.output]
    for weight in graph.initializer:
        weight.name = short(weight.name)
    del graph.value_info[:]


def pixels(file, deviation, mean, resample, fit):
    image = Image.open(file).convert("RGB")
    if fit == "squash":
        image = image.resize((SIZE, SIZE), resample)
    else:
        width, height = image.size
        short = min(width, height)
        size = (SIZE * width // short, SIZE * height // short)
        image = image.resize(size, resample)
        left, top = (size[0] - SIZE) // 2, (size[1] - SIZE) // 2
        image = image.crop((left, top, left + SIZE, top + SIZE))
    values = (np.asarray(image, dtype=np.float32) / 255 - np.array(mean)) / np.array(deviation)
    return torch.from_numpy(values.astype(np.float32)).permute(2, 0, 1)[None]


def rows(vectors):
    unit = torch.nn.functional.normalize(torch.cat(vectors), dim=-1)
    return [[round(float(value), 5) for value in row] for row in unit]


def make_siglip(folder, images):
    tokenizer = gemma_like_tokenizer()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_text(json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False))
    (folder / "tokenizer_config.json").write_text(json.dumps({"pad_token": "<pad>", "model_max_length": SIGLIP_TOKENS}))
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="<pad>", eos_token="<eos>", unk_token="<unk>")
    model = siglip(len(tokenizer.get_vocab()))
    fill = dict(padding="max_length", truncation=True, max_length=SIGLIP_TOKENS, return_tensors="pt")
    ids = [fast([text.lower()], **fill).input_ids for text in TEXTS]
    seen = [pixels(file, [0.5] * 3, [0.5] * 3, Image.BILINEAR, "squash") for file in images]
    outputs = ["last_hidden_state", "pooler_output"]
    text = export(SiglipText(model), (torch.cat(ids[:2]),), ["input_ids"], outputs, folder / "onnx/text_model.onnx", True)
    vision = export(SiglipVision(model), (torch.cat(seen[:2]),), ["pixel_values"], outputs, folder / "onnx/vision_model.onnx", True)
    for name, graph in (("text_model", text), ("vision_model", vision)):
        # Halves at the inputs and outputs too, as some exports have them.
        onnx.save(convert_float_to_float16(graph), str(folder / f"onnx/{name}_fp16.onnx"))
    with torch.no_grad():
        texts = rows([model.text_model(input_ids=one).pooler_output for one in ids])
        images = rows([model.vision_model(pixel_values=one).pooler_output for one in seen])
    return {"ids": [one[0].tolist() for one in ids], "texts": texts, "images": images}


def make_openclip(folder, tiny_clip, images):
    fast = PreTrainedTokenizerFast(tokenizer_file=str(tiny_clip / "tokenizer.json"), pad_token="<|endoftext|>")
    vocabulary = len(fast)
    model = openclip(vocabulary)
    # OpenCLIP fills up with zeros.
    fill = lambda ids: ids + [0] * (CLIP_TOKENS - len(ids))
    encoded = [fast(text, truncation=True, max_length=CLIP_TOKENS).input_ids for text in TEXTS]
    ids = [torch.tensor([fill(one)], dtype=torch.int32) for one in encoded]
    mean, deviation = [0.48145466, 0.4578275, 0.40821073], [0.26862954, 0.26130258, 0.27577711]
    seen = [pixels(file, deviation, mean, Image.BICUBIC, "crop") for file in images]
    text, vision = OpenClipText(model), OpenClipVision(model)
    export(text, (ids[1],), ["text"], ["embedding"], folder / "textual/model.onnx", False)
    export(vision, (seen[0],), ["image"], ["embedding"], folder / "visual/model.onnx", False)
    with torch.no_grad():
        texts, images = rows([text(one) for one in ids]), rows([vision(one) for one in seen])
    return {"ids": [one[0].tolist() for one in ids], "texts": texts, "images": images}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--fixtures", type=Path, required=True, help="where tiny-exports is written")
    given = options.parse_args()
    logging.disable(logging.WARNING)
    folder = given.fixtures / "tiny-exports"
    images = [given.fixtures / "clip-parity" / "images" / name for name in IMAGES]
    expected = {
        "texts": TEXTS,
        "images": IMAGES,
        "siglip": make_siglip(folder / "siglip", images),
        "openclip": make_openclip(folder / "openclip", given.fixtures / "tiny-clip", images),
    }
    lines = json.dumps(expected, ensure_ascii=False, separators=(",", ":"))
    (folder / "expected.json").write_text(lines.replace("],[", "],\n[") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
