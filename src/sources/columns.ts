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
  prompt: ['prompt', 'prompttext', 'positiveprompt', 'positive', 'text', 'caption'],
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
  seed: ['seed'],
  steps: ['steps', 'step', 'numinferencesteps', 'inferencesteps', 'samplingsteps'],
  cfg: ['cfg', 'cfgscale', 'guidancescale', 'guidance'],
  sampler: ['sampler', 'samplername', 'samplingmethod'],
  scheduler: ['scheduler', 'scheduletype'],
  tags: ['tags', 'tag', 'keywords', 'labels'],
  part: ['partid'],
  nsfw: ['nsfw', 'isnsfw', 'nsfwscore'],
  nsfwLevel: ['nsfwlevel', 'browsinglevel'],
  promptNsfw: ['promptnsfw'],
  imageNsfw: ['imagensfw'],
  punsafe: ['punsafe', 'unsafe'],
};

/** What promptloom's own exports have beside: it is about a prompt's way there, and no reason for a tag. */
const OWN_NAMES: readonly string[] = ['origin', 'createdat', 'distance'];

/** Columns by what they are, and the rest. */
export interface Columns {
  roles: Partial<Record<Role, number>>;
  others: { index: number; name: string }[];
}

/** Finds out what each column is, whatever their order. Of two columns for one role the better name wins. */
export function matchColumns(names: readonly string[]): Columns {
  const plain = names.map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const roles: Partial<Record<Role, number>> = {};
  for (const role of Object.keys(NAMES) as Role[]) {
    const known = NAMES[role].find((name) => plain.includes(name));
    if (known !== undefined) roles[role] = plain.indexOf(known);
  }
  const taken = new Set(Object.values(roles));
  const own = OWN_NAMES.every((name) => plain.includes(name)) ? OWN_NAMES : [];
  const others = names.map((name, index) => ({ index, name: name.trim() }));
  return {
    roles,
    others: others.filter(
      ({ index, name }) => !taken.has(index) && name !== '' && !own.includes(plain[index]!),
    ),
  };
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
