### Why something was refused, and what to do about it. One message for each reason code: reason- and the code.


## Requests

reason-unauthenticated = Sesja wygasła. Zaloguj się i spróbuj ponownie.
reason-credentials-wrong = Nieprawidłowy adres lub hasło. Sprawdź oba i spróbuj ponownie.
reason-credentials-ambiguous = Żądanie zawierało i sesję, i token. Wyślij tylko jedno z nich.
reason-cross-site = Żądanie nie pochodziło z tej strony. Otwórz stronę ponownie i powtórz czynność.
reason-forbidden = Twoje konto nie ma do tego uprawnień. Zwróć się do administratora.
reason-not-found = Tego elementu nie ma albo już go nie ma. Wczytaj stronę ponownie, aby zobaczyć aktualny stan.
reason-method-not-allowed = Tutaj nie można tego zrobić. Wczytaj stronę ponownie i spróbuj jeszcze raz.
reason-request-invalid = Serwer nie może odczytać tego żądania. Wczytaj stronę ponownie i spróbuj jeszcze raz.
reason-head-too-large = Link lub to, co Twoja przeglądarka wysyła razem z nim, jest za długie. Skróć link albo usuń pliki cookie tej witryny.
reason-host-unknown = Ten serwer nie odpowiada pod tą nazwą. Otwórz adres podany przez administratora.
reason-rate-limited = Za dużo prób w krótkim czasie, Twoich lub innych osób. Odczekaj, zanim spróbujesz ponownie.
reason-too-many-wrong-passwords = Z innych miejsc zbyt wiele razy wpisano błędne hasło do tego konta. Odczekaj minutę i spróbuj ponownie albo użyj przeglądarki, w której udało się już zalogować na to konto.
reason-body-invalid = Serwer nie zrozumiał żądania. Wczytaj stronę ponownie i spróbuj jeszcze raz.
reason-body-too-large = Tekst jest za długi. Skróć go i spróbuj ponownie.
reason-batch-limit = Pakiet może zawierać najwyżej 50 żądań. Pozostałe wyślij w następnym.
reason-read-only = Tej wartości nie można zmienić.
reason-unimplemented = Fromline nie oferuje tej funkcji.
reason-internal = Na serwerze wystąpił błąd. Spróbuj ponownie, a jeśli to nie pomoże, powiadom administratora.
reason-unavailable = Serwer nie może teraz odpowiedzieć. Spróbuj ponownie za minutę.
reason-storage-full = Serwer nie może teraz niczego zapisać: jego dysk jest pełny. Powiadom administratora i spróbuj ponownie później.
reason-storage-busy = Serwer nie mógł tego zapisać: jego baza danych jest zajęta. Spróbuj ponownie za minutę, a jeśli to nie pomoże, powiadom administratora.
reason-unknown = Stało się coś nieoczekiwanego. Wczytaj stronę ponownie i spróbuj jeszcze raz.

## Account

