import { type ReadPrompt, readFields } from '../../infotext/fields.ts';
import { asObject, readObject } from '../../infotext/json.ts';

/**
 * What NovelAI wrote: the prompt as Description, all else as JSON in Comment, the model as Source. Since its fourth model
 * each character of an image has a prompt of its own.
 * @param texts by keyword, as in a PNG; the JSON in Exif data and in pixels has the same names.
 */
export function readNovelAi(texts: Readonly<Record<string, unknown>>): ReadPrompt | undefined {
  const { Comment: comment, Description: description, Source: source } = texts;
  const fields = typeof comment === 'string' ? readObject(comment) : asObject(comment);
  const isIts = texts.Software === 'NovelAI' || (fields && ('uc' in fields || 'v4_prompt' in fields));
  if (!isIts) return undefined;
  const read = readFields({ ...fields, ...(typeof source === 'string' && { model: source }) });
  const said = typeof description === 'string' ? description.trim() : '';
  const parts = (name: string) => captions(fields?.[name]);
  const [base, ...people] = parts('v4_prompt');
  const [unwanted, ...unwantedPeople] = parts('v4_negative_prompt');
  const prompt = [read?.prompt || said || base || '', ...people].filter(Boolean).join('\n');
  const negativePrompt = [read?.negativePrompt || unwanted || '', ...unwantedPeople]
    .filter(Boolean)
    .join('\n');
  if (!read && prompt === '') return undefined;
  return { ...read, prompt, negativePrompt, settings: read?.settings ?? {} };
}

function captions(value: unknown): string[] {
  const caption = asObject(asObject(value)?.caption);
  if (!caption) return [];
  const people = Array.isArray(caption.char_captions) ? caption.char_captions.slice(0, 50) : [];
  return [caption.base_caption, ...people.map((one) => asObject(one)?.char_caption)].map((text) =>
    typeof text === 'string' ? text.trim() : '',
  );
}
