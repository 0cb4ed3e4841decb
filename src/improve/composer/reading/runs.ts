import { type Token, tokenize } from '../../../text/prompt-text.ts';

const IRREGULAR: Record<string, string> = {
  leave: 'leaf',
  wolve: 'wolf',
  knive: 'knife',
  men: 'man',
  women: 'woman',
  children: 'child',
  people: 'person',
  mice: 'mouse',
  geese: 'goose',
  elve: 'elf',
  dwarve: 'dwarf',
  thieve: 'thief',
  fishermen: 'fisherman',
  firemen: 'fireman',
  snowmen: 'snowman',
  kid: 'child',
  harbour: 'harbor',
  theatre: 'theater',
  hippie: 'hippie',
  armour: 'armor',
};

/** Words of a text with their lemmas in the singular. */
export function wordsIn(text: string): Token[] {
  return tokenize(text).map((token) => ({ ...token, lemma: IRREGULAR[token.lemma] ?? token.lemma }));
}

/** Runs of lemmas that mean something, found by their first one, longest first. */
export class Runs<T> {
  readonly #byFirst = new Map<string, { run: readonly string[]; value: T }[]>();

  constructor(all: Iterable<readonly [string, T]>) {
    for (const [text, value] of all) {
      const run = wordsIn(text).map(({ lemma }) => lemma);
      const known = this.#byFirst.get(run[0]!) ?? [];
      if (run.length > 0) this.#byFirst.set(run[0]!, [...known, { run, value }]);
    }
    for (const runs of this.#byFirst.values()) runs.sort((a, b) => b.run.length - a.run.length);
  }

  /** The longest run that begins at a word. */
  at(tokens: readonly Token[], at: number): { run: readonly string[]; value: T } | undefined {
    return this.#byFirst
      .get(tokens[at]!.lemma)
      ?.find(({ run }) => run.every((lemma, n) => tokens[at + n]?.lemma === lemma));
  }

  /** The values of the longest runs in a text, each once. */
  within(tokens: readonly Token[]): T[] {
    const found = new Set<T>();
    for (let at = 0; at < tokens.length; at += 1) {
      const longest = this.at(tokens, at);
      if (!longest) continue;
      const all = this.#byFirst.get(longest.run[0]!)!;
      for (const { run, value } of all) if (run.join(' ') === longest.run.join(' ')) found.add(value);
      at += longest.run.length - 1;
    }
    return [...found];
  }

  /** All words of all runs. */
  words(): string[] {
    return [...this.#byFirst.values()].flatMap((runs) => runs.flatMap(({ run }) => [...run]));
  }
}
