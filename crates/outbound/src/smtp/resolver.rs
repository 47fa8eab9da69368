//! Resolution of host names to addresses.

use std::net::IpAddr;

use async_trait::async_trait;
use hickory_resolver::{TokioResolver, config::LookupIpStrategy};

/// A source of addresses for host names.
#[async_trait]
pub trait Resolve: Send + Sync {
    /// Returns every address of a name, A and AAAA; empty if there is none or the lookup failed.
    async fn lookup(&self, host: &str) -> Vec<IpAddr>;
}

/// The resolver that uses the machine's DNS servers.
pub struct DnsResolver(TokioResolver);

impl DnsResolver {
    /// Creates a resolver with the system's configuration.
    pub fn new() -> Result<Self, String> {
        let mut builder =
            TokioResolver::builder_tokio().map_err(|error| format!("/etc/resolv.conf: {error}"))?;
        // Always both kinds, since the guard must see every address of a name.
        builder.options_mut().ip_strategy = LookupIpStrategy::Ipv4AndIpv6;
        builder.build().map(Self).map_err(|error| error.to_string())
    }
}

#[async_trait]
impl Resolve for DnsResolver {
    async fn lookup(&self, host: &str) -> Vec<IpAddr> {
        // With the final dot, no search domain is tried.
        match self.0.lookup_ip(format!("{host}.")).await {
            Ok(found) => found.iter().collect(),
            Err(_) => Vec::new(),
        }
    }
}
