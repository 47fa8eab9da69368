### Why something was refused, and what to do about it. One message for each reason code: reason- and the code.


## Requests

reason-unauthenticated = You are no longer signed in. Sign in and try again.
reason-credentials-wrong = Wrong address or password. Check both and try again.
reason-credentials-ambiguous = The request carried both a session and a token. Send only one of them.
reason-cross-site = The request did not come from this page. Open the page again and repeat what you did.
reason-forbidden = Your account is not allowed to do this. Ask an administrator.
reason-not-found = This does not exist, or no longer exists. Reload the page to see what is there.
reason-method-not-allowed = This cannot be done here. Reload the page and try again.
reason-request-invalid = The server cannot read this request. Reload the page and try again.
reason-head-too-large = The link, or what your browser sends with it, is too long. Shorten the link, or delete the cookies of this site.
reason-host-unknown = This server does not answer under this name. Open the address that your administrator gave you.
reason-rate-limited = Too many attempts in a short time, yours or other people’s. Wait before you try again.
reason-too-many-wrong-passwords = Too many wrong passwords were entered for this account from other places. Wait a minute and try again, or use a browser in which you have signed in before.
reason-body-invalid = The server did not understand the request. Reload the page and try again.
reason-body-too-large = This is too much text. Shorten it and try again.
reason-batch-limit = A batch can hold at most 50 requests. Send the others in another one.
reason-read-only = This cannot be changed.
reason-unimplemented = Fromline does not offer this.
reason-internal = Something went wrong on the server. Try again; if it keeps happening, tell your administrator.
reason-unavailable = The server cannot answer right now. Try again in a minute.
reason-storage-full = The server cannot save anything right now: its disk is full. Tell your administrator, and try again later.
reason-storage-busy = The server could not save this: its database is busy. Try again in a minute; if it keeps happening, tell your administrator.
reason-unknown = Something unexpected happened. Reload the page and try again.

## Account

reason-link-invalid = This link has been used or is older than 24 hours. Ask your administrator for a new one.
reason-password-too-short = Too short: use at least 12 characters.
reason-password-too-long = This password is too long. Use fewer than 256 characters.
reason-password-wrong = This is not your current password. Check it and try again.
reason-language-unknown = Fromline does not support this language. Choose another one.
reason-user-exists = A user with this address already exists.
reason-domain-not-own = This address is not in one of your organization’s domains.
reason-own-account = You cannot close your own account or give up your own role. Ask another administrator.
reason-last-administrator = No other administrator could sign in after that. Make someone else an administrator first.
reason-person-open = This user has already set a password and needs no invitation.
reason-person-closed = This account is closed. Open it first.
reason-role-of-root = This role is for the whole organization. Choose the top unit.
reason-role-ended = This day is over. Choose a later one, or leave it empty.
reason-roles-too-many = One person can have up to four roles. End another role first.
reason-role-beyond = This role permits more than yours does. Ask an administrator who has it.
reason-person-beyond = This person’s role permits more than yours does. Ask an administrator who has it.
reason-sign-in-again = Roles are changed only shortly after signing in. Sign out and sign in again, then repeat this.
reason-table-invalid = This file cannot be read as a table. Save it as CSV in UTF-8 and try again.
reason-column-missing = This table has no column “address”. Check its first line.
reason-line-twice = An earlier line has the same address.
reason-value-unknown = Fromline does not know this word. For a role, use “user” or “administrator”; for a state, use “open”, “invited” or “closed”.
reason-headers-none = This does not look like an email: it has no header lines such as “From: …”. Paste the message’s source or its headers.
reason-headers-no-sender = These headers name neither From nor Sender. Paste all headers of the message.
reason-client-unknown = This mail program is not in the catalog.

## Fields

