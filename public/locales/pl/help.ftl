### The user's guide to an address with an SMTP server of its own.

help-title = Wysyłanie z innego adresu przez jego własny serwer
help-lead = Jeśli administrator na to zezwala, poczta z Twojego innego adresu może wychodzić przez serwer, do którego ten adres należy. Odbiorcy zwykle widzą wtedy tylko ten adres.
help-need-heading = Czego potrzebujesz
help-need-address = adresu spoza organizacji, który należy do Ciebie, oraz dostępu do jego skrzynki;
help-need-server = jego serwera poczty wychodzącej (SMTP). Fromline znajduje ustawienia wielu dostawców; w przeciwnym razie są w instrukcji dostawcy poczty;
help-need-login = nazwy użytkownika i hasła do tego serwera albo logowania u dostawcy, jeśli Fromline je proponuje. Wielu dostawców wymaga hasła do aplikacji, które tworzy się w ich ustawieniach.
help-steps-heading = Krok po kroku
help-step-add = Dodaj adres: nazwa, adres, a w razie potrzeby adres do odpowiedzi.
help-step-add-link = Dodaj inny adres e-mail
help-step-server = Sprawdź ustawienia serwera, które znalazł Fromline, albo wpisz te z instrukcji dostawcy poczty. Potem wpisz hasło albo zaloguj się u dostawcy. Fromline łączy się i loguje, zanim cokolwiek zostanie zapisane.
help-step-code = Wpisz kod weryfikacyjny, który przyjdzie do skrzynki nowego adresu.
help-step-test = Wyślij do siebie wiadomość testową i sprawdź nadawcę.
help-step-write = Dodaj adres w swoim programie pocztowym i wybieraj go tam jako nadawcę.
help-step-write-link = Jak to zrobić w każdym programie i na co uważać, gdy odpowiadasz
help-treat-heading = Traktuj jako alias: tak czy nie
help-treat-text = Pozostaw zaznaczenie, jeśli to inny z Twoich adresów: poczta na ten adres jest dla Ciebie. Usuń zaznaczenie, jeśli piszesz za inną osobę lub ze wspólnej skrzynki: wtedy odpowiedzi dotyczą ich, a nie Ciebie. Programy i usługi poczty, które odczytują to ustawienie, stosują się do niego; odbiorcy w obu przypadkach widzą tego samego nadawcę.
help-missing-heading = Gdy serwera SMTP nie ma do wyboru
help-missing-text = Oznacza to, że administrator nie zezwala na zewnętrzne serwery SMTP. Możesz mimo to dodać adres bez takiego serwera: pocztę z niego dostarczają serwery Twojej organizacji, a niektórzy odbiorcy widzą też Twój adres podstawowy.
help-suspended-heading = Gdy adres jest zawieszony
help-suspended-text = Taki adres ma własny serwer SMTP, a administrator nie zezwala teraz na zewnętrzne serwery SMTP. Ustawienia są zachowane. Administrator decyduje, czy do tego czasu poczta z adresu jest odrzucana, czy dostarczają ją serwery Twojej organizacji; mówi o tym lista Twoich adresów.
help-preview-link = Zobacz w podglądzie, co czytają odbiorcy
