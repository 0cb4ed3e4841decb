import type { LibraryApi } from '../api/library-api.ts';
import type { OwnerOnly } from '../api/operation.ts';
import { PromptloomError } from '../errors.ts';
import { isListedModel } from '../library/models.ts';
import { namesAddress } from '../records/llm.ts';

/** What a request names that may be for the owner alone. */
interface Named {
  embedder?: string;
  backend?: string;
  llm?: string;
}

/**
 * What the owner of the library alone may name. A server that reads any path or contacts any address it is told would be a
 * way into the machine and the network.
 */
export const OWNER_ONLY: Readonly<
  Record<OwnerOnly, (named: Named, library: LibraryApi) => void | Promise<void>>
> = {
  path() {
    throw new PromptloomError('forbidden', 'Only the owner of the library may name a file of this machine.', {
      hint: 'Upload the file as multipart/form-data, or run "npx promptloom import" where the library is.',
    });
  },
  async embedder({ embedder = '' }) {
    const [name = ''] = embedder.split('@', 1);
    if (name === 'lite' || (await isListedModel(name))) return;
    throw new PromptloomError('forbidden', 'Only the owner of the library may name such an embedder.', {
      hint: 'Name a model of "npx promptloom models list", or run "npx promptloom re-embed" where the library is.',
    });
  },
  async backend({ backend }, library) {
    if (backend === undefined || backend === 'sketch' || backend === (await library.info()).backend) return;
    throw new PromptloomError(
      'forbidden',
      `The image back end ${backend} is not the one that this server is set up with.`,
      {
        hint: 'Leave "backend" out, or name "sketch"; the owner chooses with PROMPTLOOM_IMAGE_BACKEND.',
      },
    );
  },
  llm({ llm }) {
    if (!namesAddress(llm)) return;
    throw new PromptloomError(
      'forbidden',
      'Only the owner of the library may name the address of a language model.',
      {
        hint: 'Set PROMPTLOOM_LLM where the server runs, or name a service: openai:MODEL, anthropic:MODEL, bedrock:MODEL or ollama:MODEL.',
      },
    );
  },
};
