### Co „fromline locales check” i strony dla tłumaczy mówią o tych plikach

findings-unreadable = nie można odczytać pliku: { $reason }
findings-unreadable-advice = Teksty to zwykłe pliki w UTF-8, które każdy może odczytać.
findings-byte-order-mark = ten plik zaczyna się od niewidocznego znacznika BOM
findings-byte-order-mark-advice = Zapisz go jako „UTF-8 bez BOM”.
findings-carriage-returns = wiersze tego pliku kończą się w sposób, którego Fluent nie zna (samo CR)
findings-carriage-returns-advice = Zapisz go z końcami wierszy systemu Unix (LF) lub Windows (CRLF).
findings-tab = ten wiersz zaczyna się od tabulatora
findings-tab-advice = Użyj spacji: dla Fluenta tabulator to nie spacja.
findings-line-begins = wiersz tekstu zaczyna się od znaku { $sign }, który ma tam własne znaczenie
findings-line-begins-advice = Napisz zamiast niego { $sign } albo przenieś tam jakieś słowo.
findings-invisible = między { "{" } a { "}" } jest znak, który wygląda jak spacja: { $sign }
findings-invisible-advice = Usuń go i wpisz spację.
findings-syntax-token = to nie jest Fluent: tu powinno być „{ $token }”
findings-syntax-characters = to nie jest Fluent: tu powinien być jeden ze znaków { $range }
findings-syntax-no-default = to nie jest Fluent: żadna forma nie jest oznaczona *
findings-syntax-two-defaults = to nie jest Fluent: więcej niż jedna forma jest oznaczona *
findings-syntax-unbalanced = to nie jest Fluent: znak { "}" } nie ma pary { "{" }
findings-syntax-no-expression = to nie jest Fluent: po { "{" } powinna być $zmienna
findings-syntax-no-words = to nie jest Fluent: jedna z form jest pusta
findings-syntax-too-deep = to nie jest Fluent: za dużo zagnieżdżonych { "{" }
findings-syntax-escape = to nie jest Fluent: \u wymaga czterech cyfr szesnastkowych, a \U sześciu
findings-syntax-other = to nie jest Fluent: { $reason }
findings-syntax-advice = Porównaj z działającym komunikatem: identyfikator, =, słowa; każdy { "{" } ma swój { "}" }; wiersze dłuższego komunikatu są wcięte spacjami; wybór ma jedną formę oznaczoną *.
findings-function = { $message } używa funkcji
findings-function-advice = Fromline nie obsługuje funkcji: samo { "{" } $n { "}" } jest zapisywane tak, jak wymaga język.
findings-attribute = { $message } używa atrybutu
findings-attribute-advice = Fromline nie obsługuje atrybutów: każdy tekst jest osobnym komunikatem.
findings-argument = { $message } używa atrybutu lub argumentu innego komunikatu
findings-argument-advice = Odwołaj się do całego komunikatu albo wpisz słowa.
findings-selector = { $message } używa wyboru według czegoś innego niż zmienna
findings-selector-advice = Napisz { "{" } $zmienna -> … { "}" }.
findings-nested = { $message } używa wyboru w wyborze
findings-nested-advice = Pisz całe zdania i poproś o dwa komunikaty, jeśli liczby są dwie.
findings-empty = { $message } nie ma słów
findings-empty-advice = Wpisz słowa po znaku = albo usuń komunikat.
findings-twice = { $message } występuje tu po raz drugi
findings-twice-advice = Jest już w { $place }. Zostaw jeden z nich.
findings-missing = brakuje { $message }
findings-missing-after-advice = Przetłumacz go z { $place }; jego miejsce jest po { $other }.
findings-missing-first-advice = Przetłumacz go z { $place }; jego miejsce jest na początku.
findings-no-file =
    { $messages ->
        [one] brakuje tego pliku ({ $messages } komunikat)
        [few] brakuje tego pliku ({ $messages } komunikaty)
       *[many] brakuje tego pliku ({ $messages } komunikatów)
    }
