import { aroundSlot, type Match, SLOT } from '../../records/match.ts';
import { safetyOf } from '../../records/safety.ts';
import { excerptOf } from '../../text/outline/excerpt.ts';

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;

/** Writes text in a style where the reader sees styles. */
export type Paint = (style: keyof typeof CODES, text: string) => string;

/** Makes a {@link Paint}; NO_COLOR switches it off. */
export function painter(isTerminal: boolean, env: NodeJS.ProcessEnv): Paint {
  if (!isTerminal || env.NO_COLOR) return (_style, text) => text;
  return (style, text) => `\u001b[${CODES[style]}m${text}\u001b[0m`;
}

/** A number with separators between thousands. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A number of things: "1 prompt", "2,000 prompts". */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** An amount of data for people: "34 kB", "605 MB", "1.54 GB". */
export function bytes(value: number): string {
  if (value >= 1e9) return `${(value / 1e9).toFixed(2)} GB`;
  if (value >= 1e6) return `${Math.round(value / 1e6)} MB`;
  return `${Math.ceil(value / 1e3)} kB`;
}

/** A duration for people: "0.4 s", "12 s", "3 min 20 s", "2 h 5 min". */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Text from strangers on one line, without what would steer the terminal. */
export function plain(text: string): string {
  // Control characters and the marks that turn the direction of writing.
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\s]+/gu, ' ').trim();
}

/** Cuts text to a width. */
export function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

/** Breaks text into lines between words. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Stand for the beginning and end of a stretch while lines are made; of no width, and taken out of foreign text. */
const [BEGIN, END] = ['\ue000', '\ue001'];

function widthOf(text: string): number {
  return text.replace(/[\ue000\ue001]/g, '').length;
}

/** A prompt on one line, with marks around what matched; a long one from the part on by which it was found. */
function marked(match: Match): string {
  const { text: shown, highlights } = excerptOf(match);
  const clean = shown.replace(/[\ue000\ue001]/g, ' ');
  let text = '';
  let done = 0;
  for (const { start, end } of highlights) {
    text += `${clean.slice(done, start)}${BEGIN}${clean.slice(start, end)}${END}`;
    done = end;
  }
  return plain(text + clean.slice(done));
}

/** Lines with what is between marks in bold, also where it goes on in the next line. */
function paintHighlights(lines: readonly string[], paint: Paint): string[] {
  let open = false;
  return lines.map((line) => {
    const stretches = line.split(/([\ue000\ue001])/);
    return stretches
      .map((stretch) => {
        if (stretch === BEGIN || stretch === END) open = stretch === BEGIN;
        else if (stretch !== '') return open ? paint('bold', stretch) : stretch;
        return '';
      })
      .join('');
  });
}

/**
 * Matches as a table: rank, score, prompt with what matched in bold, and below it what else is known.
 * @param before how many results come before these.
 * @param texts of prompts that results stand for, by id; those are listed then.
 */
export function matchTable(
  matches: readonly Match[],
  columns: number,
  paint: Paint,
  before = 0,
  texts?: ReadonlyMap<string, string>,
): string {
  const indent = ' '.repeat(10);
  const width = Math.max(30, columns - indent.length);
  const rows = matches.map((match, n) => {
    const lines = wrap(marked(match), width);
    const shown = lines.length > 3 ? [...lines.slice(0, 2), cut(`${lines[2]} …`, width)] : lines;
    const [first, ...more] = paintHighlights(shown, paint);
    const about = [
      match.id,
      match.similar && `+${count(match.similar.count)} similar`,
      match.family && `${count(match.family.count)} more of this pattern`,
      match.sourceSite,
      match.model,
      match.tags.slice(0, 6).join(', '),
      match.images.length > 0 && counted(match.images.length, 'image'),
      safetyOf(match.nsfw) === 'unsafe' && 'unsafe',
      match.why.length > 0 && `by ${match.why.join(' and ')}`,
    ];
    const meta = cut(plain(about.filter(Boolean).join(' · ')), width);
    const rank = String(before + n + 1).padStart(3);
    const head = `${rank}  ${match.score.toFixed(2)} ${first}`;
    const folded = texts ? foldedLines(match, texts, width).map((line) => cut(line, width)) : [];
    return [head, ...more, paint('dim', meta), ...folded].join(`\n${indent}`);
  });
  return rows.join('\n');
}

/** What a result stands for: ids with what they say, or with what they have in the slot of the pattern. */
function foldedLines(
  { similar, family }: Match,
  texts: ReadonlyMap<string, string>,
  width: number,
): string[] {
  const around = family && aroundSlot(plain(family.pattern), width);
  const rest = (all: number, listed: number) => (all > listed ? [`  and ${count(all - listed)} more`] : []);
  return [
    ...(similar?.ids.map((id) => `= ${id}  ${plain(texts.get(id) ?? '')}`) ?? []),
    ...(similar ? rest(similar.count, similar.ids.length) : []),
    ...(around ? [`${around.before}${SLOT}${around.after}`] : []),
    ...(family?.members.map(({ id, value }) => `… ${id}  ${plain(value)}`) ?? []),
    ...(family ? rest(family.count, family.members.length) : []),
  ];
}
