/** Whether a name of a wildcard is one that a pattern stands for: `*` within a folder, `**` across folders, `?` for one character. */
export function fitsName(name: string, pattern: string): boolean {
  return fitsFolders(name.split('/'), pattern.split('/'));
}

function fitsFolders(names: readonly string[], patterns: readonly string[]): boolean {
  // Backwards through the pattern: which tails of the name fit the tail of the pattern.
  let fits = names.map(() => false).concat(true);
  for (const pattern of [...patterns].reverse()) {
    if (pattern === '**') {
      // Any tail of a tail that fits, the whole included.
      let any = false;
      fits = fits
        .map((one) => one)
        .reverse()
        .map((one) => {
          any ||= one;
          return any;
        })
        .reverse();
    } else fits = fits.map((_, at) => at < names.length && fits[at + 1]! && fitsPart(names[at]!, pattern));
  }
  return fits[0]!;
}

/** Two places are kept instead of trying all: after a star, only the last one has to be tried again. */
function fitsPart(name: string, pattern: string): boolean {
  let [at, in_, star, mark] = [0, 0, -1, 0];
  while (at < name.length) {
    if (in_ < pattern.length && (pattern[in_] === name[at] || pattern[in_] === '?')) {
      at += 1;
      in_ += 1;
    } else if (pattern[in_] === '*') {
      star = in_;
      mark = at;
      in_ += 1;
    } else if (star >= 0) {
      in_ = star + 1;
      mark += 1;
      at = mark;
    } else return false;
  }
  while (pattern[in_] === '*') in_ += 1;
  return in_ === pattern.length;
}
