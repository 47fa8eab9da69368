### Jak działają serwery SMTP adresów: dla tych, którzy je mają, i dla administratora.


## Lista administratora

gateways-title = Bramy poczty wychodzącej dla poszczególnych użytkowników
gateways-lead = Wszystkie adresy z własnym serwerem SMTP.
gateways-lead-failing = Wszystkie adresy z własnym serwerem SMTP. Na początku są te, których serwer nie działa.
gateways-lead-some = Adresy z własnym serwerem SMTP w jednostkach, którymi się zajmujesz.
gateways-back = Wróć do ustawienia
gateways-empty = Żaden adres nie ma własnego serwera SMTP. Gdy ktoś doda go w swoich ustawieniach, pojawi się tutaj.
gateways-empty-some = W jednostkach, którymi się zajmujesz, żaden adres nie ma własnego serwera SMTP. Gdy ktoś doda go w swoich ustawieniach, pojawi się tutaj.
# $count (Number) - addresses with an SMTP server of their own
gateways-count =
    { $count ->
        [one] { $count } adres ma własny serwer SMTP.
        [few] { $count } adresy mają własny serwer SMTP.
       *[many] { $count } adresów ma własny serwer SMTP.
    }
# $count (Number) - those among them whose SMTP server does not work
gateways-failing = W przypadku { $count } z nich serwer SMTP teraz nie działa.
gateways-all-work = Nie wykryto awarii serwerów.
# $provider (String) - nazwa dostawcy
# $count (Number) - serwery SMTP z hasłem u tego dostawcy
gateways-passwords =
    { $count ->
        [one] { $count } adres nadal loguje się u dostawcy { $provider } hasłem.
        [few] { $count } adresy nadal logują się u dostawcy { $provider } hasłem.
        [many] { $count } adresów nadal loguje się u dostawcy { $provider } hasłem.
       *[other] { $count } adresu nadal loguje się u dostawcy { $provider } hasłem.
    }
# $count (Number) - użytkownicy, do których należą te adresy
gateways-passwords-users =
    { $count ->
        [one] Dotyczy to { $count } użytkownika.
        [few] Dotyczy to { $count } użytkowników.
        [many] Dotyczy to { $count } użytkowników.
       *[other] Dotyczy to { $count } użytkownika.
    }
# $provider (String) - nazwa dostawcy
# $day (String) - dzień
gateways-passwords-ends = Dostawca { $provider } domyślnie wyłącza hasła SMTP po { $day }; administratorzy skrzynek mogą je na pewien czas włączyć ponownie.
# $provider (String) - nazwa dostawcy
gateways-passwords-asked = Każda z tych osób widzi na liście swoich adresów propozycję, by kontynuować z { $provider }: dwa kliknięcia i nic do wpisania.
# $provider (String) - nazwa dostawcy
gateways-passwords-register = Fromline nie jest zarejestrowany u dostawcy { $provider }: dopóki osoba, która prowadzi serwer, tego nie zrobi (docs/oauth.md), ci użytkownicy nie mogą połączyć się bez hasła.
# $count (Number) - users who would get an email now
gateways-passwords-notify =
    { $count ->
        [one] Wyślij wiadomość do { $count } użytkownika
        [few] Wyślij wiadomość do { $count } użytkowników
       *[many] Wyślij wiadomość do { $count } użytkowników
    }
# $provider (String) - nazwa dostawcy
gateways-passwords-notify-title = Powiadomić osoby z hasłem u dostawcy { $provider }?
# $provider (String) - nazwa dostawcy
# $count (Number) - users who get an email
gateways-passwords-notify-text =
    { $count ->
        [one] { $count } użytkownik dostanie jedną wiadomość w swoim języku: które z jego adresów logują się u dostawcy { $provider } hasłem, do kiedy to działa i jak kontynuować bez hasła.
        [few] { $count } użytkownicy dostaną po jednej wiadomości w swoim języku: które z ich adresów logują się u dostawcy { $provider } hasłem, do kiedy to działa i jak kontynuować bez hasła.
       *[many] { $count } użytkowników dostanie po jednej wiadomości w swoim języku: które z ich adresów logują się u dostawcy { $provider } hasłem, do kiedy to działa i jak kontynuować bez hasła.
    }
gateways-passwords-notify-again = Kto dostał taką wiadomość w ciągu ostatnich 30 dni, nie dostanie jej ponownie.
gateways-passwords-notify-send = Wyślij
# $count (Number) - users who are emailed
gateways-passwords-notified =
    { $count ->
        [one] { $count } wiadomość jest w drodze.
        [few] { $count } wiadomości są w drodze.
       *[many] { $count } wiadomości jest w drodze.
    }
