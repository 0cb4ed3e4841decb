/** What the API reads as filters in the search box: a key, an operator, a value, perhaps in quotes. */
const KEYS = [
  'site|source|source[-_]site|model|sampler|tags?|width|height|m(?:in|ax)[-_](?:width|height)|size|ratio|steps|cfg|seed',
  'origin|board|safety|nsfw|rating|stars|has|has[-_](?:image|picture)|date|created|after|before|without',
].join('|');
const QUOTED = '["“„«][^"”“»]*["”“»]';
const FILTER = new RegExp(`^-?(?:${KEYS})(?::>=|:<=|>=|<=|:>|:<|[:=<>])(?:${QUOTED}|\\S+)$`, 'iu');
const EXCLUDED = new RegExp(`^-(?:${QUOTED}|[^\\s-]\\S*)$`, 'u');
const PIECE = new RegExp(`-?(?:[\\p{L}_-]+(?::>=|:<=|>=|<=|:>|:<|[:=<>]))?(?:${QUOTED})|\\S+`, 'giu');

function isFilter(piece: string): boolean {
  return FILTER.test(piece) || EXCLUDED.test(piece);
}

/** Of a query, what only says which prompts may be found: `tag:ink`, `-dog`, `width>=512`. */
export function filterTerms(query: string): string {
  return (query.match(PIECE) ?? []).filter(isFilter).join(' ');
}

/** Of a query, what is looked for: its words and phrases, without filters. */
export function queryWords(query: string): string {
  return (query.match(PIECE) ?? []).filter((piece) => !isFilter(piece)).join(' ');
}
