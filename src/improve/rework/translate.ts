import { containsPhrase, withShortRuns } from '../../text/prompt-text.ts';
import { quoted, upperFirst } from '../../text/sentence.ts';
import { fitToModel } from '../fit/fit-to-model.ts';
import { withNo } from '../fit/flags.ts';
import type { Guidelines } from '../fit/guidelines.ts';
import { withoutLeads } from '../fit/json/said.ts';
import { joinParts, partsOf } from '../fit/parts.ts';
import { contradiction } from '../style/contradictions.ts';
import { read } from '../style/reading.ts';
import { judgePhrase } from '../style/style-phrase.ts';
import { asBoardTags, asTags, unique, withoutCounts, withoutUnderscores } from './tags.ts';
import { parenthesesPiece, reweight } from './weights.ts';

/** A prompt in another model's dialect. */
export interface Translated {
  prompt: string;
  negativePrompt: string;
  changes: string[];
}

const SCORES =
  /^(?:score_\d\w*|source_\w+|rating_\w+|masterpiece|(?:best|high|highest|amazing) quality|absurdres|newest)$/i;
/** Words of quality that families of models share; they are exchanged for those of the target. */
const PRAISE =
  /^(?:(?:highly|ultra|extremely|insanely) detailed|sharp focus|award[- ]winning|trending on artstation|\d+k|u?hdr?)$/i;
const FAMILIES: Record<string, string> = { source_anime: 'anime style', source_cartoon: 'cartoon style' };
/** What negative prompts of tag models hold out of habit and only those were trained with. */
const POOR =
  /^(?:(?:worst|low|lowest|bad|normal) quality|lowres|jpeg artifacts|bad (?:anatomy|hands|proportions)|score_\d\w*)$/i;
const FLAG = /(?:^|\s)--[a-z]/i;
const RATIO = /\s--(?:ar|aspect)\s+(\d{1,4}):(\d{1,4})/i;
/** Quality words of the target that take the place of others. */
const MOST_PRAISE = 2;

/**
 * Puts the words of a prompt into the dialect of an image model without a language model: tags become sentences or sentences tags,
 * weights change their writing or go, tags that only one family of models knows go or become words, words of quality give way
 * to those of the target, what must stay out goes where the target reads it, and what the target wants in front comes. The
 * words of the image stay; a language model would also word them anew.
 */
export function translateWords(asked: string, askedNegative: string, target: Guidelines): Translated {
  const changes: string[] = [];
  // Patterns look again from each character of a run.
  const [prompt, negativePrompt] = [withShortRuns(asked), withShortRuns(askedNegative)];
  const { body, flags } = apart(prompt);
  const separated = body.replace(/\s+\.\s+(?=\S)/g, target.form === 'tags' ? ', ' : '. ');
  const plain = withoutUnderscores(separated);
  const bare = withoutScores(plain, target);
  if (bare !== plain) changes.push('Left out tags that only another family of models was trained with.');
  // Pieces in double colons are made of what is left at the end, and read before anything is taken out.
  const isColons = /::/.test(bare);
  const first =
    isColons || target.weights !== 'double-colon' ? weigh(bare, target) : { text: bare, unwanted: [] };
  const { kept: negative, poor } = negativeOf([negativePrompt, ...first.unwanted], target);
  // A flag for what must stay out is how one dialect writes a negative prompt.
  const wantsNo = target.noFlag && !target.negativePrompt && negative !== '';
  const reading = isColons ? target : { ...target, weights: laterWeights(target) };
  const fitted = fitToModel(`${first.text}${flags}`, wantsNo ? '' : negative, reading);
  const { body: fittedBody, flags: fittedFlags } = apart(fitted.prompt);
  const weighted = isColons ? fittedBody : weigh(fittedBody, target).text;
  if (target.weights !== 'none' && (first.text !== bare || weighted !== fittedBody))
    changes.push(`Wrote weights as ${target.name} reads them.`);
  if (target.weights === 'none' && first.text !== bare)
    changes.push(`Left out weights: ${target.name} does not read them.`);
  changes.push(...fitted.changes, ...sizeNote(flags, target));
  if (poor.length > 0 && target.flags)
    changes.push(
      `Left out ${quoted(poor)} of the negative prompt: ${target.name} makes nothing of such words.`,
    );
  let kept = fittedFlags;
  let text = inForm(weighted, target, changes);
  const praise = bare !== plain || text !== plain ? praiseFor(plain, text, target) : [];
  if (praise.length > 0) {
    text = `${text}, ${praise.join(', ')}`;
    changes.push(`Put in ${quoted(praise)} in place of other words of quality.`);
  }
  if (wantsNo) {
    changes.push(`Wrote the negative prompt behind --no, as ${target.name} reads it.`);
    kept = withNo(kept, plainList(negative).split(','));
  }
  return { prompt: `${text}${kept}`.trim(), negativePrompt: wantsNo ? '' : fitted.negativePrompt, changes };
}

/** A prompt and the flags at its end, with the space before them. */
function apart(prompt: string): { body: string; flags: string } {
  const at = prompt.search(FLAG);
  return at < 0
    ? { body: prompt, flags: '' }
    : { body: prompt.slice(0, at), flags: prompt.slice(at).replace(/^(?=-)/, ' ') };
}

