# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6", "onnx==1.23.2", "onnxruntime==1.31.1", "onnxscript==0.7.2", "torch==2.15.0", "transformers==5.3.0"]
# ///
"""
Makes a model of CLIP ViT-B/32's true shape with random weights, in the layout of the hub's ONNX repositories, in
fp32 and int8: 760 MB to measure speed with. Its vectors mean nothing.

    uv run bench/support/make-clip-shape.py --vocabulary FOLDER --out FOLDER

or with pip in a virtual environment that has the dependencies above. The vocabulary folder holds OpenAI CLIP's
`vocab.json` and `merges.txt`, as openai/clip-vit-base-patch32 on the hub has them. Takes about a minute.
"""

import argparse
import json
import logging
from pathlib import Path

import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from transformers import CLIPConfig, CLIPImageProcessor, CLIPModel, CLIPTokenizer

SEED = 1
MARKS = {"bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>"}
MARKS |= {"unk_token": MARKS["eos_token"], "pad_token": MARKS["eos_token"]}
# What differs from the defaults of transformers, which are those of openai/clip-vit-base-patch32.
TEXT_IDS = {"bos_token_id": 49406, "eos_token_id": 49407, "pad_token_id": 49407}


class TextTower(torch.nn.Module):
    def __init__(self, clip):
        super().__init__()
        self.clip = clip

    def forward(self, input_ids):
        # The hub's export takes no mask: attention is causal, so padding behind the end changes nothing before it.
        return self.clip.text_projection(self.clip.text_model(input_ids=input_ids).pooler_output)


class VisionTower(torch.nn.Module):
    def __init__(self, clip):
        super().__init__()
        self.clip = clip

    def forward(self, pixel_values):
        return self.clip.visual_projection(self.clip.vision_model(pixel_values=pixel_values).pooler_output)


def random_clip():
    torch.manual_seed(SEED)
    config = CLIPConfig(text_config=TEXT_IDS, vision_config={}, attn_implementation="eager")
    config.architectures = ["CLIPModel"]
    return CLIPModel(config).eval()


def write_settings(clip, vocabulary, folder):
    """Configuration, tokenizer and preprocessing."""
    clip.config.save_pretrained(folder)
    tokenizer = CLIPTokenizer(
        vocab=str(vocabulary / "vocab.json"), merges=str(vocabulary / "merges.txt"), model_max_length=77
    )
    tokenizer.save_pretrained(folder)
    settings = {"tokenizer_class": "CLIPTokenizer", "model_max_length": 77, **MARKS}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    file = folder / "preprocessor_config.json"
    CLIPImageProcessor().save_pretrained(folder)
    saved = json.loads(file.read_text())
    # transformers 5 writes a class name that transformers.js does not know.
    saved["image_processor_type"] = saved["feature_extractor_type"] = "CLIPImageProcessor"
    file.write_text(json.dumps(saved))


def export(tower, example, name, output, folder):
    """One tower in fp32, and in int8 as the hub's `_quantized` files are: dynamic, weights of 8 bits."""
    path, small = folder / f"{name}.onnx", folder / f"{name}_quantized.onnx"
    (key,) = example
    axes = {key: {0: "batch_size"}, output: {0: "batch_size"}}
    if name == "text_model":
        axes[key][1] = "sequence_length"
    torch.onnx.export(
        tower.eval(), tuple(example.values()), str(path), input_names=[key], output_names=[output],
        dynamic_axes=axes, opset_version=17, dynamo=False, do_constant_folding=True,
    )  # fmt: skip
    prepared = folder / "prepared.onnx"
    quant_pre_process(str(path), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(str(prepared), str(small), weight_type=QuantType.QUInt8 if name == "vision_model" else QuantType.QInt8)
    prepared.unlink()
    with torch.no_grad():
        wanted = tower(*example.values())
    for file in (path, small):
        session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
        (got,) = session.run([output], {key: value.numpy() for key, value in example.items()})
        cosine = torch.nn.functional.cosine_similarity(torch.from_numpy(got), wanted).min()
        print(f"{file.name}: {file.stat().st_size / 1e6:.0f} MB, cosine to PyTorch {cosine:.4f}")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--vocabulary", type=Path, required=True, help="OpenAI CLIP's vocab.json and merges.txt")
    options.add_argument("--out", type=Path, required=True, help="folder to write to, outside the repository")
    given = options.parse_args()
    logging.disable(logging.WARNING)
    onnx_folder = given.out / "onnx"
    onnx_folder.mkdir(parents=True, exist_ok=True)
    clip = random_clip()
    write_settings(clip, given.vocabulary, given.out)
    ids = torch.randint(320, 40000, (2, 24))
    ids[:, 0], ids[:, -1] = TEXT_IDS["bos_token_id"], TEXT_IDS["eos_token_id"]
    export(TextTower(clip), {"input_ids": ids}, "text_model", "text_embeds", onnx_folder)
    pixels = torch.randn(2, 3, 224, 224)
    export(VisionTower(clip), {"pixel_values": pixels}, "vision_model", "image_embeds", onnx_folder)


if __name__ == "__main__":
    main()
