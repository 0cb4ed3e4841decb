import { type Idea, isBare, isPortrait } from '../reading/idea.ts';
import type { Purpose } from '../reading/purpose.ts';
import { listed, type Scene } from '../repertoire/parse.ts';
import { GOODS, PLACE_KINDS, PLACES, USES, type Use, WAYS } from '../repertoire/repertoire.ts';
import { faceOf, thingsAt, traitsOf } from './details.ts';
import { canBeIn, fitsIdea } from './fitting.ts';
import { scenesFor } from './scenes.ts';

/** What is at hand for an idea. */
export interface Stock {
  /** Where it may be set, in places of ours; none where it says where. */
  scenes: readonly Scene[];
  /** Whether what it does in a scene goes in: only where the idea leaves open what it does. */
  acts: boolean;
  /** What is seen at the place that the idea names. */
  things: readonly string[];
  /** What is seen of the subject, in several pools; a variant takes from each. */
  traits: readonly (readonly string[])[];
  /** What is seen of it in a close view. */
  face: readonly string[];
  /** Ways to make the image, the plainest first. */
  looks: readonly { medium: string; color?: string }[];
  /** Prints, which render no light. */
  prints: readonly string[];
  /** Views of all, views that leave the place out, views that show the subject small. */
  views: readonly string[];
  close: readonly string[];
  wide: readonly string[];
}

/** Uses that stand nowhere and are lit by nothing. */
const FLAT: ReadonlySet<Purpose> = new Set([
  'logo',
  'icon',
  'sticker',
  'pattern',
  'tattoo',
  'character',
  'card',
  'poster',
  'cover',
  'packaging',
  'avatar',
]);

/** Whether an image for that use has no light of its own. */
export function isFlat(purpose: Purpose): boolean {
  return FLAT.has(purpose);
}

/** What goes with an idea. */
export function stockFor(idea: Idea): Stock {
  const use = USES.get(idea.purpose);
  if (!use || idea.purpose === 'wallpaper') return ofScene(idea, use);
  const base = {
    scenes: [],
    acts: false,
    things: [],
    face: [],
    looks: use.looks,
    prints: [],
    views: use.frames,
    close: [],
    wide: [],
  };
  if (idea.purpose === 'ad' || idea.purpose === 'product') return { ...base, ...ofGood(idea, use) };
  if (idea.purpose === 'avatar' || idea.purpose === 'headshot')
    return { ...base, traits: [...faceOf(idea), use.traits] };
  const { motifs, others } = motifsOf(idea);
  return { ...base, things: motifs, traits: [...others, use.traits] };
}

function ofScene(idea: Idea, use: Use | undefined): Stock {
  const own = idea.places.find((place) => place.isSubject);
  const kind = idea.material ? 'object' : own?.isInside ? 'interior' : (idea.kind ?? 'anything');
  const ways = WAYS.get(kind) ?? WAYS.get('anything')!;
  const media = idea.setting === 'underwater' ? WAYS.get('sea')!.media : ways.media;
  const from = own && !own.isInside && own.see === own.entry.see ? own.entry.from : [];
  return {
    ...scenesFor(idea),
    things: thingsAt(idea),
    traits: PLACE_KINDS.has(idea.kind ?? '') ? [] : traitsOf(idea),
    face: faceOf(idea).flat(),
    looks: use?.looks ?? media.map((medium) => ({ medium })),
    prints: ways.prints,
    views: from.length > 0 ? from : isPortrait(idea) ? PORTRAITS : (use?.frames ?? ways.views),
    close: isBare(idea) && !idea.concept ? ways.close : [],
    wide: from.length > 0 ? [] : ways.wide,
  };
}

/** Views of a portrait. */
const PORTRAITS = ['half-length portrait', 'head-and-shoulders portrait', 'three-quarter portrait'];

/** Something to sell: where it stands or is used; where it cannot be seen, what stands for it. */
function ofGood(idea: Idea, use: Use): Pick<Stock, 'scenes' | 'things' | 'traits'> {
  const { entry, topic, purpose } = idea;
  const good = entry ?? (topic ? undefined : GOODS.get('product'));
  const scenes = good && !idea.filled.has('place') ? good.scenes.filter((scene) => canBeIn(scene, idea)) : [];
  // A product is shown by itself, an advertisement shows it in use.
  const isFirst = ({ setting }: Scene) => (setting === 'studio') === (purpose === 'product');
  const place = good ? undefined : PLACES.get(idea.head ?? '');
  return {
    scenes: [...scenes.filter(isFirst), ...scenes.filter((scene) => !isFirst(scene))],
    things: place?.see ?? (good ? [] : linesOf(idea, 'motif')),
    traits: [(good?.body ?? []).filter((text) => fitsIdea('trait', text, idea)), use.traits],
  };
}

/** What stands for the topic of a drawing, its name, and the body of what it shows where it has no topic. */
function motifsOf(idea: Idea): { motifs: readonly string[]; others: (readonly string[])[] } {
  const { purpose, entry, name } = idea;
  const motifs = linesOf(idea, purpose === 'logo' || purpose === 'icon' ? 'mark' : 'motif');
  const lettering = name ? (LETTERING[purpose] ?? []).map((text) => text.replace('NAME', name)) : [];
  const body = motifs.length > 0 ? [] : (entry?.body ?? []).filter((text) => fitsIdea('trait', text, idea));
  return { motifs, others: [lettering, body] };
}

function linesOf({ topic }: Idea, name: string): string[] {
  return topic?.lines(name).flatMap(listed) ?? [];
}

/** How a name is set on what bears it. */
const LETTERING: Partial<Record<Purpose, readonly string[]>> = {
  logo: [
    'the name “NAME” in clean lettering below the mark',
    '“NAME” set in evenly spaced capitals',
    'the name “NAME” beside the mark',
  ],
  poster: ['the title “NAME” in bold lettering', '“NAME” in large hand-drawn letters across the top'],
  cover: ['the title “NAME” in bold lettering', '“NAME” in small capitals at the top'],
  packaging: ['the name “NAME” in clear lettering on the front', '“NAME” in engraved capitals'],
  card: ['“NAME” in flowing handwriting'],
  ad: ['the name “NAME” in small clean lettering'],
};
