import { LRUCache } from 'lru-cache';
import type { Config } from '../../config.ts';
import { createWriter } from '../../improve/create-writer.ts';
import { parsePrices } from '../../improve/llm/usage.ts';
import type { PromptWriter } from '../../improve/writer.ts';

/** Writers that are kept of those that requests name. */
const MOST_NAMED = 20;

/** The writers of one library: the one that is configured, and those that requests name. */
export class Writers {
  /** The one that writes where a request names none. */
  readonly configured: PromptWriter;
  readonly #config: Pick<Config, 'llm' | 'llmApiKey'>;
  readonly #prices: ReturnType<typeof parsePrices>;
  /** What a server has been found to take is remembered with its writer. */
  readonly #named = new LRUCache<string, PromptWriter>({ max: MOST_NAMED });

  /** @throws PromptloomError `invalid-input` when a setting is not understood. */
  constructor(config: Pick<Config, 'llm' | 'llmApiKey' | 'llmPrices'>) {
    this.#config = config;
    this.#prices = parsePrices(config.llmPrices);
    this.configured = this.#make(config.llm);
  }

  /**
   * The writer that a request names; the configured one where it names none.
   * @throws PromptloomError `invalid-input` when the name is not understood.
   */
  named(llm: string | undefined): PromptWriter {
    if (llm === undefined || llm === this.#config.llm) return this.configured;
    const writer = this.#named.get(llm) ?? this.#make(llm);
    this.#named.set(llm, writer);
    return writer;
  }

  #make(llm: string | undefined): PromptWriter {
    const { llm: configured, llmApiKey } = this.#config;
    // The configured key goes to the configured service and to no other, least of all to an address in a request.
    const isSame = llm !== undefined && configured !== undefined && serviceOf(llm) === serviceOf(configured);
    return createWriter({ llm, llmApiKey: isSame ? llmApiKey : undefined, prices: this.#prices });
  }
}

/** A setting without its model. */
function serviceOf(llm: string): string {
  const [provider = ''] = llm.split(':');
  return provider.trim().toLowerCase() === 'openai-compatible' ? llm.split('#')[0]! : provider.trim();
}
