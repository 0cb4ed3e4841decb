import { PromptloomError } from '../../errors.ts';
import { PRECISIONS, type Precision } from './model-entry.ts';

/**
 * Takes `@fp32`, `@fp16` or `@int8` off a model's name.
 * @throws PromptloomError `invalid-input` for something else behind the @
 */
export function splitPrecision(setting: string): { name: string; precision: Precision | undefined } {
  const at = setting.lastIndexOf('@');
  if (at <= 0) return { name: setting, precision: undefined };
  const precision = PRECISIONS.find((one) => one === setting.slice(at + 1));
  if (!precision) {
    throw new PromptloomError('invalid-input', `${setting.slice(at + 1)} is no precision`, {
      hint: `Behind @ stands one of ${PRECISIONS.join(', ')}.`,
    });
  }
  return { name: setting.slice(0, at), precision };
}
