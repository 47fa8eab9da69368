### What the mail server answers a mail program, or writes into a returned mail. At most 200 characters with the link; letters
### beyond ASCII are sent without their marks.

# $link (String) - the page with the user’s addresses
replies-suspended = Not sent: this From address uses an SMTP server of its own, which your administrator does not allow now. { $link }
# $link (String) - the page with the user’s addresses
replies-pending = Not sent: this From address is not confirmed yet. { $link }
# $link (String) - the page with the user’s addresses
replies-not-own = Not sent: the From address is not one of yours. { $link }
# $link (String) - the page with the user’s addresses
replies-from = Not sent: the message needs exactly one From address. { $link }
replies-from-unreadable = Not sent: the From line cannot be read safely.
replies-from-not-ascii = Not sent: the From address contains non-ASCII letters. Only the name may have them.
replies-from-too-long = Not sent: the From line is too long.
replies-from-control = Not sent: the From line contains control characters or stray line breaks.
replies-headers-invalid = Not sent: a line among the headers of the message is not a header field.
replies-headers-too-long = Not sent: the message has too many header fields, or too long ones.
replies-name-address = Not sent: the name in the From line contains another email address.
# $link (String) - the page with the user’s addresses
replies-resent = Not sent: Resent-From or Resent-Sender names an address or a name that is not yours. { $link }
replies-redirected = Not sent: somebody else wrote this message. Redirecting is not possible; forward it instead.
replies-signed-copy = Not sent: the signed copy of the headers names your primary address. Leave out that Reply-To or other field, or do not sign.
replies-disabled = Not sent: your account is closed. Ask your administrator.
replies-unknown-yet = Not sent yet: your account or this From address is not known here yet. If this keeps happening, ask your administrator.
replies-not-signed-in = Not sent: sign in to the mail server first.
replies-later = Not sent yet: the mail server cannot decide right now. Try again in a few minutes.
# $link (String) - the page with the user’s addresses
replies-gateway-refused = The SMTP server of this From address refused the message. { $link }
replies-gateway-recipient = The SMTP server of this From address refused this recipient.
replies-gateway-conversion = The SMTP server of this From address does not accept 8-bit text, and a signature forbids converting it. Sign quoted-printable text.
# $link (String) - the page with the user’s addresses
replies-gateway-password = The SMTP server of this From address no longer accepts the stored username and password. { $link }
# $link (String) - the page with the user’s addresses
replies-gateway-consent = The SMTP server of this From address needs your consent again. { $link }
# $link (String) - the page with the user’s addresses
replies-gateway-later = The SMTP server of this From address is not accepting the message right now. { $link }
# $link (String) - the page with the user’s addresses
replies-gateway-sender = The SMTP server of this From address does not let you write from it. { $link }
replies-lost = A server was given this message and did not confirm it: the recipients may have it. It is not sent again automatically.
