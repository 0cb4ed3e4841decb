import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tinyClipFolder } from '../../../test/doubles/tiny-clip.ts';
import { sharedData } from '../../../test/support/program.ts';
import { findClipTokenCounter } from './count-clip-tokens.ts';

const vocabulary = path.join(sharedData, 'clip-tokenizer');

describe('counting as CLIP does', () => {
  it('takes the tokenizer that is named, a file or its folder', () => {
    const byFolder = findClipTokenCounter(tinyClipFolder)!;
    const byFile = findClipTokenCounter(path.join(tinyClipFolder, 'tokenizer.json'))!;
    expect(byFolder('')).toBe(0);
    expect(byFolder('a red circle')).toBeGreaterThan(2);
    expect(byFile('a red circle')).toBe(byFolder('a red circle'));
    // Not cut at what a model reads.
    expect(byFolder('red '.repeat(300))).toBeGreaterThanOrEqual(300);
  });

  it('says what is wrong with a name that leads nowhere', () => {
    expect(() => findClipTokenCounter('/nowhere')).toThrow(/PROMPTLOOM_CLIP_TOKENIZER/);
  });

  it('is left to an estimate where no vocabulary is on this machine', () => {
    const home = mkdtempSync(path.join(tmpdir(), 'promptloom-no-models-'));
    expect(findClipTokenCounter(undefined, { HF_HOME: home })).toBeUndefined();
    rmSync(home, { recursive: true });
  });

  it.skipIf(!existsSync(vocabulary))('agrees with known counts of the published vocabulary', () => {
    const count = findClipTokenCounter(vocabulary)!;
    expect(['a photo of a cat', 'a diagram', 'a cat, 8k!', ''].map(count)).toEqual([5, 2, 6, 0]);
  });
});
