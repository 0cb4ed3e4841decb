import type { Strength } from '../../../records/improvement.ts';
import type { Lesson } from '../matches/learn.ts';
import type { Piece } from '../piece.ts';
import type { Idea } from '../reading/idea.ts';

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

/** Whether a strength asks for another image rather than for a fuller one. */
export function isFar({ strength }: Frame): boolean {
  return strength === 'transform' || strength === 'reinvent';
}
