import { isAvoided } from '../../style/guidance.ts';
import { read } from '../../style/reading.ts';
import type { Lesson } from '../matches/learn.ts';
import { built, type Piece, type Slot } from '../piece.ts';
import { fitsIdea, fitTogether } from './fitting.ts';
import type { Frame } from './frame.ts';

/** Chooses pieces that fit the idea and each other, and that the variants before do not have. */
export class Chooser {
  readonly #frame: Frame;
  /** Texts that were written for one place and go together. */
  readonly #ofOnePlace: readonly ReadonlySet<string>[];
  readonly #uses = new Map<string, number>();
  readonly #offset: number;
  /** How many variants may have a text before it is no news. */
  #most = 2;

  constructor(frame: Frame, ofOnePlace: readonly ReadonlySet<string>[]) {
    this.#frame = frame;
    this.#ofOnePlace = ofOnePlace;
    this.#offset = hashOf(frame.idea.text.toLowerCase());
  }

  /** How many variants have a text. */
  worn(text: string): number {
    return this.#uses.get(text) ?? 0;
  }

  /** Says how many variants there are to be: of many, more may have the same. */
  expect(count: number): void {
    this.#most = Math.max(2, Math.ceil(count / 2));
  }

  /** Whether so many variants have a text that it is no news in another. */
  isWorn(text: string): boolean {
    return this.worn(text) >= this.#most;
  }

  /** Says that a variant has these. */
  use(pieces: readonly Piece[]): void {
    for (const { text } of pieces) this.#uses.set(text, this.worn(text) + 1);
  }

  /** The same, beginning elsewhere for another idea. */
  rotated<T>(items: readonly T[]): T[] {
    const at = items.length === 0 ? 0 : this.#offset % items.length;
    return [...items.slice(at), ...items.slice(0, at)];
  }

  /** True every second time, beginning with either. */
  isOdd(turn: number): boolean {
    return (this.#offset + turn) % 2 === 0;
  }

  /** Of some texts the least used one that fits. */
  least(slot: Slot, texts: readonly string[], chosen: readonly Piece[]): Piece | undefined {
    const fitting = this.rotated(texts).filter((text) => this.isAllowed(built(slot, text), chosen));
    const best = fitting.toSorted((a, b) => this.worn(a) - this.worn(b))[0];
    const isWorn = best !== undefined && this.isWorn(best) && slot !== 'light' && slot !== 'frame';
    return best === undefined || isWorn ? undefined : built(slot, best);
  }

  /** Something of a match that no variant has yet. */
  learned(slot: Slot, chosen: readonly Piece[]): Piece | undefined {
    return this.#frame.lessons
      .flatMap(({ pieces }) => pieces)
      .find(
        (piece) =>
          piece.slot === slot &&
          this.worn(piece.text) === 0 &&
          piece.text.includes(' ') &&
          this.isAllowed(piece, chosen),
      );
  }

  /** The nearest match that lends a look of its own: how it is made, and light, framing or colors. */
  wholeLook(): Lesson | undefined {
    return this.#frame.lessons.find(({ pieces }) => {
      const open = pieces.filter((piece) => this.worn(piece.text) === 0 && this.isAllowed(piece, []));
      const slots = new Set(open.map(({ slot }) => slot));
      return slots.size >= 3 || (slots.has('medium') && slots.size >= 2);
    });
  }

  /** Whether a slot is still to be filled: each is once, but for things and traits. */
  isOpen(slot: Slot, chosen: readonly Piece[]): boolean {
    if (slot === 'thing' || slot === 'trait') return true;
    const { idea, always } = this.#frame;
    return !idea.filled.has(slot) && ![...always, ...chosen].some((piece) => piece.slot === slot);
  }

  /** Whether a piece agrees with the idea, with what the person asked for, and with what is chosen. */
  isAllowed(piece: Piece, chosen: readonly Piece[]): boolean {
    const { idea, avoid, always, isOld } = this.#frame;
    if (piece.text === '' || !this.isOpen(piece.slot, chosen) || isOld(piece.text)) return false;
    const reading = read(piece.text);
    if (isAvoided(reading, avoid) || !fitsIdea(piece.slot, piece.text, idea)) return false;
    const fresh = [...reading.content].filter((lemma) => !idea.content.has(lemma));
    if (fresh.length === 0 || fresh.length * 2 < reading.content.size) return false;
    return [...always, ...chosen].every(
      (other) => other.text !== piece.text && fitTogether(piece, other, this.#areOfOnePlace(piece, other)),
    );
  }

  #areOfOnePlace(a: Piece, b: Piece): boolean {
    return this.#ofOnePlace.some((texts) => texts.has(a.text) && texts.has(b.text));
  }
}

/** A number that depends on the text alone, so that another idea starts with other pieces. */
export function hashOf(text: string): number {
  let hash = 2166136261;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 16777619) >>> 0;
  return hash;
}
