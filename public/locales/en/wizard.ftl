### The wizard that adds an alias: address, who delivers, confirmation, done.

wizard-title = Add another email address
# $step (Number) - the step that is shown
# $steps (Number) - how many there are
wizard-progress = Step { $step } of { $steps }
wizard-step-address = Address
wizard-step-delivery = Delivery
wizard-step-confirm = Confirmation
wizard-step-done = Done
wizard-next = Next step
wizard-back = Back
wizard-cancel = Cancel
# $count (Number) - fields that have to be corrected
wizard-errors =
    { $count ->
        [one] { $count } field needs your attention.
       *[other] { $count } fields need your attention.
    }
wizard-no-relay = Your organization has not set up an outgoing mail server in Fromline. No confirmation code can be emailed, so no address can be added for now.
wizard-contact = Contact for questions:

## Step 1: the address

wizard-address-heading = Which address do you want to send from?
wizard-name = Name
# $name (String) - the name of the primary address
wizard-name-hint = Recipients see it beside the address. If you leave it empty, your own is used: { $name }
wizard-name-hint-unnamed = Recipients see it beside the address. You may leave it empty.
wizard-address = Email address
wizard-address-hint = An address that is yours: a code will be sent there.
wizard-treat = Treat as an alias
wizard-treat-hint = Uncheck it only if you write for another person or account. The From line that recipients see stays the same.
wizard-treat-more = Learn more about aliases
wizard-reply-summary = Specify a different “reply-to” address
wizard-reply = Reply-to address
wizard-reply-hint = Replies go here instead of to the address above. Leave it empty if you do not need it. If the address’s own SMTP server delivers, Fromline removes a reply-to with your primary address that your mail program adds: to get replies there, enter that address here.

## Step 2: who delivers

