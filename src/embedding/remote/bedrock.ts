import { AwsV4Signer } from 'aws4fetch';
import { Redactor } from '../../net/redactor.ts';
import { requestJson } from '../../net/request.ts';
import { invalidSetting, readKey, readServiceAddress } from '../../net/service-address.ts';

/** What opens Bedrock: a bearer key, or keys to sign with. */
type Access = { bearer: string } | { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

/** Runs models on Amazon Bedrock: one `InvokeModel` request a call, signed or with a bearer key. */
export class BedrockClient {
  /** Where requests go. */
  readonly address: string;
  readonly redactor: Redactor;
  readonly keyHint =
    'Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN (or AWS_BEARER_TOKEN_BEDROCK), that they have not expired, and this machine’s clock.';
  readonly #region: string;
  readonly #access: Access;
  /** Keys that signatures are made with, one a day. */
  readonly #signingKeys = new Map<string, ArrayBuffer>();

  /**
   * Takes keys and region from the variables that AWS's own tools use: AWS_BEARER_TOKEN_BEDROCK, or
   * AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN; AWS_REGION or AWS_DEFAULT_REGION;
   * AWS_ENDPOINT_URL_BEDROCK_RUNTIME for another address. Profiles and roles of a machine are not looked up.
   * @throws PromptloomError `invalid-input` naming the variables that are missing.
   */
  constructor(env: NodeJS.ProcessEnv) {
    const region = env.AWS_REGION || env.AWS_DEFAULT_REGION;
    const keyOf = (name: string) => readKey(name, env[name]);
    const bearer = keyOf('AWS_BEARER_TOKEN_BEDROCK');
    const accessKeyId = keyOf('AWS_ACCESS_KEY_ID');
    const secretAccessKey = keyOf('AWS_SECRET_ACCESS_KEY');
    const sessionToken = keyOf('AWS_SESSION_TOKEN');
    const missing = [
      !bearer && !accessKeyId && 'AWS_ACCESS_KEY_ID',
      !bearer && !secretAccessKey && 'AWS_SECRET_ACCESS_KEY',
      !region && 'AWS_REGION',
    ].filter(Boolean);
    if (missing.length > 0)
      throw invalidSetting(
        `For Bedrock these variables are missing: ${missing.join(', ')}.`,
        'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (with AWS_SESSION_TOKEN for temporary keys) or AWS_BEARER_TOKEN_BEDROCK, and AWS_REGION (or AWS_DEFAULT_REGION), such as us-east-1.',
      );
    if (!/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region!))
      throw invalidSetting(
        'AWS_REGION is not the name of a region.',
        'Regions are named like us-east-1 or eu-central-1.',
      );
    this.#region = region!;
    this.#access = bearer
      ? { bearer }
      : { accessKeyId: accessKeyId!, secretAccessKey: secretAccessKey!, sessionToken };
    this.address = endpoint(env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME, this.#region);
    this.redactor = new Redactor([bearer, accessKeyId, secretAccessKey, sessionToken]);
  }

  /** @throws RequestFailure */
  async invoke(model: string, input: object, signal: AbortSignal): Promise<unknown> {
    const url = `${this.address}/model/${encodeURIComponent(model)}/invoke`;
    const body = JSON.stringify(input);
    const access = this.#access;
    if ('bearer' in access)
      return requestJson({
        method: 'POST',
        url,
        headers: { authorization: `Bearer ${access.bearer}` },
        body,
        signal,
      });
    const signer = new AwsV4Signer({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
      ...access,
      region: this.#region,
      service: 'bedrock',
      allHeaders: true,
      cache: this.#signingKeys,
    });
    const { headers } = await signer.sign();
    return requestJson({ method: 'POST', url, headers: Object.fromEntries(headers), body, signal });
  }
}

function endpoint(own: string | undefined, region: string): string {
  if (!own) return `https://bedrock-runtime.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  const where = 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME';
  const hint = 'Remove it to use the usual address of the region.';
  const { base, headers, query } = readServiceAddress(own, { where, hint });
  if (headers.authorization || query)
    throw invalidSetting(`${where} holds more than an http or https address.`, hint);
  return base;
}
