import { asObject } from '../../../infotext/json.ts';

/** A node: its class, and inputs that are values or links. */
export interface ComfyNode {
  type: string;
  inputs: Readonly<Record<string, unknown>>;
}

/** Nodes by id. */
export type ComfyGraph = ReadonlyMap<string, ComfyNode>;

/** Where an input comes from. */
export interface ComfyLink {
  id: string;
  /** Which output of that node. */
  slot: number;
}

/** Most nodes of a graph that is read. */
export const MOST_NODES = 3_000;
/** Most inputs of a node that are looked at. */
const MOST_INPUTS = 100;

/**
 * The graph in ComfyUI's API format: nodes by id, each with `class_type` and `inputs`; also within the body of a request.
 * @returns undefined where it is something else, or beyond all bounds.
 */
export function graphOf(value: unknown): ComfyGraph | undefined {
  const object = asObject(value);
  if (!object) return undefined;
  const entries = Object.entries(object);
  if (entries.length > MOST_NODES) return undefined;
  const graph = new Map<string, ComfyNode>();
  for (const [id, entry] of entries) {
    const node = asObject(entry);
    if (typeof node?.class_type !== 'string') continue;
    graph.set(id, { type: node.class_type.slice(0, 200), inputs: asObject(node.inputs) ?? {} });
  }
  return graph.size > 0 ? graph : 'prompt' in object ? graphOf(asObject(object.prompt)) : undefined;
}

/** The link that an input is, if it is one: `[node, output]`. */
export function linkOf(value: unknown): ComfyLink | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [id, slot] = value as unknown[];
  if (typeof id !== 'string' && typeof id !== 'number') return undefined;
  return typeof slot === 'number' ? { id: String(id), slot } : undefined;
}

/** The inputs of a node that are links, in their order. */
export function linksOf(node: ComfyNode): { name: string; value: unknown; link: ComfyLink }[] {
  return Object.entries(node.inputs)
    .slice(0, MOST_INPUTS)
    .flatMap(([name, value]) => {
      const link = linkOf(value);
      return link ? [{ name, value, link }] : [];
    });
}

/** What comes through these inputs is no text and no conditioning. */
const OTHER_THINGS =
  /^(?:model|clip|vae|images?|pixels|latents?|latent_image|samples|masks?|noise|sampler|sigmas|audio|video|frames|seed|steps|cfg|width|height|control_?net|style_model|clip_vision(?:_output)?|upscale_model|.*_(?:model|vae|clip|image|images|mask|latent|net|opt_connection))\d*$/i;

/** Whether a text or conditioning may come through an input of this name. */
export function carriesText(name: string): boolean {
  return !OTHER_THINGS.test(name);
}

/** Sides of what conditions an image. */
export type Side = 'positive' | 'negative';

const SIDES: Record<Side, RegExp> = {
  positive: /(?:^|_)pos(?:itive)?(?:_|\d|$)/i,
  negative: /(?:^|_)(?:neg(?:ative)?|uncond)(?:_|\d|$)/i,
};
/** Inputs that are named for a side and say how something is done, not what. */
const MANNER = /normali[sz]ation|interpretation|weight|strength|mode|_style|start|end|percent/i;

/** Whether an input is named for this side. */
export function isOfSide(name: string, side: Side): boolean {
  return SIDES[side].test(name) && !MANNER.test(name);
}

/** The inputs named for a side; that which has its plain name alone, where there is one. */
export function inputsOfSide(node: ComfyNode, side: Side): unknown[] {
  if (side in node.inputs) return [node.inputs[side]];
  return Object.entries(node.inputs)
    .slice(0, MOST_INPUTS)
    .filter(([name]) => isOfSide(name, side))
    .map(([, value]) => value);
}
