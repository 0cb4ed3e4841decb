import type { Embedder, EmbedOptions } from '../../embedding/embedder.ts';
import { PromptloomError } from '../../errors.ts';
import { type EmbeddedText, embedPrompts } from '../parts/embed-prompts.ts';

/** Texts of a step: one task of one worker for an embedder that runs here, a tenth of a second of MiniLM. */
const TOGETHER = 8;
/** Enough that each worker of an embedder has its next task at hand. */
const HANDS = 8;

/**
 * Says whether a hand may take its next step, at once or after a while; where it says no it is asked again.
 * @param hand 0 for the first of them, which goes on when others shall rest.
 * @param busyMs how long its last step took.
 */
export type MayWork = (hand: number, busyMs: number) => Promise<boolean>;

interface Background extends EmbedOptions {
  embedder: Embedder;
  mayWork: MayWork;
  /** Told after each step how many texts are done. */
  tell(done: number): void;
}

/**
 * Embeds texts in small steps, by several hands that go on when they may.
 * @returns the same as {@link embedPrompts}.
 * @throws PromptloomError `cancelled`; what embedding throws.
 */
export async function embedInBackground(
  texts: readonly string[],
  { embedder, mayWork, tell, ...options }: Background,
): Promise<EmbeddedText[]> {
  // Of like length, so that little of a step is padding; long ones first, so that what is left at the end is short.
  const order = [...texts.keys()].sort((a, b) => texts[b]!.length - texts[a]!.length);
  const embedded = new Array<EmbeddedText>(texts.length);
  let next = 0;
  let done = 0;
  const work = async (hand: number) => {
    let busyMs = 0;
    while (next < order.length) {
      const may = await mayWork(hand, busyMs);
      if (options.signal?.aborted) throw new PromptloomError('cancelled', 'the embedding was cancelled');
      if (!may) continue;
      const places = order.slice(next, next + TOGETHER);
      next += places.length;
      const started = performance.now();
      const some = await embedPrompts(
        places.map((place) => texts[place]!),
        embedder,
        options,
      );
      for (const [n, place] of places.entries()) embedded[place] = some[n]!;
      busyMs = performance.now() - started;
      done += places.length;
      tell(done);
    }
  };
  try {
    await Promise.all(Array.from({ length: HANDS }, (_, hand) => work(hand)));
  } finally {
    // Where one failed the others have nothing more to do.
    next = order.length;
  }
  return embedded;
}
