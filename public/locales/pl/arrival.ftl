### Will the mail arrive? What the domain in the From line asks receivers to do (DMARC).

# $domain (String) - the domain in the From line
arrival-passes = Wiadomości przejdą sprawdzenie DMARC: serwery Twojej organizacji są uprawnione do wysyłania także z domeny { $domain }.
# $domain (String) - the domain in the From line
arrival-reject = { $domain } zaleca serwerom odbierającym odrzucanie takich wiadomości: jeśli wiadomość nie wyjdzie z serwera SMTP tego adresu, wiele serwerów jej nie przyjmie.
# $domain (String) - the domain in the From line
arrival-quarantine = { $domain } zaleca serwerom odbierającym, by traktowały takie wiadomości jako podejrzane: jeśli nie wyjdą z serwera SMTP tego adresu, wiele z nich trafi do spamu.
# $domain (String) - the domain in the From line
arrival-fails = Takie wiadomości nie przechodzą sprawdzenia DMARC. { $domain } niczego nie zaleca serwerom odbierającym: każdy z nich decyduje samodzielnie.
# $domain (String) - the domain in the From line
arrival-nothing = { $domain } nie publikuje zasad DMARC: każdy serwer odbierający decyduje samodzielnie.
# $domain (String) - the domain in the From line
arrival-unknown = Nie wiadomo, co { $domain } zaleca serwerom odbierającym.
# $domain (String) - the domain in the From line
arrival-expected = Wiadomości powinny przejść sprawdzenie DMARC, bo dostarcza je serwer domeny { $domain }. Potwierdzi to dopiero dostarczona wiadomość testowa.

## The same in short, for whoever writes; the sentences above say why

arrival-why = Dlaczego?
arrival-short-expected = Wiadomości z tego adresu powinny docierać.
arrival-short-passes = Wiadomości z tego adresu powinny docierać.
arrival-short-reject = Wiele serwerów odbierających odrzuci te wiadomości.
arrival-short-quarantine = Duża część tych wiadomości trafi do spamu.
arrival-short-fails = Część tych wiadomości może zostać odrzucona lub trafić do spamu.
arrival-short-nothing = Każdy serwer odbierający sam decyduje, czy przyjmie te wiadomości.
arrival-short-unknown = Nie wiadomo, czy te wiadomości dotrą.

## Receivers follow two rule sets

arrival-details = Szczegóły
arrival-short-differs = To, czy ta wiadomość dotrze, zależy od dostawcy poczty odbiorcy.
arrival-differs = To zależy od dostawcy poczty odbiorcy: serwery odbierające stosują dwie wersje zasad DMARC, a te oceniają tę wiadomość różnie.
# $domain (String) - the domain in the From line
arrival-broken = Domena { $domain } publikuje niepoprawny rekord DMARC. Większość serwerów odbierających go pomija i decyduje samodzielnie.
# $programs (String) - names of programs, as a list
arrival-by-today = Obecne zasady, RFC 9989. Programy, które według testów je stosują: { $programs }.
# $programs (String) - names of programs, as a list
arrival-by-before = Poprzednie zasady, RFC 7489 z Public Suffix List. Programy, które według testów je stosują: { $programs }.
# $percent (Number) - percent
arrival-percent = Domena zaleca to dla { $percent }% takich wiadomości (pct).
# $name (String) - a name in DNS
arrival-both-publish = Aby wynik był pozytywny według obu: trzeba opublikować rekord DMARC pod nazwą { $name }, na przykład „v=DMARC1; p=none”.
# $name (String) - a name in DNS
arrival-both-psd = Aby wynik był pozytywny według obu: trzeba usunąć znacznik „psd” z rekordu DMARC pod nazwą { $name }.
# $domain (String) - the domain in the From line
arrival-both-sign = Aby wynik był pozytywny według obu: serwery Twojej organizacji muszą podpisywać DKIM dla domeny { $domain }, a domena { $domain } musi opublikować klucz.

## Records that are not valid

