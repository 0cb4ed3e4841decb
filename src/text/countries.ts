import { wordingTokens } from './wording.ts';

/** As prompts name them, beside the names that the platform knows. */
const USUAL = ['usa', 'us', 'uk', 'england', 'scotland', 'wales', 'korea', 'ussr', 'soviet union', 'europe'];

let known: ReadonlySet<string> | undefined;

/** Whether words, by their keys (`wordingTokens`), are the name of a country in English. */
export function isCountry(keys: readonly string[]): boolean {
  known ??= countries();
  return known.has(keys.join(' '));
}

function countries(): Set<string> {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const letters = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  // A code that is no country's is its own name.
  const named = codes.flatMap((code) => (names.of(code) === code ? [] : [names.of(code)!]));
  return new Set(
    [...USUAL, ...named].map((name) =>
      wordingTokens(name)
        .map(({ key }) => key)
        .join(' '),
    ),
  );
}
