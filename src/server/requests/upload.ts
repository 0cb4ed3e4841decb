import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { messageOf, PromptloomError } from '../../errors.ts';
import { parseJson } from './json-body.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** Largest image to search by, or to describe. */
const MAX_IMAGE_BYTES = 64 * 1024 * 1024;
/** Largest JSON body with an image in it as base64: JSON is read in one go, and larger images have forms. */
export const MAX_IMAGE_BODY_BYTES = 5 * 1024 * 1024;
/** Largest file to import that can be uploaded. */
const MAX_IMPORT_BYTES = 20 * 1024 ** 3;
/** Largest JSON body. */
export const MAX_JSON_BYTES = 1024 * 1024;

/**
 * Reads a form with one image into memory: the fields of its `request` and the bytes of its `image`.
 * @param isAlone whether it has nothing but the image.
 * @throws PromptloomError `invalid-input`, `too-large`; `image-unreadable` for an image of no bytes.
 */
export function readImageForm(request: FastifyRequest, isAlone = false): Promise<Record<string, unknown>> {
  return readForm(() => imageForm(request, isAlone));
}

async function imageForm(request: FastifyRequest, isAlone: boolean): Promise<Record<string, unknown>> {
  let fields: Record<string, unknown> = {};
  let image: Buffer | undefined;
  for await (const part of request.parts(limits(MAX_IMAGE_BYTES))) {
    if (!isAlone && part.type === 'field' && part.fieldname === 'request') fields = parseFields(part.value);
    else if (part.type === 'file' && part.fieldname === 'image') image = await part.toBuffer();
    else refusePart(part.fieldname, 'image', isAlone);
  }
  if (image === undefined) throw noImage();
  if (image.length === 0) throw notAImage();
  return { ...fields, image };
}

/** The error for what should be a form with an image. */
export function noImage(): PromptloomError {
  return new PromptloomError('invalid-input', 'image: the form has no image.', {
    hint: 'Send multipart/form-data with a part named "image"; what has no image goes as JSON.',
  });
}

function notAImage(): PromptloomError {
  return new PromptloomError('image-unreadable', 'image: this is no image.', {
    hint: 'PNG, JPEG, WebP, AVIF, GIF and TIFF can be read.',
  });
}

/** Base64 in either alphabet, with or without line breaks, or a data: URL. */
export const ENCODED = /^(data:[^,]{0,200},)?[A-Za-z0-9+/_= \t\r\n-]+$/;

/**
 * Decodes the image that a field of a JSON body holds as base64 or as a data: URL.
 * @throws PromptloomError `invalid-input`, `too-large`; `image-unreadable` for what stands for no bytes.
 */
export function decodeImageIn(body: unknown, field: string): void {
  if (typeof body !== 'object' || body === null) return;
  const text = (body as Record<string, unknown>)[field];
  if (typeof text !== 'string') return;
  if (!ENCODED.test(text))
    throw new PromptloomError('invalid-input', `body.${field}: this is not base64.`, {
      hint: 'Send an encoded image as base64 or as a data: URL.',
    });
  const bytes = Buffer.from(text.replace(/^data:[^,]{0,200},/, ''), 'base64');
  if (bytes.length > MAX_IMAGE_BYTES)
    throw new PromptloomError('too-large', `body.${field}: an image has at most ${MAX_IMAGE_BYTES} bytes.`);
  if (bytes.length === 0) throw notAImage();
  (body as Record<string, unknown>)[field] = bytes;
}

/** Writes a form's `file` to a temporary folder (`request.uploadFolder`), with the fields of its `request`. */
export function saveUpload(request: FastifyRequest): Promise<Record<string, unknown>> {
  return readForm(() => uploadForm(request));
}

