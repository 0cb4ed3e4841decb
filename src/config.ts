import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { messageOf, PromptloomError } from './errors.ts';

/** The file, in the working folder, that settings may stand in. */
const CONFIG_FILE = 'promptloom.config.json';

/** Where routes of our own begin, which a base path in front of one of them would hide. */
const OWN_PATHS = ['/api/v1/', '/docs/static/', '/assets/'];
/** A part of a path that needs no escaping and leads nowhere else. */
const PATH_PART = /^(?!\.{1,2}$)[A-Za-z0-9._~-]+$/;

const BasePathSchema = z
  .string()
  .transform((text) => text.split('/').filter(Boolean))
  .refine((parts) => parts.every((part) => PATH_PART.test(part)), {
    error: 'a base path is like /loom/, of letters, digits, ".", "_", "~" and "-"',
    abort: true,
  })
  .transform((parts) => parts.map((part) => `/${part}`).join(''))
  .refine((base) => base === '' || !OWN_PATHS.some((own) => own.startsWith(`${base}/`)), {
    error: 'the server has addresses of its own there; choose another, such as /loom/',
  });

/** Several values, as a list or in a text with commas. */
function listOf<T extends z.ZodType<unknown, string>>(one: T) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((given) => (typeof given === 'string' ? given.split(/[\s,]+/) : given).filter(Boolean))
    .pipe(z.array(one));
}

/** A host name, with a port where that is none of the two of the web, as it stands in `Host` and `Origin`. */
const HostSchema = z.string().transform((text, context) => {
  const address = /^https?:\/\//i.test(text) ? text : `http://${text}/`;
  const host = URL.canParse(address) ? new URL(address).host.replace(/:(80|443)$/, '') : '';
  const isBare = /^https?:\/\//i.test(text) || !/[/?#@]/.test(text);
  if (isBare && /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/.test(host)) return host;
  context.addIssue(`"${text}" is no host name such as prompts.example.org; each is named in full`);
  return z.NEVER;
});

const ProxySchema = z.string().refine(
  (text) => {
    if (text === 'loopback') return true;
    const [address = '', ...range] = text.split('/');
    // Short and octal ways to write an address are more likely mistakes.
    const isPlain = ipaddr.IPv4.isValidFourPartDecimal(address) || /^[\da-f.]*:[\da-f:.]*$/i.test(address);
    return isPlain && (range.length === 0 ? ipaddr.isValid(text) : ipaddr.isValidCIDR(text));
  },
  { error: ({ input }) => `"${input}" is no address such as 10.0.0.2, and no range such as 10.0.0.0/8` },
);

/** Travels in a header, so it is of the letters that one may hold. */
const TokenSchema = z
  .string()
  .min(8, 'a token has at least 8 characters')
  .max(1000, 'a token has at most 1000 characters')
  .regex(/^[\x21-\x7e]+$/, 'a token has no spaces, and only letters, digits and signs of ASCII')
  .refine((token) => new Set(token).size >= 4, 'a token has at least 4 different characters');

const SettingsFileSchema = z
  .strictObject({
    library: z.string().min(1),
    embedder: z.string().min(1),
    llm: z.string().min(1),
    imageBackend: z.string().min(1),
    host: z.string().min(1),
    port: z.coerce.number().int().min(0).max(65_535),
    token: TokenSchema,
    basePath: BasePathSchema,
    trustedHosts: listOf(HostSchema),
    trustedProxies: listOf(ProxySchema),
    allowPrivateUrls: z.union([z.boolean(), z.stringbool()]),
    hideUnsafe: z.union([z.boolean(), z.stringbool()]),
    llmPrices: z.string(),
    guidelines: z.string().min(1),
    instructions: z.string().min(1),
    wildcards: z.string().min(1),
    clipTokenizer: z.string().min(1),
  })
  .partial();

/** What a library on a server begins with; what it is exactly is read where it is opened. */
const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;

/** Settings as flags, environment or file give them. */
export type ConfigInput = z.input<typeof SettingsFileSchema>;

/** Settings, read and checked once. */
export interface Config {
  /** Library folder, absolute, or the address of one on a server; undefined means the default folder, made from the sample when it is new. */
  library: string | undefined;
  embedder: string;
  /** Language model as provider:model; undefined means the composer. */
  llm: string | undefined;
  llmApiKey: string | undefined;
  /** Prices of language models, as `provider:model=INPUT/OUTPUT` in US dollars for a million tokens. */
  llmPrices?: string;
  /** Folder with guidelines of the user's own for image models, absolute. */
  guidelines?: string;
  /** Folder with instructions of the user's own for language models, absolute. */
  instructions?: string;
  /** Folder with wildcards for templates, absolute. */
  wildcards?: string;
  /** CLIP's tokenizer file or folder, absolute. */
  clipTokenizer?: string;
  imageBackend: string;
  host: string;
  port: number;
  token: string | undefined;
  /** Under which path a reverse proxy serves this, as `/loom`; empty for none. */
  basePath?: string;
  /** Host names, some with a port, under which a reverse proxy serves this. */
  trustedHosts?: readonly string[];
  /** Addresses and ranges of reverse proxies that are believed whom a request comes from. */
  trustedProxies?: readonly string[];
  /** Whether images may be fetched from this machine and private networks. */
  allowPrivateUrls: boolean;
  /** Whether searches leave out what is known to be unsafe, and improvements learn nothing from it. */
  hideUnsafe: boolean;
}

