import { PromptloomError } from '../../errors.ts';
import type { Usage } from '../../records/improvement.ts';
import type { Answer } from './client.ts';

/** What a model costs, in US dollars for a million tokens. */
export interface Price {
  input: number;
  output: number;
}

/** Prices by the id of the model, as provider:model. */
export type Prices = ReadonlyMap<string, Price>;

/**
 * Reads `openai:gpt-5-mini=0.25/2, anthropic:…=1/5`: US dollars for a million tokens in and out. None are built in,
 * because prices change and a wrong one is worse than none.
 * @throws PromptloomError `invalid-input` naming the part that is wrong.
 */
export function parsePrices(text: string | undefined): Prices {
  const prices = new Map<string, Price>();
  for (const part of (text ?? '').split(',').map((one) => one.trim())) {
    if (part === '') continue;
    const [, id, input, output] = /^(\S+)\s*=\s*(\d+(?:\.\d+)?)\s*\/\s*(\d+(?:\.\d+)?)$/.exec(part) ?? [];
    if (!id)
      throw new PromptloomError(
        'invalid-input',
        `PROMPTLOOM_LLM_PRICES: “${part.slice(0, 80)}” is no price.`,
        {
          hint: 'Write provider:model=INPUT/OUTPUT in US dollars for a million tokens, such as openai:gpt-5-mini=0.25/2, with commas between.',
        },
      );
    prices.set(id, { input: Number(input), output: Number(output) });
  }
  return prices;
}

/** Adds up what the calls of one request took. */
export class UsageMeter {
  readonly #price: Price | undefined;
  readonly #started = performance.now();
  #calls = 0;
  #input: number | undefined = 0;
  #output: number | undefined = 0;

  constructor(price: Price | undefined) {
    this.#price = price;
  }

  /** Takes in an answer, or undefined for a call that broke off, whose tokens nobody knows. */
  add(answer: Pick<Answer, 'inputTokens' | 'outputTokens'> | undefined): void {
    this.#calls += 1;
    this.#input = sum(this.#input, answer?.inputTokens);
    this.#output = sum(this.#output, answer?.outputTokens);
  }

  get total(): Usage {
    const [input, output] = [this.#input, this.#output];
    const price = this.#price;
    const cost =
      price && input !== undefined && output !== undefined
        ? {
            amount: Number(((input * price.input + output * price.output) / 1e6).toFixed(6)),
            currency: 'USD' as const,
          }
        : undefined;
    return {
      calls: this.#calls,
      ...(input !== undefined && { inputTokens: input }),
      ...(output !== undefined && { outputTokens: output }),
      ...(cost && { cost }),
      seconds: Number(((performance.now() - this.#started) / 1000).toFixed(2)),
    };
  }
}

/** A total with an unknown part is unknown. */
function sum(total: number | undefined, more: number | undefined): number | undefined {
  return total === undefined || more === undefined ? undefined : total + more;
}
