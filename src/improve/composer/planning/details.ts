import { type Idea, isPortrait } from '../reading/idea.ts';
import { FIGURES, LIVING, PLACE_KINDS, PLACES, SUBJECTS } from '../repertoire/repertoire.ts';
import { fitsIdea } from './fitting.ts';

/** What is seen at the places that an idea names: what it says of them first. */
export function thingsAt(idea: Idea): string[] {
  const { setting, kind, culture, places } = idea;
  if (!PLACE_KINDS.has(kind ?? '') && places.length === 0) return [];
  const isInside = setting === 'indoors' || setting === 'closed';
  const isLand = setting === 'open' && kind !== 'building';
  const from =
    culture === undefined ? [] : isInside ? culture.rooms : isLand ? culture.gardens : culture.streets;
  // A library under the sea has fish in it.
  const isSunken = setting === 'underwater' && places.every((place) => place.setting !== setting);
  const sea = isSunken ? [PLACES.get('underwater')!.see] : [];
  const seen = places
    .filter((place) => (isSunken ? !WATERS.test(place.noun) : place.setting === setting))
    .slice(0, 2);
  const looks = seen.flatMap(({ aesthetics }) => aesthetics.flatMap(({ atPlaces }) => atPlaces));
  return interleaved([looks, from, ...sea, ...seen.map(({ see }) => see)]);
}

/** What something sunken lies under. */
const WATERS = /^(?:sea|ocean|lake|pond|river|wave|water|lagoon|bay)$/;

/** Parts of the body that not every creature has. */
const HAS: readonly [RegExp, ReadonlySet<string>][] = [
  [/\b(?:fur|whiskers|ears?|coat|muzzle)\b/, new Set(['pet', 'farm', 'wild'])],
  [/\bpaws?\b/, new Set(['pet', 'wild'])],
  [/\bclaws?\b/, new Set(['pet', 'wild', 'bird', 'creature'])],
  [/\b(?:wings?|feathers?|beak)\b/, new Set(['bird', 'creature'])],
  [/\b(?:hands?|fingers?|clothes|sleeves|knees)\b/, new Set(['person', 'fantasy', 'space', 'machine'])],
];

/** What only flesh and blood has. */
const OF_FLESH =
  /\b(?:feet|hair|cheeks?|lashes|skin|sweat\w*|muscles?|eyes|smile|breath|mouth|fingers? at the lips)\b/;

/** What is seen of a subject: what it does, what it holds, what runs through the image, its body; each what fits the idea. */
export function traitsOf(idea: Idea): (readonly string[])[] {
  const { verbs, material, entry } = idea;
  const kind = idea.kind ?? '';
  const done = verbs.flatMap(({ action }) =>
    FIGURES.has(kind) || kind === 'machine' ? action.ofPeople : action.ofAnimals,
  );
  const able = LIVING.has(kind)
    ? done.filter(
        (text) =>
          HAS.every(([words, kinds]) => !words.test(text) || kinds.has(kind)) &&
          !(kind === 'machine' && OF_FLESH.test(text)),
      )
    : [];
  // Of a swarm over a pond nobody sees the wings.
  const isFarOff = kind === 'small' && idea.isPlural;
  const own = isPortrait(idea) && entry ? [...entry.face, ...entry.body] : (entry?.body ?? []);
  return fitting(idea, [able, held(idea), looksOf(idea), material?.details ?? (isFarOff ? [] : own)]);
}

/** What is seen of a head: as of the whole, with the face for the body. */
export function faceOf(idea: Idea): (readonly string[])[] {
  const kind = idea.kind ?? '';
  if (idea.material) return [idea.material.details];
  // Of what is no creature a close view shows the same as any other.
  if (kind !== '' && !LIVING.has(kind)) return [idea.entry?.body ?? []];
  const isHead = idea.purpose === 'avatar' || idea.purpose === 'headshot';
  if (kind === '' && !isHead) return [];
  const anybody = SUBJECTS.get(FIGURES.has(kind) || kind === '' ? 'person' : 'animal');
  const own = idea.purpose === 'headshot' ? [] : (idea.entry?.face ?? []);
  const face = own.length > 0 ? own : (anybody?.face ?? []);
  return fitting(idea, [looksOf(idea), held(idea), face]);
}

const held = ({ props }: Idea) => props.flatMap(({ details }) => details);

/** What an aesthetic or another half adds to the subject itself. */
function looksOf({ aesthetics, hybrid, kind: ofKind }: Idea): string[] {
  const kind = ofKind ?? '';
  const looks = aesthetics.flatMap(({ onFigures, onThings }) =>
    FIGURES.has(kind) ? onFigures : LIVING.has(kind) ? [] : onThings,
  );
  return [...(hybrid?.details ?? []), ...looks];
}

function fitting(idea: Idea, pools: readonly (readonly string[])[]): string[][] {
  return pools.map((pool) => pool.filter((text) => fitsIdea('trait', text, idea)));
}

/** First the first of each, then the second of each. */
function interleaved(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const all = Array.from({ length: longest }, (_, n) => lists.flatMap((list) => list[n] ?? [])).flat();
  return [...new Set(all)];
}
