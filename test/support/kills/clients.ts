import type { OpenLibrary } from '../../../src/api/library-api.ts';
import type { Annotations } from '../../../src/records/annotations.ts';
import type { Board } from '../../../src/records/board.ts';

/**
 * Somebody who changes a library again and again, and remembers what was acknowledged; and what was asked for last,
 * which may have been done or not when the server was killed.
 */
export interface Client {
  readonly name: string;
  /** How often something was acknowledged. */
  readonly acknowledged: number;
  /** Asks for one change and waits for it. */
  change(library: OpenLibrary): Promise<void>;
  /** What a library lacks of what was acknowledged. */
  missing(library: OpenLibrary): Promise<string[]>;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Gives prompts stars, tags and notes. */
export function rater(promptIds: readonly string[]): Client {
  const said = new Map<string, Annotations>();
  let asked: { id: string; annotations: Annotations } | undefined;
  let count = 0;
  return {
    name: 'stars, tags and notes',
    get acknowledged() {
      return count;
    },
    async change(library) {
      const id = promptIds[count % promptIds.length]!;
      const before = said.get(id) ?? { rating: null, tags: [], note: '' };
      const [rating, note, tag] = [1 + (count % 5), `note ${count}`, `tag ${count}`];
      const removeTags = before.tags.slice(0, -2);
      const tags = [...before.tags.filter((one) => !removeTags.includes(one)), tag];
      asked = { id, annotations: { rating, tags, note } };
      said.set(id, await library.annotations.change(id, { rating, note, addTags: [tag], removeTags }));
      asked = undefined;
      count++;
    },
    async missing(library) {
      const problems: string[] = [];
      for (const id of new Set([...said.keys(), ...(asked ? [asked.id] : [])])) {
        const there = await library.annotations.of(id);
        if (asked?.id === id && same(there, asked.annotations)) said.set(id, there);
        const expected = said.get(id) ?? { rating: null, tags: [], note: '' };
        if (!same(there, expected)) problems.push(`marks of ${id}: ${JSON.stringify({ there, expected })}`);
      }
      asked = undefined;
      return problems;
    },
  };
}

/** Makes boards, puts candidates on them and takes them off, renames and deletes them. */
export function curator(promptIds: readonly string[]): Client {
  interface State {
    name: string;
    members: string[];
  }
  const boards = new Map<string, State | 'deleted'>();
  let asked: { id?: string; name: string; state: State | 'deleted' } | undefined;
  let [current, step, count, number]: [string | undefined, number, number, number] = [undefined, 0, 0, 0];
  const steps = ['add', 'add', 'rename', 'remove', 'add', 'rename', 'delete'] as const;
  return {
    name: 'boards',
    get acknowledged() {
      return count;
    },
    async change(library) {
      const state = current === undefined ? undefined : boards.get(current);
      if (current === undefined || state === undefined || state === 'deleted') {
        const name = `board ${number++}`;
        asked = { name, state: { name, members: [] } };
        const board = await library.boards.create({ name });
        [current, step] = [board.id, 0];
        boards.set(board.id, { name, members: [] });
      } else {
        const what = steps[step++ % steps.length]!;
        let { name, members } = state;
        const prompt = promptIds.find((id) => !members.includes(id))!;
        if (what === 'add') members = [...members, prompt];
        if (what === 'remove') members = members.slice(1);
        if (what === 'rename') name = `board ${number++}`;
        const next = what === 'delete' ? what : undefined;
        asked = { id: current, name, state: next ? 'deleted' : { name, members } };
        if (what === 'add') await library.boards.change(current, { add: [prompt] });
        if (what === 'remove') await library.boards.change(current, { remove: [state.members[0]!] });
        if (what === 'rename') await library.boards.edit(current, { name });
        if (what === 'delete') await library.boards.remove(current);
        boards.set(current, asked.state);
      }
      asked = undefined;
      count++;
    },
    async missing(library) {
      const all = await library.boards.list();
      // One that was being made when the server was killed.
      const made = asked && asked.id === undefined && all.find(({ name }) => name === asked!.name);
      if (made) boards.set(made.id, asked!.state);
      const stateOf = async (board: Board | undefined): Promise<State | 'deleted'> => {
        if (!board) return 'deleted';
        const { members } = await library.boards.read(board.id, { limit: 100 });
        return { name: board.name, members: members.map(({ id }) => id) };
      };
      const problems: string[] = [];
      for (const [id, expected] of boards) {
        const there = await stateOf(all.find((board) => board.id === id));
        if (asked?.id === id && same(there, asked.state)) boards.set(id, there);
        else if (!same(there, expected)) problems.push(`board ${id}: ${JSON.stringify({ there, expected })}`);
      }
      for (const { id, name } of all) if (!boards.has(id)) problems.push(`a board nobody made: ${name}`);
      asked = undefined;
      return problems;
    },
  };
}

/** Writes versions of a prompt and moves a label to the latest. */
export function editor(promptId: string): Client {
  const written: string[] = [];
  const asked = new Set<string>();
  let labelled: string | undefined;
  let count = 0;
  return {
    name: 'versions and labels',
    get acknowledged() {
      return count;
    },
    async change(library) {
      const prompt = `a boat on a lake, draft ${asked.size} of many`;
      asked.add(prompt);
      await library.versions.edit(promptId, { prompt, label: 'latest', move: true });
      written.push(prompt);
      labelled = prompt;
      count++;
    },
    async missing(library) {
      const { versions, current } = await library.versions.list(promptId);
      const texts = versions.map(({ prompt }) => prompt);
      const problems = written.filter((text) => !texts.includes(text)).map((text) => `version: ${text}`);
      if (new Set(texts).size !== texts.length) problems.push(`versions twice: ${texts.join(' | ')}`);
      const last = versions.find(({ id }) => id === current)?.prompt;
      if (last !== written.at(-1) && !(asked.has(last!) && !written.includes(last!)) && written.length > 0)
        problems.push(`current is ${last}, not ${written.at(-1)}`);
      const holders = versions.filter(({ labels }) => labels.includes('latest')).map(({ prompt }) => prompt);
      const right = holders.length === 1 && (holders[0] === labelled || !written.includes(holders[0]!));
      if (labelled !== undefined && !right)
        problems.push(`label on ${holders.join(' | ')}, not on ${labelled}`);
      // What was written and not acknowledged counts from now on.
      for (const text of texts) if (asked.has(text) && !written.includes(text)) written.push(text);
      if (holders[0] !== undefined) labelled = holders[0];
      return problems;
    },
  };
}

/** Has prompts improved, rates variants and accepts them. */
export function improver(): Client {
  const accepted: { variantId: string; promptId: string; improvementId: string; rating: number }[] = [];
  let [count, number] = [0, 0];
  return {
    name: 'improvements, ratings and acceptances',
    get acknowledged() {
      return count;
    },
    async change(library) {
      const improvement = await library.improve({ idea: `a castle on hill ${number++}`, variants: 2 });
      const variantId = improvement.variants[0]!.id;
      const rating = 1 + (number % 5);
      await library.rate({ variantId, rating });
      const { prompt } = await library.accept({ variantId });
      accepted.push({ variantId, promptId: prompt.id, improvementId: improvement.id, rating });
      count++;
    },
    async missing(library) {
      const problems: string[] = [];
      for (const { variantId, promptId, improvementId, rating } of accepted) {
        const { variants } = await library.improvement(improvementId);
        const variant = variants.find(({ id }) => id === variantId);
        const became = variant?.accepted?.map(({ promptId: id }) => id) ?? [];
        if (!became.includes(promptId)) problems.push(`acceptance of ${variantId}`);
        if (variant?.rating !== rating) problems.push(`rating of ${variantId}`);
        if ((await library.prompts.get(promptId)).prompt.origin !== 'improved')
          problems.push(`prompt ${promptId}`);
      }
      return problems;
    },
  };
}

/** Has images drawn. */
export function drawer(): Client {
  const drawn: { promptId: string; ids: string[] }[] = [];
  let [count, number] = [0, 0];
  return {
    name: 'images',
    get acknowledged() {
      return count;
    },
    async change(library) {
      const prompt = `a harbour at hour ${number++}`;
      const { promptId, images } = await library.generate({ prompt, count: 2, width: 64, height: 64 });
      drawn.push({ promptId, ids: images.map(({ id }) => id) });
      count++;
    },
    async missing(library) {
      const problems: string[] = [];
      for (const { promptId, ids } of drawn) {
        const { images } = await library.prompts.get(promptId);
        for (const id of ids) {
          if (!images.some((image) => image.id === id)) problems.push(`image ${id}`);
          await library.images
            .file(id)
            .catch((error: unknown) => problems.push(`file of ${id}: ${String(error)}`));
        }
      }
      return problems;
    },
  };
}
