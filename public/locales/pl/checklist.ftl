### Lista konfiguracji na pierwszej stronie administratorów.

checklist-title = Lista konfiguracji
# $done (Number) - wykonane zadania
# $count (Number) - wszystkie zadania
checklist-progress = Wykonano { $done } z { $count }
checklist-all-done = Wszystko jest skonfigurowane.
checklist-lead = Ta lista aktualizuje się automatycznie. Wybierz zadanie, aby zobaczyć, co wiadomo i co trzeba zrobić.
checklist-hide = Ukryj tę listę
# $task (String) - nazwa zadania
# $done (Number) - wykonane zadania
# $count (Number) - wszystkie zadania
checklist-ticked = Wykonano: { $task }. Wykonane zadania: { $done } z { $count }.

## Stany zadania

checklist-state-done = Wykonane
checklist-state-open = Do zrobienia
checklist-state-unknown = Nie wiadomo

## Zadania

checklist-task-relay = Serwer przekazujący e-maile Fromline
checklist-task-mail-server = Serwer poczty pyta Fromline
checklist-task-spf = SPF
checklist-task-dmarc = DMARC
checklist-task-dkim = DKIM
checklist-task-test-message = Wiadomość testowa
checklist-task-policy = Decyzja w sprawie bram
checklist-task-people = Pierwsi użytkownicy

## Co wiadomo i co trzeba zrobić

checklist-looking = Sprawdzanie…
checklist-command = Uruchom na serwerze to polecenie:
checklist-record = Chodzi o ten rekord TXT:
checklist-record-publish = Opublikuj ten rekord TXT:
# $count (Number) - pozostałe domeny
checklist-more =
    { $count ->
        [one] To samo dotyczy jeszcze { $count } domeny.
        [few] To samo dotyczy jeszcze { $count } domen.
        [many] To samo dotyczy jeszcze { $count } domen.
       *[other] To samo dotyczy jeszcze { $count } domeny.
    }