# $name (String) - a name in DNS
arrival-fault-several = Pod nazwą { $name } jest więcej niż jeden rekord DMARC.
# $name (String) - a name in DNS
arrival-fault-blank = Rekord DMARC pod nazwą { $name } zaczyna się od spacji.
# $name (String) - a name in DNS
arrival-fault-version = Rekord DMARC pod nazwą { $name } nie zaczyna się dokładnie od „v=DMARC1”.
# $name (String) - a name in DNS
arrival-fault-separator = Rekord DMARC pod nazwą { $name } oddziela znaczniki inaczej niż samymi średnikami.
# $name (String) - a name in DNS
arrival-fault-missing = Rekord DMARC pod nazwą { $name } nie mówi, co zrobić: brakuje znacznika „p”.
# $name (String) - a name in DNS
# $tag (String) - the name of a tag
# $value (String) - what stands in the record
arrival-fault-value = Rekord DMARC pod nazwą { $name } zawiera „{ $tag }={ $value }”, a to nie jest poprawna wartość.
arrival-fault-forgiven = Niektóre serwery odbierające tolerują ten błąd i stosują rekord.
# $domain (String) - the domain whose SPF record it is
arrival-spf-several = SPF: domena { $domain } ma więcej niż jeden rekord SPF, więc żaden się nie liczy.
# $domain (String) - the domain whose SPF record it is
arrival-spf-characters = SPF: rekord domeny { $domain } zawiera niedozwolone znaki.
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
arrival-spf-malformed = SPF: rekord domeny { $domain } jest niepoprawny w miejscu „{ $term }”.
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
# $count (Number) - lookups so far
# $limit (Number) - the most that are allowed
arrival-spf-lookups = SPF: sprawdzanie kończy się na „{ $term }” w rekordzie domeny { $domain }. To zapytanie DNS numer { $count }, a limit wynosi { $limit }.
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
# $count (Number) - lookups that found nothing
# $limit (Number) - the most that are allowed
arrival-spf-voids = SPF: sprawdzanie kończy się na „{ $term }” w rekordzie domeny { $domain }. Zapytania DNS bez wyniku: { $count }, limit: { $limit }.
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
# $count (Number) - mail servers
# $limit (Number) - the most that are allowed
arrival-spf-servers = SPF: sprawdzanie kończy się na „{ $term }” w rekordzie domeny { $domain }. Znalezione serwery poczty: { $count }, limit: { $limit }.
# $domain (String) - the domain whose SPF record it is
# $term (String) - a term of the record
arrival-spf-no-record = SPF: „{ $term }” w rekordzie domeny { $domain } wskazuje domenę bez rekordu SPF.
# $domain (String) - the domain whose SPF record it is
arrival-spf-unanswered = SPF: DNS nie udzielił odpowiedzi, której wymaga rekord domeny { $domain }.

## What a test message has shown

# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-pass = Pozytywny wynik sprawdzenia DMARC, { $date }: stwierdził go serwer { $server }, który odebrał wiadomość testową z domeny { $domain }.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-none = { $date } serwer { $server } odebrał wiadomość testową i stwierdził, że { $domain } nie publikuje zasad DMARC: każdy serwer odbierający decyduje samodzielnie.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-reject = Negatywny wynik sprawdzenia DMARC, { $date }: stwierdził go serwer { $server }, który odebrał wiadomość testową z domeny { $domain }. { $domain } zaleca serwerom odbierającym odrzucanie takich wiadomości i wiele serwerów je odrzuci.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-quarantine = Negatywny wynik sprawdzenia DMARC, { $date }: stwierdził go serwer { $server }, który odebrał wiadomość testową z domeny { $domain }. { $domain } zaleca serwerom odbierającym, by traktowały takie wiadomości jako podejrzane: wiele z nich trafi do spamu.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-fail = Negatywny wynik sprawdzenia DMARC, { $date }: stwierdził go serwer { $server }, który odebrał wiadomość testową z domeny { $domain }. Serwery odbierające mogą takie wiadomości odrzucać albo uznawać za spam.
# $domain (String) - the domain in the From line
arrival-seen-help = Może to zmienić osoba, która zarządza pocztą domeny { $domain }: serwer SMTP musi podpisywać wiadomości kluczem DKIM domeny { $domain } albo rekord SPF tej domeny musi wymieniać ten serwer.

## What a gateway changes, as a test message showed

