/// Why a file could not be read or written: what, where, and what to do.
package enum FileProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(path: String)
  case missingFolder(folder: String)
  case isFolder(path: String)
  case notAFile(path: String)
  case notPermitted(path: String, doing: String)
  case readOnlyFile(path: String)
  case folderNotWritable(folder: String)
  case readOnlyFileSystem(path: String)
  case diskFull(path: String)
  case limitReached(path: String)
  case exists(path: String)
  case tooLarge(path: String)
  case linkLoop(path: String)
  case keepsChanging(path: String)
  case changedUnderneath(path: String)
  /// Another save does not end.
  case locked(path: String)
  /// Another program changed the file into something that cannot be read.
  case theirsUnreadable(path: String, reason: String)
  /// The file holds another organisation now.
  case otherOrganisation(path: String, name: String)
  case gone(path: String)
  case unreadableWhenChecked(path: String, reason: String)
  /// The new version is in its place, but the disk did not confirm it; `stamp` is what the file is.
  case notConfirmed(path: String, reason: String, stamp: FileStamp)
  case other(path: String, doing: String, reason: String)

  /// The sentence for the user.
  package var description: String {
    switch self {
    case .missing(let path):
      "\(path) is not there; check the name, or make it: evenkeel new \(path) --name NAME"
    case .missingFolder(let folder): "the folder \(folder) is not there; check the name or make it"
    case .isFolder(let path): "\(path) is a folder; name the file in it"
    case .notAFile(let path): "\(path) is a device or pipe, not a file; name a file"
    case .notPermitted(let path, let doing):
      "\(path): you are not permitted to \(doing) it; ask its owner, or work on a copy"
    case .tooLarge(let path): "\(path) is larger than 2 GiB; it is no organisation's file"
    case .exists(let path): "\(path) is there already; name a new file, or open that one"
    case .linkLoop(let path):
      "\(path) is a link that leads to itself; name the file it should lead to"
    case .keepsChanging(let path):
      "\(path) is being written by another program; try again when it is done"
    case .other(let path, let doing, let reason): "\(path) could not be \(doing): \(reason)"
    default: "not saved: " + whyNotSaved(keeping: "your changes are kept here until then")
    }
  }

  /// The sentence for a command that has ended when it is read.
  package var finalDescription: String {
    switch self {
    case .readOnlyFile, .folderNotWritable, .readOnlyFileSystem, .diskFull, .limitReached, .locked,
      .theirsUnreadable, .otherOrganisation, .notConfirmed, .changedUnderneath:
      "not saved: " + whyNotSaved(keeping: "then run the command again")
    default: description
    }
  }

  private func whyNotSaved(keeping kept: String) -> String {
    switch self {
    case .readOnlyFile(let path):
      "\(path) is marked read-only; make it writable (chmod u+w), \(kept)"
    case .folderNotWritable(let folder):
      "the folder \(folder) does not let you write; ask its owner, \(kept)"
    case .readOnlyFileSystem(let path):
      "\(path) lies on a disk that can only be read; make it writable, \(kept)"
    case .diskFull(let path): "no room on the disk of \(path); free some, \(kept)"
    case .limitReached(let path):
      "\(path) would be larger than the system lets a file be (see ulimit -f); raise the limit, "
        + kept
    case .changedUnderneath(let path):
      "another program changed \(path) since it was read; your changes are kept here, "
        + "and theirs in the file"
    case .locked(let path):
      "another program has been saving \(path) for a while; it is tried again, \(kept)"
    case .theirsUnreadable(let path, let reason):
      "another program changed \(path), and it cannot be read now: \(reason). It is not overwritten; "
        + "mend it or put back a version (evenkeel restore \(path)), \(kept)"
    case .otherOrganisation(let path, let name):
      "\(path) holds another organisation now, \(name); put the file back or save a copy, \(kept)"
    case .gone(let path):
      "\(path) is not there any more; put it back, or the next change makes it again"
    case .unreadableWhenChecked(let path, let reason):
      "what would be written to \(path) could not be read back (\(reason)); "
        + "the file was left as it is"
    case .notConfirmed(let path, let reason, _):
      "the disk did not confirm that it holds \(path) (\(reason)); save again, \(kept)"
    default: ""
    }
  }
}
