import type { Annotations, AnnotationsChange } from '../records/annotations.ts';
import type {
  Board,
  BoardEdit,
  BoardPage,
  BoardPageInput,
  MembersChange,
  MembersChanged,
  NewBoard,
} from '../records/board.ts';
import type { Deleted, DeletionInput, DeletionReport } from '../records/deletion.ts';
import type { Described, DescribeInput, Description, OwnPrompt } from '../records/description.ts';
import type { EmbedInput, EmbedProgress, EmbedReport, EmbedRequest } from '../records/embedding.ts';
import type { GenerateInput, Generation, GenerationProgress } from '../records/generation.ts';
import type { ImportInput, ImportProgress, ImportReport } from '../records/import.ts';
import type {
  AcceptRequest,
  ImproveInput,
  ImproveMatches,
  Improvement,
  Variant,
  WordsEvent,
} from '../records/improvement.ts';
import type {
  ImprovementPage,
  ImprovementsInput,
  RateRequest,
  Replay,
  ReplayRequest,
} from '../records/improvement-memory.ts';
import type { IndexRequest, LibraryInfo, Trouble } from '../records/library-info.ts';
import type { LibraryMap, MapInput, MapProgress, MapReport, MapView } from '../records/library-map.ts';
import type { PromptDetail } from '../records/lineage.ts';
import type { ExportedPrompt, ExportInput, Listed, ListInput } from '../records/listing.ts';
import type { Match } from '../records/match.ts';
import type { Reworked, ReworkInput } from '../records/rework.ts';
import type { SavedSearch, SaveSearchInput } from '../records/saved-search.ts';
import type { SearchInput, SearchResponse } from '../records/search.ts';
import type { StyleWords, StyleWordsInput } from '../records/style-word.ts';
import type { ExpandInput, ExpandResponse } from '../records/template.ts';
import type { EditInput, LabelInput, Version, Versions } from '../records/version.ts';

/** Lets a caller stop work. */
export interface Cancellable {
  signal?: AbortSignal | undefined;
}

