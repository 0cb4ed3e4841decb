/** One stretch of a word-level difference. */
export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Longest texts that are compared word by word, beyond what both begin with; what is longer is one change. */
const MOST_CELLS = 4_000_000;

/**
 * What has to be taken from one text and added to make the other, word by word (longest common subsequence, upper and
 * lower case alike). The parts that are kept or added, joined, are `to`; those kept or removed say what `from` said.
 */
export function wordDiff(from: string, to: string): DiffPart[] {
  const [a, b] = [pieces(from), pieces(to)];
  const numbers = numberer();
  const [an, bn] = [a.map(numbers), b.map(numbers)];
  let start = 0;
  while (start < a.length && start < b.length && an[start] === bn[start]) start += 1;
  const parts: DiffPart[] = [];
  const push = (kind: DiffPart['kind'], text: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== '') parts.push({ kind, text });
  };
  // What both begin with costs nothing, however long it is.
  for (const piece of b.slice(0, start)) push('same', piece);
  if ((a.length - start) * (b.length - start) > MOST_CELLS) {
    push('removed', a.slice(start).join(''));
    push('added', b.slice(start).join(''));
    return parts;
  }
  const width = b.length - start + 1;
  const length = commonLengths(an.slice(start), bn.slice(start));
  const at = (i: number, j: number) => length[(i - start) * width + j - start]!;
  let [i, j] = [start, start];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && an[i] === bn[j]) {
      push('same', b[j]!);
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) push('removed', a[i++]!);
    else push('added', b[j++]!);
  }
  return tidy(parts);
}

/** Words, runs of space and single other characters. */
function pieces(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
}

/** Gives pieces that are the same but for case the same number: numbers are compared far quicker. */
function numberer(): (piece: string) => number {
  const known = new Map<string, number>();
  return (piece) => {
    const folded = piece.toLowerCase();
    const number = known.get(folded) ?? known.size;
    known.set(folded, number);
    return number;
  };
}

/** For every pair of places, the length of the longest common subsequence of what follows. */
function commonLengths(a: readonly number[], b: readonly number[]): Uint32Array {
  const width = b.length + 1;
  const length = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      length[i * width + j] =
        a[i] === b[j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
    }
  }
  return length;
}

/** A lone space that two changes have in common is part of the change: "red ball" for "blue cube" is one. */
function tidy(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  for (let at = 0; at < parts.length; ) {
    if (parts[at]!.kind === 'same') {
      result.push({ ...parts[at]! });
      at += 1;
      continue;
    }
    let [removed, added] = ['', ''];
    for (; at < parts.length; at += 1) {
      const { kind, text } = parts[at]!;
      if (kind === 'same' && (text.trim() !== '' || at + 1 >= parts.length)) break;
      if (kind !== 'added') removed += text;
      if (kind !== 'removed') added += text;
    }
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
  }
  return result;
}
