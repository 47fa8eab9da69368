### The administrator's page: per-user outbound gateways.

policy-crumb-apps = Apps
policy-crumb-mail = Mail
policy-crumb-access = End User Access
policy-page-title = Allow per-user outbound gateways
policy-checklist-show = Show the setup checklist
policy-what = Users can send from addresses that are hosted on other servers. A per-user outbound gateway is the SMTP server of such an address: it delivers that mail instead of your organization’s servers.

## The setting

policy-section-title = Allow per-user outbound gateways
policy-checkbox = Allow users to send mail through an external SMTP server when configuring a “from” address hosted outside your email domains
policy-checked = Checked
policy-checked-meaning = Users who add another address can enter the SMTP server that delivers its mail.
policy-unchecked = Not checked (default)
policy-unchecked-meaning = Users can add other addresses, but no SMTP server: your organization’s servers deliver mail from new addresses.
# $count (Number) - addresses that have an SMTP server of their own, which is switched off now
policy-restores =
    { $count ->
        [one] Saving switches the SMTP server of { $count } suspended address back on.
       *[other] Saving switches the SMTP servers of { $count } suspended addresses back on.
    }
policy-suspended-legend = What happens to mail from suspended addresses?
policy-suspended-refuse = Refuse it
policy-suspended-refuse-hint = The sender is told why. The mail is not sent any other way.
policy-suspended-behalf = Deliver it through the organization’s servers
policy-suspended-behalf-hint = Some recipients then also see the primary address.

## Why, and why not

policy-allow-heading = Why allow it
policy-allow-authentic = All mail from the address comes from one server, whichever program it was written in. Recipients can check that it is genuine.
policy-allow-record = The server that the address belongs to keeps a record of what was sent in its name.
policy-allow-from = Recipients usually see the address alone, without “on behalf of”.
policy-allow-bypass = Mail in a partner’s name stays out of your organization’s outbound gateway, if that is what you want.
policy-deny-heading = Why not allow it
# $gateway (String) - host name of the organization's outbound gateway
policy-deny-bypass = Such mail bypasses your outbound gateway { $gateway }, so it is not archived, filtered or signed there.
policy-deny-bypass-unnamed = Such mail bypasses your organization’s own outbound gateway, so it is not archived, filtered or signed there.
policy-deny-all = If all outgoing mail has to go through the outbound gateway, leave this off.
policy-effect = A change takes effect at once, for all mail sent after saving and for mail that still waits for its SMTP server.
policy-each-user = Allowing it is not enough: each user sets up their own addresses.
policy-guide-link = User’s guide

## Saving

policy-save = Save
policy-save-unchanged = Nothing has changed.
policy-saved-on = Saved. Users can send through external SMTP servers from now on.
policy-saved-off = Saved. External SMTP servers are off from now on.
policy-saved-off-behalf = Saved. External SMTP servers are off from now on; the organization’s servers deliver mail from suspended addresses.
policy-saved-refuse = Saved. Mail from suspended addresses is refused from now on.
policy-saved-behalf = Saved. The organization’s servers deliver mail from suspended addresses from now on.
# $who (String) - address of the administrator
# $when (String) - date and time
policy-last-change = Last changed on { $when } by { $who }

## Before switching off

policy-off-title = Switch external SMTP servers off?
# $unit (String) - the organizational unit, as a path
policy-off-title-unit = Switch external SMTP servers off for { $unit }?
# $count (Number) - users
policy-off-users =
    { $count ->
        [one] { $count } user sends through an SMTP server of their own.
       *[other] { $count } users send through SMTP servers of their own.
    }
# $count (Number) - addresses
policy-off-aliases =
    { $count ->
        [one] { $count } address will be suspended:
       *[other] { $count } addresses will be suspended:
    }
policy-off-list = Affected users and addresses
# $address (String) - the additional address
# $host (String) - its SMTP server
policy-off-alias = { $address } through { $host }
policy-off-more = Show more
# $shown (Number) - addresses in the list so far
# $count (Number) - addresses in all
policy-off-shown = Showing the first { $shown } of { $count } addresses. Only these were checked for mail that many servers would refuse.
policy-off-nobody = Nobody uses their own SMTP server now. No address will be suspended.
policy-off-unknown = Checking who is affected…
policy-off-kept = The SMTP settings are kept. Switching on again brings them back.
policy-off-confirm = Switch off and save
policy-off-cancel = Cancel

## Before other changes

policy-on-title = Switch external SMTP servers on?
# $unit (String) - the organizational unit, as a path
policy-on-title-unit = Switch external SMTP servers on for { $unit }?
policy-on-confirm = Switch on and save
policy-touches-nobody = Nobody has a suspended address.
policy-refuse-title = Refuse mail from suspended addresses?
# $unit (String) - the organizational unit, as a path
policy-refuse-title-unit = Refuse mail from suspended addresses in { $unit }?
policy-refuse-confirm = Refuse and save
# $count (Number) - users
policy-refuse-users =
    { $count ->
        [one] After saving, mail that { $count } user sends from suspended addresses is refused:
       *[other] After saving, mail that { $count } users send from suspended addresses is refused:
    }
policy-behalf-title = Deliver mail from suspended addresses?
# $unit (String) - the organizational unit, as a path
policy-behalf-title-unit = Deliver mail from suspended addresses in { $unit }?
policy-behalf-confirm = Deliver and save
# $count (Number) - users
policy-behalf-users =
    { $count ->
        [one] After saving, the organization’s servers deliver mail that { $count } user sends from suspended addresses:
       *[other] After saving, the organization’s servers deliver mail that { $count } users send from suspended addresses:
    }

