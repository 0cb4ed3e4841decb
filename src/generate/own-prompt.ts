import sharp from 'sharp';
import type { OwnPrompt } from '../records/description.ts';
import { readComfyGraph } from './comfy-graph.ts';
import { readExifComment } from './exif-comment.ts';
import { parseInfotext } from './infotext.ts';
import { PARAMETERS } from './picture.ts';
import { isPng, readPngText } from './png-text.ts';

/** Longest prompt that is taken from a file; what is longer is no prompt. */
const MOST_CHARACTERS = 20_000;

/**
 * The prompt that a picture file holds itself, as image tools write it: A1111's infotext or JSON in its place (PNG text
 * `parameters`, Exif comment of other formats), ComfyUI's graph (PNG text `prompt`), InvokeAI's metadata. A file whose
 * metadata are broken holds none; whether it is a picture is for others to find out.
 */
export async function readOwnPrompt(bytes: Uint8Array): Promise<OwnPrompt | undefined> {
  try {
    const own = isPng(bytes) ? fromPng(bytes) : await fromExif(bytes);
    return own && own.prompt !== '' && own.prompt.length <= MOST_CHARACTERS ? own : undefined;
  } catch {
    return undefined;
  }
}

function fromPng(bytes: Uint8Array): OwnPrompt | undefined {
  const parameters = readPngText(bytes, PARAMETERS);
  const written = parameters === undefined ? undefined : fromText(parameters);
  if (written) return written;
  const graph = readPngText(bytes, 'prompt');
  const drawn = graph === undefined ? undefined : readComfyGraph(graph);
  if (drawn) return { ...drawn, writtenBy: 'comfyui' };
  const invoke = readPngText(bytes, 'invokeai_metadata');
  return invoke === undefined
    ? undefined
    : fromFields(invoke, 'positive_prompt', 'negative_prompt', 'invokeai');
}

async function fromExif(bytes: Uint8Array): Promise<OwnPrompt | undefined> {
  const { exif } = await sharp(bytes, { limitInputPixels: false }).metadata();
  const comment = exif && readExifComment(exif);
  return comment ? fromText(comment) : undefined;
}

/** Infotext, or the JSON that SwarmUI and Fooocus put in its place. */
function fromText(text: string): OwnPrompt | undefined {
  if (text.trimStart().startsWith('{')) {
    const nested = objectIn(text)?.sui_image_params;
    return nested === undefined
      ? fromFields(text, 'prompt', 'negative_prompt', 'json')
      : fromFields(JSON.stringify(nested), 'prompt', 'negativeprompt', 'json');
  }
  const { prompt, negativePrompt, settings } = parseInfotext(text);
  // Any program may write a comment; only one with settings, or a negative prompt, is infotext.
  if (negativePrompt === '' && Object.keys(settings).length === 0) return undefined;
  return { prompt, negativePrompt, settings, writtenBy: 'infotext' };
}

function fromFields(
  json: string,
  prompt: string,
  negative: string,
  writtenBy: OwnPrompt['writtenBy'],
): OwnPrompt | undefined {
  const fields = objectIn(json);
  const said = fields?.[prompt];
  if (typeof said !== 'string') return undefined;
  const unwanted = fields?.[negative];
  return {
    prompt: said.trim(),
    negativePrompt: typeof unwanted === 'string' ? unwanted.trim() : '',
    settings: {},
    writtenBy,
  };
}

function objectIn(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
