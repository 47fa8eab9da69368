### What “fromline locales check” and the pages of translators say about these files

# $reason (String) - what the operating system or the parser says
findings-unreadable = cannot be read: { $reason }
findings-unreadable-advice = Texts must be plain UTF-8 files that everyone can read.
findings-byte-order-mark = this file begins with a byte-order mark, which you cannot see
findings-byte-order-mark-advice = Save it as “UTF-8 without BOM”.
findings-carriage-returns = the lines of this file end in a way that Fluent does not know (CR alone)
findings-carriage-returns-advice = Save it with the line endings of Unix (LF) or Windows (CRLF).
findings-tab = this line begins with a tab
findings-tab-advice = Use spaces: to Fluent, a tab is not a space.
# $sign (String) - the character, or how it has to be written
findings-line-begins = a line of a text begins with { $sign }, which has a meaning of its own there
# $sign (String) - the character, or how it has to be written
findings-line-begins-advice = Write { $sign } in its place, or move a word there.
# $sign (String) - the character, or how it has to be written
findings-invisible = between { "{" } and { "}" } there is a character that looks like a space: { $sign }
findings-invisible-advice = Delete it and type a space.
# $token (String) - the character that is expected
findings-syntax-token = this is not Fluent: “{ $token }” is expected here
# $range (String) - the characters that are expected
findings-syntax-characters = this is not Fluent: one of { $range } is expected here
findings-syntax-no-default = this is not Fluent: no form is marked with *
findings-syntax-two-defaults = this is not Fluent: more than one form is marked with *
findings-syntax-unbalanced = this is not Fluent: a { "}" } has no { "{" }
findings-syntax-no-expression = this is not Fluent: a $variable is expected after { "{" }
findings-syntax-no-words = this is not Fluent: a form has no words
findings-syntax-too-deep = this is not Fluent: too many { "{" } within each other
findings-syntax-escape = this is not Fluent: \u needs four hexadecimal digits, \U six
# $reason (String) - what the operating system or the parser says
findings-syntax-other = this is not Fluent: { $reason }
findings-syntax-advice = Compare with a message that works: an id, =, words; every { "{" } has its { "}" }; the lines of a longer message are indented with spaces; a choice has one form marked with *.
# $message (String) - id of the message
findings-function = { $message } uses a function
findings-function-advice = Fromline does not support functions: { "{" } $n { "}" } alone is written as the language writes it.
# $message (String) - id of the message
findings-attribute = { $message } uses an attribute
findings-attribute-advice = Fromline does not support attributes: every text is a message of its own.
# $message (String) - id of the message
findings-argument = { $message } uses an attribute or argument of another message
findings-argument-advice = Refer to the whole message, or write the words out.
# $message (String) - id of the message
findings-selector = { $message } uses a choice by something other than a variable
findings-selector-advice = Write { "{" } $variable -> … { "}" }.
# $message (String) - id of the message
findings-nested = { $message } uses a choice within a choice
findings-nested-advice = Write whole sentences, and ask for two messages if there are two numbers.
# $message (String) - id of the message
findings-empty = { $message } has no words
findings-empty-advice = Write the words after the =, or delete the message.
# $message (String) - id of the message
findings-twice = { $message } appears here a second time
# $place (String) - file and line
findings-twice-advice = It is already in { $place }. Keep one of the two.
# $message (String) - id of the message
findings-missing = { $message } is missing
# $place (String) - file and line
# $other (String) - another id or tag
findings-missing-after-advice = Translate it from { $place }; it comes after { $other }.
# $place (String) - file and line
findings-missing-first-advice = Translate it from { $place }; it comes first.
# $messages (Number) - how many
findings-no-file =
    { $messages ->
        [one] this file is missing, with { $messages } message
       *[other] this file is missing, with { $messages } messages
    }
