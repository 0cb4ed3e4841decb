import { Link } from '@tanstack/react-router';
import { countOf } from '../lib/format.ts';
import { generate } from '../state/generations.ts';
import { openGenerate, panel } from '../state/panels.ts';
import { copy } from '../state/toast.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { CopyIcon, GenerateIcon, ImproveIcon } from '../ui/icons.tsx';

/** Most prompts that one click generates images for. */
const MOST_GENERATED = 12;

/** The prompts of a template, with actions on each and on all. */
export function Expansions({ prompts }: { prompts: string[] }) {
  const first = prompts.slice(0, MOST_GENERATED);

  function generateAll() {
    for (const prompt of first) void generate({ prompt, count: 1 }, prompt);
    panel.set({ kind: 'generate', seed: { prompt: first[0] ?? '' } });
  }

  return (
    <>
      <ol data-testid="expansions" className="divide-y divide-line border-line border-y">
        {prompts.map((prompt, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: chance may give the same prompt twice
          <li key={n} className="group flex items-start gap-2 py-2">
            <span dir="auto" className="min-w-0 flex-1 break-words font-serif text-[1.05rem] leading-relaxed">
              {prompt}
            </span>
            <span className="flex shrink-0">
              <IconButton label="Copy prompt" className="size-8!" onClick={() => void copy(prompt)}>
                <CopyIcon />
              </IconButton>
              <IconButton label="Generate" className="size-8!" onClick={() => openGenerate({ prompt })}>
                <GenerateIcon />
              </IconButton>
              <Link
                to="/improve"
                search={{ idea: prompt }}
                aria-label="Improve"
                title="Improve"
                className="inline-flex size-8 items-center justify-center rounded-lg text-muted hover:bg-raised hover:text-text"
              >
                <ImproveIcon />
              </Link>
            </span>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button data-testid="generate-all" onClick={generateAll}>
          <GenerateIcon />
          Generate {first.length < prompts.length ? 'the first ' : ''}
          {countOf(first.length, 'prompt')}
        </Button>
        <Button look="plain" onClick={() => void copy(prompts.join('\n'), countOf(prompts.length, 'prompt'))}>
          <CopyIcon />
          Copy all
        </Button>
      </div>
    </>
  );
}
