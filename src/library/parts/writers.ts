import { LRUCache } from 'lru-cache';
import type { Config } from '../../config.ts';
import { createWriter } from '../../improve/create-writer.ts';
import { parsePrices } from '../../improve/llm/usage.ts';
import type { PromptWriter } from '../../improve/writer.ts';

/** Writers that are kept of those that requests name. */
const MOST_NAMED = 20;

type Settings = Pick<Config, 'llm' | 'llmApiKey' | 'llmPrices'>;

/** The writers of one library: the one that is configured, and those that requests name. */
export class Writers {
  /** The one that writes where a request names none. */
  readonly configured: PromptWriter;
  readonly #config: Settings;
  /** What a server has been found to take is remembered with its writer. */
  readonly #named = new LRUCache<string, PromptWriter>({ max: MOST_NAMED });

  private constructor(config: Settings, configured: PromptWriter) {
    this.#config = config;
    this.configured = configured;
  }

  /** @throws PromptloomError `invalid-input` when a setting is not understood. */
  static async open(config: Settings): Promise<Writers> {
    return new Writers(config, await make(config.llm, config));
  }

  /**
   * The writer that a request names; the configured one where it names none.
   * @throws PromptloomError `invalid-input` when the name is not understood.
   */
  async named(llm: string | undefined): Promise<PromptWriter> {
    if (llm === undefined || llm === this.#config.llm) return this.configured;
    const made = this.#named.has(llm) ? undefined : await make(llm, this.#config);
    // Another request may have made it meanwhile.
    const writer = this.#named.get(llm) ?? made!;
    this.#named.set(llm, writer);
    return writer;
  }
}

function make(llm: string | undefined, { llm: configured, llmApiKey, llmPrices }: Settings) {
  // The configured key goes to the configured service and to no other, least of all to an address in a request.
  const isSame = llm !== undefined && configured !== undefined && serviceOf(llm) === serviceOf(configured);
  return createWriter({ llm, llmApiKey: isSame ? llmApiKey : undefined, prices: parsePrices(llmPrices) });
}

/** A setting without its model. */
function serviceOf(llm: string): string {
  const [provider = ''] = llm.split(':');
  return provider.trim().toLowerCase() === 'openai-compatible' ? llm.split('#')[0]! : provider.trim();
}
