import { hasUnknownVerb, type Idea } from '../reading/idea.ts';
import type { Scene, Setting } from '../repertoire/parse.ts';
import { FIGURES, LIVING } from '../repertoire/repertoire.ts';
import { canBeIn } from './fitting.ts';

/** Places of ours for an idea, and whether what the subject does there goes in too. */
export interface Scenes {
  scenes: readonly Scene[];
  acts: boolean;
}

/** Verbs that animals do anywhere, and people at home or at work. */
const ANYWHERE =
  /^(?:sleeping|running|waiting|walking|watching|hunting|eating|jumping|playing|hiding|laughing|crying|talking|feeding|singing|working|repairing|teaching|holding)$/;
const MOVES = /^(?:running|jumping|walking|flying|swimming|hunting|playing)$/;
/** What people do where they work, too. */
const AT_WORK = /^(?:sleeping|laughing|crying|talking|singing|working|repairing|teaching)$/;
/** What people do wherever they are. */
const STAYS = /^(?:waiting|watching)$/;
/** Ways that lead on and need somebody who moves. */
const LEADS_ON = /^(?:through|along|down|across|over|past|up|above|around)\s/;
const NONE: Scenes = { scenes: [], acts: false };

/** Where an idea may be set that leaves it open; nowhere, rather than where what it does cannot be done. */
export function scenesFor(idea: Idea): Scenes {
  const { kind, entry, concept, verbs, places, props } = idea;
  const isMoving = verbs.some(({ action }) => action.motion === 'moving');
  const fitting = (scenes: readonly Scene[], acts = false): Scenes => ({
    scenes: scenes.filter(
      (scene) =>
        canBeIn(scene, idea) && (acts || isMoving || scene.act === '' || !LEADS_ON.test(scene.place)),
    ),
    acts,
  });
  // What stands for an idea stands somewhere of its own; where the idea names a place, only what is there fits.
  if (concept)
    return fitting(concept.scenes.filter(({ setting }) => places.length === 0 || setting === idea.setting));
  if (idea.filled.has('place')) return NONE;
  // Of what nobody here knows, no more is said than that it stands before a plain wall.
  if (entry === undefined)
    return idea.head && idea.isUnknown && verbs.length === 0 && !hasUnknownVerb(idea)
      ? fitting(FOR_ANYTHING)
      : NONE;
  if (idea.material) return fitting(ON_TABLES);
  if (idea.scale === 'giant') return fitting(entry.scenes.filter(({ setting }) => setting === 'open'));
  if (idea.scale === 'tiny' && LIVING.has(kind ?? '')) return fitting(FOR_TINY);
  const done = verbs.filter(({ action }) => !action.verbs.includes('wearing'));
  const isFigure = FIGURES.has(kind ?? '');
  const isDressed = props.some(({ isWorn }) => isWorn) && !isFigure && kind !== 'machine';
  if (isDressed && done.length === 0) return fitting(FOR_DRESSED);
  if (done.length === 0) {
    // What is done in a verb that nobody knows may be done anywhere.
    if (hasUnknownVerb(idea)) return NONE;
    return fitting(
      entry.scenes,
      props.length === 0 && !/\b(?:portrait|face|close-?up|with)\b/i.test(idea.text),
    );
  }
  const own = done.flatMap(({ action }) => action.scenes);
  if (own.length > 0 && (isFigure || kind === 'pet' || kind === 'machine' || props.length > 0))
    return fitting(own);
  const names = done.map(({ action }) => action.verbs[0]!);
  if (!names.every((name) => ANYWHERE.test(name) || MOVES.test(name))) return NONE;
  const moves = names.some((name) => MOVES.test(name));
  if (isFigure) {
    const isOutside = ({ setting }: Scene) => setting === 'open' || setting === 'street';
    if (names.every((name) => STAYS.test(name))) return fitting(entry.scenes);
    if (names.every((name) => name === 'walking' || name === 'running'))
      return fitting(entry.scenes.filter(isOutside));
    if (!names.every((name) => AT_WORK.test(name))) return NONE;
    return fitting(entry.scenes.filter(({ tags }) => tags.has('work')));
  }
  if (props.length > 0) return NONE;
  return fitting(moves ? entry.scenes.filter(({ tags }) => tags.has('move')) : entry.scenes);
}

function plain(setting: Setting, place: string, things: readonly string[], light: string): Scene {
  return { setting, tags: new Set(), act: '', place, things, light };
}

/** Where figures of paper, glass or wood stand. */
const ON_TABLES: readonly Scene[] = [
  plain('studio', 'on a plain pale table', ['one long soft shadow', 'a bare wall behind'], 'soft side light'),
  plain(
    'indoors',
    'on a wooden windowsill',
    ['a linen curtain', 'a blurred garden outside'],
    'pale daylight through the window',
  ),
  plain(
    'studio',
    'on a block of dark slate',
    ['a soft reflection', 'a plain dark background'],
    'one narrow light from above',
  ),
  plain(
    'indoors',
    'on a shelf among old books',
    ['cracked leather spines', 'a little dust'],
    'warm lamplight from one side',
  ),
];
/** Where anything can be shown. */
const FOR_ANYTHING: readonly Scene[] = [
  plain('studio', 'against a plain pale wall', ['one soft shadow'], 'soft side light'),
  plain('studio', 'against a dark plain background', ['a fine bright edge'], 'one narrow light from above'),
  plain('studio', 'in front of a slow gradient', ['clear space around it'], 'broad soft light'),
];
/** Where very small ones are. */
const FOR_TINY: readonly Scene[] = [
  plain(
    'indoors',
    'on a stack of old books',
    ['a brass lamp', 'a pair of reading glasses'],
    'warm lamplight from one side',
  ),
  plain(
    'indoors',
    'in a chipped teacup',
    ['a saucer with crumbs', 'a linen cloth'],
    'soft window light from the left',
  ),
  plain(
    'open',
    'on a broad mossy stone',
    ['drops of dew', 'ferns like trees behind'],
    'soft light with one bright edge',
  ),
  plain(
    'open',
    'on an open leaf',
    ['round drops of water', 'a soft green background'],
    'sunlight through the leaf',
  ),
];
/** Where animals in clothes are. */
const FOR_DRESSED: readonly Scene[] = [
  plain('studio', 'against a dark painted backdrop', ['a carved wooden chair'], 'soft side light'),
  plain(
    'indoors',
    'in a wood-panelled study',
    ['a brass lamp', 'shelves of old books behind'],
    'warm lamplight from one side',
  ),
  plain(
    'street',
    'on a narrow city street',
    ['a shop window behind', 'parked bicycles'],
    'soft light between the houses',
  ),
  plain('studio', 'against a plain colored wall', ['one soft shadow'], 'broad soft light'),
];