# $date (String) - the day on which the test message was sent
arrival-kept = Wiadomość testowa wysłana { $date } dotarła w takiej postaci, w jakiej została wysłana: serwer SMTP niczego nie zmienił w danych nadawcy.
# $date (String) - the day on which the test message was sent
arrival-kept-so-far = O ile można to stwierdzić na podstawie wklejonych nagłówków, wiadomość testowa wysłana { $date } dotarła w takiej postaci, w jakiej została wysłana.
# $date (String) - the day on which the test message was sent
arrival-changed-visible = Serwer SMTP pokazuje odbiorcom innego nadawcę. Oto, co zrobił z wiadomością testową wysłaną { $date }:
# $date (String) - the day on which the test message was sent
arrival-changed-headers = Serwer SMTP ujawnia swojego użytkownika w nagłówkach, na które mało kto patrzy. Oto, co zrobił z wiadomością testową wysłaną { $date }:
# $date (String) - the day on which the test message was sent
arrival-changed = Serwer SMTP nie ujawnia nikogo innego, ale coś zmienia. Oto, co zrobił z wiadomością testową wysłaną { $date }:
# $address (String) - the address that the server wrote
# $alias (String) - the address from which the message was sent
arrival-from = Wstawia { $address } w polu Od. Odbiorcy nie widzą adresu { $alias }.
# $alias (String) - the address from which the message was sent
arrival-from-hidden = Wstawia w polu Od adres utworzony z nazwy użytkownika. Odbiorcy nie widzą adresu { $alias }.
# $address (String) - the address that the server wrote
# $alias (String) - the address from which the message was sent
arrival-sender = Dodaje pole Sender z adresem { $address }. Niektóre programy, wśród nich Outlook, pokazują „{ $address } w imieniu użytkownika { $alias }”; podgląd pokazuje, co robią z tym polem inne.
# $alias (String) - the address from which the message was sent
arrival-sender-hidden = Dodaje pole Sender z adresem utworzonym z nazwy użytkownika. Niektóre programy, wśród nich Outlook, pokazują ten adres „w imieniu użytkownika { $alias }”.
# The author was replaced, too
# $address (String) - the address that was put there
arrival-sender-too = Dodaje też pole Sender z adresem { $address }.
arrival-sender-too-hidden = Dodaje też pole Sender z adresem utworzonym z nazwy użytkownika.
# $alias (String) - the address from which the message was sent
arrival-sender-own = Dodaje pole Sender z tym samym adresem { $alias }. Niektóre programy pokazują go dwa razy.
# $address (String) - the address that the server wrote
arrival-envelope = Używa { $address } jako nadawcy koperty. Tam trafiają zwroty, a kto ogląda wszystkie nagłówki, znajdzie ten adres w Return-Path.
arrival-envelope-hidden = Używa jako nadawcy koperty adresu utworzonego z nazwy użytkownika. Tam trafiają zwroty, a kto ogląda wszystkie nagłówki, znajdzie ten adres w Return-Path.
# $address (String) - the address that the server wrote
arrival-reply = Kieruje odpowiedzi na adres { $address }.
arrival-reply-hidden = Kieruje odpowiedzi na adres utworzony z nazwy użytkownika.
arrival-reply-none = Usuwa pole Reply-To: odpowiedzi trafiają na adres z pola Od.
# $name (String) - the name that the server wrote
arrival-name = Zmienia nazwę w polu Od na „{ $name }”.
arrival-name-hidden = Zmienia nazwę w polu Od.
arrival-name-none = Usuwa nazwę z pola Od: odbiorcy widzą sam adres.
arrival-received = Wpisuje nazwę użytkownika do pola Received. Znajdzie ją, kto ogląda wszystkie nagłówki.
arrival-received-primary = Wpisuje adres podstawowy do pola Received. Znajdzie go, kto ogląda wszystkie nagłówki.
# $field (String) - the name of a header field
arrival-field = Wpisuje nazwę użytkownika do pola { $field }. Znajdzie ją, kto ogląda wszystkie nagłówki.
arrival-message-id = Nadaje wiadomości inny Message-ID.
# $address (String) - the address that the server wrote
arrival-is-login = { $address } pochodzi z nazwy użytkownika, z którą używany jest ten serwer.
# $address (String) - the address that the server wrote
arrival-is-primary = { $address } to adres podstawowy tego konta.
# $fields (String) - names of header fields, as a list
arrival-not-shown = Wklejone nagłówki nie pokazują wszystkiego. Nieznane: { $fields }.
# $host (String) - host name of the SMTP server
arrival-remedy = Może to zmienić osoba, która zarządza serwerem { $host }: dokumentacja Fromline podaje ustawienie dla popularnych serwerów poczty. Jeśli do tego serwera jest też inna nazwa użytkownika, wiadomość testowa pokaże, co serwer robi po jej użyciu.
arrival-preview = Przez własny serwer SMTP: razem z tym, co zmienił on w wiadomości testowej.
arrival-preview-test = Twoja wiadomość testowa
arrival-badge-visible = pokazuje innego nadawcę
arrival-badge-headers = ujawnia użytkownika w nagłówkach

## What the administrator reads before switching gateways off

# $count (Number) - addresses
arrival-on-behalf =
    { $count ->
        [one] Wiadomości z { $count } adresu dostarczane bez jego bramy są w niektórych programach pokazywane jako „w imieniu”.
        [few] Wiadomości z { $count } adresów dostarczane bez ich bram są w niektórych programach pokazywane jako „w imieniu”.
       *[many] Wiadomości z { $count } adresów dostarczane bez ich bram są w niektórych programach pokazywane jako „w imieniu”.
    }
# $count (Number) - addresses
arrival-refused =
    { $count ->
        [one] W przypadku { $count } z tych adresów wszystkie serwery stosujące DMARC odrzucają wtedy wiadomości, bo zaleca to jego domena.
        [few] W przypadku { $count } z tych adresów wszystkie serwery stosujące DMARC odrzucają wtedy wiadomości, bo zalecają to ich domeny.
       *[many] W przypadku { $count } z tych adresów wszystkie serwery stosujące DMARC odrzucają wtedy wiadomości, bo zalecają to ich domeny.
    }
# $count (Number) - addresses
arrival-refused-some = W przypadku { $count } z tych adresów część serwerów odrzuca wiadomości: zależy to od wersji zasad DMARC, którą stosują.
# $count (Number) - addresses
arrival-not-asked =
    { $count ->
        [one] Nie udało się sprawdzić { $count } adresu.
        [few] Nie udało się sprawdzić { $count } adresów.
       *[many] Nie udało się sprawdzić { $count } adresów.
    }