reason-required = Fill this in.
reason-too-long = This is too long. Shorten it.
reason-character-forbidden = This contains an invisible or forbidden character. Type the text by hand instead of pasting it.
reason-address-invalid = Enter a whole address, such as user@example.com.
reason-address-two-ats = An address can have only one “@”. Enter a single address.
reason-address-space = An address cannot contain spaces. Remove them.
reason-address-quoted = Addresses with quotation marks are not supported. Use one without.
reason-address-literal = The part after “@” must be a domain, not an IP address.
reason-local-part-not-ascii = Before “@” use only unaccented letters, digits and signs such as . _ - +
reason-domain-invalid = The part after “@” is not a domain. Check the spelling.
reason-name-contains-address = Do not put another email address into the name: recipients would mistake it for the sender.
reason-name-encoded = This name looks like encoded text. Enter it as people should read it.
reason-signature-too-long = This signature is too long: with its formatting it may have at most 10,000 bytes. Shorten it, or leave out formatting and embedded images.
reason-signature-too-complex = This signature has too much formatting. Simplify it, or paste it as plain text.
reason-port-invalid = A port is a number from 1 to 65535. Most servers use 465 or 587.
reason-security-none-refused = Without TLS your password would travel unprotected. Choose TLS or STARTTLS.
reason-security-invalid = Choose how the connection is protected: TLS or STARTTLS.

## Aliases

reason-alias-exists = You already have this address. Find it in your list.
reason-alias-taken = Someone else has already confirmed this address. If it is yours, tell your administrator.
reason-alias-limit = You have 99 additional addresses, which is the maximum. Delete one you do not need.
reason-own-address = This is your own primary address. You can already send from it.
reason-primary-fixed = This cannot be done with your primary address.
reason-default-only-true = One address is always the default. Make another one the default instead.
reason-gateway-for-own-domain = This address belongs to your organization, so your organization’s servers deliver its mail. Leave out the SMTP server.
reason-gateways-forbidden = Your administrator does not allow external SMTP servers. You can use the address without one, or ask your administrator.
reason-gateway-password-required = Server, port, username or security changed. Enter the password again.
reason-alias-suspended = This address is suspended: it has its own SMTP server, which your administrator does not currently allow.
reason-alias-pending = This address is not confirmed yet. Enter the code from the email first.
reason-alias-accepted = This address is already confirmed. There is nothing left to do.
reason-code-wrong = That is not the code. Check the newest email and try again.
reason-code-expired = This code is no longer valid. Ask for a new one.
reason-resend-limit = In 24 hours, at most three of these emails go to one address and ten to all your addresses together. Check the spam folder, or try again tomorrow.
reason-relay-missing = Your organization has not set up an outgoing mail server in Fromline. Tell your administrator.
reason-relay-refused = Your organization’s mail server refused the email. Check the address; if it is correct, tell your administrator.
reason-relay-unavailable = Your organization’s mail server is not accepting mail right now. Try again in a few minutes.
reason-recipient-not-own = A test message can only go to one of your own addresses.
reason-test-message-unknown = These are not the headers of a test message that this address’s current SMTP server accepted in the last 30 days. Send a new one and paste all of its headers.
reason-test-message-other-from = The message arrived with a sender other than this address: a server along the way changed the From line. Ask the SMTP server’s administrator whether you may write from this address.
reason-results-missing = These headers contain no DMARC result for this address’s domain. Check that they are all there; if they are, send the test message to another of your addresses.
reason-dkim-results-missing = These headers contain no DKIM result. Check that they are all there; if they are, send a message to a mailbox at another provider and paste its headers.
reason-results-unnamed = The results in these headers carry no server’s name, as Microsoft’s servers write them. Anyone could have written them: choose to believe them only if Microsoft runs your mailbox.
reason-authserv-id-needed = Several servers may have added results to this message. Enter the name of the one that received it.
reason-authserv-id-unknown = The headers contain no DMARC result from this server for this address’s domain. Check the name.

## Messages on their way

