import { placeholdersOf } from '../../../../src/text/placeholders.ts';
import { NamedFields } from './named-fields.tsx';

interface FillInProps {
  text: string;
  variables: Readonly<Record<string, string>>;
  onVariables: (variables: Record<string, string>) => void;
}

/** A field for each place of a text that is to be filled in, such as [CITY]. */
export function FillIn({ text, variables, onVariables }: FillInProps) {
  const places = new Map(placeholdersOf(text).map((place) => [place.name, place]));
  const fields = [...places.values()].map(({ name, label, default: standard }) => ({
    ...{ name, label, value: variables[name] ?? '' },
    placeholder: standard,
  }));
  return (
    <NamedFields
      legend="To be filled in"
      testId="fill-in"
      fields={fields}
      onValue={(name, value) => onVariables({ ...variables, [name]: value })}
    />
  );
}
