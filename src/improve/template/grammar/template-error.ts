import { CANNOT_BE_DONE, PromptloomError } from '../../../errors.ts';

/**
 * The error of a template at one of its characters: "Line 2, column 5: …", and behind the name of a file where it is one of its values.
 * @param what what is wrong, as a sentence.
 * @param hint what to do, as a sentence.
 * @param place where the whole template stands, such as "animals.txt, line 3".
 */
export function templateError(
  template: string,
  at: number,
  what: string,
  hint: string,
  place?: string,
): PromptloomError {
  const before = template.slice(0, at).split(/\r\n?|\n/);
  const column = `column ${[...before.at(-1)!].length + 1}`;
  const isOneLine = !/[\r\n]/.test(template);
  const where =
    place === undefined
      ? `Line ${before.length}, ${column}`
      : isOneLine
        ? `${place}, ${column}`
        : `${place}, line ${before.length} of the text, ${column}`;
  return new PromptloomError('invalid-input', `${where}: ${what}`, { hint, status: CANNOT_BE_DONE });
}
