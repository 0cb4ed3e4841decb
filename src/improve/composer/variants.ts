import type { Strength } from '../../records/improvement.ts';
import { overlap } from '../../text/prompt-text.ts';
import { contradiction } from '../style/contradictions.ts';
import { isAvoided } from '../style/guidance.ts';
import { read } from '../style/reading.ts';
import { HABITAT_OF, symbolsFor } from './habitats.ts';
import type { Idea, Slot } from './idea.ts';
import type { Lesson, Piece } from './learn.ts';
import { ANYTHING, BY_KIND, BY_PURPOSE, type Look, type Repertoire } from './looks.ts';
import { isBare, lightFor, suits, WHOLE_SCENE } from './suits.ts';
import { PLACE_NOUNS } from './surroundings.ts';

/** What a variant is about, beside the idea. */
export type Axis = 'look' | 'light' | 'setting' | 'medium' | 'framing' | 'mood' | 'detail';

/** A variant before it is put into words. */
export interface Planned {
  axis: Axis;
  pieces: Piece[];
  /** The match whose look it takes over. */
  lesson?: Lesson;
}

/** What variants are made of and have to hold to. */
export interface Frame {
  idea: Idea;
  lessons: readonly Lesson[];
  strength: Strength;
  /** Whether the lessons are to be taken in turn: for a blend. */
  mixes?: boolean;
  /** Things that must not come in. */
  avoid: readonly string[];
  /** What is in every variant already. */
  always: readonly Piece[];
  /** Whether so much is short enough. */
  fits(pieces: readonly Piece[]): boolean;
  /** Whether a text stood in the prompt that is varied. */
  isOld(text: string): boolean;
}

const MOST_PIECES: Record<Strength, number> = {
  polish: 2,
  refine: 4,
  develop: 8,
  transform: 9,
  reinvent: 10,
};
/** Most words that two variants may have in common, as a share of what the shorter one adds. */
const MOST_IN_COMMON = 0.6;
/** Uses that stand nowhere and are lit by nothing. */
const FLAT = new Set(['logo', 'icon', 'sticker', 'pattern', 'tattoo', 'character', 'card']);

/** Plans variants one after another, each about something else, and none like those before. */
export class Planner {
  readonly #frame: Frame;
  readonly #idea: Idea;
  readonly #repertoire: Repertoire;
  readonly #places: Repertoire['places'];
  readonly #things: readonly string[];
  readonly #traits: readonly string[];
  readonly #purposeTraits: readonly string[];
  readonly #uses = new Map<string, number>();
  readonly #offset: number;
  readonly #planned: Planned[] = [];

