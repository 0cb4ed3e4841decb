import type { Range } from '../../text/range.ts';
import { RowBinaryWriter } from '../sql/row-binary.ts';

/** The vector of one part of a long prompt, and where that stands in the text. */
export interface PartVector extends Range {
  vector: Float32Array;
}

/** The columns of {@link partBytes}. */
export const PART_TYPES = { id: 'String', prompt_id: 'String', vector: 'Array(Float32)' };

/** A prompt with the vectors of its parts; none of a short one. */
export interface WithParts {
  id: string;
  parts?: readonly PartVector[];
}

/** The parts of prompts as RowBinary rows, empty if no prompt has parts; the id of a part is `PROMPT:START-END`, in characters. */
export function partBytes(prompts: readonly WithParts[]): Uint8Array {
  const long = prompts.filter(({ parts }) => parts !== undefined && parts.length > 0);
  const count = long.reduce((sum, { parts }) => sum + parts!.length, 0);
  if (count === 0) return new Uint8Array();
  const writer = new RowBinaryWriter(count * (64 + long[0]!.parts![0]!.vector.byteLength));
  for (const { id, parts } of long)
    for (const { start, end, vector } of parts!) {
      writer.string(`${id}:${start}-${end}`);
      writer.string(id);
      writer.vector(vector);
    }
  return writer.bytes();
}

/** Where a part stands in its prompt's text, by its id. */
export function placeOfPart(id: string): Range {
  const [start, end] = id.slice(id.indexOf(':') + 1).split('-');
  return { start: Number(start), end: Number(end) };
}