reason-link-invalid = Ten link jest już wykorzystany albo ma więcej niż 24 godziny. Poproś administratora o nowy.
reason-password-too-short = Za krótkie: użyj co najmniej 12 znaków.
reason-password-too-long = To hasło jest za długie. Użyj mniej niż 256 znaków.
reason-password-wrong = To nie jest Twoje obecne hasło. Sprawdź je i spróbuj ponownie.
reason-language-unknown = Fromline nie obsługuje tego języka. Wybierz inny.
reason-user-exists = Użytkownik z tym adresem już istnieje.
reason-domain-not-own = Ten adres nie należy do domen Twojej organizacji.
reason-own-account = Nie możesz zamknąć własnego konta ani zrezygnować z własnej roli. Poproś o to innego administratora.
reason-last-administrator = Potem żaden inny administrator nie mógłby się zalogować. Najpierw nadaj tę rolę komuś innemu.
reason-person-open = Ten użytkownik ma już hasło i nie potrzebuje zaproszenia.
reason-person-closed = To konto jest zamknięte. Najpierw je otwórz.
reason-role-of-root = Ta rola obejmuje całą organizację. Wybierz najwyższą jednostkę.
reason-role-ended = Ten dzień już minął. Wybierz późniejszy albo pozostaw pole puste.
reason-roles-too-many = Jedna osoba może mieć najwyżej cztery role. Najpierw zakończ inną rolę.
reason-role-beyond = Ta rola pozwala na więcej niż Twoja. Poproś administratora, który ją ma.
reason-person-beyond = Rola tej osoby pozwala na więcej niż Twoja. Poproś administratora, który ją ma.
reason-sign-in-again = Role można zmieniać tylko krótko po zalogowaniu. Wyloguj się, zaloguj ponownie i powtórz zmianę.
reason-table-invalid = Tego pliku nie można odczytać jako tabeli. Zapisz go jako CSV w UTF-8 i spróbuj ponownie.
reason-column-missing = W tej tabeli brakuje kolumny „address”. Sprawdź jej pierwszy wiersz.
reason-line-twice = Wcześniejszy wiersz ma ten sam adres.
reason-value-unknown = Fromline nie zna tego słowa. Jako rolę wpisz „user” lub „administrator”, a jako stan „open”, „invited” lub „closed”.
reason-headers-none = To nie wygląda na wiadomość: nie ma wierszy nagłówka, takich jak „From: …”. Wklej źródło wiadomości lub jej nagłówki.
reason-headers-no-sender = Te nagłówki nie zawierają ani From, ani Sender. Wklej wszystkie nagłówki wiadomości.
reason-client-unknown = Tego programu pocztowego nie ma w katalogu.

## Fields

reason-required = Wypełnij to pole.
reason-too-long = Tekst jest za długi. Skróć go.
reason-character-forbidden = Jest tu niewidoczny lub niedozwolony znak. Wpisz tekst ręcznie, zamiast go wklejać.
reason-address-invalid = Wpisz cały adres, na przykład uzytkownik@example.com.
reason-address-two-ats = Adres zawiera tylko jeden znak „@”. Wpisz jeden adres.
reason-address-space = Adres nie zawiera spacji. Usuń je.
reason-address-quoted = Adresy w cudzysłowie nie są obsługiwane. Użyj adresu bez cudzysłowu.
reason-address-literal = Po znaku „@” musi być domena, a nie adres IP.
reason-local-part-not-ascii = Przed znakiem „@” używaj tylko liter bez znaków diakrytycznych, cyfr i znaków takich jak . _ - +
reason-domain-invalid = Część po znaku „@” nie jest domeną. Sprawdź pisownię.
reason-name-contains-address = Nie wpisuj w nazwie innego adresu e-mail: odbiorcy wzięliby go za nadawcę.
reason-name-encoded = Ta nazwa wygląda jak zakodowany tekst. Wpisz ją tak, jak mają ją czytać ludzie.
reason-signature-too-long = Ten podpis jest za długi: razem z formatowaniem może mieć najwyżej 10 000 bajtów. Skróć go albo usuń formatowanie i osadzone obrazy.
reason-signature-too-complex = Ten podpis ma za dużo formatowania. Uprość go albo wklej jako zwykły tekst.
reason-port-invalid = Port to liczba od 1 do 65535. Większość serwerów używa portu 465 lub 587.
reason-security-none-refused = Bez TLS Twoje hasło byłoby przesyłane bez ochrony. Wybierz TLS lub STARTTLS.
reason-security-invalid = Wybierz sposób zabezpieczenia połączenia: TLS lub STARTTLS.

## Aliases

