import { PromptloomError } from '../../errors.ts';
import { type AwsCredentials, encodeUnreserved, signRequest } from '../../net/aws-signature.ts';
import { Redactor } from '../../net/redactor.ts';
import { requestJson } from './json-request.ts';
import { keyFrom } from './key.ts';

/** Runs models on Amazon Bedrock: one `InvokeModel` request a call, signed or with a bearer key. */
export class BedrockClient {
  /** Where requests go. */
  readonly address: string;
  readonly redactor: Redactor;
  readonly keyHint =
    'Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN (or AWS_BEARER_TOKEN_BEDROCK), that they have not expired, and this machine’s clock.';
  readonly #region: string;
  readonly #access: { bearer: string } | { credentials: AwsCredentials };

  /**
   * Takes keys and region from the variables that AWS's own tools use: AWS_BEARER_TOKEN_BEDROCK, or
   * AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN; AWS_REGION or AWS_DEFAULT_REGION;
   * AWS_ENDPOINT_URL_BEDROCK_RUNTIME for another address. Profiles and roles of a machine are not looked up.
   * @throws PromptloomError `invalid-input` naming the variables that are missing.
   */
  constructor(env: NodeJS.ProcessEnv) {
    const region = env.AWS_REGION || env.AWS_DEFAULT_REGION;
    const bearer = keyFrom(env, 'AWS_BEARER_TOKEN_BEDROCK');
    const accessKeyId = keyFrom(env, 'AWS_ACCESS_KEY_ID');
    const secretAccessKey = keyFrom(env, 'AWS_SECRET_ACCESS_KEY');
    const sessionToken = keyFrom(env, 'AWS_SESSION_TOKEN');
    const missing = [
      ...(bearer
        ? []
        : [accessKeyId ? '' : 'AWS_ACCESS_KEY_ID', secretAccessKey ? '' : 'AWS_SECRET_ACCESS_KEY']),
      region ? '' : 'AWS_REGION',
    ].filter(Boolean);
    if (missing.length > 0)
      throw new PromptloomError(
        'invalid-input',
        `For Bedrock these variables are missing: ${missing.join(', ')}.`,
        {
          hint: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (with AWS_SESSION_TOKEN for temporary keys) or AWS_BEARER_TOKEN_BEDROCK, and AWS_REGION (or AWS_DEFAULT_REGION), such as us-east-1.',
        },
      );
    if (!/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region!))
      throw new PromptloomError('invalid-input', 'AWS_REGION is not the name of a region.', {
        hint: 'Regions are named like us-east-1 or eu-central-1.',
      });
    this.#region = region!;
    this.#access = bearer
      ? { bearer }
      : { credentials: { accessKeyId: accessKeyId!, secretAccessKey: secretAccessKey!, sessionToken } };
    this.address = endpoint(env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME, this.#region);
    this.redactor = new Redactor([bearer, accessKeyId, secretAccessKey, sessionToken]);
  }

  /** @throws ServiceFailure */
  invoke(model: string, input: object, signal: AbortSignal): Promise<unknown> {
    const url = new URL(`${this.address}/model/${encodeUnreserved(model)}/invoke`);
    const body = JSON.stringify(input);
    const plain = { 'content-type': 'application/json', accept: 'application/json' };
    const headers =
      'bearer' in this.#access
        ? { ...plain, authorization: `Bearer ${this.#access.bearer}` }
        : signRequest(
            { method: 'POST', url, headers: plain, body },
            {
              credentials: this.#access.credentials,
              region: this.#region,
              service: 'bedrock',
              at: new Date(),
            },
          );
    return requestJson({ method: 'POST', url: url.href, headers, body, signal });
  }
}

function endpoint(own: string | undefined, region: string): string {
  if (!own) return `https://bedrock-runtime.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  let url: URL | undefined;
  try {
    url = new URL(own);
  } catch {
    // Said below.
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search)
    throw new PromptloomError(
      'invalid-input',
      'AWS_ENDPOINT_URL_BEDROCK_RUNTIME is not a plain http or https address.',
      { hint: 'Remove it to use the usual address of the region.' },
    );
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
