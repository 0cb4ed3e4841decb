import { given, textOf, wholeOf } from '../lib/values.ts';

/** A description as the address bar holds it. */
export interface DescribeParams {
  /** Id of an image of the library, or of a prompt with one. */
  id?: string;
  /** Key of an image that this page holds; an image itself does not fit into an address. */
  image?: string;
  /** The image model that the prompt is for. */
  for?: string;
  /** How many prompts to write. */
  n?: number;
  language?: string;
  /** The language model that shall write. */
  llm?: string;
}

const USUAL = 2;
const MOST = 8;

/** What of an address asks for a description; anything else is dropped, and so is what is usual. */
export function validateDescribe(raw: Record<string, unknown>): DescribeParams {
  const n = wholeOf(raw.n, 0, MOST);
  const id = textOf(raw.id)?.trim();
  return given({
    id,
    image: id === undefined ? textOf(raw.image ?? raw.pic) : undefined,
    for: textOf(raw.for)?.trim(),
    n: n === USUAL ? undefined : n || undefined,
    language: textOf(raw.language)?.trim(),
    llm: textOf(raw.llm)?.trim(),
  });
}

/** What the API is asked, less the image. */
export function describeInput({ id, for: target, n, language, llm }: DescribeParams) {
  return {
    ...(id && { id }),
    ...(target && { for: target }),
    ...(language && { language }),
    ...(llm && { llm }),
    variants: n ?? USUAL,
  };
}
