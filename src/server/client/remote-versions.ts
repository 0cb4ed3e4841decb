import type { VersionsDoor } from '../../library/prompts/versions.ts';
import type { EditInput, LabelInput, Version, Versions } from '../../records/version.ts';
import type { ApiCalls } from './api-calls.ts';

/** The versions of prompts of a library behind a server. */
export class RemoteVersions implements VersionsDoor {
  readonly #api: ApiCalls;

  constructor(api: ApiCalls) {
    this.#api = api;
  }

  list(id: string): Promise<Versions> {
    return this.#api.json(route(id, 'versions'));
  }

  get(id: string, version: string): Promise<Version> {
    return this.#api.json(route(id, 'versions', version));
  }

  edit(id: string, input: EditInput): Promise<Versions> {
    return this.#api.json(route(id, 'versions'), { method: 'POST', json: input });
  }

  restore(id: string, version = id): Promise<Versions> {
    return this.#api.json(route(id, 'versions', version, 'restore'), { method: 'POST' });
  }

  label(id: string, input: LabelInput): Promise<Versions> {
    return this.#api.json(route(id, 'labels'), { method: 'POST', json: input });
  }

  unlabel(id: string, label: string): Promise<Versions> {
    return this.#api.json(route(id, 'labels', label), { method: 'DELETE' });
  }
}

function route(...parts: string[]): string {
  return `/prompts/${parts.map(encodeURIComponent).join('/')}`;
}
