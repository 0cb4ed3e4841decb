import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { describeStore } from './store.contract.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'promptloom-store-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeStore('in a folder', async () => folder);
