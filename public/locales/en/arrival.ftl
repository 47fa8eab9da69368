### Will the mail arrive? What the domain in the From line asks receivers to do (DMARC).

# $domain (String) - the domain in the From line
arrival-passes = Passes DMARC: your organization’s servers are authorized for { $domain }, too.
# $domain (String) - the domain in the From line
arrival-reject = { $domain } asks receiving servers to reject such mail: unless the address’s own SMTP server delivers it, many will.
# $domain (String) - the domain in the From line
arrival-quarantine = { $domain } asks receiving servers to be suspicious of such mail: unless the address’s own SMTP server delivers it, much of it will land in spam.
# $domain (String) - the domain in the From line
arrival-fails = Such mail does not pass DMARC. { $domain } asks receiving servers to do nothing about it; they decide by themselves.
# $domain (String) - the domain in the From line
arrival-nothing = { $domain } publishes no DMARC policy: receiving servers decide by themselves.
# $domain (String) - the domain in the From line
arrival-unknown = What { $domain } asks receiving servers to do is not known here.
# $domain (String) - the domain in the From line
arrival-expected = Mail should pass DMARC, because { $domain }’s own server delivers it. Only a test message that has arrived can prove it.

## What a test message has shown

# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-pass = Seen to pass on { $date }: { $server } received a test message from { $domain }, and it passed DMARC.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-none = On { $date } { $server } received a test message and found that { $domain } publishes no DMARC policy: receiving servers decide by themselves.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-reject = Seen to fail on { $date }: { $server } received a test message from { $domain }, and it did not pass DMARC. { $domain } asks receiving servers to reject such mail, and many will.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-quarantine = Seen to fail on { $date }: { $server } received a test message from { $domain }, and it did not pass DMARC. { $domain } asks receiving servers to be suspicious of such mail: much of it will land in spam.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-fail = Seen to fail on { $date }: { $server } received a test message from { $domain }, and it did not pass DMARC. Receiving servers may refuse such mail or take it for spam.
# $domain (String) - the domain in the From line
arrival-seen-help = Whoever runs the mail of { $domain } can change that: the SMTP server has to sign with DKIM for { $domain }, or the domain’s SPF record has to name that server.

## What the administrator reads before switching gateways off

# $count (Number) - addresses
arrival-on-behalf = { $count ->
    [one] Mail from { $count } address would turn to “on behalf of” if it were delivered without its gateway.
   *[other] Mail from { $count } addresses would turn to “on behalf of” if it were delivered without their gateways.
}
# $count (Number) - addresses
arrival-refused = { $count ->
    [one] Mail from { $count } of them would be refused by many receiving servers, because its domain asks them to.
   *[other] Mail from { $count } of them would be refused by many receiving servers, because their domains ask them to.
}
# $count (Number) - addresses
arrival-not-asked = { $count ->
    [one] Of { $count } address it could not be found out.
   *[other] Of { $count } addresses it could not be found out.
}
