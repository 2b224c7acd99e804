package import Records

/// A file that several people may have open: what they saved meanwhile is brought together with what is saved now.
package enum SharedFile {
  /// What the file was when one's own changes began.
  package struct Ancestor: Sendable {
    /// The file itself; `nil` for a new one, which must not be there yet.
    package let stamp: FileStamp?
    /// What it held; asked for only when somebody else has changed it.
    package let organisation: @Sendable () -> Organisation

    package init(stamp: FileStamp?, organisation: @escaping @Sendable () -> Organisation) {
      self.stamp = stamp
      self.organisation = organisation
    }
  }

  /// Who saves, and when.
  package struct Author: Sendable {
    package let who: String
    package let now: Moment
    /// The calendar day where the user is.
    package let day: Day

    package init(who: String, now: Moment, day: Day) {
      self.who = who
      self.now = now
      self.day = day
    }
  }

  /// What the file is after a save.
  package struct Saved: Sendable {
    package let stamp: FileStamp
    /// What the file holds, where that is more than was handed over.
    package let merged: Organisation?
    /// What the user should be told of others' changes, a sentence each.
    package let notes: [String]
  }

  /// Saves an organisation; what others saved since the ancestor is merged in, under a short lock.
  ///
  /// - Throws: why not; the old file is then whole.
  package static func save(
    _ ours: Organisation, since ancestor: Ancestor, to path: String, by author: Author
  ) throws(FileProblem) -> Saved {
    try save(ours, since: ancestor, to: path, by: author, calls: FileSystemCalls())
  }

  static func save(
    _ ours: Organisation, since ancestor: Ancestor, to path: String, by author: Author,
    calls: FileSystemCalls
  ) throws(FileProblem) -> Saved {
    let bytes = try checkedBytes(of: ours, path)
    let lock = try FileLock.acquire(for: SafeFile.resolve(path), path: path, calls: calls)
    defer { lock?.release() }
    do throws(FileProblem) {
      let stamp = try SafeFile.write(bytes, to: path, expecting: ancestor.stamp, calls: calls)
      return Saved(stamp: stamp, merged: nil, notes: [])
    } catch {
      guard case .changedUnderneath = error else { throw error }
    }
    let (theirs, stamp) = try read(path, calls: calls)
    let base = ancestor.organisation()
    guard theirs.profile.id == base.profile.id else {
      throw .otherOrganisation(path: path, name: theirs.name)
    }
    var random = SystemRandomNumberGenerator()
    let merge = Merge(base: base, ours: ours, theirs: theirs, keepsTheirReferences: true)
    let merged = merge.noted(
      as: HistoryWriter(who: author.who, using: &random), at: author.now, on: author.day)
    let mergedStamp = try SafeFile.write(
      checkedBytes(of: merged, path), to: path, expecting: stamp, calls: calls)
    return Saved(stamp: mergedStamp, merged: merged, notes: merge.notes)
  }

  /// Reads what another program made of the file.
  static func read(
    _ path: String, calls: FileSystemCalls
  ) throws(FileProblem) -> (Organisation, FileStamp) {
    let contents = try SafeFile.read(path, calls: calls)
    do throws(OrganisationFileProblem) {
      return (try OrganisationFile.decode(contents.bytes, path: path), contents.stamp)
    } catch {
      throw .theirsUnreadable(path: path, reason: error.reason)
    }
  }

  /// The file's bytes; what does not read back as it was is not written.
  private static func checkedBytes(
    of organisation: Organisation, _ path: String
  ) throws(FileProblem) -> [UInt8] {
    let bytes = OrganisationFile.encode(organisation)
    do throws(OrganisationFileProblem) {
      try OrganisationFile.confirm(bytes, hold: organisation, path: path)
    } catch {
      throw .unreadableWhenChecked(path: path, reason: error.reason)
    }
    return bytes
  }
}
