/**
 * The path that a reverse proxy serves this page under, as `/loom`; empty for none. The server writes it into the page,
 * which is built without knowing it.
 */
export const basePath =
  globalThis.document?.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? '';