reason-alias-exists = Ten adres już masz. Znajdziesz go na swojej liście.
reason-alias-taken = Ten adres został już potwierdzony przez kogoś innego. Jeśli należy do Ciebie, powiadom administratora.
reason-alias-limit = Masz 99 dodatkowych adresów, czyli maksymalną liczbę. Usuń ten, którego nie potrzebujesz.
reason-own-address = To jest Twój adres podstawowy. Możesz już z niego wysyłać.
reason-primary-fixed = Nie można tego zrobić z adresem podstawowym.
reason-default-only-true = Jeden adres jest zawsze domyślny. Ustaw jako domyślny inny adres.
reason-gateway-for-own-domain = Ten adres należy do Twojej organizacji, więc pocztę dostarczają jej serwery. Nie podawaj serwera SMTP.
reason-gateways-forbidden = Twój administrator nie zezwala na zewnętrzne serwery SMTP. Możesz używać adresu bez takiego serwera albo zwrócić się do administratora.
reason-gateway-password-required = Zmieniły się serwer, port, nazwa użytkownika lub zabezpieczenia. Wpisz hasło ponownie.
reason-alias-suspended = Ten adres jest zawieszony: ma własny serwer SMTP, a Twój administrator teraz na to nie zezwala.
reason-alias-pending = Ten adres nie jest jeszcze potwierdzony. Najpierw wpisz kod z wiadomości.
reason-alias-accepted = Ten adres jest już potwierdzony. Nie trzeba robić nic więcej.
reason-code-wrong = To nie jest ten kod. Sprawdź najnowszą wiadomość i spróbuj ponownie.
reason-code-expired = Ten kod nie jest już ważny. Poproś o nowy.
reason-resend-limit = W ciągu 24 godzin można wysłać najwyżej trzy takie wiadomości na jeden adres i dziesięć na wszystkie Twoje adresy. Zajrzyj do folderu ze spamem albo spróbuj jutro.
reason-relay-missing = Twoja organizacja nie ma ustawionego we Fromline serwera poczty wychodzącej. Powiadom administratora.
reason-relay-refused = Serwer poczty Twojej organizacji odrzucił wiadomość. Sprawdź adres, a jeśli jest poprawny, powiadom administratora.
reason-relay-unavailable = Serwer poczty Twojej organizacji nie przyjmuje teraz poczty. Spróbuj ponownie za kilka minut.
reason-recipient-not-own = Wiadomość testową można wysłać tylko na jeden z Twoich adresów.
reason-test-message-unknown = To nie są nagłówki wiadomości testowej, którą obecny serwer SMTP tego adresu przyjął w ciągu ostatnich 30 dni. Wyślij nową i wklej wszystkie jej nagłówki.
reason-test-message-other-from = Wiadomość dotarła z innym nadawcą niż ten adres: któryś serwer po drodze zmienił pole Od. Zapytaj osobę, która prowadzi serwer SMTP, czy pozwala on pisać z tego adresu.
reason-results-missing = Te nagłówki nie zawierają wyniku DMARC dla domeny tego adresu. Sprawdź, czy są wszystkie; jeśli tak, wyślij wiadomość testową na inny ze swoich adresów.
reason-dkim-results-missing = Te nagłówki nie zawierają wyniku DKIM. Sprawdź, czy są wszystkie; jeśli tak, wyślij wiadomość do skrzynki u innego dostawcy i wklej jej nagłówki.
reason-results-unnamed = Wyniki w tych nagłówkach nie mają nazwy serwera: tak zapisują je serwery Microsoftu. Mógł je dopisać każdy: zaufaj im tylko wtedy, gdy Twoją skrzynkę prowadzi Microsoft.
reason-authserv-id-needed = Wyniki mogło dodać do wiadomości kilka serwerów. Wpisz nazwę tego, który ją odebrał.
reason-authserv-id-unknown = W nagłówkach nie ma wyniku DMARC tego serwera dla domeny tego adresu. Sprawdź nazwę.

## Wiadomości w drodze

