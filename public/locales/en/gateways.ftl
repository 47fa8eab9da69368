### How the SMTP servers of addresses fare: for whoever has one, and for the administrator.

## The administrator’s list

gateways-title = Per-user outbound gateways
gateways-lead = Every address with an SMTP server of its own. Those that do not work come first.
gateways-back = Back to the setting
gateways-empty = No address has an SMTP server of its own. Whoever adds one in their settings appears here.
# $count (Number) - addresses with an SMTP server of their own
gateways-count = { $count ->
    [one] { $count } address has an SMTP server of its own.
   *[other] { $count } addresses have an SMTP server of their own.
}
# $count (Number) - those among them whose SMTP server does not work
gateways-failing = { $count ->
    [one] { $count } of these servers does not work now.
   *[other] { $count } of these servers do not work now.
}
gateways-all-work = No problems found.
# $provider (String) - name of a provider
# $count (Number) - SMTP servers with a password there
gateways-passwords = { $count ->
    [one] { $count } address still signs in at { $provider } with a password.
   *[other] { $count } addresses still sign in at { $provider } with a password.
}
# $count (Number) - users to whom these addresses belong
gateways-passwords-users = { $count ->
    [one] It concerns { $count } user.
   *[other] They belong to { $count } users.
}
# $provider (String) - name of a provider
# $day (String) - a day
gateways-passwords-ends = { $provider } switches passwords for SMTP off by default after { $day }; the mailboxes’ administrators may switch them on again for a while.
# $provider (String) - name of a provider
gateways-passwords-asked = Each of these users is asked in their list of addresses to continue with { $provider }, with two clicks and nothing to enter.
# $provider (String) - name of a provider
gateways-passwords-register = Fromline is not registered with { $provider }: until whoever runs the server does that (docs/oauth.md), these users cannot connect without a password.
gateways-off-refuse = External SMTP servers are switched off: none of these is used, and mail from these addresses is refused.
gateways-off-behalf = External SMTP servers are switched off: none of these is used, and the organization’s servers deliver mail from those addresses that are confirmed.
gateways-more = Show more
# $user (String) - the primary address of the account
gateways-user = Account: { $user }
# $host (String) - host name of the SMTP server
gateways-host = SMTP server: { $host }
gateways-works = works
gateways-fails = does not work
gateways-unknown = not tried yet
gateways-unproven = not proven yet
gateways-row-pending = Nothing can be sent from this address until its user has confirmed it.
gateways-row-refused = The SMTP server is not used now, and mail from this address is refused.
gateways-row-behalf = The SMTP server is not used now; the organization’s servers deliver mail from this address.

## How one of them fares

# $when (String) - date and time
gateways-last-worked = The SMTP server last worked on { $when }.
gateways-not-tried = The SMTP server has not been tried yet.
# $when (String) - date and time
gateways-fails-since = The SMTP server has not worked since { $when }. Mail from this address waits; it is not sent any other way.
# $when (String) - date and time
gateways-no-message-since = Since { $when } the SMTP server has confirmed no message from this address. Such mail does not wait: it comes back to whoever wrote it.
gateways-sender-unknown = The SMTP server accepts username and password. Whether it lets mail from this address through is not known: asked, it said neither yes nor no. A test message will tell.
# $when (String) - date and time
gateways-password-since = It has refused username or password since { $when }.
# $when (String) - date and time
gateways-next = Fromline looks at it again on { $when }.
# $when (String) - the day
gateways-certificate-ends = Its certificate ends on { $when }.
# $when (String) - the day
gateways-certificate-soon = The certificate of the SMTP server ends on { $when }. If it is not renewed by then, mail from this address has to wait. Ask whoever runs the server.
gateways-enter-password = Enter the new password
gateways-look-at-settings = Look at the settings
gateways-remove = Remove the SMTP server
gateways-remove-title = Remove this SMTP server?
# $address (String) - the address whose SMTP server it is
# $user (String) - the primary address of the account
gateways-remove-text = The organization’s servers deliver mail from { $address } from then on. The stored username and password are deleted; only { $user } can enter them again.
# $address (String) - the address whose SMTP server it was
gateways-removed = Removed: the SMTP server of { $address }
