import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stemsOf } from '../../src/text/words.ts';

const KINDS = ['noun', 'verb', 'adj', 'adv'] as const;
/** Endings that a form of a word has in place of the word's own, as WordNet's morphology lists them. */
const ENDINGS: Record<(typeof KINDS)[number], readonly (readonly [string, string])[]> = {
  noun: [
    ['s', ''],
    ['ses', 's'],
    ['xes', 'x'],
    ['ches', 'ch'],
    ['shes', 'sh'],
    ['men', 'man'],
    ['ies', 'y'],
  ],
  verb: [
    ['s', ''],
    ['ies', 'y'],
    ['es', 'e'],
    ['es', ''],
    ['ed', 'e'],
    ['ed', ''],
    ['ing', 'e'],
    ['ing', ''],
  ],
  adj: [
    ['er', ''],
    ['est', ''],
    ['er', 'e'],
    ['est', 'e'],
  ],
  adv: [],
};
/** Synonyms from the files of WordNet 3.0 (Princeton University), in Debian as `wordnet-base`. */
export class Thesaurus {
  readonly #index = new Map<string, { kind: string; tagged: number; sense: number }[]>();
  readonly #data = new Map<string, Buffer>();

  /** @throws Error that says where the files come from, when they are not in the folder */
  constructor(folder: string) {
    for (const kind of KINDS) {
      const file = path.join(folder, `index.${kind}`);
      if (!existsSync(file))
        throw new Error(
          `${file} is not there: install Debian's wordnet-base, or name its folder with --wordnet`,
        );
      for (const line of readFileSync(file, 'latin1').split('\n')) {
        if (line === '' || line.startsWith(' ')) continue;
        // lemma pos synset_cnt p_cnt [pointers] sense_cnt tagsense_cnt offset…
        const [lemma, , , pointers, ...rest] = line.trim().split(/\s+/);
        const [tagged, sense] = rest.slice(Number(pointers) + 1).map(Number);
        const known = this.#index.get(lemma!) ?? [];
        this.#index.set(lemma!, [...known, { kind, tagged: tagged!, sense: sense! }]);
      }
      this.#data.set(kind, readFileSync(path.join(folder, `data.${kind}`)));
    }
  }

  /** Another word for one, of another stem, in its most frequent sense as noun, verb, adjective or adverb; undefined without. */
  synonymOf(word: string): string | undefined {
    const stems = new Set(stemsOf(word));
    const entries = formsOf(word).flatMap((form) => this.#index.get(form) ?? []);
    for (const { kind, sense } of entries.sort((a, b) => b.tagged - a.tagged)) {
      const other = this.#wordsOf(kind, sense).find(
        (one) => /^[a-z]{3,}$/.test(one) && !stemsOf(one).some((stem) => stems.has(stem)),
      );
      if (other) return other;
    }
    return undefined;
  }

  /** The words of a set of synonyms; those of several words hold `_`. */
  #wordsOf(kind: string, offset: number): string[] {
    const data = this.#data.get(kind)!;
    // offset lex_filenum ss_type w_cnt(hex) word lex_id …
    const fields = data.toString('latin1', offset, data.indexOf('\n', offset)).split(' ');
    const count = Number.parseInt(fields[3]!, 16);
    return Array.from({ length: count }, (_, n) => fields[4 + 2 * n]!.replace(/\((?:a|p|ip)\)$/, ''));
  }
}

/** The word as it stands, then what it may be a form of. */
function formsOf(word: string): string[] {
  const forms = KINDS.flatMap((kind) =>
    ENDINGS[kind].flatMap(([ending, own]) =>
      word.endsWith(ending) ? [word.slice(0, word.length - ending.length) + own] : [],
    ),
  );
  return [...new Set([word, ...forms])];
}
