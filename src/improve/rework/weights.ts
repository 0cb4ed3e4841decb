import type { Guidelines } from '../fit/guidelines.ts';

/** Beyond these, Stable Diffusion models burn or lose what is weighted. */
const [LEAST, MOST] = [0.5, 1.5];
/** Highest weight that is written; digits without end would be no number. */
const HIGHEST = 1000;
/** What A1111 makes of a pair of round brackets. */
const ROUND = 1.1;
/** Longest part that is read for its weight; what is longer is no part that anybody weights. */
const LONGEST = 400;
const WEIGHTED = /^\(+((?:[^()\\]|\\.)+?)\s*:\s*(\d*\.?\d+)\)+$/;
const BRACKETED = /^([([]+)((?:[^()[\]:|\\]|\\.)+)[)\]]+$/;

/** A piece of a prompt and how much it counts. */
interface Piece {
  text: string;
  weight: number;
}

/** A prompt in which weights are written as its model reads them, and what must stay out because its weight was negative. */
export interface Reweighted {
  text: string;
  unwanted: string[];
}

/**
 * Writes the weights of a prompt as another model reads them. Midjourney weights all that stands between two `::`, so that what
 * is not weighted becomes a piece of its own there; Stable Diffusion weights what stands in brackets.
 * @param parts the prompt, taken apart between commas.
 */
export function reweight(prompt: string, parts: readonly string[], { weights }: Guidelines): Reweighted {
  if (/::/.test(prompt) && weights !== 'double-colon') {
    const pieces = doubleColonPieces(prompt);
    const wanted = pieces.filter(({ weight }) => weight > 0);
    const text = wanted
      .map((piece) => (weights === 'parentheses' ? inParentheses(piece) : piece.text))
      .join(', ');
    return { text, unwanted: pieces.filter(({ weight }) => weight < 0).map((piece) => piece.text) };
  }
  if (weights === 'parentheses' || /::/.test(prompt)) return { text: prompt, unwanted: [] };
  const pieces = parts.map(parenthesesPiece);
  if (pieces.every(({ text }, at) => text === parts[at])) return { text: prompt, unwanted: [] };
  return {
    text: weights === 'none' ? pieces.map(({ text }) => text).join(', ') : withDoubleColons(pieces),
    unwanted: [],
  };
}

/** "(red scarf:1.2)", "((red scarf))" or "[red scarf]" as its words and its weight. */
export function parenthesesPiece(part: string): Piece {
  if (part.length > LONGEST) return { text: part, weight: 1 };
  const [, weighted, number] = WEIGHTED.exec(part) ?? [];
  if (weighted && number) return { text: weighted.trim(), weight: Math.min(Number(number), HIGHEST) };
  const [, open, inner] = BRACKETED.exec(part) ?? [];
  if (!open || !inner) return { text: part, weight: 1 };
  const factor = open.startsWith('[') ? 1 / ROUND : ROUND;
  return { text: inner.trim(), weight: Math.min(round(factor ** open.length), HIGHEST) };
}

function doubleColonPieces(prompt: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of prompt.matchAll(/::\s?(-?\d*\.?\d+)?/g)) {
    pieces.push({
      text: tidy(prompt.slice(at, match.index)),
      weight: match[1] === undefined ? 1 : Math.max(-HIGHEST, Math.min(Number(match[1]), HIGHEST)),
    });
    at = match.index + match[0].length;
  }
  pieces.push({ text: tidy(prompt.slice(at)), weight: 1 });
  return pieces.filter(({ text }) => text !== '');
}

function withDoubleColons(pieces: readonly Piece[]): string {
  const groups: Piece[] = [];
  for (const { text, weight: exact } of pieces) {
    const weight = Number(exact.toFixed(1));
    const last = groups.at(-1);
    if (last?.weight === weight) last.text += `, ${text}`;
    else groups.push({ text, weight });
  }
  const isEven = groups.length < 2;
  return isEven ? (groups[0]?.text ?? '') : groups.map(({ text, weight }) => `${text}::${weight}`).join(' ');
}

function inParentheses({ text, weight }: Piece): string {
  const within = round(Math.min(MOST, Math.max(LEAST, weight)));
  return within === 1 ? text : `(${text}:${within})`;
}

function round(weight: number): number {
  return Number(weight.toFixed(2));
}

function tidy(text: string): string {
  return text.replace(/^[\s,;]+|[\s,;]+$/g, '');
}