wizard-delivery-heading = Who delivers this mail?
wizard-delivery-legend = Mail from this address is delivered by
wizard-delivery-gateway = the address’s own SMTP server
wizard-delivery-gateway-hint = Recipients usually see the address alone. Your organization’s servers do not deliver this mail.
wizard-delivery-organization = your organization’s servers
wizard-delivery-organization-hint = No settings needed. Some recipients also see your primary address.
# $program (String) - name of a mail program
# $from (String) - what it shows as the sender
wizard-reads = Recipients with { $program } read: { $from }
# $address (String) - the address to be added
wizard-off = An SMTP server of its own is not available for { $address }: your administrator does not allow external SMTP servers. You can add the address all the same; your organization’s servers will deliver the mail, and some recipients will also see your primary address.
wizard-off-now = Your administrator has just switched external SMTP servers off. Nothing was created, and what you typed is kept. You can add the address now with your organization’s servers, or come back later.
wizard-off-ask = Your administrator can allow it.
wizard-own-domain = This address belongs to your organization, so your organization’s servers deliver its mail. There is nothing to set up.
wizard-host = SMTP server
wizard-host-hint = The outgoing server of this address, from your provider’s instructions.
wizard-port = Port
wizard-port-465 = 465 (usual with TLS)
wizard-port-587 = 587 (usual with STARTTLS)
wizard-port-25 = 25 (between servers; many networks block it)
wizard-username = Username
wizard-username-hint = Often the whole email address.
wizard-password = Password
wizard-password-hint = It is stored encrypted and is only used to sign in at this server.
wizard-way-legend = Fromline signs in at this server
# $provider (String) - name of the provider
wizard-way-provider = with your consent at { $provider }, without a password
# $provider (String) - name of the provider
wizard-way-provider-hint = You sign in at { $provider } itself and come back here. Fromline never sees your password, and you can withdraw the consent there at any time.
wizard-way-password = with username and password
# $provider (String) - name of the provider
# $day (String) - a day
wizard-way-password-ends = { $provider } switches this off by default after { $day }. The mailbox’s administrator may be able to switch it on again.
wizard-way-password-ended = This server no longer accepts passwords, not even app passwords.
# $provider (String) - name of the provider
wizard-continue = Continue with { $provider }
# $provider (String) - name of the provider
wizard-connected = Connected with { $provider }.
# $provider (String) - name of the provider
# $account (String) - the account that consented
wizard-connected-as = Connected with { $provider } as { $account }.
# $account (String) - the account that consented
# $username (String) - the username in the form
wizard-other-account = You signed in as { $account }, but the username is { $username }. That is right for a shared mailbox that { $account } may use. Which mailbox should the mail go through?
# $account (String) - the account that consented
wizard-take-account = { $account }
# $username (String) - the username in the form
wizard-keep-username = { $username }
wizard-device = Sign in on another device
wizard-device-text = Open this page on any device, sign in there, and enter the code:
# $time (String) - date and time
wizard-device-waits = Waiting for you. The code is valid until { $time }.
wizard-return-title = Connecting your mailbox
wizard-return-text = Back from the provider. One moment…
wizard-return-lost = There is nothing to continue here: this page was opened directly, or in a different tab or browser from the one where you started. Start again there.
wizard-security = Connection security
wizard-security-tls = TLS (recommended)
wizard-security-starttls = STARTTLS
wizard-app-password = This provider wants an app password: create one in the security settings of your account there and enter it here. Your usual password will be refused.
wizard-microsoft = Microsoft is ending sign-in with username and password for SMTP: for existing Microsoft 365 organizations it is off by default from the end of December 2026. Ask the account’s administrator whether SMTP AUTH with passwords stays on, or ask your administrator to register Fromline with Microsoft (OAuth), which needs no password; otherwise let your organization’s servers deliver.
# $domain (String) - domain of the address
wizard-found-asking = Looking for the settings of { $domain }…
# $domain (String) - domain of the address
wizard-found-published = These settings are published by { $domain }.
# $provider (String) - name of the mail provider
wizard-found-known = These are the settings of { $provider }.
# $domain (String) - domain of the address
wizard-found-mozilla = These settings are from Mozilla’s list for { $domain }.
# $domain (String) - domain of the address
wizard-found-dns = These settings are published by { $domain } in DNS.
# $provider (String) - name of the mail provider
# $domain (String) - domain of the address
wizard-found-mail-servers = These are the settings of { $provider }, which handles the mail of { $domain }.
# $domain (String) - domain of the address
wizard-found-guessed = These settings are guessed from { $domain }: a mail server answers there.
wizard-found-fails = The server did not answer.
wizard-found-change = You can change everything.
wizard-found-others = Other settings that were found
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
wizard-found-other = { $host }, port { $port }, { $security }
wizard-found-use = Use these
# $domain (String) - domain of the address
wizard-found-nothing = No settings were found for { $domain }. Enter the server from your provider’s instructions.
# $domain (String) - domain of the address
wizard-found-unknown = The settings of { $domain } could not be looked up completely. Enter the server from your provider’s instructions.
# $provider (String) - name of the mail provider
wizard-found-of-customer = The mail is hosted by { $provider }, where each customer has a server of their own. Its name is in the customer panel there.
# $domain (String) - domain of the address
wizard-found-plain = { $domain } publishes only servers without encryption. Fromline never sends a password unencrypted: ask the administrator of { $domain } for a server with TLS or STARTTLS.
wizard-app-password-two-steps = If two-step verification is on in your account there, create an app password and enter it here: your usual password will be refused.
# $provider (String) - name of the mail provider
wizard-separate-password = { $provider } wants a password of its own for mail programs, not the one you sign in to the website with.
# $provider (String) - name of the mail provider
wizard-switched-off = Access for mail programs may have to be switched on first in the settings of { $provider }.
# $provider (String) - name of the mail provider
wizard-provider-page = Instructions of { $provider }
wizard-microsoft-personal = Personal Microsoft accounts (Outlook.com, Hotmail, Live) no longer accept any password for SMTP, not even an app password. Your administrator can register Fromline with Microsoft (OAuth); until then, let your organization’s servers deliver.
wizard-ask = I do not know the server
wizard-ask-text = Send this message to the administrator of the address’s mail server; the answer should contain everything you need here.
wizard-ask-language = Language of the message
wizard-ask-message-label = Message
# $address (String) - the address to be added
# $domain (String) - its domain
wizard-ask-message =
    Hello,
    
    I would like to send mail as { $address } from my organization’s mail system, through the SMTP server of { $domain }. Please tell me:
    
    1. the name of the server for outgoing mail (SMTP),
    2. its port and connection security: 465 with TLS, or 587 with STARTTLS,
    3. the username for my address,
    4. which password it wants: that of my mailbox or an app password.
    
    The server needs a valid certificate for its name; without encryption no password is sent.
    
    Thank you!
