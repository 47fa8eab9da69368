### Signing in, and setting a password with a one-time link.

sign-in-title = Sign in
sign-in-lead = Decide who delivers mail from your other addresses, and see what recipients will read.
sign-in-address = Email address
sign-in-password = Password
sign-in-submit = Sign in
sign-in-forgotten = Forgot your password? Your administrator can send you a new one-time link.
sign-in-no-cookie = Your browser did not keep the session: cookies are blocked for this site. Allow them, then sign in again.
sign-in-password-hint = At least 12 characters. Several words in a row work well.

## The demo

sign-in-demo-title = Try the demo
sign-in-demo-text = Nothing here leaves this computer. All accounts share one password, which is printed where the demo was started.
sign-in-demo-admin = administrator: allows or forbids external SMTP servers
sign-in-demo-user = user, English
sign-in-demo-utente = user, Italian
sign-in-demo-uzytkownik = user, Polish
sign-in-demo-mail = Read everyone’s mail in the demo mailbox

## The one-time link

sign-in-link-title = Set your password
# $address (String) - the address of the account
sign-in-link-for = Account: { $address }
sign-in-link-first = Welcome. You are the first administrator: choose your address and a password.
sign-in-link-address-hint = Your address at the organization.
# $domains (String) - the organization's mail domains, as a list
sign-in-link-domains = Your address at the organization. Its domains: { $domains }
sign-in-link-password = New password
sign-in-link-submit = Set password and sign in
