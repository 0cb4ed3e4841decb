import type { PromptForm } from '../../../records/prompt-form.ts';
import { containsPhrase } from '../../../text/prompt-text.ts';
import { quoted, upperFirst } from '../../../text/sentence.ts';
import { isAvoided } from '../../style/guidance.ts';
import { read } from '../../style/reading.ts';
import { fitToModel } from '../fit-to-model.ts';
import type { Guidelines } from '../guidelines.ts';
import { joinParts, partsOf } from '../parts.ts';
import { type JsonObject, leavesOf, withTexts, writeJsonPrompt } from './json-prompt.ts';
import { roleOfLeaf, SAID_ROLES, type SaidRole, saidInJson, saidInProse } from './said.ts';
import { hasKeys, jsonOf, withMore } from './write-json.ts';

/** What a JSON prompt has to hold to. */
interface JsonDemands {
  /** The idea, where it was JSON: its keys stay. */
  own?: JsonObject | undefined;
  /** The idea in words. */
  idea: string;
  guidelines: Guidelines;
  keep: readonly string[];
  avoid: readonly string[];
  /** Longest prompt, and how long one is. */
  most?: number | undefined;
  count(prompt: string): number;
}

/** A JSON prompt with what was changed, or why there can be none. */
type JsonChecked = { json: JsonObject; changes: string[] } | { problem: string };

/** A prompt in words as JSON: where the idea was JSON, that, and what the words add to it, each under the key that it belongs to. */
export function jsonFromWords(
  prompt: string,
  { own, idea, guidelines }: Pick<JsonDemands, 'own' | 'idea' | 'guidelines'>,
): JsonObject {
  const { keys } = guidelines;
  if (own) {
    const known = new Set(partsOf(idea).map(({ text }) => read(text).key));
    const added = partsOf(prompt).filter(({ text }) => !known.has(read(text).key));
    const said = saidInProse(`${idea.split(/[,.]/)[0]}, ${joinParts(added)}`).slice(1);
    return withMore(
      inKeysOf(own, guidelines),
      said.filter(({ role }) => role !== 'lettering'),
      keys,
    );
  }
  // The words of an idea stay together: they are what it is of.
  const subject = idea.trim().replace(/[\s.,;:]+$/, '');
  if (!prompt.startsWith(subject) || partsOf(subject).length > 4) return jsonOf(saidInProse(prompt), keys);
  const rest = saidInProse(`subject${prompt.slice(subject.length)}`).slice(1);
  const lettering = saidInProse(subject).filter(({ role }) => role === 'lettering');
  return jsonOf([{ role: 'subject', text: subject }, ...rest, ...lettering], keys);
}

/** What a JSON prompt says of the image, as phrases or as sentences that stand for themselves. */
export function wordsOfJson(json: JsonObject, form: PromptForm): string {
  const said = saidInJson(json).filter(({ role }) => role !== 'avoid' && role !== 'technical');
  const texts = said.sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role)).map(({ text }) => text);
  return form === 'sentences'
    ? texts.map((text) => `${upperFirst(text)}${/[.!?]$/.test(text) ? '' : '.'}`).join(' ')
    : texts.map((text) => text.replace(/\.$/, '')).join(', ');
}

/** In which order words name what they speak of. */
const ORDER: readonly SaidRole[] = SAID_ROLES;

/** A JSON prompt with the keys that its image model was trained with; one that may have any keeps its own. */
export function inKeysOf(json: JsonObject, { form, keys }: Guidelines): JsonObject {
  return form === 'json' && keys && !hasKeys(json, keys) ? jsonOf(saidInJson(json), keys) : json;
}

/**
 * Holds a JSON prompt to what is asked for, text by text: what the image model does not understand goes, and so do unwanted words; words to
 * keep that are missing join the subject; keys of the idea that are missing come back.
 */
