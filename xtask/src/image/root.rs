//! What the two layers contain.

use std::{fs, path::Path};

use super::{
    layer::{Layer, USER},
    libraries::Package,
};
use crate::shell::{Outcome, read, root};

/// Debian's part: libraries with their licences, what scanners for vulnerabilities read, and the files that glibc expects.
pub fn of_debian(packages: &[Package]) -> Outcome<Layer> {
    let mut layer = Layer::default();
    // Debian's folders: what is asked for below /lib is below /usr/lib.
    for (path, to) in [("bin", "usr/bin"), ("lib", "usr/lib"), ("lib64", "usr/lib64")] {
        layer.link(path, to).folder(to);
    }
    for Package { name, files, status } in packages {
        for file in files {
            layer.file(&below_usr(file), 0o755, read(file)?);
        }
        let copyright = format!("usr/share/doc/{name}/copyright");
        layer.file(&copyright, 0o644, read(&Path::new("/").join(&copyright))?);
        // One file for each package, as images without a package manager have them.
        layer.file(&format!("var/lib/dpkg/status.d/{name}"), 0o644, status.as_str());
    }
    layer
        .file(
            "usr/lib/os-release",
            0o644,
            read(Path::new("/usr/lib/os-release"))?,
        )
        .link("etc/os-release", "../usr/lib/os-release")
        .file(
            "etc/nsswitch.conf",
            0o644,
            "passwd: files\ngroup: files\nhosts: files dns\n",
        );
    Ok(layer)
}

/// Where the loader finds a file in the image, whose `/lib` is `/usr/lib`.
fn below_usr(file: &Path) -> String {
    let path = file.strip_prefix("/").unwrap_or(file);
    Path::new("usr")
        .join(path.strip_prefix("usr").unwrap_or(path))
        .display()
        .to_string()
}

/// Fromline's part: binary, configuration, user, licences, and the folder of its data.
pub fn of_fromline(binary: &Path, sbom: Option<&Path>) -> Outcome<Layer> {
    let mut layer = Layer::default();
    let passwd = format!(
        "root:x:0:0:root:/root:/usr/sbin/nologin\nfromline:x:{USER}:{USER}:Fromline:/var/lib/fromline:/usr/sbin/nologin\n"
    );
    layer
        .file("etc/passwd", 0o644, passwd)
        .file("etc/group", 0o644, format!("root:x:0:\nfromline:x:{USER}:\n"))
        .file("usr/bin/fromline", 0o755, read(binary)?)
        .file(
            "etc/fromline/fromline.toml",
            0o644,
            read(&root().join("packaging/fromline.toml"))?,
        )
        .private_folder("var/backups/fromline")
        .private_folder("var/lib/fromline");
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        layer.file(
            &format!("usr/share/doc/fromline/{licence}"),
            0o644,
            read(&root().join(licence))?,
        );
    }
    if let Some(sbom) = sbom {
        let content = fs::read(sbom).map_err(|error| format!("{}: {error}", sbom.display()))?;
        layer.file(
            &format!("usr/share/doc/fromline/{}", crate::sbom::NAME),
            0o644,
            content,
        );
    }
    Ok(layer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_folders_are_one() {
        for path in ["/lib64/ld-linux-x86-64.so.2", "/usr/lib64/ld-linux-x86-64.so.2"] {
            assert_eq!(below_usr(Path::new(path)), "usr/lib64/ld-linux-x86-64.so.2");
        }
    }
}
