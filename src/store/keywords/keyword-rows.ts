import { emojiOf, stemsOf } from '../../text/words.ts';
import type { Connection } from '../connection/connection.ts';
import { idLiteral } from '../sql/literal.ts';
import { RowBinaryWriter } from '../sql/row-binary.ts';

const TYPES = { word: 'String', prompt_id: 'String', length: 'UInt32' };
/** Prompts whose words are written at once. */
const BLOCK = 4096;
/** Longest prompt that is counted, in words: beyond it length makes no difference. */
const MAX_LENGTH = 255;

/** A prompt whose words are to be found. */
export interface WordedText {
  id: string;
  text: string;
}

/**
 * Writes which words prompts hold, all or none.
 * @param pick the words of a text that are written; all of them if left out.
 */
export async function insertWords(
  connection: Connection,
  prompts: readonly WordedText[],
  pick?: (text: string) => string[],
): Promise<void> {
  const writer = new RowBinaryWriter(prompts.length * 1024);
  for (const { id, text } of prompts) {
    const stems = stemsOf(text);
    for (const stem of pick?.(text) ?? stems) {
      writer.string(stem);
      writer.string(id);
      writer.uint32(Math.min(MAX_LENGTH, stems.length));
    }
  }
  const bytes = writer.bytes();
  if (bytes.length > 0) await connection.insertBinary('words', TYPES, bytes);
}

/** Fills the table of words from the prompts that are there, a block at a time. */
export function fillWords(connection: Connection): Promise<void> {
  return fill(connection);
}

/** Adds the emoji of prompts that were written before emoji counted as words. */
export function fillEmoji(connection: Connection): Promise<void> {
  // Emoji are symbols that are neither mathematical nor money; letters and accents are none.
  return fill(connection, "match(text, '\\\\p{So}')", emojiOf);
}

async function fill(connection: Connection, where = '1', pick?: (text: string) => string[]): Promise<void> {
  for (let last = ''; ; ) {
    const after = last === '' ? where : `${where} AND id > ${idLiteral(last)}`;
    const prompts = await connection.query<WordedText>(
      `SELECT id, text FROM prompts WHERE ${after} ORDER BY id LIMIT ${BLOCK} SETTINGS max_block_size = ${BLOCK}`,
    );
    await insertWords(connection, prompts, pick);
    if (prompts.length < BLOCK) return;
    last = prompts.at(-1)!.id;
  }
}
