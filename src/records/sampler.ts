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

/**
 * A sampler's name taken apart from the scheduler that older tools write into it: "DPM++ 2M Karras" is sampler "DPM++ 2M"
 * with scheduler "Karras". A name without one is returned as it is.
 */
export function splitSampler(name: string): { sampler: string; scheduler?: string } {
  const text = name.trim();
  const lower = text.toLowerCase();
  for (const scheduler of SCHEDULERS) {
    const suffix = ` ${scheduler.toLowerCase()}`;
    if (lower.endsWith(suffix) && text.length > suffix.length)
      return { sampler: text.slice(0, -suffix.length).trim(), scheduler };
  }
  return { sampler: text };
}
