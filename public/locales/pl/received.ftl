### A mail that somebody received: which route it took, and what each mail program shows of it.

received-title = Otrzymana wiadomość
received-lead = Wklej jej nagłówki i zobacz, jaką drogą przyszła, co o nadawcy pokazuje każdy program pocztowy i dlaczego.

## The form

received-headers = Nagłówki wiadomości
received-headers-hint = W większości programów: „Pokaż oryginał”, „Źródło wiadomości” lub „Wszystkie nagłówki”. Treść wiadomości nie jest potrzebna.
received-submit = Odczytaj nagłówki
received-private = Serwer czyta wklejony tekst i niczego z niego nie zachowuje.

## The route

received-route-heading = Jaką drogą przyszła
# $author (String) - the address in the From line
# $sender (String) - the address in the Sender header
received-route-organization = Dostarczyły ją serwery organizacji: wysłano ją z adresu { $sender } w imieniu { $author }.
# $author (String) - the address in the From line
received-route-other = Domena adresu z pola Od ({ $author }) nie ręczy za wiadomość, ale ręczy inna domena: dostarczyły ją cudze serwery.
# $author (String) - the address in the From line
received-route-gateway = Przyszła bezpośrednio: ręczy za nią sama domena adresu z pola Od ({ $author }).
received-route-unknown = Nagłówki tego nie mówią. Nie ma w nich Sender i żaden serwer, któremu ufasz, nie zapisał, kto ręczy za wiadomość.
received-change = Odbiorcy widzą bezpośrednio adres z pola Od, jeśli wiadomość dostarcza jego własny serwer SMTP.
received-change-link = Jak to skonfigurować

## Who vouches for it

# $domain (String) - the domain of the envelope sender
received-spf = SPF: domena { $domain } dopuszcza serwer, który wysłał tę wiadomość.
# $domain (String) - the domain of the signature
received-dkim = DKIM: tę wiadomość podpisała domena { $domain }.
received-dmarc-pass = DMARC: wynik pozytywny.
received-dmarc-fail = DMARC: wynik negatywny.
received-dmarc-none = DMARC: domena niczego nie publikuje.
received-unverified = Serwery zapisały w wiadomości, kto za nią ręczy. Taki wiersz może dopisać każdy: ufaj tylko serwerowi, który odebrał Twoją pocztę.
# $server (String) - the name of a mail server
received-believe = Zaufaj serwerowi { $server }

## The mail programs

received-cards-heading = Co pokazują programy pocztowe

## Will it arrive? On the page of the preview, when somebody asks

received-arrival-asked = Co publikuje domena adresu z pola Od i co z tego wynika dla każdej drogi. Serwer sprawdza to w DNS.
received-policy = Co domena adresu z pola Od zaleca serwerom odbierającym
received-policy-hint = Znacznik „p” w jej rekordzie DMARC (TXT pod nazwą _dmarc.domena).
received-policy-unknown = Nie wiem
received-policy-nothing = Niczego nie publikuje
received-policy-none = O nic (none)
received-policy-quarantine = O nieufność (quarantine)
received-policy-reject = O odrzucanie (reject)
received-by-spf = Domena, dla której SPF w Twojej organizacji daje wynik pozytywny
received-by-dkim = Domena w podpisach DKIM Twojej organizacji
received-by-hint = Zostaw puste, jeśli to domena adresu podstawowego.
