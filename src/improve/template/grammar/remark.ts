/** How far back the start of a line is looked for. */
const LINE_REACH = 80;

/**
 * Where a remark that begins at a character of a template ends, and the line break of a line that holds nothing else; undefined where none
 * begins. `#` begins one at the start of a line or, with space around it, behind a text; `//` at the start of a line or behind a
 * piece; both end with the line. A slash and a star begin one wherever a word could,
 * up to a star and a slash.
 * @param isBehindPiece whether a choice, wildcard or variable stands before it, with nothing but spaces between.
 */
export function remarkEnd(template: string, at: number, isBehindPiece: boolean): number | undefined {
  const [mark] = /^(?:#|\/\/|\/\*)/.exec(template.slice(at, at + 2)) ?? [];
  if (!mark) return undefined;
  const line = template.slice(
    Math.max(template.lastIndexOf('\n', at - 1) + 1, at === 0 ? 0 : at - LINE_REACH),
    at,
  );
  const isStart = line.trim() === '';
  if (mark === '/*') {
    const close = isStart || isBehindPiece || /[\s{|}]$/.test(line) ? template.indexOf('*/', at + 2) : -1;
    return close < 0 ? undefined : isStart ? pastBreak(template, close + 2) : close + 2;
  }
  const next = template[at + mark.length];
  const hasSpace = next === undefined || /\s/.test(next);
  const begins =
    mark === '#' ? isStart || (hasSpace && /[\s{|}]$/.test(line)) : hasSpace && (isStart || isBehindPiece);
  if (!begins) return undefined;
  const end = template.indexOf('\n', at);
  return end < 0 ? template.length : isStart ? end + 1 : end;
}

/** Behind the line break that follows, if nothing else does on its line. */
function pastBreak(template: string, at: number): number {
  const [rest] = /^[ \t]*\r?\n/.exec(template.slice(at, at + LINE_REACH)) ?? [];
  return at + (rest?.length ?? 0);
}
