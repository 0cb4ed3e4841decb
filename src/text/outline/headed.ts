import type { OutlineItem } from './item.ts';

const LINE = /[^\n]+/g;
/** A heading of Markdown, or a line in bold. */
const TITLE =
  /^\s{0,10}(?:#{1,6}\s+(?<hash>[^\n]{1,80}?)\s*#*|(?:\d{1,2}[.)]\s*)?\*\*(?<bold>[^*\n]{1,80}?):?\*\*:?|【(?<framed>[^】\n]{1,40})】)\s*$/u;
/** What stands before a point of a list. */
const BULLET = /^\s{0,20}(?:[-*–—·]|\d{1,2}[.)]|[a-z][.)])\s+|^\s{0,20}[•▪▫◦●○■□‣➤✔✅]\s*/u;
/** "Lighting: …" at the beginning of a line, in bold or not. Not the "a:b" of a ratio or an address. */
const LABEL =
  /^(?:\*\*)?(?:(?<label>\p{Lu}[^:.!?\n*"]{1,48}?)(?:\*\*)?:(?:\*\*)?(?=\s|$)|(?<unspaced>\p{Lo}[^：\n]{0,11})：)/u;
/** "… Lighting: …" after the end of a sentence. */
const INNER_LABEL = /(?<=[.;!?]["”)]?\s{1,3})\p{Lu}[\p{L}\p{N} &/'’-]{1,30}:(?=\s)/gu;
/** Words that a heading has at most. */
const MOST_WORDS = 5;
/** Headings, or points of lists, that make an outline of a text. */
const FEWEST = 2;

interface Line {
  /** The heading that it is or has. */
  heading?: string;
  /** Whether what follows belongs to the heading. */
  above?: boolean;
  isPoint: boolean;
  start: number;
  end: number;
}

/**
 * The lines of a text under their headings: those of Markdown, lines such as "Lighting: soft", and points of lists.
 * @param offset of the text in the prompt.
 * @returns undefined for a text that has none.
 */
export function readHeaded(text: string, offset: number): OutlineItem[] | undefined {
  const lines = readLines(text);
  if (lines.filter(({ heading, isPoint }) => heading !== undefined || isPoint).length < FEWEST)
    return undefined;
  const items: OutlineItem[] = [];
  let title: string | undefined;
  let heading: string | undefined;
  for (const line of lines) {
    const said = text.slice(line.start, line.end);
    if (line.heading !== undefined && line.above) {
      // A heading of Markdown stands above others; a line that ends with a colon above the lines that follow.
      title = line.heading;
      heading = undefined;
    } else if (line.heading !== undefined) heading = line.heading;
    else if (line.isPoint) heading = undefined;
    if (!/[\p{L}\p{N}]/u.test(said)) continue;
    const path = [title, line.isPoint || line.heading !== undefined ? line.heading : heading];
    items.push({
      path: path.filter((one) => one !== undefined),
      text: said,
      start: offset + line.start,
      end: offset + line.end,
    });
  }
  return items.length > 0 ? items : undefined;
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const found of text.matchAll(LINE)) {
    const whole = found[0];
    const title = TITLE.exec(whole)?.groups;
    if (title) {
      const at = found.index + whole.length;
      lines.push({
        heading: clean(title.hash ?? title.bold ?? title.framed ?? ''),
        above: true,
        isPoint: false,
        start: at,
        end: at,
      });
      continue;
    }
    const bullet = BULLET.exec(whole)?.[0].length ?? 0;
    const inner = [...whole.matchAll(INNER_LABEL)]
      .filter(([label]) => isHeading(label))
      .map(({ index }) => index);
    const starts = [bullet > 0 ? bullet : whole.length - whole.trimStart().length, ...inner];
    for (const [n, from] of starts.entries()) {
      const to = starts[n + 1] ?? whole.length;
      lines.push(readLine(whole.slice(from, to), found.index + from, n === 0 && bullet > 0));
    }
  }
  return lines;
}

function readLine(line: string, at: number, isPoint: boolean): Line {
  const end = at + line.trimEnd().length;
  const found = LABEL.exec(line);
  const label = found?.groups?.label ?? found?.groups?.unspaced;
  if (!found || label === undefined || !isHeading(label)) return { isPoint, start: at, end };
  const rest = line.slice(found[0].length);
  const start = at + found[0].length + (rest.length - rest.trimStart().length);
  const isAbove = rest.trim() === '' && !isPoint;
  return { heading: clean(label), isPoint, above: isAbove, start: Math.min(start, end), end };
}

function isHeading(label: string): boolean {
  return label.trim().split(/\s+/).length <= MOST_WORDS;
}

function clean(heading: string): string {
  return heading
    .replace(/[*_`:]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
