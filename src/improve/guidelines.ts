/** How an image model likes to be asked. */
export interface Guidelines {
  id: string;
  name: string;
  /** Comma-separated phrases, or sentences. */
  form: 'tags' | 'sentences';
  /** Tokens its text encoder reads, or a sensible length where it reads more. */
  tokens: number;
  negativePrompt: boolean;
  /** Whether words such as "masterpiece" or "8k" do it good. */
  qualityWords: boolean;
  /** Pixels of a picture it draws best; undefined where that is left to its service. */
  pixels: number | undefined;
  /** What a writer should know beyond the above. */
  advice: string;
}

const GENERAL: Guidelines = {
  id: 'general',
  name: 'a text-to-image model of the Stable Diffusion kind',
  form: 'tags',
  tokens: 75,
  negativePrompt: true,
  qualityWords: true,
  pixels: undefined,
  advice: 'Put the subject first, then medium, style, light, color and composition.',
};

const ALL: readonly (Guidelines & { matches: RegExp })[] = [
  {
    ...GENERAL,
    id: 'sd3',
    name: 'Stable Diffusion 3',
    matches: /\bsd ?-?3|stable-?diffusion-?3|stable diffusion 3|sd3/,
    form: 'sentences',
    tokens: 220,
    qualityWords: false,
    pixels: 1024 * 1024,
    advice: 'Describe the picture in plain sentences, subject first; a short negative prompt is fine.',
  },
  {
    ...GENERAL,
    id: 'sdxl',
    name: 'Stable Diffusion XL',
    matches: /xl\b|xl[-_ ]|sdxl|pony|illustrious|playground/,
    pixels: 1024 * 1024,
    advice: 'A short natural phrase for the subject, then comma-separated style words; few quality words.',
  },
  {
    ...GENERAL,
    id: 'sd15',
    name: 'Stable Diffusion 1.5',
    matches: /sd ?-?_?1|sd15|stable-?diffusion-?v?1|1\.[45]\b|sd ?-?2|deliberate|dreamshaper/,
    pixels: 512 * 512,
    advice: 'Comma-separated phrases; what matters most comes first.',
  },
  {
    id: 'flux',
    name: 'Flux',
    matches: /flux/,
    form: 'sentences',
    tokens: 300,
    negativePrompt: false,
    qualityWords: false,
    pixels: 1024 * 1024,
    advice:
      'Plain, concrete sentences. It ignores negative prompts and weights: say what is there, not what is not.',
  },
  {
    id: 'dalle',
    name: 'DALL·E and GPT Image',
    matches: /dall|gpt-?image/,
    form: 'sentences',
    tokens: 300,
    negativePrompt: false,
    qualityWords: false,
    pixels: undefined,
    advice: 'Plain, concrete sentences without weights or quality words.',
  },
  {
    id: 'midjourney',
    name: 'Midjourney',
    matches: /midjourney|^mj\b|niji/,
    form: 'tags',
    tokens: 90,
    negativePrompt: false,
    qualityWords: false,
    pixels: undefined,
    advice: 'Short phrases, no weights in parentheses, no quality words such as "8k".',
  },
];

/** Ids of the image models that have guidelines of their own. */
export const GUIDELINE_IDS: readonly string[] = ALL.map(({ id }) => id);

/** The guidelines for an image model by any of its usual names; the general ones when it is not known. */
export function guidelinesFor(targetModel: string | undefined): Guidelines {
  const name = targetModel?.trim().toLowerCase();
  if (!name) return GENERAL;
  const found = ALL.find(({ id }) => id === name) ?? ALL.find(({ matches }) => matches.test(name));
  if (!found) return GENERAL;
  const { matches: _, ...guidelines } = found;
  return guidelines;
}
