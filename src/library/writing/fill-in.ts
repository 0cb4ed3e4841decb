import { CANNOT_BE_DONE, PromptloomError } from '../../errors.ts';
import { fillPlaceholders } from '../../text/placeholders.ts';
import { quoted } from '../../text/sentence.ts';

/**
 * A prompt or idea with its placeholders filled in, and what the reader should know of those that have a default.
 * @throws PromptloomError `invalid-input` naming every place without a value: none is sent to a model as it stands.
 */
export function fillIn(
  text: string,
  variables: Readonly<Record<string, string>> = {},
): { text: string; notes: string[] } {
  const { text: filled, missing, byDefault } = fillPlaceholders(text, variables);
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name);
    throw new PromptloomError(
      'invalid-input',
      `There ${missing.length === 1 ? 'is a place' : 'are places'} to be filled in: ${quoted(missing.map(({ label }) => label))}.`,
      {
        hint: `Say what stands there: --set ${names[0]}=… on the command line, "variables": {${names.map((name) => `"${name}": "…"`).join(', ')}} in the API.`,
        status: CANNOT_BE_DONE,
        fields: missing.map(({ name, label }) => ({
          field: `variables.${name}`,
          message: `what “${label}” stands for is missing`,
        })),
      },
    );
  }
  const notes = byDefault.map(
    ({ label, default: value }) => `“${label}” was filled in with its default, “${value}”.`,
  );
  return { text: filled, notes };
}
