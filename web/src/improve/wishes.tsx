import type { ImproveInput } from '../api/types.ts';
import { fieldClass, Labelled, numberFrom, TextField } from '../ui/field.tsx';

/** What a person may ask for beyond the idea, as the fields hold it. */
export interface WishFields {
  strength: string;
  keep: string;
  avoid: string;
  maxTokens: string;
  language: string;
  llm: string;
}

export const NO_WISHES: WishFields = {
  strength: 'develop',
  keep: '',
  avoid: '',
  maxTokens: '',
  language: '',
  llm: '',
};

const STRENGTHS: Record<string, string> = {
  polish: 'polish lightly',
  refine: 'refine',
  develop: 'develop',
  transform: 'transform',
  reinvent: 'reinvent',
};

/** The wishes as the API takes them. */
export function wishesOf(fields: WishFields): Partial<ImproveInput> {
  const list = (text: string) => text.split(',').flatMap((part) => part.trim() || []);
  const maxTokens = numberFrom(fields.maxTokens);
  return {
    strength: fields.strength as ImproveInput['strength'],
    ...(fields.keep.trim() && { mustKeep: list(fields.keep) }),
    ...(fields.avoid.trim() && { mustAvoid: list(fields.avoid) }),
    ...(maxTokens !== undefined && { maxTokens: Math.max(5, Math.round(maxTokens)) }),
    ...(fields.language.trim() && { language: fields.language.trim() }),
    ...(fields.llm.trim() && { llm: fields.llm.trim() }),
  };
}

interface WishesProps {
  fields: WishFields;
  onFields: (fields: WishFields) => void;
}

/** How far to go, what must be in and out, how long, which language, and who writes. */
export function Wishes({ fields, onFields }: WishesProps) {
  const set = (name: keyof WishFields) => (value: string) => onFields({ ...fields, [name]: value });
  return (
    <details className="mt-3 text-sm" data-testid="wishes">
      <summary className="w-fit cursor-pointer text-muted hover:text-text">More wishes</summary>
      <div className="mt-3 grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
        <Labelled label="How far to go">
          {(id) => (
            <select
              id={id}
              value={fields.strength}
              onChange={(event) => set('strength')(event.target.value)}
              className={fieldClass}
            >
              {Object.entries(STRENGTHS).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <TextField
          label="Must be in it"
          placeholder="red scarf, moon"
          value={fields.keep}
          onValue={set('keep')}
        />
        <TextField
          label="Must not be in it"
          placeholder="people, text"
          value={fields.avoid}
          onValue={set('avoid')}
        />
        <TextField
          label="Most tokens"
          note="optional"
          type="number"
          min={5}
          value={fields.maxTokens}
          onValue={set('maxTokens')}
        />
        <TextField
          label="Language"
          placeholder="English"
          maxLength={40}
          value={fields.language}
          onValue={set('language')}
        />
        <TextField
          label="Writer"
          placeholder="as configured"
          maxLength={300}
          value={fields.llm}
          onValue={set('llm')}
        />
      </div>
    </details>
  );
}
