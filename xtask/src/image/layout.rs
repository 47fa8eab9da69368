//! The image as one archive that Docker (`docker load`), Podman (`podman load`) and skopeo (`oci-archive:`) read: an OCI image layout,
//! and beside it the list by which Docker before 25 finds the same files.
//! <https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md>

use std::fmt::Write as _;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{
    layer::{Layer, USER, gzip},
    timestamp,
};
use crate::shell::Outcome;

/// An image: layers from the lowest, each with what it is.
pub struct Image {
    /// Fromline's version; the image's tag.
    pub version: String,
    /// By the name that images use: `amd64`.
    pub architecture: &'static str,
    /// In seconds since 1970.
    pub created: u64,
    pub layers: Vec<(&'static str, Layer)>,
}

/// Bytes that are referred to by their digest.
struct Blob {
    kind: &'static str,
    content: Vec<u8>,
}

impl Image {
    /// Returns the image as an archive in the OCI layout.
    pub fn archive(&self) -> Outcome<Vec<u8>> {
        let mut layers = Vec::new();
        let mut unpacked = Vec::new();
        for (_, layer) in &self.layers {
            let archive = layer.tar(self.created)?;
            unpacked.push(digest(&archive));
            layers.push(Blob {
                kind: "application/vnd.oci.image.layer.v1.tar+gzip",
                content: gzip(&archive)?,
            });
        }
        let config = Blob {
            kind: "application/vnd.oci.image.config.v1+json",
            content: self.config(&unpacked)?.to_string().into_bytes(),
        };
        let manifest = Blob {
            kind: "application/vnd.oci.image.manifest.v1+json",
            content: Self::manifest(&config, &layers).to_string().into_bytes(),
        };
        self.pack(&config, &layers, &manifest)
    }

    /// How the image is run. `Healthcheck` is Docker's; others leave it alone.
    /// <https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md>
    /// <https://github.com/moby/docker-image-spec/blob/v1.3.1/spec.md>
    fn config(&self, unpacked: &[String]) -> Outcome<Value> {
        let created = timestamp(self.created)?;
        let history: Vec<Value> = self
            .layers
            .iter()
            .map(
                |(what, _)| json!({ "created": created, "created_by": "cargo xtask image", "comment": what }),
            )
            .collect();
        let second = 1_000_000_000_u64;
        Ok(json!({
            "created": created, "architecture": self.architecture, "os": "linux",
            "config": {
                "User": format!("{USER}:{USER}"),
                "ExposedPorts": { "8080/tcp": {} },
                "Env": [
                    "PATH=/usr/bin", "FROMLINE_CONFIG=/etc/fromline/fromline.toml",
                    "FROMLINE_DATA=/var/lib/fromline", "FROMLINE_LISTEN=0.0.0.0:8080",
                ],
                "Entrypoint": ["/usr/bin/fromline"], "Cmd": ["serve"],
                "Volumes": { "/var/lib/fromline": {} },
                "WorkingDir": "/",
                "StopSignal": "SIGTERM",
                "Labels": self.annotations(&created),
                "Healthcheck": {
                    "Test": ["CMD", "/usr/bin/fromline", "healthcheck"],
                    "Interval": 30 * second, "Timeout": 10 * second, "StartPeriod": 5 * second, "Retries": 3,
                },
            },
            "rootfs": { "type": "layers", "diff_ids": unpacked },
            "history": history,
        }))
    }

    fn annotations(&self, created: &str) -> Value {
        json!({
            "org.opencontainers.image.title": "Fromline",
            "org.opencontainers.image.description": "Who may send mail through whose servers, and what recipients see of it",
            "org.opencontainers.image.version": self.version,
            "org.opencontainers.image.created": created,
            "org.opencontainers.image.licenses": env!("CARGO_PKG_LICENSE"),
        })
    }

    fn manifest(config: &Blob, layers: &[Blob]) -> Value {
        json!({
            "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
            "config": config.descriptor(),
            "layers": layers.iter().map(Blob::descriptor).collect::<Vec<_>>(),
        })
    }

