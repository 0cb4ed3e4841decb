/** Whether an address names a picture as the server names those it keeps. */
export function isQueryPictureId(id: string): boolean {
  return /^q[0-9a-f]{32}$/.test(id);
}
