/** What a column can say of safety; all that are there count. */
export const NSFW_ROLES = ['nsfw', 'nsfwLevel', 'promptNsfw', 'imageNsfw', 'punsafe'] as const;
type NsfwRole = (typeof NSFW_ROLES)[number];

/** What a column can be to us. */
export type Role =
  | 'prompt'
  | 'negative'
  | 'id'
  | 'image'
  | 'width'
  | 'height'
  | 'size'
  | 'site'
  | 'model'
  | 'seed'
  | 'steps'
  | 'cfg'
  | 'sampler'
  | 'scheduler'
  | 'tags'
  | 'part'
  | NsfwRole;

/** Names that tools and data sets give their columns, the best first; compared without case, spaces and punctuation. */
const NAMES: Record<Role, readonly string[]> = {
  prompt: [
    ...['prompt', 'prompttext', 'positiveprompt', 'positive', 'text', 'caption'],
    // A whole A1111 infotext.
    ...['infotext', 'parameters', 'generationparameters', 'generationdata'],
  ],
  negative: ['negativeprompt', 'negative', 'neg', 'negprompt', 'uc'],
  id: ['id', 'promptid', 'sourceid', 'imageid', 'uuid'],
  image: [
    ...['imageurl', 'url', 'image', 'imagepath', 'imgurl', 'imgpath', 'img', 'src'],
    ...['path', 'file', 'filepath', 'filename', 'imagefile', 'imagename'],
  ],
  width: ['width', 'imagewidth', 'w'],
  height: ['height', 'imageheight', 'h'],
  size: ['size', 'resolution', 'dimensions'],
  site: ['sourcesite', 'source', 'site', 'website'],
  model: ['model', 'modelname', 'checkpoint', 'sdmodel', 'basemodel'],
  seed: ['seed', 'noiseseed', 'randomseed'],
  steps: ['steps', 'step', 'numinferencesteps', 'inferencesteps', 'samplingsteps'],
  cfg: ['cfg', 'cfgscale', 'guidancescale', 'guidance'],
  sampler: ['sampler', 'samplername', 'samplingmethod'],
  scheduler: ['scheduler', 'scheduletype'],
  tags: ['tags', 'tag', 'keywords', 'labels', 'categories'],
  part: ['partid'],
  nsfw: ['nsfw', 'isnsfw', 'nsfwscore'],
  nsfwLevel: ['nsfwlevel', 'browsinglevel'],
  promptNsfw: ['promptnsfw'],
  imageNsfw: ['imagensfw'],
  punsafe: ['punsafe', 'unsafe'],
};

/** What promptloom's own exports have beside: it is about a prompt's way there, and no reason for a tag. */
const OWN_NAMES: readonly string[] = ['origin', 'createdat'];
const OWN_EXTRAS: readonly string[] = [...OWN_NAMES, 'distance', 'mediatype', 'drawnby'];

/** In what tools nest the settings of an image: `meta.prompt`, `params/seed`. */
const PARENTS =
  /^(meta|metadata|params?|parameters|settings|generation\w*|options|config|images?|inputs?|data|prompt)$/;

/** Which column is what, where somebody said so. */
export type ColumnMapping = Partial<Record<Role, string>>;

/** Columns by what they are, and the rest. */
export interface Columns {
  roles: Partial<Record<Role, number>>;
  /** Further columns of the same name, which count where the first has no value. */
  spare?: Partial<Record<Role, number[]>>;
  others: { index: number; name: string }[];
}

/**
 * Finds out what each column is, whatever their order: by what is said of it, by its name, and by its name without what
 * it is nested in. Of two columns for one role the better name wins.
 */
