import { announceDoorChange, type DoorScan } from './door-store.ts'
import type { NewDoorScan } from './scan-store.ts'

/** Scans that the browser would not take: they live as long as the page, and nothing sends them later. */
let scans: readonly DoorScan[] = []
let orders = 0

/** As many as the list shows. */
const most = 30

export const isUnkept = ({ order }: Pick<DoorScan, 'order'>): boolean => order < 0

/** Orders of their own, which no store gives. */
export function unkept(scan: NewDoorScan): DoorScan {
  orders -= 1
  return { ...scan, order: orders }
}

export function rememberUnkept(scan: DoorScan): void {
  scans = [scan, ...scans.filter(({ order }) => order !== scan.order)].slice(0, most)
  announceDoorChange()
}

/** Newest first. */
export const unkeptScans = (eventId: string): readonly DoorScan[] =>
  scans.filter(({ event }) => event.id === eventId)
