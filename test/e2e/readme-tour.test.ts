import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environment, type Served, serve } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
/** Where the README's server listens; the test's has a port of its own. */
const README_SERVER = 'http://127.0.0.1:4321';

/** The commands of a section, which stand indented. */
function commandsOf(heading: string): string[] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^ {4}(\S.*)$/gm)].map((match) => match[1]!);
}

/** What npx does here, without starting npm for each line; the first line goes through npx itself. */
const QUICK_NPX = 'npx() { PATH="$PWD/node_modules/.bin:$PATH" "$@"; }\n';

const tour = commandsOf('A five-minute tour');

describe('the tour of the README', () => {
  const folder = temporaryFolder();
  let server: Served;

  /** Runs a line as a reader does who has pasted it into a shell in the checkout. */
  function paste(line: string): Promise<{ code: number; stdout: string; stderr: string }> {
    return new Promise((resolve) => {
      const script = (line === tour[0] ? '' : QUICK_NPX) + line.replace(README_SERVER, server.url);
      execFile('bash', ['-c', script], { cwd: folder, env: environment(folder) }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  }

  beforeAll(async () => {
    // A folder like a checkout after `npm ci`, in which the tour may write.
    symlinkSync(path.join(root, 'sample'), path.join(folder, 'sample'));
    writeFileSync(path.join(folder, 'package.json'), '{"name": "checkout", "private": true}');
    const bin = path.join(folder, 'node_modules', '.bin');
    mkdirSync(bin, { recursive: true });
    const program = path.join(bin, 'promptloom');
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${root}/dist/src/cli/main.js" "$@"\n`);
    chmodSync(program, 0o755);
    server = await serve([], { folder });
  });
  afterAll(async () => {
    await server?.stop();
  });

  it('has every step of the loop', () => {
    const text = tour.join('\n');
    for (const command of ['search', 'improve', 'generate', 'show', 'boards', 'export', 'import'])
      expect(text).toContain(`promptloom ${command}`);
  });

  it.each(tour)('runs as pasted: %s', async (line) => {
    const { code, stdout, stderr } = await paste(line);
    expect(stderr).not.toMatch(/error|warn/i);
    expect(stdout).not.toMatch(/nothing found|no match/i);
    expect(stdout.trim()).not.toBe('');
    expect(code).toBe(0);
    if (line.startsWith('curl')) expect(JSON.parse(stdout).results).toHaveLength(3);
  });
});
