import { Outlet } from '@tanstack/react-router'

export function OrganiseLayout() {
  return <Outlet />
}
