### A mail that somebody received: which route it took, and what each mail program shows of it.

received-title = An email you received
received-lead = Paste its headers and see who confirms its sender, what each mail program shows of it, and why.

## The form

received-headers = Headers of the email
received-headers-hint = In most mail programs: “Show original”, “View source” or “All headers”. The text of the email is not needed.
received-submit = Read the headers
received-private = The server reads what you paste and keeps nothing of it.

## Who confirms the sender

received-route-heading = Who confirms the sender
# $author (String) - the address in the From line
received-origin-author = The domain of { $author } confirms this email: it passed DMARC.
# $author (String) - the address in the From line
received-origin-author-domain = The domain of { $author } confirms this email: SPF or DKIM passed for it.
# $domains (String) - domains, as a list
received-origin-also = SPF or DKIM also passed for { $domains }: servers of another domain took part in sending it.
# $author (String) - the address in the From line
# $domains (String) - domains, as a list
received-origin-others = SPF or DKIM passed for { $domains }, but not for the domain of { $author }: servers other than its own sent this email.
# $author (String) - the address in the From line
received-origin-nobody = Nothing confirms the sender: neither SPF nor DKIM passed for the domain of { $author }.
received-origin-unknown = Not known: there are no results from a server that you believe.
# $domain (String) - the domain that the headers name
received-names-own = Apart from the results, the headers name only { $domain }, the address’s own domain. That proves nothing.
# $domain (String) - the domain that the headers name
received-names-other = Apart from the results, the headers name { $domain } as the domain that sent it. That proves nothing.
received-origin-several = This email has more than one From field, and a valid email has one. Which of these senders is shown depends on the mail program:
received-origin-no-author = The From field names no address with a domain. Nothing can confirm such a sender.

## What else the headers tell

received-delivery-status = A mail server wrote it to report on the delivery of another email.
# $list (String) - the mailing list's name or address
received-list = It came through the mailing list { $list }.
# $list (String) - the mailing list's name or address
received-list-rewrote = The mailing list or group { $list } put its own address in the From field.
# $author (String) - an email address
received-list-author = As far as the headers tell, the author is { $author }.
# $author (String) - an email address
received-rewrote = A server on the way replaced the sender in the From field. Before that it was { $author }.
received-bulk = A mailing service sent it to many recipients.
# $domain (String) - the forwarder's domain
received-forwarded = { $domain } forwarded it.
# $sender (String) - the address in the Sender field
received-sender = The Sender field says that { $sender } sent it on the author’s behalf. Anyone can write such a field; some mail programs show it.
# $sender (String) - the address in the Sender field
received-sender-same = The Sender field names { $sender }, an address of the same domain. Some mail programs show it.
received-sender-empty = The Sender field is empty: it names nobody.
# $text (String) - what stands in the Sender field
received-sender-nobody = The Sender field contains no address and names nobody: { $text }

## What can be done

received-change = Recipients see the From address directly if its own SMTP server delivers the email.
received-change-link = How to set that up
# $domain (String) - the domain in the From line
received-sign = The administrator of { $domain } can change that: the service that sent it has to sign with DKIM for { $domain }.
received-one-from = The people who run the program that wrote it can fix that: it must write exactly one From field.

## The results

# $domain (String) - the domain of the envelope sender
received-spf = SPF: { $domain } allows the server that sent it.
received-spf-none = SPF: did not pass for any domain.
received-spf-unknown = SPF: not known.
# $domain (String) - the domain of the signature
received-dkim = DKIM: { $domain } has signed it.
received-dkim-none = DKIM: no signature passed.
received-dkim-unknown = DKIM: not known.
received-dmarc-pass = DMARC: passed.
received-dmarc-fail = DMARC: failed.
received-dmarc-none = DMARC: the domain publishes nothing.
# $domain (String) - the domain that DMARC was asked about
received-dmarc-pass-of = DMARC: passed for { $domain }.
# $domain (String) - the domain that DMARC was asked about
received-dmarc-fail-of = DMARC: failed for { $domain }.
# $domain (String) - the domain that DMARC was asked about
received-dmarc-none-of = DMARC: { $domain } publishes nothing.
received-dmarc-unknown = DMARC: not known.
received-unverified = Servers wrote results into this email. Anyone can write such a line: believe only the server that received your mail.
# $server (String) - the name of a mail server
received-by = { $server } wrote:
received-by-unnamed = A server that gave no name wrote, as Microsoft’s servers do:
received-by-nothing = Nothing that passed.
# $server (String) - the name of a mail server
received-believe = Believe { $server }
received-believe-unnamed = Believe the results without a name

## The results, said by hand

received-hand = Enter the results yourself
received-hand-text = If your mail program shows what SPF, DKIM and DMARC said. Leave empty what did not pass.
received-hand-spf = Domain for which SPF passed
received-hand-dkim = Domains whose DKIM signature is valid
received-hand-dkim-hint = Separate several with commas.
received-hand-dmarc = DMARC result
received-hand-unknown = I do not know
received-hand-pass = Passed
received-hand-fail = Failed
received-hand-none = The domain publishes nothing
received-hand-use = Use these results

## The mail programs

received-cards-heading = What mail programs show of it

## Will it arrive? On the page of the preview, when somebody asks

received-arrival-asked = What the From address’s domain publishes, and what follows for each route. The server asks DNS.
received-policy = What the From address’s domain asks receiving servers to do
received-policy-hint = The “p” tag of its DMARC record (TXT at _dmarc.domain).
received-policy-unknown = I do not know
received-policy-nothing = It publishes nothing
received-policy-none = Nothing (none)
received-policy-quarantine = Treat as suspicious (quarantine)
received-policy-reject = Reject (reject)
received-by-spf = Domain for which SPF passes at your organization
received-by-dkim = Domain that your organization signs with (DKIM)
received-by-hint = Leave empty if it is the domain of the primary address.
