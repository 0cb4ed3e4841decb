import { PromptloomError } from '../errors.ts';
import { IdSchema } from '../records/id.ts';

const STEM = /^[\p{L}\p{N}\p{M}]{1,100}$/u;

/**
 * A word as an SQL string literal; see docs/decisions/0008 for why it is not bound. Letters, digits and marks only,
 * so that nothing can end the literal.
 * @throws PromptloomError `internal` for anything else.
 */
export function wordLiteral(word: string): string {
  if (STEM.test(word)) return `'${word}'`;
  throw new PromptloomError('internal', 'a word to look up holds something that is no letter');
}

/** An id as an SQL string literal. @throws PromptloomError `internal` for anything that is no id. */
export function idLiteral(id: string): string {
  if (IdSchema.safeParse(id).success) return `'${id}'`;
  throw new PromptloomError('internal', 'an id to look up is none');
}
