import { Link } from '@tanstack/react-router';
import { EditIcon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { TOOLS, type Tool } from './rework-tools.ts';

interface ReworkMenuProps {
  ids: string[];
  /** The text of a single prompt, which can be varied; several can be blended. */
  text?: string;
  compact?: boolean;
}

/** The rework tools for prompts of the library. */
export function ReworkMenu({ ids, text, compact }: ReworkMenuProps) {
  const tools = (Object.keys(TOOLS) as Tool[]).map((tool) => ({
    key: tool,
    item: (
      <Link to="/rework" search={{ tool, id: ids.slice(0, 20) }}>
        {TOOLS[tool].label}
      </Link>
    ),
  }));
  const write =
    ids.length > 1
      ? [
          {
            key: 'blend',
            item: (
              <Link to="/improve" search={{ task: 'blend', use: ids.slice(0, 50) }}>
                Blend them
              </Link>
            ),
          },
        ]
      : text !== undefined && text.length <= 4000
        ? [
            {
              key: 'vary',
              item: (
                <Link to="/improve" search={{ task: 'vary', idea: text }}>
                  Vary
                </Link>
              ),
            },
          ]
        : [];
  return (
    <Menu
      label="Rework"
      icon={<EditIcon />}
      testId="rework-menu"
      {...(compact && { compact })}
      items={[...write, ...tools]}
    />
  );
}
