/** Pictures that were searched with, as long as the page is open: Back must find them again. */
export interface QueryPicture {
  key: string;
  file: Blob;
  name: string;
  /** Address to show it from. */
  url: string;
}

const held = new Map<string, QueryPicture>();

export function holdPicture(file: Blob, name = ''): QueryPicture {
  const key = Math.random().toString(36).slice(2, 10);
  const picture = { key, file, name: name || 'a picture', url: URL.createObjectURL(file) };
  held.set(key, picture);
  return picture;
}

export function heldPicture(key: string | undefined): QueryPicture | undefined {
  return key === undefined ? undefined : held.get(key);
}
