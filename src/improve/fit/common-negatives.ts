import type { Match } from '../../records/match.ts';
import type { Settings } from '../../records/settings.ts';
import { containsPhrase } from '../../text/prompt-text.ts';
import { contradiction } from '../style/contradictions.ts';
import { type Reading, read } from '../style/reading.ts';
import type { Guidelines } from './guidelines.ts';

const MOST_NEGATIVES = 10;
const SIDE_STEP = 64;

/** Phrases that several of the matches keep out of their images, most common first. */
export function commonNegatives(matches: readonly Match[]): string[] {
  const counts = new Map<string, { text: string; matches: number }>();
  let withNegative = 0;
  for (const { negativePrompt } of matches) {
    const parts = read(negativePrompt)
      .masked.text.split(/[,;|\n]+/)
      .map((part) => part.trim().replace(/\s+/g, ' '))
      .filter((part) => part && part.length <= 40);
    if (parts.length > 0) withNegative += 1;
    for (const [key, text] of new Map(parts.map((part) => [read(part).key, part.toLowerCase()]))) {
      const known = counts.get(key);
      if (known) known.matches += 1;
      else if (key) counts.set(key, { text, matches: 1 });
    }
  }
  const needed = Math.max(2, Math.ceil(withNegative * 0.3));
  return [...counts.values()]
    .filter((entry) => entry.matches >= needed)
    .sort((a, b) => b.matches - a.matches || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_NEGATIVES * 2)
    .map((entry) => entry.text);
}

/** The negative prompt for a variant: what is commonly kept out, less what this variant asks for. */
export function negativeFor(
  prompt: string,
  common: readonly string[],
  avoid: readonly string[],
  guidelines: Guidelines,
): string {
  if (!guidelines.negativePrompt) return '';
  const wanted = read(prompt);
  const fitting = common.filter(
    (text) =>
      !containsPhrase(prompt, text) &&
      ![...read(text).content].some((lemma) => wanted.content.has(lemma)) &&
      !sharesFamily(wanted, read(text)),
  );
  return [...new Set([...avoid.map((thing) => thing.toLowerCase()), ...fitting])]
    .slice(0, MOST_NEGATIVES)
    .join(', ');
}

/** "painting" must not be kept out of an image that is to be a watercolor. */
function sharesFamily({ commitments: own }: Reading, { commitments: theirs }: Reading): boolean {
  if ([...theirs.families].some((family) => own.families.has(family))) return true;
  return theirs.families.size > 0 && contradiction(theirs, own) === undefined && own.families.size > 0;
}

/**
 * The image size that most of the matches have, brought to what the image model draws best; nothing
 * when they are of many shapes or too small to go by.
 */
export function commonSize(matches: readonly Match[], guidelines: Guidelines): Settings {
  const sizes = matches.flatMap(({ settings, images }) => {
    const width = settings.width ?? images[0]?.width;
    const height = settings.height ?? images[0]?.height;
    return width && height ? [{ width, height }] : [];
  });
  const byShape = new Map<string, { width: number; height: number }[]>();
  for (const size of sizes) {
    const shape = (Math.round((size.width / size.height) * 20) / 20).toFixed(2);
    byShape.set(shape, [...(byShape.get(shape) ?? []), size]);
  }
  const group = [...byShape.values()].sort((a, b) => b.length - a.length)[0];
  if (!group || group.length < 2 || group.length * 2 <= sizes.length) return {};
  const { width, height } = mostCommon(group);
  const scale = guidelines.pixels ? Math.sqrt(guidelines.pixels / (width * height)) : 1;
  const side = (length: number) => Math.round((length * scale) / SIDE_STEP) * SIDE_STEP;
  const size = { width: side(width), height: side(height) };
  const shortest = Math.min(size.width, size.height);
  const longest = Math.max(size.width, size.height);
  return shortest >= 320 && width * height >= 384 * 384 && longest <= 2048 ? size : {};
}

function mostCommon(sizes: readonly { width: number; height: number }[]): { width: number; height: number } {
  const count = (size: { width: number; height: number }) =>
    sizes.filter((other) => other.width === size.width && other.height === size.height).length;
  return sizes.reduce((best, size) => (count(size) > count(best) ? size : best));
}
