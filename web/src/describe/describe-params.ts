import { given, textOf, wholeOf } from '../lib/values.ts';

/** A description as the address bar holds it. */
export interface DescribeParams {
  /** Id of an image of the library, or of a prompt with one. */
  id?: string;
  /** Id of an uploaded image. */
  image?: string;
  /** The image model that the prompt is for. */
  for?: string;
  /** How many prompts to write. */
  n?: number;
  language?: string;
  /** The language model that writes. */
  llm?: string;
}

const USUAL = 2;
const MOST = 8;

/** Reads a description from an address; drops anything else, and defaults. */
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

/** The request to the API, without the image. */
export function describeInput({ id, for: target, n, language, llm }: DescribeParams) {
  return {
    ...(id && { id }),
    ...(target && { for: target }),
    ...(language && { language }),
    ...(llm && { llm }),
    variants: n ?? USUAL,
  };
}
