import common from './en/common.json'
import events from './en/events.json'
import home from './en/home.json'
import identity from './en/identity.json'
import loans from './en/loans.json'
import notify from './en/notify.json'
import problems from './en/problems.json'
import reservation_card from './en/reservation_card.json'
import spaces from './en/spaces.json'
import wallet from './en/wallet.json'

/** What every page, and the home page, say in English, one namespace for each feature; the rest stands in en-rest.ts. */
export default { common, events, home, identity, loans, notify, problems, reservation_card, spaces, wallet }