checklist-relay-works = Serwer przekazujący przyjmuje e-maile od Fromline. Przez niego wysyłane są kody weryfikacyjne i powiadomienia.
checklist-relay-missing = We Fromline nie ma ustawionego serwera poczty wychodzącej, więc nie można potwierdzić żadnego adresu. Ustaw w konfiguracji serwer przekazujący (relay), a potem uruchom serwer ponownie.
checklist-relay-unreachable = Serwer przekazujący nie odpowiada. Sprawdź jego nazwę, port i zaporę sieciową.
checklist-relay-untrusted = Nie można nawiązać zabezpieczonego połączenia z serwerem przekazującym. Sprawdź jego certyfikat i ustawione bezpieczeństwo połączenia.
checklist-relay-password-wrong = Serwer przekazujący odrzuca nazwę użytkownika lub hasło.
checklist-relay-refuses = Serwer przekazujący nie przyjmuje połączenia od Fromline.
# $when (String) - data i godzina
checklist-mail-server-asks = Twój serwer poczty pyta Fromline o wiadomości użytkowników; ostatnio około: { $when }.
checklist-mail-server-missing = Twój serwer poczty jeszcze nie pyta Fromline: wiadomości użytkowników wychodzą jak dotąd, niezależnie od Twojej decyzji. Ustaw w konfiguracji gniazda, a potem wygeneruj tym poleceniem skrypt dla swojego Postfiksa.
checklist-mail-server-silent = Fromline jest gotowe, ale Twój serwer poczty jeszcze o nic nie pytał. Wyślij wiadomość testową z tej listy. Jeśli to nic nie zmieni, polecenie powie, co jest nie tak.
# $domain (String) - domena organizacji
checklist-spf-passes = Rekord SPF domeny { $domain } dopuszcza Twoje serwery.
# $domain (String) - domena organizacji
checklist-spf-missing = Domena { $domain } nie ma rekordu SPF. Poczta dostarczana przez Twoje serwery może być odrzucana lub oznaczana jako spam.
# $domain (String) - domena organizacji
checklist-spf-missing-text = Domena { $domain } nie ma rekordu SPF. Opublikuj w niej rekord TXT, który zaczyna się od v=spf1 i wymienia Twoje serwery wychodzące.
# $domain (String) - domena organizacji
# $address (String) - adres IP
checklist-spf-refuses = Rekord SPF domeny { $domain } nie dopuszcza adresu { $address }, z którego wysyłasz pocztę. Dodaj ten adres do rekordu.
# $domain (String) - domena organizacji
checklist-spf-invalid = Rekord SPF domeny { $domain } jest nieprawidłowy, więc niczego nie chroni. Podgląd wskazuje błąd w części „Czy dotrze?”.
# $domain (String) - domena organizacji
checklist-spf-addresses-missing = Domena { $domain } ma rekord SPF. Aby dowiedzieć się, czy dopuszcza Twoje serwery, ustaw w konfiguracji sending_addresses.
# $domain (String) - domena organizacji
checklist-unanswered = Żaden serwer DNS nie odpowiada na pytania o domenę { $domain }.
# $domain (String) - domena organizacji
checklist-dmarc-published = Domena { $domain } ma zasady DMARC.
# $domain (String) - domena organizacji
checklist-dmarc-missing = Domena { $domain } nie ma zasad DMARC. Ten rekord to początek: nie zmienia sposobu traktowania poczty.
# $domain (String) - domena organizacji
checklist-dmarc-invalid = Rekord DMARC domeny { $domain } jest nieprawidłowy, więc serwery odbierające go pomijają.
# $domain (String) - domena organizacji
# $server (String) - nazwa serwera odbierającego
# $when (String) - data
checklist-dkim-passes = { $server }: znaleziono prawidłowy podpis domeny { $domain } (zgłoszono { $when }).
# $domain (String) - domena organizacji
# $server (String) - nazwa serwera odbierającego
# $when (String) - data
checklist-dkim-fails = { $server }: podpis domeny { $domain } jest nieprawidłowy (zgłoszono { $when }). Sprawdź klucz w DNS i to, czy żaden serwer nie zmienia wiadomości po podpisaniu.
# $domain (String) - domena organizacji
# $server (String) - nazwa serwera odbierającego
# $when (String) - data
checklist-dkim-unsigned = { $server }: nie znaleziono podpisu domeny { $domain } (zgłoszono { $when }). Włącz podpisywanie DKIM na swoim serwerze poczty wychodzącej.
# $domain (String) - domena organizacji
checklist-dkim-key-missing = Klucza, którym podpisywały Twoje serwery, nie ma już w DNS, więc podpisy domeny { $domain } są nieprawidłowe.
# $domain (String) - domena organizacji
checklist-dkim-off = Według konfiguracji (dkim_domains) Twoje serwery nie podpisują poczty domeny { $domain }.
# $domain (String) - domena organizacji
checklist-dkim-unknown = DNS nie ujawnia, czy poczta z domeny { $domain } jest podpisywana. Pokazuje to odebrana wiadomość: napisz z tej domeny do skrzynki u innego dostawcy i wklej tutaj jej nagłówki.
checklist-receiving-server = Serwer odbierający
checklist-test-missing = Wyślij wiadomość do siebie. Przechodzi tą samą drogą co poczta Twoich użytkowników.
# $when (String) - data i godzina
checklist-test-sent = Wysłano do Ciebie wiadomość testową ({ $when }). Zajrzyj do skrzynki: czy wiadomość dotarła?
# $when (String) - data i godzina
checklist-test-arrived = Wiadomość testowa dotarła (zgłoszono { $when }).
checklist-policy-decided = To decyzja Twoja lub innego administratora. Można ją zmienić w każdej chwili.
checklist-policy-default = Nie ma jeszcze decyzji, więc użytkownicy nie mogą korzystać z bram. Wybierz poniżej i zapisz, nawet jeśli pole zostaje niezaznaczone.
checklist-people-present = Użytkownicy mają konta.
checklist-people-missing = Konta mają tylko administratorzy. Dodaj użytkowników pojedynczo lub z tabeli.

## Czynności

checklist-test-send = Wyślij wiadomość testową
checklist-test-confirm = Dotarła
checklist-headers = Nagłówki odebranej wiadomości
checklist-headers-hint = W większości programów: „Pokaż oryginał”, „Źródło wiadomości” lub „Wszystkie nagłówki”. Zapisywany jest tylko wynik.
checklist-read = Odczytaj nagłówki
checklist-read-done = Odczytano nagłówki.
checklist-demo-mail = Otwórz skrzynkę demo
