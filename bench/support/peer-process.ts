import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PeerAnswer, PeerTask } from './embedding-peer.ts';

/** The process of `embedding-peer.ts`: one task at a time. */
export class Peer {
  readonly #installed: string;
  readonly #child: ChildProcess;
  /** Never resolves: rejects when the process ends. */
  readonly #ended: Promise<never>;

  /** @param installed folder whose `node_modules` hold `@huggingface/transformers`; `model` the model's folder */
  constructor(installed: string, model: string) {
    this.#installed = installed;
    const module = fileURLToPath(new URL('./embedding-peer.ts', import.meta.url));
    this.#child = fork(module, [installed, model], {
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
    });
    this.#ended = once(this.#child, 'exit').then(([code]) => {
      throw new Error(`the peer ended with ${code}`);
    });
    this.#ended.catch(() => {});
  }

  /** The release that is measured. */
  async version(): Promise<string> {
    const file = path.join(this.#installed, 'node_modules', '@huggingface', 'transformers', 'package.json');
    return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
  }

  /** @throws Error what the peer threw, or that its process ended */
  async ask(task: PeerTask): Promise<PeerAnswer> {
    const answers = new Promise<PeerAnswer>((resolve) => {
      this.#child.once('message', (answer) => resolve(answer as PeerAnswer));
    });
    this.#child.send(task);
    const answer = await Promise.race([answers, this.#ended]);
    if (answer.error !== undefined) throw new Error(`the peer: ${answer.error}`);
    return answer;
  }

  /** Embeds texts, or images from their files. */
  embed(kind: 'texts' | 'images', inputs: string[], batch: number): Promise<PeerAnswer> {
    return this.ask(kind === 'texts' ? { kind, texts: inputs, batch } : { kind, files: inputs, batch });
  }

  close(): void {
    this.#child.kill();
  }
}
