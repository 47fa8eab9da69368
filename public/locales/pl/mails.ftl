### Wiadomości wysyłane przez Fromline.


## Kod weryfikacyjny nowego aliasu

mails-confirm-subject = Potwierdź swój adres w usłudze Fromline
# $alias (String) - the address to confirm
# $user (String) - the primary address of whoever asked for it
# $code (String) - nine digits in three groups
# $link (String) - a link that does the same
# $guide (String) - a link to the page that shows how to write from the address
# not-wrong: order - dzięki temu zdanie nie zdradza płci użytkownika
mails-confirm-text =
    Dzień dobry,
    
    ktoś chce wysyłać pocztę z adresu { $alias }. Konto, z którego przyszła prośba: { $user }.
    
    Aby potwierdzić, wpisz ten kod w usłudze Fromline:
    
    { $code }
    
    Możesz też otworzyć ten link po zalogowaniu się na to konto:
    
    { $link }
    
    Kod i link są ważne przez 24 godziny.
    
    Jak pisać z tego adresu w swoim programie pocztowym po jego potwierdzeniu:
    
    { $guide }
    
    Jeśli to nie Twoja prośba, nie musisz nic robić: bez kodu nikt nie może użyć Twojego adresu.

## Zaproszenie nowego użytkownika

mails-invite-subject = Ustaw swoje hasło do usługi Fromline
# $user (String) - the primary address of the new user
# $link (String) - a link that sets the password, once
# $page (String) - the page on which users sign in
mails-invite-text =
    Dzień dobry,
    
    masz konto w usłudze Fromline: { $user }. Dzięki niemu możesz wysyłać pocztę ze swoich adresów obsługiwanych na innych serwerach.
    
    Tutaj ustaw swoje hasło:
    
    { $link }
    
    Link jest ważny przez 24 godziny i działa tylko raz. Potem poproś administratora o nowy.
    
    Później możesz zalogować się tutaj:
    
    { $page }

## A test message

mails-test-subject = Wiadomość testowa z usługi Fromline
# $from (String) - the address in the From line
mails-test-text-organization =
    To wiadomość testowa wysłana na Twoją prośbę.
    
    Adres nadawcy: { $from }. Wiadomość dostarczyły serwery Twojej organizacji. Zobacz, jak Twój program pocztowy pokazuje nadawcę: niektóre programy piszą „w imieniu użytkownika”.
# $from (String) - the address in the From line
mails-test-text-gateway =
    To wiadomość testowa wysłana na Twoją prośbę.
    
    Adres nadawcy: { $from }. Wiadomość dostarczył serwer SMTP tego adresu. Sprawdź nadawcę w swoim programie pocztowym; inne programy mogą pokazywać go inaczej.

## The SMTP server of an address does not work, or soon will not

# $alias (String) - the address whose mail the server delivers
mails-gateway-password-subject = Wpisz nowe hasło dla adresu { $alias } w usłudze Fromline
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $link (String) - the page of the address in Fromline
mails-gateway-password-text =
    Dzień dobry,
    
    serwer { $host }, który dostarcza pocztę z adresu { $alias }, odrzuca zapisaną w usłudze Fromline nazwę użytkownika lub hasło. Czy hasło zostało tam zmienione?
    
    Nowe hasło można wpisać tutaj:
    
    { $link }
    
    Do tego czasu poczta z tego adresu czeka. Nie jest wysyłana w inny sposób.
# $alias (String) - the address whose mail the server delivers
mails-gateway-consent-subject = Połącz ponownie adres { $alias } w usłudze Fromline
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $why (String) - the reason, one or two sentences
# $link (String) - the page of the address in Fromline
mails-gateway-consent-text =
    Dzień dobry,
    
    Fromline nie może się już zalogować do serwera { $host }, który dostarcza pocztę z adresu { $alias }.
    
    { $why }
    
    Ponownie połączyć go można tutaj:
    
    { $link }
    
    Do tego czasu poczta z tego adresu czeka. Nie jest wysyłana w inny sposób.