reason-from-missing = The message has no From address. Add one.
reason-from-several = The message has several From addresses. Leave exactly one.
reason-from-invalid = The From line cannot be read safely. Write one address, and encode non-ASCII letters in the name.
reason-from-not-ascii = The From address contains non-ASCII letters; only the name may have them. Write its domain in its ASCII form (xn--…).
reason-from-too-long = The From line is too long. Shorten the name.
reason-from-control = The From line contains control characters or stray line breaks. Write it on one line.
reason-headers-invalid = A line among the headers is not a header field. Put an empty line between the headers and the text.
reason-line-too-long = A line of the message is longer than 998 bytes. Encode the text as quoted-printable or base64.
reason-line-ends-invalid = The lines of the message do not all end in the same way. End each with CRLF, or each with LF, and leave out carriage returns that stand alone.
reason-headers-too-long = The message has too many header fields, or too long ones. Remove some.
reason-from-not-own = The From address is neither your primary address nor one that you have confirmed.
reason-resent-not-own = Resent-From or Resent-Sender names an address or a name that is not yours. Remove the field, or name one of your confirmed addresses.
reason-redirected = Somebody else wrote this message, and it cannot be redirected from here. Forward it instead.
reason-signed-copy = The signed part of this message holds a copy of its headers with your primary address or your organization’s server in it; recipients would read it. Leave out the Reply-To (or whichever field names it) in your mail program, or send the message without a signature.
reason-user-disabled = Your account is closed. Ask your administrator.
reason-sender-unknown-yet = Fromline does not know your account or this From address yet. Try again later; if this keeps happening, ask your administrator.

## Policies

reason-policy-changed = Another administrator has changed this setting in the meantime. Review the change first.
reason-policy-exists = This setting already exists for this organizational unit. Change the one that is there.
reason-policy-scope-unsupported = This is not supported: a policy of Fromline is for an organizational unit, not for a group.
reason-policy-banned = An administrator above you decides this: external SMTP servers are not allowed here. Ask them to allow it.
reason-filter-invalid = The server does not understand this filter.
reason-setting-invalid = Fromline does not know this setting or this value.
reason-undo-nothing = There is no change to this unit’s policy that can be undone.

## Organizational units

reason-unit-unknown = This organizational unit does not exist, or no longer exists. Reload the page to see those that exist.
reason-unit-exists = There is already a unit with this name here. Choose another name.
reason-unit-name-slash = The name of a unit cannot contain a slash (/).
reason-unit-not-empty = This unit still has people or other units. Move them to another unit first.
reason-unit-below-itself = A unit cannot be moved below itself. Choose another unit.
reason-unit-too-deep = There cannot be more than 35 levels of units. Choose a unit further up.
reason-unit-root-fixed = The top unit stands for the whole organization: it cannot be renamed, moved or deleted.
reason-unit-changed = Another administrator has changed this unit in the meantime. Reload the page and review it first.

## The check of an SMTP server

