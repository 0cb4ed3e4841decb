/** An encoded image: its bytes, or the path of a local file. */
export type ImageInput = Uint8Array | string;

/** What an embedder is; recorded in the library it fills. */
export interface EmbedderModel {
  readonly id: string;
  /** Changes whenever vectors of before and after cannot be compared, such as with newly learned weights. */
  readonly version: string;
  /** The same of texts alone and of images alone, where the two change apart. */
  readonly textVersion?: string;
  readonly imageVersion?: string;
  readonly textDimensions?: number;
  readonly imageDimensions?: number;
  /** Whether a text vector and an image vector can be compared. */
  readonly sharedSpace: boolean;
  /** Whether words find images although the two have spaces of their own: see {@link Embedder.embedTextForImages}. */
  readonly crossModal?: boolean;
  /**
   * The one vector of all texts in which the model knows no word. It says nothing of what they mean, so that nothing
   * is near it. Left out by models that can spell any text.
   */
  readonly unknownText?: Float32Array;
  /** The one language that the model reads; left out where it reads several, or nobody knows. */
  readonly readsOnly?: 'English';
}

/** Options of one embedding call. */
export interface EmbedOptions {
  signal?: AbortSignal;
  /** Called with how many texts were longer than the model reads and were cut; it may be called several times. */
  onTruncated?(count: number): void;
  /** What the vectors are for; some remote models embed queries differently. Left out means `document`. */
  purpose?: 'document' | 'query';
}

/** Turns texts and images into unit-length vectors. */
export interface Embedder {
  readonly model: EmbedderModel;
  /** Whether a few texts take less time to embed, in this thread, than their stored vectors to read. */
  readonly instantText?: boolean;
  /** @returns one vector of `textDimensions` numbers a text, in order. */
  embedText(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]>;
  /**
   * Vectors to compare with those of images, by the image model's own text tower; there where the model is `crossModal`.
   * @returns one vector of `imageDimensions` numbers a text, in order.
   */
  embedTextForImages?(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]>;
  /**
   * @returns one vector of `imageDimensions` numbers an image, in order; an image that cannot be read
   * yields its Error in place of a vector, so that one bad file costs nothing beside it.
   */
  embedImage(images: readonly ImageInput[], options?: EmbedOptions): Promise<(Float32Array | Error)[]>;
  /**
   * Loads what makes vectors of queries better and takes a while to load; queries do not wait for it. Ask for it where
   * many will come. Never fails: without it, queries are embedded all the same.
   */
  prepareQueries?(): Promise<void>;
  /** Ends its workers. */
  close(): Promise<void>;
}
