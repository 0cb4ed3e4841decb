import { setTimeout as delay } from 'node:timers/promises';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { operations } from '../api/operations.ts';
import { refuseChanges } from '../api/trouble.ts';
import { createLog, type Logger } from '../log.ts';
import { checkExposure } from './address.ts';
import { addCompression } from './answers/compression.ts';
import { handleError } from './answers/problem.ts';
import { addBasePath, withoutBasePath } from './base-path.ts';
import type { ServerContext, ServerOptions } from './context.ts';
import { Jobs } from './jobs/jobs.ts';
import { upgradeInBackground } from './jobs/upgrades.ts';
import { Writings } from './jobs/writings.ts';
import { libraryRoutes } from './mount.ts';
import { addDescription } from './openapi.ts';
import { addBodyClock } from './requests/body-clock.ts';
import { addJsonBodies } from './requests/json-body.ts';
import { refuseAddress, refuseConnection, refuseUnknown } from './requests/refusals.ts';
import { checkRequestText } from './requests/request-text.ts';
import { MAX_JSON_BYTES } from './requests/upload.ts';
import { healthRoutes } from './routes/health.ts';
import { imageRoutes } from './routes/images.ts';
import { jobRoutes } from './routes/jobs.ts';
import { sessionRoutes } from './routes/session.ts';
import { Access } from './security/access.ts';
import { addSecurity } from './security/security.ts';
import { addStudio } from './studio.ts';

/** How long answers that are on their way may take when the server stops. */
const LAST_ANSWERS_MS = 1000;

/** Longest headers and address: a query of 20,000 characters has its way. */
const MAX_HEADER_BYTES = 64 * 1024;
/** How long the headers of a request may take, and a new connection may be silent. */
const HEADERS_MS = 20_000;

/**
 * Makes the HTTP server: the API under /api/v1, its description, and the studio. Closing it cancels
 * its jobs; the library stays open and is the caller's to close.
 * @throws PromptloomError `invalid-input` when it would be open to the network without a token.
 */
export async function createServer(
  options: ServerOptions,
  log: Logger = createLog(),
): Promise<FastifyInstance> {
  const { library, config, ownerKey, studioFolder } = options;
  const { basePath = '', trustedProxies = [] } = config;
  checkExposure(config.host, config.token);

  const app: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    bodyLimit: MAX_JSON_BYTES,
    routerOptions: { maxParamLength: 16_384 },
    forceCloseConnections: true,
    rewriteUrl: withoutBasePath(basePath),
    // Of nobody else it is believed whom a request comes from, over what, and what name it asked for.
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    http: {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_MS,
      connectionsCheckingInterval: HEADERS_MS / 4,
    },
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseConnection,
  });
  const stop = new AbortController();
  const jobs = new Jobs(log, () => refuseChanges(library.troubles));
  const writings = new Writings(jobs);
  const answered = trackAnswers(app);
  app.addHook('preClose', async () => {
    stop.abort();
    await jobs.close();
    // What is left after that are connections that browsers keep for later; they are cut.
    await Promise.race([answered(), delay(LAST_ANSWERS_MS, undefined, { ref: false })]);
  });

  addJsonBodies(app);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(handleError);
  await app.register(rateLimit, { global: false });
  // Before whatever may answer early: what is left of a body then is read to its end all the same.
  addBodyClock(app, options.bodyLimits);
  const access = new Access(app, { token: config.token, ownerKey });
  const context: ServerContext = { library, jobs, writings, access, basePath, stopping: stop.signal };
  addSecurity(app, access, { ...config, ownerKey });
  addBasePath(app, basePath);
  addCompression(app);
  const refuse = refuseUnknown(app);
  await app.register(multipart);
  await addDescription(app, { withToken: access.isLocked, basePath });

  checkRequestText(app);

  const prefix = '/api/v1';
  await app.register(healthRoutes(context), { prefix });
  await app.register(sessionRoutes(context), { prefix });
  await app.register(jobRoutes(context), { prefix });
  await app.register(imageRoutes(context), { prefix });
  await app.register(libraryRoutes(context, [operations.images.file]), { prefix });
  await addStudio(app, { folder: studioFolder, basePath, refuse });
  if (options.automaticModel)
    app.addHook('onListen', async () => upgradeInBackground(options.automaticModel!, jobs, stop.signal));
  return app;
}

/** Keeps account of answers on their way; the result waits until there are none. */
function trackAnswers(app: FastifyInstance): () => Promise<unknown> {
  const open = new Set<Promise<unknown>>();
  app.addHook('onRequest', async (_request, reply) => {
    const closed = new Promise<void>((resolve) => reply.raw.once('close', resolve));
    open.add(closed);
    closed.then(() => open.delete(closed));
  });
  return () => Promise.all(open);
}
