import { ACTIONS as ACTION_LINES } from './actions.ts';
import { ANIMALS } from './animals.ts';
import { BIRDS_AND_FISH } from './birds-and-fish.ts';
import { BUILT_PLACES } from './built-places.ts';
import { CONCEPTS as CONCEPT_LINES } from './concepts.ts';
import { IMAGINED } from './imagined.ts';
import { MOMENTS as MOMENT_LINES } from './moments.ts';
import { NATURE_PLACES } from './nature-places.ts';
import { byNoun, type Entry, entriesOf, fields, listed, type Scene, type Setting } from './parse.ts';
import { PEOPLE } from './people.ts';
import { PRODUCTS } from './products.ts';
import { PROPS as PROP_LINES } from './props.ts';
import { ROOMS } from './rooms.ts';
import {
  AESTHETICS as AESTHETIC_LINES,
  CULTURES as CULTURE_LINES,
  HYBRIDS as HYBRID_LINES,
  MATERIALS as MATERIAL_LINES,
} from './states.ts';
import { THINGS } from './things.ts';
import { TOPICS as TOPIC_LINES } from './topics.ts';
import { USES as USE_LINES } from './uses.ts';
import { WAYS as WAY_LINES } from './ways.ts';

/** What an idea is an image of, as far as it changes what goes with it. */
const KINDS = [
  'pet',
  'farm',
  'wild',
  'bird',
  'sea',
  'small',
  'person',
  'fantasy',
  'creature',
  'machine',
  'space',
  'cosmos',
  'building',
  'site',
  'city',
  'nature',
  'interior',
  'food',
  'product',
  'object',
  'vehicle',
  'plant',
  'abstract',
] as const;
/** What an idea is an image of. */
export type Kind = (typeof KINDS)[number];

/** Kinds that have a body and act. */
export const LIVING: ReadonlySet<string> = new Set<Kind>([
  'pet',
  'farm',
  'wild',
  'bird',
  'sea',
  'small',
  'person',
  'fantasy',
  'creature',
  'machine',
  'space',
]);
/** Kinds with hands and clothes. */
export const FIGURES: ReadonlySet<string> = new Set<Kind>(['person', 'fantasy', 'space']);
/** Kinds that are a place. */
export const PLACE_KINDS: ReadonlySet<string> = new Set<Kind>([
  'building',
  'site',
  'city',
  'nature',
  'interior',
]);

/** What goes with the nouns that ideas turn on. */
export const SUBJECTS: ReadonlyMap<string, Entry> = byNoun(
  [ANIMALS, BIRDS_AND_FISH, PEOPLE, IMAGINED, THINGS].flatMap(entriesOf),
);
/** The same of what is made to be sold. */
export const GOODS: ReadonlyMap<string, Entry> = byNoun(entriesOf(PRODUCTS));
/** Places by the nouns that name them. */
export const PLACES: ReadonlyMap<string, Entry> = byNoun(
  [NATURE_PLACES, BUILT_PLACES, ROOMS].flatMap(entriesOf),
);
/** What stands for an idea that nobody can see. */
export const CONCEPTS: ReadonlyMap<string, Entry> = byNoun(entriesOf(CONCEPT_LINES));
/** Marks (for logos) and motifs by trade, event or good. */
export const TOPICS: readonly Entry[] = entriesOf(TOPIC_LINES);

/** Something that is done. */
export interface Action {
  verbs: readonly string[];
  motion: 'still' | 'asleep' | 'moving';
  /** What is seen of people who do it, and of animals. */
  ofPeople: readonly string[];
  ofAnimals: readonly string[];
  /** Where people do it. */
  scenes: readonly Scene[];
}

/** What may be done, by verb. */
export const ACTIONS: readonly Action[] = entriesOf(
  ACTION_LINES.replace(/^(\S.*?) \| (\w+) \| (.*)$/gm, '$1\n does $2 | $3'),
).map(({ nouns, scenes, lines }) => {
  const [motion = 'still', ofPeople = '', ofAnimals = ''] = fields(lines('does')[0] ?? '');
  return {
    verbs: nouns,
    motion: motion as Action['motion'],
    ofPeople: listed(ofPeople),
    ofAnimals: listed(ofAnimals),
    scenes,
  };
});

