/** What the description of the API says of an operation beside its schemas. */
export interface Note {
  /** Its name in programs that are made from the description. */
  id: string;
  /** A body that works, or the beginnings of one. */
  example?: unknown;
  /** Statuses of problems that it can answer with, beside those of all. */
  problems?: readonly number[];
  /** Types of its answers beside JSON. */
  types?: readonly string[];
}

/** Ids of the sample's kind, for examples. */
const PROMPT = 'p0123456789abcdef';
const VARIANT = 'v0123456789abcdef';

const EVENTS = 'text/event-stream';
const LINES = 'application/x-ndjson';
const PICTURES = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/tiff',
  'image/bmp',
];

/** The operations of the API by method and path. */
export const NOTES: Readonly<Record<string, Note>> = {
  'GET /api/v1/health': { id: 'getHealth' },
  'GET /api/v1/session': { id: 'getSession' },
  'POST /api/v1/session': {
    id: 'signIn',
    example: { token: 'the value of PROMPTLOOM_TOKEN' },
    problems: [401, 429],
  },
  'DELETE /api/v1/session': { id: 'signOut' },
  'GET /api/v1/library': { id: 'getLibrary' },
  'POST /api/v1/library/index': { id: 'buildIndex', example: { precision: 'bf16' }, problems: [429] },
  'POST /api/v1/library/embedding': {
    id: 'reembed',
    example: { embedder: 'clip-vit-b-32' },
    problems: [429],
  },
  'DELETE /api/v1/library/embedding': { id: 'discardEmbedding', problems: [409] },
  'POST /api/v1/search': {
    id: 'search',
    example: { text: 'a lighthouse at night -boat tag:ink', k: 10 },
    problems: [404, 422, 502],
  },
  'GET /api/v1/search': { id: 'searchByWords', problems: [404, 422, 502] },
  'POST /api/v1/query-pictures': { id: 'keepQueryPicture', problems: [422] },
  'GET /api/v1/query-pictures/{id}': { id: 'getQueryPicture', problems: [404], types: PICTURES },
  'POST /api/v1/search/ids': {
    id: 'listIds',
    example: { text: 'harbor', k: 100 },
    problems: [404, 422, 502],
    types: [LINES],
  },
  'POST /api/v1/export': {
    id: 'exportPrompts',
    example: { filter: { tags: ['ink'] } },
    problems: [404, 422, 502],
    types: [LINES],
  },
  'GET /api/v1/style-words': { id: 'getStyleWords', problems: [422, 502] },
  'GET /api/v1/searches': { id: 'listSavedSearches' },
  'POST /api/v1/searches': { id: 'saveSearch', example: { name: 'night', search: { text: 'night' } } },
  'DELETE /api/v1/searches/{id}': { id: 'deleteSavedSearch', problems: [404] },
  'GET /api/v1/prompts/{id}': { id: 'getPrompt', problems: [404] },
  'GET /api/v1/prompts/{id}/marks': { id: 'getMarks', problems: [404] },
  'POST /api/v1/prompts/{id}/marks': {
    id: 'changeMarks',
    example: { rating: 4, addTags: ['keep'] },
    problems: [404],
  },
  'GET /api/v1/prompts/{id}/versions': { id: 'listVersions', problems: [404] },
  'POST /api/v1/prompts/{id}/versions': {
    id: 'editPrompt',
    example: { prompt: 'a lighthouse at night', label: 'night' },
    problems: [404, 409, 502],
  },
  'GET /api/v1/prompts/{id}/versions/{version}': { id: 'getVersion', problems: [404] },
  'POST /api/v1/prompts/{id}/versions/{version}/restore': { id: 'restoreVersion', problems: [404] },
  'POST /api/v1/prompts/{id}/labels': {
    id: 'labelVersion',
    example: { label: 'best', move: true },
    problems: [404, 409],
  },
  'DELETE /api/v1/prompts/{id}/labels/{label}': { id: 'unlabelVersion', problems: [404] },
  'GET /api/v1/boards': { id: 'listBoards' },
  'POST /api/v1/boards': { id: 'createBoard', example: { name: 'covers' }, problems: [409] },
  'GET /api/v1/boards/{id}': { id: 'getBoard', problems: [404] },
  'POST /api/v1/boards/{id}': {
    id: 'editBoard',
    example: { note: 'for the spring issue' },
    problems: [404, 409],
  },
  'DELETE /api/v1/boards/{id}': { id: 'deleteBoard', problems: [404] },
  'POST /api/v1/boards/{id}/members': {
    id: 'changeBoardMembers',
    example: { add: [PROMPT] },
    problems: [404, 422, 502],
  },
  'GET /api/v1/map': { id: 'getMap' },
  'POST /api/v1/map': { id: 'buildMap', example: { rebuild: true }, problems: [429] },
  'GET /api/v1/images/{id}/file': { id: 'getImageFile', problems: [404, 422], types: PICTURES },
  'POST /api/v1/imports': {
    id: 'importFile',
    example: { path: '/home/me/prompts.csv' },
    problems: [422, 429],
  },
  'POST /api/v1/improve': {
    id: 'improve',
    example: { idea: 'a lighthouse at night', variants: 2, for: 'sdxl' },
    problems: [404, 422, 502],
    types: [EVENTS],
  },
  'POST /api/v1/improve/matches': {
    id: 'findImproveMatches',
    example: { idea: 'a lighthouse at night' },
    problems: [404, 422, 502],
  },
  'POST /api/v1/improve/accept': {
    id: 'acceptVariant',
    example: { variantId: VARIANT },
    problems: [404, 502],
  },
  'POST /api/v1/improve/rate': {
    id: 'rateVariant',
    example: { variantId: VARIANT, rating: 4 },
    problems: [404],
  },
  'GET /api/v1/improvements': { id: 'listImprovements', problems: [404] },
  'GET /api/v1/improvements/{id}': { id: 'getImprovement', problems: [404] },
  'POST /api/v1/improvements/{id}/replay': {
    id: 'replayImprovement',
    example: { llm: 'composer' },
    problems: [404, 422, 502],
    types: [EVENTS],
  },
  'POST /api/v1/templates/expand': {
    id: 'expandTemplate',
    example: { template: 'a {red|blue} boat', mode: 'all' },
  },
  'POST /api/v1/rework': {
    id: 'rework',
    example: { tool: 'explain', prompt: 'a boat, soft light' },
    problems: [422, 502],
  },
  'POST /api/v1/describe': {
    id: 'describe',
    example: { id: PROMPT },
    problems: [404, 422, 502],
    types: [EVENTS],
  },
  'POST /api/v1/generations': {
    id: 'generate',
    example: { prompt: 'a lighthouse at night', count: 1 },
    problems: [429],
  },
  'GET /api/v1/jobs': { id: 'listJobs' },
  'GET /api/v1/jobs/{id}': { id: 'getJob', problems: [404] },
  'DELETE /api/v1/jobs/{id}': { id: 'cancelJob', problems: [404] },
  'GET /api/v1/jobs/{id}/events': { id: 'followJob', problems: [404], types: [EVENTS] },
};
