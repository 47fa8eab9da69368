//! Consent on another device, where a provider cannot lead this browser back.

use std::time::Duration;

use fromline_core::{
    Reason,
    api::{BeginDeviceRequest, BeginDeviceResponse, ConsentProvider, PollDeviceRequest},
};
use leptos::{prelude::*, task::spawn_local};

use super::{Consent, ReturnedConsent};
use crate::{api, components::Button, format, i18n::use_i18n, t};

/// A code that the user enters on another device.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting(BeginDeviceResponse);

impl Consent {
    /// Requests a code for another device.
    pub(super) fn begin_device(self, provider: &ConsentProvider) {
        if self.busy.get_untracked() {
            return;
        }
        self.begin();
        let request = BeginDeviceRequest {
            provider: provider.name.clone(),
        };
        spawn_local(async move {
            let begun = api::begin_device(&request).await;
            self.busy.try_set(false);
            match begun {
                Ok(code) => {
                    self.waiting.try_set(Some(Waiting(code.clone())));
                    self.poll_later(code);
                }
                Err(failure) => {
                    self.failure.try_set(Some(failure));
                }
            }
        });
    }

    /// Asks after a while whether the code was entered, as long as it is the one that is shown.
    fn poll_later(self, code: BeginDeviceResponse) {
        let wait = Duration::from_secs(u64::from(code.interval_seconds.max(1)));
        set_timeout(move || spawn_local(self.poll(code)), wait);
    }

    async fn poll(self, code: BeginDeviceResponse) {
        let is_shown = move |code: &BeginDeviceResponse| {
            self.waiting
                .try_with_untracked(|waiting| waiting.as_ref().is_some_and(|waiting| waiting.0 == *code))
                == Some(true)
        };
        if !is_shown(&code) {
            return;
        }
        let request = PollDeviceRequest {
            device: code.device.clone(),
        };
        let answer = api::poll_device(&request).await;
        if !is_shown(&code) {
            return;
        }
        match answer {
            Ok(response) => self.take(Ok(ReturnedConsent::from(response))),
            // It goes on: not entered yet, the provider is out of breath, or the connection was lost for a moment.
            Err(failure)
                if matches!(
                    failure.reason(),
                    None | Some(Reason::ConsentPending | Reason::OauthUnavailable | Reason::RateLimited)
                ) =>
            {
                self.poll_later(code);
            }
            Err(failure) => self.take(Err(failure)),
        }
    }

    /// Draws the code and the page to enter it on, while waiting for it.
    pub(super) fn waiting(self) -> Option<AnyView> {
        let Waiting(code) = self.waiting.get()?;
        let (page, ends) = (code.page.clone(), code.expires.clone());
        let stop = move || self.waiting.set(None);
        let time = move || format::time(use_i18n().language(), &ends);
        Some(
            view! {
                <div class="device" data-device="">
                    <p>{t!("wizard-device-text")}</p>
                    <p><a href=page.clone() target="_blank" rel="noopener noreferrer">{page.clone()}</a></p>
                    <p class="device-code"><bdi>{code.user_code}</bdi></p>
                    <p class="hint">{t!("wizard-device-waits", time = time())}</p>
                    <div class="actions"><Button on_press=stop>{t!("wizard-cancel")}</Button></div>
                </div>
            }
            .into_any(),
        )
    }

    /// Draws the button that requests a code.
    pub(super) fn device_button(self, provider: ConsentProvider) -> AnyView {
        if !provider.device {
            return ().into_any();
        }
        let press = move || self.begin_device(&provider);
        view! {
            <p class="device-offer">
                <Button busy=self.busy on_press=press>{t!("wizard-device")}</Button>
            </p>
        }
        .into_any()
    }
}
