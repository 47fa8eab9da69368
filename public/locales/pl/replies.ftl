### Co serwer poczty odpowiada programowi pocztowemu albo pisze w zwróconej wiadomości. Najwyżej 200 znaków razem z linkiem; litery
### ze znakami diakrytycznymi są wysyłane bez nich.

# $link (String) - the page with the user’s addresses
replies-suspended = Nie wysłano: ten adres nadawcy ma własny serwer SMTP, na co Twój administrator teraz nie zezwala. { $link }
# $link (String) - the page with the user’s addresses
replies-pending = Nie wysłano: ten adres nadawcy nie jest jeszcze potwierdzony. { $link }
# $link (String) - the page with the user’s addresses
replies-not-own = Nie wysłano: adres nadawcy nie jest jednym z Twoich adresów. { $link }
# $link (String) - the page with the user’s addresses
replies-from = Nie wysłano: wiadomość musi mieć dokładnie jeden adres nadawcy. { $link }
replies-from-unreadable = Nie wysłano: wiersza nadawcy nie da się bezpiecznie odczytać.
replies-from-not-ascii = Nie wysłano: adres nadawcy zawiera znaki spoza ASCII. Może je mieć tylko nazwa.
replies-from-too-long = Nie wysłano: wiersz nadawcy jest za długi.
replies-from-control = Nie wysłano: wiersz nadawcy zawiera znaki sterujące lub znaki końca wiersza w niewłaściwym miejscu.
replies-headers-invalid = Nie wysłano: wśród nagłówków wiadomości jest wiersz, który nie jest polem nagłówka.
replies-headers-too-long = Nie wysłano: wiadomość ma za dużo pól nagłówka albo są one za długie.
replies-name-address = Nie wysłano: nazwa w wierszu nadawcy zawiera inny adres e-mail.
# $link (String) - the page with the user’s addresses
replies-resent = Nie wysłano: Resent-From lub Resent-Sender zawiera adres lub nazwę, które nie należą do Ciebie. { $link }
replies-redirected = Nie wysłano: tę wiadomość napisał ktoś inny. Nie można jej przekierować; zamiast tego prześlij ją dalej.
replies-signed-copy = Nie wysłano: podpisana kopia nagłówków zawiera Twój adres podstawowy. Usuń to Reply-To lub inne pole albo nie podpisuj.
replies-disabled = Nie wysłano: Twoje konto jest zamknięte. Zwróć się do administratora.
replies-unknown-yet = Jeszcze nie wysłano: Twoje konto albo ten adres nadawcy nie są tu jeszcze znane. Jeśli to się powtarza, zwróć się do administratora.
replies-not-signed-in = Nie wysłano: najpierw zaloguj się na serwerze poczty.
replies-later = Jeszcze nie wysłano: serwer poczty nie może teraz podjąć decyzji. Spróbuj ponownie za kilka minut.
# $link (String) - the page with the user’s addresses
replies-gateway-refused = Serwer SMTP tego adresu nadawcy odrzucił wiadomość. { $link }
replies-gateway-recipient = Serwer SMTP tego adresu nadawcy odrzucił tego odbiorcę.
replies-gateway-conversion = Serwer SMTP tego adresu nadawcy nie przyjmuje tekstu 8-bitowego, a podpis zabrania konwersji. Podpisuj tekst w quoted-printable.
# $link (String) - the page with the user’s addresses
replies-gateway-password = Serwer SMTP tego adresu nadawcy nie przyjmuje już zapisanej nazwy użytkownika i hasła. { $link }
# $link (String) - the page with the user’s addresses
replies-gateway-consent = Serwer SMTP tego adresu nadawcy ponownie wymaga Twojej zgody. { $link }
# $link (String) - the page with the user’s addresses
replies-gateway-later = Serwer SMTP tego adresu nadawcy nie przyjmuje teraz wiadomości. { $link }
# $link (String) - the page with the user’s addresses
replies-gateway-sender = Serwer SMTP tego adresu nadawcy nie pozwala pisać z tego adresu. { $link }
replies-lost = Serwer otrzymał tę wiadomość i jej nie potwierdził: odbiorcy mogą ją mieć. Nie zostanie automatycznie wysłana ponownie.
