import type { Connection } from '../../connection/connection.ts';

/** What the statements of a migration may depend on. */
export interface MigrationContext {
  textDimensions: number;
  imageDimensions: number;
}

/** One step from a version of the tables to the next. Statements can be run again after a kill half-way. */
export interface Migration {
  version: number;
  name: string;
  statements(context: MigrationContext): string[];
  /** Fills new tables from what is there, after the statements, in bounded memory. */
  fill?(connection: Connection): Promise<void>;
}
