### What programs are told with a refusal where the page's sentence would be wrong: api- and the reason's code.
### All others are told what the page says (reason-).

api-unauthenticated = Brakuje sesji lub tokena albo są nieprawidłowe lub wygasły. Wyślij ważny token.
api-credentials-ambiguous = Żądanie zawiera dwa różne poświadczenia. Wyślij tylko jedną sesję albo jeden token.
api-cross-site = Żądanie nie pochodzi ze strony Fromline. Programy wysyłają token typu bearer.
api-not-found = Nie znaleziono żądanego elementu.
api-method-not-allowed = Ta ścieżka nie przyjmuje tej metody.
api-request-invalid = To nie jest prawidłowe żądanie HTTP/1.1.
api-body-invalid = Treść żądania lub jej typ nie jest tym, co przyjmuje ta metoda.
api-body-too-large = Treść żądania jest większa, niż przyjmuje ta metoda.
# $domain (String) - the domain of the address
# $address (String) - the address that the gateway would be for
# not-wrong: order - najpierw cel
api-gateways-forbidden = Aby wysyłać jako { $address }, musisz korzystać z serwerów SMTP domeny { $domain }. Ta funkcja nie jest jednak dostępna na Twoim koncie. Aby uzyskać więcej informacji, skontaktuj się z administratorem swojej domeny.
