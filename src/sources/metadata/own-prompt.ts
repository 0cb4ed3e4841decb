import { PARAMETERS } from '../../images/image-file.ts';
import { type ReadPrompt, readFields } from '../../infotext/fields.ts';
import { parseInfotext } from '../../infotext/infotext.ts';
import { asObject, readObject } from '../../infotext/json.ts';
import type { OwnPrompt } from '../../records/description.ts';
import { readComfyGraph, readComfyValue } from './comfy/read-comfy.ts';
import { readHiddenText } from './hidden-text.ts';
import { type ImageTexts, readImageTexts } from './image-texts.ts';
import { readInvokeAi } from './invokeai.ts';
import { readMidjourney } from './midjourney.ts';
import { readNovelAi } from './novelai.ts';

/** Longest prompt that is taken from a file; what is longer is no prompt. */
const MOST_CHARACTERS = 20_000;

/**
 * What an image file says itself of how it was drawn, as image tools write it: A1111's infotext or JSON in its place, ComfyUI's
 * graph, the metadata of InvokeAI, NovelAI, Easy Diffusion, Draw Things and Midjourney; in PNG texts, Exif data, XMP, comments, or
 * hidden in the alpha channel. The prompt is empty where the file has settings alone. A file whose metadata are broken holds
 * none; whether it is an image is for others to find out.
 */
export async function readOwnPrompt(bytes: Uint8Array): Promise<OwnPrompt | undefined> {
  try {
    const texts = await readImageTexts(bytes);
    const told = best(readersOf(texts));
    if (told) return told;
    const hidden = await readHiddenText(bytes);
    return hidden === undefined ? undefined : best([() => fromText(hidden)]);
  } catch {
    return undefined;
  }
}

type Reader = () => OwnPrompt | undefined;

/** The first that tells a prompt, or else the first that tells settings. */
function best(readers: Iterable<Reader>): OwnPrompt | undefined {
  let settingsAlone: OwnPrompt | undefined;
  for (const read of readers) {
    const own = read();
    if (!own || own.prompt.length > MOST_CHARACTERS || own.negativePrompt.length > MOST_CHARACTERS) continue;
    if (own.prompt !== '') return own;
    if (Object.keys(own.settings).length > 0 || own.negativePrompt !== '') settingsAlone ??= own;
  }
  return settingsAlone;
}

function readersOf({ png, exif, xmp, comments }: ImageTexts): Reader[] {
  const named = Object.fromEntries(png);
  const graphs = ['prompt', 'workflow']
    .map((keyword) => png.get(keyword))
    .filter((json) => json !== undefined);
  return [
    ...asTexts([png.get(PARAMETERS), png.get('Parameters')]),
    ...graphs.map((json) => () => as('comfyui', readComfyGraph(json))),
    () => as('invokeai', readInvokeAi(png)),
    () => as('novelai', readNovelAi(named)),
    () => as('midjourney', readMidjourney(png.get('Description') ?? exif.description)),
    () => as('easydiffusion', fromPlainFields(named)),
    // The graph that was run says more than the sheet it was made from.
    ...asTexts([...exif.all].sort((a, b) => Number(isWorkflow(a)) - Number(isWorkflow(b)))),
    ...xmp.map((text) => () => as('midjourney', readMidjourney(text))),
    ...asTexts([...xmp, ...comments, png.get('Comment'), png.get('Description'), png.get('UserComment')]),
  ];
}

function as(writtenBy: OwnPrompt['writtenBy'], read: ReadPrompt | undefined): OwnPrompt | undefined {
  return read && { ...read, writtenBy };
}

function asTexts(texts: readonly (string | undefined)[]): Reader[] {
  return texts.filter((text) => text !== undefined).map((text) => () => fromText(text));
}

function isWorkflow(text: string): boolean {
  return /^\s*workflow\s*:/i.test(text);
}

/** Infotext, JSON, or a ComfyUI graph with its name in front, as in Exif data. */
function fromText(text: string): OwnPrompt | undefined {
  const graph = /^\s*(?:prompt|workflow)\s*:\s*(?=\{)/i.exec(text);
  if (graph) return as('comfyui', readComfyGraph(text.slice(graph[0].length)));
  if (text.trimStart().startsWith('{')) return fromJson(text);
  const { prompt, negativePrompt, settings, other } = parseInfotext(text);
  // Any program may write a comment; only one with settings, or a negative prompt, is infotext.
  if (negativePrompt === '' && Object.keys(settings).length === 0) return undefined;
  const { Template: template, 'Negative Template': negativeTemplate } = other;
  const guidance = Number(other['Distilled CFG Scale'] ?? other.Guidance ?? Number.NaN);
  return {
    prompt,
    negativePrompt,
    settings,
    ...(template && { template: template.slice(0, MOST_CHARACTERS) }),
    ...(negativeTemplate && { negativeTemplate: negativeTemplate.slice(0, MOST_CHARACTERS) }),
    ...(Number.isFinite(guidance) && guidance >= 0 && { guidance }),
    writtenBy: 'infotext',
  };
}

/** JSON as SwarmUI, Fooocus, NovelAI, Easy Diffusion and Draw Things write it, or a graph. */
function fromJson(json: string): OwnPrompt | undefined {
  const fields = readObject(json);
  if (!fields) return undefined;
  const swarm = asObject(fields.sui_image_params);
  if (swarm) return as('json', readFields(swarm));
  const novel = readNovelAi(fields);
  if (novel) return as('novelai', novel);
  const graph = readComfyValue(fields) ?? readComfyValue(nestedGraph(fields));
  if (graph) return as('comfyui', graph);
  return as('json', readFields(fields));
}

/** A graph or workflow as a field of an object, itself or as JSON. */
function nestedGraph(fields: Record<string, unknown>): unknown {
  const [nested] = [fields.prompt, fields.workflow].filter((value) => value !== undefined);
  return typeof nested === 'string' && nested.startsWith('{') ? readObject(nested) : nested;
}

/** A prompt and its settings as PNG texts of their own. */
function fromPlainFields(texts: Record<string, string>): ReadPrompt | undefined {
  const { prompt = texts.Prompt } = texts;
  if (prompt?.trimStart().startsWith('{')) return undefined;
  const read = readFields(texts);
  return read && (prompt !== undefined || Object.keys(read.settings).length > 1) ? read : undefined;
}
