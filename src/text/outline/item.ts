import type { Range } from '../range.ts';

/** Something that a prompt says, where, and under which headings. */
export interface OutlineItem extends Range {
  /** The headings above it, outermost first, in words: `camera_angle` is "camera angle". Empty under none. */
  path: readonly string[];
  /** What is said, without the quotes, escapes and signs of the form it is written in. */
  text: string;
}
