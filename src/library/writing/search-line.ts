import type { PromptWriter } from '../../improve/writer.ts';
import { SearchRequestSchema } from '../../records/search.ts';
import { valuesOf } from '../../text/outline/outline.ts';
import type { MatchContext } from './similar.ts';

/** What prompts near an idea are looked for with. */
export interface SearchLine {
  text: string;
  /** What a language model made English of; left out where the idea can be read as it is. */
  from?: { language: string };
  /** Why no English was made of it, where a language model was asked. */
  failure?: string;
}

/** An embedder reads no more of a text. */
const LONGEST = 1500;
/** A language model that is to write next may be loaded for that first. */
const PATIENCE_MS = 120_000;

/**
 * An idea as similar prompts are looked for: the values of JSON, and in English where it is in a language that the embedder does not
 * read and there is a language model, the writer's own where it is one.
 */
export async function searchLine(
  idea: string,
  writer: PromptWriter,
  { translator }: Pick<MatchContext, 'translator'>,
  signal: AbortSignal | undefined,
): Promise<SearchLine> {
  const text = cut(valuesOf(idea)) || idea;
  const request = SearchRequestSchema.parse({ text, plain: true, mode: 'semantic' });
  const made = await translator.translate(request, { signal, writer, patienceMs: PATIENCE_MS });
  if (!made) return { text };
  if ('failure' in made) return { text, failure: made.failure };
  return { text: made.text, from: { language: made.language } };
}

/** What a person should know of it. */
export function searchLineNotes({ text, from, failure }: SearchLine): string[] {
  if (failure !== undefined)
    return [
      `The language model could not put the idea into English, so similar prompts were looked for in its own words: ${failure}`,
    ];
  return from ? [`The idea is in ${from.language}: similar prompts were looked for with “${text}”.`] : [];
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : text.slice(0, LONGEST).replace(/\s+\S*$/, '');
}
