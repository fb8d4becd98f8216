import common from './id/common.json'
import events from './id/events.json'
import home from './id/home.json'
import identity from './id/identity.json'
import loans from './id/loans.json'
import notify from './id/notify.json'
import problems from './id/problems.json'
import reservation_card from './id/reservation_card.json'
import spaces from './id/spaces.json'
import wallet from './id/wallet.json'

/** What every page, and the home page, say in Indonesian, one namespace for each feature; the rest stands in id-rest.ts. */
export default { common, events, home, identity, loans, notify, problems, reservation_card, spaces, wallet }
