// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of our own

/** How a choice is made, whatever the rest of the template does: at random, all of them, or one after the other. */
export type Sampler = 'random' | 'all' | 'cycle';

/** A piece of a template. */
export type Node =
  | { kind: 'text'; text: string }
  /** Something of a template's grammar that means nothing here: it stays, and is named. */
  | { kind: 'unknown'; text: string }
  /** `{a|b|c}`, `{2$$a|b|c}`, `{1-2$$ and $$a|b}`, `{3::a|b}`, `{~a|b}`. */
  | {
      kind: 'choice';
      least: number;
      /** Undefined for as many as there are. */
      most: number | undefined;
      separator: string;
      options: Option[];
      sampler: Sampler | undefined;
      /** The wildcard whose lines it takes several of: all that there is to choose from. */
      lines: Wildcard | undefined;
    }
  /** `__animals__`, `__colors/warm__`, `__colors/*__`, `__${color}/warm__`, `__coat(color=red)__`. */
  | Wildcard
  /** `${name}`, `${name:what it is otherwise}`. */
  | { kind: 'variable'; name: string; otherwise: Node[] | undefined; text: string }
  /** `${name=value}`, chosen anew at each use; `${name=!value}`, chosen once; `${name?=value}`, where it has no value. */
  | { kind: 'assignment'; name: string; value: Node[]; once: boolean; keeps: boolean }
  /** `%{a painting of ... in oil$$a cat}`. */
  | { kind: 'wrap'; wrapper: Node[]; inner: Node[] };

/** A line of a file, or of several. */
interface Wildcard {
  kind: 'wildcard';
  name: Node[];
  parameters: Parameter[];
  sampler: Sampler | undefined;
}

/** One of the things a choice is between. */
export interface Option {
  /** How often it comes up against the others; 1 unless `weight::` says otherwise. */
  weight: number;
  nodes: Node[];
}

/** What a wildcard's lines find under a name. */
export interface Parameter {
  name: string;
  value: Node[];
  once: boolean;
}