    fn pack(&self, config: &Blob, layers: &[Blob], manifest: &Blob) -> Outcome<Vec<u8>> {
        let mut named = manifest.descriptor();
        named["annotations"] = json!({
            "org.opencontainers.image.ref.name": self.version,
            "io.containerd.image.name": format!("docker.io/library/fromline:{}", self.version),
        });
        named["platform"] = json!({ "architecture": self.architecture, "os": "linux" });
        let index = json!({
            "schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [named],
        });
        let for_docker = json!([{
            "Config": config.path(), "RepoTags": [format!("fromline:{}", self.version)],
            "Layers": layers.iter().map(Blob::path).collect::<Vec<_>>(),
        }]);
        let mut archive = Layer::default();
        archive
            .file(
                "oci-layout",
                0o644,
                json!({ "imageLayoutVersion": "1.0.0" }).to_string(),
            )
            .file("index.json", 0o644, index.to_string())
            .file("manifest.json", 0o644, for_docker.to_string());
        for blob in layers.iter().chain([config, manifest]) {
            archive.file(&blob.path(), 0o644, blob.content.as_slice());
        }
        archive.tar(self.created)
    }
}

impl Blob {
    fn descriptor(&self) -> Value {
        json!({ "mediaType": self.kind, "digest": digest(&self.content), "size": self.content.len() })
    }

    fn path(&self) -> String {
        format!("blobs/{}", digest(&self.content).replacen(':', "/", 1))
    }
}

/// <https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests>
fn digest(content: &[u8]) -> String {
    let mut text = "sha256:".to_owned();
    for byte in Sha256::digest(content) {
        // Writing into a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, io::Read as _};

    use super::*;

    fn example() -> Image {
        let mut layer = Layer::default();
        layer.file("usr/bin/fromline", 0o755, "binary");
        Image {
            version: "0.0.1".to_owned(),
            architecture: "amd64",
            created: 1_700_000_000,
            layers: vec![("libraries", Layer::default()), ("Fromline", layer)],
        }
    }

    fn files(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
        let mut archive = tar::Archive::new(archive);
        let files = archive.entries().unwrap().map(|entry| {
            let mut entry = entry.unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            (entry.path().unwrap().display().to_string(), content)
        });
        files.collect()
    }

    #[test]
    fn the_same_image_is_made_twice() {
        let digests = || digest(&example().archive().unwrap());
        assert_eq!(digests(), digests());
    }

    #[test]
    fn every_reference_leads_to_bytes_of_that_digest() {
        let files = files(&example().archive().unwrap());
        let blob = |reference: &Value| {
            let name = reference["digest"].as_str().unwrap();
            let content = &files[&format!("blobs/{}", name.replacen(':', "/", 1))];
            assert_eq!(digest(content), name);
            assert_eq!(content.len() as u64, reference["size"].as_u64().unwrap());
            content.as_slice()
        };
        let read = |content: &[u8]| serde_json::from_slice::<Value>(content).unwrap();
        let index = read(&files["index.json"]);
        let manifest = read(blob(&index["manifests"][0]));
        let config = read(blob(&manifest["config"]));
        let layers = manifest["layers"].as_array().unwrap();
        for (layer, unpacked) in layers
            .iter()
            .zip(config["rootfs"]["diff_ids"].as_array().unwrap())
        {
            let mut archive = Vec::new();
            flate2::read::GzDecoder::new(blob(layer))
                .read_to_end(&mut archive)
                .unwrap();
            assert_eq!(&digest(&archive), unpacked.as_str().unwrap());
        }
        assert_eq!(config["created"], "2023-11-14T22:13:20Z");
        let for_docker = read(&files["manifest.json"]);
        assert!(files.contains_key(for_docker[0]["Config"].as_str().unwrap()));
        assert_eq!(for_docker[0]["Layers"].as_array().unwrap().len(), layers.len());
        assert_eq!(files["oci-layout"], br#"{"imageLayoutVersion":"1.0.0"}"#);
    }
}
