### Will the mail arrive? What the domain in the From line asks receivers to do (DMARC).

# $domain (String) - the domain in the From line
arrival-passes = Passes DMARC: your organization’s servers are authorized for { $domain }, too.
# $domain (String) - the domain in the From line
arrival-reject = { $domain } asks receiving servers to reject such mail: unless the address’s own SMTP server delivers it, many will.
# $domain (String) - the domain in the From line
arrival-quarantine = { $domain } asks receiving servers to be suspicious of such mail: unless the address’s own SMTP server delivers it, much of it will land in spam.
# $domain (String) - the domain in the From line
arrival-fails = Such mail does not pass DMARC. { $domain } asks receiving servers to do nothing about it; each server decides for itself.
# $domain (String) - the domain in the From line
arrival-nothing = { $domain } publishes no DMARC policy: each receiving server decides for itself.
# $domain (String) - the domain in the From line
arrival-unknown = It is not known what { $domain } asks receiving servers to do.
# $domain (String) - the domain in the From line
arrival-expected = Mail should pass DMARC, because { $domain }’s own server delivers it. Only a test message that arrives can prove it.

## The same in short, for whoever writes; the sentences above say why

arrival-why = Why?
arrival-short-expected = Mail from this address should arrive.
arrival-short-passes = Mail from this address should arrive.
arrival-short-reject = Many receiving servers will refuse this mail.
arrival-short-quarantine = Much of this mail will land in spam.
arrival-short-fails = Some of this mail may be refused or land in spam.
arrival-short-nothing = Each receiving server decides for itself whether to accept this mail.
arrival-short-unknown = It is not known whether this mail will arrive.

## What a test message has shown

# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-pass = Seen to pass on { $date }: { $server } received a test message from { $domain }, and it passed DMARC.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-none = On { $date } { $server } received a test message and found that { $domain } publishes no DMARC policy: each receiving server decides for itself.
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
arrival-seen-fail = Seen to fail on { $date }: { $server } received a test message from { $domain }, and it did not pass DMARC. Receiving servers may refuse such mail or treat it as spam.
# $domain (String) - the domain in the From line
arrival-seen-help = The administrator of { $domain } can change that: the SMTP server has to sign with DKIM for { $domain }, or the domain’s SPF record has to name that server.

## What a gateway changes, as a test message showed

# $date (String) - the day on which the test message was sent
arrival-kept = A test message sent on { $date } arrived as it left: the SMTP server changed nothing about its sender.
# $date (String) - the day on which the test message was sent
arrival-kept-so-far = As far as the pasted headers show, a test message sent on { $date } arrived as it left.
# $date (String) - the day on which the test message was sent
arrival-changed-visible = The SMTP server makes recipients see a different sender. This is what it did to a test message sent on { $date }:
# $date (String) - the day on which the test message was sent
arrival-changed-headers = The SMTP server names its user in headers that few people look at. This is what it did to a test message sent on { $date }:
# $date (String) - the day on which the test message was sent
arrival-changed = The SMTP server names nobody else, but does change something. This is what it did to a test message sent on { $date }:
# $address (String) - the address that the server wrote
# $alias (String) - the address from which the message was sent
arrival-from = It puts { $address } in the From field. Recipients do not see { $alias }.
# $alias (String) - the address from which the message was sent
arrival-from-hidden = It puts an address made from the username in the From field. Recipients do not see { $alias }.
# $address (String) - the address that the server wrote
# $alias (String) - the address from which the message was sent
arrival-sender = It adds a Sender field with { $address }. Some programs, Outlook among them, show “{ $address } on behalf of { $alias }”; the preview shows what others make of it.
# $alias (String) - the address from which the message was sent
arrival-sender-hidden = It adds a Sender field with an address made from the username. Some programs, Outlook among them, show that address “on behalf of { $alias }”.
# $alias (String) - the address from which the message was sent
arrival-sender-own = It adds a Sender field with { $alias } itself. A few programs show the address twice.
# $address (String) - the address that the server wrote
arrival-envelope = It makes { $address } the envelope sender. Bounces go there, and anyone who looks at the full headers finds it under Return-Path.
arrival-envelope-hidden = It makes an address from the username the envelope sender. Bounces go there, and anyone who looks at the full headers finds it under Return-Path.
# $address (String) - the address that the server wrote
arrival-reply = Replies go to { $address }.
arrival-reply-hidden = Replies go to an address made from the username.
arrival-reply-none = It removes the Reply-To field, so replies go to the address in From.
# $name (String) - the name that the server wrote
arrival-name = It changes the name in the From field to “{ $name }”.
arrival-name-none = It removes the name from the From field, so recipients see only the address.
arrival-received = It writes the username into the Received field. Anyone who looks at the full headers finds it.
arrival-received-primary = It writes the primary address into the Received field. Anyone who looks at the full headers finds it.
# $field (String) - the name of a header field
arrival-field = It writes the username into the field { $field }. Anyone who looks at the full headers finds it.
arrival-message-id = It replaces the Message-ID.
# $address (String) - the address that the server wrote
arrival-is-login = { $address } comes from the username with which this server is used.
# $address (String) - the address that the server wrote
arrival-is-primary = { $address } is the primary address of this account.
# $fields (String) - names of header fields, as a list
arrival-not-shown = The pasted headers do not show everything. Not known: { $fields }.
# $host (String) - host name of the SMTP server
arrival-remedy = The administrator of { $host } can change that; Fromline’s documentation names the setting for common mail servers. If you have a different username there, send a test message to see what the server does with it.
arrival-preview = Delivered by its own SMTP server, with what that server changed in a test message.
arrival-badge-visible = shows a different sender
arrival-badge-headers = names its user in headers

## What the administrator reads before switching gateways off

# $count (Number) - addresses
arrival-on-behalf = { $count ->
    [one] Delivered without its gateway, mail from { $count } address is shown by some programs as “on behalf of”.
   *[other] Delivered without their gateways, mail from { $count } addresses is shown by some programs as “on behalf of”.
}
# $count (Number) - addresses
arrival-refused = { $count ->
    [one] Many receiving servers then refuse mail from { $count } of them, because its domain asks them to.
   *[other] Many receiving servers then refuse mail from { $count } of them, because their domains ask them to.
}
# $count (Number) - addresses
arrival-not-asked = { $count ->
    [one] { $count } address could not be checked.
   *[other] { $count } addresses could not be checked.
}