const ENVIRONMENT: Record<keyof ConfigInput, string> = {
  library: 'PROMPTLOOM_LIBRARY',
  embedder: 'PROMPTLOOM_EMBEDDER',
  llm: 'PROMPTLOOM_LLM',
  imageBackend: 'PROMPTLOOM_IMAGE_BACKEND',
  host: 'PROMPTLOOM_HOST',
  port: 'PROMPTLOOM_PORT',
  token: 'PROMPTLOOM_TOKEN',
  basePath: 'PROMPTLOOM_BASE_PATH',
  trustedHosts: 'PROMPTLOOM_TRUSTED_HOSTS',
  trustedProxies: 'PROMPTLOOM_TRUSTED_PROXIES',
  allowPrivateUrls: 'PROMPTLOOM_ALLOW_PRIVATE_URLS',
  hideUnsafe: 'PROMPTLOOM_HIDE_UNSAFE',
  llmPrices: 'PROMPTLOOM_LLM_PRICES',
  guidelines: 'PROMPTLOOM_GUIDELINES',
  instructions: 'PROMPTLOOM_INSTRUCTIONS',
  wildcards: 'PROMPTLOOM_WILDCARDS',
  clipTokenizer: 'PROMPTLOOM_CLIP_TOKENIZER',
};

/**
 * Reads the settings: flags beat the environment, the environment beats `promptloom.config.json`.
 * @throws PromptloomError `invalid-input` naming the flag, variable or field that is wrong.
 */
export function readConfig(
  flags: ConfigInput = {},
  env: NodeJS.ProcessEnv = process.env,
  folder = process.cwd(),
): Config {
  const merged = {
    ...readFile(folder),
    ...readEnvironment(env),
    ...check(flags, (key) => `--${kebab(key)}`),
  };
  return {
    library:
      merged.library &&
      (ADDRESS.test(merged.library) ? merged.library : path.resolve(folder, merged.library)),
    embedder: merged.embedder ?? 'auto',
    llm: merged.llm,
    llmApiKey: env.PROMPTLOOM_LLM_API_KEY || undefined,
    ...(merged.llmPrices !== undefined && { llmPrices: merged.llmPrices }),
    ...(merged.guidelines !== undefined && { guidelines: path.resolve(folder, merged.guidelines) }),
    ...(merged.instructions !== undefined && { instructions: path.resolve(folder, merged.instructions) }),
    ...(merged.wildcards !== undefined && { wildcards: path.resolve(folder, merged.wildcards) }),
    ...(merged.clipTokenizer !== undefined && { clipTokenizer: path.resolve(folder, merged.clipTokenizer) }),
    imageBackend: merged.imageBackend ?? 'sketch',
    host: merged.host ?? '127.0.0.1',
    port: merged.port ?? 4321,
    token: merged.token,
    ...(merged.basePath !== undefined && { basePath: merged.basePath }),
    ...(merged.trustedHosts !== undefined && { trustedHosts: merged.trustedHosts }),
    ...(merged.trustedProxies !== undefined && { trustedProxies: merged.trustedProxies }),
    allowPrivateUrls: merged.allowPrivateUrls ?? false,
    hideUnsafe: merged.hideUnsafe ?? false,
  };
}

/** The library that is used when nobody names one. */
export function defaultLibraryFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.XDG_DATA_HOME || path.join(homedir(), '.local', 'share');
  return path.join(base, 'promptloom', 'library');
}

function readEnvironment(env: NodeJS.ProcessEnv): z.output<typeof SettingsFileSchema> {
  const given: Record<string, string> = {};
  for (const [key, name] of Object.entries(ENVIRONMENT)) if (env[name]) given[key] = env[name];
  return check(given, (key) => ENVIRONMENT[key as keyof ConfigInput]);
}

function readFile(folder: string): z.output<typeof SettingsFileSchema> {
  const file = path.join(folder, CONFIG_FILE);
  if (!existsSync(file)) return {};
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new PromptloomError('invalid-input', `${file} is not JSON: ${messageOf(error)}`, {
      hint: 'Mend the file or remove it.',
    });
  }
  const settings = check(json, (key) => `${key} in ${file}`);
  // A path in the file is meant relative to the file; it stands in the working folder, so nothing to do.
  return settings;
}

function check(given: unknown, nameOf: (key: string) => string): z.output<typeof SettingsFileSchema> {
  const result = SettingsFileSchema.safeParse(given);
  if (result.success)
    return Object.fromEntries(Object.entries(result.data).filter(([, v]) => v !== undefined));
  const issue = result.error.issues[0]!;
  const key = issue.code === 'unrecognized_keys' ? issue.keys[0]! : String(issue.path[0] ?? '');
  throw new PromptloomError('invalid-input', `${nameOf(key)}: ${issue.message}`, {
    hint: 'docs/configuration.md describes the settings.',
  });
}

function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
