### Mails that Fromline sends.


## The confirmation code of a new alias

mails-confirm-subject = Confirm your address in Fromline
# $alias (String) - the address to confirm
# $user (String) - the primary address of whoever asked for it
# $code (String) - nine digits in three groups
# $link (String) - a link that does the same
# $guide (String) - a link to the page that shows how to write from the address
mails-confirm-text =
    Hello,
    
    The user { $user } would like to send mail from the address { $alias }.
    
    To confirm, enter this code in Fromline:
    
    { $code }
    
    Or open this link while you are signed in as { $user }:
    
    { $link }
    
    The code and the link are valid for 24 hours.
    
    How to write from the address in your mail program, once it is confirmed:
    
    { $guide }
    
    If you did not ask for this, you can ignore this email: without the code, nobody can use your address.

## The invitation of a new user

mails-invite-subject = Set your password for Fromline
# $user (String) - the primary address of the new user
# $link (String) - a link that sets the password, once
# $page (String) - the page on which users sign in
mails-invite-text =
    Hello,
    
    You have an account in Fromline: { $user }. With it, you can send mail from your addresses that are hosted on other servers.
    
    Set your password here:
    
    { $link }
    
    The link is valid for 24 hours and works once. After that, ask your administrator for a new one.
    
    Later you can sign in here:
    
    { $page }

## A test message

mails-test-subject = Test message from Fromline
# $from (String) - the address in the From line
mails-test-text-organization =
    This is the test message that you asked for.
    
    It was sent from { $from } by your organization’s servers. Check how your mail program shows the sender: some programs write “on behalf of”.
# $from (String) - the address in the From line
mails-test-text-gateway =
    This is the test message that you asked for.
    
    It was sent from { $from } by that address’s own SMTP server. Check the sender in your mail program; other programs may show it differently.

## The SMTP server of an address does not work, or soon will not

# $alias (String) - the address whose mail the server delivers
mails-gateway-password-subject = Enter the new password for { $alias } in Fromline
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $link (String) - the page of the address in Fromline
mails-gateway-password-text =
    Hello,
    
    The server { $host }, which delivers mail from { $alias }, refuses the username or the password that Fromline has stored. Has the password been changed there?
    
    Enter the new password here:
    
    { $link }
    
    Until then mail from this address waits. It is not sent any other way.
# $alias (String) - the address whose mail the server delivers
mails-gateway-consent-subject = Connect { $alias } again in Fromline
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $why (String) - the reason, one or two sentences
# $link (String) - the page of the address in Fromline
mails-gateway-consent-text =
    Hello,
    
    Fromline can no longer sign in at { $host }, which delivers mail from { $alias }.
    
    { $why }
    
    Here you can connect it again:
    
    { $link }
    
    Until then mail from this address waits. It is not sent any other way.
# $alias (String) - the address whose mail the server delivers
mails-gateway-certificate-subject = Mail from { $alias } is waiting: the server’s certificate is not trusted
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $why (String) - what was found and what to do: one of the reason messages
# $link (String) - the page of the address in Fromline
mails-gateway-certificate-text =
    Hello,
    
    The certificate of the server { $host }, which delivers mail from { $alias }, cannot be trusted. Fromline has not sent your password there. The reason:
    
    { $why }
    
    Tell the server’s administrator. If its name has changed, enter the new one here:
    
    { $link }
    
    Until then mail from this address waits. It is not sent any other way.
# $alias (String) - the address whose mail the server delivers
mails-gateway-unreachable-subject = Mail from { $alias } is waiting: its server does not accept mail
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $why (String) - what was found and what to do: one of the reason messages
# $link (String) - the page of the address in Fromline
mails-gateway-unreachable-text =
    Hello,
    
    For at least half an hour, Fromline has not been able to connect or sign in to the server { $host }, which delivers mail from { $alias }. The last reason:
    
    { $why }
    
    You can change the server name and port here:
    
    { $link }
    
    Until it works again, mail from this address waits. It is not sent any other way. Fromline keeps trying and will email you when it works.
# $alias (String) - the address whose mail the server delivers
mails-gateway-expires-subject = The certificate of the server for { $alias } expires soon
# A sentence of the mail below
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $days (Number) - days until then
# $date (String) - the day on which the certificate ends, 2026-12-31
mails-gateway-expires-what =
    { $days ->
        [one] The certificate of the server { $host }, which delivers mail from { $alias }, expires in { $days } day, on { $date }.
       *[other] The certificate of the server { $host }, which delivers mail from { $alias }, expires in { $days } days, on { $date }.
    }
# $link (String) - the page of the address in Fromline
mails-gateway-expires-text =
    Hello,
    
    { mails-gateway-expires-what }
    
    If it is not renewed by then, mail from this address will have to wait. Most providers renew automatically; if you know who runs the server, ask them.
    
    See the current state here:
    
    { $link }
# $alias (String) - the address whose mail the server delivers
mails-gateway-works-subject = Mail from { $alias } is being sent again
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
mails-gateway-works-text =
    Hello,
    
    The server { $host } works again. Mail from { $alias } that was waiting goes out with the next attempts; you do not need to do anything.
