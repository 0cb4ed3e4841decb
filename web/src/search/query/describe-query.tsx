import { Link } from '@tanstack/react-router';
import { useSearchParams } from '../../state/search/use-search.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EyeIcon } from '../../ui/icons.tsx';

/** Of a search by a picture: the way to a prompt for it. */
export function DescribeQuery() {
  const { pic } = useSearchParams();
  if (pic === undefined) return null;
  return (
    <Link to="/describe" search={{ pic }} data-testid="describe-query" className={`${buttonClass()} mt-2`}>
      <EyeIcon />
      Describe this picture
    </Link>
  );
}
