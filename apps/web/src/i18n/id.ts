import common from './id/common.json'
import door from './id/door.json'
import events from './id/events.json'
import home from './id/home.json'
import identity from './id/identity.json'
import operations from './id/operations.json'
import organise from './id/organise.json'
import people from './id/people.json'
import problems from './id/problems.json'
import wallet from './id/wallet.json'

/** What the app says in Indonesian, one namespace for each feature. */
export default { common, problems, home, identity, people, events, wallet, organise, door, operations }