export function matchColumns(names: readonly string[], mapping: ColumnMapping = {}): Columns {
  const plain = names.map(plainName);
  const nested = names.map(nestedName);
  const roles: Partial<Record<Role, number>> = {};
  const said = new Set<number>();
  for (const [role, name] of Object.entries(mapping) as [Role, string][]) {
    const index = findColumn(names, name);
    if (index < 0) continue;
    roles[role] = index;
    said.add(index);
  }
  for (const role of Object.keys(NAMES) as Role[]) {
    if (mapping[role] !== undefined) continue;
    const find = (all: readonly (string | undefined)[]) => {
      for (const name of NAMES[role]) {
        const index = all.findIndex((one, n) => one === name && !said.has(n));
        if (index >= 0) return index;
      }
      return -1;
    };
    const direct = find(plain);
    const index = direct >= 0 ? direct : find(nested);
    if (index >= 0) roles[role] = index;
  }
  const taken = new Set(Object.values(roles));
  const spare: Partial<Record<Role, number[]>> = {};
  for (const [role, first] of Object.entries(roles) as [Role, number][]) {
    const more = names.flatMap((name, n) =>
      !taken.has(n) && (isCopy(name, names[first]!) || nested[n] === plain[first]) ? [n] : [],
    );
    if (more.length > 0) spare[role] = more;
  }
  for (const more of Object.values(spare)) for (const index of more) taken.add(index);
  const own = OWN_NAMES.every((name) => plain.includes(name)) ? OWN_EXTRAS : [];
  const others = names.map((name, index) => ({ index, name: name.trim() }));
  return {
    roles,
    ...(Object.keys(spare).length > 0 && { spare }),
    others: others.filter(
      ({ index, name }) => !taken.has(index) && name !== '' && !own.includes(plain[index]!),
    ),
  };
}

/** The column that somebody means by a name: written just so, or else without regard to case, spaces and punctuation. */
export function findColumn(names: readonly string[], name: string): number {
  const exact = names.findIndex((one) => one.trim() === name.trim());
  return exact >= 0 ? exact : names.findIndex((one) => plainName(one) === plainName(name));
}

/** The same columns at other places; what has no place is left out. */
export function movedColumns(columns: Columns, place: (index: number) => number): Columns {
  const roles = Object.entries(columns.roles).map(([role, index]) => [role, place(index)] as const);
  const spare = Object.entries(columns.spare ?? {}).map(([role, more]) => [role, more.map(place)] as const);
  return {
    roles: Object.fromEntries(roles),
    ...(spare.length > 0 && { spare: Object.fromEntries(spare) }),
    others: columns.others.map(({ index, name }) => ({ index: place(index), name })),
  };
}

/** Every column that stands for something. */
export function usedColumns({ roles, spare = {} }: Columns): number[] {
  return [...new Set([...Object.values(roles), ...Object.values(spare).flat()])];
}

/** A name without case, spaces and punctuation. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether tools and data sets call something so that we have a place for. */
export function isKnownName(name: string): boolean {
  return Object.values(NAMES).some((known) => known.includes(plainName(name)));
}

/** Whether what tools nest settings in is called so: the last part of a name counts. */
export function isParent(name: string): boolean {
  return PARENTS.test(partsOf(name).at(-1)?.trim().toLowerCase() ?? '');
}

/** The last part of a name whose parts before it are known to hold settings. */
function nestedName(name: string): string | undefined {
  const parts = partsOf(name);
  if (parts.length < 2) return undefined;
  return parts.slice(0, -1).every((part) => PARENTS.test(part.trim().toLowerCase()))
    ? plainName(parts.at(-1)!)
    : undefined;
}

function partsOf(name: string): string[] {
  return name
    .replace(/^meta_/i, 'meta.')
    .split(/[./:[\]]+|__+/)
    .filter((part) => part !== '');
}

/** Whether two columns have one name, also as tools tell such apart: `prompt.1` of pandas, `prompt_duplicated_0` of polars. */
function isCopy(name: string, first: string): boolean {
  return plainName(name.replace(/(\.|_duplicated_)\d{1,3}$/, '')) === plainName(first);
}

const MAX_CATEGORY = 60;

/**
 * Whether a column of unknown meaning holds categories worth searching by: few distinct short texts that repeat, judged
 * by a sample. Names of people, dates, hashes and numbers would make a tag for every row and are left out.
 */
export function isCategorical(sample: readonly string[]): boolean {
  const values = sample.map((value) => value.trim()).filter((value) => value !== '');
  if (values.length === 0) return false;
  const distinct = new Set(values);
  return distinct.size <= Math.max(8, values.length / 4) && [...distinct].every(isCategory);
}

/** Whether a text can stand as a category: short, one line, with letters, neither an address, a hash nor a date. */
export function isCategory(value: string): boolean {
  if (value.length > MAX_CATEGORY || !/\p{L}/u.test(value)) return false;
  return !/[\r\n]|:\/\/|^[0-9a-f-]{16,}$|^\d{4}-\d\d-\d\d|[\\/].*\.\w+$/i.test(value);
}
