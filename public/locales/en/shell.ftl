### What every page shares: header, notices, questions.

# $page (String) - the page's title
shell-title = { $page } – Fromline
shell-skip = Skip to content
shell-navigation = Main navigation
shell-breadcrumb = Where this page is
shell-language = Language

## Header

shell-nav-policy = End User Access
shell-nav-aliases = My addresses
shell-nav-preview = Preview
shell-nav-help = Help
shell-nav-demo = Demo mailbox
shell-nav-account = My account:
shell-sign-in = Sign in
shell-sign-out = Sign out

## Waiting and failing

shell-loading = Loading…
shell-offline = The server cannot be reached. Check your connection and try again; nothing you typed is lost.
shell-retry = Try again
shell-unreachable-title = No connection
shell-broken-texts = A language file cannot be read. You see its texts as they were when it last could.
# A fault of the server, and by which name the administrator finds it in the log
# $sentence (String) - what happened and what to do
# $reference (String) - letters and digits, for example 0f3k9w2h7qzr
shell-reference = { $sentence } Reference: { $reference }
# After too many attempts
# $sentence (String) - what happened and what to do
# $count (Number) - minutes
shell-wait-minutes =
    { $count ->
        [one] { $sentence } You can try again in about { $count } minute.
       *[other] { $sentence } You can try again in about { $count } minutes.
    }
# After too many attempts
# $sentence (String) - what happened and what to do
# $count (Number) - hours
shell-wait-hours =
    { $count ->
        [one] { $sentence } You can try again in about { $count } hour.
       *[other] { $sentence } You can try again in about { $count } hours.
    }
shell-not-found-title = There is no such page
shell-not-found-text = The address may be mistyped, or you may not have access to the page.
shell-not-found-home = Go to the start page

## Questions

shell-leave-title = Leave without saving?
shell-leave-text = You have unsaved changes on this page.
shell-leave-stay = Stay on this page
shell-leave-go = Leave and discard
shell-signed-in-again = You are signed in again. Try once more.
shell-ended-title = Your session has ended
shell-ended-text = Sign in again to continue where you left off. What you typed is still here.

## Fields

shell-password-show = Show
shell-password-hide = Hide
