//! Slow devices.

use serde_json::json;

use crate::support::Browser;

impl Browser {
    /// Plays a slow phone: 1.6 Mbit/s, 150 ms, a processor a quarter as fast, nothing cached.
    pub async fn slow_phone(&self) {
        let network = json!({
            "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750,
        });
        self.chrome("Network.enable", json!({})).await;
        self.chrome("Network.setCacheDisabled", json!({ "cacheDisabled": true }))
            .await;
        self.chrome("Network.emulateNetworkConditions", network).await;
        self.processor(4).await;
    }

    /// Plays a processor that is so many times slower.
    pub async fn processor(&self, slower: u32) {
        self.chrome("Emulation.setCPUThrottlingRate", json!({ "rate": slower }))
            .await;
    }

    /// Runs a script before those of every page that is opened from now on.
    pub async fn before_every_page(&self, script: &str) {
        let source = json!({ "source": script });
        self.chrome("Page.addScriptToEvaluateOnNewDocument", source).await;
    }
}
