### The demo's mailbox.

demo-title = Demo mailbox
demo-lead = All mail sent in the demo ends up here, no matter who it was for: nothing leaves this computer. New mail appears automatically.
demo-refresh = Check for new mail
demo-empty = No mail yet. Add an address or send a test message, and it will appear here.
# $count (Number) - messages in the mailbox
demo-count =
    { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }
# $server (String) - name of the mail server that accepted the message
demo-route = Accepted by { $server }
# $server (String) - name of the mail server that accepted the message
# $user (String) - the username given to that server
demo-route-authenticated = Accepted by { $server }, signed in as { $user }
demo-envelope = Envelope
demo-headers = Headers

## The demo’s provider of tokens: its own pages

demo-provider-hint = This is the demo’s mail provider. Nothing here is real.
# $provider (String) - name of the provider
demo-provider-title = { $provider }: may Fromline send mail for you?
demo-provider-text = Fromline asks for permission to send mail from your mailbox by SMTP. It does not get your password.
# $account (String) - the account at the provider
demo-provider-agree = Allow as { $account }
demo-provider-deny = Do not allow
demo-provider-troubles = Or try what happens if something goes wrong
demo-provider-admin = The organization’s administrator has to allow it first
demo-provider-no-mail = You left out the right to send mail
demo-provider-off-mailbox = SMTP is switched off for the mailbox
demo-provider-off-tenant = SMTP is switched off for the whole organization
demo-provider-rule = The organization’s rules forbid the sign-in
demo-provider-ends-soon = It works, and ends two minutes later
demo-provider-unavailable = The provider is out of order
# $provider (String) - name of the provider
demo-provider-stranger = { $provider } does not know this request. Go back to Fromline and start again.
# $provider (String) - name of the provider
demo-provider-device = { $provider }: enter the code from your other device
demo-provider-device-code = Code
demo-provider-device-next = Next
# $provider (String) - name of the provider
demo-provider-device-done = { $provider }: done. Continue in Fromline; you can close this page.
demo-provider-device-unknown = Nobody is waiting for this code: it was entered incorrectly, has already been used, or has expired.
