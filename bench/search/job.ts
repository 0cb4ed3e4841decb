import type { DataSet, FilterName } from './data-set.ts';

/** Work for a process of its own, so that its memory and its start can be measured. */
export interface Job {
  system: string;
  /** `build`: load and index. `tune`: the judged queries at several efforts. `search`: every cell. */
  phase: 'build' | 'tune' | 'search';
  set: DataSet;
  /** The system's own folder. */
  folder: string;
  /** Folder of the peers' packages. */
  peers: string;
  m: number;
  efConstruction: number;
  /** How hard a search tries: candidates kept. */
  effort: number;
  seconds: number;
  mode?: string;
  /** The file that the result is written to. */
  out: string;
}

/** What a search found: ids, or row numbers where the system keeps no ids. */
export type Answer = (string | number)[];

/** How loading and indexing went. */
export interface Built {
  loadMs: number;
  /** 0 where no index was built. */
  indexMs: number;
  bytes: number;
  peakMb: number;
  index: string;
}

/** The judged queries at one effort. */
export interface Tuned {
  effort: number;
  p50: number;
  answers: Answer[];
}

/** One filter at one number of clients. */
export interface Cell {
  filter: FilterName;
  clients: number;
  /** Searches done. */
  count: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  /** Of the judged queries, in order, as far as time allowed. */
  answers: Answer[];
}

/** How searching went. */
export interface Searched {
  version: string;
  /** From opening (over HTTP: from the start of the program) to the first answer, files in the page cache. */
  coldMs: number;
  /** Resident memory after the searches without a filter. */
  residentMb: number;
  peakMb: number;
  cells: Cell[];
  /** Medians that the answers state about themselves, one client, no filter. */
  took?: { embedMs: number; searchMs: number };
}

/** What each phase gives. */
export interface Outcomes {
  build: Built;
  tune: Tuned[];
  search: Searched;
}
