import type { PromptForm } from '../../records/prompt-form.ts';
import type { Guidelines } from '../fit/guidelines.ts';
import { type JsonObject, readJsonPrompt, writeJsonPrompt } from '../fit/json/json-prompt.ts';
import { holdJson, inKeysOf, wordsOfJson } from '../fit/json/json-variant.ts';
import { saidInJson, saidInProse } from '../fit/json/said.ts';
import { jsonOf } from '../fit/json/write-json.ts';
import { formFor, guidelinesIn } from '../fit/prompt-form.ts';
import { sentencesOf } from './sentences.ts';
import { type Translated, translateWords } from './translate.ts';

/**
 * Puts a prompt into the dialect of an image model: from tags, sentences or JSON to any of them; {@link translateWords} says what becomes
 * of its words.
 * @param form where another one than the model's own is asked for.
 */
export function translatePrompt(
  prompt: string,
  negativePrompt: string,
  target: Guidelines,
  asked?: PromptForm,
): Translated {
  const json = readJsonPrompt(prompt);
  const form = formFor(target, asked, json !== undefined);
  const inForm = guidelinesIn(form, target);
  if (json && form === 'json') return mended(json, prompt, negativePrompt, target, inForm);
  if (json) {
    const { words, without } = wordsOf(json, form, inForm);
    const negative = [negativePrompt, ...without].filter(Boolean).join(', ');
    const translated = translateWords(words, negative, inForm);
    const made = form === 'tags' ? 'phrases' : 'sentences';
    return { ...translated, changes: [`Made ${made} of the JSON.`, ...translated.changes] };
  }
  if (form !== 'json') return translateWords(prompt, negativePrompt, inForm);
  const isProse = saidInProse(prompt).length > 1 && /[.!?]\s+\p{Lu}/u.test(prompt);
  const translated = translateWords(prompt, negativePrompt, {
    ...inForm,
    form: isProse ? 'sentences' : 'tags',
  });
  const changes = translated.changes.filter((change) => !change.startsWith('Made sentences'));
  return {
    ...translated,
    prompt: writeJsonPrompt(jsonOf(saidInProse(translated.prompt), target.keys)),
    changes: [...changes, 'Wrote it as JSON, each part under what it speaks of.'],
  };
}

/** An idea in words, as those who write prompts are given it; what it is to be without is told apart. */
export function wordsOfIdea(
  json: JsonObject,
  form: PromptForm,
  guidelines: Guidelines,
): { words: string; without: string[] } {
  return wordsOf(json, form === 'json' ? 'tags' : form, guidelinesIn(form, guidelines));
}

function wordsOf(json: JsonObject, form: PromptForm, guidelines: Guidelines) {
  const said = saidInJson(json);
  const without = said.flatMap(({ role, text }) => (role === 'avoid' ? unwantedIn(text) : []));
  if (form !== 'sentences') return { words: wordsOfJson(json, 'tags'), without };
  const words = sentencesOf(said, guidelines);
  const honoured = guidelines.exclusions && without.length > 0;
  return { words: honoured ? `${words} The image is without ${without.join(', ')}.` : words, without };
}

/** "no people" and "people" both say that there are to be none. */
function unwantedIn(text: string): string[] {
  return text
    .split(/[,;]/)
    .flatMap((thing) => thing.trim().replace(/^(?:no|without|avoid|never|do not)\s+/i, '') || []);
}

function mended(
  json: JsonObject,
  prompt: string,
  negativePrompt: string,
  target: Guidelines,
  inForm: Guidelines,
): Translated {
  const isRekeyed = inKeysOf(json, target) !== json;
  const held = holdJson(json, {
    ...{ idea: '', guidelines: target, keep: [], avoid: [] },
    count: () => 0,
  });
  const rekeyed = isRekeyed ? [`Wrote it with the keys that ${target.name} was trained with.`] : [];
  if ('problem' in held) return { prompt, negativePrompt, changes: [] };
  const negative = inForm.negativePrompt ? negativePrompt : '';
  const lost =
    negative === negativePrompt ? [] : [`Left out the negative prompt: ${target.name} ignores it.`];
  return {
    prompt: writeJsonPrompt(held.json, prompt),
    negativePrompt: negative,
    changes: [...rekeyed, ...held.changes, ...lost],
  };
}
