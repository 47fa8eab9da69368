### How the SMTP servers of addresses fare: for whoever has one, and for the administrator.


## The administrator’s list

gateways-title = Per-user outbound gateways
gateways-lead = Every address with its own SMTP server.
gateways-lead-failing = Every address with its own SMTP server. Those whose server does not work come first.
gateways-lead-some = Addresses with their own SMTP servers in the units that you look after.
gateways-back = Back to the setting
gateways-empty = No address has its own SMTP server. Users who add one in their settings appear here.
gateways-empty-some = No address in the units that you look after has its own SMTP server. Users who add one in their settings appear here.
# $count (Number) - addresses with an SMTP server of their own
gateways-count =
    { $count ->
        [one] { $count } address has its own SMTP server.
       *[other] { $count } addresses have their own SMTP servers.
    }
# $count (Number) - those among them whose SMTP server does not work
gateways-failing = For { $count } of them, the SMTP server does not work now.
gateways-all-work = No server failures found.
# $provider (String) - name of a provider
# $count (Number) - SMTP servers with a password there
gateways-passwords =
    { $count ->
        [one] { $count } address still signs in at { $provider } with a password.
       *[other] { $count } addresses still sign in at { $provider } with a password.
    }
# $count (Number) - users to whom these addresses belong
gateways-passwords-users =
    { $count ->
        [one] It belongs to { $count } user.
       *[other] They belong to { $count } users.
    }
# $provider (String) - name of a provider
# $day (String) - a day
gateways-passwords-ends = { $provider } switches passwords for SMTP off by default after { $day }; the mailboxes’ administrators may switch them on again for a while.
# $provider (String) - name of a provider
gateways-passwords-asked = Each of these users is asked in their list of addresses to continue with { $provider }, with two clicks and nothing to enter.
# $provider (String) - name of a provider
gateways-passwords-register = Fromline is not registered with { $provider }. Until the server’s administrator registers it (docs/oauth.md), these users cannot connect without a password.
# $count (Number) - users who would get an email now
gateways-passwords-notify =
    { $count ->
        [one] Email { $count } user
       *[other] Email { $count } users
    }
# $provider (String) - name of a provider
gateways-passwords-notify-title = Email users with a password at { $provider }?
# $provider (String) - name of a provider
# $count (Number) - users who get an email
gateways-passwords-notify-text =
    { $count ->
        [one] { $count } user gets one email, in their own language: which of their addresses sign in at { $provider } with a password, until when that works, and how to continue without one.
       *[other] { $count } users each get one email, in their own language: which of their addresses sign in at { $provider } with a password, until when that works, and how to continue without one.
    }
gateways-passwords-notify-again = Anyone who was emailed about this in the last 30 days is not emailed again.
gateways-passwords-notify-send = Send emails
# $count (Number) - users who are emailed
gateways-passwords-notified =
    { $count ->
        [one] { $count } email is on its way.
       *[other] { $count } emails are on their way.
    }
# $day (String) - the day on which users were last emailed
# $sent (Number) - emails that have been sent
# $count (Number) - emails in all, one for each user
gateways-passwords-notices = Emails of { $day }: { $sent } of { $count } sent.
gateways-off-refuse = External SMTP servers are switched off: none of these are used, and mail from these addresses is refused.
gateways-some-off = Some of these SMTP servers are switched off: the organizational unit of their users does not allow them.
gateways-off-behalf = External SMTP servers are switched off: none of these are used, and the organization’s servers deliver mail from the confirmed addresses.
gateways-more = Show more
# $user (String) - the primary address of the account
gateways-user = Account: { $user }
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
gateways-host = SMTP server: { $host }, port { $port }, { $security }
gateways-works = works
gateways-fails = does not work
gateways-unknown = not tried yet
gateways-unproven = not yet proven
gateways-row-pending = No mail can be sent from this address until its user confirms it.
gateways-row-refused = The SMTP server is not used now, and mail from this address is refused.
gateways-row-behalf = The SMTP server is not used now; the organization’s servers deliver mail from this address.

## How one of them fares

