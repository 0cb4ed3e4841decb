import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Tooltip } from 'radix-ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/queries.ts';
import { basePath } from './lib/base-path.ts';
import { router } from './router.tsx';
import './styles.css';

const { pathname, search, hash } = location;
const root = document.getElementById('root');
// Asked past the proxy, the page stands elsewhere than its links lead.
if (`${pathname}/`.startsWith(`${basePath}/`) === false)
  location.replace(`${basePath}${pathname}${search}${hash}`);
else if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Tooltip.Provider delayDuration={400}>
          <RouterProvider router={router} />
        </Tooltip.Provider>
      </QueryClientProvider>
    </StrictMode>,
  );
