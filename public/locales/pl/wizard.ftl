### The wizard that adds an alias: address, who delivers, confirmation, done.

wizard-title = Dodaj inny adres e-mail
# $step (Number) - the step that is shown
# $steps (Number) - how many there are
wizard-progress = Krok { $step } z { $steps }
wizard-step-address = Adres
wizard-step-delivery = Dostarczanie
wizard-step-confirm = Potwierdzenie
wizard-step-done = Gotowe
wizard-next = Następny krok
wizard-back = Wstecz
wizard-cancel = Anuluj
# $count (Number) - fields that have to be corrected
wizard-errors =
    { $count ->
        [one] { $count } pole wymaga poprawienia.
        [few] { $count } pola wymagają poprawienia.
       *[many] { $count } pól wymaga poprawienia.
    }
wizard-no-relay = We Fromline nie ma ustawionego serwera poczty wychodzącej Twojej organizacji. Nie można wysłać żadnego kodu weryfikacyjnego, więc na razie nie można dodawać adresów.
wizard-contact = Kontakt w razie pytań:

## Step 1: the address

wizard-address-heading = Z jakiego adresu chcesz wysyłać?
wizard-name = Nazwa
# $name (String) - the name of the primary address
wizard-name-hint = Odbiorcy widzą ją obok adresu. Jeśli pozostawisz to pole puste, zostanie użyta nazwa z Twojego konta: { $name }
wizard-name-hint-unnamed = Odbiorcy widzą ją obok adresu. Możesz pozostawić to pole puste.
wizard-address = Adres e-mail
wizard-address-hint = Adres, który należy do Ciebie: zostanie tam wysłany kod.
wizard-treat = Traktuj jako alias
wizard-treat-hint = Usuń zaznaczenie tylko wtedy, gdy piszesz za inną osobę lub dla innego konta. Pole Od, które widzą odbiorcy, się nie zmienia.
wizard-treat-more = Dowiedz się więcej o aliasach
wizard-reply-summary = Podaj inny adres do odpowiedzi
wizard-reply = Adres „Odpowiedź do”
wizard-reply-hint = Odpowiedzi trafią tutaj zamiast na adres powyżej. Jeśli tego nie potrzebujesz, pozostaw puste. Jeśli dostarcza własny serwer SMTP adresu, Fromline usuwa Twój adres podstawowy, który program pocztowy wpisuje w „Odpowiedź do”: jeśli odpowiedzi mają tam trafiać, wpisz go tutaj.

## Step 2: who delivers

