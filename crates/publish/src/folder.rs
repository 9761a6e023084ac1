//! Whole folders: listing, copying, and replacing one in a single step.
//! It knows nothing of what is inside; that is `site` and `compress`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::said;
use anyhow::{Context, Result, bail};

/// All files below `folder`, in the order of their names.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let shown = folder.display();
    collect(folder, &mut found).with_context(|| {
        said(format!("Ordner {shown} lässt sich nicht lesen"), format!("folder {shown} cannot be read"))
    })?;
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

/// Copies every file below `from` to the same place below `to`, but for those with one of the extensions in `without`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn copy(from: &Path, to: &Path, without: &[&str]) -> Result<()> {
    for file in files(from)? {
        if file.extension().is_some_and(|extension| without.iter().any(|other| extension == *other)) {
            continue;
        }
        let copy = to.join(file.strip_prefix(from)?);
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        let (shown, to) = (file.display(), copy.display());
        fs::copy(&file, &copy).with_context(|| {
            said(
                format!("{shown} lässt sich nicht nach {to} kopieren"),
                format!("{shown} cannot be copied to {to}"),
            )
        })?;
    }
    Ok(())
}

/// A folder being made beside the one it will replace, gone again if it never does.
pub struct Draft {
    path: PathBuf,
    published: PathBuf,
    /// Held while the folder is made; the system lets go of it even where this program is killed.
    _lock: File,
    lock: PathBuf,
}

impl Draft {
    /// Begins an empty folder that is to become `published`. What a killed run left behind is cleared away.
    ///
    /// # Errors
    /// When `published` holds something this command did not make, another run is making it right now, or nothing
    /// can be written beside it.
    pub fn of(published: &Path) -> Result<Self> {
        let published = std::path::absolute(published)?;
        refuse_foreign(&published)?;
        let lock = sibling(&published, "lock")?;
        if let Some(folder) = lock.parent() {
            fs::create_dir_all(folder)?;
        }
        let shown = published.display();
        let held = File::create(&lock).with_context(|| {
            said(
                format!("neben {shown} lässt sich nichts schreiben; mit --out einen eigenen Ordner nennen"),
                format!("nothing can be written beside {shown}; name a folder of yours with --out"),
            )
        })?;
        if held.try_lock().is_err() {
            bail!(said(
                format!("der Ordner {shown} wird gerade schon veröffentlicht; warten, bis das fertig ist"),
                format!("folder {shown} is being published already; wait until that ends")
            ));
        }
        let (path, old) = (sibling(&published, "partial")?, sibling(&published, "old")?);
        if old.exists() && !published.exists() {
            fs::rename(&old, &published)?;
        }
        for left in [&path, &old] {
            if left.exists() {
                fs::remove_dir_all(left)?;
            }
        }
        let shown = path.display();
        fs::create_dir(&path).with_context(|| {
            said(
                format!("der Ordner {shown} lässt sich nicht anlegen"),
                format!("folder {shown} cannot be made"),
            )
        })?;
        Ok(Self { path, published, _lock: held, lock })
    }

    /// Where to write.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts the draft in the place of the published folder, which stays whole until then.
    ///
    /// # Errors
    /// When a folder cannot be renamed; the published folder is then the old one.
    pub fn publish(self) -> Result<()> {
        let shown = self.published.display();
        if !self.published.exists() {
            return fs::rename(&self.path, &self.published).with_context(|| {
                said(
                    format!("der Ordner {shown} lässt sich nicht an seinen Platz bringen"),
                    format!("folder {shown} cannot be put in place"),
                )
            });
        }
        let old = sibling(&self.published, "old")?;
        replace(&self.path, &self.published, &old).with_context(|| {
            said(
                format!("der Ordner {shown} lässt sich nicht ersetzen; ist eine Datei darin geöffnet?"),
                format!("folder {shown} cannot be replaced; is a file of it open?"),
            )
        })?;
        if old.exists() {
            fs::remove_dir_all(&old)?;
        }
        Ok(())
    }
}

/// Puts `new` in the place of `published`, which goes to `old`: in one step where the system can.
fn replace(new: &Path, published: &Path, old: &Path) -> std::io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, published, RenameFlags::EXCHANGE).is_ok() {
            return fs::rename(new, old);
        }
        // Some file systems cannot; then as everywhere else.
    }
    fs::rename(published, old)?;
    fs::rename(new, published).inspect_err(|_| {
        // What cannot be put back either is found and put back by the next run.
        let _ = fs::rename(old, published);
    })
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After `publish` there is nothing left here; before it, a leftover is only untidy.
        let _ = fs::remove_dir_all(&self.path);
        let _ = fs::remove_file(&self.lock);
    }
}

/// Refuses a folder of other things: a mistyped `--out` must not cost a person one of their own.
///
/// # Errors
/// When `published` is a file, or a folder that is neither empty nor made by this command.
pub fn refuse_foreign(published: &Path) -> Result<()> {
    let shown = published.display();
    let Ok(mut entries) = fs::read_dir(published) else {
        return if published.exists() {
            bail!(said(
                format!("{shown} ist kein Ordner; mit --out einen anderen nennen"),
                format!("{shown} is not a folder; name another one with --out")
            ))
        } else {
            Ok(())
        };
    };
    let ours = published.join("site.json").exists() && published.join("index.html").exists();
    if entries.next().is_some() && !ours {
        bail!(said(
            format!(
                "im Ordner {shown} liegt anderes (ohne site.json und index.html), und er würde ersetzt; ihn leeren oder mit --out einen anderen nennen"
            ),
            format!(
                "folder {shown} holds other things (no site.json and index.html) and would be replaced; empty it or name another one with --out"
            )
        ));
    }
    Ok(())
}

/// A folder beside `path`, so that renaming never crosses a file system.
fn sibling(path: &Path, kind: &str) -> Result<PathBuf> {
    let shown = path.display();
    let name = path.file_name().with_context(|| {
        said(
            format!("{shown} lässt sich nicht ersetzen; mit --out einen Ordner darin nennen"),
            format!("{shown} cannot be replaced; name a folder inside it with --out"),
        )
    })?;
    let name = format!(".{}.{kind}", name.to_string_lossy());
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
    fn what_a_killed_run_left_is_cleared_away_and_the_old_folder_put_back() {
        let home = tempfile::tempdir().expect("a folder");
        for left in [".dist.partial", ".dist.old"] {
            fs::create_dir(home.path().join(left)).expect("made");
            fs::write(home.path().join(left).join("site.json"), left).expect("written");
            fs::write(home.path().join(left).join("index.html"), left).expect("written");
        }
        drop(Draft::of(&home.path().join("dist")).expect("a draft"));
        let kept = fs::read_to_string(home.path().join("dist/site.json")).expect("read");
        assert_eq!(kept, ".dist.old");
        assert_eq!(fs::read_dir(home.path()).expect("read").count(), 1);
    }

    #[test]
    fn two_runs_never_make_one_folder() {
        let home = tempfile::tempdir().expect("a folder");
        let _first = Draft::of(&home.path().join("dist")).expect("a draft");
        let error = Draft::of(&home.path().join("dist")).err().expect("refused").to_string();
        assert!(error.contains("being published already"), "{error}");
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
        for name in ["texts/de.json", "texts/de.json.br"] {
            fs::write(from.join(name), "{}").expect("written");
        }
        copy(&from, &to, &["br"]).expect("copied");
        assert_eq!(files(&to).expect("listed"), [to.join("texts/de.json")]);
    }
}
