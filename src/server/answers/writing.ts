import { EventEmitter, once } from 'node:events';
import type { DescribeOptions } from '../../api/library-api.ts';

/** What a writing tool tells while it works; each becomes an event of its name. */
export interface WritingEvents extends Omit<Required<DescribeOptions>, 'onVariant'> {
  onVariant(variant: object): void;
}

/** One thing that writing tells: own, matches, words, variant or restart, and its data. */
export interface Told {
  event: string;
  data: unknown;
}

/** What one writing tells: all of it in its order, but of the words only the latest. */
export class Writing {
  readonly #told: Told[] = [];
  readonly #changes = new EventEmitter().setMaxListeners(0);
  /** Words count until something else is told. */
  #words: Told | undefined;
  #ended = false;

  readonly callbacks: Omit<WritingEvents, 'signal'> = {
    onOwn: (own) => this.#tell('own', own),
    onMatches: (matches) => this.#tell('matches', matches),
    onVariant: (variant) => this.#tell('variant', variant),
    onRestart: () => this.#tell('restart', {}),
    onWords: (words) => {
      this.#words = { event: 'words', data: words };
      this.#changes.emit('change');
    },
  };

  end(): void {
    this.#ended = true;
    this.#changes.emit('change');
  }

  /** From its beginning to its end. Of words that come faster than the reader takes them, the latest are read. */
  async *read(signal: AbortSignal): AsyncGenerator<Told> {
    let words: Told | undefined;
    for (let at = 0; !signal.aborted; ) {
      if (at < this.#told.length) yield this.#told[at++]!;
      else if (this.#words !== undefined && this.#words !== words) {
        words = this.#words;
        yield words;
      } else if (this.#ended) return;
      else await once(this.#changes, 'change', { signal }).catch(() => undefined);
    }
  }

  #tell(event: string, data: unknown): void {
    this.#words = undefined;
    this.#told.push({ event, data });
    this.#changes.emit('change');
  }
}
