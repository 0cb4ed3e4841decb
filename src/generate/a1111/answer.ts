import { z } from 'zod';
import { messageOf } from '../../errors.ts';
import { inspectImage, PARAMETERS } from '../../images/image-file.ts';
import { isPng, readPngText } from '../../images/png-text.ts';
import { parseInfotext, writeInfotext } from '../../infotext/infotext.ts';
import { type Seed, toSeed } from '../../records/seed.ts';
import type { Settings } from '../../records/settings.ts';
import { parseExactJson } from '../../text/exact-json.ts';
import type { BackendRequest, GeneratedImage } from '../backend.ts';
import type { A1111Errors } from './errors.ts';

/** Largest encoded image taken, in bytes. */
const MAX_IMAGE_BYTES = 80 * 1024 * 1024;

const AnswerSchema = z.object({
  images: z.array(z.string()).nullish(),
  info: z.unknown(),
});

// A1111, its forks and sd-server fill this differently, so a field that is missing or odd is left out.
const InfoSchema = z.object({
  index_of_first_image: z.number().int().min(0).default(0).catch(0),
  all_seeds: z.array(z.unknown()).optional().catch(undefined),
  seed: z.unknown().optional(),
  infotexts: z.array(z.string()).optional().catch(undefined),
  sampler_name: z.string().min(1).max(100).optional().catch(undefined),
  sd_model_name: z.string().min(1).max(300).optional().catch(undefined),
  steps: z.number().int().min(1).max(10_000).optional().catch(undefined),
  cfg_scale: z.number().min(0).max(1000).optional().catch(undefined),
  extra_generation_params: z.record(z.string(), z.unknown()).optional().catch(undefined),
});
type Info = z.infer<typeof InfoSchema>;

/**
 * The image in an answer to txt2img for one image, and what it was drawn with.
 * @param sent what was asked for, with its seed.
 * @throws PromptloomError `backend-failed` when there is no readable image in it.
 */
export async function readAnswer(
  errors: A1111Errors,
  answer: unknown,
  sent: BackendRequest & { seed: Seed },
): Promise<GeneratedImage> {
  const parsed = AnswerSchema.safeParse(answer);
  if (!parsed.success) throw errors.unreadable('it has no list of images');
  const info = readInfo(parsed.data.info);
  const images = parsed.data.images ?? [];
  // A grid of all images may stand before them; what an extension adds (such as a pose map) stands after.
  const at = info.index_of_first_image < images.length ? info.index_of_first_image : 0;
  const encoded = images[at];
  if (!encoded) throw errors.unreadable('there is no image in it');
  const bytes = decodeBase64(errors, encoded);
  const { width, height, mediaType, own } = await inspect(bytes).catch((error: unknown) => {
    throw errors.unreadable(`its image is broken (${messageOf(error)})`, error);
  });
  const infotext = own || info.infotexts?.[at] || info.infotexts?.[0];
  const settings = settingsOf(sent, info, infotext, { width, height });
  const { prompt, negativePrompt } = sent;
  return {
    bytes,
    mediaType,
    settings,
    infotext: infotext || writeInfotext({ prompt, negativePrompt, settings }),
  };
}

async function inspect(bytes: Buffer) {
  const facts = await inspectImage(bytes);
  return { ...facts, own: isPng(bytes) ? readPngText(bytes, PARAMETERS) : undefined };
}

function settingsOf(
  sent: BackendRequest & { seed: Seed },
  info: Info,
  infotext: string | undefined,
  size: { width: number; height: number },
): Settings {
  const told = infotext ? parseInfotext(infotext).settings : {};
  const scheduler = info.extra_generation_params?.['Schedule type'];
  // all_seeds counts the images without a grid before them.
  const seed = toSeed(info.all_seeds?.[0]) ?? toSeed(info.seed) ?? told.seed;
  const settings: Settings = {
    // A model that was asked for and not confirmed is not claimed: sd-server ignores the field.
    model: info.sd_model_name ?? told.model,
    sampler: info.sampler_name ?? told.sampler ?? sent.sampler,
    scheduler: typeof scheduler === 'string' ? scheduler.slice(0, 100) : (told.scheduler ?? sent.scheduler),
    seed: seed ?? sent.seed,
    steps: info.steps ?? told.steps ?? sent.steps,
    cfg: info.cfg_scale ?? told.cfg ?? sent.cfg,
    ...size,
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** `info` is JSON in a string; older sd-servers send "", and some proxies unpack it. */
function readInfo(info: unknown): Info {
  let value = info;
  if (typeof info === 'string')
    try {
      value = parseExactJson(info);
    } catch {
      value = {};
    }
  const parsed = InfoSchema.safeParse(value);
  return parsed.success ? parsed.data : InfoSchema.parse({});
}

function decodeBase64(errors: A1111Errors, text: string): Buffer {
  const data = text.startsWith('data:') ? text.slice(text.indexOf(',') + 1) : text;
  if (data.length > (MAX_IMAGE_BYTES / 3) * 4)
    throw errors.unreadable(`its image is larger than ${MAX_IMAGE_BYTES / 1024 / 1024} MiB`);
  return Buffer.from(data, 'base64');
}
