/** One hand-written prompt without an image. */
export interface WrittenPrompt {
  id: string;
  prompt: string;
  negativePrompt: string;
  tags: readonly string[];
}

/** A line of a theme: the prompt, its tags separated by `|`, and a negative prompt where one helps. */
export type Line = readonly [prompt: string, tags: string, negativePrompt?: string];

export function theme(name: string, lines: readonly Line[]): WrittenPrompt[] {
  return lines.map(([prompt, tags, negativePrompt = ''], i) => ({
    id: `${name}-${String(i + 1).padStart(2, '0')}`,
    prompt,
    negativePrompt,
    tags: tags.split('|'),
  }));
}