wizard-delivery-heading = Kto dostarcza tę pocztę?
wizard-delivery-legend = Pocztę z tego adresu dostarcza
wizard-delivery-gateway = własny serwer SMTP tego adresu
wizard-delivery-gateway-hint = Odbiorcy zwykle widzą tylko ten adres. Serwery Twojej organizacji nie dostarczają tej poczty.
wizard-delivery-organization = serwer Twojej organizacji
wizard-delivery-organization-hint = Nie trzeba nic ustawiać. Niektórzy odbiorcy widzą też Twój adres podstawowy.
# $program (String) - name of a mail program
# $from (String) - what it shows as the sender
wizard-reads = Odbiorcy używający programu { $program } czytają: { $from }
# $address (String) - the address to be added
wizard-off = Własny serwer SMTP nie jest dostępny dla adresu { $address }: administrator nie zezwala na zewnętrzne serwery SMTP. Mimo to możesz dodać ten adres; pocztę będą dostarczać serwery Twojej organizacji, a niektórzy odbiorcy zobaczą też Twój adres podstawowy.
wizard-off-now = Zewnętrzne serwery SMTP zostały właśnie wyłączone. Nic nie zostało utworzone, a wpisane dane są zachowane. Możesz teraz dodać adres z serwerami Twojej organizacji albo wrócić później.
wizard-off-ask = Administrator może na to zezwolić.
wizard-own-domain = Ten adres należy do Twojej organizacji, więc pocztę dostarczają jej serwery. Nie trzeba nic ustawiać.
wizard-host = Serwer SMTP
wizard-host-hint = Serwer poczty wychodzącej tego adresu. Znajdziesz go w instrukcji dostawcy poczty.
wizard-port = Port
wizard-port-465 = 465 (zwykle z TLS)
wizard-port-587 = 587 (zwykle ze STARTTLS)
wizard-port-25 = 25 (między serwerami; wiele sieci go blokuje)
wizard-username = Nazwa użytkownika
wizard-username-hint = Często jest to cały adres e-mail.
wizard-password = Hasło
wizard-password-hint = Jest przechowywane w postaci zaszyfrowanej i służy tylko do logowania na tym serwerze.
wizard-way-legend = Fromline loguje się na tym serwerze
# $provider (String) - nazwa dostawcy
wizard-way-provider = za Twoją zgodą u dostawcy { $provider }, bez hasła
# $provider (String) - nazwa dostawcy
wizard-way-provider-hint = Logujesz się bezpośrednio u dostawcy { $provider } i wracasz tutaj. Fromline nigdy nie widzi Twojego hasła, a zgodę można tam w każdej chwili wycofać.
wizard-way-password = za pomocą nazwy użytkownika i hasła
# $provider (String) - nazwa dostawcy
# $day (String) - dzień
wizard-way-password-ends = Dostawca { $provider } domyślnie wyłącza to po { $day }. Administrator skrzynki może mieć możliwość ponownego włączenia.
wizard-way-password-ended = Ten serwer nie przyjmuje już haseł, nawet haseł do aplikacji.
# $provider (String) - nazwa dostawcy
wizard-continue = Kontynuuj z { $provider }
# $provider (String) - nazwa dostawcy
wizard-connected = Połączono z { $provider }.
# $provider (String) - nazwa dostawcy
# $account (String) - konto, z którego udzielono zgody
wizard-connected-as = Połączono z { $provider } jako { $account }.
# $account (String) - konto, z którego udzielono zgody
# $username (String) - nazwa użytkownika w formularzu
wizard-other-account = Zalogowane konto to { $account }, a nazwa użytkownika to { $username }. To w porządku, jeśli jest to wspólna skrzynka, z której { $account } może korzystać. Przez którą skrzynkę ma iść poczta?
# $account (String) - konto, z którego udzielono zgody
wizard-take-account = { $account }
# $username (String) - nazwa użytkownika w formularzu
wizard-keep-username = { $username }
wizard-device = Zaloguj się na innym urządzeniu
wizard-device-text = Otwórz tę stronę na dowolnym urządzeniu, zaloguj się tam i wpisz kod:
# $time (String) - data i godzina
wizard-device-waits = Oczekiwanie na Twoją zgodę. Kod jest ważny do { $time }.
wizard-return-title = Łączenie Twojej skrzynki
wizard-return-text = Powrót od dostawcy. Chwileczkę…
wizard-return-lost = Nie ma tu czego kontynuować: ta strona została otwarta bezpośrednio albo w innej karcie lub przeglądarce niż ta, w której wszystko się zaczęło. Zacznij tam od nowa.
wizard-security = Bezpieczeństwo połączenia
wizard-security-tls = TLS (zalecane)
wizard-security-starttls = STARTTLS
wizard-app-password = Ten dostawca wymaga hasła do aplikacji: utwórz je w ustawieniach zabezpieczeń swojego konta i wpisz tutaj. Zwykłe hasło zostanie odrzucone.
wizard-microsoft = Microsoft wycofuje logowanie SMTP za pomocą nazwy użytkownika i hasła: w istniejących organizacjach Microsoft 365 będzie ono domyślnie wyłączone od końca grudnia 2026 r. Zapytaj osobę, która zarządza tym kontem, czy SMTP AUTH z hasłem pozostanie włączone, albo poproś swojego administratora o zarejestrowanie Fromline w Microsoft (OAuth), co nie wymaga hasła; w przeciwnym razie wybierz serwery Twojej organizacji.
# $domain (String) - domain of the address
wizard-found-asking = Trwa wyszukiwanie ustawień domeny { $domain }…
# $domain (String) - domain of the address
wizard-found-published = Te ustawienia publikuje domena { $domain }.
# $provider (String) - name of the mail provider
wizard-found-known = To są ustawienia dostawcy { $provider }.
# $domain (String) - domain of the address
wizard-found-mozilla = Te ustawienia pochodzą z listy Mozilli dla domeny { $domain }.
# $domain (String) - domain of the address
wizard-found-dns = Te ustawienia publikuje domena { $domain } w DNS.
# $provider (String) - name of the mail provider
# $domain (String) - domain of the address
wizard-found-mail-servers = To są ustawienia dostawcy { $provider }, który obsługuje pocztę domeny { $domain }.
# $domain (String) - domain of the address
wizard-found-guessed = Te ustawienia odgadnięto na podstawie domeny { $domain }: odpowiada tam serwer poczty.
wizard-found-fails = Serwer nie odpowiedział.
wizard-found-change = Wszystko możesz zmienić.
wizard-found-others = Inne znalezione ustawienia
# $host (String) - host name of the SMTP server
# $port (String) - its port
# $security (String) - TLS or STARTTLS
wizard-found-other = { $host }, port { $port }, { $security }
wizard-found-use = Użyj tych
# $domain (String) - domain of the address
wizard-found-nothing = Nie znaleziono ustawień domeny { $domain }. Wpisz serwer podany w instrukcji dostawcy poczty.
# $domain (String) - domain of the address
wizard-found-unknown = Nie udało się w pełni sprawdzić ustawień domeny { $domain }. Wpisz serwer podany w instrukcji dostawcy poczty.
# $provider (String) - name of the mail provider
wizard-found-of-customer = Pocztę obsługuje { $provider }, gdzie każdy klient ma własny serwer. Jego nazwę znajdziesz w panelu klienta.
# $domain (String) - domain of the address
wizard-found-plain = Domena { $domain } publikuje tylko serwery bez szyfrowania. Fromline nigdy nie wysyła hasła bez szyfrowania: poproś osobę, która zarządza pocztą domeny { $domain }, o serwer z TLS lub STARTTLS.
wizard-app-password-two-steps = Jeśli na Twoim koncie jest włączona weryfikacja dwuetapowa, utwórz hasło do aplikacji i wpisz je tutaj: zwykłe hasło zostanie odrzucone.
# $provider (String) - name of the mail provider
wizard-separate-password = { $provider } wymaga osobnego hasła do programów pocztowych, innego niż hasło do logowania w witrynie.
# $provider (String) - name of the mail provider
wizard-switched-off = Może być konieczne włączenie dostępu dla programów pocztowych w ustawieniach dostawcy { $provider }.
# $provider (String) - name of the mail provider
wizard-provider-page = Instrukcja dostawcy { $provider }
wizard-microsoft-personal = Osobiste konta Microsoft (Outlook.com, Hotmail, Live) nie przyjmują już żadnego hasła SMTP, nawet hasła do aplikacji. Twój administrator może zarejestrować Fromline w Microsoft (OAuth); do tego czasu wybierz serwery Twojej organizacji.
wizard-ask = Nie znam serwera
wizard-ask-text = Wyślij tę wiadomość osobie, która zarządza pocztą tego adresu; odpowiedź powinna zawierać wszystko, czego tu potrzeba.
wizard-ask-language = Język wiadomości
wizard-ask-message-label = Wiadomość
# $address (String) - the address to be added
# $domain (String) - its domain
wizard-ask-message =
    Dzień dobry,
    
    chcę wysyłać pocztę z adresu { $address } w systemie poczty mojej organizacji, przez serwer SMTP domeny { $domain }. Proszę o następujące dane:
    
    1. nazwa serwera poczty wychodzącej (SMTP),
    2. port i bezpieczeństwo połączenia: 465 z TLS albo 587 ze STARTTLS,
    3. nazwa użytkownika dla mojego adresu,
    4. wymagane hasło: hasło do skrzynki czy hasło do aplikacji.
    
    Serwer musi mieć ważny certyfikat dla swojej nazwy; bez szyfrowania żadne hasło nie jest wysyłane.
    
    Dziękuję!
