### The account: language, password, sessions.

account-title = Il mio account
account-save = Salva

## Language

account-language-heading = Lingua
account-language = Lingua delle pagine e delle email
account-language-hint = Le email che Fromline ti invia sono scritte in questa lingua.
# not-wrong: term - qui il nome è superfluo
account-language-saved = Salvato. Da ora le email ti arrivano in questa lingua.

## After the language switch: the same for mails?

# $language (String) - a language's own name
account-mails-other = Le email che Fromline ti invia sono ancora in questa lingua: { $language }.
# $language (String) - a language's own name
account-mails-too = Anche le email in questa lingua: { $language }
account-mails-keep = Lascia le email come sono

## Password

account-password-heading = Password
account-password-current = Password attuale
account-password-new = Nuova password
account-password-ends = Con una nuova password terminano tutte le altre tue sessioni.
account-password-submit = Cambia password
account-password-changed = La password è cambiata. Tutte le altre tue sessioni sono terminate.

## Sessions

account-sessions-heading = Dove hai eseguito l’accesso
account-sessions-current = questa sessione
# $created (String) - date and time when the session was opened
# $used (String) - date and time when it was last used
account-sessions-times = Accesso: { $created }. Ultimo uso: { $used }.
account-sessions-end = Termina tutte le altre
account-sessions-alone = Non ci sono altre sessioni.
account-sessions-ended = Tutte le altre tue sessioni sono terminate.