# $day (String) - the day on which users were last emailed
# $sent (Number) - emails that have been sent
# $count (Number) - emails in all, one for each user
gateways-passwords-notices = Wiadomości z { $day }: wysłano { $sent } z { $count }.
gateways-off-refuse = Zewnętrzne serwery SMTP są wyłączone: żaden z nich nie jest używany, a poczta z tych adresów jest odrzucana.
gateways-some-off = Niektóre z tych serwerów SMTP są wyłączone: jednostka organizacyjna ich użytkowników na nie nie zezwala.
gateways-off-behalf = Zewnętrzne serwery SMTP są wyłączone: żaden z nich nie jest używany, a pocztę z potwierdzonych adresów dostarczają serwery organizacji.
gateways-more = Pokaż więcej
# $user (String) - the primary address of the account
gateways-user = Konto: { $user }
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
gateways-host = Serwer SMTP: { $host }, port { $port }, { $security }
gateways-works = działa
gateways-fails = nie działa
gateways-unknown = jeszcze nie sprawdzony
gateways-unproven = do sprawdzenia
gateways-row-pending = Z tego adresu nie można nic wysłać, dopóki użytkownik go nie potwierdzi.
gateways-row-refused = Serwer SMTP nie jest teraz używany, a poczta z tego adresu jest odrzucana.
gateways-row-behalf = Serwer SMTP nie jest teraz używany; pocztę z tego adresu dostarczają serwery organizacji.

## Stan jednego z nich

# $when (String) - date and time
gateways-last-worked = Serwer SMTP ostatnio działał: { $when }.
# $when (String) - date and time
gateways-last-signed-in = Ostatnie udane logowanie Fromline: { $when }.
gateways-not-tried = Serwer SMTP nie był jeszcze sprawdzany.
# $when (String) - date and time
gateways-fails-since = Serwer SMTP nie działa od { $when }. Poczta z tego adresu czeka i nie jest wysyłana w inny sposób.
# $when (String) - date and time
gateways-no-message-since = Od { $when } serwer SMTP nie potwierdza wiadomości z tego adresu. Taka poczta nie czeka: wraca do nadawcy.
gateways-sender-unknown = Serwer SMTP przyjmuje nazwę użytkownika i hasło. Nie wiadomo, czy przyjmuje pocztę z tego adresu: zapytany, nie odpowiedział ani tak, ani nie. Pokaże to wiadomość testowa.
# $when (String) - date and time
gateways-password-since = Odrzuca nazwę użytkownika lub hasło od { $when }.
# $when (String) - date and time
gateways-next = Następne sprawdzenie przez Fromline: { $when }.
# $when (String) - the day
gateways-certificate-ends = Jego certyfikat wygasa: { $when }.
# $when (String) - the day
gateways-certificate-soon = Certyfikat serwera SMTP wygasa: { $when }. Jeśli do tego czasu nie zostanie odnowiony, poczta z tego adresu będzie musiała czekać. Zapytaj administratora serwera.
gateways-enter-password = Wpisz nowe hasło
gateways-look-at-settings = Sprawdź ustawienia
gateways-remove = Usuń serwer SMTP
gateways-remove-title = Usunąć ten serwer SMTP?
# $address (String) - the address whose SMTP server it is
# $user (String) - the primary address of the account
gateways-remove-text = Od tej chwili pocztę z adresu { $address } będą dostarczać serwery organizacji. Zapisane nazwa użytkownika i hasło zostaną usunięte; ponownie wpisać je może tylko { $user }.
# $address (String) - the address whose SMTP server it is
# $user (String) - the primary address of the account
gateways-remove-text-pending = Po potwierdzeniu adresu { $address } pocztę z niego będą dostarczać serwery organizacji. Zapisane nazwa użytkownika i hasło zostaną usunięte; ponownie wpisać je może tylko { $user }.
# $address (String) - the address whose SMTP server it was
gateways-removed = Usunięto serwer SMTP adresu { $address }

## Dlaczego któryś nie działa, dla administratorów

