import { existsSync } from 'node:fs';
import path from 'node:path';
import { openEmbedded } from '../../src/store/connection/embedded.ts';
import { namesIn } from './names-in.ts';

/** What belongs to nothing, or is there twice; each list is empty in a library that is whole. */
export type Orphans = Record<string, string[]>;

const QUERIES = {
  'words without their prompt':
    'SELECT DISTINCT prompt_id AS id FROM words WHERE prompt_id NOT IN (SELECT id FROM prompts)',
  'prompts without their words': 'SELECT id FROM prompts WHERE id NOT IN (SELECT prompt_id FROM words)',
  'vectors without their image': 'SELECT id FROM image_vectors WHERE id NOT IN (SELECT id FROM images)',
  'parts without their prompt': 'SELECT id FROM prompt_parts WHERE prompt_id NOT IN (SELECT id FROM prompts)',
  'parts that are there twice': 'SELECT id FROM prompt_parts GROUP BY id HAVING count() > 1',
  'images without their prompt': 'SELECT id FROM images WHERE prompt_id NOT IN (SELECT id FROM prompts)',
  'variants without their improvement':
    'SELECT id FROM variants WHERE improvement_id NOT IN (SELECT id FROM improvements)',
  'drawn images of no generation':
    "SELECT id FROM images WHERE drawn_by != '' AND id NOT IN (SELECT arrayJoin(image_ids) FROM generations)",
  'generations without their images':
    'SELECT id FROM generations ARRAY JOIN image_ids AS image WHERE image NOT IN (SELECT id FROM images) AND image NOT IN (SELECT id FROM deletions FINAL WHERE deleted)',
  'copies of what is not deleted':
    'SELECT id FROM (SELECT id FROM deleted_prompts UNION ALL SELECT id FROM deleted_images UNION ALL SELECT id FROM deleted_image_vectors UNION ALL SELECT prompt_id AS id FROM deleted_prompt_parts) WHERE id NOT IN (SELECT id FROM deletions FINAL WHERE deleted)',
  'deleted prompts that are there':
    'SELECT id FROM prompts WHERE id IN (SELECT id FROM deletions FINAL WHERE deleted)',
  'points of a map that is none':
    "SELECT DISTINCT toString(build) AS id FROM map_points WHERE build NOT IN (SELECT JSONExtractUInt(value, 'build') FROM library_settings FINAL WHERE key = 'map')",
  'words that are counted wrong': `SELECT word AS id FROM (SELECT word, count() AS held FROM words FINAL GROUP BY word) AS a
     FULL OUTER JOIN (SELECT word, sum(prompts) AS counted FROM word_counts GROUP BY word) AS b USING (word) WHERE held != counted`,
  'prompts that are there twice': 'SELECT id FROM prompts GROUP BY id HAVING count() > 1',
  'images that are there twice': 'SELECT id FROM images GROUP BY id HAVING count() > 1',
  'vectors that are there twice': 'SELECT id FROM image_vectors GROUP BY id HAVING count() > 1',
};

/** Looks for what kills left in a library folder that nobody has open. */
export async function findOrphans(library: string): Promise<Orphans> {
  const connection = await openEmbedded(path.join(library, 'store'));
  try {
    const orphans: Orphans = {};
    for (const [name, sql] of Object.entries(QUERIES))
      orphans[name] = (await connection.query<{ id: string }>(sql)).map(({ id }) => id);
    const images = await connection.query<{ id: string; url: string }>(
      "SELECT id, url FROM images WHERE url NOT LIKE 'http%'",
    );
    orphans['images without their file'] = images
      .filter(({ url }) => !existsSync(path.resolve(library, url)))
      .map(({ id }) => id);
    const shown = new Set(images.map(({ url }) => url));
    orphans['media files without their image'] = drawnFiles(library).filter((file) => !shown.has(file));
    orphans['intents of nobody'] = namesIn(path.join(library, 'intents')).filter((name) => name !== 'swept');
    orphans['half-written files'] = namesIn(path.join(library, 'media', 'tmp'));
    return orphans;
  } finally {
    await connection.close();
  }
}

/** How many different prompts of a source site are in a library folder that nobody has open. */
export async function countPrompts(library: string, site: string): Promise<number> {
  const connection = await openEmbedded(path.join(library, 'store'));
  try {
    const [row] = await connection.query<{ count: string }>(
      'SELECT uniqExact(text) AS count FROM prompts WHERE source_site = {site:String}',
      { site },
    );
    return Number(row!.count);
  } finally {
    await connection.close();
  }
}

/** Names of the kinds of which there are some, with how many. */
export function summariseOrphans(orphans: Orphans): Record<string, number> {
  return Object.fromEntries(
    Object.entries(orphans)
      .filter(([, found]) => found.length > 0)
      .map(([name, found]) => [name, found.length]),
  );
}

function drawnFiles(library: string): string[] {
  return namesIn(path.join(library, 'media'))
    .filter((name) => name.length === 2)
    .flatMap((folder) =>
      namesIn(path.join(library, 'media', folder)).map((name) => `media/${folder}/${name}`),
    );
}
