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

const SUFFIXES = SCHEDULERS.map((scheduler) => ({ scheduler, suffix: ` ${scheduler.toLowerCase()}` }));

/**
 * A sampler's name taken apart from the scheduler that older tools write into it: "DPM++ 2M Karras" is sampler "DPM++ 2M"
 * with scheduler "Karras". A name without one is returned as it is.
 */
export function splitSampler(name: string): { sampler: string; scheduler?: string } {
  const text = name.trim();
  const lower = text.toLowerCase();
  for (const { scheduler, suffix } of SUFFIXES) {
    if (lower.endsWith(suffix) && text.length > suffix.length)
      return { sampler: text.slice(0, -suffix.length).trim(), scheduler };
  }
  return { sampler: text };
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
  return { names: [lower, ...SCHEDULERS.map((one) => `${lower} ${one.toLowerCase()}`)] };
}
