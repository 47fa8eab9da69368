### Will the mail arrive? What the domain in the From line asks receivers to do (DMARC).

# $domain (String) - the domain in the From line
arrival-passes = Wynik pozytywny: serwery Twojej organizacji ręczą także za { $domain }.
# $domain (String) - the domain in the From line
arrival-reject = { $domain } prosi odbiorców o odrzucanie takich wiadomości: bez bramy wielu ich nie przyjmie.
# $domain (String) - the domain in the From line
arrival-quarantine = { $domain } prosi odbiorców, by traktowali takie wiadomości jako podejrzane: bez bramy wiele z nich trafi do spamu.
# $domain (String) - the domain in the From line
arrival-fails = Takie wiadomości nie przechodzą sprawdzenia DMARC. { $domain } o nic nie prosi odbiorców: decydują sami.
# $domain (String) - the domain in the From line
arrival-nothing = { $domain } niczego nie publikuje: odbiorcy decydują sami.
# $domain (String) - the domain in the From line
arrival-unknown = Nie wiadomo tutaj, o co { $domain } prosi odbiorców.
# $domain (String) - the domain in the From line
arrival-expected = Wynik powinien być pozytywny: dostarcza własny serwer domeny { $domain }. Udowodnić to może tylko wiadomość, która dotarła.

## What a test message has shown

# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-pass = Wynik pozytywny, stwierdzony { $date }: serwer { $server } odebrał wiadomość testową z domeny { $domain } i przeszła ona sprawdzenie DMARC.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-none = { $date } serwer { $server } odebrał wiadomość testową i stwierdził, że { $domain } niczego nie publikuje: odbiorcy decydują sami.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-reject = Wynik negatywny, stwierdzony { $date }: serwer { $server } odebrał wiadomość testową z domeny { $domain } i nie przeszła ona sprawdzenia DMARC. { $domain } prosi odbiorców o odrzucanie takich wiadomości i wielu ich nie przyjmie.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-quarantine = Wynik negatywny, stwierdzony { $date }: serwer { $server } odebrał wiadomość testową z domeny { $domain } i nie przeszła ona sprawdzenia DMARC. { $domain } prosi odbiorców, by traktowali takie wiadomości jako podejrzane: wiele z nich trafi do spamu.
# $date (String) - the day on which it was sent
# $server (String) - the name of the mail server that received it
# $domain (String) - the domain in the From line
arrival-seen-fail = Wynik negatywny, stwierdzony { $date }: serwer { $server } odebrał wiadomość testową z domeny { $domain } i nie przeszła ona sprawdzenia DMARC. Odbiorcy mogą takie wiadomości odrzucać albo uznawać za spam.
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
    [one] Wiadomości z { $count } z tych adresów wielu odbiorców by odrzuciło, bo prosi o to jego domena.
    [few] Wiadomości z { $count } z tych adresów wielu odbiorców by odrzuciło, bo proszą o to ich domeny.
   *[many] Wiadomości z { $count } z tych adresów wielu odbiorców by odrzuciło, bo proszą o to ich domeny.
}
# $count (Number) - addresses
arrival-not-asked = { $count ->
    [one] W przypadku { $count } adresu nie udało się tego ustalić.
    [few] W przypadku { $count } adresów nie udało się tego ustalić.
   *[many] W przypadku { $count } adresów nie udało się tego ustalić.
}
