export const areaKinds = ['coworking', 'cafe', 'library', 'meeting_room'] as const
export const seatKinds = ['desk', 'table', 'armchair', 'booth', 'meeting_room'] as const
