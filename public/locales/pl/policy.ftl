### The administrator's page: per-user outbound gateways.

policy-crumb-apps = Aplikacje
policy-crumb-mail = Poczta
policy-crumb-access = Dostęp użytkowników
policy-page-title = Zezwalanie na bramy poczty wychodzącej dla poszczególnych użytkowników
policy-what = Użytkownicy mogą wysyłać pocztę z adresów, które są na innych serwerach. Brama poczty wychodzącej dla użytkownika to serwer SMTP takiego adresu: dostarcza tę pocztę zamiast serwerów Twojej organizacji.

## The setting

policy-section-title = Zezwalaj na bramy poczty wychodzącej dla poszczególnych użytkowników
policy-checkbox = Zezwalaj użytkownikom na wysyłanie poczty przy użyciu zewnętrznego serwera SMTP przez skonfigurowanie adresu nadawcy obsługiwanego poza Twoimi domenami poczty e-mail
policy-checked = Pole zaznaczone
policy-checked-meaning = Kto dodaje inny adres, może podać serwer SMTP, który dostarcza jego pocztę.
policy-unchecked = Pole odznaczone (domyślnie)
policy-unchecked-meaning = Można dodawać inne adresy, ale bez serwera SMTP: całą pocztę dostarczają serwery Twojej organizacji.
# $count (Number) - addresses that have an SMTP server of their own, which is switched off now
policy-restores = { $count ->
    [one] Zapisanie włączy ponownie serwer SMTP { $count } zawieszonego adresu.
    [few] Zapisanie włączy ponownie serwery SMTP { $count } zawieszonych adresów.
   *[many] Zapisanie włączy ponownie serwery SMTP { $count } zawieszonych adresów.
}
policy-suspended-legend = Co dzieje się z pocztą z zawieszonych adresów?
policy-suspended-refuse = Jest odrzucana
policy-suspended-refuse-hint = Nadawca dowiaduje się dlaczego. Poczta nie wychodzi żadną inną drogą.
policy-suspended-behalf = Dostarczają ją serwery organizacji
policy-suspended-behalf-hint = Niektórzy odbiorcy czytają wtedy, że została wysłana w imieniu adresu podstawowego.

## Why, and why not

policy-allow-heading = Dlaczego zezwolić
policy-allow-authentic = Cała poczta z adresu przychodzi z jednego serwera, niezależnie od programu, w którym powstała. Odbiorcy mogą sprawdzić jej wiarygodność.
policy-allow-record = Serwer, do którego należy adres, prowadzi rejestr wiadomości wysłanych w jego imieniu.
policy-allow-from = Odbiorcy widzą tylko ten adres, bez słów „w imieniu użytkownika”.
policy-deny-heading = Dlaczego nie zezwalać
# $gateway (String) - host name of the organization's outbound gateway
policy-deny-bypass = Taka poczta omija Twoją bramę poczty wychodzącej { $gateway }: nie obejmuje jej archiwizacja, filtrowanie ani podpisywanie w tej bramie.
policy-deny-bypass-unnamed = Taka poczta omija bramę poczty wychodzącej Twojej organizacji: nie obejmuje jej archiwizacja, filtrowanie ani podpisywanie w tej bramie.
policy-deny-all = Jeśli cała poczta wychodząca musi przez nią przechodzić, pozostaw to pole odznaczone.
policy-effect = Zmiana zaczyna obowiązywać od razu i dotyczy poczty wysłanej po zapisaniu.
policy-each-user = Samo zezwolenie niczego nie zmienia: każdy użytkownik samodzielnie konfiguruje swoje adresy.
policy-guide-link = Przewodnik dla użytkowników

## Saving

policy-save = Zapisz
policy-save-unchanged = Nic się nie zmieniło.
policy-saved-on = Zapisano. Od teraz użytkownicy mogą wysyłać pocztę przez zewnętrzne serwery SMTP.
policy-saved-off = Zapisano. Od teraz zewnętrzne serwery SMTP są wyłączone.
# $who (String) - address of the administrator
# $when (String) - date and time
policy-last-change = Ostatnia zmiana: { $when }, { $who }

## Before switching off

policy-off-title = Wyłączyć zewnętrzne serwery SMTP?
# $count (Number) - users
policy-off-users = { $count ->
    [one] { $count } użytkownik wysyła pocztę przez własny serwer SMTP.
    [few] { $count } użytkownicy wysyłają pocztę przez własne serwery SMTP.
   *[many] { $count } użytkowników wysyła pocztę przez własne serwery SMTP.
}
# $count (Number) - addresses
policy-off-aliases = { $count ->
    [one] { $count } adres zostanie zawieszony:
    [few] { $count } adresy zostaną zawieszone:
   *[many] { $count } adresów zostanie zawieszonych:
}
policy-off-list = Użytkownicy i adresy, których to dotyczy
# $address (String) - the additional address
# $host (String) - its SMTP server
policy-off-alias = { $address } przez { $host }
policy-off-more = Pokaż więcej
# $shown (Number) - addresses in the list so far
# $count (Number) - addresses in all
policy-off-shown = Widoczne adresy: { $shown } z { $count }. Tylko o nich wiadomo, co odrzuciłoby wielu odbiorców.
policy-off-nobody = Nikt teraz nie używa własnego serwera SMTP. Żaden adres nie zostanie zawieszony.
policy-off-unknown = Najpierw trzeba wiedzieć, kogo to dotyczy.
policy-off-kept = Ustawienia SMTP zostają zachowane. Po ponownym włączeniu znów będą działać.
policy-off-confirm = Wyłącz i zapisz
policy-off-cancel = Anuluj

## Two administrators at once

policy-conflict-title = W międzyczasie zmieniono to ustawienie
# $who (String) - address of the other administrator
# $when (String) - date and time
policy-conflict-who = Zmiana: { $when }, { $who }.
# $when (String) - date and time
policy-conflict-somebody = Zmiana: { $when }, inny administrator.
policy-conflict-theirs = Teraz zapisane jest:
policy-conflict-mine = Twój wybór:
policy-conflict-take = Zostaw to, co jest zapisane
policy-conflict-keep = Zapisz zamiast tego swój wybór
policy-state-on = Zewnętrzne serwery SMTP są dozwolone.
policy-state-off-refuse = Zewnętrzne serwery SMTP są wyłączone, a poczta z zawieszonych adresów jest odrzucana.
policy-state-off-behalf = Zewnętrzne serwery SMTP są wyłączone, a pocztę z zawieszonych adresów dostarczają serwery organizacji.

## Beside the switch

policy-preview-title = Co widzą odbiorcy
policy-preview-existing = Dla adresu, który jest w użyciu.
policy-preview-refused = Dla adresu, który jest w użyciu. Ma on serwer SMTP, więc po odznaczeniu pola jego poczta jest odrzucana, chyba że wybierzesz dostarczanie przez serwery organizacji.
policy-preview-example = Dla przykładu.
policy-preview-legend = Pole zaznaczone: dostarcza własny serwer SMTP adresu, o ile użytkownik go podał. Pole odznaczone: dostarczają serwery Twojej organizacji.
