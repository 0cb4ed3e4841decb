/**
 * How the files of this folder are read. A block begins with nouns between commas; the lines below it, indented, say what goes with them:
 *
 *     == KIND                     the kind of all blocks that follow
 *     # GROUP                     what follows, indented, holds for all nouns up to the next group
 *     nouns, that, share, this
 *      body …; …                  what may be seen of it wherever it is and whatever it does
 *      face …; …                  the same of its face
 *      scene TAGS | act | place | things there; … | light
 *      is SETTING TAGS            of a place: what it is like
 *      see …; …                   what is seen there; far …; … from a distance; within …; … inside a building, in
 *      inside …; …                the light there by day and by night
 *      day … | night …            its light; from …; … from where it is seen; for in on … behind which words it counts as a place
 *
 * Number and color of the subject are left open: what begins with "a" or "the" is dropped for several.
 */

/** What lights a place. */
export type Setting = 'open' | 'street' | 'indoors' | 'closed' | 'underwater' | 'space' | 'studio' | 'none';

/** Somewhere to be and what is seen there: all of it goes together. */
export interface Scene {
  setting: Setting;
  tags: ReadonlySet<string>;
  /** What the subject does there: "curled up"; may be empty. */
  act: string;
  /** With its preposition: "on a worn velvet armchair". Of a concept, what stands for it. */
  place: string;
  things: readonly string[];
  light: string;
}

/** What goes with a noun. */
export interface Entry {
  nouns: readonly string[];
  kind: string;
  body: readonly string[];
  face: readonly string[];
  scenes: readonly Scene[];
  setting: Setting;
  tags: ReadonlySet<string>;
  see: readonly string[];
  far: readonly string[];
  within: readonly string[];
  /** Light inside, by day and by night. */
  inside: readonly string[];
  day: readonly string[];
  night: readonly string[];
  from: readonly string[];
  /** Words behind which the noun names a place; none for those that always do. */
  prepositions: readonly string[];
  /** Other lines by their first word. */
  lines(name: string): readonly string[];
}

const SETTINGS: ReadonlySet<string> = new Set<Setting>([
  'open',
  'street',
  'indoors',
  'closed',
  'underwater',
  'space',
  'studio',
]);

/** Parts between semicolons. */
export function listed(text: string): string[] {
  return text.split(';').flatMap((part) => part.trim() || []);
}

/** Fields between bars. */
export function fields(line: string): string[] {
  return line.split('|').map((field) => field.trim());
}

function settingOf(tags: readonly string[]): Setting {
  return (tags.find((tag) => SETTINGS.has(tag)) as Setting | undefined) ?? 'none';
}

function sceneOf(line: string): Scene {
  const all = fields(line);
  const [tags = '', act = '', place = '', things = '', light = ''] =
    all.length === 5 ? all : [all[0], '', ...all.slice(1)];
  const words = tags.split(/\s+/);
  return {
    setting: settingOf(words),
    tags: new Set(words.filter((tag) => !SETTINGS.has(tag))),
    act: act === '-' ? '' : act,
    place,
    things: listed(things),
    light,
  };
}

/** Lines below a heading, each under its first word. */
class Lines {
  readonly #lines: [string, string][] = [];

  add(line: string): void {
    const [name = ''] = line.split(' ', 1);
    this.#lines.push([name, line.slice(name.length).trim()]);
  }

  of(name: string): string[] {
    return this.#lines.flatMap(([one, text]) => (one === name ? text : []));
  }
}

function entryOf(nouns: readonly string[], kind: string, own: Lines, group: Lines): Entry {
  const either = (name: string) => (own.of(name).length > 0 ? own.of(name) : group.of(name));
  const tags = (either('is')[0] ?? '').split(/\s+/).filter(Boolean);
  return {
    nouns,
    kind,
    body: either('body').flatMap(listed),
    face: either('face').flatMap(listed),
    scenes: either('scene').map(sceneOf),
    setting: settingOf(tags),
    tags: new Set(tags.filter((tag) => !SETTINGS.has(tag))),
    see: either('see').flatMap(listed),
    far: either('far').flatMap(listed),
    within: either('within').flatMap(listed),
    inside: either('inside').flatMap(listed),
    day: either('day').flatMap(listed),
    night: either('night').flatMap(listed),
    from: either('from').flatMap(listed),
    prepositions: (either('for')[0] ?? '').split(/\s+/).filter(Boolean),
    lines: either,
  };
}

/** Reads blocks into entries, in order; where two have the same noun, the later one holds more exactly. */
export function entriesOf(text: string): Entry[] {
  const entries: (() => Entry)[] = [];
  let kind = '';
  let group = new Lines();
  let current = group;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (line.startsWith('== ')) {
      kind = line.slice(3).trim();
      group = new Lines();
      current = group;
    } else if (line.startsWith('# ')) {
      group = new Lines();
      current = group;
    } else if (line.startsWith(' ')) current.add(line.trim());
    else {
      const own = new Lines();
      const [nouns, ofKind, ofGroup] = [line.split(',').map((noun) => noun.trim()), kind, group];
      entries.push(() => entryOf(nouns, ofKind, own, ofGroup));
      current = own;
    }
  }
  return entries.map((make) => make());
}

/** Entries by their nouns. */
export function byNoun(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.flatMap((entry) => entry.nouns.map((noun) => [noun, entry] as const)));
}
