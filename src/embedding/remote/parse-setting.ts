import { PromptloomError } from '../../errors.ts';
import {
  invalidSetting,
  readKey,
  readServiceAddress,
  splitServiceSetting,
} from '../../net/service-address.ts';
import { BedrockClient } from './bedrock.ts';
import { COHERE_MODELS, CohereService } from './bedrock-cohere.ts';
import { TITAN_MODELS, TitanService } from './bedrock-titan.ts';
import { HttpService } from './http-service.ts';
import { OpenAiService } from './openai.ts';
import type { RemoteService } from './remote-service.ts';

const FORMS = {
  openai: 'openai:MODEL, for example openai:text-embedding-3-small or openai:text-embedding-3-large@1024',
  'openai-compatible':
    'openai-compatible:URL#MODEL, for example openai-compatible:http://127.0.0.1:11434/v1#nomic-embed-text',
  bedrock: 'bedrock:MODEL, for example bedrock:amazon.titan-embed-image-v1 or bedrock:cohere.embed-v4:0@512',
  http: 'http:URL or the URL alone, for example http://127.0.0.1:8000/embed',
};

const OPENAI_URL = 'https://api.openai.com/v1';

/**
 * The service of a setting: `openai:MODEL`, `openai-compatible:URL#MODEL`, `bedrock:MODEL`, `http:URL` or a URL.
 * A model may end in `@N`, which asks for vectors of N numbers. Nothing is sent yet.
 *
 * Keys come from `env`: PROMPTLOOM_EMBEDDER_API_KEY for the first two and the last, OPENAI_API_KEY for `openai:`
 * where that is not set (with OPENAI_BASE_URL for another address), and AWS's own variables for `bedrock:`.
 * @throws PromptloomError `invalid-input` for a setting or key that is missing or malformed, `unsupported` for a
 * model or provider that is not known; neither repeats an address.
 */
export function parseRemoteSetting(setting: string, env: NodeJS.ProcessEnv = process.env): RemoteService {
  const { provider, shown, rest, url, model } = splitServiceSetting(setting);
  const ownKey = () => readKey('PROMPTLOOM_EMBEDDER_API_KEY', env.PROMPTLOOM_EMBEDDER_API_KEY);
  const addressIn = (text: string, form: string) =>
    readServiceAddress(text, { where: 'The embedder setting', hint: `Write it as ${form}.` }, ownKey());
  switch (provider) {
    case 'openai': {
      const apiKey = ownKey() ?? readKey('OPENAI_API_KEY', env.OPENAI_API_KEY);
      const keyHint =
        'Set OPENAI_API_KEY (or PROMPTLOOM_EMBEDDER_API_KEY) to a key that this server accepts.';
      const named = readModel(rest, FORMS.openai);
      if (!apiKey) throw invalidSetting('OPENAI_API_KEY is not set.', keyHint);
      const origin = { where: 'OPENAI_BASE_URL', hint: `Write it as ${OPENAI_URL}, or leave it out.` };
      const address = readServiceAddress(env.OPENAI_BASE_URL || OPENAI_URL, origin, apiKey);
      return new OpenAiService({ provider, address, ...named, keyHint });
    }
    case 'openai-compatible': {
      const address = addressIn(url, FORMS[provider]);
      const named = readModel(model, FORMS[provider]);
      const keyHint = 'Set PROMPTLOOM_EMBEDDER_API_KEY to a key that this server accepts.';
      return new OpenAiService({ provider, address, ...named, keyHint });
    }
    case 'bedrock':
      return bedrockService(rest, env);
    case 'http':
    case 'https': {
      const whole = /^https?:\/\//i.test(rest) ? rest : setting.trim();
      // `new URL` would read `http:host` as a URL too; here it is more likely a slip.
      return new HttpService(addressIn(/^https?:\/\//i.test(whole) ? whole : '', FORMS.http));
    }
    default:
      throw new PromptloomError('unsupported', `The embedding service${shown} is not supported.`, {
        hint: `Supported: ${Object.values(FORMS).join('; ')}.`,
      });
  }
}

function bedrockService(rest: string, env: NodeJS.ProcessEnv): RemoteService {
  const { model, dimensions } = readModel(rest, FORMS.bedrock);
  const [, profile = '', name = model] = /^((?:us|eu|apac|jp|au|ca|global)\.)?(.+)$/.exec(model) ?? [];
  const known = COHERE_MODELS[name] ?? (profile ? undefined : TITAN_MODELS[name]);
  if (!known) {
    const names = [...Object.keys(TITAN_MODELS), ...Object.keys(COHERE_MODELS)].join(', ');
    throw new PromptloomError('unsupported', `The Bedrock model ${model.slice(0, 80)} is not supported.`, {
      hint: `Supported: ${names}.`,
    });
  }
  if (dimensions !== undefined && !known.dimensions.includes(dimensions))
    throw invalidSetting(
      `${name} makes no vectors of ${dimensions} numbers.`,
      `It makes vectors of ${[...known.dimensions].sort((a, b) => a - b).join(', ')} numbers.`,
    );
  const client = new BedrockClient(env);
  return COHERE_MODELS[name]
    ? new CohereService(client, name, { profile, dimensions })
    : new TitanService(client, name, dimensions);
}

function readModel(text: string, form: string): { model: string; dimensions?: number } {
  const [, model = '', digits] = /^(.*?)(?:@(\d{1,6}))?$/s.exec(text.trim()) ?? [];
  const dimensions = digits === undefined ? undefined : Number(digits);
  if (!/^[\w.:/+@-]{1,200}$/.test(model) || dimensions === 0)
    throw invalidSetting('The embedder setting names no model.', `Write it as ${form}.`);
  return { model, dimensions };
}
