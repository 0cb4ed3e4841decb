/** Ids of the sample's kind, for examples. */
export const PROMPT = 'p0123456789abcdef';
export const IMAGE = 'i0123456789abcdef';
export const VARIANT = 'v0123456789abcdef';

/** Media types. */
export const EVENTS = 'text/event-stream';
export const LINES = 'application/x-ndjson';
export const IMAGES = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/tiff',
  'image/bmp',
] as const;
