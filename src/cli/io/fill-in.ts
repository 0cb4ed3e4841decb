import { PromptloomError } from '../../errors.ts';
import { fillPlaceholders } from '../../text/placeholders.ts';
import type { Asker } from './ask.ts';

/**
 * Asks at the terminal for what stands in the places of a text that are to be filled in, unless that was given. Where nobody can be asked, the
 * library refuses what is missing.
 */
export async function askToFillIn(
  text: string,
  given: Record<string, string> | undefined,
  asker: Asker | undefined,
): Promise<{ variables?: Record<string, string> }> {
  const variables = { ...given };
  for (const { name, label } of asker ? fillPlaceholders(text, variables).missing : []) {
    const value = await asker!.edit(`What stands in the place of “${label}”?`, '');
    if (value === undefined) throw new PromptloomError('cancelled', 'Nothing was done.');
    variables[name] = value;
  }
  return Object.keys(variables).length > 0 ? { variables } : {};
}
