import { QUERY_PICTURE_ID } from '../../../../src/records/query-picture.ts';
import { api, apiAddress, operations } from '../../api/client.ts';
import { sayError } from '../toast.ts';

/** An image to search with; the server keeps it, so that its address finds it again. */
export interface QueryImage {
  /** Says which image it is: the same one has the same id. */
  id: string;
  name: string;
  /** Address to show it from. */
  url: string;
  /** Its bytes, where they came from this page. */
  file?: Blob;
}

/** The images that came from this page; of others only the id is known. */
const held = new Map<string, QueryImage>();

/** Uploads an image to search by, and shows what went wrong. @returns its id; undefined where it failed. */
export async function uploadQueryImage(file: Blob, name = ''): Promise<string | undefined> {
  try {
    const { id } = await api.queryPictures.keep(new Uint8Array(await file.arrayBuffer()));
    if (!held.has(id)) held.set(id, { id, name: name || 'an image', url: URL.createObjectURL(file), file });
    return id;
  } catch (error) {
    sayError(error);
    return undefined;
  }
}

/** The image that an address names; undefined where it names none. */
export function findQueryImage(id: string | undefined): QueryImage | undefined {
  if (id === undefined || !QUERY_PICTURE_ID.test(id)) return undefined;
  return held.get(id) ?? { id, name: 'an image', url: apiAddress(operations.queryPictures.read, id) };
}
