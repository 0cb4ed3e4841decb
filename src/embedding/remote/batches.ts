import type { RemoteLimits } from './remote-service.ts';
import { measure } from './token-estimate.ts';

/** A text on its way: as it is sent, and where its vector belongs. */
export interface SentText {
  readonly index: number;
  readonly text: string;
  readonly tokens: number;
}

/** What texts come to under a service's limits, known without asking it. */
export interface TextPlan {
  readonly batches: SentText[][];
  /** Estimated; see {@link measure}. */
  readonly tokens: number;
  /** Indices of the texts that are cut at the limit. */
  readonly cut: readonly number[];
}

/** Stands for a text with nothing in it, for services refuse to embed those. */
const BLANK = '.';

/**
 * Cuts texts at the limits and packs them, in order, into calls. Control characters become spaces and lone
 * surrogates are replaced, because services refuse them; a blank text is sent as a full stop.
 */
export function planTexts(texts: readonly string[], limits: RemoteLimits): TextPlan {
  const batches: SentText[][] = [];
  const cut: number[] = [];
  let tokens = 0;
  let batch: SentText[] = [];
  let batchTokens = 0;
  texts.forEach((original, index) => {
    const text = sendable(original);
    const fit = measure(text, limits.tokensPerText, limits.charactersPerText);
    if (fit.end < text.length) cut.push(index);
    const full =
      batch.length >= limits.textsPerCall ||
      (limits.tokensPerCall !== undefined && batchTokens + fit.tokens > limits.tokensPerCall);
    if (batch.length > 0 && full) {
      batches.push(batch);
      batch = [];
      batchTokens = 0;
    }
    batch.push({ index, text: text.slice(0, fit.end), tokens: fit.tokens });
    batchTokens += fit.tokens;
    tokens += fit.tokens;
  });
  if (batch.length > 0) batches.push(batch);
  return { batches, tokens, cut };
}

/** The first half of a text that a service found too long. */
export function halved(sent: SentText): SentText {
  const { end, tokens } = measure(sent.text, undefined, Math.ceil(sent.text.length / 2));
  return { ...sent, text: sent.text.slice(0, end), tokens };
}

function sendable(text: string): string {
  const clean = text.replace(/[\p{Cc}]/gu, ' ').replace(/\p{Cs}/gu, '\ufffd');
  return clean.trim() === '' ? BLANK : clean;
}
