import { PromptloomError } from '../errors.ts';
import { splitServiceSetting } from '../net/service-address.ts';
import type { ImageBackend } from './backend.ts';
import { SketchBackend } from './sketch/sketch.ts';

const PLANNED = new Set(['comfyui', 'sdcpp', 'stability', 'bedrock', 'openai', 'huggingface']);
const AVAILABLE = 'Available now: a1111:URL (A1111, Forge, SD.Next, stable-diffusion.cpp) and sketch.';

/**
 * Makes the image back end that a setting such as `a1111:http://127.0.0.1:7860` or `sketch` names.
 * Nothing is contacted yet.
 * @throws PromptloomError `unsupported` for a back end that this version does not have; `invalid-input` for
 *   anything else it cannot use. No message holds a password from the setting.
 */
export async function createBackend(setting: string): Promise<ImageBackend> {
  const { provider: kind, rest } = splitServiceSetting(setting);
  if (kind === 'sketch' && rest === '') return new SketchBackend();
  if (kind === 'a1111') return new (await import('./a1111/a1111.ts')).A1111Backend(rest);
  if (kind === 'sdcpp')
    throw new PromptloomError('unsupported', 'The image back end sdcpp is not in this version', {
      hint: "stable-diffusion.cpp's sd-server can be used as a1111:URL.",
    });
  if (PLANNED.has(kind))
    throw new PromptloomError('unsupported', `The image back end ${kind} is not in this version`, {
      hint: AVAILABLE,
    });
  throw new PromptloomError('invalid-input', `"${withoutPassword(setting.trim())}" names no image back end`, {
    hint: kind === 'http' || kind === 'https' ? `Write a1111: before the address. ${AVAILABLE}` : AVAILABLE,
  });
}

function withoutPassword(setting: string): string {
  return setting.replace(/\/\/.*@/, '//').slice(0, 200);
}
