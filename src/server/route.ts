import type { FastifyRequest, RouteOptions } from 'fastify';
import { z } from 'zod';
import type { OpenLibrary } from '../api/library-api.ts';
import type { Operation } from '../api/operation.ts';
import { refuseChanges } from '../api/trouble.ts';
import { OWNER_ONLY } from './owner-only.ts';
import { readQuery } from './requests/query.ts';
import {
  decodeImageIn,
  MAX_IMAGE_BODY_BYTES,
  noImage,
  readImageForm,
  saveUpload,
} from './requests/upload.ts';

/** What the server says of an operation and does before it: everything of a route but its handler. */
export function routeOf(operation: Operation, library: OpenLibrary): Omit<RouteOptions, 'handler'> {
  const { ownerOnly, part } = operation;
  return {
    method: operation.method,
    url: operation.path,
    schema: schemaOf(operation),
    ...(part?.kind === 'image' && { bodyLimit: MAX_IMAGE_BODY_BYTES }),
    preValidation: async (request) => {
      const query = queryOf(operation);
      if (query)
        request.query = readQuery(request.query as Record<string, unknown>, query, operation.aliases);
      await readPart(operation, request, library);
    },
    preHandler: async (request) => {
      if (ownerOnly !== undefined && ownerOnly !== 'path' && !request.isOwner)
        await OWNER_ONLY[ownerOnly](request.body as object, library);
    },
  };
}

function queryOf({ method, input, query }: Operation): z.ZodObject | undefined {
  return query ?? (method === 'GET' ? (input as z.ZodObject | undefined) : undefined);
}

function schemaOf(operation: Operation): RouteOptions['schema'] {
  const { method, input, params, answer, under, job, kind } = operation;
  const querystring = queryOf(operation);
  const whole = answer && under !== undefined ? z.object({ [under]: answer }) : answer;
  const response = {
    ...(whole && kind !== 'lines' && { 200: whole }),
    ...(job && { 202: job }),
    ...(kind === 'call' && !whole && { 204: z.null() }),
    ...(operation.hasEtag && whole && { 304: z.unknown().describe('Nothing has changed') }),
  };
  return {
    tags: [operation.tag],
    summary: operation.doc,
    ...(operation.more !== undefined && { description: operation.more }),
    ...(Object.keys(params.shape).length > 0 && { params }),
    ...(querystring && { querystring }),
    ...(method === 'POST' && input && { body: operation.isInputOptional ? input.optional() : input }),
    ...(Object.keys(response).length > 0 && { response }),
  };
}

/** Puts the file of a form into the request's body, where the operation looks for it. */
async function readPart({ part }: Operation, request: FastifyRequest, library: OpenLibrary): Promise<void> {
  if (part === undefined) return;
  if (part.kind === 'file') {
    // What would not be kept is not written down first.
    refuseChanges(library.troubles);
    if (request.isMultipart()) request.body = await saveUpload(request);
    else if (!request.isOwner) OWNER_ONLY.path({}, library);
  } else if (part.field === undefined) {
    if (!request.isMultipart()) throw noImage();
    request.body = (await readImageForm(request, true))[part.name];
  } else if (request.isMultipart()) request.body = await readImageForm(request);
  else decodeImageIn(request.body, part.field);
}