gateways-reason-sender-refused = Serwer pozwala użytkownikowi się zalogować, ale nie przyjmuje poczty z tego adresu. Użytkownik musi wpisać nazwę użytkownika, do którego należy ten adres, albo zapytać dostawcę poczty.
gateways-reason-message-refused = Serwer pozwala użytkownikowi się zalogować, ale odrzucił wiadomość. Użytkownik musi zapytać dostawcę poczty, czy poczta z tego adresu jest dozwolona.
gateways-reason-server-5xx = Serwer odmówił połączenia. Użytkownik musi zapytać dostawcę poczty, czy z tego konta można wysyłać pocztę przez SMTP.
gateways-reason-auth-unsupported = Serwer nie oferuje żadnego sposobu logowania, który zna Fromline. Użytkownik musi zapytać dostawcę poczty, czy trzeba włączyć logowanie SMTP.
gateways-reason-auth-unavailable = Serwer nie może teraz sprawdzać haseł albo było zbyt wiele prób. Hasło użytkownika może być poprawne.
gateways-reason-auth-not-understood = Serwer nie zrozumiał próby logowania, więc nie sprawdził hasła użytkownika. Przyczyną może być bardzo długie hasło.
gateways-reason-app-password-needed = Serwer wymaga hasła do aplikacji zamiast zwykłego. Użytkownik musi utworzyć je u dostawcy i wpisać.
gateways-reason-oauth-only = Ten serwer nie przyjmuje haseł (wymaga OAuth). Jeśli Fromline jest zarejestrowany u dostawcy, użytkownik może się połączyć bez hasła.
gateways-reason-token-rejected = Serwer odrzucił dostęp Fromline: wygasł albo należy do innego konta niż nazwa użytkownika. Użytkownik musi połączyć się ponownie.
gateways-reason-scope-missing = Dostęp Fromline nie obejmuje wysyłania poczty. Użytkownik musi połączyć się ponownie i pozostawić zaznaczone uprawnienie do poczty.
gateways-reason-consent-ended = Dostęp Fromline do tej skrzynki wygasł: został cofnięty albo dostawca już go nie przyjmuje. Użytkownik musi połączyć się ponownie.
gateways-reason-oauth-client-rejected = Dostawca nie przyjmuje rejestracji tego Fromline. Może to naprawić tylko osoba, która prowadzi Fromline; skrzynka użytkownika nie jest przyczyną.
# $host (String) - host name of the SMTP server
gateways-arrival-remedy = Może to zmienić osoba, która zarządza serwerem { $host }: dokumentacja Fromline podaje ustawienie dla popularnych serwerów poczty. Jeśli użytkownik ma tam też inną nazwę użytkownika, wiadomość testowa pokaże, co serwer robi po jej użyciu.

## Finding gateways, and taking many away

gateways-search = Adres, serwer lub użytkownik
gateways-search-hint = Wystarczy część adresu lub nazwy serwera.
gateways-filters = Filtruj
gateways-any = Dowolne
gateways-at-host = Serwer SMTP
# $host (String) - host name of an SMTP server
# $count (Number) - gateways there
gateways-host-option = { $host } ({ $count })
gateways-condition = Stan
gateways-condition-pending = czeka na potwierdzenie
gateways-unit = Jednostka organizacyjna
# $unit (String) - path of the unit that the user is in
gateways-of-unit = Jednostka organizacyjna: { $unit }
# $count (Number) - gateways that were found
gateways-found = Znaleziono: { $count }
gateways-none = Nie znaleziono żadnej bramy. Zmień wyszukiwanie lub filtr.
gateways-reset = Pokaż wszystkie
# $address (String) - the address whose SMTP server it is
gateways-select = Zaznacz: { $address }
gateways-select-shown = Zaznacz wszystkie pokazane tutaj
# $count (Number) - gateways that were found
gateways-select-found = Zaznacz wszystkie znalezione ({ $count })
# $count (Number) - gateways that are selected
gateways-selected = Zaznaczone: { $count }
gateways-selected-none = Usuń zaznaczenie
gateways-remove-chosen = Usuń
# $count (Number) - addresses whose SMTP servers are to be removed; at least two
gateways-remove-title-many =
    { $count ->
        [one] Usunąć serwer SMTP { $count } adresu?
        [few] Usunąć serwery SMTP { $count } adresów?
        [many] Usunąć serwery SMTP { $count } adresów?
       *[other] Usunąć serwery SMTP { $count } adresów?
    }
gateways-remove-text-many = Od tej chwili pocztę z potwierdzonych spośród tych adresów będą dostarczać serwery organizacji. Zapisane dla każdego z nich nazwa użytkownika i hasło zostaną usunięte; ponownie wpisać je mogą tylko ich użytkownicy.
# $count (Number) - addresses that are not named
gateways-remove-others =
    { $count ->
        [one] i { $count } inny adres
        [few] i { $count } inne adresy
        [many] i { $count } innych adresów
       *[other] i { $count } innego adresu
    }
# $count (Number) - addresses whose SMTP servers were removed
gateways-removed-many =
    { $count ->
        [one] Usunięto serwer SMTP { $count } adresu.
        [few] Usunięto serwery SMTP { $count } adresów.
        [many] Usunięto serwery SMTP { $count } adresów.
       *[other] Usunięto serwery SMTP { $count } adresów.
    }
gateways-refused = Nie usunięto:
