//! The wire format of consents and providers.

use fromline_core::api::{
    BeginConsentResponse, BeginDeviceResponse, ConsentProvider, ConsentProviders, FinishConsentResponse,
};
use fromline_outbound::oauth::{Providers, TokenProvider};
use fromline_services::consents::{BegunConsent, BegunDevice, KeptConsent};

/// Converts the registered providers to their wire form.
pub fn providers_to_api(providers: &Providers) -> ConsentProviders {
    let shown = providers.iter().map(|provider| provider_to_api(provider));
    ConsentProviders {
        providers: shown.collect(),
    }
}

fn provider_to_api(provider: &TokenProvider) -> ConsentProvider {
    ConsentProvider {
        name: provider.name().to_owned(),
        label: provider.label().to_owned(),
        hosts: provider.hosts().iter().map(ToString::to_string).collect(),
        device: provider.may_know_devices(),
        passwords_end: provider.passwords_end().map(|day| day.to_string()),
    }
}

/// Converts a consent that was started to its wire form.
pub fn begun_to_api(begun: &BegunConsent) -> BeginConsentResponse {
    BeginConsentResponse {
        url: begun.url.to_string(),
        expires: begun.expires.to_string(),
    }
}

/// Converts a consent that was started on another device to its wire form.
pub fn device_to_api(begun: BegunDevice) -> BeginDeviceResponse {
    BeginDeviceResponse {
        device: begun.device,
        user_code: begun.user_code,
        page: begun.page.to_string(),
        interval_seconds: u32::try_from(begun.interval.as_secs()).unwrap_or(u32::MAX),
        expires: begun.expires.to_string(),
    }
}

/// Converts a consent that waits for its gateway to its wire form.
pub fn kept_to_api(kept: KeptConsent) -> FinishConsentResponse {
    FinishConsentResponse {
        consent: kept.name,
        expires: kept.expires.to_string(),
        provider: kept.provider.name().to_owned(),
        account: kept.account.map(|account| account.as_str().to_owned()),
    }
}
