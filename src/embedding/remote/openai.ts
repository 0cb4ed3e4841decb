import { RequestFailure } from '../../net/failure.ts';
import { Redactor } from '../../net/redactor.ts';
import { requestJson } from '../../net/request.ts';
import type { ServiceAddress } from '../../net/service-address.ts';
import type {
  RawVector,
  RemoteLimits,
  RemoteService,
  ServiceCall,
  ServiceDescription,
} from './remote-service.ts';

/** Dimensions of OpenAI's own models when none are asked for. */
const KNOWN: Record<string, number> = {
  'text-embedding-3-small': 1536,
  'text-embedding-3-large': 3072,
  'text-embedding-ada-002': 1536,
};

/**
 * OpenAI takes 2,048 texts and 300,000 tokens a request and 8,192 tokens a text; fewer are sent, because tokens are
 * estimated here and smaller answers keep the event loop free.
 */
const OPENAI_LIMITS: RemoteLimits = {
  textsPerCall: 256,
  tokensPerCall: 200_000,
  tokensPerText: 8000,
  parallelCalls: 4,
};

/** Servers differ: 32 texts a call is what the strictest common one (text-embeddings-inference) takes unasked. */
const COMPATIBLE_LIMITS: RemoteLimits = {
  textsPerCall: 32,
  charactersPerText: 32_768,
  parallelCalls: 2,
};

/** Options of {@link OpenAiService}. */
export interface OpenAiOptions {
  provider: 'openai' | 'openai-compatible';
  address: ServiceAddress;
  model: string;
  /** Asked for with `dimensions`; only some models can. */
  dimensions?: number;
  keyHint: string;
}

/**
 * `POST /embeddings` as OpenAI documents it (platform.openai.com/docs/api-reference/embeddings). From OpenAI itself
 * base64 is asked for, which is a third of the size; from others plain numbers, which all of them send; either is
 * understood.
 */
export class OpenAiService implements RemoteService {
  readonly id: string;
  readonly address: string;
  readonly limits: RemoteLimits;
  readonly keyHint: string;
  readonly redactor: Redactor;
  readonly #options: OpenAiOptions;

  constructor(options: OpenAiOptions) {
    const { provider, model, dimensions, address } = options;
    this.id = `${provider}:${model}${dimensions === undefined ? '' : `@${dimensions}`}`;
    this.address = address.shown;
    this.limits = provider === 'openai' ? OPENAI_LIMITS : COMPATIBLE_LIMITS;
    this.keyHint = options.keyHint;
    this.redactor = new Redactor(address.secrets);
    this.#options = options;
  }

  async describe(): Promise<ServiceDescription> {
    const { provider, model, dimensions } = this.#options;
    const known = provider === 'openai' ? KNOWN[model] : undefined;
    return { textDimensions: dimensions ?? known ?? 'first-answer', sharedSpace: false };
  }

  async embedTexts(texts: readonly string[], { signal }: ServiceCall): Promise<RawVector[]> {
    const { provider, address, model, dimensions } = this.#options;
    const answer = (await requestJson({
      method: 'POST',
      url: `${address.base}/embeddings${address.query}`,
      headers: address.headers,
      body: JSON.stringify({
        model,
        input: texts,
        encoding_format: provider === 'openai' ? 'base64' : 'float',
        dimensions,
      }),
      signal,
    })) as { data?: unknown } | null;
    return inOrder(answer?.data);
  }
}

/** Vectors by their `index`, which a server may leave out or send in any order. */
function inOrder(data: unknown): RawVector[] {
  if (!Array.isArray(data))
    throw new RequestFailure({ kind: 'answer', what: 'an answer without “data”, which holds the vectors' });
  const items = data as ({ index?: unknown; embedding?: unknown } | null)[];
  const places = items.map((item, n) => (typeof item?.index === 'number' ? item.index : n));
  if (new Set(places).size !== places.length || places.some((place) => !(place in items)))
    throw new RequestFailure({ kind: 'answer', what: 'vectors whose “index” does not number them' });
  const vectors = new Array<RawVector>(items.length);
  for (const [n, place] of places.entries()) vectors[place] = items[n]?.embedding;
  return vectors;
}
