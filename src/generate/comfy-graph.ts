import { type Settings, SettingsSchema } from '../records/settings.ts';

interface Node {
  class_type?: unknown;
  inputs?: Record<string, unknown>;
}
type Graph = Record<string, Node | undefined>;

/** Nodes that a text is looked for behind, one after the other. */
const MOST_STEPS = 40;
/** Samplers that are followed. */
const MOST_SAMPLERS = 100;
/** Inputs that hold a text, the prompt of SDXL's larger encoder before that of the smaller. */
const TEXTS = ['text', 'text_g', 'text_l', 't5xxl', 'clip_l', 'prompt', 'string', 'value', 'populated_text'];
/** Inputs through which conditioning comes. */
const LINKS = ['conditioning', 'conditioning_1', 'conditioning_to', 'conditioning_from', 'guider', 'cond1'];

/** What a ComfyUI graph draws. */
export interface DrawnByGraph {
  prompt: string;
  negativePrompt: string;
  settings: Settings;
}

/**
 * Reads what a graph draws as ComfyUI writes it into its pictures (the API format: nodes by id, inputs that are values or
 * `[node, output]`): the texts that a sampler's positive and negative conditioning come from. Nodes of extensions are
 * followed where their inputs have usual names.
 * @returns undefined where no text reaches a sampler.
 */
export function readComfyGraph(json: string): DrawnByGraph | undefined {
  let graph: Graph;
  try {
    graph = JSON.parse(json.replace(/\bNaN\b/g, 'null')) as Graph;
  } catch {
    return undefined;
  }
  if (typeof graph !== 'object' || graph === null || Array.isArray(graph)) return undefined;
  let looked = 0;
  for (const [id, node] of Object.entries(graph)) {
    const inputs = inputsOf(node);
    if (!('positive' in inputs || 'guider' in inputs) || !isSampler(node)) continue;
    looked += 1;
    if (looked > MOST_SAMPLERS) return undefined;
    const prompt = textBehind(graph, inputs.positive ?? inputs.guider, 'positive', new Set([id]));
    if (!prompt) continue;
    return {
      prompt,
      negativePrompt: textBehind(graph, inputs.negative, 'negative', new Set([id])) ?? '',
      settings: settingsOf(graph, inputs),
    };
  }
  return undefined;
}

function isSampler(node: Node | undefined): boolean {
  return typeof node?.class_type === 'string' && /sampler/i.test(node.class_type);
}

function inputsOf(node: Node | undefined): Record<string, unknown> {
  return typeof node?.inputs === 'object' && node.inputs !== null ? node.inputs : {};
}

function textBehind(graph: Graph, link: unknown, side: string, seen: Set<string>): string | undefined {
  const id = idOf(link);
  if (id === undefined || seen.has(id) || seen.size > MOST_STEPS) return undefined;
  seen.add(id);
  const inputs = inputsOf(graph[id]);
  for (const name of TEXTS) {
    const value = inputs[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    const further = textBehind(graph, value, side, seen);
    if (further) return further;
  }
  for (const name of [side, ...LINKS]) {
    const further = textBehind(graph, inputs[name], side, seen);
    if (further) return further;
  }
  return undefined;
}

function idOf(link: unknown): string | undefined {
  return Array.isArray(link) && (typeof link[0] === 'string' || typeof link[0] === 'number')
    ? String(link[0])
    : undefined;
}

function settingsOf(graph: Graph, inputs: Record<string, unknown>): Settings {
  const size = inputsOf(graph[idOf(inputs.latent_image) ?? '']);
  let model = inputsOf(graph[idOf(inputs.model) ?? '']);
  for (let step = 0; step < MOST_STEPS && !('ckpt_name' in model || 'unet_name' in model); step += 1)
    model = inputsOf(graph[idOf(model.model) ?? '']);
  const given = {
    model: model.ckpt_name ?? model.unet_name,
    sampler: inputs.sampler_name,
    scheduler: inputs.scheduler,
    seed: inputs.seed ?? inputs.noise_seed,
    steps: inputs.steps,
    cfg: inputs.cfg,
    width: size.width,
    height: size.height,
  };
  // One value that is a link or out of bounds costs none of the others.
  const settings: Settings = {};
  for (const [key, value] of Object.entries(given)) {
    const checked = SettingsSchema.safeParse({ [key]: value });
    if (checked.success) Object.assign(settings, checked.data);
  }
  return JSON.parse(JSON.stringify(settings)) as Settings;
}
