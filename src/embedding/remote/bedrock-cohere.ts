import { RequestFailure } from '../../net/failure.ts';
import type { BedrockClient } from './bedrock.ts';
import type {
  PreparedImage,
  RawVector,
  RemoteLimits,
  RemoteService,
  ServiceCall,
  ServiceDescription,
} from './remote-service.ts';

/** What differs between Cohere's models. */
interface CohereModel {
  /** Possible lengths of a vector, the usual first. */
  readonly dimensions: readonly number[];
  readonly limits: RemoteLimits;
  /** How the service is told to cut a text's end should it be too long for it after all. */
  readonly truncate: 'END' | 'RIGHT';
  /** `input_type` of images. */
  readonly imageInput: 'image' | 'search_document';
}

const V3: CohereModel = {
  dimensions: [1024],
  limits: {
    textsPerCall: 96,
    tokensPerText: 512,
    charactersPerText: 2048,
    parallelCalls: 4,
    images: { perCall: 1, side: 2048, bytes: 3.5 * 1024 * 1024 },
  },
  truncate: 'END',
  imageInput: 'image',
};

const V4: CohereModel = {
  dimensions: [1536, 1024, 512, 256],
  limits: {
    textsPerCall: 96,
    tokensPerText: 128_000,
    parallelCalls: 4,
    // 2,458,624 pixels are the most that the model looks at; 96 images would be allowed.
    images: { perCall: 4, side: 1568, bytes: 3.5 * 1024 * 1024 },
  },
  truncate: 'RIGHT',
  imageInput: 'search_document',
};

/** Cohere's models on Bedrock. Figures from the Bedrock User Guide, "Cohere Embed v3" and "Cohere Embed v4". */
export const COHERE_MODELS: Record<string, CohereModel> = {
  'cohere.embed-english-v3': V3,
  'cohere.embed-multilingual-v3': V3,
  'cohere.embed-v4:0': V4,
};

/**
 * Cohere Embed on Bedrock: texts and images in one space, queries embedded apart from documents
 * (`input_type`), images as data URIs.
 */
export class CohereService implements RemoteService {
  readonly id: string;
  readonly address: string;
  readonly limits: RemoteLimits;
  readonly redactor;
  readonly keyHint: string;
  readonly #client: BedrockClient;
  readonly #invoked: string;
  readonly #model: CohereModel;
  readonly #dimensions: number | undefined;

  /**
   * @param name a key of {@link COHERE_MODELS}
   * @param options.profile prefix of a cross-region inference profile, such as `us.`; the vectors are the same
   * @param options.dimensions one of the model's; the first if left out
   */
  constructor(client: BedrockClient, name: string, options: { profile?: string; dimensions?: number } = {}) {
    const { profile = '', dimensions } = options;
    this.id = `bedrock:${name}${dimensions === undefined ? '' : `@${dimensions}`}`;
    this.address = client.address;
    this.redactor = client.redactor;
    this.keyHint = client.keyHint;
    this.#client = client;
    this.#invoked = `${profile}${name}`;
    this.#model = COHERE_MODELS[name]!;
    this.limits = this.#model.limits;
    this.#dimensions = dimensions;
  }

  async describe(): Promise<ServiceDescription> {
    const dimensions = this.#dimensions ?? this.#model.dimensions[0]!;
    return { textDimensions: dimensions, imageDimensions: dimensions, sharedSpace: true };
  }

  embedTexts(texts: readonly string[], { signal, purpose }: ServiceCall): Promise<RawVector[]> {
    const input = { texts, input_type: `search_${purpose}`, truncate: this.#model.truncate };
    return this.#embed(input, signal);
  }

  embedImages(images: readonly PreparedImage[], { signal }: ServiceCall): Promise<RawVector[]> {
    const uris = images.map(({ bytes, type }) => `data:${type};base64,${bytes.toString('base64')}`);
    return this.#embed({ images: uris, input_type: this.#model.imageInput }, signal);
  }

  async #embed(input: object, signal: AbortSignal): Promise<RawVector[]> {
    const body = {
      ...input,
      embedding_types: ['float'],
      ...(this.#model.dimensions.length > 1
        ? { output_dimension: this.#dimensions ?? this.#model.dimensions[0] }
        : {}),
    };
    const answer = (await this.#client.invoke(this.#invoked, body, signal)) as {
      embeddings?: RawVector[] | { float?: RawVector[] } | null;
    } | null;
    const found = answer?.embeddings;
    // By type, as asked for; plain lists are what the service sends when it takes the types to be left out.
    const vectors = Array.isArray(found) ? found : found?.float;
    if (!Array.isArray(vectors))
      throw new RequestFailure({ kind: 'answer', what: 'an answer without “embeddings”' });
    return vectors;
  }
}
