import type { z } from 'zod';
import { PromptloomError } from '../errors.ts';

/**
 * Checks what a caller gave against a schema and fills in its defaults.
 * @throws PromptloomError `invalid-input` naming the field that is wrong.
 */
export function check<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue!.path.join('.');
  throw new PromptloomError('invalid-input', field ? `${field}: ${issue!.message}` : issue!.message);
}