# $alias (String) - the address whose mail the server delivers
mails-gateway-certificate-subject = Poczta z adresu { $alias } czeka: certyfikat serwera nie jest zaufany
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $why (String) - what was found and what to do: one of the reason messages
# $link (String) - the page of the address in Fromline
mails-gateway-certificate-text =
    Dzień dobry,
    
    certyfikat serwera { $host }, który dostarcza pocztę z adresu { $alias }, nie jest zaufany. Fromline nie wysłał tam Twojego hasła. Oto przyczyna:
    
    { $why }
    
    Powiadom administratora tego serwera. Jeśli jego nazwa się zmieniła, wpisz nową tutaj:
    
    { $link }
    
    Do tego czasu poczta z tego adresu czeka. Nie jest wysyłana w inny sposób.
# $alias (String) - the address whose mail the server delivers
mails-gateway-unreachable-subject = Poczta z adresu { $alias } czeka: serwer jej nie przyjmuje
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $why (String) - what was found and what to do: one of the reason messages
# $link (String) - the page of the address in Fromline
mails-gateway-unreachable-text =
    Dzień dobry,
    
    od co najmniej pół godziny Fromline nie może połączyć się ani zalogować do serwera { $host }, który dostarcza pocztę z adresu { $alias }. Ostatnia przyczyna:
    
    { $why }
    
    Nazwę serwera i port można zmienić tutaj:
    
    { $link }
    
    Dopóki serwer znów nie zadziała, poczta z tego adresu czeka. Nie jest wysyłana w inny sposób. Fromline próbuje dalej i napisze, gdy się uda.
# $alias (String) - the address whose mail the server delivers
mails-gateway-expires-subject = Certyfikat serwera dla adresu { $alias } wkrótce wygaśnie
# A sentence of the mail below
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
# $days (Number) - days until then
# $date (String) - the day on which the certificate ends, 2026-12-31
mails-gateway-expires-what =
    { $days ->
        [one] certyfikat serwera { $host }, który dostarcza pocztę z adresu { $alias }, wygaśnie za { $days } dzień, { $date }.
        [few] certyfikat serwera { $host }, który dostarcza pocztę z adresu { $alias }, wygaśnie za { $days } dni, { $date }.
       *[many] certyfikat serwera { $host }, który dostarcza pocztę z adresu { $alias }, wygaśnie za { $days } dni, { $date }.
    }
# $link (String) - the page of the address in Fromline
mails-gateway-expires-text =
    Dzień dobry,
    
    { mails-gateway-expires-what }
    
    Jeśli do tego dnia nie zostanie odnowiony, poczta z tego adresu będzie musiała czekać. Większość dostawców odnawia certyfikaty automatycznie; jeśli wiesz, kto prowadzi serwer, zapytaj.
    
    Aktualny stan jest tutaj:
    
    { $link }
# $alias (String) - the address whose mail the server delivers
mails-gateway-works-subject = Poczta z adresu { $alias } znów wychodzi
# $alias (String) - the address whose mail the server delivers
# $host (String) - host name of its SMTP server
mails-gateway-works-text =
    Dzień dobry,
    
    serwer { $host } znów działa. Czekająca poczta z adresu { $alias } wyjdzie przy następnych próbach; nie musisz nic robić.
# $provider (String) - name of a provider
mails-consent-left-subject = Usuń dostęp Fromline do swojego konta u dostawcy { $provider }
# $alias (String) - the address whose SMTP server was removed
# $provider (String) - name of a provider
mails-consent-left-text =
    Dzień dobry,
    
    serwer SMTP adresu { $alias } został usunięty z Fromline wraz z zapisanym dostępem do konta u dostawcy { $provider }. Dostawca nie potwierdził jednak, że udzielona zgoda została cofnięta.
    
    Aby ją cofnąć, zaloguj się u dostawcy { $provider }, otwórz ustawienia bezpieczeństwa konta, znajdź aplikacje z dostępem i usuń tam Fromline.

## Told when an administrator has changed something

