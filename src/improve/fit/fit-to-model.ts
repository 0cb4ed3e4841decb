import { withShortRuns } from '../../text/prompt-text.ts';
import { quoted, upperFirst } from '../../text/sentence.ts';
import { read } from '../style/reading.ts';
import type { Guidelines } from './guidelines.ts';
import { joinParts, partsOf } from './parts.ts';

/** A prompt in the dialect of one image model. */
export interface Fitted {
  prompt: string;
  negativePrompt: string;
  /** What was changed and why, a sentence each. */
  changes: string[];
}

/** Word processors make one dash of two. */
const FLAG =
  /(^|\s)(?:--|[—–])(?!no\b)([a-z][a-z0-9]*)((?:(?:\s+|=)(?!--|[—–])[\w:.#/%-]+)?)(?=\s|[,;.]|$)/gi;
const TAKES_WORD = /^(?:ar|aspect|style|sref|cref|oref|p|profile|v|version|niji|q|quality|personalize)$/i;
const NO_FLAG = /(^|\s)(?:--|[—–])no\s+((?:(?!\s(?:--|[—–]))[^\n])+)/gi;
/** Words of praise that stand before a noun, which may go without it. */
const BEFORE_NOUN =
  /^(?:\d+k|u?hdr?|uhd|(?:highly|ultra|extremely|insanely)[- ]detailed|award[- ]winning|best quality|masterpiece)$/i;
const WEIGHTED = /(?<!\\)\(((?:[^()\\]|\\.){1,400}?)\s*:\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*\)/g;
const DOUBLED = /(?<!\\)\(\(((?:[^()\\]|\\.){1,400})\)\)|(?<!\\)\[\[((?:[^[\]\\]|\\.){1,400})\]\]/g;
const DOUBLE_COLON = /::\s?-?(?:\d+(?:\.\d+)?)?\s*,?/g;
const LORA = /\s*<(?:lora|lyco|hypernet|hypernetwork):[^<>]{1,200}>/gi;
const KEYWORD = /\s*,?\s*\bBREAK\b\s*,?\s*/g;

/**
 * Takes out of a prompt what its image model does not understand (flags, weights, LoRA tags, a negative prompt, quality
 * words that hurt) and puts in front what it always wants.
 */
export function fitToModel(prompt: string, negativePrompt: string, guidelines: Guidelines): Fitted {
  const { name } = guidelines;
  const changes: string[] = [];
  // Language models that go astray write spaces without end, and patterns look again from each of them.
  let [text, negative] = [withShortRuns(prompt), withShortRuns(negativePrompt)];
  const change = (next: string, what: string) => {
    if (next === text) return;
    text = next;
    changes.push(what);
  };
  if (!guidelines.flags) {
    const kept: string[] = [];
    const flags: string[] = [];
    const without = text
      .replace(NO_FLAG, (_all, space: string, list: string) => {
        kept.push(list.trim());
        return space;
      })
      .replace(FLAG, (_all, space: string, flag: string, value: string) => {
        // "--tile a cat": not every flag takes the word behind it.
        const takes = /^(?:\s*|=)\d/.test(value) || TAKES_WORD.test(flag);
        flags.push(`--${flag}${takes ? value : ''}`);
        return takes ? space : space + value;
      });
    if (kept.length > 0) {
      change(tidy(without), `What stood behind --no went into the negative prompt: ${name} knows no flags.`);
      negative = [negative, ...kept].filter(Boolean).join(', ');
    }
    if (flags.length > 0) change(tidy(without), '');
    if (flags.length > 0) changes.push(`Left out ${flags.join(' ')}: ${name} knows no flags.`);
  }
  if (guidelines.flags && !guidelines.noFlag && text.search(NO_FLAG) >= 0) {
    const things = [...text.matchAll(NO_FLAG)].map(([, , list]) => list!.trim());
    change(
      tidy(text.replace(NO_FLAG, '$1')),
      `Left out --no ${things.join(', ')}: ${name} does not read it; say what is there instead.`,
    );
  }
  if (!guidelines.loras && text.search(LORA) >= 0)
    change(tidy(text.replace(LORA, '')), `Left out LoRA tags: ${name} does not load them.`);
  if (guidelines.weights !== 'double-colon' && text.search(DOUBLE_COLON) >= 0)
    change(
      tidy(text.replace(DOUBLE_COLON, ', ')),
      `Left out weights such as ::2: ${name} does not read them.`,
    );
  if (guidelines.weights !== 'parentheses') {
    change(withoutWeights(text), `Left out weights in parentheses: ${name} does not read them.`);
    if (text.search(KEYWORD) >= 0)
      change(tidy(text.replace(KEYWORD, ', ')), `Left out BREAK: ${name} does not know it.`);
    negative = withoutWeights(negative);
  }
  const flagsAt = guidelines.flags ? text.search(/\s--[a-z]/i) : -1;
  const flags = flagsAt < 0 ? '' : text.slice(flagsAt);
  const { rest, hurting } = withoutHurting(text.slice(0, text.length - flags.length), guidelines);
  if (hurting.length > 0) change(rest + flags, `Left out ${quoted(hurting)}: such words do ${name} no good.`);
  const first = guidelines.lead.split(',')[0]!.trim();
  if (first && !read(text).key.includes(read(first).key))
    change(`${guidelines.lead}, ${text}`, `Put ${guidelines.lead} in front, as ${name} was trained with.`);
  if (!guidelines.negativePrompt && negative.trim() !== '') {
    negative = '';
    changes.push(`Left out the negative prompt: ${name} ignores it.`);
  }
  return { prompt: text, negativePrompt: tidy(negative), changes: changes.filter(Boolean) };
}

function withoutWeights(text: string): string {
  let before: string;
  let result = text;
  // From the inside out; brackets within brackets are rare and seldom deep.
  for (let depth = 0; depth < 6; depth += 1) {
    before = result;
    result = result.replace(WEIGHTED, '$1').replace(DOUBLED, '$1$2');
    if (result === before) break;
  }
  return result === text ? text : tidy(result);
}

function withoutHurting(text: string, { qualityWords }: Guidelines): { rest: string; hurting: string[] } {
  const hurt = new Set(qualityWords.hurt.map((word) => read(word).key));
  if (hurt.size === 0) return { rest: text, hurting: [] };
  const parts = partsOf(text);
  const isHurting = (part: string) => hurt.has(read(withoutWeights(part).replace(/^\(|\)$/g, '')).key);
  const left = parts.filter(({ text: part }) => !isHurting(part));
  // A prompt of nothing else stays what it is.
  if (left.length === 0) return { rest: text, hurting: [] };
  const hurting = parts.filter((part) => !left.includes(part)).map(({ text: part }) => part.trim());
  const kept = left.map((part) => {
    const { rest, gone } = withoutPraise(part.text, qualityWords.hurt);
    hurting.push(...gone);
    return { ...part, text: rest };
  });
  if (hurting.length === 0) return { rest: text, hurting };
  const joined = joinParts(kept);
  const ending = /[.!?]$/.test(text.trim()) && !/[.!?]$/.test(joined) ? '.' : '';
  return { rest: joined + ending, hurting };
}

/** A phrase without the words of praise in it: "a highly detailed photograph" is a photograph. What stands in quotes is lettering. */
function withoutPraise(part: string, hurt: readonly string[]): { rest: string; gone: string[] } {
  const gone: string[] = [];
  const drop = (found: string, word: string, instead = '') => {
    gone.push(word);
    return instead || (/^\s/.test(found) ? ' ' : '');
  };
  const rest = part
    .split(/(["“][^"”]*["”])/)
    .map((piece, n) => {
      if (n % 2 === 1) return piece;
      return hurt.reduce((text, word) => {
        const said = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s-]+/g, '[\\s-]+');
        const all = text
          .replace(new RegExp(`\\b(?:an?|the)\\s+${said}\\s+of\\s+`, 'gi'), (found) => drop(found, word))
          .replace(
            new RegExp(`\\s+(?:in|of|with|and|as)\\s+(?:an?\\s+)?${said}\\b(?!\\s+[\\p{L}])`, 'giu'),
            (found) => drop(found, word, ' '),
          )
          .replace(new RegExp(`\\s+${said}(?=\\s*$)`, 'gi'), (found) => drop(found, word, ' '));
        if (!BEFORE_NOUN.test(word)) return all;
        return all.replace(
          new RegExp(`(^|\\s)(an?\\s+)?${said}\\s+(?:and\\s+)?(?=(\\p{L}))`, 'giu'),
          (_found, space: string, article: string | undefined, next: string) => {
            gone.push(word);
            return `${space}${article ? withArticle(article, next) : ''}`;
          },
        );
      }, piece);
    })
    .join('')
    .replace(/\s{2,}/g, ' ');
  const isSentence = /^\p{Lu}/u.test(part.trim());
  return gone.length === 0
    ? { rest: part, gone }
    : { rest: isSentence ? upperFirst(rest.trimStart()) : rest, gone: [...new Set(gone)] };
}

function withArticle(article: string, next: string): string {
  const right = /[aeio]/i.test(next) ? 'an ' : 'a ';
  return /^A/.test(article) ? upperFirst(right) : right;
}

/** Mends the spaces and commas around what was taken out. */
function tidy(text: string): string {
  return text
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/\s+([,.;])/g, '$1')
    .replace(/,(?:\s*,)+/g, ',')
    .replace(/^[\s,;]+|[\s,;]+$/g, '');
}
