import { type ComponentType, lazy, Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useAccount } from '../session/page-context.ts';
import { RequireStaff } from '../session/require-staff.tsx';
import { homeOf } from '../session/roles.ts';
import { ErrorBoundary } from '../shared/error-boundary.tsx';
import { PageSkeleton } from '../shared/skeletons.tsx';
import { whenOnline } from '../shared/when-online.ts';
import { NotFoundPage } from './not-found-page.tsx';

/** What every page of a route is given: the parts of the address that its path names. */
export interface PageProps {
  readonly params: Readonly<Record<string, string>>;
}

type LazyPage = ComponentType<PageProps>;

/** Offline, the skeleton stands until the page can be loaded. */
const page = (load: () => Promise<{ default: LazyPage }>) => lazy(() => whenOnline(load));

const staffPages: readonly (readonly [path: string, page: LazyPage])[] = [
  ['/operator', page(() => import('../operator/queue/queue-page.tsx'))],
  ['/operator/recommendations/:id', page(() => import('../operator/detail/detail-page.tsx'))],
  ['/operator/members', page(() => import('../operator/members/members-page.tsx'))],
  ['/operator/members/:id', page(() => import('../operator/members/member-page.tsx'))],
  ['/operator/uploads', page(() => import('../operator/uploads/uploads-page.tsx'))],
  ['/operator/analytics', page(() => import('../operator/analytics/analytics-page.tsx'))],
];

const ownPages: typeof staffPages = [
  ['/app', page(() => import('../member/home/home-page.tsx'))],
  ['/app/uploads', page(() => import('../member/uploads/uploads-page.tsx'))],
  ['/app/sessions', page(() => import('../member/account/sessions-page.tsx'))],
  ['/app/settings', page(() => import('../member/account/settings-page.tsx'))],
];

/** The page of the address. One that fails leaves the shell standing, and the next one starts afresh. */
export function PageRoutes() {
  const [path] = useLocation();
  const account = useAccount();
  return (
    <ErrorBoundary key={path}>
      <Suspense fallback={<PageSkeleton />}>
        <Switch>
          <Route path="/">
            <Redirect to={homeOf(account)} replace />
          </Route>
          {staffPages.map(([route, StaffPage]) => (
            <Route key={route} path={route}>
              {(params) => (
                <RequireStaff>
                  <StaffPage params={plain(params)} />
                </RequireStaff>
              )}
            </Route>
          ))}
          {ownPages.map(([route, OwnPage]) => (
            <Route key={route} path={route}>
              {(params) => <OwnPage params={plain(params)} />}
            </Route>
          ))}
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

function plain(params: Readonly<Record<string, string | undefined>>): PageProps['params'] {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '']));
}
