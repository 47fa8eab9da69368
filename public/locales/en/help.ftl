### The user's guide to an address with an SMTP server of its own.

help-title = Send from another address through its own server
help-lead = If your administrator allows it, mail from one of your other addresses can leave through the server that the address belongs to. Recipients then usually see that address alone.
help-need-heading = What you need
help-need-address = an address outside your organization that is yours, and access to its mailbox;
help-need-server = the name of its outgoing server (SMTP) and the port, usually 465 or 587: they are in your provider’s instructions;
help-need-login = username and password for that server. Many providers want an app password that you create in their settings.
help-steps-heading = Step by step
help-step-add = Add the address: name, address and, if you need it, a reply-to address.
help-step-add-link = Add another email address
help-step-server = Enter server, port, username, password and security. Fromline connects and signs in before anything is saved.
help-step-code = Enter the confirmation code that arrives in the mailbox of the new address.
help-step-test = Send yourself a test message and check the sender.
help-step-write = Add the address to your mail program, and choose it there as the sender.
help-step-write-link = How each program does it, and what to check when you reply
help-treat-heading = Treat as an alias: yes or no
help-treat-text = Leave it checked if the address is another one of yours: mail to it is meant for you. Uncheck it if you write for another person or a shared mailbox, so that replies concern them and not you. Mail programs and services that read this setting follow it; recipients see the same sender either way.
help-missing-heading = If the SMTP server is not offered
help-missing-text = Then your administrator does not allow external SMTP servers. You can still use the address: your organization’s servers deliver the mail, and some recipients also see your primary address.
help-preview-link = See in the preview what recipients read
