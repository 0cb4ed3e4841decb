import { PromptloomError } from '../../src/errors.ts';
import { type ExpandOptions, expandTemplate } from '../../src/improve/template/expand.ts';
import type { Wildcards } from '../../src/improve/template/wildcards/wildcards.ts';

/** Prompts that a way of expanding can come to, or why there are none. */
export type Prompts =
  | {
      prompts: string[];
      /** Whether there are more than were looked for. */
      more: boolean;
      /** The most in one go. */
      longest: number;
    }
  | { error: string };

/** All that a template can come to. */
export interface Outcome {
  /** All combinations, whatever chance does. */
  all: Prompts;
  /** What a random selection can begin with. */
  random: Prompts;
  /** What a random selection gives in a row, each once; null where that is left to chance. */
  row: { prompts: string[] } | { error: string } | null;
}

/** How far promptloom's outcomes are looked for. */
export interface Effort {
  /** Most prompts. */
  limit: number;
  /** Most prompts in a row. */
  length: number;
  /** Seeds beyond the last that brought a new prompt: so many, and so many more by prompt. */
  seeds: [fewest: number, aPrompt: number];
  /** How many prompts a random selection is known to have elsewhere: until as many are found, seeds are tried for longer. */
  known?: number;
}

/** How much longer. */
const LONGER = 20;

/** Everything that promptloom makes of a template; what is drawn, it finds by trying seeds. */
export function outcomeOf(template: string, wildcards: Wildcards, effort: Effort): Outcome {
  const random = overSeeds(template, { mode: 'random', count: 1, wildcards }, effort);
  const isDrawn = 'error' in random || random.prompts.length > 1;
  return {
    all: overSeeds(template, { mode: 'all', count: effort.limit + 1, wildcards }, effort),
    random,
    row: isDrawn
      ? null
      : expandTemplate(template, { mode: 'random', count: effort.length, seed: 1, wildcards }),
  };
}

function overSeeds(
  template: string,
  options: Omit<ExpandOptions, 'seed'>,
  { limit, seeds: [fewest, aPrompt], known = 0 }: Effort,
): Prompts {
  const found = new Set<string>();
  let longest = 0;
  try {
    const patience = () => (fewest + aPrompt * found.size) * (found.size < known ? LONGER : 1);
    for (let [seed, last] = [0, 0]; seed - last < patience(); seed += 1) {
      const { prompts } = expandTemplate(template, { ...options, seed });
      const before = found.size;
      for (const prompt of prompts) found.add(prompt);
      longest = Math.max(longest, prompts.length);
      if (found.size > before) last = seed;
      if (found.size > limit || (options.mode === 'all' && !/[~@]/.test(template))) break;
    }
    return { prompts: [...found], more: found.size > limit, longest };
  } catch (error) {
    if (error instanceof PromptloomError) return { error: error.message };
    throw error;
  }
}
