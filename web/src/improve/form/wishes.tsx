import { useEffect, useState } from 'react';
import { fieldClass, Labelled, TextField } from '../../ui/field.tsx';
import { FormField } from '../../ui/fields/form-field.tsx';
import { STRENGTHS } from '../improve-params.ts';
import type { AskFields } from './ask.ts';

interface WishesProps {
  fields: AskFields;
  onFields: (fields: AskFields) => void;
}

/** The further options of an improvement. */
export function Wishes({ fields, onFields }: WishesProps) {
  const set = (name: 'keep' | 'avoid' | 'maxTokens' | 'language' | 'llm' | 'strength') => (value: string) =>
    onFields({ ...fields, [name]: value });
  const { keep, avoid, maxTokens, language, llm, strength, form } = fields;
  const wished =
    [keep, avoid, maxTokens, language, llm].some((text) => text !== '') ||
    strength !== 'develop' ||
    form !== undefined;
  const [open, setOpen] = useState(wished);
  useEffect(() => {
    if (wished) setOpen(true);
  }, [wished]);
  return (
    <details
      className="mt-3 text-sm"
      data-testid="wishes"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="w-fit cursor-pointer text-muted hover:text-text">More options</summary>
      <div className="mt-3 grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-7">
        <Labelled label="Strength">
          {(id) => (
            <select
              id={id}
              value={strength}
              onChange={(event) => set('strength')(event.target.value)}
              className={fieldClass}
            >
              {STRENGTHS.map((value) => (
                <option key={value}>{value}</option>
              ))}
            </select>
          )}
        </Labelled>
        <FormField value={form} onValue={(next) => onFields({ ...fields, form: next })} />
        <TextField label="Must include" placeholder="red scarf, moon" value={keep} onValue={set('keep')} />
        <TextField label="Must not include" placeholder="people, text" value={avoid} onValue={set('avoid')} />
        <TextField
          label="Maximum tokens"
          note="optional"
          type="number"
          min={5}
          value={maxTokens}
          onValue={set('maxTokens')}
        />
        <TextField
          label="Language"
          placeholder="English"
          maxLength={40}
          value={language}
          onValue={set('language')}
        />
        <TextField label="Writer" placeholder="default" maxLength={300} value={llm} onValue={set('llm')} />
      </div>
    </details>
  );
}
