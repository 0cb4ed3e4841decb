import { afterEach, describe, expect, it } from 'vitest';
import { idOf, requestOf } from '../../test/doubles/writer-examples.ts';
import { contentLemmas, wordingKey } from '../text/prompt-text.ts';
import type { PromptWriter, VariantDraft } from './writer.ts';

/** What every writer has to do. */
export function describeWriter(
  name: string,
  make: () => Promise<{ writer: PromptWriter; close?: () => Promise<void> }>,
): void {
  describe(`${name} as a writer`, () => {
    let close: (() => Promise<void>) | undefined;
    const open = async (): Promise<PromptWriter> => {
      const made = await make();
      close = made.close;
      return made.writer;
    };
    afterEach(async () => {
      await close?.();
      close = undefined;
    });

    it.each([1, 4, 7])('writes %i variants that differ', async (count) => {
      const { variants } = await (await open()).write(requestOf({ count }));
      expect(variants).toHaveLength(count);
      expect(new Set(variants.map(({ prompt }) => wordingKey(prompt))).size).toBe(count);
    });

    it('keeps to the idea and says what each variant goes for', async () => {
      const request = requestOf();
      const { variants } = await (await open()).write(request);
      for (const variant of variants) {
        expect(contentLemmas(variant.prompt)).toEqual(expect.arrayContaining(contentLemmas(request.idea)));
        expect(variant.prompt.length).toBeGreaterThan(request.idea.length);
        expect(variant.reason).toMatch(/^\p{Lu}.*\.$/u);
      }
    });

    it('names what it borrowed: phrases that stand in the named match and in the variant', async () => {
      const request = requestOf();
      const { variants } = await (await open()).write(request);
      const borrowed = variants.flatMap((variant) => variant.borrowed.map((item) => ({ ...item, variant })));
      expect(borrowed.length).toBeGreaterThan(0);
      for (const { phrase, from, variant } of borrowed) {
        expect(request.matches.find(({ id }) => id === from)?.prompt).toContain(phrase);
        expect(variant.prompt.toLowerCase()).toContain(phrase.toLowerCase());
      }
    });

    it('hands over each variant as it is ready, in order', async () => {
      const seen: VariantDraft[] = [];
      const { variants } = await (await open()).write(requestOf(), {
        onVariant: (variant) => seen.push(variant),
      });
      expect(seen).toEqual(variants);
    });

    it('leaves the negative prompt empty for a model that ignores it', async () => {
      const matches = requestOf().matches.map((match) => ({ ...match, negativePrompt: 'blurry, watermark' }));
      const { variants } = await (await open()).write(requestOf({ matches, targetModel: 'flux' }));
      expect(variants.map(({ negativePrompt }) => negativePrompt)).toEqual(['', '', '', '']);
    });

    it('writes without matches, borrowing nothing', async () => {
      const { variants } = await (await open()).write(requestOf({ matches: [], count: 3 }));
      expect(variants).toHaveLength(3);
      for (const { borrowed } of variants) expect(borrowed).toEqual([]);
    });

    it('stops when it is cancelled', async () => {
      const abort = new AbortController();
      abort.abort();
      const writing = (await open()).write(requestOf({ matches: requestOf().matches.slice(0, 2) }), {
        signal: abort.signal,
      });
      await expect(writing).rejects.toMatchObject({ name: 'PromptloomError', code: 'cancelled' });
    });

    it('borrows from ids that it was given', async () => {
      const { variants } = await (await open()).write(requestOf());
      const ids = new Set(Array.from({ length: 12 }, (_, i) => idOf('p', i + 1)));
      for (const { from } of variants.flatMap(({ borrowed }) => borrowed)) expect(ids.has(from)).toBe(true);
    });
  });
}
