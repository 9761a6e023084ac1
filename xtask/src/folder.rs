//! Whole folders: listing, copying, and replacing one in a single step.
//! It knows nothing of what is inside; that is `site` and `compress`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// All files below `folder`, in the order of their names.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(folder, &mut found).with_context(|| format!("folder {} cannot be read", folder.display()))?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// Copies every file below `from` to the same place below `to`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in files(from)? {
        let copy = to.join(file.strip_prefix(from)?);
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, &copy)
            .with_context(|| format!("{} cannot be copied to {}", file.display(), copy.display()))?;
    }
    Ok(())
}

/// A folder being made beside the one it will replace, gone again if it never does.
pub struct Draft {
    path: PathBuf,
    published: PathBuf,
}

impl Draft {
    /// Begins an empty folder that is to become `published`.
    ///
    /// # Errors
    /// When `published` holds something this command did not make, or nothing can be written beside it.
    pub fn of(published: &Path) -> Result<Self> {
        let published = std::path::absolute(published)?;
        refuse_foreign(&published)?;
        let path = sibling(&published, "partial")?;
        if path.exists() {
            fs::remove_dir_all(&path)?;
        }
        fs::create_dir_all(&path).with_context(|| format!("folder {} cannot be made", path.display()))?;
        Ok(Self { path, published })
    }

    /// Where to write.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts the draft in the place of the published folder, which stays whole until then.
    ///
    /// # Errors
    /// When a folder cannot be renamed; the published folder is then the old one.
    pub fn publish(self) -> Result<()> {
        let old = sibling(&self.published, "old")?;
        let replaces = self.published.exists();
        if replaces {
            fs::rename(&self.published, &old).with_context(|| {
                format!("folder {} cannot be replaced; is a file of it open?", self.published.display())
            })?;
        }
        if let Err(error) = fs::rename(&self.path, &self.published) {
            if replaces {
                fs::rename(&old, &self.published)?;
            }
            return Err(error)
                .with_context(|| format!("folder {} cannot be put in place", self.published.display()));
        }
        if replaces {
            fs::remove_dir_all(&old)?;
        }
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After `publish` there is nothing left here; before it, a leftover is only untidy.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Refuses a folder of other things: a mistyped `--out` must not cost a person one of their own.
///
/// # Errors
/// When `published` is a file, or a folder that is neither empty nor made by this command.
pub fn refuse_foreign(published: &Path) -> Result<()> {
    let Ok(mut entries) = fs::read_dir(published) else {
        return if published.exists() {
            bail!("{} is not a folder; name another one with --out", published.display())
        } else {
            Ok(())
        };
    };
    let ours = published.join("site.json").exists() && published.join("index.html").exists();
    if entries.next().is_some() && !ours {
        bail!(
            "folder {} holds other things (no site.json and index.html) and would be replaced; empty it or name another one with --out",
            published.display()
        );
    }
    Ok(())
}

/// A folder beside `path`, so that renaming never crosses a file system.
fn sibling(path: &Path, kind: &str) -> Result<PathBuf> {
    let name = path.file_name().with_context(|| {
        format!("{} cannot be replaced; name a folder inside it with --out", path.display())
    })?;
    let name = format!(".{}.{kind}-{}", name.to_string_lossy(), std::process::id());
    Ok(path.with_file_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_replaces_the_whole_folder() {
        let home = tempfile::tempdir().expect("a folder");
        let out = home.path().join("dist");
        for generation in ["old.css", "new.css"] {
            let draft = Draft::of(&out).expect("a draft");
            for name in ["site.json", "index.html", generation] {
                fs::write(draft.path().join(name), "").expect("written");
            }
            draft.publish().expect("published");
        }
        assert!(out.join("new.css").exists());
        assert!(!out.join("old.css").exists());
        assert_eq!(fs::read_dir(home.path()).expect("read").count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_draft_given_up_leaves_the_old_folder_alone() {
        let home = tempfile::tempdir().expect("a folder");
        let out = home.path().join("dist");
        fs::create_dir(&out).expect("made");
        for name in ["site.json", "index.html"] {
            fs::write(out.join(name), "old").expect("written");
        }
        drop(Draft::of(&out).expect("a draft"));
        assert_eq!(fs::read_to_string(out.join("site.json")).expect("read"), "old");
        assert_eq!(fs::read_dir(home.path()).expect("read").count(), 1);
    }

    #[test]
    fn a_folder_of_other_things_is_never_replaced() {
        let home = tempfile::tempdir().expect("a folder");
        fs::write(home.path().join("photos.txt"), "").expect("written");
        let error = Draft::of(home.path()).err().expect("refused").to_string();
        assert!(error.contains("--out"), "{error}");
    }

    #[test]
    fn copying_keeps_the_folders() {
        let home = tempfile::tempdir().expect("a folder");
        let (from, to) = (home.path().join("from"), home.path().join("to"));
        fs::create_dir_all(from.join("texts")).expect("made");
        fs::write(from.join("texts/de.json"), "{}").expect("written");
        copy(&from, &to).expect("copied");
        assert_eq!(files(&to).expect("listed"), [to.join("texts/de.json")]);
    }
}
