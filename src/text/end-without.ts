/**
 * Where a text ends when what stands at its end is left out. A pattern with `$` would look for the end from each
 * character of each run.
 */
export function endWithout(text: string, characters: RegExp, from = text.length): number {
  let end = from;
  while (end > 0 && characters.test(text[end - 1]!)) end -= 1;
  return end;
}
