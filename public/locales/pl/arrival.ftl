### Will the mail arrive? What the domain in the From line asks receivers to do (DMARC).

# $domain (String) - the domain in the From line
arrival-passes = Wiadomości przejdą sprawdzenie DMARC: serwery Twojej organizacji są uprawnione do wysyłania także z domeny { $domain }.
# $domain (String) - the domain in the From line
arrival-reject = { $domain } zaleca serwerom odbierającym odrzucanie takich wiadomości: jeśli wiadomość nie wyjdzie z serwera SMTP tego adresu, wiele z nich jej nie przyjmie.
# $domain (String) - the domain in the From line
arrival-quarantine = { $domain } zaleca serwerom odbierającym, by traktowały takie wiadomości jako podejrzane: jeśli nie wyjdą z serwera SMTP tego adresu, wiele z nich trafi do spamu.
# $domain (String) - the domain in the From line
arrival-fails = Takie wiadomości nie przechodzą sprawdzenia DMARC. { $domain } niczego nie zaleca serwerom odbierającym: decydują same.
# $domain (String) - the domain in the From line
arrival-nothing = { $domain } nie publikuje zasad DMARC: serwery odbierające decydują same.
# $domain (String) - the domain in the From line
arrival-unknown = Nie wiadomo tutaj, co { $domain } zaleca serwerom odbierającym.
# $domain (String) - the domain in the From line
arrival-expected = Wiadomości powinny przejść sprawdzenie DMARC, bo dostarcza je serwer domeny { $domain }. Potwierdzi to dopiero wiadomość testowa, która dotarła.

## What a test message has shown

# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-pass = Wynik pozytywny, stwierdzony { $date }: serwer { $server } odebrał wiadomość testową z domeny { $domain } i przeszła ona sprawdzenie DMARC.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-none = { $date } serwer { $server } odebrał wiadomość testową i stwierdził, że { $domain } nie publikuje zasad DMARC: serwery odbierające decydują same.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-reject = Wynik negatywny, stwierdzony { $date }: serwer { $server } odebrał wiadomość testową z domeny { $domain } i nie przeszła ona sprawdzenia DMARC. { $domain } zaleca serwerom odbierającym odrzucanie takich wiadomości i wiele z nich ich nie przyjmie.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-quarantine = Wynik negatywny, stwierdzony { $date }: serwer { $server } odebrał wiadomość testową z domeny { $domain } i nie przeszła ona sprawdzenia DMARC. { $domain } zaleca serwerom odbierającym, by traktowały takie wiadomości jako podejrzane: wiele z nich trafi do spamu.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-fail = Wynik negatywny, stwierdzony { $date }: serwer { $server } odebrał wiadomość testową z domeny { $domain } i nie przeszła ona sprawdzenia DMARC. Serwery odbierające mogą takie wiadomości odrzucać albo uznawać za spam.
# $domain (String) - the domain in the From line
arrival-seen-help = Może to zmienić osoba, która prowadzi pocztę domeny { $domain }: serwer SMTP musi podpisywać wiadomości kluczem DKIM domeny { $domain } albo rekord SPF tej domeny musi wymieniać ten serwer.

## What the administrator reads before switching gateways off

# $count (Number) - addresses
arrival-on-behalf = { $count ->
    [one] Wiadomości z { $count } adresu byłyby pokazywane jako „w imieniu”, gdyby dostarczano je bez jego bramy.
    [few] Wiadomości z { $count } adresów byłyby pokazywane jako „w imieniu”, gdyby dostarczano je bez ich bram.
   *[many] Wiadomości z { $count } adresów byłyby pokazywane jako „w imieniu”, gdyby dostarczano je bez ich bram.
}
# $count (Number) - addresses
arrival-refused = { $count ->
    [one] W przypadku { $count } z tych adresów wiele serwerów odrzuciłoby wiadomości, bo zaleca to jego domena.
    [few] W przypadku { $count } z tych adresów wiele serwerów odrzuciłoby wiadomości, bo zalecają to ich domeny.
   *[many] W przypadku { $count } z tych adresów wiele serwerów odrzuciłoby wiadomości, bo zalecają to ich domeny.
}
# $count (Number) - addresses
arrival-not-asked = { $count ->
    [one] W przypadku { $count } adresu nie udało się tego ustalić.
    [few] W przypadku { $count } adresów nie udało się tego ustalić.
   *[many] W przypadku { $count } adresów nie udało się tego ustalić.
}
