import { expect, it } from 'vitest';
import { PROMPTS } from '../../../test/doubles/writer-examples.ts';
import { tokenize } from '../../text/prompt-text.ts';
import { Reading, read } from './reading.ts';

it('reads a text once', () => {
  const reading = read('a fox in soft light, by night');
  expect(read('a fox in soft light, by night')).toBe(reading);
  expect([...reading.content]).toEqual(['fox', 'soft', 'light', 'night']);
  expect(reading.cues.map(({ term, role }) => `${role}: ${term}`)).toEqual(['light: soft light']);
  expect(reading.commitments.poles.get('time')).toEqual(new Set(['night']));
  expect(reading.key).toBe('a fox in soft light by night');
});

it('reads a part as it would the same words alone', () => {
  for (const prompt of PROMPTS) {
    const { tokens } = read(prompt);
    const part = read(prompt).part(1, tokens.length);
    expect(part.text).toBe(prompt.slice(tokens[1]!.start, tokens.at(-1)!.end));
    expect(part.tokens).toEqual(tokenize(part.text));
  }
});

it('blanks syntax and leaves words in their places', () => {
  const { text, masked } = new Reading('(soft light:1.2), <lora:fog:0.7> f/1.8 --ar 3:2');
  expect(masked.tokens.map(({ word }) => word)).toEqual(['soft', 'light', 'f/1.8']);
  for (const { word, start, end } of masked.tokens) expect(text.slice(start, end)).toBe(word);
  expect(read('plain words').masked).toBe(read('plain words'));
});
