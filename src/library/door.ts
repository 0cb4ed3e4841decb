import type { Described, DescribeInput, Description, OwnPrompt } from '../records/description.ts';
import type { EmbedInput, EmbedProgress, EmbedReport } from '../records/embedding.ts';
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
import type { PromptDetail } from '../records/lineage.ts';
import type { Match } from '../records/match.ts';
import type { Reworked, ReworkInput } from '../records/rework.ts';
import type { SearchInput, SearchResponse } from '../records/search.ts';
import type { StyleWords, StyleWordsInput } from '../records/style-word.ts';
import type { ExpandInput, ExpandResponse } from '../records/template.ts';
import type { Cancellable } from './cancellable.ts';
import type { MarksDoor } from './prompts/annotations.ts';
import type { BoardsDoor } from './prompts/boards.ts';
import type { ListingDoor } from './prompts/listing.ts';
import type { MapDoor } from './prompts/map.ts';
import type { QueryPicturesDoor } from './prompts/query-images.ts';
import type { SavedSearchesDoor } from './prompts/saved-searches.ts';
import type { VersionsDoor } from './prompts/versions.ts';

export type { Cancellable } from './cancellable.ts';

/** Options of {@link LibraryDoor.import}. */
export interface ImportOptions extends Cancellable {
  onProgress?: (progress: ImportProgress) => void;
  /** False for a file that came from elsewhere: the local paths in it are not followed. True if left out. */
  localPictures?: boolean;
}

/** Options of {@link LibraryDoor.improve}. */
export interface ImproveOptions extends Cancellable {
  onMatches?: (matches: Match[]) => void;
  /** Called as each variant is complete, before the whole is. */
  onVariant?: (variant: Variant) => void;
  /** Told when the variants told so far do not count, since the model corrected itself; those that do are told after it. */
  onRestart?: () => void;
  /** Told the growing text of the variant that comes next, where a language model writes it word by word. */
  onWords?: (words: WordsEvent) => void;
}

/** Options of {@link LibraryDoor.describe}. */
export interface DescribeOptions extends Cancellable {
  /** Told the prompt that the picture holds itself, before anything else. */
  onOwn?: (own: OwnPrompt) => void;
  onMatches?: (matches: Match[]) => void;
  /** Called as each prompt is complete, before the whole is. */
  onVariant?: (described: Described) => void;
  /** Told when the prompts told so far do not count, since the model corrected itself. */
  onRestart?: () => void;
  /** Told the growing text of the prompt that comes next, where a language model writes it word by word. */
  onWords?: (words: WordsEvent) => void;
}

/** Options of {@link LibraryDoor.generate}. */
export interface GenerateOptions extends Cancellable {
  onProgress?: (progress: GenerationProgress) => void;
}

/** Options of {@link LibraryDoor.buildIndex}. */
export interface IndexOptions extends Cancellable {
  onProgress?: (progress: { fraction: number }) => void;
}

/** Options of {@link LibraryDoor.embed}. */
export interface EmbedOptions extends Cancellable {
  onProgress?: (progress: EmbedProgress) => void;
}

/**
 * What every door can ask of a library, whether it is open in this process (`Library`) or behind a
 * server (`RemoteLibrary`). All methods throw `PromptloomError`.
 */
export interface LibraryDoor {
  /** Long lists: ids, and prompts to be written out. */
  readonly listing: ListingDoor;
  /** Searches that people gave a name. */
  readonly savedSearches: SavedSearchesDoor;
  /** Pictures to search with. */
  readonly queryPictures: QueryPicturesDoor;
  /** The library in the plane. */
  readonly map: MapDoor;
  /** What people say about prompts. */
  readonly marks: MarksDoor;
  /** The versions of prompts. */
  readonly versions: VersionsDoor;
  /** Candidates side by side. */
  readonly boards: BoardsDoor;
  /** What is wrong with the library's files, where it is open in this process. */
  readonly troubles?: readonly Trouble[];
  /** Style words that prompts near an idea have more often than others. */
  styleWords(input: StyleWordsInput, options?: Cancellable): Promise<StyleWords>;
  info(): Promise<LibraryInfo>;
  /** @throws `unsupported` when the embedder cannot do such a search, `image-unreadable`, `not-found`. */
  search(input: SearchInput, options?: Cancellable): Promise<SearchResponse>;
  /** A prompt with images, lineage and versions. @throws `not-found`. */
  show(id: string): Promise<PromptDetail>;
  /** Reads a file into the library; the same call after a kill goes on where it stopped. */
  import(input: ImportInput, options?: ImportOptions): Promise<ImportReport>;
  /** Retrieves similar prompts and writes variants; nothing is added to the prompts until one is accepted. */
  improve(input: ImproveInput, options?: ImproveOptions): Promise<Improvement>;
  /** What `improve` would learn from, and apart from that what was accepted for the same idea. */
  improveMatches(input: ImproveInput, options?: Cancellable): Promise<ImproveMatches>;
  /** Makes a variant, edited or as it is, a prompt of the library with its parents; again is harmless. */
  accept(input: AcceptRequest): Promise<PromptDetail>;
  /** The improvements that were made, newest first, a page at a time. @throws `not-found`. */
  improvements(input?: ImprovementsInput): Promise<ImprovementPage>;
  /** An improvement with what became of its variants. @throws `not-found`. */
  improvement(id: string): Promise<Improvement>;
  /** Keeps what a person thinks of a variant. @throws `not-found`. */
  rate(input: RateRequest): Promise<Variant>;
  /** Runs the request of an earlier improvement again and keeps what it gives. @throws `not-found`. */
  replay(input: ReplayRequest, options?: ImproveOptions): Promise<Replay>;
  /** Expands a template into prompts; stores nothing. @throws `invalid-input`. */
  expand(input: ExpandInput): Promise<ExpandResponse>;
  /** Shortens, translates or explains a prompt, or suggests a negative one; stores nothing. */
  rework(input: ReworkInput): Promise<Reworked>;
  /**
   * Describes a picture by the prompts of those nearest to it, and by sight where a language model writes; stores nothing.
   * @throws `not-found`, `image-unreadable`, `unsupported`.
   */
  describe(input: DescribeInput, options?: DescribeOptions): Promise<Description>;
  /** Draws pictures and stores them with their vectors. */
  generate(input: GenerateInput, options?: GenerateOptions): Promise<Generation>;
  /** Where a local picture lies. @throws `not-found`; `unsupported` for a picture that is only a URL. */
  imageFile(id: string): Promise<{ path: string; mediaType: string }>;
  /** Builds the vector index over all prompts and pictures, waiting for it. */
  buildIndex(input?: IndexRequest, options?: IndexOptions): Promise<LibraryInfo>;
  /**
   * Embeds everything with another model beside what is there and then switches to it; the same call after a kill
   * goes on where it stopped.
   */
  embed(input: EmbedInput, options?: EmbedOptions): Promise<EmbedReport>;
  /** Throws away what an {@link embed} that was stopped had done. @returns whether there was anything. */
  discardEmbedding(): Promise<boolean>;
  /** Takes away what would stay behind when the process ends at once, where the library is open in this process. */
  abandon?(): void;
  close(): Promise<void>;
}