function inForm(prompt: string, target: Guidelines, changes: string[]): string {
  let text = target.board || (target.form === 'tags' && !target.flags) ? prompt : withoutCounts(prompt);
  const isProse = /[.!?]\s+\p{Lu}/u.test(text) || (/[.!?]$/.test(text.trim()) && !text.includes(','));
  if (target.form === 'tags' && isProse) {
    text = asTags(withoutLeads(text));
    changes.push('Made comma-separated phrases of the sentences.');
  } else if (target.form === 'sentences' && !/[.!?]\s/.test(text) && text.includes(',')) {
    text = asSentences(text);
    changes.push('Made sentences of the phrases.');
  }
  if (target.form === 'sentences') return ended(text);
  if (target.board) return asBoardTags(text);
  // Weighted pieces of one dialect stand side by side without commas.
  return /::/.test(text) ? text : unique(partsOf(text).map((part) => part.text.trim())).join(', ');
}

function withoutScores(prompt: string, target: Guidelines): string {
  const known = new Set(
    [...target.qualityWords.help, ...target.lead.split(',')].map((tag) => tag.trim().toLowerCase()),
  );
  const parts = partsOf(prompt);
  const rest = parts.flatMap((part) => {
    const { text } = parenthesesPiece(part.text.trim());
    if (!SCORES.test(text) || known.has(text.toLowerCase())) return [part];
    const family = target.lead.includes('score_') ? part.text.trim() : FAMILIES[text.toLowerCase()];
    return family && text.startsWith('source_') ? [{ ...part, text: family }] : [];
  });
  const same = rest.length === parts.length && rest.every(({ text }, at) => text === parts[at]!.text);
  return same || rest.length === 0 ? prompt : joinParts(rest);
}

/** The target's own words of quality where the prompt had others, and none that go against the image. */
function praiseFor(before: string, after: string, { qualityWords, lead, form }: Guidelines): string[] {
  if (!qualityWords.welcome || lead !== '' || form !== 'tags') return [];
  const gone = partsOf(before).some(({ text }) => {
    const word = parenthesesPiece(text.trim()).text;
    return (SCORES.test(word) || PRAISE.test(word)) && !containsPhrase(after, word);
  });
  if (!gone) return [];
  const image = read(after).commitments;
  const there = qualityWords.help.filter((word) => containsPhrase(after, word)).length;
  return qualityWords.help
    .filter((word) => !containsPhrase(after, word) && !contradiction(read(word).commitments, image))
    .slice(0, Math.max(0, MOST_PRAISE - there));
}

/** The negative prompt without what only another family of models was trained with, and those words. */
function negativeOf(given: readonly string[], { flags, lead }: Guidelines): { kept: string; poor: string[] } {
  const parts = given
    .flatMap((text) => partsOf(text))
    .map(({ text }) => text.trim())
    .filter((text) => text !== '');
  const isPoor = (text: string) => {
    const word = parenthesesPiece(text).text;
    return /^score_/i.test(word) ? !lead.includes('score_') : flags && POOR.test(word);
  };
  return { kept: unique(parts.filter((part) => !isPoor(part))).join(', '), poor: parts.filter(isPoor) };
}

function weigh(text: string, target: Guidelines) {
  const parts = partsOf(text).map((part) => part.text.trim());
  return reweight(text, parts, target);
}

/** Brackets are left alone until pieces are made of them. */
function laterWeights({ weights }: Guidelines): Guidelines['weights'] {
  return weights === 'double-colon' ? 'parentheses' : weights;
}

/** What a flag for the shape comes to in pixels, for a model that has a size instead. */
function sizeNote(flags: string, { flags: knows, pixels }: Guidelines): string[] {
  const [, width, height] = RATIO.exec(flags) ?? [];
  if (knows || !pixels || !Number(width) || !Number(height)) return [];
  const ratio = Number(width) / Number(height);
  const side = (length: number) => Math.max(64, Math.round(length / 64) * 64);
  return [
    `In place of --ar ${width}:${height}, draw it ${side(Math.sqrt(pixels * ratio))}x${side(Math.sqrt(pixels / ratio))}.`,
  ];
}

/** The subject's phrases make the first sentence, those about the look the others, two or three together. */
function asSentences(text: string): string {
  const parts = partsOf(text).map((part) => part.text.trim());
  const look = parts.findIndex((part, at) => at > 0 && judgePhrase(read(part)) !== undefined);
  const subject = parts.slice(0, look < 0 ? parts.length : look);
  const rest = look < 0 ? [] : parts.slice(look);
  const sentences = [subject.join(', ')];
  for (let at = 0; at < rest.length; at += 3) sentences.push(rest.slice(at, at + 3).join(', '));
  return sentences.map((sentence) => `${upperFirst(sentence.replace(/[.!?]+$/, ''))}.`).join(' ');
}

function ended(text: string): string {
  const whole = text
    .trim()
    .replace(
      /(^|[.!?]\s+)(\p{Ll})/gu,
      (_all, before: string, letter: string) => before + letter.toUpperCase(),
    );
  return whole === '' || /[.!?>]$/.test(whole) ? whole : `${whole}.`;
}

function plainList(negative: string): string {
  return negative
    .replace(/[()[\]]/g, '')
    .replace(/:\s*\d*\.?\d+/g, '')
    .trim();
}
