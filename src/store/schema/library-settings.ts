import { PromptloomError } from '../../errors.ts';
import type { Connection } from '../connection/connection.ts';
import { tableExists } from '../connection/table-exists.ts';
import { textLiteral } from '../sql/literal.ts';
import { ClockedTable } from '../tables/table.ts';
import { LIBRARY_SETTINGS } from './tables.ts';

/** The embedding model as a library records it. */
export interface RecordedModel {
  id: string;
  version: string;
  textDimensions?: number;
  imageDimensions?: number;
  sharedSpace: boolean;
}

/** A few facts about the library as a whole, by key. */
export class LibrarySettings extends ClockedTable {
  static async open(connection: Connection): Promise<LibrarySettings> {
    if (connection.shared && (await tableExists(connection, 'library_settings')))
      return new LibrarySettings(connection);
    await connection.command({ do: 'create', table: LIBRARY_SETTINGS });
    return new LibrarySettings(connection);
  }

  async get(key: string): Promise<string | undefined> {
    const [row] = await this.connection.query<{ value: string }>(
      'SELECT value FROM library_settings FINAL WHERE key = {key:String}',
      { key },
    );
    return row?.value;
  }

  /** Those of some facts that are there. */
  async some(keys: readonly string[]): Promise<Record<string, string>> {
    const rows = await this.connection.query<{ key: string; value: string }>(
      'SELECT key, value FROM library_settings FINAL WHERE key IN {keys:Array(String)}',
      { keys },
    );
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  }

  async set(key: string, value: string): Promise<void> {
    const updated_at = await this.clock.next('library_settings', `key = ${textLiteral(key)}`);
    await this.connection.insert('library_settings', [{ key, value, updated_at }]);
  }

  /** The model that the library was made with or switched to; undefined for a new one. */
  async model(): Promise<RecordedModel | undefined> {
    const text = await this.get('embedder');
    return text === undefined ? undefined : (JSON.parse(text) as RecordedModel);
  }

  /**
   * Records the model of a new library, or checks that a known one is opened with its own.
   * @throws PromptloomError `library-model-mismatch` naming both models and the two ways out.
   */
  async agreeOnModel(model: RecordedModel): Promise<void> {
    const recorded = await this.model();
    if (recorded === undefined) await this.set('embedder', JSON.stringify(model));
    else checkModel(recorded, model);
  }
}

/** @throws PromptloomError `library-model-mismatch` naming both models and the two ways out. */
export function checkModel(recorded: RecordedModel, model: RecordedModel): void {
  if (sameModel(recorded, model)) return;
  throw new PromptloomError(
    'library-model-mismatch',
    `this library was made with ${describe(recorded)}, not with ${describe(model)}`,
    {
      hint:
        recorded.id === model.id
          ? `Open it with the promptloom it was made with, or embed it again: npx promptloom re-embed --embedder ${model.id}`
          : `Open it with --embedder ${recorded.id}, or switch it: npx promptloom re-embed --embedder ${model.id}`,
    },
  );
}

/** Whether vectors of the two can be compared. */
export function sameModel(a: RecordedModel, b: RecordedModel): boolean {
  return (
    a.id === b.id &&
    a.version === b.version &&
    a.textDimensions === b.textDimensions &&
    a.imageDimensions === b.imageDimensions
  );
}

function describe(model: RecordedModel): string {
  return `${model.id} (version ${model.version}, ${model.textDimensions ?? 0} dimensions for text, ${model.imageDimensions ?? 0} for images)`;
}
