// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of our own

/** What a random template may name. */
export interface TemplateParts {
  /** Wildcards, none of whose lines is in another. */
  wildcards: readonly string[];
}

/** Numbers from 0 up to 1 by a seed. */
export function seeded(seed: number): () => number {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/**
 * A well-formed template: choices with weights and numbers, wildcards, variables, wrappers, comments and the syntax of A1111, within
 * each other. Each word stands in it once, so that no two of its prompts can be the same by accident.
 */
export function randomTemplate(random: () => number, { wildcards }: TemplateParts): string {
  const below = (count: number) => Math.floor(random() * count);
  const chance = (share: number) => random() < share;
  const oneOf = <T>(things: readonly T[]): T => things[below(things.length)]!;
  const unused = [...wildcards];
  let words = 0;
  const word = () => `${oneOf(['oak', 'mist', 'lamp', 'shore', 'wing'])}${++words}`;
  const wildcard = () => {
    const [name] = unused.splice(below(unused.length), 1);
    return name === undefined ? word() : `__${name}__`;
  };
  const variables: string[] = [];

  function piece(depth: number): string {
    const kind = below(depth > 0 ? 10 : 4);
    if (kind < 2) return word();
    if (kind === 2)
      return variables.length > 0 && chance(0.7) ? oneOf(variables) : `\${v${++words}:${word()}}`;
    if (kind === 3) return wildcard();
    if (kind === 4)
      return oneOf([
        `(${text(depth - 1)}:1.${below(9)})`,
        `[${word()}:${word()}:0.${1 + below(8)}]`,
        `<lora:${word()}:0.${1 + below(8)}>`,
        `${word()} BREAK ${word()}`,
        `${word()} AND ${word()} :1.1`,
      ]);
    if (kind === 5) return `%{${word()} ${oneOf(['...', '…'])} ${word()}$$${text(depth - 1)}}`;
    return choice(depth);
  }

  function choice(depth: number): string {
    const count = 1 + below(3);
    const isOfSeveral = count > 1 && chance(0.35);
    const options = Array.from({ length: count }, () => {
      const weight = chance(0.25) ? `${oneOf(['3', '0.5', '.5', '2.'])}::` : '';
      // A variable or an empty text twice would be the same thing twice.
      const option = isOfSeveral ? `${word()} ${text(depth - 1)}` : chance(0.1) ? '' : text(depth - 1);
      return `${weight}${option}`;
    });
    const least = below(count + 1);
    const range = oneOf([`${least}-${least + below(count)}`, `${1 + below(count)}`, `-${count}`, '1-']);
    const separator = oneOf(['', ' and $$', ', $$', ' / $$', '|$$']);
    const gap = oneOf(['', '', ' ', '\n  ']);
    return `{${isOfSeveral ? `${range}$$${separator}` : ''}${options.join(`${gap}|${gap}`)}}`;
  }

  function text(depth: number): string {
    return Array.from({ length: 1 + below(depth > 1 ? 3 : 2) }, () => piece(depth)).join(
      oneOf([' ', ', ', ' in ']),
    );
  }

  const assignments = Array.from({ length: below(3) }, () => {
    const name = `v${++words}`;
    const assignment = `\${${name}=${text(1)}}`;
    variables.push(`\${${name}}`);
    return assignment;
  });
  const remark = chance(0.15) ? `# ${word()}\n` : '';
  return `${remark}${assignments.join('')}${text(3)}`;
}
