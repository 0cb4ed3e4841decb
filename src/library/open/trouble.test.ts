import { expect, it } from 'vitest';
import { refuseChanges } from '../../api/trouble.ts';
import { damageNotes } from './trouble.ts';

const damaged = { kind: 'damaged' as const, message: 'it has lost a part of prompts', hint: 'Restore it.' };
const readOnly = { kind: 'read-only' as const, message: 'its disk is full', hint: 'Free some space.' };

it('keeps what is searched from looking whole where prompts are lost', () => {
  expect(damageNotes([readOnly, damaged])).toEqual([
    {
      code: 'damaged',
      message: 'What you look for may be lost: it has lost a part of prompts.',
      hint: 'Restore it.',
    },
  ]);
  expect(damageNotes([readOnly])).toEqual([]);
});

it.each([[damaged], [readOnly]])('refuses a change before the work for it: %o', (trouble) => {
  expect(() => refuseChanges([trouble])).toThrow(
    expect.objectContaining({ code: 'library-read-only', message: trouble.message, hint: trouble.hint }),
  );
  expect(() => refuseChanges([])).not.toThrow();
  expect(() => refuseChanges(undefined)).not.toThrow();
});