wizard-ask-copy = Kopiuj wiadomość
wizard-ask-copied = Skopiowano.
wizard-add-gateway = Połącz i dodaj adres
wizard-add = Dodaj adres
# $host (String) - host name of the SMTP server
wizard-connecting = Łączenie z serwerem { $host } i logowanie… Może to potrwać do 40 sekund.
# $host (String) - host name of the SMTP server
wizard-connecting-slow = Oczekiwanie, aż serwer { $host } sprawdzi hasło… Po błędnych hasłach niektóre serwery każą czekać wszystkim, nawet z właściwym hasłem. Może to potrwać do 40 sekund.
wizard-adding = Dodawanie adresu…
wizard-cancelled = Anulowano. Nic nie zostało utworzone.
wizard-cancelled-late = Adres został dodany tuż przed anulowaniem i zaraz potem usunięty.
wizard-cancelled-there = Adres został dodany tuż przed anulowaniem. Jest na Twojej liście i czeka na potwierdzenie.
wizard-already = Ten adres jest już dodany. Wpisane dane można zmienić na jego stronie.
wizard-already-edit = Edytuj adres
wizard-already-go = Przejdź do potwierdzenia
wizard-already-new = Dodaj inny adres

## Step 3: the confirmation

wizard-confirm-heading = Potwierdź, że adres należy do Ciebie
# $address (String) - the address to be confirmed
wizard-confirm-text = Wpisz dziewięciocyfrowy kod z wiadomości na adres { $address } albo po zalogowaniu się otwórz link z tej wiadomości.
wizard-confirm-relay = Kod wysyła serwer Twojej organizacji, nigdy własny serwer SMTP tego adresu: dzięki temu potwierdzić może tylko ten, kto czyta pocztę w tej skrzynce.
wizard-mail-on-its-way = Wiadomość jest w drodze.
wizard-mail-waits = Serwer poczty Twojej organizacji nie przyjmuje teraz poczty. Fromline nadal próbuje.
wizard-mail-sent = Wiadomość została wysłana. Może dojść po kilku minutach; zajrzyj też do folderu ze spamem.
wizard-mail-failed = Nie udało się wysłać wiadomości.
# $time (String) - date and time
wizard-code-until = Kod jest ważny do: { $time }.
wizard-code = Kod weryfikacyjny
wizard-code-hint = Dziewięć cyfr; spacje nie mają znaczenia.
wizard-code-format = Kod ma dziewięć cyfr. Sprawdź, co zostało wpisane.
# $count (Number) - wrong codes that may still be entered
wizard-code-tries =
    { $count ->
        [one] Została { $count } próba.
        [few] Zostały { $count } próby.
       *[many] Zostało { $count } prób.
    }