# $file (String) - path of a file
findings-no-file-advice = Copy { $file } and translate it.
# $message (String) - id of the message
findings-obsolete = { $message } is not in English, or not any more
# $other (String) - another id or tag
findings-obsolete-near-advice = Did you mean { $other }? That one is missing.
findings-obsolete-advice = Delete it.
# $message (String) - id of the message
# $variable (String) - name of the variable, without the dollar sign
findings-variable-unknown = { $message }: nothing gives ${ $variable } a value
# $other (String) - another id or tag
findings-did-you-mean-advice = Did you mean { $other }?
# $variable (String) - name of the variable, without the dollar sign
# $known (String) - names of variables, separated by commas
findings-variable-near-advice = Did you mean { $variable }? There are: { $known }.
# $known (String) - names of variables, separated by commas
findings-variable-known-advice = There are: { $known }.
findings-variable-none-advice = This message has no values: write the words out.
# $message (String) - id of the message
# $variable (String) - name of the variable, without the dollar sign
findings-variable-left-out = { $message } does not show ${ $variable }
# $variable (String) - name of the variable, without the dollar sign
findings-variable-left-out-advice = Put { "{" } ${ $variable } { "}" } where the value belongs in your sentence.
# $message (String) - id of the message
# $form (String) - name of a plural form: few
# $variable (String) - name of the variable, without the dollar sign
findings-number-left-out = { $message }: [{ $form }] stands for several numbers and does not show ${ $variable }
# $message (String) - id of the message
# $forms (String) - plural forms in brackets: [one] [few]
# $variable (String) - name of the variable, without the dollar sign
findings-forms-missing = { $message } lacks { $forms } for ${ $variable }
# $forms (String) - plural forms in brackets: [one] [few]
# $numbers (String) - examples of numbers
findings-forms-missing-advice = Add { $forms } (for example for { $numbers }), even if the words are the same as those of another form.
# $message (String) - id of the message
# $form (String) - name of a plural form: few
findings-form-never-used = { $message }: no number takes [{ $form }] in this language
# $forms (String) - plural forms in brackets: [one] [few]
findings-form-never-used-advice = Delete it. This language has { $forms }.
# $message (String) - id of the message
# $other (String) - the id that does not exist
findings-reference = { $message } refers to { $other }, which does not exist
findings-write-out-advice = Write the words out.
# $messages (String) - ids, with arrows between them
findings-circle = these refer to each other in a circle: { $messages }
findings-circle-advice = Write the words out in one of them.
# $message (String) - id of the message
findings-unused = { $message }: the code never shows this
findings-unused-advice = Delete it here and in all translations.
# $message (String) - id of the message
findings-asked-for = { $message } is missing, and the program shows it
# $other (String) - another id or tag
findings-asked-for-near-advice = Is { $other } a misspelling of it?
findings-asked-for-advice = Write it, or ask the person who changed the code.
# $message (String) - id of the message
# $words (String) - the words as they stand there
findings-forbidden = { $message } says “{ $words }”
findings-forbidden-advice = The glossary forbids this.
# $accepted (String) - accepted words, separated by commas
findings-accepted-advice = The glossary wants: { $accepted }.
# $message (String) - id of the message
# $term (String) - the term in English
findings-term-missing = English says “{ $term }”, and { $message } does not use the word for it
# $tag (String) - tag of a language
findings-glossary-language = { $tag } is not a language in languages.txt
# $form (String) - name of a plural form: few
findings-glossary-no-word = “{ $form }” has no word
# $reason (String) - what the operating system or the parser says
findings-glossary-toml = { $reason }
findings-glossary-advice = docs/translating.md shows how the glossary is written.
# $message (String) - id of the message
# $mark (String) - the quotation mark
findings-quotes = { $message } has { $mark }, unlike the other messages of this language
# $marks (String) - the usual quotation marks
findings-quotes-advice = Write { $marks }
# $message (String) - id of the message
# $sign (String) - the character, or how it has to be written
findings-typography = { $message } has { $sign }
findings-typography-advice = Write your language’s quotation marks, ’ and …
# $message (String) - id of the message
# $variable (String) - name of the variable, without the dollar sign
findings-undescribed = { $message }: no comment explains ${ $variable }
# $variable (String) - name of the variable, without the dollar sign
findings-undescribed-text-advice = Write above it: # ${ $variable } (String) - what it is. With (Number) if it counts something.
# $variable (String) - name of the variable, without the dollar sign
findings-undescribed-number-advice = Write above it: # ${ $variable } (Number) - what it counts.
# $message (String) - id of the message
findings-wrong-file = { $message } is in the wrong file
# $beginning (String) - beginning of an id
findings-wrong-file-advice = Ids of this file begin with { $beginning }
# $folder (String) - name of a folder
findings-no-folder = there is no folder { $folder }, or nothing in it
# $folder (String) - name of a folder
findings-no-folder-advice = Create the folder { $folder } with the files of en, or delete this line.
# $folder (String) - name of a folder
findings-not-listed = the folder { $folder } belongs to no language of the list
# $folder (String) - name of a folder
findings-not-listed-advice = Add a line with { $folder } and the language’s own name to languages.txt.
# $tag (String) - tag of a language
findings-list-tag = “{ $tag }” is not the tag of a language
findings-list-tab = there is a tab between tag and name
# $tag (String) - tag of a language
findings-list-no-name = { $tag } has no name
# $tag (String) - tag of a language
findings-list-twice = { $tag } is listed for the second time
findings-list-advice = Write the tag, two spaces and the language’s own name: de  Deutsch
findings-list-twice-advice = Keep one of the two lines.
# $message (String) - id of the message
findings-order = warning: { $message } shows its values in a different order from English
# $message (String) - id of the message
findings-stop = warning: { $message } ends with a full stop where English does not, or the other way round
# $message (String) - id of the message
findings-blanks = warning: { $message } has two spaces in a row
# $message (String) - id of the message
findings-markup = warning: { $message } has an HTML tag, which is shown as it is written
# $what (String) - word that stands in a comment
findings-unusual-advice = If it is right, say why in a comment above it: # not-wrong: { $what } - reason
# $message (String) - id of the message
# $what (String) - word that stands in a comment
findings-silence = { $message }: “{ $what }” is not a warning, or has no reason
# $words (String) - words, separated by commas
findings-silence-advice = Write one of { $words }, then - and the reason.
# $folder (String) - name of a folder
findings-checked-folder = Checked: { $folder }
findings-checked-program = Checked: the texts in this program
# $language (String) - tag of a language
# $total (Number) - how many messages there are
findings-reference-size =
    { $total ->
        [one] { $language }: { $total } message
       *[other] { $language }: { $total } messages
    }
# $language (String) - tag of a language
# $translated (Number) - how many messages are translated
# $total (Number) - how many messages there are
# $same (Number) - how many messages are the same as in English
# $missing (Number) - how many messages are missing
findings-coverage = { $language }: { $translated } of { $total } translated, { $same } same as English, { $missing } missing
findings-result-none = no findings
# $findings (Number) - how many
findings-result-findings =
    { $findings ->
        [one] { $findings } finding
       *[other] { $findings } findings
    }
# $warnings (Number) - how many
findings-result-warnings =
    { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }
# $folder (String) - name of a folder
findings-no-list = no languages.txt in { $folder }, and no folder of a language
# $folder (String) - name of a folder
findings-no-list-above = no languages.txt in { $folder }: this is the folder of one language; check the folder above it