reason-from-missing = Wiadomość nie ma adresu nadawcy. Dodaj go.
reason-from-several = Wiadomość ma kilka adresów nadawcy. Zostaw dokładnie jeden.
reason-from-invalid = Wiersza nadawcy nie da się bezpiecznie odczytać. Wpisz jeden adres, a nazwę ze znakami spoza ASCII zapisz w postaci zakodowanej.
reason-from-not-ascii = Adres nadawcy zawiera znaki spoza ASCII; może je mieć tylko nazwa. Zapisz domenę w postaci ASCII (xn--…).
reason-from-too-long = Wiersz nadawcy jest za długi. Skróć nazwę.
reason-from-control = Wiersz nadawcy zawiera znaki sterujące lub znaki końca wiersza w niewłaściwym miejscu. Zapisz go w jednym wierszu.
reason-headers-invalid = Wśród nagłówków jest wiersz, który nie jest polem nagłówka. Oddziel nagłówki od treści pustym wierszem.
reason-line-too-long = Wiersz wiadomości ma ponad 998 bajtów. Zakoduj tekst jako quoted-printable lub base64.
reason-line-ends-invalid = Wiersze wiadomości nie kończą się w ten sam sposób. Zakończ każdy znakami CRLF albo każdy znakiem LF i usuń pojedyncze znaki CR.
reason-headers-too-long = Wiadomość ma za dużo pól nagłówka albo są one za długie. Usuń część z nich.
reason-from-not-own = Adres nadawcy nie jest ani Twoim adresem podstawowym, ani adresem przez Ciebie potwierdzonym.
reason-resent-not-own = Resent-From lub Resent-Sender zawiera adres lub nazwę, które nie należą do Ciebie. Usuń to pole albo podaj jeden ze swoich potwierdzonych adresów.
reason-redirected = Tę wiadomość napisał ktoś inny i nie można jej stąd przekierować. Zamiast tego prześlij ją dalej.
reason-signed-copy = Podpisana część tej wiadomości zawiera kopię nagłówków z Twoim adresem podstawowym lub z serwerem Twojej organizacji; odbiorcy by to przeczytali. Usuń w programie pocztowym pole Reply-To (albo inne pole z tymi danymi) lub wyślij wiadomość bez podpisu.
reason-user-disabled = Twoje konto jest zamknięte. Zwróć się do administratora.
reason-sender-unknown-yet = Fromline nie zna jeszcze Twojego konta albo tego adresu nadawcy. Spróbuj ponownie później; jeśli to się powtarza, zwróć się do administratora.

## Policies

reason-policy-changed = W międzyczasie inny administrator zmienił to ustawienie. Najpierw zobacz tę zmianę.
reason-policy-exists = To ustawienie już istnieje w tej jednostce organizacyjnej. Zmień istniejące.
reason-policy-scope-unsupported = To nie jest obsługiwane: we Fromline zasada dotyczy jednostki organizacyjnej, a nie grupy.
reason-policy-banned = Decyduje o tym administrator nad Tobą: zewnętrzne serwery SMTP nie są tu dozwolone. Poproś go o zezwolenie.
reason-filter-invalid = Serwer nie rozumie tego filtra.
reason-setting-invalid = Fromline nie zna tego ustawienia lub tej wartości.
reason-undo-nothing = Nie ma zmiany zasady tej jednostki, którą można by cofnąć.

## Organizational units

reason-unit-unknown = Tej jednostki organizacyjnej nie ma lub już nie ma. Odśwież stronę, aby zobaczyć istniejące.
reason-unit-exists = Jest tu już jednostka o tej nazwie. Wybierz inną nazwę.
reason-unit-name-slash = Nazwa jednostki nie może zawierać ukośnika (/).
reason-unit-not-empty = W tej jednostce są jeszcze osoby lub inne jednostki. Najpierw przenieś je do innej jednostki.
reason-unit-below-itself = Jednostki nie można przenieść poniżej niej samej. Wybierz inną jednostkę.
reason-unit-too-deep = Jednostki mogą mieć najwyżej 35 poziomów. Wybierz jednostkę położoną wyżej.
reason-unit-root-fixed = Najwyższa jednostka to cała organizacja: nie można zmienić jej nazwy, przenieść jej ani usunąć.
reason-unit-changed = W międzyczasie inny administrator zmienił tę jednostkę. Odśwież stronę i najpierw ją zobacz.

## The check of an SMTP server

