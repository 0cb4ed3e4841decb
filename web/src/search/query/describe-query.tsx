import { Link } from '@tanstack/react-router';
import { useSearchParams } from '../../state/search/use-search.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EyeIcon } from '../../ui/icons.tsx';

/** Leads from a search by image to a prompt that describes the image. */
export function DescribeQuery() {
  const { image } = useSearchParams();
  if (image === undefined) return null;
  return (
    <Link to="/describe" search={{ image }} data-testid="describe-query" className={`${buttonClass()} mt-2`}>
      <EyeIcon />
      Describe this image
    </Link>
  );
}
