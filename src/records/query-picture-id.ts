/** What the id of a picture to search with looks like; apart from its schema, since the page carries no zod. */
export const QUERY_PICTURE_ID = /^q[0-9a-f]{32}$/;
