import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { SkipLink } from './skip-link.tsx'

export function Root() {
  return (
    <>
      <SkipLink />
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
    </>
  )
}
