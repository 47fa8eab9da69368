### The administrator's page: per-user outbound gateways.

policy-crumb-apps = Aplikacje
policy-crumb-mail = Poczta
policy-crumb-access = Dostęp użytkowników
policy-page-title = Zezwalanie na bramy poczty wychodzącej dla poszczególnych użytkowników
policy-checklist-show = Pokaż listę konfiguracji
policy-what = Użytkownicy mogą wysyłać pocztę z adresów obsługiwanych na innych serwerach. Brama poczty wychodzącej dla poszczególnych użytkowników to serwer SMTP takiego adresu: dostarcza tę pocztę zamiast serwerów Twojej organizacji.

## The setting

policy-section-title = Zezwalaj na bramy poczty wychodzącej dla poszczególnych użytkowników
policy-checkbox = Zezwalaj użytkownikom na wysyłanie poczty przy użyciu zewnętrznego serwera SMTP przez skonfigurowanie adresu nadawcy obsługiwanego poza Twoimi domenami poczty e-mail
policy-checked = Pole zaznaczone
policy-checked-meaning = Użytkownik, który dodaje inny adres, może podać serwer SMTP, który będzie dostarczać pocztę z tego adresu.
policy-unchecked = Pole odznaczone (domyślnie)
policy-unchecked-meaning = Można dodawać inne adresy, ale bez serwera SMTP: pocztę z nowych adresów dostarczają serwery Twojej organizacji.
# $count (Number) - addresses that have an SMTP server of their own, which is switched off now
policy-restores =
    { $count ->
        [one] Zapisanie włączy ponownie serwer SMTP { $count } zawieszonego adresu.
        [few] Zapisanie włączy ponownie serwery SMTP { $count } zawieszonych adresów.
       *[many] Zapisanie włączy ponownie serwery SMTP { $count } zawieszonych adresów.
    }
policy-suspended-legend = Co dzieje się z pocztą z zawieszonych adresów?
policy-suspended-refuse = Jest odrzucana
policy-suspended-refuse-hint = Nadawca dowiaduje się dlaczego. Poczta nie jest wysyłana w inny sposób.
policy-suspended-behalf = Dostarczają ją serwery organizacji
policy-suspended-behalf-hint = Niektórzy odbiorcy widzą wtedy też adres podstawowy.

## Why, and why not

policy-allow-heading = Dlaczego zezwolić
policy-allow-authentic = Cała poczta z adresu przychodzi z jednego serwera, niezależnie od programu, w którym powstała. Odbiorcy mogą sprawdzić jej wiarygodność.
policy-allow-record = Serwer, do którego należy adres, prowadzi rejestr wiadomości wysłanych z tego adresu.
policy-allow-from = Odbiorcy zwykle widzą tylko ten adres, bez słów „w imieniu użytkownika”.
policy-allow-bypass = Poczta z adresu partnera omija bramę poczty wychodzącej Twojej organizacji, jeśli tego właśnie potrzebujesz.
policy-deny-heading = Dlaczego nie zezwalać
# $gateway (String) - host name of the organization's outbound gateway
policy-deny-bypass = Taka poczta omija Twoją bramę poczty wychodzącej { $gateway }: brama jej nie archiwizuje, nie filtruje ani nie podpisuje.
policy-deny-bypass-unnamed = Taka poczta omija bramę poczty wychodzącej Twojej organizacji: brama jej nie archiwizuje, nie filtruje ani nie podpisuje.
policy-deny-all = Jeśli cała poczta wychodząca musi przechodzić przez bramę poczty wychodzącej, pozostaw to pole odznaczone.
policy-effect = Zmiana zaczyna obowiązywać od razu i dotyczy poczty wysłanej po zapisaniu oraz tej, która jeszcze czeka na swój serwer SMTP.
policy-each-user = Samo zezwolenie nie wystarczy: każdy użytkownik samodzielnie konfiguruje swoje adresy.
policy-guide-link = Przewodnik dla użytkowników

## Saving

