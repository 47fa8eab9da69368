### A mail that somebody received: which route it took, and what each mail program shows of it.

received-title = A mail that you received
received-lead = Paste its headers and see which route it took, what each mail program shows of its sender, and why.

## The form

received-headers = Headers of the mail
received-headers-hint = In most mail programs: “Show original”, “View source” or “All headers”. The text of the mail is not needed.
received-submit = Read the headers
received-private = The server reads what you paste and keeps nothing of it.

## The route

received-route-heading = Which route it took
# $author (String) - the address in the From line
# $sender (String) - the address in the Sender header
received-route-organization = The servers of an organization delivered it: { $sender } transmitted it for { $author }.
# $author (String) - the address in the From line
received-route-other = The domain of { $author } does not vouch for it, but another domain does: other servers than its own delivered it.
# $author (String) - the address in the From line
received-route-gateway = It came directly: the domain of { $author } itself vouches for it.
received-route-unknown = The headers do not tell. No Sender stands in them, and no server that you believe has written who vouches for the mail.
received-change = Recipients see the From address directly if its own SMTP server delivers the mail.
received-change-link = How to set that up

## Who vouches for it

# $domain (String) - the domain of the envelope sender
received-spf = SPF: { $domain } allows the server that sent it.
# $domain (String) - the domain of the signature
received-dkim = DKIM: { $domain } has signed it.
received-dmarc-pass = DMARC: passed.
received-dmarc-fail = DMARC: failed.
received-dmarc-none = DMARC: the domain publishes nothing.
received-unverified = Servers have written into the mail who vouches for it. Anybody can write such a line: believe only the server that received your mail.
# $server (String) - the name of a mail server
received-believe = Believe { $server }

## The mail programs

received-cards-heading = What mail programs show of it

## Will it arrive? On the page of the preview, when somebody asks

received-arrival-asked = What the From address’s domain publishes, and what follows for each route. The server asks DNS.
received-policy = What the From address’s domain asks receiving servers to do
received-policy-hint = Its DMARC record: the “p” at _dmarc in front of the domain.
received-policy-unknown = I do not know
received-policy-nothing = It publishes nothing
received-policy-none = Nothing (none)
received-policy-quarantine = To be suspicious (quarantine)
received-policy-reject = To reject (reject)
received-by-spf = Domain for which SPF passes at your organization
received-by-dkim = Domain that your organization signs with (DKIM)
received-by-hint = Leave empty if it is the domain of the primary address.