  constructor(frame: Frame) {
    this.#frame = frame;
    const { idea } = frame;
    this.#idea = idea;
    this.#offset = hashOf(idea.text.toLowerCase());
    const kind = idea.kind && BY_KIND.get(idea.kind);
    const purpose = BY_PURPOSE.get(idea.purpose);
    this.#repertoire = purpose ?? kind ?? ANYTHING;
    const habitat = idea.head === undefined ? undefined : HABITAT_OF.get(idea.head);
    // Where an animal is said to be elsewhere than at home, what is seen of it at home does not go with it.
    const isHome =
      !idea.filled.has('place') ||
      idea.kind === 'person' ||
      idea.kind === 'fantasy' ||
      idea.kind === 'food' ||
      idea.kind === 'product';
    const own = [
      ...(isAged(idea) ? AGED : []),
      ...((isHome && (idea.purpose === 'scene' || idea.kind === 'product') && habitat?.traits) || []),
    ];
    this.#purposeTraits = purpose ? purpose.traits : [];
    // Weather is no place where there is another.
    const stands = idea.places.filter((place) => !WEATHER.has(place));
    const named = interleaved((stands.length > 0 ? stands : idea.places).map(({ things }) => things));
    const symbols = ['logo', 'icon', 'poster', 'cover', 'card'].includes(idea.purpose)
      ? symbolsFor(idea.content)
      : [];
    const showsSubject =
      purpose &&
      [
        'avatar',
        'character',
        'poster',
        'cover',
        'card',
        'sticker',
        'tattoo',
        'ad',
        'product',
        'wallpaper',
      ].includes(idea.purpose);
    const isPlace =
      idea.purpose === 'scene' && idea.kind !== undefined && PLACE_KINDS.has(idea.kind) && named.length >= 4;
    if (isPlace) this.#traits = [];
    else if (symbols.length > 0) this.#traits = symbols;
    else if (purpose && !showsSubject) this.#traits = purpose.traits;
    else
      this.#traits =
        own.length > 2
          ? own
          : [
              ...own,
              ...((idea.kind &&
                !['tattoo', 'avatar', 'sticker', 'poster', 'cover', 'card', 'wallpaper'].includes(
                  idea.purpose,
                ) &&
                !(showsSubject && idea.kind === 'food') &&
                kind?.traits) ||
                this.#repertoire.traits),
            ];
    const places = this.#repertoire.places.length > 0 ? this.#repertoire.places : (kind?.places ?? []);
    this.#places = idea.filled.has('place')
      ? []
      : (!purpose?.places.length && habitat?.places.length && habitat.places) || places;
    this.#things = FLAT.has(idea.purpose) || idea.purpose === 'avatar' ? [] : named;
  }

  /** Plans so many variants, or as many as differ. */
  plan(count: number): Planned[] {
    const axes = this.#axes();
    for (let round = 0; this.#planned.length < count && round < count * 2 + 8; round += 1) {
      const axis = axes[round % axes.length]!;
      const planned = this.#idea.isFinished ? this.#finish(round) : this.#build(axis, round);
      if (planned && planned.pieces.length > 0) this.#keep(planned);
    }
    return this.#planned;
  }

  #axes(): Axis[] {
    const { filled, purpose } = this.#idea;
    if (this.#frame.mixes) return ['look'];
    if (FLAT.has(purpose)) return ['look', 'detail', 'medium', 'framing'];
    const axes: Axis[] = ['look', 'light', 'setting', 'medium', 'framing', 'mood'];
    const open = axes.filter((axis) => {
      if (axis === 'light') return !filled.has('light');
      if (axis === 'medium') return !filled.has('medium');
      if (axis === 'framing') return !filled.has('frame');
      if (axis === 'mood') return !filled.has('mood');
      if (axis === 'setting') return this.#places.length > 0 || this.#things.length > 0;
      return true;
    });
    return open.length > 2 ? open : [...open, 'detail'];
  }

  /** What a finished idea still lacks, little at a time. */
  #finish(round: number): Planned | undefined {
    const { filled } = this.#idea;
    const wanted: [Slot, Axis][] = [
      ['light', 'light'],
      ['medium', 'medium'],
      ['trait', 'detail'],
    ];
    const open = wanted.filter(
      ([slot]) =>
        !filled.has(slot) &&
        !(slot === 'light' && (FLAT.has(this.#idea.purpose) || this.#idea.commitments.families.size > 0)) &&
        !(slot === 'medium' && this.#idea.commitments.families.size > 0),
    );
    if (open.length === 0) return undefined;
    const most = 1;
    const chosen: Piece[] = [];
    for (let n = 0; n < open.length && chosen.length < most; n += 1) {
      const [slot] = open[(round + n) % open.length]!;
      const piece = this.#piece(slot, chosen, round);
      if (piece) chosen.push(piece);
    }
    return { axis: open[round % open.length]![1], pieces: chosen };
  }

  #build(axis: Axis, round: number): Planned | undefined {
    const chosen: Piece[] = [];
    const add = (piece: Piece | undefined) => {
      if (piece && this.#agrees(piece, chosen)) chosen.push(piece);
    };
    const { mixes, lessons } = this.#frame;
    const lesson = axis !== 'look' ? undefined : mixes ? lessons[round % lessons.length] : this.#wholeLook();
    if (lesson) for (const piece of lesson.pieces) if (this.#isOpen(piece.slot, chosen)) add(piece);
    // What a match shows around its subject belongs to a place of its own.
    const isPlaced = chosen.some(({ slot }) => slot === 'thing' || slot === 'place');
    const wide = this.#frame.strength === 'transform' || this.#frame.strength === 'reinvent';
    const look = this.#look(axis, round, wide, chosen);
    const lead: Partial<Record<Axis, Slot>> = {
      light: 'light',
      framing: 'frame',
      setting: this.#places.length > 0 ? 'place' : 'thing',
    };
    const first = lead[axis];
    if (first) add(this.#learned(first, chosen) ?? this.#piece(first, chosen, round));
    if (axis === 'medium') add(this.#learned('medium', chosen));
    if (axis === 'mood' && look?.mood) add(built('mood', look.mood));
    if (!isPlaced && this.#isOpen('place', chosen)) add(this.#piece('place', chosen, round));
    add(this.#piece('thing', chosen, round));
    if (this.#isOpen('light', chosen)) add(this.#piece('light', chosen, round));
    const learnedMedium = chosen.some(({ slot, from }) => slot === 'medium' && from.length > 0);
    if (this.#isOpen('medium', chosen) && look) add(built('medium', look.medium));
    if (
      chosen.filter(({ slot }) => slot === 'thing').length < 2 &&
      (axis === 'setting' || this.#places.length === 0)
    )
      add(this.#piece('thing', chosen, round));
    if (this.#traits.length === 0) add(this.#piece('thing', chosen, round));
    if (this.#purposeTraits.length > 0) add(this.#least('trait', this.#purposeTraits, chosen));
    add(this.#piece('trait', chosen, round));
    if (axis === 'detail') add(this.#piece('trait', chosen, round));
    if (this.#isOpen('frame', chosen)) add(this.#piece('frame', chosen, round));
    const isNew = look !== undefined && !learnedMedium && this.#worn(look.color) === 0;
    if (isNew && look.color && this.#isOpen('color', chosen)) add(built('color', look.color));
    if (isNew && look.mood && this.#isOpen('mood', chosen)) add(built('mood', look.mood));
    if (!isNew) add(this.#piece('trait', chosen, round));
    const pieces = this.#cut(chosen, first ?? (axis === 'medium' ? 'medium' : undefined));
    return { axis, pieces, ...(lesson && { lesson }) };
  }

  /** As much as may be added and fits, what the variant is about first. */
  #cut(chosen: readonly Piece[], first: Slot | undefined): Piece[] {
    const kept: Piece[] = [];
    const order = first
      ? [...chosen.filter(({ slot }) => slot === first), ...chosen.filter(({ slot }) => slot !== first)]
      : chosen;
    for (const piece of order) {
      if (kept.length === MOST_PIECES[this.#frame.strength]) break;
      if (this.#frame.fits([...this.#frame.always, ...kept, piece])) kept.push(piece);
    }
    return kept;
  }

  #keep(planned: Planned): void {
    const { content } = this.#idea;
    let pieces = planned.pieces;
    for (;;) {
      const own = addedBy(pieces, content);
      const close = this.#planned.find(
        (other) => overlap(own, addedBy(other.pieces, content)) > MOST_IN_COMMON,
      );
      if (!close) break;
      const theirs = addedBy(close.pieces, content);
      const worst = pieces.findLast(({ text }) => overlap(read(text).content, theirs) > 0);
      if (!worst) return;
      pieces = pieces.filter((piece) => piece !== worst);
      if (pieces.length === 0) return;
    }
    for (const { text } of pieces) this.#uses.set(text, (this.#uses.get(text) ?? 0) + 1);
    this.#planned.push({ ...planned, pieces });
  }

  /** The nearest match that lends a look of its own: how it is made, and light, framing or colors. */
  #wholeLook(): Lesson | undefined {
    const { filled } = this.#idea;
    return this.#frame.lessons.find(({ pieces }) => {
      const open = pieces.filter(
        (piece) => !filled.has(piece.slot) && this.#agrees(piece, []) && !this.#uses.has(piece.text),
      );
      const slots = new Set(open.map(({ slot }) => slot));
      return slots.size >= 3 || (slots.has('medium') && slots.size >= 2);
    });
  }

  /** Something of a match that no variant has yet. */
  #learned(slot: Slot, chosen: readonly Piece[]): Piece | undefined {
    return this.#frame.lessons
      .flatMap(({ pieces }) => pieces)
      .find(
        (piece) =>
          piece.slot === slot &&
          !this.#uses.has(piece.text) &&
          this.#agrees(piece, chosen) &&
          piece.text.includes(' '),
      );
  }

  #look(axis: Axis, round: number, wide: boolean, chosen: readonly Piece[]): Look | undefined {
    const { looks } = this.#repertoire;
    const fitting = looks.filter(
      ({ medium }) => this.#idea.filled.has('medium') || this.#agrees(built('medium', medium), chosen),
    );
    const others = fitting.slice(1);
    const plain = axis === 'look' || (axis === 'light' && this.#idea.purpose === 'scene');
    if (plain && !wide && round < 6 && fitting[0] && !this.#idea.filled.has('medium')) return fitting[0];
    const pool = others.length > 0 ? others : fitting;
    return pool.toSorted(
      (a, b) => this.#worn(a.medium) + this.#worn(a.color) - this.#worn(b.medium) - this.#worn(b.color),
    )[0];
  }

  #worn(text: string | undefined): number {
    return text === undefined ? 0 : (this.#uses.get(text) ?? 0);
  }

  /** A built-in piece for a slot: the least used one that agrees, another one first for another idea. */
  #piece(slot: Slot, chosen: readonly Piece[], round: number): Piece | undefined {
    const best = this.#least(slot, this.#pool(slot, chosen), chosen);
    // What every variant would have is no news in the sixth.
    return best === undefined || (this.#worn(best.text) > 1 && round < 20 && slot !== 'light')
      ? undefined
      : best;
  }

  #least(slot: Slot, texts: readonly string[], chosen: readonly Piece[]): Piece | undefined {
    const pool = rotated(texts, this.#offset);
    const fitting = pool.filter((text) => this.#agrees(built(slot, text), chosen));
    const best = fitting.toSorted((a, b) => this.#worn(a) - this.#worn(b))[0];
    return best === undefined ? undefined : built(slot, best);
  }

  #pool(slot: Slot, chosen: readonly Piece[]): readonly string[] {
    const { idea } = this.#frame;
    if (slot === 'place') return this.#places.map(({ text }) => text);
    if (slot === 'thing') {
      const place = chosen.find((piece) => piece.slot === 'place');
      const own = this.#places.find(({ text }) => text === place?.text)?.things;
      return own ?? this.#things;
    }
    if (slot === 'trait' && idea.isFinished) return finishFor(idea);
    if (slot === 'trait' && idea.purpose === 'avatar')
      return this.#traits.filter((text) => !BELOW_THE_NECK.test(text));
    if (slot === 'trait') return this.#traits;
    if (slot === 'frame')
      return idea.purpose === 'scene' && !isBare(idea)
        ? [...WHOLE_SCENE, ...this.#repertoire.frames]
        : this.#repertoire.frames;
    if (slot === 'medium') return this.#repertoire.looks.map(({ medium }) => medium);
    if (slot === 'color') return this.#repertoire.looks.flatMap(({ color }) => color ?? []);
    if (slot === 'mood') return this.#repertoire.looks.flatMap(({ mood }) => mood ?? []);
    if (FLAT.has(idea.purpose)) return [];
    const place = chosen.find((piece) => piece.slot === 'place');
    return lightFor(idea, place?.text);
  }

  #isOpen(slot: Slot, chosen: readonly Piece[]): boolean {
    if (slot === 'thing')
      return chosen.filter((piece) => piece.slot === slot).length < (this.#traits.length === 0 ? 3 : 2);
    if (slot === 'trait') return chosen.filter((piece) => piece.slot === slot).length < 2;
    return (
      !this.#idea.filled.has(slot) && ![...this.#frame.always, ...chosen].some((piece) => piece.slot === slot)
    );
  }

  #agrees(piece: Piece, chosen: readonly Piece[]): boolean {
    const { idea, avoid, always, isOld } = this.#frame;
    if (!this.#isOpen(piece.slot, chosen) || isOld(piece.text) || !suits(piece, idea)) return false;
    const reading = read(piece.text);
    if (isAvoided(reading, avoid) || contradiction(reading.commitments, idea.commitments)) return false;
    const fresh = [...reading.content].filter((lemma) => !idea.content.has(lemma));
    if (fresh.length * 2 < reading.content.size || fresh.length === 0) return false;
    return [...always, ...chosen].every((other) => {
      const theirs = read(other.text);
      return (
        !contradiction(reading.commitments, theirs.commitments) &&
        overlap(reading.content, theirs.content) < 0.5
      );
    });
  }
}

/** What only says how the weather is. */
const WEATHER = new Set(['snow', 'rain', 'storm', 'sky'].flatMap((noun) => PLACE_NOUNS.get(noun) ?? []));

/** Kinds that are a place; what is seen there says most. */
const PLACE_KINDS = new Set(['city', 'nature', 'site', 'building', 'interior']);

const BELOW_THE_NECK =
  /\b(?:knee|shoelace|shoe|boots?|feet|foot|paws|hands?|belt|tail|legs?|knuckles|claws|coat|fingertips|fingers|sleeves?|apron|forearms?|posture|gestures)\b/;

/** The last touch of an image that has all else, by how it is made. */
const FINISH: Record<string, readonly string[]> = {
  photo: ['fine natural texture', 'clear, unforced detail', 'well-balanced composition'],
  paint: ['visible brush texture', 'fine gradations of tone', 'well-balanced composition'],
  draw: ['clean, careful finish', 'well-balanced composition', 'small, careful details'],
  solid: ['soft contact shadows', 'fine texture on the materials', 'well-balanced composition'],
};

function finishFor({ commitments: { families } }: Idea): readonly string[] {
  if (families.has('photo')) return FINISH.photo!;
  if (families.has('paint')) return FINISH.paint!;
  if (families.has('solid')) return FINISH.solid!;
  return FINISH.draw!;
}

/** What may be seen of people who are old. */
const AGED = [
  'deep lines around the eyes',
  'hands with visible veins',
  'thin white hair moved by the air',
  'a mended cardigan with odd buttons',
];

function isAged({ text, kind }: Idea): boolean {
  return kind === 'person' && /\b(?:old|elderly|aged|grandm|grandf|grandp|weathered|wrinkled)/i.test(text);
}

/** A piece of our own. */
export function built(slot: Slot, text: string): Piece {
  return { slot, text, from: [] };
}

function addedBy(pieces: readonly Piece[], said: ReadonlySet<string>): Set<string> {
  return new Set(pieces.flatMap(({ text }) => [...read(text).content].filter((lemma) => !said.has(lemma))));
}

function rotated<T>(items: readonly T[], by: number): T[] {
  const at = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}

/** First the first of each, then the second of each. */
function interleaved(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const all = Array.from({ length: longest }, (_, n) => lists.flatMap((list) => list[n] ?? [])).flat();
  return [...new Set(all)];
}

/** A number that depends on the text alone, so that another idea starts with other pieces. */
export function hashOf(text: string): number {
  let hash = 2166136261;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 16777619) >>> 0;
  return hash;
}
