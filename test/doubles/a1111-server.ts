import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readPngText } from '../../src/images/png-text.ts';
import { parseExactJson } from '../../src/text/exact-json.ts';
import {
  draw,
  MODEL,
  numberOr,
  plain,
  refusalOf,
  SAMPLERS,
  SCHEDULERS,
  type Txt2ImgBody,
} from './a1111-drawing.ts';

/** How a server answers its next txt2img wrongly. */
type Failure =
  | { status: number; body: unknown }
  | 'malformed'
  | 'no-images'
  | 'broken-image'
  | 'drop'
  | 'hang';

/** What kind of server to play. */
export interface A1111ServerOptions {
  /**
   * `a1111`: all routes; `sd-server`: an older stable-diffusion.cpp, with txt2img and /v1/models alone and an
   * empty `info`; `no-api`: a web UI started without --api.
   */
  mode?: 'a1111' | 'sd-server' | 'no-api';
  auth?: { user: string; password: string };
  /** Puts a grid before the image, as A1111 may. */
  grid?: boolean;
  /** Sends the image as this, as A1111 does when its settings say so. */
  format?: 'png' | 'jpeg' | 'webp';
  /**
   * A drawing is held until so many questions about progress have been answered: each is one tick of it.
   * 0 finishes at once. Bounded by `holdLimitMs` for clients that never ask.
   */
  ticksPerImage?: number;
  holdLimitMs?: number;
  models?: string[];
  /** The samplers that it lists; an older server has the schedulers in their names. */
  samplers?: readonly string[];
  /** The schedulers that it lists; an older server has no such list. */
  schedulers?: readonly string[] | 'none';
}

/** A running server. */
export interface A1111Server {
  /** Such as http://127.0.0.1:12345, without user and password. */
  url: string;
  /** The txt2img requests so far. */
  requests: Txt2ImgBody[];
  /** How often it was interrupted. */
  interrupts: number;
  progressPolls: number;
  /** The next txt2img fails so; later ones succeed. */
  failNext(failure: Failure): void;
  /** Lets a held drawing go one tick on, as a question about progress does. */
  tick(): void;
  close(): Promise<void>;
}

interface Drawing {
  ticks: number;
  ticksNeeded: number;
  steps: number;
  finish: (interrupted: boolean) => void;
}

