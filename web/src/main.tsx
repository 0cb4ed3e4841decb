import { focusManager, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Tooltip } from 'radix-ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { hearOtherTabs } from './api/other-tabs.ts';
import { queryClient, refreshHere } from './api/queries.ts';
import { recoverByItself } from './api/recovery.ts';
import { basePath } from './lib/base-path.ts';
import { router } from './router.tsx';
import './styles.css';

recoverByItself();
hearOtherTabs(refreshHere);
// A window can come to the front without having been hidden.
focusManager.setEventListener((onFocus) => {
  const look = () => onFocus();
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    window.removeEventListener('focus', look);
    document.removeEventListener('visibilitychange', look);
  };
});

const { pathname, search, hash } = location;
const root = document.getElementById('root');
// A request that bypassed the proxy goes to the address that the links use.
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