## Telling the users

# $count (Number) - users whom the change concerns
policy-notify =
    { $count ->
        [one] Tell { $count } user by email
       *[other] Tell { $count } users by email
    }
# $count (Number) - users who get an email
policy-notify-hint =
    { $count ->
        [one] The user gets one email, in their own language, saying what changes and for which addresses.
       *[other] Each user gets one email, in their own language, saying what changes and for which addresses.
    }
policy-notify-sentence = Add a sentence of your own
policy-notify-sentence-hint = Optional, at most 500 characters. It appears in each email, with your address.
policy-notify-no-relay = Nobody can be told by email: Fromline has no outgoing mail server.
# $sent (Number) - mails that have been sent
# $count (Number) - mails in all, one for each user concerned
policy-notices = Emails to users about the last change: { $sent } of { $count } sent.
# $count (Number) - mails
policy-notices-failed =
    { $count ->
        [one] { $count } email could not be sent.
       *[other] { $count } emails could not be sent.
    }
# $count (Number) - mails
policy-notices-withdrawn =
    { $count ->
        [one] { $count } email was not sent, because the setting had changed again or there was nothing left to say.
       *[other] { $count } emails were not sent, because the setting had changed again or there was nothing left to say.
    }

## Two administrators at once

policy-conflict-title = Someone else has changed this in the meantime
# $who (String) - address of the other administrator
# $when (String) - date and time
policy-conflict-who = { $who } saved this setting on { $when }.
# $when (String) - date and time
policy-conflict-somebody = Another administrator saved this setting on { $when }.
policy-conflict-theirs = Saved now:
policy-conflict-mine = Your choice:
policy-conflict-take = Use what is saved now
policy-conflict-keep = Save your choice instead
policy-state-on = External SMTP servers are allowed.
policy-state-off-refuse = External SMTP servers are off; mail from suspended addresses is refused.
policy-state-off-behalf = External SMTP servers are off; the organization’s servers deliver mail from suspended addresses.

## Beside the switch

policy-preview-off = Not checked
policy-preview-on = Checked
policy-preview-title = What recipients see
policy-preview-gateway = What to expect for an address that is in use. With this choice, its own SMTP server delivers.
policy-preview-behalf = What to expect for an address that is in use. With this choice, your organization’s servers deliver.
policy-preview-refused = With this choice, mail from addresses that have an SMTP server is refused. What you see below is an example of an address without one: your organization’s servers deliver its mail.
policy-preview-example = Example address.
policy-preview-legend = Checked: the address’s own SMTP server delivers, once its user has entered one. Not checked: your organization’s servers deliver.

## Organizational units

policy-units-title = Organizational units
policy-units-search = Search units
policy-units-none = No unit has this in its name.
# $count (Number) - units
policy-units-found =
    { $count ->
        [one] { $count } unit found.
       *[other] { $count } units found.
    }
# $people (Number) - people in the unit and in those below it
# $gateways (Number) - their gateways
policy-units-counts = People: { $people }, gateways: { $gateways }
policy-unit-overridden = Overridden
# $unit (String) - the unit that sets it, as a path
policy-unit-inherited = Inherited from { $unit }
policy-unit-default = Not set yet: the default applies.
policy-override = Override
policy-inherit = Inherit
policy-inherited-now = Inherited from now on.
policy-undo = Undo the last change
policy-undone = The last change is undone.
policy-unit-actions = Change units
policy-unit-name = Name
policy-unit-add = Add a unit
# $unit (String) - the unit above, as a path
policy-unit-add-title = Add a unit in { $unit }
policy-unit-rename = Rename
# $unit (String) - the unit
policy-unit-rename-title = Rename { $unit }
policy-unit-move = Move
# $unit (String) - the unit
policy-unit-move-title = Move { $unit }
policy-unit-move-to = Move it to
policy-unit-people = Move people here
# $unit (String) - the unit, as a path
policy-unit-people-title = Move people to { $unit }
policy-unit-people-field = Their primary addresses
policy-unit-people-hint = One address on each line, at most 500.
policy-unit-delete = Delete
# $unit (String) - the unit
policy-unit-delete-title = Delete { $unit }?
policy-unit-delete-what = The unit and its setting are deleted. A unit with people or other units in it cannot be deleted.
policy-unit-check = Check who is affected
policy-move-nobody = After the move, everyone’s mail is delivered as before.
# $count (Number) - addresses
policy-move-on =
    { $count ->
        [one] After the move, the SMTP server of { $count } suspended address is back in use.
       *[other] After the move, the SMTP servers of { $count } suspended addresses are back in use.
    }
# $count (Number) - addresses
policy-move-refuse =
    { $count ->
        [one] After the move, mail from { $count } address with its own SMTP server is refused.
       *[other] After the move, mail from { $count } addresses with their own SMTP servers is refused.
    }
# $count (Number) - addresses
policy-move-behalf =
    { $count ->
        [one] After the move, the organization’s servers deliver mail from { $count } address with its own SMTP server.
       *[other] After the move, the organization’s servers deliver mail from { $count } addresses with their own SMTP servers.
    }
# $address (String) - one of the addresses
# $user (String) - the primary address of the account
policy-move-example = For example { $address }, account { $user }
# $address (String) - what was entered
policy-unit-people-unknown = Nobody has this primary address: { $address }
# $count (Number) - addresses with an SMTP server of their own
policy-applies =
    { $count ->
        [one] This setting applies to { $count } address with its own SMTP server.
       *[other] This setting applies to { $count } addresses with their own SMTP servers.
    }
policy-looks = Your role lets you see this setting, but not change it.
