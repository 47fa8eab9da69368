### The user's guide to an address with an SMTP server of its own.

help-title = Send from another address through its own server
help-lead = If your administrator allows it, mail from one of your other addresses can leave through the server that the address belongs to. Recipients then usually see that address alone.
help-need-heading = What you need
help-need-address = an address outside your organization that is yours, and access to its mailbox;
help-need-server = its outgoing server (SMTP). Fromline finds the settings of many providers; otherwise they are in your provider’s instructions;
help-need-login = your username and password for that server, or your sign-in at the provider where Fromline offers that. Many providers want an app password that you create in their settings.
help-steps-heading = Step by step
help-step-add = Add the address: name, address and, if you need it, a reply-to address.
help-step-add-link = Add another email address
help-step-server = Check the server settings that Fromline found, or enter them from your provider’s instructions. Then enter your password, or sign in at the provider. Fromline connects and signs in before anything is saved.
help-step-code = Enter the confirmation code that arrives in the mailbox of the new address.
help-step-test = Send yourself a test message and check the sender.
help-step-write = Add the address to your mail program, and choose it there as the sender.
help-step-write-link = How each program does it, and what to check when you reply
help-treat-heading = Treat as an alias: yes or no
help-treat-text = Leave it checked if the address is another one of yours: mail to it is meant for you. Uncheck it if you write for another person or a shared mailbox, so that replies concern them and not you. Mail programs and services that read this setting follow it; recipients see the same sender either way.
help-missing-heading = If the SMTP server is not offered
help-missing-text = Then your administrator does not allow external SMTP servers. You can still add an address without one: your organization’s servers deliver its mail, and some recipients also see your primary address.
help-suspended-heading = If an address is suspended
help-suspended-text = It has its own SMTP server, and your administrator does not currently allow external SMTP servers. The settings are kept. Your administrator decides whether its mail is refused in the meantime or delivered by your organization’s servers; your list of addresses says which.
help-preview-link = See in the preview what recipients read
