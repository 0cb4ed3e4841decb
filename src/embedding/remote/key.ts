import { PromptloomError } from '../../errors.ts';

/**
 * A key from a variable, without the line break that copying leaves behind; undefined where it is not set.
 * @throws PromptloomError `invalid-input` for one that no header can carry; it names the variable, not the key.
 */
export function keyFrom(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const key = env[name]?.trim() || undefined;
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    throw new PromptloomError('invalid-input', `${name} holds characters that no key has.`, {
      hint: 'Set it again, to the key alone.',
    });
  return key;
}
