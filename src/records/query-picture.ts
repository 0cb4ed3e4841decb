import { z } from 'zod';
import { QUERY_PICTURE_ID } from './query-picture-id.ts';

/** The id of a picture to search with; it says what the picture is, so the same one has the same id. */
export const QueryPictureIdSchema = z.string().regex(QUERY_PICTURE_ID, 'this is no id of a query picture');
