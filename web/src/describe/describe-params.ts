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

function text(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : undefined;
}

/** What of an address asks for a description; anything else is dropped, and so is what is usual. */
export function validateDescribe(raw: Record<string, unknown>): DescribeParams {
  const asked = Math.round(Number(Array.isArray(raw.n) ? raw.n[0] : raw.n));
  const n = Number.isFinite(asked) && asked > 0 ? Math.min(MOST, asked) : USUAL;
  const id = text(raw.id);
  const all = {
    id,
    image: id === undefined ? text(raw.image ?? raw.pic) : undefined,
    for: text(raw.for),
    n: n === USUAL ? undefined : n,
    language: text(raw.language),
    llm: text(raw.llm),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
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
