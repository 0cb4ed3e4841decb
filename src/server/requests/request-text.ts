import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PromptloomError } from '../../errors.ts';
import { MAX_DEPTH } from './json-body.ts';

/** Half of a surrogate pair; with the flag, whole pairs are other characters. */
const LONE = /[\ud800-\udfff]/u;

/**
 * Refuses requests with text that no UTF-8 can carry: half of a surrogate pair in JSON, or broken escapes in an address.
 * The database, files and other programs would each make something else of it.
 */
export function checkRequestText(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    checkQuery(request);
    refuseBroken(request.params, 'params');
    if (!request.isMultipart()) refuseBroken(request.body, 'body');
  });
  // The routes read forms in `preValidation`, after this hook.
  app.addHook('preHandler', async (request) => {
    if (request.isMultipart()) refuseBroken(request.body, 'request');
  });
}

/** What a client sent and cannot be taken: where it stands, such as `body.filter.tags.0`, and why. */
interface Broken {
  place: string;
  why: string;
}

/** The first thing in a value that cannot be taken, whatever field it is for; undefined where all is well. Removes `__proto__`. */
function brokenTextIn(value: unknown, place: string, depth = 0): Broken | undefined {
  if (typeof value === 'string')
    return LONE.test(value)
      ? { place, why: 'the text has half of a surrogate pair, which is no character' }
      : undefined;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  if (depth > MAX_DEPTH)
    return { place: place.slice(0, 200), why: `it is nested more than ${MAX_DEPTH} deep` };
  // Ignored, as every field is that no schema knows; copied by assignment it would replace a prototype.
  if (Object.hasOwn(value, '__proto__')) Reflect.deleteProperty(value, '__proto__');
  for (const [key, one] of Object.entries(value)) {
    if (LONE.test(key)) return { place, why: 'it has a field with a name that cannot be' };
    const found = brokenTextIn(one, `${place}.${key}`, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function refuseBroken(value: unknown, place: string): void {
  const found = brokenTextIn(value, place);
  if (found === undefined) return;
  throw new PromptloomError('invalid-input', `${found.place}: ${found.why}.`, {
    hint: 'Write characters beyond U+FFFF whole, as both halves of their pair; the fields are described at /docs.',
  });
}

function checkQuery(request: FastifyRequest): void {
  const at = request.url.indexOf('?');
  if (at < 0) return;
  for (const pair of request.url.slice(at + 1).split('&')) {
    const [name = '', value = ''] = pair.split('=', 2);
    if (isDecodable(name) && isDecodable(value)) continue;
    const field = isDecodable(name) ? decodeURIComponent(name) : '';
    throw new PromptloomError('invalid-input', `querystring.${field}: it is not percent-encoded UTF-8.`, {
      hint: 'Encode each name and value as encodeURIComponent does; a percent sign is %25.',
    });
  }
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
