"""The model's tokenizer, configuration and ONNX export."""

import json
import logging
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from transformers import CLIPConfig, CLIPImageProcessor, CLIPModel, CLIPTokenizer

START, END = "<|startoftext|>", "<|endoftext|>"
SIZE, DIMENSIONS, MAX_TOKENS = 64, 64, 40


def train_tokenizer(captions, merges):
    """A tokenizer with CLIP's layout of the vocabulary: bytes, bytes at a word's end, merges, the two marks."""
    split = CLIPTokenizer()._tokenizer
    trainee = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    trainee.normalizer, trainee.pre_tokenizer = split.normalizer, split.pre_tokenizer
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    trainee.train_from_iterator(
        captions,
        trainers.BpeTrainer(
            vocab_size=512 + merges, initial_alphabet=alphabet, end_of_word_suffix="</w>", show_progress=False
        ),
    )
    pairs = [tuple(p) for p in json.loads(trainee.to_str())["model"]["merges"]][:merges]
    entries = alphabet + [c + "</w>" for c in alphabet]
    entries += dict.fromkeys(a + b for a, b in pairs)
    entries += [START, END]
    vocabulary = {entry: i for i, entry in enumerate(dict.fromkeys(entries))}
    return CLIPTokenizer(vocab=vocabulary, merges=pairs, model_max_length=MAX_TOKENS)


def make_model(tokenizer, seed):
    torch.manual_seed(seed)
    marks = {"bos_token_id": tokenizer.bos_token_id, "eos_token_id": tokenizer.eos_token_id}
    marks["pad_token_id"] = tokenizer.eos_token_id
    config = CLIPConfig(
        text_config=dict(
            vocab_size=len(tokenizer),
            hidden_size=64,
            intermediate_size=256,
            num_hidden_layers=3,
            num_attention_heads=4,
            max_position_embeddings=MAX_TOKENS,
            projection_dim=DIMENSIONS,
            **marks,
        ),
        vision_config=dict(
            hidden_size=112,
            intermediate_size=448,
            num_hidden_layers=4,
            num_attention_heads=4,
            image_size=SIZE,
            patch_size=8,
            projection_dim=DIMENSIONS,
        ),
        projection_dim=DIMENSIONS,
        attn_implementation="eager",
    )
    config.architectures = ["CLIPModel"]
    return CLIPModel(config)


def image_processor(size):
    return CLIPImageProcessor(size={"shortest_edge": size}, crop_size={"height": size, "width": size})


class TextTower(torch.nn.Module):
    def __init__(self, clip):
        super().__init__()
        self.clip = clip

    def forward(self, input_ids, attention_mask):
        pooled = self.clip.text_model(input_ids=input_ids, attention_mask=attention_mask).pooler_output
        return self.clip.text_projection(pooled)


class VisionTower(torch.nn.Module):
    def __init__(self, clip):
        super().__init__()
        self.clip = clip

    def forward(self, pixel_values):
        return self.clip.visual_projection(self.clip.vision_model(pixel_values=pixel_values).pooler_output)


def export(clip, tokenizer, folder: Path, texts, pixels):
    """Writes the folder in the layout of the hub's ONNX repositories; returns the greatest differences seen."""
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    clip.eval()
    clip.config.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    marks = {"bos_token": START, "eos_token": END, "unk_token": END, "pad_token": END}
    write_json(folder / "special_tokens_map.json", marks)
    settings = {"add_prefix_space": False, "do_lower_case": True, "model_max_length": MAX_TOKENS}
    write_json(folder / "tokenizer_config.json", {**settings, "tokenizer_class": "CLIPTokenizer", **marks})
    processor = image_processor(SIZE)
    processor.save_pretrained(folder)
    saved = json.loads((folder / "preprocessor_config.json").read_text())
    saved["image_processor_type"] = saved["feature_extractor_type"] = "CLIPImageProcessor"
    write_json(folder / "preprocessor_config.json", saved)

    batch = tokenizer(texts, padding=True, return_tensors="pt")
    towers = {
        "text_model": (TextTower(clip), dict(batch), ["text_embeds"]),
        "vision_model": (VisionTower(clip), {"pixel_values": pixels}, ["image_embeds"]),
    }
    differences = {}
    logging.disable(logging.WARNING)
    for name, (tower, inputs, outputs) in towers.items():
        path = folder / "onnx" / f"{name}.onnx"
        example = tuple(value[:2] for value in inputs.values())
        axes = {key: {0: "batch_size"} for key in (*inputs, *outputs)}
        if name == "text_model":
            for key in inputs:
                axes[key][1] = "sequence_length"
        torch.onnx.export(
            tower.eval(), example, str(path), input_names=list(inputs), output_names=outputs,
            dynamic_axes=axes, opset_version=17, dynamo=False, do_constant_folding=True,
        )  # fmt: skip
        with torch.no_grad():
            wanted = tower(*inputs.values()).numpy()
        small = folder / "onnx" / f"{name}_quantized.onnx"
        prepared = folder / "onnx" / "prepared.onnx"
        quant_pre_process(str(path), str(prepared), skip_symbolic_shape=True)
        weight_type = QuantType.QUInt8 if name == "vision_model" else QuantType.QInt8
        quantize_dynamic(str(prepared), str(small), weight_type=weight_type)
        prepared.unlink()
        for file in (path, small):
            graph = onnx.load(str(file))
            strip(graph)
            onnx.save(graph, str(file))
            session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
            got = session.run(outputs, {key: value.numpy() for key, value in inputs.items()})[0]
            differences[file.name] = (float(np.abs(got - wanted).max()), float(cosine(got, wanted).min()))
    return differences


def strip(graph):
    for node in graph.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    del graph.graph.value_info[:]


def cosine(a, b):
    return (a * b).sum(-1) / np.linalg.norm(a, axis=-1) / np.linalg.norm(b, axis=-1)


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def write_compact(path, record):
    """JSON with a line for each entry of the record's lists."""
    dump = lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    parts = []
    for key, value in record.items():
        long = isinstance(value, list) and len(value) > 9
        parts.append(f"{dump(key)}:" + ("[\n" + ",\n".join(map(dump, value)) + "\n]" if long else dump(value)))
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")
