### The aliases page: the primary address and the aliases, and changing one of them.

aliases-title = My addresses
aliases-lead = See for each address whether you can send from it, and who delivers its mail.
aliases-add = Add another email address
aliases-empty = You send from your primary address only. If another address is yours as well, you can add it and write from it too.
# $count (Number) - how many more addresses can be added
aliases-room =
    { $count ->
        [one] You can add { $count } more address.
       *[other] You can add { $count } more addresses.
    }
aliases-full = You have 99 additional addresses, which is the maximum. Delete one you do not need.

## States

aliases-primary = primary address
aliases-default = default
aliases-pending = waiting for confirmation
aliases-suspended = suspended
aliases-pending-text = You cannot send from this address until you enter the code that was emailed to it.
aliases-pending-then-refuse = Your administrator does not currently allow external SMTP servers. Unless that changes, mail from this address will be refused even once it is confirmed.
aliases-pending-then-behalf = Your administrator does not currently allow external SMTP servers. Unless that changes, your organization’s servers will deliver mail from this address once it is confirmed, and some recipients will also see your primary address.
aliases-suspended-refuse = Your administrator does not currently allow external SMTP servers. Mail from this address is refused; it is not sent any other way. The settings are kept.
aliases-suspended-behalf = Your administrator does not currently allow external SMTP servers. Until that changes, your organization’s servers deliver mail from this address, and some recipients also see your primary address.
# $address (String) - the address with its domain in ASCII letters: user@xn--…
aliases-lookalike = Some letters of this domain look like other letters. Spelled out, the address is { $address }.
aliases-suspended-remove = You can also remove the SMTP server. Your organization’s servers then deliver this mail, even if external servers are allowed again.

## Who delivers

aliases-route-organization = Mail is sent by your organization’s servers.
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
aliases-route-gateway = Mail is sent through { $host }, port { $port }, { $security }.
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
aliases-route-gateway-fails = SMTP server: { $host }, port { $port }, { $security }.
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
aliases-route-rests = Set up, but not in use now: { $host }, port { $port }, { $security }.
aliases-route-then-organization = Once the address is confirmed, its mail is sent by your organization’s servers.
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
aliases-route-then-gateway = Once the address is confirmed, its mail is sent through { $host }, port { $port }, { $security }.
# $address (String) - the Reply-To address
aliases-reply-to = Replies go to { $address }.
aliases-treated = Treated as an alias.
# $provider (String) - name of the provider
aliases-signs-in = Signs in with { $provider }, without a password.
# $provider (String) - name of the provider
# $day (String) - a day
aliases-password-ends = { $provider } switches off passwords for SMTP by default after { $day }. Connect before that, so that mail from this address does not have to wait. There is nothing to enter here.
# $provider (String) - name of the provider
aliases-password-ended = This SMTP server no longer accepts passwords. Connect with { $provider }, so that mail from this address does not have to wait. There is nothing to enter here.
aliases-connect-again = Connect again
# $address (String) - the address
aliases-connected = Connected, and the server has accepted it: { $address }

## What can be done

aliases-enter-code = Enter the code
aliases-make-default = Make default
# $address (String) - the address that is the default now
aliases-made-default = Saved. Default address: { $address }
aliases-default-hint = The default address is what mail programs preselect when you write. You can choose another one for each message.
aliases-edit = Edit
aliases-write = How to write from it
aliases-delete = Delete
aliases-delete-title = Delete this address?
# $address (String) - the address
aliases-delete-text = { $address } and its SMTP settings are removed from your list. To use it again, you will have to add and confirm it again.
aliases-delete-consent = The consent that you gave Fromline at the provider is deleted here, and withdrawn there if the provider allows that and none of your other addresses uses it.
aliases-delete-default = It is your default address. Your primary address becomes the default.
aliases-delete-confirm = Delete
aliases-delete-cancel = Keep it
# $address (String) - the address that was deleted
aliases-deleted = Deleted: { $address }
# $address (String) - the address this button is for; read after the button's own words
aliases-for = – { $address }

## Editing one

# $address (String) - the address
aliases-edit-title = Edit { $address }
aliases-edit-back = Back to my addresses
aliases-edit-sender = Name and replies
aliases-edit-delivery = Who delivers
aliases-edit-unchanged = The saved username and password are not shown again. Leave both fields empty to keep them.
aliases-edit-unchanged-consent = The saved username is not shown again. Leave it empty to keep it.
aliases-edit-username = New username
aliases-edit-password = New password
aliases-edit-remove-hint = The SMTP settings of this address and the stored password are deleted.
aliases-edit-code-ends = Until the address is confirmed, changing the SMTP server makes the code we emailed invalid. Ask for a new code afterwards.
aliases-edit-save = Save
aliases-edit-save-unchanged = Nothing has changed.
aliases-edit-saved = Saved.
aliases-edit-confirmed = Confirmed. You can send from this address now.
aliases-edit-confirmed-only = Confirmed.
aliases-edit-missing = This address is not in your list. It may have been deleted.
aliases-edit-locked = The SMTP server cannot be changed while your administrator does not allow external SMTP servers. You can keep it for later or remove it.
aliases-edit-keep-legend = What happens to the SMTP server of this address?
aliases-edit-keep = Keep it for later
aliases-edit-keep-refuse = It is used again once your administrator allows it. Until then mail from this address is refused.
aliases-edit-keep-behalf = It is used again once your administrator allows it. Until then your organization’s servers deliver mail from this address.
aliases-edit-keep-pending = It is used once the address is confirmed and your administrator allows it.
aliases-edit-exposed-visible = A test message showed that this SMTP server makes recipients see a different sender.
aliases-edit-exposed-headers = A test message showed that this SMTP server names its user in headers that few people look at.
aliases-edit-exposed-where = See what it changed
aliases-edit-gateway-exposes = A test message showed that recipients see a different sender. Your organization’s servers do not deliver this mail.
aliases-edit-remove = Remove it
aliases-edit-remove-means = Then your organization’s servers deliver mail from this address. Some recipients also see your primary address.
aliases-edit-none = An SMTP server cannot be added: your administrator does not allow external SMTP servers.
aliases-edit-reply-hint = Replies go here instead of to the address above. Leave it empty if you do not need it.
aliases-edit-primary = Your primary address is always delivered by your organization’s servers.
