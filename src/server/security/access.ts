import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PromptloomError } from '../../errors.ts';
import { bearerOf, cookieOf, SESSION_COOKIE, sameSecret } from './credentials.ts';
import { Guesses, SlowDown } from './guesses.ts';
import { isOwners } from './owner-key.ts';
import { Sessions } from './sessions.ts';

/** Wrong tokens and cookies that one address has in a minute, and wrong tokens in the studio's dialog. */
const MOST_WRONG = 20;
const MOST_WRONG_SIGN_INS = 10;

const HINT = 'Send the value of PROMPTLOOM_TOKEN as Authorization: Bearer TOKEN.';
const WRONG_TOKEN = ['The token is not the right one.', HINT] as const;
const WRONG_SIGN_IN = [
  'The token is not the right one.',
  'It is the value of PROMPTLOOM_TOKEN where the server was started.',
] as const;
const NO_SESSION = ['The session has ended.', 'Sign in again: POST /api/v1/session with the token.'] as const;

/** Who a request comes from, as far as its secrets show. */
export type Caller = 'owner' | 'token' | 'wrong' | 'unknown';

/** The token, the owner key and the sessions of a server: who may use it. */
export class Access {
  readonly sessions = new Sessions();
  readonly #token: string | undefined;
  readonly #ownerKey: string | undefined;
  readonly #guesses: Guesses;
  readonly #signIns: Guesses;

  constructor(app: FastifyInstance, { token, ownerKey }: { token?: string; ownerKey?: string }) {
    this.#token = token;
    this.#ownerKey = ownerKey;
    const slowDown = new SlowDown();
    this.#guesses = new Guesses(app, MOST_WRONG, slowDown);
    this.#signIns = new Guesses(app, MOST_WRONG_SIGN_INS, slowDown);
    app.addHook('onClose', async () => this.sessions.close());
  }

  /** Whether the server asks for a token. */
  get isLocked(): boolean {
    return this.#token !== undefined;
  }

  /** Whose the bearer of a request is: the owner's, the token, or neither. */
  callerOf(request: FastifyRequest): Caller {
    const bearer = bearerOf(request.headers.authorization);
    if (bearer === undefined) return 'unknown';
    if (this.#ownerKey !== undefined && isOwners(bearer, this.#ownerKey)) return 'owner';
    return this.#token !== undefined && sameSecret(bearer, this.#token) ? 'token' : 'wrong';
  }

  /**
   * Counts a wrong token.
   * @throws PromptloomError `unauthorized`, `rate-limited`.
   */
  refuse(request: FastifyRequest, reply: FastifyReply): Promise<never> {
    return this.#guesses.refuse(request, reply, WRONG_TOKEN);
  }

  /**
   * The session whose cookie a request has; undefined where it has no cookie, or none is needed.
   * @throws PromptloomError `unauthorized`, `rate-limited` for a cookie of no session, which counts as a wrong token.
   */
  async sessionOf(request: FastifyRequest, reply: FastifyReply): Promise<string | undefined> {
    const cookie = cookieOf(request.headers.cookie, SESSION_COOKIE);
    if (!this.isLocked || !cookie) return undefined;
    return this.sessions.use(cookie) ? cookie : this.#guesses.refuse(request, reply, NO_SESSION);
  }

  /**
   * Lets a request without a bearer pass where its browser is signed in.
   * @throws PromptloomError `unauthorized`, `rate-limited`.
   */
  async checkSession(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const session = await this.sessionOf(request, reply);
    if (session !== undefined) return this.sessions.hold(session, reply.raw);
    throw new PromptloomError('unauthorized', 'This server wants a token.', { hint: HINT });
  }

  /**
   * Trades the token for a session. @returns its name; undefined where no token is asked for.
   * @throws PromptloomError `unauthorized`, `rate-limited`.
   */
  async signIn(token: string, request: FastifyRequest, reply: FastifyReply): Promise<string | undefined> {
    if (this.#token === undefined) return undefined;
    if (!sameSecret(token, this.#token)) return this.#signIns.refuse(request, reply, WRONG_SIGN_IN);
    this.signOut(request);
    return this.sessions.begin();
  }

  /** Ends the session of a request, if it has one. */
  signOut(request: FastifyRequest): void {
    const cookie = cookieOf(request.headers.cookie, SESSION_COOKIE);
    if (cookie !== undefined) this.sessions.end(cookie);
  }
}
