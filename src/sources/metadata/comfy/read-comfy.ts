import type { ReadPrompt } from '../../../infotext/fields.ts';
import { readJson } from '../../../infotext/json.ts';
import { type ComfyGraph, type ComfyNode, graphOf } from './graph.ts';
import { settingsOf } from './sampler-settings.ts';
import { samplersOf } from './samplers.ts';
import { TextReader } from './text-reader.ts';
import { graphOfWorkflow } from './workflow.ts';

/**
 * Reads what a ComfyUI graph draws, from its JSON in the API format (PNG text `prompt`) or as the editor saves it (`workflow`):
 * the texts that reach the sampler whose image is saved, and what it draws with.
 * @returns undefined where there is no sampler that any text reaches.
 */
export function readComfyGraph(json: string): ReadPrompt | undefined {
  return readComfyValue(readJson(json));
}

/** As `readComfyGraph`, of JSON that was read. */
export function readComfyValue(value: unknown): ReadPrompt | undefined {
  const graph = graphOf(value) ?? graphOfWorkflow(value);
  return graph && readDrawn(graph);
}

function readDrawn(graph: ComfyGraph): ReadPrompt | undefined {
  const texts = new TextReader(graph);
  let drawn: { node: ComfyNode; prompt: string } | undefined;
  for (const id of samplersOf(graph)) {
    const node = graph.get(id)!;
    const prompt = texts.ofSampler(node, 'positive')?.trim() ?? '';
    // Without words, such as those of an upscaler, a sampler draws on what the one before it drew.
    if (drawn === undefined || prompt !== '') drawn = { node, prompt };
    if (prompt !== '') break;
  }
  if (!drawn) return undefined;
  const { settings, guidance } = settingsOf(graph, drawn.node);
  const { prompt } = drawn;
  const negative = texts.ofSampler(drawn.node, 'negative')?.trim() ?? '';
  return {
    prompt,
    // One conditioning for both sides, as with models that know no negative prompt, says nothing of what is unwanted.
    negativePrompt: negative === prompt ? '' : negative,
    settings,
    ...(guidance !== undefined && { guidance }),
  };
}
