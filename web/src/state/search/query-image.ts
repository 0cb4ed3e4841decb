import { QUERY_IMAGE_ID } from '../../../../src/records/query-image.ts';
import { api, apiAddress, operations } from '../../api/client.ts';
import { sayError } from '../toast.ts';

/** An uploaded image to search by; the server stores it under its id. */
export interface QueryImage {
  /** Equal images have equal ids. */
  id: string;
  name: string;
  /** The address that shows it. */
  url: string;
  /** Its bytes, where this page uploaded it. */
  file?: Blob;
}

/** The images that this page uploaded. */
const held = new Map<string, QueryImage>();

/** Uploads an image to search by, and shows what went wrong. @returns its id; undefined where it failed. */
export async function uploadQueryImage(file: Blob, name = ''): Promise<string | undefined> {
  try {
    const { id } = await api.queryImages.keep(new Uint8Array(await file.arrayBuffer()));
    if (!held.has(id)) held.set(id, { id, name: name || 'an image', url: URL.createObjectURL(file), file });
    return id;
  } catch (error) {
    sayError(error);
    return undefined;
  }
}

/** The image that an address names; undefined where it names none. */
export function findQueryImage(id: string | undefined): QueryImage | undefined {
  if (id === undefined || !QUERY_IMAGE_ID.test(id)) return undefined;
  return held.get(id) ?? { id, name: 'an image', url: apiAddress(operations.queryImages.read, id) };
}