findings-no-file-advice = Skopiuj { $file } i przetłumacz.
findings-obsolete = { $message } nie ma w wersji angielskiej albo już go tam nie ma
findings-obsolete-near-advice = Chodziło o { $other }? Tego brakuje.
findings-obsolete-advice = Usuń go.
findings-variable-unknown = { $message }: nic nie nadaje wartości ${ $variable }
findings-did-you-mean-advice = Chodziło o { $other }?
findings-variable-near-advice = Chodziło o { $variable }? Do wyboru: { $known }.
findings-variable-known-advice = Do wyboru: { $known }.
findings-variable-none-advice = Ten komunikat nie ma wartości: wpisz słowa.
findings-variable-left-out = { $message } nie pokazuje ${ $variable }
findings-variable-left-out-advice = Wstaw { "{" } ${ $variable } { "}" } tam, gdzie w zdaniu powinna być wartość.
findings-number-left-out = { $message }: [{ $form }] dotyczy wielu liczb, a nie pokazuje ${ $variable }
findings-forms-missing = w { $message } brakuje { $forms } dla ${ $variable }
findings-forms-missing-advice = Dodaj { $forms } (na przykład dla { $numbers }), nawet jeśli słowa są takie same jak w innej formie.
findings-form-never-used = { $message }: w tym języku żadna liczba nie ma formy [{ $form }]
findings-form-never-used-advice = Usuń ją. Ten język ma { $forms }.
findings-reference = { $message } odwołuje się do { $other }, którego nie ma
findings-write-out-advice = Wpisz słowa.
findings-circle = te komunikaty odwołują się do siebie w kółko: { $messages }
findings-circle-advice = W jednym z nich wpisz słowa.
findings-unused = { $message }: kod nigdy tego nie pokazuje
findings-unused-advice = Usuń go tutaj i we wszystkich tłumaczeniach.
findings-asked-for = brakuje { $message }, a program go pokazuje
findings-asked-for-near-advice = Czy to on miał być tam, gdzie jest { $other }?
findings-asked-for-advice = Dopisz go albo zapytaj osobę, która zmieniła kod.
findings-forbidden = { $message } mówi „{ $words }”
findings-forbidden-advice = Glosariusz tego zabrania.
findings-accepted-advice = Glosariusz wymaga: { $accepted }.
findings-term-missing = W wersji angielskiej jest „{ $term }”, a { $message } nie używa odpowiedniego słowa
findings-glossary-language = { $tag } to nie jest język z languages.txt
findings-glossary-no-word = „{ $form }” nie zawiera słowa
findings-glossary-toml = { $reason }
findings-glossary-advice = docs/translating.md pokazuje, jak pisać glosariusz.
findings-quotes = { $message } ma { $mark }, inaczej niż inne komunikaty w tym języku
findings-quotes-advice = Użyj { $marks }
findings-typography = { $message } ma { $sign }
findings-typography-advice = Użyj cudzysłowów swojego języka, ’ oraz …
findings-undescribed = { $message }: żaden komentarz nie objaśnia ${ $variable }
findings-undescribed-text-advice = Napisz powyżej: # ${ $variable } (String) - co to jest. Z (Number), jeśli coś liczy.
findings-undescribed-number-advice = Napisz powyżej: # ${ $variable } (Number) - co liczy.
findings-wrong-file = { $message } jest w niewłaściwym pliku
findings-wrong-file-advice = Identyfikatory w tym pliku zaczynają się od { $beginning }
findings-no-folder = nie ma folderu { $folder } albo jest on pusty
findings-no-folder-advice = Utwórz folder { $folder } z plikami z en albo usuń ten wiersz.
findings-not-listed = folder { $folder } nie należy do żadnego języka z listy
findings-not-listed-advice = Dodaj do languages.txt wiersz: { $folder } i nazwa języka w tym języku.
findings-list-tag = „{ $tag }” nie jest kodem języka
findings-list-tab = między kodem a nazwą jest tabulator
findings-list-no-name = { $tag } nie ma nazwy
findings-list-twice = { $tag } jest na liście po raz drugi
findings-list-advice = Napisz kod, dwie spacje i nazwę języka w tym języku: de  Deutsch
findings-list-twice-advice = Zostaw jeden z tych wierszy.
findings-order = ostrzeżenie: { $message } pokazuje wartości w innej kolejności niż wersja angielska
findings-stop = ostrzeżenie: { $message } kończy się kropką tam, gdzie w wersji angielskiej jej nie ma, lub odwrotnie
findings-blanks = ostrzeżenie: { $message } ma dwie spacje z rzędu
findings-markup = ostrzeżenie: { $message } ma znacznik HTML, który będzie widoczny tak, jak jest zapisany
findings-unusual-advice = Jeśli tak ma być, napisz dlaczego w komentarzu powyżej: # not-wrong: { $what } - powód
findings-silence = { $message }: „{ $what }” nie jest ostrzeżeniem albo nie ma powodu
findings-silence-advice = Napisz jedno z tych słów: { $words }; potem - i powód.
findings-checked-folder = Sprawdzono: { $folder }
findings-checked-program = Sprawdzono: teksty w tym programie
findings-reference-size =
    { $total ->
        [one] { $language }: { $total } komunikat
        [few] { $language }: { $total } komunikaty
       *[many] { $language }: { $total } komunikatów
    }
findings-coverage = { $language }: przetłumaczono { $translated } z { $total }, takie same jak po angielsku: { $same }, brakuje: { $missing }
findings-result-none = brak uwag
findings-result-findings =
    { $findings ->
        [one] { $findings } uwaga
        [few] { $findings } uwagi
       *[many] { $findings } uwag
    }
findings-result-warnings =
    { $warnings ->
        [one] { $warnings } ostrzeżenie
        [few] { $warnings } ostrzeżenia
       *[many] { $warnings } ostrzeżeń
    }
findings-no-list = w { $folder } nie ma languages.txt ani folderu żadnego języka
findings-no-list-above = w { $folder } nie ma languages.txt: to folder jednego języka; sprawdź folder nadrzędny
