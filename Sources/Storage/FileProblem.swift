/// Why a file could not be read or written: what, where, and what to do.
package enum FileProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(path: String)
  case isFolder(path: String)
  case notAFile(path: String)
  case notPermitted(path: String, doing: String)
  case readOnlyFile(path: String)
  case folderNotWritable(folder: String)
  case readOnlyFileSystem(path: String)
  case diskFull(path: String)
  case exists(path: String)
  case tooLarge(path: String)
  case linkLoop(path: String)
  case changedUnderneath(path: String)
  case unreadableWhenChecked(path: String, reason: String)
  case other(path: String, doing: String, reason: String)

  package var description: String {
    switch self {
    case .missing(let path):
      "\(path) is not there; check the name, or make it: evenkeel new \(path) --name NAME"
    case .isFolder(let path): "\(path) is a folder; name the file in it"
    case .notAFile(let path): "\(path) is a device or pipe, not a file; name a file"
    case .notPermitted(let path, let doing):
      "\(path): you are not permitted to \(doing) it; ask its owner, or work on a copy"
    case .readOnlyFile(let path):
      "not saved: \(path) is marked read-only; make it writable (chmod u+w), your changes are kept here until then"
    case .folderNotWritable(let folder):
      "not saved: the folder \(folder) does not let you write; ask its owner, your changes are kept here until then"
    case .readOnlyFileSystem(let path):
      "not saved: \(path) lies on a disk that can only be read; your changes are kept here"
    case .diskFull(let path):
      "not saved: no room on the disk of \(path); free some, your changes are kept here until then"
    case .exists(let path): "\(path) is there already; name a new file, or open that one"
    case .tooLarge(let path): "\(path) is larger than 2 GiB; it is no organisation's file"
    case .linkLoop(let path):
      "\(path) is a link that leads to itself; name the file it should lead to"
    case .changedUnderneath(let path):
      "not saved: another program changed \(path) since it was read; your changes are kept here, and theirs in the file"
    case .unreadableWhenChecked(let path, let reason):
      "not saved: what would be written to \(path) could not be read back (\(reason)); the file was left as it is"
    case .other(let path, let doing, let reason): "\(path) could not be \(doing): \(reason)"
    }
  }
}