async function uploadForm(request: FastifyRequest): Promise<Record<string, unknown>> {
  let fields: Record<string, unknown> = {};
  let saved: string | undefined;
  for await (const part of request.parts(limits(MAX_IMPORT_BYTES))) {
    if (part.type === 'field' && part.fieldname === 'request') fields = parseFields(part.value);
    else if (part.type === 'file' && part.fieldname === 'file') {
      request.uploadFolder = await makeTemporaryFolder('upload');
      // The report names the file, so it keeps its name.
      saved = path.join(request.uploadFolder, safeName(part.filename));
      await pipeline(part.file, createWriteStream(saved)).catch(explainFullDisk);
      if (part.file.truncated) throw tooLarge('The file', MAX_IMPORT_BYTES);
    } else refusePart(part.fieldname, 'file');
  }
  if (saved === undefined)
    throw new PromptloomError('invalid-input', 'file: the form has no file.', {
      hint: 'Send multipart/form-data with a part named "file".',
    });
  return { ...fields, path: saved };
}

/** Removes what an upload left on the disk. */
export async function removeUpload(folder: string | null): Promise<void> {
  if (folder !== null) await rm(folder, { recursive: true, force: true });
}

/** An error as its client may read it: with the name that the file was sent with, not where this server put it. */
export function withoutFolder(error: unknown, folder: string | null): unknown {
  if (folder === null || !(error instanceof PromptloomError)) return error;
  const [message, hint] = [error.message, error.hint].map((text) =>
    text.replaceAll(folder + path.sep, '').replaceAll(folder, 'its folder'),
  );
  return new PromptloomError(error.code, message!, { hint, cause: error.cause });
}

function limits(fileSize: number) {
  return { limits: { fileSize, files: 1, fields: 1, fieldSize: MAX_JSON_BYTES } };
}

/** Reads a form. @throws PromptloomError `invalid-input` for what is no form, or not a whole one. */
async function readForm<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw formError(error);
  }
}

/** The parser's own errors are no more than a message; those of files and of limits say what they are. */
function formError(cause: unknown): unknown {
  const { syscall, statusCode, code } = cause as { syscall?: unknown; statusCode?: unknown; code?: unknown };
  if (code === 'FST_INVALID_JSON_FIELD_ERROR')
    return new PromptloomError('invalid-input', 'request: this is not JSON.', {
      hint: 'Names and texts stand in double quotes, and no comma stands before a closing bracket.',
    });
  if (cause instanceof PromptloomError || syscall !== undefined || statusCode !== undefined) return cause;
  return new PromptloomError('invalid-input', `The form cannot be read: ${messageOf(cause)}.`, {
    hint: 'Send multipart/form-data with its boundary, each part between two of those, and the last one behind it.',
    cause,
  });
}

function parseFields(text: unknown): Record<string, unknown> {
  // A part that says that it is JSON was read by the form's parser.
  const value = typeof text === 'string' ? parseJson(Buffer.from(text), 'request') : text;
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new PromptloomError('invalid-input', 'request: the field is not a JSON object.');
}

function refusePart(name: string, file: string, isAlone = false): never {
  const rest = isAlone ? '' : ' and, if you like, a field named "request" with JSON';
  throw new PromptloomError('invalid-input', `${name}: the form has no such part.`, {
    hint: `Send a file named "${file}"${rest}.`,
  });
}

function tooLarge(what: string, bytes: number): PromptloomError {
  return new PromptloomError('too-large', `${what} is larger than ${Math.round(bytes / 1024 ** 2)} MiB.`, {
    hint: 'Use "npx promptloom import" on the machine of the library for larger ones.',
  });
}

function explainFullDisk(error: NodeJS.ErrnoException): never {
  if (error.code !== 'ENOSPC') throw error;
  throw new PromptloomError('disk-full', "The server's disk for uploads is full.", {
    hint: 'Make room there, or start the server with TMPDIR set to a folder with more.',
    cause: error,
  });
}

function safeName(name: string): string {
  const bare = path.basename(name.replaceAll('\\', '/')).replace(/[^\p{L}\p{N}._ -]/gu, '_');
  return bare.replace(/^\.+/, '').slice(-120) || 'upload';
}
