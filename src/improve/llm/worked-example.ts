import type { PromptForm } from '../../records/prompt-form.ts';
import type { Guidelines } from '../fit/guidelines.ts';
import { writeJsonPrompt } from '../fit/json/json-prompt.ts';
import type { Said } from '../fit/json/said.ts';
import { jsonOf } from '../fit/json/write-json.ts';

const IDEA = 'an old lighthouse keeper mending the lamp at night';
const TAGS =
  'an old lighthouse keeper mending the lamp at night, white beard, navy sweater, brass fittings around a huge glass lens, rain on the panes, warm amber light against deep blue, low angle, 35mm photograph';
const BOARD_TAGS =
  '1boy, solo, old man, white beard, blue sweater, holding wrench, lighthouse, glass lens, indoors, night, rain, window, warm lighting, from below';
const SENTENCES =
  'An old lighthouse keeper with a white beard tightens a brass fitting on a huge glass lens, alone in the lamp room. Rain streaks the tall panes behind him. Warm amber light from the lens falls on his face against the deep blue night. The view is from slightly below, on grainy 35mm film.';
const SAID: readonly Said[] = [
  {
    role: 'subject',
    text: 'an old lighthouse keeper with a white beard and a navy sweater, mending the lamp',
  },
  { role: 'setting', text: 'lamp room of a lighthouse at night, rain on the tall panes' },
  { role: 'detail', text: 'a huge glass lens in brass fittings' },
  { role: 'photo', text: '35mm photograph' },
  { role: 'light', text: 'warm amber light from the lens on his face' },
  { role: 'color', text: 'amber' },
  { role: 'color', text: 'deep blue' },
  { role: 'composition', text: 'low angle, the lens in the upper half' },
];
/** Most words of quality of the image model that the example has. */
const MOST_QUALITY = 2;

/** One idea as the image model's dialect writes it: tags, tags of image boards, sentences, or JSON with its keys. */
export function workedExample(guidelines: Guidelines, form: PromptForm): string[] {
  const { negativePrompt } = guidelines;
  const example = {
    angle: 'warm lamp against a wet night',
    prompt: promptIn(guidelines, form),
    negative_prompt: negativePrompt ? 'crowd, text, watermark, blurry' : null,
    reason: 'It gives the keeper a tool, a room and one clear light, which the idea leaves open.',
    borrowed: [],
  };
  return [`One example, for the idea “${IDEA}”: ${JSON.stringify(example)}`, ''];
}

function promptIn({ board, lead, qualityWords, keys }: Guidelines, form: PromptForm): string {
  if (form === 'json') return writeJsonPrompt(jsonOf(SAID, keys));
  if (form === 'sentences') return lead === '' ? SENTENCES : `${lead}, ${SENTENCES}`;
  if (!board) return TAGS;
  // Scores come first where a model was trained with them, words of quality last.
  if (lead !== '') return `${lead}, ${BOARD_TAGS}`;
  return [BOARD_TAGS, ...qualityWords.help.slice(0, MOST_QUALITY)].join(', ');
}
