### The account: language, password, sessions.

account-title = My account
account-save = Save

## Language

account-language-heading = Language
account-language = Language of pages and emails
account-language-hint = Fromline also sends you emails in this language.
account-language-saved = Saved. From now on, Fromline’s emails to you are in this language.

## After the language switch: the same for mails?

# $language (String) - a language's own name
account-mails-other = Fromline still sends you emails in this language: { $language }.
# $language (String) - a language's own name
account-mails-too = Use this language for emails, too: { $language }
account-mails-keep = Keep emails as they are

## Password

account-password-heading = Password
account-password-current = Current password
account-password-new = New password
account-password-ends = Changing your password ends all your other sessions.
account-password-submit = Change password
account-password-changed = Password changed. All your other sessions have ended.

## Sessions

account-sessions-heading = Where you are signed in
account-sessions-current = this session
# $created (String) - date and time when the session was opened
# $used (String) - date and time when it was last used
account-sessions-times = Signed in: { $created }. Last used: { $used }.
account-sessions-end = Sign out all others
account-sessions-alone = There are no other sessions.
account-sessions-ended = All your other sessions have ended.
