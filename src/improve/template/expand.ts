import { CANNOT_BE_DONE, PromptloomError } from '../../errors.ts';
import { tidy, tooLarge } from './expand-text.ts';
import { Expansion, type ExpansionOptions } from './expansion.ts';
import { parseTemplate } from './grammar/parse.ts';

/** How a template is expanded. */
export interface ExpandOptions extends ExpansionOptions {
  /** Most prompts to give. */
  count: number;
}

/** Prompts of a template. */
export interface Expanded {
  prompts: string[];
  /** Whether there are more combinations than were given; at random, whether it took too much work to draw as many as were asked for. */
  more: boolean;
  /** Wildcards that no file has: they stay in the text as they are. */
  missing: string[];
  /** What else of a template's grammar stays in the text, since nothing is known of it: variables without a value, say. */
  unknown: string[];
  /** Wildcard files that could not be read, in whole or in part, and what is wrong with a line, with the place and the reason. */
  problems: string[];
}

/** Steps for all prompts together, after which those that are there have to do. */
const MOST_STEPS_IN_ALL = 600_000;
/** Characters of all prompts together. */
const MOST_IN_ALL = 10_000_000;
/** Draws that only repeat, beside as many as there are prompts, after which no more are drawn. */
const MOST_REPEATS = 500;

/**
 * Expands a template: at random by seed, without repeats, or combinatorially, first things first. Spaces and commas
 * around empty choices are mended.
 * @throws PromptloomError `invalid-input` for a template or a line of a wildcard file that cannot be read, or one that leads into itself.
 */
export function expandTemplate(template: string, options: ExpandOptions): Expanded {
  const { mode, count, wildcards } = options;
  const expansion = new Expansion(options);
  const nodes = parseTemplate(template);
  const prompts = new Set<string>();
  /** Those in which one choice takes the same text twice. */
  const doubled = new Set<string>();
  let [more, characters, repeats] = [false, 0, 0];
  const add = (prompt: string, to: Set<string>) => {
    if (to.has(prompt)) return;
    characters += prompt.length;
    if (characters > MOST_IN_ALL) throw tooLarge();
    to.add(prompt);
  };
  for (;;) {
    const { text, isDoubled } = expansion.prompt(nodes);
    const prompt = tidy(text);
    const before = prompts.size;
    if (mode === 'all' && isDoubled) add(prompt, doubled);
    else if (before < count) add(prompt, prompts);
    else more ||= !prompts.has(prompt);
    repeats = prompts.size > before ? 0 : repeats + 1;
    const isEnough =
      mode === 'all'
        ? more || !expansion.next()
        : prompts.size >= count || repeats >= MOST_REPEATS + prompts.size;
    if (isEnough || !expansion.leavesChoice) break;
    if (expansion.steps > MOST_STEPS_IN_ALL) {
      more = true;
      break;
    }
  }
  const found = prompts.size > 0 ? prompts : doubled;
  if (found.size === 1 && found.has('') && nodes.every(({ kind }) => kind === 'text'))
    throw new PromptloomError('invalid-input', 'The template holds nothing but a remark.', {
      hint: 'A # at the start of a line begins a remark; write \\# for the character itself.',
      status: CANNOT_BE_DONE,
    });
  const { missing, unknown, problems } = expansion;
  return {
    prompts: [...found].slice(0, count),
    more,
    missing: [...missing],
    unknown: [...unknown],
    problems: [...wildcards.problems(), ...problems],
  };
}
