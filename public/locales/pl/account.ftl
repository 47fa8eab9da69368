### The account: language, password, sessions.

account-title = Moje konto
account-save = Zapisz

## Language

account-language-heading = Język
account-language = Język stron i wiadomości
account-language-hint = W tym języku Fromline wysyła do Ciebie wiadomości.
# not-wrong: term - tu nazwa jest zbędna
account-language-saved = Zapisano. Od teraz wiadomości do Ciebie przychodzą w tym języku.

## After the language switch: the same for mails?

# $language (String) - a language's own name
account-mails-other = Wiadomości, które wysyła Ci Fromline, są nadal w tym języku: { $language }.
# $language (String) - a language's own name
account-mails-too = Wiadomości także w tym języku: { $language }
account-mails-keep = Zostaw wiadomości bez zmian

## Password

account-password-heading = Hasło
account-password-current = Obecne hasło
account-password-new = Nowe hasło
account-password-ends = Zmiana hasła kończy wszystkie Twoje pozostałe sesje.
account-password-submit = Zmień hasło
account-password-changed = Hasło zostało zmienione. Zakończono wszystkie Twoje pozostałe sesje.

## Sessions

account-sessions-heading = Gdzie korzystasz z konta
account-sessions-current = ta sesja
# $created (String) - date and time when the session was opened
# $used (String) - date and time when it was last used
account-sessions-times = Zalogowano: { $created }. Ostatnie użycie: { $used }.
account-sessions-end = Zakończ pozostałe
account-sessions-alone = Nie ma innych sesji.
account-sessions-ended = Zakończono wszystkie Twoje pozostałe sesje.