export function holdJson(given: JsonObject, demands: JsonDemands): JsonChecked {
  const { own, guidelines, keep, avoid } = demands;
  const changes = new Set<string>();
  let json = inKeysOf(given, guidelines);
  const back = own ? Object.keys(inKeysOf(own, guidelines)).filter((key) => !(key in json)) : [];
  if (own && back.length > 0) {
    json = { ...json, ...Object.fromEntries(back.map((key) => [key, inKeysOf(own, guidelines)[key]!])) };
    changes.add(`Put back ${quoted(back)}, which the idea has.`);
  }
  json = fitted(json, guidelines, changes);
  let lost = false;
  const unwanted: string[] = [];
  json = withTexts(json, (text, path) => {
    const role = roleOfLeaf({ path, text });
    if (role === 'avoid') return text;
    const parts = partsOf(text);
    const rest = parts.filter((part) => !isAvoided(read(part.text), avoid));
    if (rest.length === parts.length) return text;
    unwanted.push(...parts.filter((part) => !rest.includes(part)).map((part) => part.text));
    lost ||= role === 'subject' && rest[0] !== parts[0];
    return rest.length === 0 ? undefined : joinParts(rest);
  });
  if (lost || Object.keys(json).length === 0)
    return { problem: `it cannot do without ${quoted(avoid)}, which must not be in it` };
  if (unwanted.length > 0) changes.add(`Left out ${quoted(unwanted)}, which must not be in it.`);
  const said = leavesOf(json).map(({ text }) => text);
  const missing = keep.filter((phrase) => !said.some((text) => containsPhrase(text, phrase)));
  if (missing.length > 0) {
    json = withMore(json, [{ role: 'subject', text: missing.join(', ') }], guidelines.keys);
    changes.add(`Put in ${quoted(missing)}, which must be in it.`);
  }
  const shorter = shortenJson(json, demands);
  if (!shorter)
    return { problem: `it would not fit ${demands.most} tokens without losing the idea or words to keep` };
  if (shorter.leftOut.length > 0)
    changes.add(`Left out ${quoted(shorter.leftOut)} to fit ${demands.most} tokens.`);
  return { json: shorter.json, changes: [...changes] };
}

/** Makes a JSON prompt fit by leaving out whole texts from its end, but for its subject, the words of the idea and those to keep. */
export function shortenJson(
  json: JsonObject,
  { most, count, idea, keep }: Pick<JsonDemands, 'most' | 'count' | 'idea' | 'keep'>,
): { json: JsonObject; leftOut: string[] } | undefined {
  let result = json;
  const leftOut: string[] = [];
  const wanted = read(idea).content;
  const removable = leavesOf(json).filter(
    (leaf) =>
      roleOfLeaf(leaf) !== 'subject' &&
      !keep.some((phrase) => containsPhrase(leaf.text, phrase)) &&
      ![...read(leaf.text).content].some((lemma) => wanted.has(lemma)),
  );
  while (most !== undefined && count(writeJsonPrompt(result)) > most) {
    const last = removable.pop();
    if (!last) return undefined;
    let gone = false;
    result = withTexts(result, (text, path) => {
      const isIt = !gone && text.trim() === last.text && path.join('\0') === last.path.join('\0');
      gone ||= isIt;
      return isIt ? undefined : text;
    });
    leftOut.push(last.text);
  }
  return { json: result, leftOut };
}

function fitted(json: JsonObject, guidelines: Guidelines, changes: Set<string>): JsonObject {
  const hurt = new Set(guidelines.qualityWords.hurt.map((word) => read(word).key));
  const bare = { ...guidelines, lead: '' };
  return withTexts(json, (text, path) => {
    if (roleOfLeaf({ path, text }) === 'technical') return text;
    const parts = partsOf(text);
    if (parts.every((part) => hurt.has(read(part.text).key))) {
      changes.add(
        `Left out ${quoted(parts.map((part) => part.text))}: such words do ${guidelines.name} no good.`,
      );
      return undefined;
    }
    const { prompt, changes: made } = fitToModel(text, '', bare);
    for (const one of made) changes.add(one);
    return prompt.trim() === '' ? undefined : prompt;
  });
}
