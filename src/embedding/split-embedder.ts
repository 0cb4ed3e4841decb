import type { Embedder, EmbedderModel, EmbedOptions, ImageInput } from './embedder.ts';

/**
 * One model for texts and another for images, which are two spaces. Where the image model reads words too, these find
 * images as well.
 */
export class SplitEmbedder implements Embedder {
  readonly model: EmbedderModel;
  readonly instantText: boolean;
  readonly embedTextForImages?: Embedder['embedText'];
  readonly #texts: Embedder;
  readonly #images: Embedder;

  /** @param id as libraries record it, and as a setting */
  constructor(id: string, texts: Embedder, images: Embedder) {
    const { textDimensions, unknownText, readsOnly } = texts.model;
    this.model = {
      id,
      version: `${texts.model.textVersion ?? texts.model.version}+${images.model.imageVersion ?? images.model.version}`,
      textDimensions,
      imageDimensions: images.model.imageDimensions,
      imageVersion: images.model.imageVersion ?? `${images.model.id} ${images.model.version}`,
      sharedSpace: false,
      ...(images.model.sharedSpace && { crossModal: true }),
      ...(unknownText && { unknownText }),
      ...(readsOnly && { readsOnly }),
    };
    this.instantText = (texts.instantText ?? false) && !images.model.sharedSpace;
    if (images.model.sharedSpace)
      this.embedTextForImages = (words, options) => images.embedText(words, options);
    this.#texts = texts;
    this.#images = images;
  }

  embedText(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]> {
    return this.#texts.embedText(texts, options);
  }

  embedImage(images: readonly ImageInput[], options?: EmbedOptions): Promise<(Float32Array | Error)[]> {
    return this.#images.embedImage(images, options);
  }

  async prepareQueries(): Promise<void> {
    await this.#texts.prepareQueries?.();
  }

  async close(): Promise<void> {
    await Promise.all([this.#texts.close(), this.#images.close()]);
  }
}
