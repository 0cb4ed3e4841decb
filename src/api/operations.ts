import type { LibraryApi } from './library-api.ts';
import type { Operations, OperationsOf } from './operation.ts';
import { boards } from './operations/boards.ts';
import { generate, images } from './operations/images.ts';
import * as improve from './operations/improve.ts';
import * as library from './operations/library.ts';
import { annotations, prompts, versions } from './operations/prompts.ts';
import * as search from './operations/search.ts';
import * as server from './operations/server.ts';
import type { ServerApi } from './server-api.ts';

const { importFile, exportPrompts, ...ofLibrary } = library;
const { searchByWords, listIds, ...ofSearch } = search;

/** How each method of a library is said over HTTP. */
export const libraryOperations = {
  ...ofLibrary,
  ...ofSearch,
  listing: { ids: listIds, prompts: exportPrompts },
  import: importFile,
  prompts,
  annotations,
  versions,
  boards,
  ...improve,
  generate,
  images,
} satisfies OperationsOf<LibraryApi> & Operations;

/** What a server can do beside its library. */
const serverOperations = { ...server } satisfies OperationsOf<ServerApi> & Operations;

/** Everything that the API can do. */
export const operations = { ...libraryOperations, ...serverOperations, searchByWords } satisfies Operations;
