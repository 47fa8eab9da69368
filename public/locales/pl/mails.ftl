### Wiadomości wysyłane przez Fromline.

## Kod weryfikacyjny nowego aliasu

mails-confirm-subject = Potwierdź swój adres w usłudze Fromline
# $alias (String) - the address to confirm
# $user (String) - the primary address of whoever asked for it
# $code (String) - nine digits in three groups
# $link (String) - a link that does the same
mails-confirm-text =
    Dzień dobry,

    ktoś chce wysyłać pocztę z adresu { $alias }. Konto, z którego przyszła prośba: { $user }.

    Aby potwierdzić, wpisz ten kod w usłudze Fromline:

    { $code }

    Możesz też otworzyć ten link po zalogowaniu się na to konto:

    { $link }

    Kod i link są ważne przez 24 godziny.

    Jeśli to nie Twoja prośba, nie musisz nic robić: bez kodu nikt nie może użyć Twojego adresu.

## A test message

mails-test-subject = Wiadomość testowa z usługi Fromline
# $from (String) - the address in the From line
mails-test-text-organisation =
    To jest wiadomość testowa na Twoją prośbę.

    Adres nadawcy: { $from }. Wiadomość dostarczyły serwery Twojej organizacji. Zobacz, jak Twój program pocztowy pokazuje nadawcę: niektóre programy piszą „w imieniu użytkownika”.
# $from (String) - the address in the From line
mails-test-text-gateway =
    To jest wiadomość testowa na Twoją prośbę.

    Adres nadawcy: { $from }. Wiadomość dostarczył serwer SMTP tego adresu. Adresaci widzą adres bezpośrednio.
