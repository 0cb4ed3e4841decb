import { z } from 'zod';
import { RequestFailure } from '../../net/failure.ts';
import { Redactor } from '../../net/redactor.ts';
import { requestJson } from '../../net/request.ts';
import type { ServiceAddress } from '../../net/service-address.ts';
import type {
  PreparedImage,
  RawVector,
  RemoteLimits,
  RemoteService,
  ServiceCall,
  ServiceDescription,
} from './remote-service.ts';

const LIMITS: RemoteLimits = {
  textsPerCall: 64,
  charactersPerText: 32_768,
  parallelCalls: 2,
  images: { perCall: 8, side: 1024, bytes: 4 * 1024 * 1024 },
};

const Dimensions = z.number().int().min(1).max(65_536).nullish();

const DescriptionSchema = z
  .object({
    id: z.string().regex(/^[\w.:/@+-]{1,200}$/, 'letters, digits and . : / @ + - _ only'),
    version: z.string().min(1).max(100).optional(),
    textDimensions: Dimensions,
    imageDimensions: Dimensions,
    sharedSpace: z.boolean().default(false),
  })
  .refine((told) => told.textDimensions || told.imageDimensions, 'neither textDimensions nor imageDimensions')
  .refine(
    (told) => !told.sharedSpace || told.textDimensions === told.imageDimensions,
    'sharedSpace with unlike dimensions',
  );

/** Any server of the shape that docs/http-embedder.md describes. */
export class HttpService implements RemoteService {
  readonly id = 'http';
  readonly address: string;
  readonly limits = LIMITS;
  readonly redactor: Redactor;
  readonly keyHint = 'Set PROMPTLOOM_EMBEDDER_API_KEY to a key that this server accepts.';
  readonly #address: ServiceAddress;

  constructor(address: ServiceAddress) {
    this.address = address.shown;
    this.redactor = new Redactor(address.secrets);
    this.#address = address;
  }

  /** `GET`: the server says which model it has. */
  async describe(signal: AbortSignal): Promise<ServiceDescription> {
    const told = DescriptionSchema.safeParse(await this.#request('GET', undefined, signal));
    if (!told.success) {
      const issue = told.error.issues[0]!;
      const where = issue.path.length > 0 ? `“${issue.path.join('.')}”: ` : '';
      const what = `a description that is not of the documented shape (${where}${issue.message})`;
      throw new RequestFailure({ kind: 'answer', what });
    }
    const { id, version, textDimensions, imageDimensions, sharedSpace } = told.data;
    return {
      id: `http:${id}`,
      version,
      textDimensions: textDimensions ?? undefined,
      imageDimensions: imageDimensions ?? undefined,
      sharedSpace,
    };
  }

  /** `POST {"texts": […]}`. */
  embedTexts(texts: readonly string[], { signal }: ServiceCall): Promise<RawVector[]> {
    return this.#embed({ texts }, signal);
  }

  /** `POST {"images": […]}`, each a JPEG in base64. */
  embedImages(images: readonly PreparedImage[], { signal }: ServiceCall): Promise<RawVector[]> {
    return this.#embed({ images: images.map(({ bytes }) => bytes.toString('base64')) }, signal);
  }

  async #embed(body: object, signal: AbortSignal): Promise<RawVector[]> {
    const answer = (await this.#request('POST', JSON.stringify(body), signal)) as {
      embeddings?: RawVector[];
    } | null;
    if (!Array.isArray(answer?.embeddings))
      throw new RequestFailure({ kind: 'answer', what: 'an answer without “embeddings”' });
    return answer.embeddings;
  }

  #request(method: 'GET' | 'POST', body: string | undefined, signal: AbortSignal): Promise<unknown> {
    const { url, query, headers } = this.#address;
    return requestJson({ method, url: `${url}${query}`, headers, body, signal });
  }
}