/** Rows of a table: the words that name it, and its columns. */
function rows(text: string): { words: string[]; columns: string[][] }[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [words = '', ...columns] = fields(line);
      return { words: words.split(',').map((word) => word.trim()), columns: columns.map(listed) };
    });
}

/** What a thing is made of, with what is seen of it. */
export const MATERIALS = rows(MATERIAL_LINES).map(({ words, columns: [details = []] }) => ({
  words,
  details,
}));
/** Looks that run through a scene: on figures, at places, on things. */
export const AESTHETICS = rows(AESTHETIC_LINES).map(
  ({ words, columns: [onFigures = [], atPlaces = [], onThings = []] }) => ({
    words,
    onFigures,
    atPlaces,
    onThings,
  }),
);
/** What somebody is half of, with what is seen of it. */
export const HYBRIDS = rows(HYBRID_LINES).map(({ words, columns: [details = []] }) => ({ words, details }));
/** Where something is from: in streets, gardens, rooms. */
export const CULTURES = rows(CULTURE_LINES).map(
  ({ words, columns: [streets = [], gardens = [], inRooms = []] }) => ({
    words,
    streets,
    gardens,
    rooms: inRooms,
  }),
);
/** What is held or worn, and whether it is worn. */
export const PROPS = rows(PROP_LINES).map(({ words, columns: [details = []] }) => ({
  words,
  isWorn: details[0]?.startsWith('worn:') ?? false,
  details: details.map((detail) => detail.replace(/^worn:\s*/, '')),
}));

/** Light, colors and mood of one kind of moment. */
export interface Moment {
  setting: Setting;
  conditions: readonly string[];
  lights: readonly string[];
  palette: string;
  mood: string;
  /** Things that show it. */
  signs: readonly string[];
}

/** Moments, the more exact ones first. */
export const MOMENTS: readonly Moment[] = MOMENT_LINES.trim()
  .split('\n')
  .map((line) => {
    const [when = '', lights = '', palette = '', mood = '', signs = ''] = fields(line);
    const [setting = 'none', ...conditions] = when.split(' ');
    return {
      setting: setting as Setting,
      conditions,
      lights: listed(lights),
      palette,
      mood,
      signs: listed(signs),
    };
  });

/** How an image may be made and framed. */
export interface Ways {
  media: readonly string[];
  /** Prints, which render no light. */
  prints: readonly string[];
  views: readonly string[];
  close: readonly string[];
  wide: readonly string[];
}

/** Ways by kind. */
export const WAYS: ReadonlyMap<string, Ways> = new Map(
  rows(WAY_LINES).flatMap(
    ({ words, columns: [media = [], prints = [], views = [], close = [], wide = []] }) =>
      words.map((kind) => [kind, { media, prints, views, close, wide }] as const),
  ),
);

/** How an image for one use is laid out, framed and made. */
export interface Use {
  traits: readonly string[];
  frames: readonly string[];
  looks: readonly { medium: string; color: string }[];
}

/** Uses by name. */
export const USES: ReadonlyMap<string, Use> = new Map(
  entriesOf(USE_LINES).map(({ nouns, lines }) => [
    nouns[0]!,
    {
      traits: lines('trait').flatMap(listed),
      frames: lines('frame').flatMap(listed),
      looks: lines('look').map((line) => {
        const [medium = '', color = ''] = line.split(' / ');
        return { medium, color };
      }),
    },
  ]),
);

/** All words that are written here, in lower case. */
export function writtenWords(): Set<string> {
  const texts = [
    ...[ANIMALS, BIRDS_AND_FISH, PEOPLE, IMAGINED, THINGS, PRODUCTS, NATURE_PLACES, BUILT_PLACES, ROOMS],
    ...[CONCEPT_LINES, ACTION_LINES, PROP_LINES, TOPIC_LINES, AESTHETIC_LINES, CULTURE_LINES],
  ];
  return new Set(
    texts
      .join(' ')
      .toLowerCase()
      .match(/[a-z]+/g),
  );
}
