//! The folder where this project keeps its tools, one folder per tool and version, shared by all checkouts.
//! It knows no tool: what to install, and how, is said by `tools`.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// `$NAHBEI_TOOLS`, or else `nahbei-tools` in cargo's own folder.
pub struct Cache {
    root: PathBuf,
}

impl Cache {
    /// Finds the folder; it is made when the first tool is installed.
    ///
    /// # Errors
    /// When there is neither a setting nor a home folder.
    pub fn open() -> Result<Self> {
        let root = match (env::var_os("NAHBEI_TOOLS"), env::var_os("CARGO_HOME")) {
            (Some(folder), _) => PathBuf::from(folder),
            (None, Some(cargo)) => Path::new(&cargo).join("nahbei-tools"),
            (None, None) => env::home_dir()
                .context("there is no home folder to keep tools in; name a folder in NAHBEI_TOOLS")?
                .join(".cargo/nahbei-tools"),
        };
        Ok(Self { root: std::path::absolute(root)? })
    }

    /// Where npm keeps what it downloaded.
    pub fn npm(&self) -> PathBuf {
        self.root.join("npm-cache")
    }

    /// The folder of a tool, installed first if the file `proof` is not in it.
    ///
    /// `install` fills another folder that is renamed at the end, so that a broken-off install never counts.
    ///
    /// # Errors
    /// When installing fails, or did not bring `proof`.
    pub fn ensure(
        &self,
        tool: &str,
        proof: &Path,
        install: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<PathBuf> {
        let folder = self.root.join(tool);
        if folder.join(proof).exists() {
            return Ok(folder);
        }
        fs::create_dir_all(&self.root).with_context(|| {
            format!("folder {} cannot be made; name another one in NAHBEI_TOOLS", self.root.display())
        })?;
        let _lock = self.lock(tool)?;
        if folder.join(proof).exists() {
            return Ok(folder);
        }
        self.remove_remains(tool)?;
        let partial = self.root.join(format!("{tool}.partial-{}", std::process::id()));
        fs::create_dir(&partial)?;
        if let Err(error) = install(&partial) {
            fs::remove_dir_all(&partial)?;
            return Err(error).with_context(|| format!("{tool} could not be installed"));
        }
        ensure!(
            partial.join(proof).exists(),
            "{tool} was installed without {}; that version is of no use here",
            proof.display()
        );
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::rename(&partial, &folder)?;
        println!("{tool} is installed in {}; there is no need to add it to PATH", folder.display());
        Ok(folder)
    }

    /// Held while a tool is installed; the system lets go of it when the process ends, however it ends.
    fn lock(&self, tool: &str) -> Result<File> {
        let lock = File::create(self.root.join(format!("{tool}.lock")))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                println!("waiting for {tool}: another checkout is installing it");
                lock.lock()?;
            }
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        Ok(lock)
    }

    /// What a broken-off install left behind; nobody else is at it while the lock is held.
    fn remove_remains(&self, tool: &str) -> Result<()> {
        let start = format!("{tool}.partial-");
        for entry in fs::read_dir(&self.root)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(&start) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOOL: &str = "trunk-0.21.14";

    fn install(home: &Path, work: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
        Cache { root: home.join("tools") }.ensure(TOOL, Path::new("trunk"), work)
    }

    #[test]
    fn a_tool_is_installed_once() {
        let home = tempfile::tempdir().expect("a folder");
        let folder =
            install(home.path(), |folder| Ok(fs::write(folder.join("trunk"), "")?)).expect("installed");
        assert_eq!(folder, home.path().join("tools").join(TOOL));
        install(home.path(), |_| panic!("it is there already")).expect("found");
    }

    #[test]
    fn a_failed_install_never_counts_and_leaves_nothing() {
        let home = tempfile::tempdir().expect("a folder");
        let error = install(home.path(), |folder| {
            fs::write(folder.join("trunk"), "half")?;
            anyhow::bail!("no network")
        })
        .expect_err("failed");
        assert_eq!(format!("{error:#}"), "trunk-0.21.14 could not be installed: no network");
        let left: Vec<_> = fs::read_dir(home.path().join("tools")).expect("read").collect();
        assert_eq!(left.len(), 1, "only the lock is left: {left:?}");
    }

    #[test]
    fn an_install_without_its_program_is_refused() {
        let home = tempfile::tempdir().expect("a folder");
        assert!(install(home.path(), |_| Ok(())).is_err());
    }

    #[test]
    fn the_remains_of_a_broken_off_install_are_removed() {
        let home = tempfile::tempdir().expect("a folder");
        let remains = home.path().join("tools").join(format!("{TOOL}.partial-1"));
        fs::create_dir_all(&remains).expect("made");
        install(home.path(), |folder| Ok(fs::write(folder.join("trunk"), "")?)).expect("installed");
        assert!(!remains.exists());
    }
}
