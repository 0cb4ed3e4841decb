import { checkedSettings } from '../../../infotext/fields.ts';
import { toSeed } from '../../../records/seed.ts';
import type { Settings } from '../../../records/settings.ts';
import { type ComfyGraph, type ComfyNode, linkOf, linksOf } from './graph.ts';
import { chosenInput } from './switches.ts';

/** How many nodes are run through for one value. */
const MOST_NODES = 300;
/** How many nodes one value is looked for behind. */
const DEEPEST = 30;

/** Inputs that lead on to where a sampler's values are kept, in nodes of their own. */
const WAYS = {
  manner:
    /^(?:noise|sampler|sigmas?|guider|scheduler|.*pipe|.*ctx|.*context|settings|.*tuple|optional_.*|options)$/i,
  model:
    /^(?:model\d*|base_model|guider|sigmas|.*pipe|.*ctx|.*context|unet|input\d*|any_?\d*|on_true|on_false|.*tuple|value)$/i,
  latent:
    /^(?:latent_image|latents?\d*|samples\d*|pixels|images?\d*|latent_samples|init_latent|.*pipe|.*ctx|.*context|.*embeds|input\d*|any_?\d*|on_true|on_false|.*tuple)$/i,
  guidance: /^(?:positive|guider|conditioning.*|cond.*|.*pipe|.*ctx|.*context|input\d*|on_true|on_false)$/i,
};

const IMAGE = /^(?:images?|pixels)$/i;

const SEED = ['seed', 'noise_seed', 'seed_value', 'global_seed'];
const STEPS = ['steps', 'steps_total', 'base_steps', 'total_steps'];
const CFG = ['cfg', 'cfg_scale', 'guidance_scale', 'base_cfg', 'cfg_conds'];
const SAMPLER = ['sampler_name', 'sampler'];
const MODEL = [
  ...[
    'ckpt_name',
    'unet_name',
    'base_ckpt_name',
    'checkpoint',
    'gguf_name',
    'model_name',
    'model_path',
    'diffusion_model',
  ],
  ...['stage_c', 'model', 'repo_id'],
];
/** Names of a value in a node that holds nothing else, such as a primitive. */
const ANY = ['value', 'int', 'float', 'number', 'seed', 'noise_seed', 'string', 'text', 'Number', 'a'];

/** What a sampler draws with, each value where it stands: in the sampler, or in nodes of their own. */
export function settingsOf(graph: ComfyGraph, sampler: ComfyNode): { settings: Settings; guidance?: number } {
  const ways = new Map(Object.values(WAYS).map((way) => [way, along(graph, sampler, way)]));
  const find = (names: readonly string[], way: RegExp, kind: 'number' | 'name') =>
    findValue(graph, ways.get(way)!, names, kind);
  const guidance = find(['guidance'], WAYS.guidance, 'number') as number | undefined;
  const size = sizeOf(graph, ways.get(WAYS.latent)!);
  const cfg = find(CFG, WAYS.manner, 'number') ?? guidance;
  return {
    settings: checkedSettings({
      model: find(MODEL, WAYS.model, 'name'),
      sampler: find(SAMPLER, WAYS.manner, 'name'),
      scheduler: find(['scheduler'], WAYS.manner, 'name'),
      seed: toSeed(find(SEED, WAYS.manner, 'number')),
      steps: find(STEPS, WAYS.manner, 'number'),
      cfg,
      ...size,
    }),
    ...(guidance !== undefined && { guidance }),
  };
}

/** The first value under one of these names, along one way from the sampler. */
function findValue(
  graph: ComfyGraph,
  nodes: readonly ComfyNode[],
  names: readonly string[],
  kind: 'number' | 'name',
): unknown {
  for (const node of nodes) {
    for (const name of names) {
      const value =
        name in node.inputs ? scalar(graph, node.inputs[name], [name, ...names], kind) : undefined;
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

function sizeOf(graph: ComfyGraph, nodes: readonly ComfyNode[]): { width: unknown; height: unknown } {
  for (const node of nodes) {
    // What changes an image states bounds and factors; only ImageScale states what comes out.
    if (linksOf(node).some(({ name }) => IMAGE.test(name)) && node.type !== 'ImageScale') continue;
    for (const [wide, high] of [
      ['width', 'height'],
      ['empty_latent_width', 'empty_latent_height'],
    ] as const) {
      const width = scalar(graph, node.inputs[wide], ['width', wide], 'number');
      const height = scalar(graph, node.inputs[high], ['height', high], 'number');
      if (typeof width === 'number' && typeof height === 'number' && width > 0) return { width, height };
    }
    const said = /^(\d{2,5})\s*[x×]\s*(\d{2,5})/.exec(
      String(node.inputs.resolution ?? node.inputs.dimensions ?? ''),
    );
    if (said) return { width: Number(said[1]), height: Number(said[2]) };
  }
  return { width: undefined, height: undefined };
}

/** The node and those behind it whose inputs have such names, nearest first. */
function along(graph: ComfyGraph, start: ComfyNode, way: RegExp): ComfyNode[] {
  const nodes = new Set([start]);
  for (const node of nodes) {
    if (nodes.size >= MOST_NODES) break;
    const chosen = linkOf(chosenInput(graph, node));
    const links = chosen ? [{ name: 'input', link: chosen }] : linksOf(node);
    // A node with one link alone passes it on, whatever it is called.
    for (const { name, link } of links) {
      const next =
        way.test(name) || (links.length === 1 && Object.keys(node.inputs).length === 1)
          ? graph.get(link.id)
          : undefined;
      if (next) nodes.add(next);
    }
  }
  return [...nodes];
}

/** A number, or a name, that an input is or comes from; each node is asked once. */
function scalar(
  graph: ComfyGraph,
  value: unknown,
  names: readonly string[],
  kind: 'number' | 'name',
  asked: Set<string> = new Set(),
): unknown {
  if (kind === 'number' && typeof value === 'number') return value;
  if (typeof value === 'string' && (kind === 'name' || /^\d{1,20}$/.test(value))) return numeral(value, kind);
  const link = linkOf(value);
  const node = link && graph.get(link.id);
  if (!node || asked.has(link.id) || asked.size > DEEPEST) return undefined;
  asked.add(link.id);
  const { inputs } = node;
  const further = (next: unknown) => scalar(graph, next, names, kind, asked);
  const chosen = chosenInput(graph, node);
  if (chosen !== undefined) return further(chosen);
  for (const name of [...names, ...ANY]) {
    const found = name in inputs ? further(inputs[name]) : undefined;
    if (found !== undefined) return found;
  }
  const [only, second] = Object.values(inputs);
  return second === undefined ? further(only) : undefined;
}

/** Digits stay digits where a number does not hold them exactly. */
function numeral(text: string, kind: 'number' | 'name'): string | number {
  return kind === 'number' && Number.isSafeInteger(Number(text)) ? Number(text) : text;
}