wizard-code-dead = Ten kod nie jest już ważny: jest za stary, został zastąpiony nowym albo zbyt wiele razy wpisano błędny. Poproś o nowy.
wizard-verify = Zweryfikuj
wizard-resend = Wyślij nowy kod
wizard-resent = Nowy kod jest w drodze. Poprzednie nie są już ważne.
# $count (Number) - mails that may still be asked for today
wizard-resend-left =
    { $count ->
        [one] W ciągu 24 godzin możesz poprosić jeszcze o { $count } wiadomość.
        [few] W ciągu 24 godzin możesz poprosić jeszcze o { $count } wiadomości.
       *[many] W ciągu 24 godzin możesz poprosić jeszcze o { $count } wiadomości.
    }
wizard-resend-none = Na razie nie można wysłać kolejnej wiadomości: w ciągu 24 godzin najwyżej trzy na jeden adres i dziesięć na wszystkie Twoje adresy.
wizard-later = Potwierdź później
wizard-later-hint = Adres czeka na Twojej liście.
wizard-guide = Pomoc: jak dodać adres, krok po kroku
wizard-demo-mail = Otwórz skrzynkę demo

## Done

# $address (String) - the address that was confirmed
wizard-done-heading = Możesz już wysyłać z adresu { $address }
# $address (String) - the address that was confirmed
wizard-done-confirmed = Potwierdzono: { $address }
wizard-done-settings = Sprawdź ustawienia
wizard-done-list = Moje adresy
wizard-done-another = Dodaj kolejny adres
wizard-done-write = Pisz z tego adresu

## Test message

wizard-test-heading = Wyślij wiadomość testową
wizard-test-text = Zostanie wysłana tak, jak teraz każda wiadomość z tego adresu, więc możesz sprawdzić nadawcę we własnym programie pocztowym.
wizard-test-refused = Nie można teraz wysłać wiadomości testowej: poczta z tego adresu jest odrzucana.
wizard-test-to = Na jeden z Twoich adresów
wizard-test-send = Wyślij wiadomość testową
wizard-test-sending = Wysyłanie…
wizard-test-sent-organization = Wysłano przez serwery Twojej organizacji. Oto, co zostało wysłane:
wizard-test-sent-gateway = Wysłano przez własny serwer SMTP tego adresu. Oto, co zostało wysłane:
wizard-test-none = Nie ma takiego nagłówka
wizard-test-as-previewed = Podgląd pokazuje dokładnie to samo.
wizard-test-not-as-previewed = Podgląd pokazuje coś innego: to, co wpisano, nie jest jeszcze zapisane albo adres w międzyczasie zmieniono.
# $value (String) - the header’s value there
wizard-test-previewed = W podglądzie: { $value }
wizard-test-previewed-none = W podglądzie nie ma takiego nagłówka
# $value (String) - name and address
wizard-test-decoded = Programy odczytują to jako: { $value }
wizard-test-envelope = Nadawca koperty (MAIL FROM)
wizard-test-arrived = Dotarła? Wklej jej nagłówki
wizard-test-arrived-text = Pokazują one, co serwer SMTP zmienił po drodze i czy wiadomość przeszła sprawdzenie DMARC: to jest dowód, a wszystko inne to przewidywania.
wizard-test-server = Serwer, który ją odebrał
wizard-test-server-hint = Jego nazwa znajduje się na początku wiersza „Authentication-Results”, przed pierwszym średnikiem. Wybierz serwer skrzynki, do której dotarła wiadomość.
wizard-test-unnamed = Zaufaj wynikom bez nazwy serwera
wizard-test-unnamed-hint = Tylko jeśli skrzynkę, do której dotarła wiadomość, prowadzi Microsoft 365 lub Outlook.com.
wizard-test-report = Odczytaj wynik
wizard-test-report-kept = Zachowane zostanie to, co zmienił serwer SMTP, a także wynik DMARC, data i nazwa serwera, który odebrał wiadomość; nic innego z wklejonego tekstu.

## The preview beside

wizard-preview = Co zobaczą odbiorcy
wizard-preview-refused = Poczta z tego adresu jest teraz odrzucana: nikt jej nie otrzymuje. Oto, co zobaczyliby odbiorcy, gdyby została dostarczona.