policy-save = Zapisz
policy-save-unchanged = Nic się nie zmieniło.
policy-saved-on = Zapisano. Od teraz użytkownicy mogą wysyłać pocztę przez zewnętrzne serwery SMTP.
policy-saved-off = Zapisano. Od teraz zewnętrzne serwery SMTP są wyłączone.
policy-saved-off-behalf = Zapisano. Od teraz zewnętrzne serwery SMTP są wyłączone, a pocztę z zawieszonych adresów dostarczają serwery organizacji.
policy-saved-refuse = Zapisano. Od teraz poczta z zawieszonych adresów jest odrzucana.
policy-saved-behalf = Zapisano. Od teraz pocztę z zawieszonych adresów dostarczają serwery organizacji.
# $who (String) - address of the administrator
# $when (String) - date and time
policy-last-change = Ostatnia zmiana: { $when }, { $who }

## Before switching off

policy-off-title = Wyłączyć zewnętrzne serwery SMTP?
# $unit (String) - the organizational unit, as a path
policy-off-title-unit = Wyłączyć zewnętrzne serwery SMTP dla { $unit }?
# $count (Number) - users
policy-off-users =
    { $count ->
        [one] { $count } użytkownik wysyła pocztę przez własny serwer SMTP.
        [few] { $count } użytkownicy wysyłają pocztę przez własne serwery SMTP.
       *[many] { $count } użytkowników wysyła pocztę przez własne serwery SMTP.
    }
# $count (Number) - addresses
policy-off-aliases =
    { $count ->
        [one] { $count } adres zostanie zawieszony:
        [few] { $count } adresy zostaną zawieszone:
       *[many] { $count } adresów zostanie zawieszonych:
    }
policy-off-list = Użytkownicy i adresy, których to dotyczy
# $address (String) - the additional address
# $host (String) - its SMTP server
policy-off-alias = { $address } przez { $host }
policy-off-more = Pokaż więcej
# $shown (Number) - addresses in the list so far
# $count (Number) - addresses in all
policy-off-shown = Widoczne adresy: { $shown } z { $count }. Tylko te sprawdzono pod kątem poczty, którą odrzuciłoby wiele serwerów.
policy-off-nobody = Nikt teraz nie używa własnego serwera SMTP. Żaden adres nie zostanie zawieszony.
policy-off-unknown = Sprawdzanie, kogo to dotyczy…
policy-off-kept = Ustawienia SMTP zostają zachowane. Po ponownym włączeniu zewnętrznych serwerów SMTP znów będą używane.
policy-off-confirm = Wyłącz i zapisz
policy-off-cancel = Anuluj

## Before other changes

policy-on-title = Włączyć zewnętrzne serwery SMTP?
# $unit (String) - the organizational unit, as a path
policy-on-title-unit = Włączyć zewnętrzne serwery SMTP dla { $unit }?
policy-on-confirm = Włącz i zapisz
policy-touches-nobody = Nikt nie ma zawieszonego adresu.
policy-refuse-title = Odrzucać pocztę z zawieszonych adresów?
# $unit (String) - the organizational unit, as a path
policy-refuse-title-unit = Odrzucać pocztę z zawieszonych adresów w { $unit }?
policy-refuse-confirm = Odrzucaj i zapisz
# $count (Number) - users
policy-refuse-users =
    { $count ->
        [one] Po zapisaniu poczta, którą { $count } użytkownik wysyła z zawieszonych adresów, będzie odrzucana:
        [few] Po zapisaniu poczta, którą { $count } użytkownicy wysyłają z zawieszonych adresów, będzie odrzucana:
       *[many] Po zapisaniu poczta, którą { $count } użytkowników wysyła z zawieszonych adresów, będzie odrzucana:
    }
policy-behalf-title = Dostarczać pocztę z zawieszonych adresów?
# $unit (String) - the organizational unit, as a path
policy-behalf-title-unit = Dostarczać pocztę z zawieszonych adresów w { $unit }?
policy-behalf-confirm = Dostarczaj i zapisz
# $count (Number) - users
policy-behalf-users =
    { $count ->
        [one] Po zapisaniu serwery organizacji będą dostarczać pocztę, którą { $count } użytkownik wysyła z zawieszonych adresów:
        [few] Po zapisaniu serwery organizacji będą dostarczać pocztę, którą { $count } użytkownicy wysyłają z zawieszonych adresów:
       *[many] Po zapisaniu serwery organizacji będą dostarczać pocztę, którą { $count } użytkowników wysyła z zawieszonych adresów:
    }

