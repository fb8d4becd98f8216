import common from './en/common.json'
import door from './en/door.json'
import events from './en/events.json'
import home from './en/home.json'
import identity from './en/identity.json'
import operations from './en/operations.json'
import organise from './en/organise.json'
import people from './en/people.json'
import problems from './en/problems.json'
import wallet from './en/wallet.json'

/** What the app says in English, one namespace for each feature. */
export default { common, problems, home, identity, people, events, wallet, organise, door, operations }