# $when (String) - date and time
gateways-last-worked = The SMTP server last worked on { $when }.
# $when (String) - date and time
gateways-last-signed-in = Fromline last signed in on { $when }.
gateways-not-tried = The SMTP server has not been tried yet.
# $when (String) - date and time
gateways-fails-since = The SMTP server has not worked since { $when }. Mail from this address waits; it is not sent any other way.
# $when (String) - date and time
gateways-no-message-since = The SMTP server has not confirmed a message from this address since { $when }. Such mail does not wait: it is returned to the sender.
gateways-sender-unknown = The SMTP server accepts the username and password. Whether it accepts mail from this address is not known: when asked, it said neither yes nor no. A test message will tell.
# $when (String) - date and time
gateways-password-since = It has refused the username or password since { $when }.
# $when (String) - date and time
gateways-next = Fromline’s next check: { $when }.
# $when (String) - the day
gateways-certificate-ends = Its certificate expires on { $when }.
# $when (String) - the day
gateways-certificate-soon = The SMTP server’s certificate expires on { $when }. If it is not renewed by then, mail from this address will have to wait. Ask the server’s administrator.
gateways-enter-password = Enter the new password
gateways-look-at-settings = Check the settings
gateways-remove = Remove the SMTP server
gateways-remove-title = Remove this SMTP server?
# $address (String) - the address whose SMTP server it is
# $user (String) - the primary address of the account
gateways-remove-text = The organization’s servers deliver mail from { $address } from then on. The stored username and password are deleted; only { $user } can enter them again.
# $address (String) - the address whose SMTP server it is
# $user (String) - the primary address of the account
gateways-remove-text-pending = Once { $address } is confirmed, the organization’s servers deliver its mail. The stored username and password are deleted; only { $user } can enter them again.
# $address (String) - the address whose SMTP server it was
gateways-removed = Removed: the SMTP server of { $address }

## Why one of them fails, for administrators: the user’s sentence addresses the user

gateways-reason-sender-refused = The server lets the user in, but does not accept mail from this address. The user has to enter the username that it belongs to, or ask the provider.
gateways-reason-message-refused = The server lets the user in, but refused the message. The user has to ask the provider whether mail from this address is allowed.
gateways-reason-server-5xx = The server refused the connection. The user has to ask the provider whether the account may send mail by SMTP.
gateways-reason-auth-unsupported = The server offers no way to sign in that Fromline knows. The user has to ask the provider whether SMTP sign-in has to be enabled.
gateways-reason-auth-unavailable = The server cannot check passwords right now, or there were too many attempts. The user’s password may well be right.
gateways-reason-auth-not-understood = The server did not understand the attempt to sign in, so it did not look at the user’s password. A very long password can be the cause.
gateways-reason-app-password-needed = The server wants an app password instead of the usual one. The user has to create one at the provider and enter it.
gateways-reason-oauth-only = This server does not accept passwords (it requires OAuth). If Fromline is registered with the provider, the user can connect without a password.
gateways-reason-token-rejected = The server refused Fromline’s access: it has ended, or it belongs to another account than the username. The user has to connect again.
gateways-reason-scope-missing = Fromline’s access does not include sending mail. The user has to connect again and leave the permission for mail checked.
gateways-reason-consent-ended = Fromline’s access to this mailbox has ended: it was withdrawn, or the provider no longer accepts it. The user has to connect again.
gateways-reason-oauth-client-rejected = The provider does not accept this Fromline’s registration. Only the people who run Fromline can fix that; the user’s mailbox is not the cause.
# $host (String) - host name of the SMTP server
gateways-arrival-remedy = The administrator of { $host } can change that; Fromline’s documentation names the setting for common mail servers. If the user has a different username there, a test message shows what the server does with it.

## Finding gateways, and taking many away

gateways-search = Address, server or user
gateways-search-hint = Part of an address or of a server’s name is enough.
gateways-filters = Filter
gateways-any = Any
gateways-at-host = SMTP server
# $host (String) - host name of an SMTP server
# $count (Number) - gateways there
gateways-host-option = { $host } ({ $count })
gateways-condition = State
gateways-condition-pending = waiting for confirmation
gateways-unit = Organizational unit
# $unit (String) - path of the unit that the user is in
gateways-of-unit = Organizational unit: { $unit }
# $count (Number) - gateways that were found
gateways-found = Found: { $count }
gateways-none = No gateway was found. Change what you search for, or the filter.
gateways-reset = Show all
# $address (String) - the address whose SMTP server it is
gateways-select = Select { $address }
gateways-select-shown = Select all that are shown here
# $count (Number) - gateways that were found
gateways-select-found = Select all { $count } found
# $count (Number) - gateways that are selected
gateways-selected = Selected: { $count }
gateways-selected-none = Clear the selection
gateways-remove-chosen = Remove
# $count (Number) - addresses whose SMTP servers are to be removed; at least two
gateways-remove-title-many =
    { $count ->
        [one] Remove the SMTP server of { $count } address?
       *[other] Remove the SMTP servers of { $count } addresses?
    }
gateways-remove-text-many = The organization’s servers deliver mail from the confirmed addresses among these from then on. The stored username and password of each are deleted; only their users can enter them again.
# $count (Number) - addresses that are not named
gateways-remove-others =
    { $count ->
        [one] and { $count } other address
       *[other] and { $count } other addresses
    }
# $count (Number) - addresses whose SMTP servers were removed
gateways-removed-many =
    { $count ->
        [one] Removed: the SMTP server of { $count } address.
       *[other] Removed: the SMTP servers of { $count } addresses.
    }
gateways-refused = Not removed:
