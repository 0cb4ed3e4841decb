import { parseInfotext } from '../../infotext/infotext.ts';
import { MAX_PROMPT_LENGTH } from '../../records/prompt.ts';
import { withSplitSampler } from '../../records/sampler.ts';
import type { Note, SourcePrompt } from '../../sources/source.ts';

/** Where infotext begins that has lost its line breaks, or has them written out. */
const LOST_BREAK = /(?:\s|\\[rn]){1,20}(?=Negative prompt:|Steps:\s*\d+,\s*[A-Z][\w ]*:)/g;

/** What stands in every infotext, whichever tool wrote it. */
const SIGNS = ['teps:', 'egative prompt', 'egative Prompt'];

/** A prompt, a negative prompt and settings. */
const LONGEST = 3 * MAX_PROMPT_LENGTH;

/**
 * A prompt whose text is a whole A1111 infotext, taken apart: prompt, negative prompt, settings. What the record states
 * beside it counts more.
 */
export function withoutInfotext(prompt: SourcePrompt): { prompt: SourcePrompt; note?: Note } {
  const { text } = prompt;
  // Nearly all prompts end here, and what is far too long to be one.
  if (text.length > LONGEST || !SIGNS.some((sign) => text.includes(sign))) return { prompt };
  const read = parseInfotext(text.replace(LOST_BREAK, '\n'));
  const settings = Object.keys(read.settings).length;
  if (settings === 0 && read.negativePrompt === '') return { prompt };
  return {
    prompt: {
      ...prompt,
      text: read.prompt,
      negativePrompt: prompt.negativePrompt || read.negativePrompt,
      settings: { ...withSplitSampler(read.settings), ...prompt.settings },
    },
    note: {
      reason: 'settings were in the prompt, and were taken out of it',
      detail: `${settings} settings${read.negativePrompt === '' ? '' : ' and a negative prompt'}`,
    },
  };
}
