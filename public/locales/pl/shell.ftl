### What every page shares: header, notices, questions.

# $page (String) - the page's title
shell-title = { $page } – Fromline
shell-skip = Przejdź do treści
shell-navigation = Nawigacja główna
shell-breadcrumb = Położenie tej strony
shell-language = Język

## Header

shell-nav-policy = Dostęp użytkowników
shell-nav-aliases = Moje adresy
shell-nav-preview = Podgląd
shell-nav-help = Pomoc
shell-nav-demo = Skrzynka demo
shell-nav-account = Moje konto:
shell-sign-in = Zaloguj się
shell-sign-out = Wyloguj się

## Waiting and failing

shell-loading = Wczytywanie…
shell-offline = Nie można połączyć się z serwerem. Sprawdź połączenie i spróbuj ponownie; wpisane dane nie przepadną.
shell-retry = Spróbuj ponownie
shell-unreachable-title = Brak połączenia
shell-broken-texts = Nie można odczytać pliku językowego. Widać teksty z ostatniej poprawnej wersji.
# A fault of the server, and by which name the administrator finds it in the log
# $sentence (String) - what happened and what to do
# $reference (String) - letters and digits, for example 0f3k9w2h7qzr
shell-reference = { $sentence } Identyfikator: { $reference }
# After too many attempts
# $sentence (String) - what happened and what to do
# $count (Number) - minutes
shell-wait-minutes =
    { $count ->
        [one] { $sentence } Spróbuj ponownie za około { $count } minutę.
        [few] { $sentence } Spróbuj ponownie za około { $count } minuty.
        [many] { $sentence } Spróbuj ponownie za około { $count } minut.
       *[other] { $sentence } Spróbuj ponownie za około { $count } minuty.
    }
# After too many attempts
# $sentence (String) - what happened and what to do
# $count (Number) - hours
shell-wait-hours =
    { $count ->
        [one] { $sentence } Spróbuj ponownie za około { $count } godzinę.
        [few] { $sentence } Spróbuj ponownie za około { $count } godziny.
        [many] { $sentence } Spróbuj ponownie za około { $count } godzin.
       *[other] { $sentence } Spróbuj ponownie za około { $count } godziny.
    }
shell-not-found-title = Nie ma takiej strony
shell-not-found-text = Adres może zawierać błąd albo nie masz dostępu do tej strony.
shell-not-found-home = Przejdź do strony głównej

## Questions

shell-leave-title = Opuścić stronę bez zapisywania?
shell-leave-text = Na tej stronie są zmiany, które nie zostały jeszcze zapisane.
shell-leave-stay = Zostań na tej stronie
shell-leave-go = Opuść i odrzuć zmiany
shell-signed-in-again = Logowanie się powiodło. Spróbuj ponownie.
shell-ended-title = Sesja wygasła
shell-ended-text = Zaloguj się ponownie, aby kontynuować. Wpisane dane nadal tu są.

## Fields

shell-password-show = Pokaż
shell-password-hide = Ukryj