reason-certified-mail = To należy do certyfikowanej poczty elektronicznej (PEC), której Fromline nie może wysyłać: wiadomości poświadcza tylko usługa jej dostawcy. Użyj witryny lub programu dostawcy.
reason-host-invalid = To nie jest nazwa serwera. Wpisz ją w postaci smtp.example.com.
reason-host-not-found = Pod tą nazwą nie można znaleźć serwera. Sprawdź pisownię w instrukcji dostawcy poczty.
reason-connect-failed = Pod tą nazwą i na tym porcie nie odpowiada żaden serwer poczty. Sprawdź nazwę i spróbuj innego portu: 465 z TLS, 587 ze STARTTLS. Niektóre sieci blokują port 25.
reason-tls-from-start = Na tym porcie serwer od początku oczekuje TLS. Wybierz TLS zamiast STARTTLS.
reason-starttls-missing = Serwer nie oferuje STARTTLS na tym porcie. Spróbuj TLS na porcie 465.
reason-tls-untrusted = Certyfikat serwera nie jest zaufany. Sprawdź nazwę serwera lub powiadom dostawcę poczty.
reason-auth-rejected = Serwer odrzucił nazwę użytkownika lub hasło. Wielu dostawców wymaga hasła do aplikacji zamiast zwykłego.
reason-auth-unsupported = Serwer nie oferuje żadnego sposobu logowania, który zna Fromline. Zapytaj dostawcę poczty, czy trzeba włączyć logowanie SMTP.
reason-server-4xx = Serwer prosi, aby spróbować później. Odczekaj kilka minut i spróbuj ponownie.
reason-server-5xx = Serwer odmówił połączenia. Zapytaj dostawcę poczty, czy z Twojego konta można wysyłać pocztę przez SMTP.
reason-protocol-error = To nie jest odpowiedź serwera poczty. Sprawdź nazwę, port i zabezpieczenia: TLS należy do portu 465, a STARTTLS do 587.
reason-timeout = Serwer odpowiada zbyt długo. Spróbuj ponownie albo wybierz inny port: 465 z TLS, 587 ze STARTTLS.
reason-tls-failed = Serwer i Fromline nie mogą uzgodnić zabezpieczonego połączenia (TLS). Spróbuj TLS na porcie 465 lub STARTTLS na porcie 587; jeśli żadne nie działa, powiadom dostawcę poczty.
reason-certificate-expired = Certyfikat serwera wygasł. Powiadom dostawcę poczty: trzeba go odnowić.
reason-certificate-other-name = Certyfikat serwera jest wystawiony na inną nazwę. Sprawdź nazwę serwera w instrukcji dostawcy poczty.
reason-certificate-unknown-issuer = Certyfikat serwera pochodzi od wystawcy, którego Fromline nie zna. Sprawdź nazwę serwera; jeśli jest poprawna, powiadom dostawcę poczty lub administratora.
reason-encryption-required = Przed zalogowaniem serwer wymaga lepiej zabezpieczonego połączenia. Spróbuj TLS na porcie 465 lub STARTTLS na porcie 587.
reason-oauth-only = Ten serwer nie przyjmuje haseł (wymaga OAuth). Jeśli dostępna jest opcja „Kontynuuj z …”, wybierz ją. Jeśli nie, Twój administrator może zarejestrować Fromline u dostawcy; do tego czasu wybierz serwery Twojej organizacji.
reason-password-sign-in-off = Dostawca poczty nie pozwala temu kontu logować się hasłem: dla SMTP jest to wyłączone albo zabrania tego reguła. Zwróć się do osoby, która zarządza kontem; inne hasło nie pomoże.
reason-app-password-needed = Serwer wymaga hasła do aplikacji zamiast zwykłego. Utwórz je w ustawieniach zabezpieczeń swojego konta u dostawcy i wpisz je tutaj.
reason-auth-unavailable = Serwer nie może teraz sprawdzać haseł albo było zbyt wiele prób. Twoje hasło może być poprawne. Odczekaj kilka minut i spróbuj ponownie.
reason-auth-not-understood = Serwer nie zrozumiał próby logowania, więc nie sprawdził hasła. Przyczyną może być bardzo długie hasło; jeśli Twoje nie jest długie, zapytaj dostawcę poczty.
reason-sign-in-slow = Serwer nie sprawdził hasła na czas. Niektóre serwery każą czekać wszystkim, gdy ktoś wpisze błędne hasło. Odczekaj kilka minut, a potem spróbuj ponownie z właściwym hasłem.
reason-wrong-password-limit = Na tym serwerze wpisano zbyt wiele błędnych haseł. Aby Twoje konto nie zostało zablokowane, odczekaj do dziesięciu minut przed następną próbą; w tym czasie sprawdź nazwę użytkownika i hasło.
reason-sender-refused = Serwer pozwala Ci się zalogować, ale nie pozwala pisać z tego adresu. Wpisz nazwę użytkownika, do którego należy ten adres, albo poproś dostawcę poczty o zgodę na ten adres.
reason-recipient-refused = Serwer odrzucił odbiorcę. Sprawdź adres odbiorcy; jeśli jest poprawny, zapytaj dostawcę poczty.
reason-message-refused = Serwer pozwolił się zalogować, ale odrzucił wiadomość. Zapytaj dostawcę poczty, czy możesz pisać z tego adresu.
reason-message-too-large = Wiadomość jest za duża dla serwera. Wyślij mniejszą.
reason-conversion-needed = Serwer nie przyjmuje tekstu spoza ASCII bez kodowania, a tego, co podpisane, nie wolno zmieniać. Ustaw program tak, aby przed podpisaniem kodował tekst jako quoted-printable.
reason-answer-lost = Serwer otrzymał całą wiadomość, ale jej nie potwierdził. Odbiorca może ją mieć: upewnij się, zanim wyślesz ją ponownie.
reason-relay-answer-lost = Serwer poczty Twojej organizacji otrzymał całą wiadomość, ale jej nie potwierdził. Może ona mimo to dotrzeć; jeśli nie dotrze, spróbuj ponownie.
reason-port-not-allowed = Ten port nie jest dozwolony dla serwerów SMTP. Wybierz inny albo poproś administratora, aby na niego zezwolił.
reason-smtp-auth-off-tenant = Wysyłanie przez SMTP (SMTP AUTH) jest wyłączone w całej organizacji, do której należy ta skrzynka. Ani hasło, ani OAuth nie pomogą, dopóki administrator skrzynki tego nie włączy, przynajmniej dla tej skrzynki.
reason-smtp-auth-off-mailbox = Wysyłanie przez SMTP (SMTP AUTH) jest wyłączone dla tej skrzynki. Ani hasło, ani OAuth nie pomogą, dopóki administrator skrzynki tego nie włączy.
reason-sign-in-policy = Reguła organizacji, do której należy ta skrzynka (dostęp warunkowy lub domyślne ustawienia zabezpieczeń), nie pozwala Fromline się zalogować. Poproś administratora skrzynki, aby na to zezwolił; ponowne połączenie nie pomoże.
reason-sign-in-blocked = Dostawca blokuje to logowanie i nie podaje przyczyny, którą zna Fromline. Zapytaj administratora skrzynki, czy może ona wysyłać pocztę przez SMTP.
reason-token-rejected = Serwer odrzucił dostęp Fromline: wygasł albo należy do innego konta niż nazwa użytkownika. Połącz się ponownie i zaloguj się tam na konto, do którego należy nazwa użytkownika.
reason-scope-missing = Dostęp Fromline nie obejmuje wysyłania poczty. Połącz się ponownie i pozostaw zaznaczone uprawnienie do poczty.
reason-token-host-forbidden = Dostęp Fromline nie jest przeznaczony dla tego serwera, więc nic tam nie wysłano. Wybierz serwer dostawcy albo użyj hasła.
reason-consent-unknown = Ta zgoda nie jest już znana: rozpoczęto ją zbyt dawno, została już użyta albo pochodzi z innej przeglądarki. Połącz się ponownie.
reason-consent-pending = Dostawca nie otrzymał jeszcze Twojej zgody. Wpisz kod na jego stronie.
reason-consent-denied = Dostawca nie otrzymał Twojej zgody, więc nic nie połączono. Spróbuj ponownie albo użyj hasła, jeśli dostawca je przyjmuje.
reason-admin-consent-required = Organizacja, do której należy ta skrzynka, musi najpierw zezwolić na Fromline. Poproś administratora skrzynki o zgodę w imieniu organizacji.
reason-consent-ended = Dostęp Fromline do tej skrzynki wygasł: został cofnięty albo dostawca już go nie przyjmuje. Połącz się ponownie.
reason-oauth-client-rejected = Dostawca nie przyjmuje rejestracji tego Fromline. Może to naprawić tylko osoba, która prowadzi Fromline: zgłoś to administratorowi. Twoja skrzynka nie jest przyczyną.
reason-oauth-unavailable = Dostawca teraz nie odpowiada albo odpowiada nieprawidłowo. Odczekaj kilka minut i spróbuj ponownie.
