import type { DiffPart } from '../../records/improvement.ts';
import { type Paint, plain } from './format.ts';

/**
 * A word-level difference as lines for a terminal: what was added in green, what was removed in red. Without colours
 * and where it was asked for, as {+added+} and [-removed-].
 */
export function diffLines(
  parts: readonly DiffPart[],
  width: number,
  paint: Paint,
  colours: boolean,
): string[] {
  const words = parts.flatMap(({ kind, text }) => {
    const shown = colours ? plainEnds(text) : marked(kind, text);
    // What is removed stands apart, or it would run into what came in its place.
    const apart = kind === 'removed' ? ` ${shown.trim()} ` : shown;
    return apart.split(/(\s+)/).map((word) => ({ kind, word }));
  });
  const lines: string[] = [];
  let line = '';
  let length = 0;
  let gap = false;
  for (const { kind, word } of words) {
    if (word === '') continue;
    if (word.trim() === '') {
      gap = length > 0;
      continue;
    }
    if (length > 0 && gap && length + 1 + word.length > width) {
      lines.push(line);
      line = '';
      length = 0;
    } else if (gap && length > 0) {
      line += ' ';
      length += 1;
    }
    gap = false;
    line += colours ? painted(kind, word, paint) : word;
    length += word.length;
  }
  return [...lines, line];
}

function painted(kind: DiffPart['kind'], word: string, paint: Paint): string {
  if (kind === 'added') return paint('green', word);
  return kind === 'removed' ? paint('red', word) : paint('bold', word);
}

function marked(kind: DiffPart['kind'], text: string): string {
  const inside = plain(text);
  if (kind === 'same' || inside === '') return plainEnds(text);
  const [start] = /^\s*/.exec(text)!;
  const [end] = /\s*$/.exec(text)!;
  const body = kind === 'added' ? `{+${inside}+}` : `[-${inside}-]`;
  return `${start && ' '}${body}${end && ' '}`;
}

/** Text from strangers without what would steer the terminal, its outer spaces kept. */
function plainEnds(text: string): string {
  const inside = plain(text);
  if (inside === '') return text === '' ? '' : ' ';
  return `${/^\s/.test(text) ? ' ' : ''}${inside}${/\s$/.test(text) ? ' ' : ''}`;
}
