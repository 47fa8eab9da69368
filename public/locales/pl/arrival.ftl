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
