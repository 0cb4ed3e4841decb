import { fitToModel } from '../fit-to-model.ts';
import type { Guidelines } from '../guidelines.ts';
import { joinParts, partsOf } from '../parts.ts';
import { judgePhrase } from '../style-phrase.ts';

/** A prompt in another model's dialect. */
export interface Translated {
  prompt: string;
  negativePrompt: string;
  changes: string[];
}

const SCORES = /^(?:score_\d\w*|source_\w+|rating_\w+|masterpiece|best quality|absurdres|newest)$/i;
const WEIGHT = /(?<!\\)\(((?:[^()\\]|\\.)+?):\s*(\d*\.?\d+)\)/g;
const DOUBLE_COLON = /([^,:]+?)::\s*(\d*\.?\d+)/g;

/**
 * Puts a prompt into the dialect of an image model without a language model: tags become sentences or sentences tags,
 * weights change their writing or go, tags that only one family of models knows go, and what the model wants in front
 * comes. The words of the picture stay; a language model would also word them anew.
 */
export function translatePrompt(prompt: string, negativePrompt: string, target: Guidelines): Translated {
  const changes: string[] = [];
  let text = withoutScores(prompt, target);
  if (text !== prompt) changes.push('Left out tags that only another family of models was trained with.');
  const weighted = rewriteWeights(text, target);
  if (weighted !== text) changes.push(`Wrote weights as ${target.name} reads them.`);
  // A flag for what must stay out is how one dialect writes a negative prompt.
  const wantsNo = target.flags && !target.negativePrompt && negativePrompt.trim() !== '';
  const fitted = fitToModel(weighted, wantsNo ? '' : negativePrompt, target);
  changes.push(...fitted.changes);
  text = fitted.prompt;
  const isProse = /[.!?]\s+\p{Lu}/u.test(text) || (/[.!?]$/.test(text.trim()) && !text.includes(','));
  if (target.form === 'tags' && isProse) {
    text = asTags(text);
    changes.push('Made comma-separated phrases of the sentences.');
  } else if (target.form === 'sentences' && !/[.!?]\s/.test(text) && text.includes(',')) {
    text = asSentences(text);
    changes.push('Made sentences of the phrases.');
  }
  if (target.lead !== '' && target.form === 'tags') text = asBoardTags(text);
  if (!wantsNo) return { prompt: text, negativePrompt: fitted.negativePrompt, changes };
  changes.push(`Wrote the negative prompt behind --no, as ${target.name} reads it.`);
  return { prompt: `${text} --no ${plainList(negativePrompt)}`, negativePrompt: '', changes };
}

function withoutScores(prompt: string, target: Guidelines): string {
  const known = new Set(
    [...target.qualityWords.help, ...target.lead.split(',')].map((tag) => tag.trim().toLowerCase()),
  );
  const parts = partsOf(prompt);
  const rest = parts.filter(({ text }) => !SCORES.test(text.trim()) || known.has(text.trim().toLowerCase()));
  return rest.length === parts.length || rest.length === 0 ? prompt : joinParts(rest);
}

function rewriteWeights(text: string, { weights }: Guidelines): string {
  if (weights === 'double-colon')
    return text.replace(WEIGHT, (_all, inside: string, weight: string) => `${inside}::${weight}`);
  if (weights === 'parentheses')
    return text.replace(DOUBLE_COLON, (_all, inside: string, weight: string) =>
      inside.replace(/^(\s*)(.*)$/s, `$1($2:${weight})`),
    );
  return text;
}

function asTags(text: string): string {
  return partsOf(text)
    .map((part) =>
      part.text
        .trim()
        .replace(/[.!?]+$/, '')
        .replace(/^(?:and|with|it is|there is)\s+/i, ''),
    )
    .map((part, at) => (at === 0 ? part : lowerStart(part)))
    .filter((part) => part !== '')
    .join(', ');
}

/** The subject's phrases make the first sentence, those about the look the others, two or three together. */
function asSentences(text: string): string {
  const parts = partsOf(text).map((part) => part.text.trim());
  const look = parts.findIndex((part, at) => at > 0 && judgePhrase(part) !== undefined);
  const subject = parts.slice(0, look < 0 ? parts.length : look);
  const rest = look < 0 ? [] : parts.slice(look);
  const sentences = [subject.join(', ')];
  for (let at = 0; at < rest.length; at += 3) sentences.push(rest.slice(at, at + 3).join(', '));
  return sentences.map((sentence) => `${upperStart(sentence.replace(/[.!?]+$/, ''))}.`).join(' ');
}

/** As image boards write tags: lower case, no articles. */
function asBoardTags(text: string): string {
  return partsOf(text)
    .map((part) => part.text.trim().replace(/^(?:an?|the)\s+/i, ''))
    .map((part) => (part.includes('<') ? part : part.toLowerCase()))
    .join(', ');
}

function plainList(negative: string): string {
  return negative
    .replace(/[()[\]]/g, '')
    .replace(/:\s*\d*\.?\d+/g, '')
    .trim();
}

function lowerStart(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}

function upperStart(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
