import { type ColumnMapping, type Columns, matchColumns } from '../rows/columns.ts';
import { type RowPrompt, rowToPrompt } from '../rows/row-prompt.ts';
import { valuesToPrompt, withFurther } from '../rows/value-prompt.ts';
import { isPromptItself, openedText } from './json-text.ts';

const MAX_FIELDS = 300;
const DEEPEST = 6;

/** The fields of a record by their paths, such as `meta.prompt`; lists of texts and numbers stay lists. */
export type Fields = Map<string, unknown>;

/** The fields of an object, those within it too; of a list of objects those of the first. */
export function fieldsOf(record: object): Fields {
  const fields: Fields = new Map();
  const add = (value: unknown, path: string, depth: number): void => {
    if (fields.size >= MAX_FIELDS || depth > DEEPEST || value === undefined) return;
    if (Array.isArray(value)) {
      if (typeof value[0] === 'object' && value[0] !== null) add(value[0], path, depth + 1);
      else if (value.every((one) => typeof one !== 'object' || one === null)) fields.set(path, value);
    } else if (typeof value === 'object' && value !== null) {
      if (/(?:^|\.)prompt$/i.test(path) && isPromptItself(value)) {
        fields.set(path, JSON.stringify(value));
        return;
      }
      for (const [key, one] of Object.entries(value))
        add(one, path === '' ? key : `${path}.${key}`, depth + 1);
    } else {
      const opened = typeof value === 'string' ? openedText(path, value) : undefined;
      if (opened) add(opened, path, depth + 1);
      else fields.set(path, value);
    }
  };
  add(record, '', 0);
  return fields;
}

/** Turns JSON values into prompts; the fields of one may be others than those of the next. */
export class RecordReader {
  readonly #mapping: ColumnMapping;
  readonly #folder: string;
  readonly #known = new Map<string, Columns>();
  /** Fields that hold categories. */
  #categories: ReadonlySet<string> | undefined;

  constructor(mapping: ColumnMapping, folder: string) {
    this.#mapping = mapping;
    this.#folder = folder;
  }

  /** Says which of the fields without a meaning are worth a tag. */
  setCategories(names: ReadonlySet<string>): void {
    this.#categories = names;
    this.#known.clear();
  }

  /** What the fields of a record are. */
  columnsOf(names: readonly string[]): Columns {
    const key = names.join('\0');
    const before = this.#known.get(key);
    if (before) return before;
    const columns = matchColumns(names, this.#mapping);
    // Records that all have other fields must not fill the memory.
    if (this.#known.size >= 1000) this.#known.clear();
    const categories = this.#categories;
    if (categories) columns.others = columns.others.filter(({ name }) => categories.has(name));
    this.#known.set(key, columns);
    return columns;
  }

  /** Whether a value is a record with a prompt. */
  hasPrompt(value: unknown): boolean {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const fields = fieldsOf(value);
    const index = this.columnsOf([...fields.keys()]).roles.prompt;
    const prompt = index === undefined ? undefined : [...fields.values()][index];
    return typeof prompt === 'string' || Array.isArray(prompt);
  }

  /** A row of a table, of which some fields hold JSON, as a prompt. */
  readRow(names: readonly string[], values: readonly unknown[]): RowPrompt {
    const [all, read] = openedFields(names, values);
    const columns = this.columnsOf(all);
    if (columns.roles.prompt === undefined) return withoutPrompt(all);
    return valuesToPrompt(read, columns, this.#folder);
  }

  /** A record as a prompt, or why it is none. @param key its name in an object of records. */
  read(value: unknown, key = ''): RowPrompt {
    if (typeof value === 'string')
      return rowToPrompt([value], { roles: { prompt: 0 }, others: [] }, this.#folder);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return noPrompt('it is neither an object nor a text');
    const fields = fieldsOf(value);
    if (key !== '' && !fields.has('id')) fields.set('id', key);
    const names = [...fields.keys()];
    const columns = this.columnsOf(names);
    if (columns.roles.prompt === undefined) return withoutPrompt(names);
    const made = valuesToPrompt([...fields.values()], columns, this.#folder);
    return withFurther(made, furtherAt(value, names[columns.roles.image ?? -1]));
  }
}

/** How many objects more the lists hold through which a path leads; of each the first is read. */
function furtherAt(record: object, path = ''): number {
  let at: unknown = record;
  let further = 0;
  for (const part of path.split('.')) {
    if (Array.isArray(at)) {
      further += at.length - 1;
      at = at[0];
    }
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined;
  }
  return further;
}

/** The fields of a row, and in their places those within the objects that they hold as text. */
export function openedFields(names: readonly string[], values: readonly unknown[]): [string[], unknown[]] {
  const [all, read]: [string[], unknown[]] = [[], []];
  for (const [n, name] of names.entries()) {
    const value = values[n];
    const opened = typeof value === 'string' ? openedText(name, value) : undefined;
    const within = opened
      ? [...fieldsOf(opened)].map(([path, one]) => [`${name}.${path}`, one] as const)
      : [];
    for (const [path, one] of opened ? within : [[name, value] as const]) {
      all.push(path);
      read.push(one);
    }
  }
  return [all, read];
}

function withoutPrompt(names: readonly string[]): RowPrompt {
  return noPrompt(`its fields are: ${names.slice(0, 20).join(', ')}`);
}

function noPrompt(detail: string): RowPrompt {
  return { skipped: { reason: 'no prompt in it', detail: detail.slice(0, 300) } };
}