## Telling the users

# $count (Number) - users whom the change concerns
policy-notify =
    { $count ->
        [one] Wyślij wiadomość do { $count } użytkownika
        [few] Wyślij wiadomość do { $count } użytkowników
       *[many] Wyślij wiadomość do { $count } użytkowników
    }
# $count (Number) - users who get an email
policy-notify-hint =
    { $count ->
        [one] Ta osoba dostanie jedną wiadomość w swoim języku: co się zmienia i których adresów to dotyczy.
        [few] Każda osoba dostanie jedną wiadomość w swoim języku: co się zmienia i których adresów to dotyczy.
       *[many] Każda osoba dostanie jedną wiadomość w swoim języku: co się zmienia i których adresów to dotyczy.
    }
policy-notify-sentence = Dodaj coś od siebie
policy-notify-sentence-hint = Opcjonalnie, najwyżej 500 znaków. Tekst znajdzie się w każdej wiadomości wraz z Twoim adresem.
policy-notify-no-relay = Nie można nikogo powiadomić: we Fromline nie ma ustawionego serwera poczty wychodzącej.
# $sent (Number) - mails that have been sent
# $count (Number) - mails in all, one for each user concerned
policy-notices = Wiadomości do użytkowników o ostatniej zmianie: wysłano { $sent } z { $count }.
# $count (Number) - mails
policy-notices-failed =
    { $count ->
        [one] Nie udało się wysłać { $count } wiadomości.
        [few] Nie udało się wysłać { $count } wiadomości.
       *[many] Nie udało się wysłać { $count } wiadomości.
    }
# $count (Number) - mails
policy-notices-withdrawn =
    { $count ->
        [one] Nie wysłano { $count } wiadomości, bo w międzyczasie ponownie zmieniono ustawienie albo nie było już o czym powiadamiać.
        [few] Nie wysłano { $count } wiadomości, bo w międzyczasie ponownie zmieniono ustawienie albo nie było już o czym powiadamiać.
       *[many] Nie wysłano { $count } wiadomości, bo w międzyczasie ponownie zmieniono ustawienie albo nie było już o czym powiadamiać.
    }

## Two administrators at once

policy-conflict-title = W międzyczasie ktoś inny zmienił to ustawienie
# $who (String) - address of the other administrator
# $when (String) - date and time
# not-wrong: order - dzięki temu zdanie nie zdradza płci użytkownika
policy-conflict-who = Zmiana: { $when }, { $who }.
# $when (String) - date and time
policy-conflict-somebody = Zmiana: { $when }, inny administrator.
policy-conflict-theirs = Teraz zapisane jest:
policy-conflict-mine = Twój wybór:
policy-conflict-take = Zostaw to, co jest zapisane
policy-conflict-keep = Zapisz zamiast tego swój wybór
policy-state-on = Zewnętrzne serwery SMTP są dozwolone.
policy-state-off-refuse = Zewnętrzne serwery SMTP są wyłączone, a poczta z zawieszonych adresów jest odrzucana.
policy-state-off-behalf = Zewnętrzne serwery SMTP są wyłączone, a pocztę z zawieszonych adresów dostarczają serwery organizacji.

## Beside the switch

policy-preview-off = Pole odznaczone
policy-preview-on = Pole zaznaczone
policy-preview-title = Co widzą odbiorcy
policy-preview-gateway = Czego się spodziewać w przypadku adresu, który jest w użyciu. Przy tym wyborze dostarcza jego własny serwer SMTP.
policy-preview-behalf = Czego się spodziewać w przypadku adresu, który jest w użyciu. Przy tym wyborze dostarczają serwery Twojej organizacji.
policy-preview-refused = Przy tym wyborze poczta z adresów, które mają serwer SMTP, jest odrzucana. Poniżej widać przykładowy adres bez takiego serwera: jego pocztę dostarczają serwery Twojej organizacji.
policy-preview-example = Przykładowy adres.
policy-preview-legend = Pole zaznaczone: dostarcza własny serwer SMTP adresu, o ile użytkownik go podał. Pole odznaczone: dostarczają serwery Twojej organizacji.

## Organizational units

