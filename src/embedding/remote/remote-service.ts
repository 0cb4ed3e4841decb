import type { Redactor } from '../../net/redactor.ts';

/** Whether texts are being stored or searched with; some models embed the two differently. */
type Purpose = 'document' | 'query';

/** What goes with one call to a service. */
export interface ServiceCall {
  signal: AbortSignal;
  purpose: Purpose;
}

/** An image as it is sent: upright, opaque, within the service's limits and without metadata. */
export interface PreparedImage {
  readonly bytes: Buffer;
  readonly type: 'image/jpeg';
}

/** How large an image a service takes. */
export interface ImageLimits {
  readonly perCall: number;
  /** Longest side in pixels. */
  readonly side: number;
  /** Size of the encoded file. */
  readonly bytes: number;
}

/** What a service takes in one call. A limit that is left out does not exist or is not known. */
export interface RemoteLimits {
  readonly textsPerCall: number;
  readonly tokensPerCall?: number;
  readonly tokensPerText?: number;
  /** In UTF-16 units, which is never fewer than what a service counts. */
  readonly charactersPerText?: number;
  /** Calls under way at a time. */
  readonly parallelCalls: number;
  readonly images?: ImageLimits;
}

/** What a service says of its model before it is used. */
export interface ServiceDescription {
  /** Name of the model to record, where the service gives one itself. */
  readonly id?: string;
  readonly version?: string;
  /** `first-answer` where only an answer tells; left out where the service takes no texts. */
  readonly textDimensions?: number | 'first-answer';
  readonly imageDimensions?: number;
  readonly sharedSpace: boolean;
}

/** One vector as a service sends it: numbers, or base64 of little-endian 32-bit floats. Not yet checked. */
export type RawVector = unknown;

/**
 * An embedding service: one call, no batching, no retries, no checks of what comes back.
 * Its methods throw {@link RequestFailure} for what the service did wrong.
 */
export interface RemoteService {
  /** What is recorded in a library: provider and model, nothing secret and no address. */
  readonly id: string;
  /** Where requests go, for messages; nothing secret. */
  readonly address: string;
  readonly limits: RemoteLimits;
  /** Takes the service's keys out of texts that are shown. */
  readonly redactor: Redactor;
  /** What to do about a refused key, as a full sentence. */
  readonly keyHint: string;
  describe(signal: AbortSignal): Promise<ServiceDescription>;
  embedTexts(texts: readonly string[], call: ServiceCall): Promise<readonly RawVector[]>;
  embedImages?(images: readonly PreparedImage[], call: ServiceCall): Promise<readonly RawVector[]>;
}
