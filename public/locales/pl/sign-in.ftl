### Signing in, and setting a password with a one-time link.

sign-in-title = Logowanie
sign-in-lead = Zdecyduj, kto dostarcza pocztę z Twoich innych adresów, i zobacz, co przeczytają odbiorcy.
sign-in-address = Adres e-mail
sign-in-password = Hasło
sign-in-submit = Zaloguj się
sign-in-forgotten = Nie pamiętasz hasła? Administrator może wysłać Ci nowy link jednorazowy.
sign-in-no-cookie = Przeglądarka nie zachowała sesji: pliki cookie są zablokowane dla tej witryny. Zezwól na nie i zaloguj się ponownie.
sign-in-password-hint = Co najmniej 12 znaków. Może to być kilka słów obok siebie.

## The demo

sign-in-demo-title = Wypróbuj demo
sign-in-demo-text = Nic nie opuszcza tego komputera. Wszystkie konta mają to samo hasło: jest wypisane tam, gdzie uruchomiono demo.
sign-in-demo-admin = administrator: zezwala na zewnętrzne serwery SMTP lub ich zabrania
sign-in-demo-user = użytkownik, angielski
sign-in-demo-utente = użytkownik, włoski
sign-in-demo-uzytkownik = użytkownik, polski
sign-in-demo-mail = Przeczytaj pocztę wszystkich w skrzynce demo

## The one-time link

sign-in-link-title = Ustaw hasło
# $address (String) - the address of the account
sign-in-link-for = Konto: { $address }
sign-in-link-first = Witaj! To pierwsze konto administratora: wybierz swój adres i hasło.
sign-in-link-address-hint = Twój adres w organizacji.
# $domains (String) - the organization's mail domains, as a list
sign-in-link-domains = Twój adres w organizacji. Jej domeny: { $domains }
sign-in-link-password = Nowe hasło
sign-in-link-submit = Ustaw hasło i zaloguj się
