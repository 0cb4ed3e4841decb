import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { messageOf } from '../../../errors.ts';
import { tooLarge } from '../expand-text.ts';
import {
  type NamedValues,
  readStructured,
  structuredFile,
  textValues,
  type WildcardValue,
} from './wildcard-file.ts';
import { isPattern, namesLike } from './wildcard-name.ts';

/** Where `__name__` finds its values. */
export interface Wildcards {
  /** The values of all files that a name, which may hold `*`, stands for; none for an unknown one. */
  values(name: string): readonly WildcardValue[];
  /** Their texts. */
  lines(name: string): readonly string[];
  /** All names, in order. */
  names(): string[];
  /** Files, or parts of them, that cannot be read, each with its place and why. */
  problems(): string[];
}

/** Characters of names that are compared with patterns, after which a template is given up. */
const MOST_COMPARED = 20_000_000;
/** Largest file that is read. */
const MOST_BYTES = 5_000_000;

/**
 * The files of folders as wildcards: a line of `animals.txt` is a value of `__animals__`, one of `colors/warm.txt` of
 * `__colors/warm__`; YAML and JSON files hold lists under names. Names are looked up among those that are there, so that none
 * leads out of the folders. Of values under one name the first folder's count.
 */
export function readWildcards(folders: readonly string[]): Wildcards {
  const texts = new Map<string, { file: string; shown: string }>();
  const structured: { file: string; shown: string; folder: string }[] = [];
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const [file, shown] = [path.join(folder, entry), entry.split(path.sep).join('/')];
      const name = shown.replace(/\.txt$/i, '').toLowerCase();
      if (/\.txt$/i.test(entry)) {
        if (!texts.has(name)) texts.set(name, { file, shown });
      } else if (structuredFile(entry)) structured.push({ file, shown, folder: path.posix.dirname(shown) });
    }
  }
  const problems: string[] = [];
  const contentOf = (file: string, shown: string): string | undefined => {
    try {
      const { size } = statSync(file);
      const text = size <= MOST_BYTES ? decoded(readFileSync(file)) : undefined;
      if (text !== undefined) return text;
      if (size <= MOST_BYTES) problems.push(`${shown} is not in UTF-8, and is left out; save it as UTF-8`);
      else problems.push(`${shown} is larger than ${MOST_BYTES / 1_000_000} MB, and is left out`);
    } catch (error) {
      problems.push(`${shown} cannot be read: ${(error as NodeJS.ErrnoException).code ?? messageOf(error)}`);
    }
    return undefined;
  };
  const fromLists = onlyOnce(() => {
    const found: NamedValues = new Map();
    for (const { file, shown, folder } of structured) {
      const content = contentOf(file, shown);
      if (content === undefined) continue;
      const { values, problems: own } = readStructured(content, shown, folder === '.' ? '' : `${folder}/`);
      problems.push(...own);
      for (const [name, list] of values) if (!found.has(name) && !texts.has(name)) found.set(name, list);
    }
    return found;
  });
  const read = new Map<string, readonly WildcardValue[]>();
  const valuesOf = (name: string): readonly WildcardValue[] => {
    const known = read.get(name) ?? fromLists().get(name);
    if (known) return known;
    const { file, shown } = texts.get(name)!;
    const content = contentOf(file, shown);
    const values = content === undefined ? [] : textValues(content, shown);
    read.set(name, values);
    return values;
  };
  return lookup(
    () => [...texts.keys(), ...fromLists().keys()],
    valuesOf,
    () => problems,
  );
}

/** A file as text: UTF-8, or UTF-16 with its mark; undefined for any other. */
function decoded(bytes: Buffer): string | undefined {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  const is16 = isLittle || (first === 0xfe && second === 0xff);
  try {
    return new TextDecoder(is16 ? (isLittle ? 'utf-16le' : 'utf-16be') : 'utf-8', { fatal: true }).decode(
      bytes,
    );
  } catch {
    return undefined;
  }
}

/** Wildcards from values, for those who have them at hand. */
export function givenWildcards(given: Readonly<Record<string, readonly string[]>>): Wildcards {
  const byName = new Map(
    Object.entries(given).map(([name, lines]) => [
      name.toLowerCase(),
      lines.flatMap((line) => textValue(line)),
    ]),
  );
  return lookup(
    () => [...byName.keys()],
    (name) => byName.get(name)!,
    () => [],
  );
}

/** Those of the first that knows a name. */
export function joinedWildcards(...all: readonly Wildcards[]): Wildcards {
  const first = (name: string) =>
    all.map((one) => one.values(name)).find((values) => values.length > 0) ?? [];
  return {
    values: first,
    lines: (name) => first(name).map(({ text }) => text),
    names: () => [...new Set(all.flatMap((one) => one.names()))].sort(),
    problems: () => all.flatMap((one) => one.problems()),
  };
}

function lookup(
  names: () => string[],
  valuesOf: (name: string) => readonly WildcardValue[],
  problems: () => string[],
): Wildcards {
  const found = new Map<string, readonly WildcardValue[]>();
  const all = onlyOnce(() => names().sort());
  let compared = 0;
  const like = (pattern: string) =>
    all().filter(
      namesLike(pattern, (more) => {
        compared += more;
        if (compared > MOST_COMPARED) throw tooLarge();
      }),
    );
  const values = (given: string) => {
    const wanted = given
      .toLowerCase()
      .replace(/[\\/]+/g, '/')
      .trim()
      .replace(/^\/|\/$/g, '');
    const known = found.get(wanted);
    if (known) return known;
    const [exactly, inFolders] = isPattern(wanted)
      ? [() => like(wanted), () => like(`**/${wanted}`)]
      : [
          () => all().filter((name) => name === wanted),
          () => all().filter((name) => name.endsWith(`/${wanted}`)),
        ];
    const fitting = exactly();
    // A name that no file has may be that of a file in some folder.
    const list = fitting.length > 0 ? fitting : inFolders();
    const result = eachOnce(list.flatMap((name) => valuesOf(name)));
    found.set(wanted, result);
    return result;
  };
  return {
    values,
    lines: (name) => values(name).map(({ text }) => text),
    names: () => [...all()],
    problems,
  };
}

/** Values that are the same as one, with their weights together. */
function eachOnce(values: readonly WildcardValue[]): WildcardValue[] {
  const byText = new Map<string, WildcardValue>();
  for (const value of values) {
    const same = byText.get(value.text);
    byText.set(value.text, same ? { ...same, weight: same.weight + value.weight } : value);
  }
  return [...byText.values()];
}

function textValue(line: string): WildcardValue[] {
  return textValues(line.replace(/\s+/g, ' ').replace(/^(?=\s*#)/, '\\'), undefined);
}

function onlyOnce<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
