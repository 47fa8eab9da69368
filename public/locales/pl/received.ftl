### A mail that somebody received: which route it took, and what each mail program shows of it.

received-title = Otrzymana wiadomość
received-lead = Wklej jej nagłówki i zobacz, kto potwierdza nadawcę, co o nim pokazuje każdy program pocztowy i dlaczego.

## The form

received-headers = Nagłówki wiadomości
received-headers-hint = W większości programów: „Pokaż oryginał”, „Źródło wiadomości” lub „Wszystkie nagłówki”. Treść wiadomości nie jest potrzebna.
received-submit = Odczytaj nagłówki
received-private = Serwer czyta wklejony tekst i niczego z niego nie zachowuje.

## Who confirms the sender

received-route-heading = Kto potwierdza nadawcę
# $author (String) - the address in the From line
received-origin-author = Domena adresu { $author } potwierdza tę wiadomość: sprawdzenie DMARC dało wynik pozytywny.
# $author (String) - the address in the From line
received-origin-author-domain = Domena adresu { $author } potwierdza tę wiadomość: SPF lub DKIM dało dla niej wynik pozytywny.
# $domains (String) - domains, as a list
received-origin-also = Wynik pozytywny SPF lub DKIM dotyczy także: { $domains }. W wysyłce brały udział serwery innej domeny.
# $author (String) - the address in the From line
# $domains (String) - domains, as a list
received-origin-others = Wynik pozytywny SPF lub DKIM dotyczy domeny { $domains }, a nie domeny adresu { $author }: wiadomość wysłały inne serwery niż jej własne.
# $author (String) - the address in the From line
received-origin-nobody = Nic nie potwierdza nadawcy: ani SPF, ani DKIM nie dało wyniku pozytywnego dla domeny adresu { $author }.
received-origin-unknown = Nie wiadomo: brakuje wyników serwera, któremu ufasz.
# $domain (String) - the domain that the headers name
received-names-own = Poza wynikami nagłówki wymieniają tylko { $domain }, własną domenę adresu. To niczego nie dowodzi.
# $domain (String) - the domain that the headers name
received-names-other = Poza wynikami nagłówki wymieniają { $domain } jako domenę, z której wysłano wiadomość. To niczego nie dowodzi.
received-origin-several = Ta wiadomość ma więcej niż jedno pole Od, a poprawna wiadomość ma jedno. To, którego z tych nadawców widać, zależy od programu pocztowego:
received-origin-no-author = Pole Od nie zawiera adresu z domeną. Takiego nadawcy nic nie może potwierdzić.

## What else the headers tell

received-delivery-status = Wiadomość pochodzi od serwera poczty i mówi o dostarczeniu innej wiadomości.
# $list (String) - the mailing list's name or address
received-list = Wiadomość przyszła przez listę dyskusyjną { $list }.
# $list (String) - the mailing list's name or address
received-list-rewrote = Lista dyskusyjna lub grupa { $list } wpisała w polu Od własny adres.
# $author (String) - an email address
received-list-author = Według nagłówków autorem jest { $author }.
# $author (String) - an email address
received-rewrote = Serwer po drodze zastąpił nadawcę w polu Od. Przedtem był nim { $author }.
received-bulk = Wiadomość wysłała do wielu odbiorców usługa wysyłki masowej.
# $domain (String) - the forwarder's domain
received-forwarded = Wiadomość przekazały dalej serwery domeny { $domain }.
# $sender (String) - the address in the Sender field
received-sender = Według pola Sender wiadomość wysłano z adresu { $sender } w imieniu autora. Takie pole może wpisać każdy; niektóre programy pocztowe je pokazują.
# $sender (String) - the address in the Sender field
received-sender-same = Pole Sender wymienia { $sender }, adres z tej samej domeny. Niektóre programy pocztowe je pokazują.
received-sender-empty = Pole Sender jest puste: nikogo nie wymienia.
# $text (String) - what stands in the Sender field
received-sender-nobody = Pole Sender nie zawiera adresu i nikogo nie wymienia: { $text }

## What can be done

