import { expect, it } from 'vitest';
import { validateVersions } from './versions-params.ts';

it('reads which version is asked for and which is edited', () => {
  expect(validateVersions({ version: ' live ', edit: ['p1', 'p2'], q: 'cat' })).toEqual({
    version: 'live',
    edit: 'p1',
  });
  expect(validateVersions({ version: '  ', edit: 7 })).toEqual({});
});
