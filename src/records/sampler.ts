/** Schedulers that tools write behind the sampler's name, as the A1111 web UI spells them. */
const SCHEDULERS = [
  'Karras',
  'Exponential',
  'Polyexponential',
  'SGM Uniform',
  'KL Optimal',
  'Align Your Steps',
  'Simple',
  'Normal',
  'Beta',
  'Turbo',
];

/** Longest name of a sampler that is taken apart. */
const LONGEST = 100;
/** As ComfyUI, diffusers and people spell them; the longer before those that they end with. */
const SPELLED = [...SCHEDULERS, 'ddim_uniform', 'Linear Quadratic', 'Beta57'].sort(
  (a, b) => b.length - a.length,
);
/** One of them behind a space, an underscore, a dash or in brackets. */
const SUFFIX = new RegExp(
  `^(.*?[^\\s_/,(-])[\\s_/,-]+\\(?(${SPELLED.map((one) => one.replace(/[ _]/g, '[ _-]')).join('|')})\\)?$`,
  'i',
);
/** The name that we know it by, where it has one. */
const BY_NAME = new Map(SCHEDULERS.map((one) => [one.toLowerCase(), one]));

/**
 * A sampler's name taken apart from the scheduler that older tools write into it: "DPM++ 2M Karras" is sampler "DPM++ 2M"
 * with scheduler "Karras". A name without one is returned as it is.
 */
export function splitSampler(name: string): { sampler: string; scheduler?: string } {
  const before = known.get(name);
  if (before) return { ...before };
  const parts = partsOf(name);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, parts);
  return { ...parts };
}

/** Files name the same few samplers in each row. */
const known = new Map<string, { sampler: string; scheduler?: string }>();
const MOST_KNOWN = 200;

function partsOf(name: string): { sampler: string; scheduler?: string } {
  const text = name.trim();
  if (text.length > LONGEST) return { sampler: text };
  const [, sampler, spelled] = SUFFIX.exec(text) ?? [];
  if (sampler === undefined || spelled === undefined) return { sampler: text };
  // Names with underscores go with schedulers spelt so too, as ComfyUI has them.
  const isPlain = /_/.test(text) && !/\s/.test(text);
  const scheduler = isPlain
    ? spelled.toLowerCase().replace(/[ -]/g, '_')
    : (BY_NAME.get(spelled.toLowerCase().replace(/[_-]/g, ' ')) ?? spelled);
  return { sampler, scheduler };
}

/** Settings with a scheduler that was written into the sampler's name moved to its place; a scheduler that is stated stays. */
export function withSplitSampler<S extends { sampler?: string | undefined; scheduler?: string | undefined }>(
  settings: S,
): S {
  if (settings.sampler === undefined) return settings;
  const { sampler, scheduler } = splitSampler(settings.sampler);
  if (scheduler === undefined) return settings;
  const isOpen = settings.scheduler === undefined || /^automatic$/i.test(settings.scheduler);
  return { ...settings, sampler, ...(isOpen && { scheduler }) };
}

/**
 * How a sampler that is looked for may be kept: by its name alone, which older records have with a scheduler in it; and,
 * where the name that is looked for has a scheduler in it, by the two apart. All in lower case.
 */
export function samplerForms(name: string): {
  names: string[];
  apart?: { sampler: string; scheduler: string };
} {
  const lower = name.trim().toLowerCase();
  const { sampler, scheduler } = splitSampler(lower);
  if (scheduler !== undefined)
    return { names: [lower], apart: { sampler, scheduler: scheduler.toLowerCase() } };
  const joined = SCHEDULERS.map((one) => one.toLowerCase()).flatMap((one) => [
    `${lower} ${one}`,
    `${lower}_${one.replaceAll(' ', '_')}`,
  ]);
  return { names: [lower, ...joined] };
}
