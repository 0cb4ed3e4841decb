import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Connection } from '../../src/store/connection/connection.ts';
import { openEmbedded } from '../../src/store/connection/embedded.ts';
import { LibrarySettings, type RecordedModel } from '../../src/store/schema/library-settings.ts';
import { SCHEMA_MIGRATIONS } from '../../src/store/schema/tables.ts';

const folder = path.resolve(import.meta.dirname, '../fixtures/tables-of-before');
const FILES = readdirSync(folder).sort();

/** Makes a library with the tables that promptloom made once. @param fill writes rows between the first version and the next. */
export async function makeLibraryOfBefore(
  place: string,
  version: number,
  model: RecordedModel,
  fill: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await openEmbedded(place);
  await (await LibrarySettings.open(connection)).agreeOnModel(model);
  await connection.command({ do: 'create', table: SCHEMA_MIGRATIONS });
  for (let n = 1; n <= version; n++) {
    const file = FILES.find((name) => Number.parseInt(name, 10) === n);
    const text = file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8');
    const statements = text
      .replace('length(vector) = 4', `length(vector) = ${model.textDimensions}`)
      .replace('length(vector) = 3', `length(vector) = ${model.imageDimensions}`)
      .split(/;\n/)
      .filter((statement) => statement.trim() !== '');
    for (const statement of statements) await connection.command(statement);
    await connection.insert(SCHEMA_MIGRATIONS.name, [{ version: n, name: 'before' }]);
    if (n === 1) await fill(connection);
  }
  await connection.close();
}
