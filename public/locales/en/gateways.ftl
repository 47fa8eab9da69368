### How the SMTP servers of addresses fare: for whoever has one, and for the administrator.

## The administrator’s list

gateways-title = Per-user outbound gateways in use
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
gateways-all-work = None of them is known to fail.
gateways-more = Show more
# $user (String) - the primary address of the account
gateways-user = Account: { $user }
# $host (String) - host name of the SMTP server
gateways-host = SMTP server: { $host }
gateways-works = works
gateways-fails = does not work
gateways-unknown = not tried yet

## How one of them fares

# $when (String) - date and time
gateways-last-worked = The SMTP server last worked on { $when }.
gateways-not-tried = The SMTP server has not been tried yet.
# $when (String) - date and time
gateways-fails-since = The SMTP server has not worked since { $when }. Mail from this address waits; it leaves by no other way.
# $when (String) - date and time
gateways-no-message-since = Since { $when } the SMTP server has confirmed no message from this address. Such mail does not wait: it comes back to whoever wrote it.
gateways-sender-unknown = The SMTP server accepts username and password. Whether it lets mail from this address through is not known: asked, it said neither yes nor no. A test message will tell.
# $when (String) - date and time
gateways-password-since = It has refused username or password since { $when }.
# $when (String) - date and time
gateways-next = Fromline looks at it again on { $when }.
# $when (String) - date and time
gateways-certificate-ends = Its certificate ends on { $when }.
# $when (String) - date and time
gateways-certificate-soon = The certificate of the SMTP server ends on { $when }. If it is not renewed by then, mail from this address has to wait. Ask whoever runs the server.
gateways-enter-password = Enter the new password
gateways-look-at-settings = Look at the settings
