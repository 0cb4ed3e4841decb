import { z } from 'zod';

/** What the id of a picture to search with looks like. */
export const QUERY_PICTURE_ID = /^q[0-9a-f]{32}$/;
/** The id of a picture to search with; it says what the picture is, so the same one has the same id. */
export const QueryPictureIdSchema = z.string().regex(QUERY_PICTURE_ID, 'this is no id of a query picture');