wizard-ask-copy = Copy the message
wizard-ask-copied = Copied.
wizard-add-gateway = Connect and add the address
wizard-add = Add the address
# $host (String) - host name of the SMTP server
wizard-connecting = Connecting to { $host } and signing in… This can take up to 40 seconds.
# $host (String) - host name of the SMTP server
wizard-connecting-slow = Waiting for { $host } to check the password… After wrong passwords, some servers make everyone wait, even with the right one. This can take up to 40 seconds.
wizard-adding = Adding the address…
wizard-cancelled = Cancelled. Nothing was created.
wizard-cancelled-late = The address had been added just before you cancelled; it has been removed again.
wizard-cancelled-there = The address had been added just before you cancelled. It is in your list, waiting for confirmation.
wizard-already = This address has been added already. What you typed can be changed on its own page.
wizard-already-edit = Edit the address
wizard-already-go = Continue to confirmation
wizard-already-new = Add a different address

## Step 3: the confirmation

wizard-confirm-heading = Confirm that the address is yours
# $address (String) - the address to be confirmed
wizard-confirm-text = Enter the nine-digit code from the email to { $address }, or open the link in that email while you are signed in.
wizard-confirm-relay = Your organization’s server sends the code, never the address’s own SMTP server, so only someone who can read that mailbox can confirm it.
wizard-mail-on-its-way = The email is on its way.
wizard-mail-waits = Your organization’s mail server is not accepting mail right now. Fromline keeps trying.
wizard-mail-sent = The email was sent. It can take a few minutes to arrive; check the spam folder, too.
wizard-mail-failed = The email could not be sent.
# $time (String) - date and time
wizard-code-until = The code is valid until { $time }.
wizard-code = Confirmation code
wizard-code-hint = Nine digits; spaces do not matter.
wizard-code-format = The code has nine digits. Check what you entered.
# $count (Number) - wrong codes that may still be entered
wizard-code-tries =
    { $count ->
        [one] { $count } try is left.
       *[other] { $count } tries are left.
    }
wizard-code-dead = This code is no longer valid: it is too old, was replaced, or was entered wrongly too often. Ask for a new one.
wizard-verify = Verify
wizard-resend = Send a new code
wizard-resent = A new code is on its way. Older ones are no longer valid.
# $count (Number) - mails that may still be asked for within 24 hours
wizard-resend-left =
    { $count ->
        [one] You can ask for { $count } more email within 24 hours.
       *[other] You can ask for { $count } more emails within 24 hours.
    }
wizard-resend-none = No more emails for now: in 24 hours, at most three go to one address and ten to all your addresses together.
wizard-later = Confirm later
wizard-later-hint = The address is waiting in your list.
wizard-guide = Guide: how to add an address, step by step
wizard-demo-mail = Open the demo mailbox

## Done

# $address (String) - the address that was confirmed
wizard-done-heading = You can send from { $address } now
# $address (String) - the address that was confirmed
wizard-done-confirmed = Confirmed: { $address }
wizard-done-settings = Check the settings
wizard-done-list = My addresses
wizard-done-another = Add another address
wizard-done-write = Write from this address

## Test message

wizard-test-heading = Send a test message
wizard-test-text = It is sent the way every message from this address is sent now, so you can check the sender in your own mail program.
wizard-test-refused = No test message can be sent now: mail from this address is refused.
wizard-test-to = To one of your addresses
wizard-test-send = Send test message
wizard-test-sending = Sending…
wizard-test-sent-organization = Sent by your organization’s servers. This is what left:
wizard-test-sent-gateway = Sent through the address’s own SMTP server. This is what left:
wizard-test-none = There is no such header
wizard-test-as-previewed = The preview shows exactly this.
wizard-test-not-as-previewed = The preview shows something else: what you typed is not saved yet, or the address has been changed in the meantime.
# $value (String) - the header’s value there
wizard-test-previewed = In the preview: { $value }
wizard-test-previewed-none = In the preview there is no such header
# $value (String) - name and address
wizard-test-decoded = Programs read this as: { $value }
wizard-test-envelope = Envelope sender (MAIL FROM)
wizard-test-arrived = Has it arrived? Paste its headers
wizard-test-arrived-text = They show what the SMTP server changed along the way and whether the message passed DMARC: proof, where everything else is expectation.
wizard-test-server = Server that received it
wizard-test-server-hint = Its name is at the beginning of an “Authentication-Results” line, up to the first semicolon. Enter the server of the mailbox in which the message arrived.
wizard-test-unnamed = Believe results without a server’s name
wizard-test-unnamed-hint = Only if Microsoft 365 or Outlook.com runs the mailbox that received the message.
wizard-test-report = Read the result
wizard-test-report-kept = What the SMTP server changed, the DMARC result, the date and the name of the receiving server are kept, and nothing else of what you paste.

## The preview beside

wizard-preview = What recipients will see
wizard-preview-refused = Mail from this address is refused now: nobody receives it. This is what recipients would see if it were delivered.
