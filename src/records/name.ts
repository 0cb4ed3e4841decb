import { z } from 'zod';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]/u;

/** The same as JSON Schema states it. */
const NAME =
  '^(?!\\s*\\.{1,2}\\s*$)(?=.*\\S)[^\\u0000-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]*$';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
const STEERING = /[\u0000\u202a-\u202e\u2066-\u2069]/g;

/** A text of a person's own; NUL, and what turns the direction of writing, is left out of it. */
export const OwnTextSchema = z.string().overwrite((text) => text.replace(STEERING, ''));

/** States that a text is more than spaces, beside the check that holds it. */
export const MORE_THAN_SPACES = { pattern: '\\S' };

/**
 * A name that a person gives something, on one line; letters that can be written in two ways are written in one.
 * @param what begins messages, such as "a label".
 * @param most characters, in UTF-16 code units.
 */
export function nameSchema(what: string, most: number) {
  return (
    z
      .string()
      .trim()
      .normalize('NFC')
      .min(1, `${what} has at least one character`)
      .max(most, `${what} has at most ${most} characters`)
      .refine((name) => !UNSEEN.test(name), `${what} is one line without control characters`)
      // Addresses hold names, and these two stand for folders there.
      .refine((name) => name !== '.' && name !== '..', `${what} is more than dots`)
      .meta({ pattern: NAME })
  );
}
