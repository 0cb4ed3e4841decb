import { NamedFields } from '../ui/fields/named-fields.tsx';
import { variablesOf, withVariable } from './template-params.ts';

/** A field for each variable of a template that has a plain value, as the placeholders of a prompt become. */
export function Variables({ text, onText }: { text: string; onText: (text: string) => void }) {
  const fields = variablesOf(text).map(({ name, value }) => ({
    ...{ name, value },
    label: name.replaceAll('_', ' ').trim(),
  }));
  return (
    <NamedFields
      legend="Variables"
      testId="variable"
      fields={fields}
      onValue={(name, value) => onText(withVariable(text, name, value))}
    />
  );
}
