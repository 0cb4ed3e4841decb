import { z } from 'zod';

/** What the id of an image to search with looks like. */
export const QUERY_IMAGE_ID = /^q[0-9a-f]{32}$/;
/** The id of an image to search with; it says what the image is, so the same one has the same id. */
export const QueryImageIdSchema = z.string().regex(QUERY_IMAGE_ID, 'this is no id of a query image');
