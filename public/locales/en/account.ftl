### The account: language, password, sessions.

account-title = My account
account-save = Save

## Language

account-language-heading = Language
account-language = Language of pages and mails
account-language-hint = Mails that Fromline sends you are written in this language.
account-language-saved = Saved. Mails to you come in this language from now on.

## After the language switch: the same for mails?

# $language (String) - a language's own name
account-mails-other = Mails that Fromline sends you still come in this language: { $language }.
# $language (String) - a language's own name
account-mails-too = Mails in this language, too: { $language }
account-mails-keep = Leave mails as they are

## Password

account-password-heading = Password
account-password-current = Current password
account-password-new = New password
account-password-ends = A new password ends all your other sessions.
account-password-submit = Change password
account-password-changed = The password is changed. All your other sessions have ended.

## Sessions

account-sessions-heading = Where you are signed in
account-sessions-current = this session
# $created (String) - date and time when the session was opened
# $used (String) - date and time when it was last used
account-sessions-times = Signed in: { $created }. Last used: { $used }.
account-sessions-end = End all others
account-sessions-alone = There is no other session.
account-sessions-ended = All your other sessions have ended.