/** Starts a server on a free port of the loopback that speaks the A1111 API and draws real PNG images. */
export async function startA1111Server(options: A1111ServerOptions = {}): Promise<A1111Server> {
  const { mode = 'a1111', ticksPerImage = mode === 'a1111' ? 3 : 0, holdLimitMs = 10_000 } = options;
  const { samplers = SAMPLERS, schedulers = SCHEDULERS } = options;
  const titles = [MODEL.title, ...(options.models ?? ['other-model.safetensors'])];
  let failure: Failure | undefined;
  let drawing: Drawing | undefined;
  // Like the real one it draws one image at a time, in the order of the requests.
  let turn: Promise<unknown> = Promise.resolve();

  const state: A1111Server = {
    url: '',
    requests: [],
    interrupts: 0,
    progressPolls: 0,
    failNext: (next) => {
      failure = next;
    },
    tick: () => {
      if (drawing && ++drawing.ticks >= drawing.ticksNeeded) drawing.finish(false);
    },
    close: async () => {
      drawing?.finish(true);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, 500, { error: 'Error', errors: String(error) });
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const { auth } = options;
    if (auth) {
      const expected = `Basic ${Buffer.from(`${auth.user}:${auth.password}`).toString('base64')}`;
      if (request.headers.authorization !== expected)
        return send(response, 401, { detail: 'Incorrect username or password' });
    }
    const route = `${request.method} ${path}`;
    if (mode === 'sd-server' && route === 'GET /v1/models')
      return send(response, 200, { data: [{ id: 'sd-cpp-local', object: 'model', owned_by: 'local' }] });
    if (mode !== 'no-api' && route === 'POST /sdapi/v1/txt2img') return txt2img(request, response);
    if (mode !== 'a1111') return send(response, 404, { detail: 'Not Found' });
    switch (route) {
      case 'GET /sdapi/v1/progress':
        return answerProgress(response);
      case 'POST /sdapi/v1/interrupt':
        state.interrupts++;
        drawing?.finish(true);
        return send(response, 200, {});
      case 'GET /sdapi/v1/samplers':
        return send(
          response,
          200,
          samplers.map((name) => ({ name, aliases: aliasesOf(name), options: {} })),
        );
      case 'GET /sdapi/v1/schedulers':
        if (schedulers === 'none') return send(response, 404, { detail: 'Not Found' });
        return send(
          response,
          200,
          schedulers.map((label) => ({ name: label.toLowerCase().replaceAll(' ', '_'), label })),
        );
      case 'GET /sdapi/v1/sd-models':
        return send(
          response,
          200,
          titles.map((title) => ({ title, model_name: plain(title), hash: null })),
        );
      case 'GET /sdapi/v1/options':
        return send(response, 200, { sd_model_checkpoint: MODEL.title, samples_format: 'png' });
      case 'POST /sdapi/v1/png-info': {
        const { image } = (await readJson(request)) as { image: string };
        const info = readPngText(Buffer.from(image, 'base64'), 'parameters') ?? '';
        return send(response, 200, { info, items: { parameters: info }, parameters: {} });
      }
      default:
        return send(response, 404, { detail: 'Not Found' });
    }
  }

  function answerProgress(response: ServerResponse): void {
    state.progressPolls++;
    const { ticks, ticksNeeded, steps } = drawing ?? { ticks: 0, ticksNeeded: 1, steps: 0 };
    // The tick comes before the answer, so that the last question is told a share below 1.
    const share = drawing ? Math.min(0.95, (ticks + 1) / (ticksNeeded + 1)) : 0;
    send(response, 200, {
      progress: share,
      eta_relative: drawing ? ticksNeeded - ticks : 0,
      state: {
        skipped: false,
        interrupted: false,
        job: drawing ? 'scripts_txt2img' : '',
        job_count: drawing ? 1 : 0,
        job_no: 0,
        sampling_step: Math.round(share * steps),
        sampling_steps: steps,
      },
      current_image: null,
      textinfo: null,
    });
    response.once('finish', state.tick);
  }

  async function txt2img(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await readJson(request)) as Txt2ImgBody;
    state.requests.push(body);
    const wrong = refusalOf(body, mode === 'a1111' ? titles : undefined, samplers);
    if (wrong) return send(response, wrong.status, wrong.body);
    const failing = failure;
    failure = undefined;
    if (failing === 'hang') return;
    if (failing === 'drop') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000_000 });
      response.write('{"images": ["');
      return void setImmediate(() => response.destroy());
    }
    if (failing && typeof failing === 'object') return send(response, failing.status, failing.body);
    const mine = turn.then(() => hold(response, body));
    turn = mine.catch(() => {});
    await mine;
    if (response.destroyed) return;
    if (failing === 'malformed') return send(response, 200, '<html>not what you think</html>');
    if (failing === 'no-images') return send(response, 200, { images: [], parameters: {}, info: '{}' });
    const answer = await draw(body, { ...options, isMute: mode === 'sd-server' });
    if (failing === 'broken-image') answer.images = answer.images.map((image) => image.slice(0, 400));
    send(response, 200, answer);
  }

  /** Waits for the ticks of one image; ends early when the client leaves or interrupts. */
  async function hold(response: ServerResponse, body: Txt2ImgBody): Promise<void> {
    if (ticksPerImage === 0 || response.destroyed) return;
    await new Promise<void>((resolve) => {
      const limit = setTimeout(() => current.finish(false), holdLimitMs);
      const current: Drawing = {
        ticks: 0,
        ticksNeeded: ticksPerImage,
        steps: numberOr(body.steps, 20),
        finish: () => {
          clearTimeout(limit);
          if (drawing === current) drawing = undefined;
          resolve();
        },
      };
      drawing = current;
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return state;
}

/** As A1111 gives them: the names of k-diffusion. */
function aliasesOf(name: string): string[] {
  const plainName = name
    .toLowerCase()
    .replace('dpm++', 'dpmpp')
    .replace('unipc', 'uni_pc')
    .replaceAll(' ', '_');
  return [`k_${plainName}`];
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return parseExactJson(Buffer.concat(parts).toString('utf8') || '{}');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json' });
  response.end(text);
}
