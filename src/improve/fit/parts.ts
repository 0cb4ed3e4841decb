import { placeholdersOf } from '../../text/placeholders.ts';

/** A part of a prompt, with what stands between it and the part before. */
export interface Part {
  /** Comma, full stop or the like with its space; empty for the first. */
  before: string;
  text: string;
}

/**
 * Takes a prompt apart at commas, semicolons, line breaks and sentence ends, never inside brackets or tags; joined
 * again it is what it was.
 */
export function partsOf(prompt: string): Part[] {
  const parts: Part[] = [];
  let [depth, from, before] = [0, 0, ''];
  for (let at = 0; at < prompt.length; at += 1) {
    const char = prompt[at]!;
    if ('([{<'.includes(char) && prompt[at - 1] !== '\\') depth += 1;
    else if (')]}>'.includes(char) && prompt[at - 1] !== '\\') depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    const found = SEPARATOR.exec(prompt.slice(at, at + 40))?.[0];
    if (!found || (found.startsWith('.') && isInitial(prompt, at))) continue;
    parts.push({ before, text: prompt.slice(from, at) });
    before = found;
    at += found.length - 1;
    from = at + 1;
  }
  parts.push({ before, text: prompt.slice(from) });
  // A bracket that is never closed would make one part of all the rest.
  if (depth > 0 && parts.length === 1 && /[,;\n]/.test(prompt)) return plainParts(prompt);
  return parts;
}

/** Puts parts together again, without those that are empty. */
export function joinParts(parts: readonly Part[]): string {
  const kept = parts.filter(({ text }) => /[\p{L}\p{N}<]/u.test(text));
  return kept
    .map(({ before, text }, at) => (at === 0 ? text : before + text))
    .join('')
    .replace(/[\s,;]+$/, '')
    .trimStart();
}

/** A stored prompt without the parts that are still to be filled in. JSON would fall apart; there each is named by what it stands for. */
export function withoutPlaceholders(prompt: string): string {
  const places = placeholdersOf(prompt);
  if (places.length === 0) return prompt;
  const rest = partsOf(prompt).filter(({ text }) => placeholdersOf(text).length === 0);
  if (rest.length > 0) return joinParts(rest);
  return places.reduceRight(
    (text, { label, start, end }) => text.slice(0, start) + label.toLowerCase() + text.slice(end),
    prompt,
  );
}

const SEPARATOR = /^(?:\s*[,;][\s,;]*|\s*\n\s*|[.!?]+\s+(?=\S))/;

/** "J. M. W. Turner" is one name. */
function isInitial(prompt: string, at: number): boolean {
  return /(?:^|[\s.])\p{Lu}$/u.test(prompt.slice(Math.max(0, at - 2), at));
}

function plainParts(prompt: string): Part[] {
  const pieces = prompt.split(/(\s*[,;\n]\s*)/);
  return pieces.flatMap((text, at) =>
    at % 2 === 0 ? [{ before: at === 0 ? '' : pieces[at - 1]!, text }] : [],
  );
}
