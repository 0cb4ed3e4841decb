import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PromptloomError } from '../../errors.ts';

/** Deepest nesting that a JSON body may have; what the API describes has six levels. */
export const MAX_DEPTH = 32;
/** Most values and keys that a JSON body may have: a board's 10,000 members are the longest list, a wildcard's lines the next. */
const MAX_VALUES = 50_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

/**
 * Reads JSON that a client sent. Its depth and its number of values are counted before anything is built of it, so that a
 * small body cannot become a large structure.
 * @param field names the text in messages, such as "body" or "request".
 * @throws PromptloomError `invalid-input`, `too-large`.
 */
export function parseJson(bytes: Uint8Array, field: string): unknown {
  if (!isUtf8(bytes)) throw new PromptloomError('invalid-input', `${field}: the text is not UTF-8.`);
  checkSize(bytes, field);
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    throw new PromptloomError('invalid-input', `${field}: this is not JSON.`, {
      hint: 'Names and texts stand in double quotes, and no comma stands before a closing bracket.',
    });
  }
}

function checkSize(bytes: Uint8Array, field: string): void {
  let [depth, values, inText] = [0, 0, false];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === COMMA || byte === COLON) values += 1;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      values += 1;
      if (depth > MAX_DEPTH) throw tooMuch(`${field}: it is nested more than ${MAX_DEPTH} deep.`);
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
    if (values > MAX_VALUES) throw tooMuch(`${field}: it has more than ${MAX_VALUES} values.`);
  }
}

function tooMuch(message: string): PromptloomError {
  return new PromptloomError('too-large', message, { hint: 'Send less at once.' });
}

/** Has the server read JSON bodies with {@link parseJson}; other types but forms are refused. */
export function addJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) =>
      // Programs that send the type with every request send it with empty bodies too.
      body.length === 0 ? undefined : parseJson(body, 'body'),
  );
}
