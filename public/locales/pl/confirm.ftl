### The page that the mailed link opens.

confirm-title = Potwierdź adres
# $address (String) - the address to be confirmed
confirm-text = Poproszono o możliwość wysyłania poczty z adresu { $address }. Potwierdź tylko wtedy, gdy to Ty dodajesz ten adres.
# $address (String) - the address to be confirmed
confirm-button = Potwierdź adres { $address }
# $address (String) - the address that was confirmed
confirm-done = Potwierdzono. Możesz już wysyłać z adresu { $address }.
# $address (String) - the address that was confirmed
confirm-done-only = Potwierdzono: { $address }
confirm-broken = Ten link jest niepełny. Otwórz go ponownie z wiadomości albo wpisz kod, który w niej jest.
# $user (String) - the address of whoever is signed in
confirm-other = Zalogowane konto: { $user }. Na jego liście ten adres nie czeka na potwierdzenie. Jeśli link należy do innego konta, wyloguj się i otwórz go ponownie jako tamten użytkownik. Adres mógł też zostać usunięty.
confirm-expired = Ten link nie jest już ważny: ma więcej niż 24 godziny, zastąpiła go nowsza wiadomość albo nie skopiowano go w całości. Poproś o nowy kod na stronie adresu.
confirm-accepted = Ten adres jest już potwierdzony. Nie trzeba robić nic więcej.
confirm-list = Moje adresy
confirm-test = Wyślij wiadomość testową
confirm-write = Jak pisać z tego adresu w swoim programie pocztowym
confirm-edit = Przejdź do strony adresu