mails-notice-on-subject = Zewnętrzne serwery SMTP są znów dozwolone
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-on-what =
    { $count ->
        [one] administrator znów zezwala na zewnętrzne serwery SMTP. Od teraz pocztę z tego adresu dostarcza jego własny serwer SMTP:
        [few] administrator znów zezwala na zewnętrzne serwery SMTP. Od teraz pocztę z tych { $count } adresów dostarczają ich własne serwery SMTP:
       *[many] administrator znów zezwala na zewnętrzne serwery SMTP. Od teraz pocztę z tych { $count } adresów dostarczają ich własne serwery SMTP:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-on-text =
    Dzień dobry,
    
    { mails-notice-on-what }
    
    { $addresses }
    
    Nie musisz nic robić. Stan każdego adresu jest tutaj:
    
    { $link }
mails-notice-off-refuse-subject = Zewnętrzne serwery SMTP są wyłączone: poczta z adresów, które je mają, jest odrzucana
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-off-refuse-what =
    { $count ->
        [one] administrator nie zezwala już na zewnętrzne serwery SMTP. Od teraz poczta z tego adresu jest odrzucana i nie jest wysyłana w inny sposób:
        [few] administrator nie zezwala już na zewnętrzne serwery SMTP. Od teraz poczta z tych { $count } adresów jest odrzucana i nie jest wysyłana w inny sposób:
       *[many] administrator nie zezwala już na zewnętrzne serwery SMTP. Od teraz poczta z tych { $count } adresów jest odrzucana i nie jest wysyłana w inny sposób:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-off-refuse-text =
    Dzień dobry,
    
    { mails-notice-off-refuse-what }
    
    { $addresses }
    
    Ustawienia SMTP są zachowane. Jeśli usuniesz serwer SMTP adresu, jego pocztę będą dostarczać serwery Twojej organizacji, a niektórzy odbiorcy zobaczą też Twój adres podstawowy:
    
    { $link }
mails-notice-off-behalf-subject = Zewnętrzne serwery SMTP są wyłączone: pocztę dostarczają serwery Twojej organizacji
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-off-behalf-what =
    { $count ->
        [one] administrator nie zezwala już na zewnętrzne serwery SMTP. Od teraz pocztę z tego adresu dostarczają serwery Twojej organizacji:
        [few] administrator nie zezwala już na zewnętrzne serwery SMTP. Od teraz pocztę z tych { $count } adresów dostarczają serwery Twojej organizacji:
       *[many] administrator nie zezwala już na zewnętrzne serwery SMTP. Od teraz pocztę z tych { $count } adresów dostarczają serwery Twojej organizacji:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-off-behalf-text =
    Dzień dobry,
    
    { mails-notice-off-behalf-what }
    
    { $addresses }
    
    Niektórzy odbiorcy widzą też Twój adres podstawowy. Ustawienia SMTP są zachowane. Twoje adresy są tutaj:
    
    { $link }
mails-notice-refuse-subject = Poczta z Twoich zawieszonych adresów jest od teraz odrzucana
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-refuse-what =
    { $count ->
        [one] zewnętrzne serwery SMTP są nadal wyłączone. Zgodnie z decyzją administratora poczta z tego adresu jest od teraz odrzucana i nie jest wysyłana w inny sposób:
        [few] zewnętrzne serwery SMTP są nadal wyłączone. Zgodnie z decyzją administratora poczta z tych { $count } adresów jest od teraz odrzucana i nie jest wysyłana w inny sposób:
       *[many] zewnętrzne serwery SMTP są nadal wyłączone. Zgodnie z decyzją administratora poczta z tych { $count } adresów jest od teraz odrzucana i nie jest wysyłana w inny sposób:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-refuse-text =
    Dzień dobry,
    
    { mails-notice-refuse-what }
    
    { $addresses }
    
    Ustawienia SMTP są zachowane. Jeśli usuniesz serwer SMTP adresu, jego pocztę będą dostarczać serwery Twojej organizacji, a niektórzy odbiorcy zobaczą też Twój adres podstawowy:
    
    { $link }
mails-notice-behalf-subject = Poczta z Twoich zawieszonych adresów jest znów wysyłana
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
mails-notice-behalf-what =
    { $count ->
        [one] zewnętrzne serwery SMTP są nadal wyłączone. Od teraz pocztę z tego adresu dostarczają serwery Twojej organizacji:
        [few] zewnętrzne serwery SMTP są nadal wyłączone. Od teraz pocztę z tych { $count } adresów dostarczają serwery Twojej organizacji:
       *[many] zewnętrzne serwery SMTP są nadal wyłączone. Od teraz pocztę z tych { $count } adresów dostarczają serwery Twojej organizacji:
    }
# $addresses (String) - these addresses, one a line
# $link (String) - the page with the user’s addresses
mails-notice-behalf-text =
    Dzień dobry,
    
    { mails-notice-behalf-what }
    
    { $addresses }
    
    Niektórzy odbiorcy widzą też Twój adres podstawowy. Ustawienia SMTP są zachowane. Twoje adresy są tutaj:
    
    { $link }
# $count (Number) - number of addresses
mails-notice-removed-subject =
    { $count ->
        [one] Usunięto serwer SMTP jednego z Twoich adresów
        [few] Usunięto serwery SMTP { $count } Twoich adresów
        [many] Usunięto serwery SMTP { $count } Twoich adresów
       *[other] Usunięto serwery SMTP { $count } Twoich adresów
    }
# $addresses (String) - the addresses, one per line
# $link (String) - the page with the user’s addresses
mails-notice-removed-text =
    Dzień dobry,
    
    decyzją administratora usunięto serwer SMTP dla:
    
    { $addresses }
    
    Pocztę z potwierdzonych adresów dostarczają serwery Twojej organizacji, a niektórzy odbiorcy widzą też Twój adres podstawowy. Twoje adresy są tutaj:
    
    { $link }
mails-notice-deleted-subject = Usunięto jeden z Twoich adresów
# $addresses (String) - the address
# $link (String) - the page with the user’s addresses
mails-notice-deleted-text =
    Dzień dobry,
    
    ten adres został usunięty z Twojej listy przez administratora wraz z ustawieniami:
    
    { $addresses }
    
    Poczta z tego adresu jest od teraz odrzucana. Jeśli adres należy do Ciebie, możesz go ponownie dodać i potwierdzić tutaj:
    
    { $link }
# $provider (String) - name of a provider
# $date (String) - the last day with passwords, 2026-12-31
mails-notice-passwords-subject = Dostawca { $provider } wyłącza hasła: połącz swoje adresy do { $date }
# A sentence of the mail below
# $count (Number) - the user’s addresses that this concerns
# $provider (String) - name of a provider
# $date (String) - the last day with passwords, 2026-12-31
mails-notice-passwords-what =
    { $count ->
        [one] dostawca { $provider } domyślnie wyłącza hasła SMTP po { $date }. Aby wysyłać pocztę z tego adresu, Fromline nadal loguje się tam hasłem:
        [few] dostawca { $provider } domyślnie wyłącza hasła SMTP po { $date }. Aby wysyłać pocztę z tych { $count } adresów, Fromline nadal loguje się tam hasłem:
       *[many] dostawca { $provider } domyślnie wyłącza hasła SMTP po { $date }. Aby wysyłać pocztę z tych { $count } adresów, Fromline nadal loguje się tam hasłem:
    }
# $addresses (String) - these addresses, one a line
# $provider (String) - name of a provider
# $link (String) - the page with the user’s addresses
mails-notice-passwords-text =
    Dzień dobry,
    
    { mails-notice-passwords-what }
    
    { $addresses }
    
    Na liście swoich adresów wybierz „Kontynuuj z { $provider }” i zaloguj się. Niczego nie trzeba wpisywać ponownie:
    
    { $link }
    
    Gdy hasło zostanie odrzucone, ta poczta będzie czekać. Nie jest wysyłana w inny sposób.
# $who (String) - the address of the administrator who changed it
# $sentence (String) - what they add in their own words, each line after “>”
mails-notice-added =
    Od administratora ({ $who }):
    
    { $sentence }
