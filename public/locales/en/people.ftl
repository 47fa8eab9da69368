### The people of the organization: the administrator’s list, one person’s page, and what is changed there.


## The list

people-title = People
people-lead = Everyone with an account here, their addresses and their gateways.
people-lead-some = The people in the units that you look after, their addresses and their gateways.
people-search = Name or address
people-search-hint = The beginning of a word is enough.
people-filters = Filter
people-unit = Organizational unit
people-state = Account
people-any = Any
people-state-open = Open
people-state-invited = No password yet
people-state-closed = Closed
people-role = Role
people-role-user = User
people-role-administrator = Super administrator
people-gateways = Gateways
people-gateways-some = At least one
people-gateways-failing = At least one that does not work
people-gateways-none = None
# $count (Number) - people in the organization
people-total =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
# $count (Number) - people found
# $total (Number) - people in the organization
people-found =
    { $count ->
        [one] { $count } person found, of { $total }
       *[other] { $count } people found, of { $total }
    }
people-none = Nobody was found. Change what you search for, or the filter.
people-reset = Show everyone
people-more = Show more
# $person (String) - name or address of the person
people-select = Select { $person }
people-select-all = Select everyone shown here
# $count (Number) - people who are selected
people-selected = Selected: { $count }
people-selected-none = Clear the selection
# $addresses (Number) - addresses beside the primary one
# $gateways (Number) - gateways
people-counts = Other addresses: { $addresses }, gateways: { $gateways }
# $count (Number) - gateways that do not work
people-failing =
    { $count ->
        [one] { $count } gateway does not work
       *[other] { $count } gateways do not work
    }

## Adding somebody

people-add = Add a person
people-address = Primary address
people-name = Name
people-language = Language of their pages and emails
people-add-hint = They get an email with a link to set their password. The link is valid for 24 hours.
people-add-send = Add and invite
# $address (String) - primary address of the new person
people-added = Added and invited: { $address }

## Changing one or many

people-invite = Invite again
people-invite-title = Send the invitation again?
# $count (Number) - people who are selected
people-invite-text =
    { $count ->
        [one] { $count } person gets a new link to set their password. Links from earlier emails stop working.
       *[other] { $count } people each get a new link to set their password. Links from earlier emails stop working.
    }
people-invite-send = Send invitations
# $count (Number) - people who were invited
people-invited =
    { $count ->
        [one] { $count } invitation is on its way.
       *[other] { $count } invitations are on their way.
    }
people-open = Open the account
people-open-title = Open the account again?
# $count (Number) - people who are selected
people-open-text =
    { $count ->
        [one] { $count } person can sign in and send again, with the password, addresses and gateways from before.
       *[other] { $count } people can sign in and send again, with the passwords, addresses and gateways from before.
    }
# $count (Number) - accounts
people-opened =
    { $count ->
        [one] { $count } account is open.
       *[other] { $count } accounts are open.
    }
people-close = Close the account
people-close-title = Close the account?
people-close-text = A person whose account is closed cannot sign in, and mail they send is refused. Addresses and gateways are kept for later.
people-close-held = Mail that the mail server still holds for these gateways is returned to its senders. Only the mail server knows how much that is.
# $gateways (Number) - gateways that stop working
# $sessions (Number) - sessions that end
# $emails (Number) - emails by Fromline that are not sent any more
people-close-effect = Gateways that stop: { $gateways }. Sessions that end: { $sessions }. Emails from Fromline that are not sent: { $emails }.
# $count (Number) - accounts
people-closed =
    { $count ->
        [one] { $count } account is closed.
       *[other] { $count } accounts are closed.
    }
people-move = Move to a unit
people-move-title = Move to another unit
people-move-to = Unit
# $count (Number) - people who were moved
people-moved =
    { $count ->
        [one] { $count } person was moved.
       *[other] { $count } people were moved.
    }
people-refused = Not done for:

## One person

