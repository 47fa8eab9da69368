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

## Receivers follow two rule sets

arrival-details = Details
arrival-short-differs = Whether this mail arrives depends on the recipient’s provider.
arrival-differs = It depends on the recipient’s provider: receiving servers follow two versions of the DMARC rules, and these judge this mail differently.
# $domain (String) - the domain in the From line
arrival-broken = { $domain } publishes a DMARC record that is not valid. Most receiving servers ignore it, and each server decides for itself.
# $programs (String) - names of programs, as a list
arrival-by-today = Today’s rules, RFC 9989. Programs found to follow them: { $programs }.
# $programs (String) - names of programs, as a list
arrival-by-before = The rules before, RFC 7489 with the Public Suffix List. Programs found to follow them: { $programs }.
# $percent (Number) - percent
arrival-percent = The domain asks for this in { $percent }% of such mail (pct).
# $name (String) - a name in DNS
arrival-both-publish = To pass under both: publish a DMARC record at { $name }, for example “v=DMARC1; p=none”.
# $name (String) - a name in DNS
arrival-both-psd = To pass under both: remove the tag “psd” from the DMARC record at { $name }.
# $domain (String) - the domain in the From line
arrival-both-sign = To pass under both: your organization’s servers have to sign with DKIM for { $domain }, and { $domain } has to publish the key.

## Records that are not valid

# $name (String) - a name in DNS
arrival-fault-several = There is more than one DMARC record at { $name }.
# $name (String) - a name in DNS
arrival-fault-blank = The DMARC record at { $name } begins with a space.
# $name (String) - a name in DNS
arrival-fault-version = The DMARC record at { $name } does not begin with “v=DMARC1” exactly.
# $name (String) - a name in DNS
arrival-fault-separator = The DMARC record at { $name } does not separate its tags with semicolons alone.
# $name (String) - a name in DNS
arrival-fault-missing = The DMARC record at { $name } does not say what to do: the tag “p” is missing.
# $name (String) - a name in DNS
# $tag (String) - the name of a tag
# $value (String) - what stands in the record
arrival-fault-value = The DMARC record at { $name } says “{ $tag }={ $value }”, which is not a policy.
arrival-fault-forgiven = Some receiving servers forgive this and apply the record.
# $domain (String) - the domain whose SPF record it is
arrival-spf-several = SPF: { $domain } has more than one SPF record, so none counts.
# $domain (String) - the domain whose SPF record it is
arrival-spf-characters = SPF: the record of { $domain } contains characters that are not allowed.
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
arrival-spf-malformed = SPF: the record of { $domain } is not valid at “{ $term }”.
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
# $count (Number) - lookups so far
# $limit (Number) - the most that are allowed
arrival-spf-lookups = SPF: the check stops at “{ $term }” in the record of { $domain }. That is lookup { $count }, and { $limit } are allowed.
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
# $count (Number) - lookups that found nothing
# $limit (Number) - the most that are allowed
arrival-spf-voids = SPF: the check stops at “{ $term }” in the record of { $domain }. Lookups that found nothing: { $count }, allowed: { $limit }.
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
# $count (Number) - mail servers
# $limit (Number) - the most that are allowed
arrival-spf-servers = SPF: the check stops at “{ $term }” in the record of { $domain }. Mail servers there: { $count }, allowed: { $limit }.
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
arrival-spf-no-record = SPF: “{ $term }” in the record of { $domain } names a domain without an SPF record.
# $domain (String) - the domain whose SPF record it is
arrival-spf-unanswered = SPF: DNS gave no answer that the record of { $domain } needs.

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
# The author was replaced, too
# $address (String) - the address that was put there
arrival-sender-too = It also adds a Sender field with { $address }.
arrival-sender-too-hidden = It also adds a Sender field with an address made from the username.
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
arrival-name-hidden = It changes the name in the From field.
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
arrival-preview-test = Your test message
arrival-badge-visible = shows a different sender
arrival-badge-headers = names its user in headers

## What the administrator reads before switching gateways off

# $count (Number) - addresses
arrival-on-behalf =
    { $count ->
        [one] Delivered without its gateway, mail from { $count } address is shown by some programs as “on behalf of”.
       *[other] Delivered without their gateways, mail from { $count } addresses is shown by some programs as “on behalf of”.
    }
# $count (Number) - addresses
arrival-refused =
    { $count ->
        [one] Mail from { $count } of them is then refused by all receiving servers that apply DMARC, because its domain asks them to.
       *[other] Mail from { $count } of them is then refused by all receiving servers that apply DMARC, because their domains ask them to.
    }
# $count (Number) - addresses
arrival-refused-some = Mail from { $count } of them is then refused by some servers: it depends on which version of the DMARC rules they follow.
# $count (Number) - addresses
arrival-not-asked =
    { $count ->
        [one] { $count } address could not be checked.
       *[other] { $count } addresses could not be checked.
    }
