import { messageOf, PromptloomError } from '../../errors.ts';
import type { Obstacle } from '../../obstacle.ts';
import { describeLosses } from './damage.ts';
import { forgetTables, type Inventory, type Loss, withLosses, writeInventory } from './inventory.ts';
import { currentTables, detachedParts, type Engine, openLosses, unreadableParts } from './losses.ts';
import type { CheckedStore } from './open-store.ts';
import { readStoreFiles } from './store-files.ts';

/** Statements that take something out of the tables for good. */
const REMOVES =
  /^\s*(DROP|TRUNCATE|EXCHANGE|RENAME|DELETE|ALTER\s+TABLE\s+\S+\s+(DELETE|DROP\s+PART|DETACH))/i;

/** What the engine says when the bytes of a part are not those that it wrote. */
const DAMAGED =
  /CHECKSUM_DOESNT_MATCH|CORRUPTED_DATA|CANNOT_READ_ALL_DATA|CANNOT_DECOMPRESS|UNKNOWN_CODEC|ATTEMPT_TO_READ_AFTER_EOF|TOO_LARGE_SIZE_COMPRESSED|FILE_DOESNT_EXIST|UNEXPECTED_FILE_IN_DATA_PART|INCORRECT_FILE_NAME/;

/** How a database in a folder is, beside what it holds. */
export interface StoreState {
  /** Parts of tables that are gone or cannot be read, and that nobody has taken note of. */
  losses: readonly Loss[];
  /** What keeps it from being written. */
  obstacle: Obstacle | undefined;
  /** What a person should know, in a line each. */
  notes: readonly string[];
  /** Whether rows were lost for good, which somebody has taken note of: not every file has a row that should have one. */
  hadLosses?: true;
}

/** Watches over the files of an open database: knows what is lost, and notes what there is. */
export class StoreKeeper {
  readonly #folder: string;
  readonly #checked: CheckedStore;
  #inventory: Inventory;
  #saved = '';

  /** @param folder the database's own folder. */
  constructor(folder: string, checked: CheckedStore) {
    this.#folder = folder;
    this.#checked = checked;
    this.#inventory = checked.inventory;
  }

  get state(): StoreState {
    const { obstacle, notes } = this.#checked;
    const hadLosses = this.#inventory.accepted.length > 0;
    return { losses: openLosses(this.#inventory), obstacle, notes, ...(hadLosses && { hadLosses }) };
  }

  /** Why nothing may be written, and what to do; undefined when it may. */
  get refusal(): Obstacle | undefined {
    const { losses, obstacle } = this.state;
    if (obstacle) return obstacle;
    if (losses.length === 0) return undefined;
    return {
      code: 'library-read-only',
      reason: `it is damaged and has lost ${describeLosses(losses)}`,
      hint: 'Restore it from a backup, or go on with what is left: npx promptloom doctor --accept-loss',
    };
  }

  /** Looks, right after the engine opened the database, which parts it lost. */
  async examine(engine: Engine, how: 'all' | 'quickly'): Promise<void> {
    const found = detachedParts(this.#checked.files, readStoreFiles(this.#folder), this.#inventory);
    found.push(...(await unreadableParts(engine, this.#checked.files, how)));
    this.#lose(found);
    // What there was when it was closed the last time is there still, in larger parts perhaps.
    if (Object.keys(this.#inventory.tables).length === 0) await this.#note(engine);
    else this.#save();
  }

  /** To be called before each statement that changes something. */
  beforeCommand(sql: string): void {
    if (this.#checked.obstacle || !REMOVES.test(sql)) return;
    this.#inventory = { ...this.#inventory, tables: {}, views: [] };
    this.#saved = '';
    forgetTables(this.#folder);
  }

  /** The error to be shown for one of the engine that says that data are damaged; undefined for any other. */
  damageOf(error: unknown): PromptloomError | undefined {
    const text = messageOf(error);
    if (!DAMAGED.test(text)) return undefined;
    const [, uuid, part] = /\/store\/[0-9a-f]{3}\/([0-9a-f-]{36})\/([^/\s]+)/.exec(text) ?? [];
    const table = this.#checked.files.tables.find((one) => one.uuid === uuid)?.name;
    if (table === undefined || part === undefined) return undefined;
    const rows = this.#inventory.tables[uuid!]?.parts[part];
    const loss = { table, part, ...(rows && { rows }) };
    this.#lose([loss]);
    this.#save();
    return new PromptloomError(
      'store-failed',
      `the library is damaged: ${describeLosses([loss])} cannot be read`,
      {
        hint: 'Restore it from a backup. What is lost, and how to go on with the rest: npx promptloom doctor',
        cause: error,
      },
    );
  }

  /** Takes note of all losses: parts that cannot be read are set aside, and what is left can be written again. */
  async accept(engine: Engine): Promise<void> {
    for (const { table, part } of openLosses(this.#inventory)) {
      const isThere = readStoreFiles(this.#folder).tables.some(
        ({ name, parts }) => name === table && parts.includes(part),
      );
      if (isThere) await engine.command(`ALTER TABLE ${table} DETACH PART '${part}'`);
    }
    const { lost, accepted } = this.#inventory;
    this.#inventory = { tables: {}, views: [], lost: [], accepted: withLosses(accepted, lost) };
    await this.#note(engine);
  }

  /** To be called before the engine closes the database. */
  async leave(engine: Engine): Promise<void> {
    await this.#note(engine).catch(() => {});
  }

  /** To be called after it has. */
  left(): void {
    this.#checked.reading?.remove();
  }

  #lose(more: readonly Loss[]): void {
    this.#inventory.lost = withLosses(this.#inventory.lost, more);
  }

  /** Notes what there is. While a loss waits to be seen, what there was stays noted. */
  async #note(engine: Engine): Promise<void> {
    if (this.state.losses.length === 0) {
      const files = readStoreFiles(this.#folder);
      const tables = await currentTables(engine, files);
      const views = files.tables.filter(({ uuid }) => uuid === undefined).map(({ name }) => name);
      if (tables) this.#inventory = { ...this.#inventory, tables, views };
    }
    this.#save();
  }

  #save(): void {
    if (this.#checked.obstacle) return;
    const text = JSON.stringify(this.#inventory);
    if (text === this.#saved) return;
    try {
      writeInventory(this.#folder, this.#inventory);
      this.#saved = text;
    } catch {
      // It is found again at the next opening.
    }
  }
}