people-back = All people
people-session = Sessions
# $count (Number) - open sessions
# $when (String) - the day of the last use
people-sessions =
    { $count ->
        [one] { $count } open session, last used on { $when }
       *[other] { $count } open sessions, last used on { $when }
    }
people-sessions-none = No open session
people-language-unset = Not chosen
people-addresses = Other addresses
people-addresses-none = No address beside the primary one.
# $host (String) - host of the SMTP server
people-host = Gateway: { $host }
people-organization = The organization’s servers deliver its mail.
people-then-organization = Once it is confirmed, the organization’s servers deliver its mail.
people-rights = What they may do
# $unit (String) - the unit that sets it, as a path
people-may = May send through an external SMTP server. The setting comes from { $unit }.
# $unit (String) - the unit that sets it, as a path
people-may-not-refuse = May not send through an external SMTP server; mail from addresses that have one is refused. The setting comes from { $unit }.
# $unit (String) - the unit that sets it, as a path
people-may-not-behalf = May not send through an external SMTP server; the organization’s servers deliver mail from addresses that have one. The setting comes from { $unit }.
people-may-nothing = The account is closed: no sign-in, and mail is refused.

## A table of people

people-table = Many at once
people-table-export = Save everyone as a table (CSV)
people-table-export-some = Save the people in your units as a table (CSV)
people-table-import = Add or change people from a table
people-table-file = CSV file
people-table-hint = Columns: address, name, role, state, language. All but the first may be missing; people who are not in the table stay as they are. At most 20,000 lines.
people-table-try = See what would change
people-table-invite = Email an invitation to everyone who is added
people-table-apply = Apply these changes
# $added (Number) - people who are added
# $changed (Number) - people who change
# $unchanged (Number) - people who stay as they are
people-table-would = To be added: { $added }, to be changed: { $changed }. Unchanged: { $unchanged }.
# $added (Number) - people who were added
# $changed (Number) - people who changed
# $unchanged (Number) - people who stayed as they are
people-table-done = Added: { $added }, changed: { $changed }. Unchanged: { $unchanged }.
# $count (Number) - lines
people-table-faults =
    { $count ->
        [one] { $count } line has an error and is left out.
       *[other] { $count } lines have errors and are left out.
    }
# $line (Number) - number of the line
people-table-line = Line { $line }:
# $column (String) - name of the column, as in the file
people-table-column = Column { $column }:
# $count (Number) - lines
people-table-rest =
    { $count ->
        [one] And { $count } more line.
       *[other] And { $count } more lines.
    }
people-change-added = is added
people-change-name = name changes
people-change-role = role changes
people-change-language = language changes
people-change-closed = account is closed
people-change-opened = account is opened

## Roles

people-role-administrator-hint = May do everything, everywhere, and give every role.
people-role-unit = Unit administrator
people-role-unit-hint = Decides the setting and manages people, gateways and units, in this unit and below.
people-role-helpdesk = Helpdesk
people-role-helpdesk-hint = Sees people and gateways, sends invitations again and removes gateways, in this unit and below.
people-role-auditor = Auditor
people-role-auditor-hint = Sees what administrators see, in this unit and below, and changes nothing.
people-role-translator = Translator
people-role-translator-hint = Works on the texts of Fromline.
people-roles = Roles
people-roles-none = No role: manages only their own addresses.
people-roles-give = Give a role
people-roles-end = End this role
people-roles-end-title = End this role?
people-roles-end-text = It ends with this person’s next request. You can give it again.
people-roles-given = The role is given.
people-roles-ended = The role has ended.
# $day (String) - the last day, as a date
people-roles-until = until { $day }
# $who (String) - the address of who gave it
people-roles-by = Given by { $who }
people-roles-by-command = Given at the server’s command line
people-roles-unit = Organizational unit
people-roles-last-day = Last day
people-roles-last-day-hint = The role ends automatically after this day. Leave it empty if it should not end.
