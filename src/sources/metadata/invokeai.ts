import { type ReadPrompt, readFields, readSettings } from '../../infotext/fields.ts';
import { asObject, readObject } from '../../infotext/json.ts';

/** Longest command line that is read, in characters. */
const MAX_COMMAND = 100_000;

/**
 * What InvokeAI wrote: `invokeai_metadata` since version 3, `sd-metadata` and `Dream` (the command line of its
 * forerunner) before.
 */
export function readInvokeAi(texts: ReadonlyMap<string, string>): ReadPrompt | undefined {
  const today = texts.get('invokeai_metadata');
  const older = texts.get('sd-metadata');
  const dream = texts.get('Dream') ?? texts.get('dream');
  return (
    (today === undefined ? undefined : fromMetadata(today)) ??
    (older === undefined ? undefined : fromOldMetadata(older)) ??
    (dream === undefined ? undefined : fromDream(dream))
  );
}

function fromMetadata(json: string): ReadPrompt | undefined {
  const fields = readObject(json);
  if (!fields) return undefined;
  const { positive_prompt: prompt, negative_prompt: negative, scheduler, ...rest } = fields;
  // What InvokeAI calls the scheduler is what others call the sampler.
  return readFields({ ...rest, prompt, negative, sampler: scheduler });
}

function fromOldMetadata(json: string): ReadPrompt | undefined {
  const fields = readObject(json);
  const image = asObject(fields?.image);
  if (!fields || !image) return undefined;
  const { prompt, ...rest } = image;
  const model = fields.model_weights ?? fields.model;
  const text = Array.isArray(prompt)
    ? prompt
        .slice(0, 100)
        .map((part) => asObject(part)?.prompt)
        .filter((part) => typeof part === 'string')
        .join(', ')
    : prompt;
  if (typeof text !== 'string') return undefined;
  return { ...withoutUnwanted(text), settings: readSettings({ ...rest, model }) };
}

/** `"a prompt" -s 50 -S 9 -W 512 -H 512 -C 7.5 -A k_lms` */
function fromDream(command: string): ReadPrompt | undefined {
  if (command.length > MAX_COMMAND) return undefined;
  const quoted = /^\s*"((?:[^"\\]|\\.)*)"/.exec(command);
  const text = quoted ? quoted[1]!.replace(/\\(["\\])/g, '$1') : command.split(/\s-\w\b/, 1)[0]!;
  const flags = command.slice(quoted ? quoted[0].length : text.length);
  const flag = (name: string) => new RegExp(`(?:^|\\s)-${name}\\s*([^\\s-]\\S*)`).exec(flags)?.[1];
  if (text.trim() === '') return undefined;
  return {
    ...withoutUnwanted(text),
    settings: readSettings({
      steps: flag('s'),
      seed: flag('S'),
      width: flag('W'),
      height: flag('H'),
      cfg: flag('C'),
      sampler: flag('A'),
    }),
  };
}

/** Up to version 3, what an image should not show stood in brackets within the prompt. */
function withoutUnwanted(text: string): { prompt: string; negativePrompt: string } {
  const unwanted: string[] = [];
  const prompt = text.replace(/\[([^[\]]*)\]/g, (_, words: string) => {
    unwanted.push(words.trim());
    return '';
  });
  return {
    prompt: prompt.replace(/ {2,}/g, ' ').trim(),
    negativePrompt: unwanted.filter((words) => words !== '').join(', '),
  };
}
