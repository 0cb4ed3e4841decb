import { type ComfyGraph, type ComfyNode, inputsOfSide, linkOf, linksOf } from './graph.ts';

/** What marks a node that draws: how it does so, and what it draws. */
const MANNER = [
  'steps',
  'seed',
  'noise_seed',
  'sampler_name',
  'sigmas',
  'cfg',
  'sampler',
  'noise',
  'steps_total',
  'scheduler',
];
const LATENT = /^(?:latent_image|latents?|samples|latent_samples|init_latent)$/i;
const WHAT = /^(?:guider|conditioning|cond|prompt|text|.*pipe|.*embeds|.*ctx|.*context|sdxl_tuple)$/i;

/** How many ends of a graph are run back from, and how many samplers are looked at. */
const MOST_ENDS = 20;
const MOST_SAMPLERS = 20;

/** Nodes that draw, from that whose image is saved back to the first. */
export function samplersOf(graph: ComfyGraph): string[] {
  const kinds = new Map<string, number>();
  for (const [id, node] of graph) {
    const kind = kindOf(node);
    if (kind !== undefined) kinds.set(id, kind);
  }
  if (kinds.size === 0) return [];
  const ends = endsOf(graph)
    .map((id) => ({ id, rank: rankOf(graph.get(id)!) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_ENDS)
    .map(({ id, rank }) => ({ rank, found: backFrom(graph, id, kinds) }));
  const reaching = ends.filter(({ found }) => found.length > 0);
  // The image is one of those that are saved; the end that most drawing led to is the likeliest.
  const best = reaching.sort((a, b) => a.rank - b.rank || b.found.length - a.found.length)[0];
  const order = best ? best.found : [...kinds.keys()].reverse();
  // A detailer or upscaler redraws an image that another sampler drew, often by a prompt for a part of it.
  return [0, 1, 2].flatMap((kind) => order.filter((id) => kinds.get(id) === kind)).slice(0, MOST_SAMPLERS);
}

/** 0: samples latents; 1: redraws an image, or samples it knows not what from; 2: takes a prompt and gives an image. */
function kindOf(node: ComfyNode): number | undefined {
  const names = Object.keys(node.inputs).slice(0, 300);
  const hasManner = MANNER.some((name) => name in node.inputs);
  const what =
    inputsOfSide(node, 'positive').length > 0 ||
    names.some((name) => WHAT.test(name) && node.inputs[name] !== undefined);
  if (!what || !hasManner) return undefined;
  const isLoader =
    ['ckpt_name', 'unet_name'].some((name) => name in node.inputs) && !('steps' in node.inputs);
  if (isLoader) return undefined;
  const conditioned = names.some(
    (name) => linkOf(node.inputs[name]) && (name === 'positive' || WHAT.test(name)),
  );
  const takesPrompt = ['prompt', 'text'].some((name) => name in node.inputs);
  if (takesPrompt && !('positive' in node.inputs)) return 'clip' in node.inputs ? undefined : 2;
  if (!conditioned) return inputsOfSide(node, 'positive').length > 0 && 'seed' in node.inputs ? 1 : undefined;
  // A guider has cfg and conditioning and draws nothing.
  if (!MANNER.some((name) => name !== 'cfg' && name in node.inputs)) return undefined;
  return names.some((name) => LATENT.test(name)) ? 0 : 1;
}

/** Nodes that nothing follows. */
function endsOf(graph: ComfyGraph): string[] {
  const followed = new Set<string>();
  for (const node of graph.values()) for (const { link } of linksOf(node)) followed.add(link.id);
  return [...graph.keys()].filter((id) => !followed.has(id));
}

function rankOf({ type }: ComfyNode): number {
  if (/preview|compare|display|show/i.test(type)) return 2;
  return /save|output|export|combine|sender|webp|video/i.test(type) ? 0 : 1;
}

/** The samplers behind a node, nearest first. */
function backFrom(graph: ComfyGraph, end: string, kinds: ReadonlyMap<string, number>): string[] {
  const found: string[] = [];
  const seen = new Set([end]);
  // `seen` also is the queue: a set keeps its order, and may grow while it is gone through.
  for (const id of seen) {
    const node = graph.get(id);
    if (!node) continue;
    if (kinds.has(id)) found.push(id);
    for (const { link } of linksOf(node)) seen.add(link.id);
  }
  return found;
}
