import { Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useAccount } from '../session/page-context.ts';
import { RequireStaff } from '../session/require-staff.tsx';
import { homeOf } from '../session/roles.ts';
import { ErrorBoundary } from '../shared/error-boundary.tsx';
import { type Preloadable, preloadable } from '../shared/preloadable.tsx';
import { PageSkeleton } from '../shared/skeletons.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** What every page of a route is given: the parts of the address that its path names. */
export interface PageProps {
  readonly params: Readonly<Record<string, string>>;
}

const staffPages: readonly (readonly [path: string, page: Preloadable<PageProps>])[] = [
  ['/operator', preloadable(() => import('../operator/queue/queue-page.tsx'))],
  [
    '/operator/recommendations/:id',
    preloadable(() => import('../operator/detail/detail-page.tsx')),
  ],
  ['/operator/members', preloadable(() => import('../operator/members/members-page.tsx'))],
  ['/operator/members/:id', preloadable(() => import('../operator/members/member-page.tsx'))],
  ['/operator/uploads', preloadable(() => import('../operator/uploads/uploads-page.tsx'))],
  ['/operator/analytics', preloadable(() => import('../operator/analytics/analytics-page.tsx'))],
];

const ownPages: typeof staffPages = [
  ['/app', preloadable(() => import('../member/home/home-page.tsx'))],
  ['/app/uploads', preloadable(() => import('../member/uploads/uploads-page.tsx'))],
  ['/app/sessions', preloadable(() => import('../member/account/sessions-page.tsx'))],
  ['/app/settings', preloadable(() => import('../member/account/settings-page.tsx'))],
];

/** Loads the page of an address ahead. */
export function preloadPage(path: string): void {
  const [, page] =
    [...staffPages, ...ownPages].find(([route]) => {
      const [fixed = '', parameter] = route.split(':');
      return parameter === undefined ? path === route : path.startsWith(fixed);
    }) ?? [];
  page?.preload();
}

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