policy-units-title = Jednostki organizacyjne
policy-units-search = Szukaj jednostek
policy-units-none = Żadna jednostka nie ma tego w nazwie.
# $count (Number) - units
policy-units-found =
    { $count ->
        [one] Znaleziono { $count } jednostkę.
        [few] Znaleziono { $count } jednostki.
       *[many] Znaleziono { $count } jednostek.
    }
# $people (Number) - people in the unit and in those below it
# $gateways (Number) - their gateways
policy-units-counts = Osoby: { $people }, bramy: { $gateways }
policy-unit-overridden = Zastąpione
# $unit (String) - the unit that sets it, as a path
policy-unit-inherited = Odziedziczone z { $unit }
policy-unit-default = Jeszcze nie ustawiono: obowiązuje ustawienie domyślne.
policy-override = Zastąp
policy-inherit = Odziedzicz
policy-inherited-now = Od teraz ustawienie jest odziedziczone.
policy-undo = Cofnij ostatnią zmianę
policy-undone = Ostatnia zmiana jest cofnięta.
policy-unit-actions = Zmień jednostki
policy-unit-name = Nazwa
policy-unit-add = Dodaj jednostkę
# $unit (String) - the unit above, as a path
policy-unit-add-title = Dodaj jednostkę w { $unit }
policy-unit-rename = Zmień nazwę
# $unit (String) - the unit
policy-unit-rename-title = Zmień nazwę: { $unit }
policy-unit-move = Przenieś
# $unit (String) - the unit
policy-unit-move-title = Przenieś: { $unit }
policy-unit-move-to = Przenieś do
policy-unit-people = Przenieś tu osoby
# $unit (String) - the unit, as a path
policy-unit-people-title = Przenieś osoby do { $unit }
policy-unit-people-field = Ich adresy podstawowe
policy-unit-people-hint = Jeden adres w wierszu, najwyżej 500.
policy-unit-delete = Usuń
# $unit (String) - the unit
policy-unit-delete-title = Usunąć { $unit }?
policy-unit-delete-what = Jednostka i jej ustawienie zostaną usunięte. Nie można usunąć jednostki, w której są osoby lub inne jednostki.
policy-unit-check = Sprawdź, kogo to dotyczy
policy-move-nobody = Po przeniesieniu poczta wszystkich będzie dostarczana tak jak dotąd.
# $count (Number) - addresses
policy-move-on =
    { $count ->
        [one] Po przeniesieniu znów będzie używany serwer SMTP { $count } zawieszonego adresu.
        [few] Po przeniesieniu znów będą używane serwery SMTP { $count } zawieszonych adresów.
       *[many] Po przeniesieniu znów będą używane serwery SMTP { $count } zawieszonych adresów.
    }
# $count (Number) - addresses
policy-move-refuse =
    { $count ->
        [one] Po przeniesieniu poczta z { $count } adresu z własnym serwerem SMTP będzie odrzucana.
        [few] Po przeniesieniu poczta z { $count } adresów z własnymi serwerami SMTP będzie odrzucana.
       *[many] Po przeniesieniu poczta z { $count } adresów z własnymi serwerami SMTP będzie odrzucana.
    }
# $count (Number) - addresses
policy-move-behalf =
    { $count ->
        [one] Po przeniesieniu pocztę z { $count } adresu z własnym serwerem SMTP będą dostarczać serwery organizacji.
        [few] Po przeniesieniu pocztę z { $count } adresów z własnymi serwerami SMTP będą dostarczać serwery organizacji.
       *[many] Po przeniesieniu pocztę z { $count } adresów z własnymi serwerami SMTP będą dostarczać serwery organizacji.
    }
# $address (String) - one of the addresses
# $user (String) - the primary address of the account
policy-move-example = Na przykład { $address }, konto { $user }
# $address (String) - what was entered
policy-unit-people-unknown = Nikt nie ma takiego adresu podstawowego: { $address }
# $count (Number) - addresses with an SMTP server of their own
policy-applies =
    { $count ->
        [one] To ustawienie dotyczy { $count } adresu z własnym serwerem SMTP.
        [few] To ustawienie dotyczy { $count } adresów z własnym serwerem SMTP.
       *[many] To ustawienie dotyczy { $count } adresów z własnym serwerem SMTP.
    }
policy-looks = Twoja rola pozwala zobaczyć to ustawienie, ale nie zmienić go.