received-change = Odbiorcy widzą bezpośrednio adres z pola Od, jeśli wiadomość dostarcza jego własny serwer SMTP.
received-change-link = Jak to skonfigurować
# $domain (String) - the domain in the From line
received-sign = Może to zmienić osoba, która prowadzi pocztę domeny { $domain }: usługa wysyłająca musi podpisywać DKIM dla domeny { $domain }.
received-one-from = Może to naprawić osoba, która prowadzi program piszący te wiadomości: ma on wpisywać jedno pole Od.

## The results

# $domain (String) - the domain of the envelope sender
received-spf = SPF: domena { $domain } dopuszcza serwer, który wysłał tę wiadomość.
received-spf-none = SPF: brak wyniku pozytywnego dla jakiejkolwiek domeny.
received-spf-unknown = SPF: wynik nieznany.
# $domain (String) - the domain of the signature
received-dkim = DKIM: tę wiadomość podpisała domena { $domain }.
received-dkim-none = DKIM: żaden podpis nie dał wyniku pozytywnego.
received-dkim-unknown = DKIM: wynik nieznany.
received-dmarc-pass = DMARC: wynik pozytywny.
received-dmarc-fail = DMARC: wynik negatywny.
received-dmarc-none = DMARC: domena niczego nie publikuje.
# $domain (String) - the domain that DMARC was asked about
received-dmarc-pass-of = DMARC: wynik pozytywny dla domeny { $domain }.
# $domain (String) - the domain that DMARC was asked about
received-dmarc-fail-of = DMARC: wynik negatywny dla domeny { $domain }.
# $domain (String) - the domain that DMARC was asked about
received-dmarc-none-of = DMARC: domena { $domain } niczego nie publikuje.
received-dmarc-unknown = DMARC: wynik nieznany.
received-unverified = Serwery zapisały w wiadomości wyniki. Taki wiersz może dopisać każdy: ufaj tylko serwerowi, który odebrał Twoją pocztę.
# $server (String) - the name of a mail server
received-by = Serwer { $server } zapisał:
received-by-unnamed = Serwer bez podanej nazwy (tak robią serwery Microsoftu) zapisał:
received-by-nothing = Brak wyników pozytywnych.
# $server (String) - the name of a mail server
received-believe = Zaufaj serwerowi { $server }
received-believe-unnamed = Zaufaj wynikom bez nazwy serwera

## The results, said by hand

received-hand = Podaj wyniki samodzielnie
received-hand-text = Jeśli Twój program pocztowy pokazuje wyniki SPF, DKIM i DMARC. Zostaw puste to, co nie dało wyniku pozytywnego.
received-hand-spf = Domena, dla której SPF dało wynik pozytywny
received-hand-dkim = Domeny z ważnym podpisem DKIM
received-hand-dkim-hint = Kilka domen oddziel przecinkami.
received-hand-dmarc = Wynik DMARC
received-hand-unknown = Nie wiem
received-hand-pass = Pozytywny
received-hand-fail = Negatywny
received-hand-none = Domena niczego nie publikuje
received-hand-use = Użyj tych wyników

## The mail programs

received-cards-heading = Co pokazują programy pocztowe

## Will it arrive? On the page of the preview, when somebody asks

received-arrival-asked = Co publikuje domena adresu z pola Od i co z tego wynika dla każdej drogi. Serwer sprawdza to w DNS.
received-policy = Co domena adresu z pola Od zaleca serwerom odbierającym
received-policy-hint = Znacznik „p” w jej rekordzie DMARC (TXT pod nazwą _dmarc.domena).
received-policy-unknown = Nie wiem
received-policy-nothing = Niczego nie publikuje
received-policy-none = Nic (none)
received-policy-quarantine = Traktowanie jako podejrzane (quarantine)
received-policy-reject = Odrzucanie (reject)
received-by-spf = Domena, dla której SPF w Twojej organizacji daje wynik pozytywny
received-by-dkim = Domena w podpisach DKIM Twojej organizacji
received-by-hint = Zostaw puste, jeśli to domena adresu podstawowego.
