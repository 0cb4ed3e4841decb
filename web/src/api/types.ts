import type {
  Board,
  BoardMember,
  BoardPage,
  MembersChange,
  MembersChanged,
} from '../../../src/records/board.ts';
import type { Described, Description, OwnPrompt } from '../../../src/records/description.ts';
import type { EmbedProgress, EmbedReport } from '../../../src/records/embedding.ts';
import type { GenerateInput, Generation, GenerationProgress } from '../../../src/records/generation.ts';
import type { Image, ImageSummary } from '../../../src/records/image.ts';
import type { ImportProgress, ImportReport } from '../../../src/records/import.ts';
import type {
  AcceptRequest,
  Borrowed,
  DiffPart,
  ImproveInput,
  ImproveMatches,
  Improvement,
  ImproveRequest,
  Usage,
  Variant,
  WordsEvent,
} from '../../../src/records/improvement.ts';
import type { ImprovementPage, ImprovementSummary, Replay } from '../../../src/records/improvement-memory.ts';
import type { LibraryInfo } from '../../../src/records/library-info.ts';
import type { LibraryMap, MapProgress, MapReport } from '../../../src/records/library-map.ts';
import type { PromptDetail, Relative } from '../../../src/records/lineage.ts';
import type { Marks, MarksChange } from '../../../src/records/marks.ts';
import type { Match } from '../../../src/records/match.ts';
import type { Prompt } from '../../../src/records/prompt.ts';
import type { Reworked, ReworkInput } from '../../../src/records/rework.ts';
import type { Safety } from '../../../src/records/safety.ts';
import type { SavedSearch } from '../../../src/records/saved-search.ts';
import type { Facets, Filter, SearchInput, SearchResponse } from '../../../src/records/search.ts';
import type { Seed } from '../../../src/records/seed.ts';
import type { Settings } from '../../../src/records/settings.ts';
import type { StyleWords } from '../../../src/records/style-word.ts';
import type { ExpandInput, ExpandResponse } from '../../../src/records/template.ts';
import type { EditInput, LabelInput, Version, Versions } from '../../../src/records/version.ts';

export type {
  AcceptRequest,
  Board,
  BoardMember,
  BoardPage,
  Borrowed,
  Described,
  Description,
  DiffPart,
  EditInput,
  ExpandInput,
  ExpandResponse,
  Facets,
  Filter,
  GenerateInput,
  Generation,
  GenerationProgress,
  Image,
  ImageSummary,
  ImportProgress,
  ImportReport,
  ImproveInput,
  ImproveMatches,
  Improvement,
  ImprovementPage,
  ImprovementSummary,
  ImproveRequest,
  LabelInput,
  LibraryInfo,
  LibraryMap,
  MapProgress,
  MapReport,
  Marks,
  MarksChange,
  Match,
  MembersChange,
  MembersChanged,
  OwnPrompt,
  Prompt,
  PromptDetail,
  Relative,
  Replay,
  Reworked,
  ReworkInput,
  Safety,
  SavedSearch,
  SearchInput,
  SearchResponse,
  Seed,
  Settings,
  StyleWords,
  Usage,
  Variant,
  Version,
  Versions,
  WordsEvent,
};

/** A problem document (RFC 9457) as the server sends it. */
export interface Problem {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  hint?: string;
}

/** Long work on the server. */
export interface Job<Progress, Result, Kind extends string = string> {
  id: string;
  kind: Kind;
  status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  about: { text?: string; id?: string };
  progress: Progress | null;
  result: Result | null;
  error: Problem | null;
}

/** A job of any kind. */
export type AnyJob =
  | Job<GenerationProgress, Generation, 'generation'>
  | Job<ImportProgress, ImportReport, 'import'>
  | Job<MapProgress, MapReport, 'map'>
  | Job<EmbedProgress, EmbedReport, 'embedding'>
  | Job<{ fraction: number }, LibraryInfo, 'index'>
  | Job<{ written: number; wanted: number }, { improvementId: string }, 'improvement'>;
/** A job of one kind. */
export type JobOf<K extends AnyJob['kind']> = Extract<AnyJob, { kind: K }>;
