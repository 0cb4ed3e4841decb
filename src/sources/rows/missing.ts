/** How tools write that a value is not there: Python, pandas, R, SQL, spreadsheets, people. */
const MISSING = new Set([
  ...['nan', '-nan', '+nan', 'none', 'null', 'nil', 'undefined', 'missing', '\\n', 'nat'],
  ...['na', 'n/a', 'n.a.', '#na', '#n/a', '#n/a n/a', '#null!', '#value!', '#ref!', '#name?', '#div/0!'],
  ...['<na>', '<nan>', '<null>', '<none>', '(null)', '(none)', '[null]', '-', '--', '---', '–', '—', '?'],
  ...['1.#ind', '-1.#ind', '1.#qnan', '-1.#qnan'],
]);
const LONGEST = Math.max(...[...MISSING].map((text) => text.length));

/** Whether a field says that it has no value; an empty one does not say even that. */
export function isMissing(value: string): boolean {
  return isMarker(value.trim());
}

function isMarker(text: string): boolean {
  return text !== '' && text.length <= LONGEST && !/^\d+$/.test(text) && MISSING.has(text.toLowerCase());
}

/** A field's value without white space around; empty where it has none. */
export function known(value: string): string {
  const text = value.trim();
  return isMarker(text) ? '' : text;
}
