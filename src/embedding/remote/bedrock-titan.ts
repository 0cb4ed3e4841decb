import type { BedrockClient } from './bedrock.ts';
import type {
  PreparedImage,
  RawVector,
  RemoteLimits,
  RemoteService,
  ServiceCall,
  ServiceDescription,
} from './remote-service.ts';

/** An embedding model of Amazon's: which inputs it takes, and how long its vectors can be. */
interface TitanModel {
  readonly dimensions: readonly number[];
  readonly limits: RemoteLimits;
}

/**
 * Amazon's models, one input a call. Figures from the Bedrock User Guide: "Amazon Titan Text Embeddings V2" (8,192
 * tokens or 50,000 characters) and "Amazon Titan Multimodal Embeddings G1" (256 tokens, 25 MB, 2,048 x 2,048 pixels).
 */
export const TITAN_MODELS: Record<string, TitanModel> = {
  'amazon.titan-embed-text-v2:0': {
    dimensions: [1024, 512, 256],
    limits: { textsPerCall: 1, tokensPerText: 8192, charactersPerText: 50_000, parallelCalls: 8 },
  },
  'amazon.titan-embed-image-v1': {
    dimensions: [1024, 384, 256],
    limits: {
      textsPerCall: 1,
      tokensPerText: 256,
      parallelCalls: 8,
      // The whole request, a third longer as base64, has to stay below 25 MB.
      images: { perCall: 1, side: 2048, bytes: 15 * 1024 * 1024 },
    },
  },
};

/**
 * Titan embeddings on Bedrock. The text model is asked for unit length (`normalize`); the multimodal one puts texts
 * and images into one space.
 */
export class TitanService implements RemoteService {
  readonly id: string;
  readonly address: string;
  readonly limits: RemoteLimits;
  readonly redactor;
  readonly keyHint: string;
  readonly embedImages?: RemoteService['embedImages'];
  readonly #client: BedrockClient;
  readonly #model: string;
  readonly #dimensions: number;

  /**
   * @param model a key of {@link TITAN_MODELS}
   * @param dimensions one of the model's; the first if left out
   */
  constructor(client: BedrockClient, model: string, dimensions?: number) {
    const { limits, dimensions: possible } = TITAN_MODELS[model]!;
    this.id = `bedrock:${model}${dimensions === undefined ? '' : `@${dimensions}`}`;
    this.address = client.address;
    this.limits = limits;
    this.redactor = client.redactor;
    this.keyHint = client.keyHint;
    this.#client = client;
    this.#model = model;
    this.#dimensions = dimensions ?? possible[0]!;
    if (limits.images) this.embedImages = (images, call) => this.#each(images, imageInput, call);
  }

  async describe(): Promise<ServiceDescription> {
    const shared = this.limits.images !== undefined;
    return {
      textDimensions: this.#dimensions,
      imageDimensions: shared ? this.#dimensions : undefined,
      sharedSpace: shared,
    };
  }

  embedTexts(texts: readonly string[], call: ServiceCall): Promise<RawVector[]> {
    return this.#each(texts, (inputText) => ({ inputText }), call);
  }

  /** One request an input; the limits above let no more than one come at a time. */
  #each<I>(
    inputs: readonly I[],
    inputOf: (input: I) => object,
    { signal }: ServiceCall,
  ): Promise<RawVector[]> {
    const options = this.limits.images
      ? { embeddingConfig: { outputEmbeddingLength: this.#dimensions } }
      : { dimensions: this.#dimensions, normalize: true };
    return Promise.all(
      inputs.map(async (input) => {
        const body = { ...inputOf(input), ...options };
        const answer = (await this.#client.invoke(this.#model, body, signal)) as {
          embedding?: unknown;
        } | null;
        return answer?.embedding;
      }),
    );
  }
}

function imageInput({ bytes }: PreparedImage): object {
  return { inputImage: bytes.toString('base64') };
}
