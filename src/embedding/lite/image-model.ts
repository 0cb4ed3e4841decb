import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractFeatures, FEATURE_COUNT, FEATURE_VERSION } from './image-features.ts';
import { readWorkingPixels } from './image-pixels.ts';
import { type ImageProjection, loadProjection, project } from './image-projection.ts';

interface LiteImageConfig {
  readonly id: string;
  readonly dimensions: number;
  readonly featureVersion: number;
  readonly weights: string;
}

/**
 * The image half of the `lite` embedder: a descriptor of colour and texture, projected by learned weights so that
 * images in one style lie close together. Compare two by their inner product (cosine).
 */
export class LiteImageModel {
  readonly id: string;
  /** Length of the vectors. */
  readonly dimensions: number;
  readonly #projection: ImageProjection;

  private constructor(id: string, projection: ImageProjection) {
    this.id = id;
    this.dimensions = projection.dimensions;
    this.#projection = projection;
  }

  /**
   * Loads a model folder (`config.json` and the weights file that it names).
   *
   * @throws Error when a file is missing or damaged, or made for other features than this code measures
   */
  static async load(folder: string): Promise<LiteImageModel> {
    const config = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')) as LiteImageConfig;
    const projection = await loadProjection(join(folder, config.weights));
    if (
      config.featureVersion !== FEATURE_VERSION ||
      projection.featureCount !== FEATURE_COUNT ||
      projection.dimensions !== config.dimensions
    ) {
      throw new Error(
        `the image model in ${folder} was made for features of version ${config.featureVersion}, this code measures ` +
          `version ${FEATURE_VERSION}; make it again with models/lite-image/make.ts`,
      );
    }
    return new LiteImageModel(config.id, projection);
  }

  /**
   * Describes one image.
   *
   * @param image encoded bytes (any format that sharp reads) or the path of a file
   * @returns {@link dimensions} numbers of unit length, the same for the same bytes
   * @throws ImageDecodeError for what is no image, is cut short, or is too large
   */
  async embed(image: Buffer | string): Promise<Float32Array> {
    return project(this.#projection, extractFeatures(await readWorkingPixels(image)));
  }
}