/** Work that says how far it is. */
export interface Progressing<Progress> extends Cancellable {
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** Options of {@link LibraryApi.import}. */
export interface ImportOptions extends Progressing<ImportProgress> {
  /** False for a file that came from elsewhere: the local paths in it are not followed. True if left out. */
  localImages?: boolean;
}

/** Options of {@link LibraryApi.generate}. */
export type GenerateOptions = Progressing<GenerationProgress>;
/** Options of {@link LibraryApi.buildIndex}. */
export type IndexOptions = Progressing<{ fraction: number }>;
/** Options of {@link LibraryApi.reembed}. */
export type EmbedOptions = Progressing<EmbedProgress>;
/** Options of {@link MapApi.build}. */
export type MapOptions = Progressing<MapProgress>;

/** Callbacks for what a writing tool has so far. */
interface Writing extends Cancellable {
  onMatches?: (matches: Match[]) => void;
  /** The variants reported so far do not count, since the model corrected itself; the ones that count follow. */
  onRestart?: () => void;
  /** The growing text of the next variant, where a language model writes it word by word. */
  onWords?: (words: WordsEvent) => void;
}

/** Options of {@link LibraryApi.improve}. */
export interface ImproveOptions extends Writing {
  /** Called as each variant is complete, before the whole is. */
  onVariant?: (variant: Variant) => void;
}

/** Options of {@link LibraryApi.describe}. */
export interface DescribeOptions extends Writing {
  /** Called with the prompt stored in the image itself, before anything else. */
  onOwn?: (own: OwnPrompt) => void;
  /** Called as each prompt is complete, before the whole is. */
  onVariant?: (described: Described) => void;
}

/** A stored file. */
export interface StoredFile {
  mediaType: string;
  /** Where it lies, in the process that has the library open. */
  path?: string;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Single prompts. */
export interface PromptsApi extends DeletionsApi {
  /** A prompt with its images, lineage and versions. @throws `not-found`. */
  get(id: string, options?: Cancellable): Promise<PromptDetail>;
}

/** Stored images. */
export interface ImagesApi extends DeletionsApi {
  /** @throws `not-found`; `unsupported` for an image that is only a URL. */
  file(id: string, options?: Cancellable): Promise<StoredFile>;
}

/** Long lists. */
export interface ListingApi {
  /** The ids of the nearest prompts, every vector compared, or of those that pass a filter. */
  ids(input: ListInput, options?: Cancellable): Promise<Listed[]>;
  /** Prompts in batches, as they are read; memory does not grow with their number. */
  prompts(input: ExportInput, options?: Cancellable): AsyncIterable<ExportedPrompt[]>;
}

/** Saved searches: searches with a name. */
export interface SavedSearchesApi {
  list(options?: Cancellable): Promise<SavedSearch[]>;
  /** Saves a search; one of the same name is replaced. @throws `invalid-input`. */
  save(input: SaveSearchInput, options?: Cancellable): Promise<SavedSearch>;
  /** Deletes one by its id or name. @throws `not-found`. */
  remove(name: string, options?: Cancellable): Promise<void>;
}

/** Images to search with. */
export interface QueryImagesApi {
  /** Stores an image; the same bytes have the same id. @throws `image-unreadable`. */
  keep(bytes: Uint8Array, options?: Cancellable): Promise<{ id: string }>;
  /** @throws `not-found` for one that is not stored, or no longer. */
  read(id: string, options?: Cancellable): Promise<StoredFile>;
}

/** The library map: prompts as points in two dimensions. */
export interface MapApi {
  /** The map as it stands; empty before the first {@link build}. */
  read(view?: MapView, options?: Cancellable): Promise<LibraryMap>;
  /** Builds the map, or adds what is new. @throws `unsupported` when there is nothing to show. */
  build(input?: MapInput, options?: MapOptions): Promise<MapReport>;
}

/** Annotations: the rating, tags and note that people gave a prompt. */
export interface AnnotationsApi {
  /** @throws `not-found`. */
  of(id: string, options?: Cancellable): Promise<Annotations>;
  /** Changes what is given; the rest stays. @throws `not-found`, `invalid-input`. */
  change(id: string, change: AnnotationsChange, options?: Cancellable): Promise<Annotations>;
}

/** Deleting prompts or images, and restoring them. What cannot be done is reported by id; the rest is done. */
export interface DeletionsApi {
  /** Takes them out of everything; the images of a prompt go with it. */
  delete(input: DeletionInput, options?: Cancellable): Promise<DeletionReport>;
  /** Brings them back, a prompt with the images that went with it. */
  restore(input: DeletionInput, options?: Cancellable): Promise<DeletionReport>;
  /** What can be restored, the latest first. */
  deleted(options?: Cancellable): Promise<Deleted[]>;
}

/** The versions of prompts. */
export interface VersionsApi {
  /** All versions of a prompt, oldest first, whichever of them is named. */
  list(id: string, options?: Cancellable): Promise<Versions>;
  /** One version, by its id, number or label, or "current". */
  get(id: string, version: string, options?: Cancellable): Promise<Version>;
  /** Writes a version from the one that is named; it becomes the current one. @throws `invalid-input`. */
  edit(id: string, input: EditInput, options?: Cancellable): Promise<Versions>;
  /** Makes a version the current one again. */
  restore(id: string, version: string, options?: Cancellable): Promise<Versions>;
  /** Labels a version. @throws `invalid-input` where another has the label and it is not to be moved. */
  label(id: string, input: LabelInput, options?: Cancellable): Promise<Versions>;
  /** Removes a label, whichever version has it. */
  unlabel(id: string, label: string, options?: Cancellable): Promise<Versions>;
}

/** Candidates side by side. A board is named by its id or its name. */
export interface BoardsApi {
  /** All boards, by name. */
  list(options?: Cancellable): Promise<Board[]>;
  /** @throws `conflict` for a name that another board has. */
  create(input: NewBoard, options?: Cancellable): Promise<Board>;
  /** Changes its name or note. @throws `not-found`, `conflict`. */
  edit(name: string, edit: BoardEdit, options?: Cancellable): Promise<Board>;
  /** Deletes a board; its prompts stay in the library. @throws `not-found`. */
  remove(name: string, options?: Cancellable): Promise<void>;
  /** Adds, removes and orders candidates; all of it or nothing. @throws `not-found`, `invalid-input`. */
  change(name: string, change: MembersChange, options?: Cancellable): Promise<MembersChanged>;
  /** A page of a board's candidates. @throws `not-found`. */
  read(name: string, page?: BoardPageInput, options?: Cancellable): Promise<BoardPage>;
}

/**
 * Everything a library can do. `Library` does it in this process, the client asks a server; `operations/` states how each
 * method is said over HTTP. All methods throw `PromptloomError`.
 */
export interface LibraryApi {
  readonly prompts: PromptsApi;
  readonly images: ImagesApi;
  readonly listing: ListingApi;
  readonly savedSearches: SavedSearchesApi;
  readonly queryImages: QueryImagesApi;
  readonly map: MapApi;
  readonly annotations: AnnotationsApi;
  readonly versions: VersionsApi;
  readonly boards: BoardsApi;
  info(options?: Cancellable): Promise<LibraryInfo>;
  /** @throws `unsupported` when the embedder cannot do such a search, `image-unreadable`, `not-found`. */
  search(input: SearchInput, options?: Cancellable): Promise<SearchResponse>;
  /** Phrases that prompts near an idea have more often than others. */
  styleWords(input: StyleWordsInput, options?: Cancellable): Promise<StyleWords>;
  /** Reads a file into the library; the same call after a kill resumes where it stopped. */
  import(input: ImportInput, options?: ImportOptions): Promise<ImportReport>;
  /** Finds similar prompts and writes variants; none is a prompt of the library until it is accepted. */
  improve(input: ImproveInput, options?: ImproveOptions): Promise<Improvement>;
  /** What `improve` would learn from, and apart from that what was accepted for the same idea. */
  improveMatches(input: ImproveInput, options?: Cancellable): Promise<ImproveMatches>;
  /** Makes a variant, edited or not, a prompt of the library with its parents; again is harmless. */
  accept(input: AcceptRequest, options?: Cancellable): Promise<PromptDetail>;
  /** A page of improvements, newest first. @throws `not-found`. */
  improvements(input?: ImprovementsInput, options?: Cancellable): Promise<ImprovementPage>;
  /** An improvement with what became of its variants. @throws `not-found`. */
  improvement(id: string, options?: Cancellable): Promise<Improvement>;
  /** Rates a variant. @throws `not-found`. */
  rate(input: RateRequest, options?: Cancellable): Promise<Variant>;
  /** Runs the request of an improvement again and keeps the result. @throws `not-found`. */
  replay(id: string, input?: ReplayRequest, options?: ImproveOptions): Promise<Replay>;
  /** Expands a template into prompts; stores nothing. @throws `invalid-input`. */
  expand(input: ExpandInput, options?: Cancellable): Promise<ExpandResponse>;
  /** Shortens, translates or explains a prompt, or suggests a negative one; stores nothing. */
  rework(input: ReworkInput, options?: Cancellable): Promise<Reworked>;
  /**
   * Describes an image from the prompts of those nearest to it, and by sight where a language model writes; stores nothing.
   * @throws `not-found`, `image-unreadable`, `unsupported`.
   */
  describe(input: DescribeInput, options?: DescribeOptions): Promise<Description>;
  /** Generates images and stores them with their vectors. */
  generate(input: GenerateInput, options?: GenerateOptions): Promise<Generation>;
  /** Builds the vector index over all prompts and images, and waits for it. */
  buildIndex(input?: IndexRequest, options?: IndexOptions): Promise<LibraryInfo>;
  /** Re-embeds the library with another model, then switches to it; the same call after a kill resumes. */
  reembed(input: EmbedInput, options?: EmbedOptions): Promise<EmbedReport>;
  /** Discards what a stopped {@link LibraryApi.reembed} had done. @returns whether there was anything. */
  discardEmbedding(options?: Cancellable): Promise<boolean>;
}

/** A library that a program has open, in its own process or through a server. */
export interface OpenLibrary extends LibraryApi {
  /** What is wrong with the library's files, where it is open in this process. */
  readonly troubles?: readonly Trouble[];
  /** Refuses at once what {@link LibraryApi.reembed} would refuse later. @throws `invalid-input`. */
  checkReembed?(request: EmbedRequest): Promise<void>;
  /** Removes what would stay behind when the process ends at once, where the library is open in this process. */
  abandon?(): void;
  close(): Promise<void>;
}
