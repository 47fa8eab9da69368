### Mails that Fromline sends.

## The confirmation code of a new alias

mails-confirm-subject = Confirm your address in Fromline
# $alias (String) - the address to confirm
# $user (String) - the primary address of whoever asked for it
# $code (String) - nine digits in three groups
# $link (String) - a link that does the same
mails-confirm-text =
    Hello,

    the user { $user } would like to send mail from the address { $alias }.

    To confirm, enter this code in Fromline:

    { $code }

    Or open this link while you are signed in as { $user }:

    { $link }

    Code and link are good for 24 hours.

    If you did not ask for this, you need not do anything: without the code nobody can use your address.

## A test message

mails-test-subject = Test message from Fromline
# $from (String) - the address in the From line
mails-test-text-organisation =
    This is the test message that you asked for.

    It was sent from { $from } by your organization’s servers. Look at how your mail program shows the sender: some programs write “on behalf of”.
# $from (String) - the address in the From line
mails-test-text-gateway =
    This is the test message that you asked for.

    It was sent from { $from } by that address’s own SMTP server. Recipients see the address directly.