reason-certified-mail = This belongs to certified mail (PEC), which Fromline cannot send: only its provider’s own service certifies a message. Use the provider’s webmail or program.
reason-host-invalid = This is not a server name. Enter it like smtp.example.com.
reason-host-not-found = No server can be reached under this name. Check the spelling in your provider’s instructions.
reason-connect-failed = No mail server answers at this name and port. Check the name and try another port: 465 with TLS, 587 with STARTTLS. Some networks block port 25.
reason-tls-from-start = The server expects TLS from the start on this port. Choose TLS instead of STARTTLS.
reason-starttls-missing = The server does not offer STARTTLS on this port. Try TLS on port 465.
reason-tls-untrusted = The server’s certificate cannot be trusted. Check the server name or tell your provider.
reason-auth-rejected = The server refused the username or password. Many providers want an app password instead of the usual one.
reason-auth-unsupported = The server offers no way to sign in that Fromline knows. Ask your provider whether SMTP sign-in has to be enabled.
reason-server-4xx = The server asked us to come back later. Wait a few minutes and try again.
reason-server-5xx = The server refused the connection. Ask your provider whether your account may send mail by SMTP.
reason-protocol-error = The answer is not that of a mail server. Check name, port and security: TLS belongs to port 465, STARTTLS to 587.
reason-timeout = The server took too long. Try again, or try another port: 465 with TLS, 587 with STARTTLS.
reason-tls-failed = The server and Fromline cannot agree on a protected connection (TLS). Try TLS on port 465 or STARTTLS on port 587; if neither works, tell your provider.
reason-certificate-expired = The server’s certificate has expired. Tell your provider: it has to be renewed.
reason-certificate-other-name = The server’s certificate is for another name. Check the server name in your provider’s instructions.
reason-certificate-unknown-issuer = The server’s certificate comes from an issuer that Fromline does not know. Check the server name; if it is right, tell your provider or your administrator.
reason-encryption-required = The server requires a more secure connection before anyone can sign in. Try TLS on port 465, or STARTTLS on port 587.
reason-oauth-only = This server does not accept passwords (it requires OAuth). If “Continue with …” is offered for it, choose that. If not, your administrator can register Fromline with the provider; until then, let your organization’s servers deliver.
reason-password-sign-in-off = The provider does not let this account sign in with a password: for SMTP this is switched off, or a rule forbids it. Ask the account’s administrator; another password will not help.
reason-app-password-needed = The server wants an app password instead of your usual one. Create one in the security settings of your account there and enter it here.
reason-auth-unavailable = The server cannot check passwords right now, or there were too many attempts. Your password may well be right. Wait a few minutes and try again.
reason-auth-not-understood = The server did not understand the attempt to sign in, so it did not look at your password. A very long password can be the cause; if yours is not long, ask your provider.
reason-sign-in-slow = The server did not check the password in time. Some servers make everyone wait after wrong passwords were entered. Wait a few minutes, then try again with the right one.
reason-wrong-password-limit = Too many wrong passwords were entered for this server. To keep your account there from being locked, wait up to ten minutes before you try again; check the username and password in the meantime.
reason-sender-refused = The server signs you in, but does not let you write from this address. Enter the username that the address belongs to, or ask your provider to allow the address.
reason-recipient-refused = The server refused the recipient. Check the recipient’s address; if it is right, ask your provider.
reason-message-refused = The server signed you in, but refused the message. Ask your provider whether you may write from this address.
reason-message-too-large = The message is too large for the server. Send a smaller one.
reason-conversion-needed = The server does not accept non-ASCII text as it is, and signed text must not be changed. Let your program encode the text as quoted-printable before it signs.
reason-answer-lost = The server was given the whole message, but did not confirm it. The recipient may have it: check before you send it again.
reason-relay-answer-lost = Your organization’s mail server was given the whole email, but did not confirm it. It may still arrive; if it does not, try again.
reason-port-not-allowed = This port is not allowed for SMTP servers. Choose another one, or ask your administrator to allow it.
reason-smtp-auth-off-tenant = Sending by SMTP (SMTP AUTH) is switched off for the whole organization that this mailbox belongs to. Neither a password nor OAuth helps until the mailbox’s administrator switches it on, at least for this mailbox.
reason-smtp-auth-off-mailbox = Sending by SMTP (SMTP AUTH) is switched off for this mailbox. Neither a password nor OAuth helps until the mailbox’s administrator switches it on.
reason-sign-in-policy = A rule of the organization that this mailbox belongs to (Conditional Access or security defaults) does not let Fromline sign in. Ask the mailbox’s administrator to allow it; connecting again does not help.
reason-sign-in-blocked = The provider blocks this sign-in and gives no cause that Fromline knows. Ask the mailbox’s administrator whether the mailbox may send by SMTP.
reason-token-rejected = The server refused Fromline’s access: it has expired, or it belongs to a different account from the username. Connect again, and sign in there with the account that the username belongs to.
reason-scope-missing = Fromline’s access does not include sending mail. Connect again and leave the permission for mail checked.
reason-token-host-forbidden = Fromline’s access is not meant for this server, so nothing was sent there. Choose the provider’s own server, or use a password.
reason-consent-unknown = This consent is no longer known: it was started too long ago, has been used already, or was given in another browser. Connect again.
reason-consent-pending = The provider has not received your consent yet. Enter the code on its page.
reason-consent-denied = The provider did not get your consent, so nothing was connected. Try again, or use a password if the provider accepts one.
reason-admin-consent-required = The organization that this mailbox belongs to has to allow Fromline first. Ask the mailbox’s administrator to consent to it for the organization.
reason-consent-ended = Fromline’s access to this mailbox has ended: it was withdrawn, or the provider no longer accepts it. Connect again.
reason-oauth-client-rejected = The provider does not accept this Fromline’s registration. Only the people who run Fromline can fix that: tell your administrator. Your mailbox is not the cause.
reason-oauth-unavailable = The provider is not answering right now, or not as it should. Wait a few minutes and try again.
