import { APICallError } from 'ai';

/** Statuses with which services turn down a request for what is in it. */
const REFUSALS = new Set([400, 404, 415, 422, 500, 501]);
/** What they speak of where that is the image; llama.cpp asks for the projector that lets a model see ("mmproj"). */
const IMAGE_WORDS = /\bimages?\b|image_url|input_image|vision|multi-?modal|modalit|image|mmproj/i;

/** Whether a service turned down a request with an image because of the image. */
export function refusesImage(error: unknown): boolean {
  if (!APICallError.isInstance(error) || !REFUSALS.has(error.statusCode ?? 0)) return false;
  return IMAGE_WORDS.test(`${error.responseBody ?? ''} ${error.message}`);
}