# $provider (String) - name of a provider
mails-consent-left-subject = Remove Fromline’s access to your { $provider } account
# $alias (String) - the address whose SMTP server was removed
# $provider (String) - name of a provider
mails-consent-left-text =
    Hello,
    
    The SMTP server of { $alias } was removed from Fromline, and Fromline deleted its stored access to your { $provider } account. However, { $provider } did not confirm that your permission was withdrawn.
    
    To withdraw it, sign in to { $provider }, open your account’s security settings, find the apps with access, and remove Fromline.

## Told when an administrator has changed something

mails-notice-on-subject = External SMTP servers are allowed again
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-on-what =
    { $count ->
        [one] Your administrator allows external SMTP servers again. Mail from this address is delivered by its own SMTP server from now on:
       *[other] Your administrator allows external SMTP servers again. Mail from these { $count } addresses is delivered by their own SMTP servers from now on:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-on-text =
    Hello,
    
    { mails-notice-on-what }
    
    { $addresses }
    
    You do not need to do anything. See how each address is doing here:
    
    { $link }
mails-notice-off-refuse-subject = External SMTP servers are off: mail from addresses that use them is refused
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-off-refuse-what =
    { $count ->
        [one] Your administrator no longer allows external SMTP servers. Mail from this address is refused from now on; it is not sent any other way:
       *[other] Your administrator no longer allows external SMTP servers. Mail from these { $count } addresses is refused from now on; it is not sent any other way:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-off-refuse-text =
    Hello,
    
    { mails-notice-off-refuse-what }
    
    { $addresses }
    
    The SMTP settings are kept. If you remove the SMTP server of an address, your organization’s servers deliver its mail, and some recipients also see your primary address:
    
    { $link }
mails-notice-off-behalf-subject = External SMTP servers are off: your organization’s servers deliver instead
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-off-behalf-what =
    { $count ->
        [one] Your administrator no longer allows external SMTP servers. From now on your organization’s servers deliver mail from this address:
       *[other] Your administrator no longer allows external SMTP servers. From now on your organization’s servers deliver mail from these { $count } addresses:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-off-behalf-text =
    Hello,
    
    { mails-notice-off-behalf-what }
    
    { $addresses }
    
    Some recipients also see your primary address. The SMTP settings are kept. Your addresses are here:
    
    { $link }
mails-notice-refuse-subject = Mail from your suspended addresses is refused from now on
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-refuse-what =
    { $count ->
        [one] External SMTP servers are still off. Your administrator has decided that mail from this address is refused from now on; it is not sent any other way:
       *[other] External SMTP servers are still off. Your administrator has decided that mail from these { $count } addresses is refused from now on; it is not sent any other way:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-refuse-text =
    Hello,
    
    { mails-notice-refuse-what }
    
    { $addresses }
    
    The SMTP settings are kept. If you remove the SMTP server of an address, your organization’s servers deliver its mail, and some recipients also see your primary address:
    
    { $link }
mails-notice-behalf-subject = Mail from your suspended addresses is sent again
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-behalf-what =
    { $count ->
        [one] External SMTP servers are still off. From now on your organization’s servers deliver mail from this address:
       *[other] External SMTP servers are still off. From now on your organization’s servers deliver mail from these { $count } addresses:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-behalf-text =
    Hello,
    
    { mails-notice-behalf-what }
    
    { $addresses }
    
    Some recipients also see your primary address. The SMTP settings are kept. Your addresses are here:
    
    { $link }
# $count (Number) - number of addresses
mails-notice-removed-subject =
    { $count ->
        [one] The SMTP server of one of your addresses was removed
       *[other] The SMTP servers of { $count } of your addresses were removed
    }
# $addresses (String) - the addresses, one per line
# $link (String) - the page with the user’s addresses
mails-notice-removed-text =
    Hello,
    
    An administrator has removed the SMTP server of:
    
    { $addresses }
    
    Your organization’s servers deliver the mail of confirmed addresses, and some recipients also see your primary address. Your addresses are here:
    
    { $link }
mails-notice-deleted-subject = One of your addresses was deleted
# $addresses (String) - the address
# $link (String) - the page with the user’s addresses
mails-notice-deleted-text =
    Hello,
    
    An administrator has deleted this address and its settings from your list:
    
    { $addresses }
    
    Mail from it is refused from now on. If it is yours, you can add and confirm it again here:
    
    { $link }
# $provider (String) - name of a provider
# $date (String) - the last day with passwords, 2026-12-31
mails-notice-passwords-subject = { $provider } is switching passwords off: connect your addresses by { $date }
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
# $provider (String) - name of a provider
# $date (String) - the last day with passwords, 2026-12-31
mails-notice-passwords-what =
    { $count ->
        [one] { $provider } switches passwords for SMTP off by default after { $date }. Fromline still signs in there with a password to send mail from this address:
       *[other] { $provider } switches passwords for SMTP off by default after { $date }. Fromline still signs in there with a password to send mail from these { $count } addresses:
    }
# $addresses (String) - these addresses, one a line
# $provider (String) - name of a provider
# $link (String) - the page with the user’s addresses
mails-notice-passwords-text =
    Hello,
    
    { mails-notice-passwords-what }
    
    { $addresses }
    
    Open your list of addresses, choose “Continue with { $provider }” there and sign in. There are no settings to enter again:
    
    { $link }
    
    Once the password is refused, this mail waits. It is not sent any other way.
# $who (String) - the address of the administrator who changed it
# $sentence (String) - what they add in their own words, each line after “>”
mails-notice-added =
    { $who } adds:
    
    { $sentence }
