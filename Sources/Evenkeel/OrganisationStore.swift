internal import Records
internal import Storage

/// An organisation with the file it came from.
struct OpenedFile {
  let path: String
  let organisation: Organisation
  /// What the file was when it was read.
  let stamp: FileStamp

  /// The file's name without its folder.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Reads an organisation's file.
  static func read(_ path: String) throws(Failure) -> OpenedFile {
    let (bytes, stamp) = try contents(path)
    return OpenedFile(path: path, organisation: try decode(bytes, path), stamp: stamp)
  }

  /// Reads one file after the other; one that cannot be read is complained of and keeps none of the others back.
  ///
  /// - Returns: whether one could not be read.
  static func each(_ paths: [String], _ body: (String, Organisation) -> Void) -> Bool {
    var hasFailed = false
    for path in paths {
      do throws(Failure) {
        body(path, try read(path).organisation)
      } catch {
        Program.complain(error.description)
        hasFailed = true
      }
    }
    return hasFailed
  }

  /// Reads an organisation from the bytes of a file.
  static func decode(_ bytes: [UInt8], _ path: String) throws(Failure) -> Organisation {
    do throws(OrganisationFileProblem) {
      return try OrganisationFile.decode(bytes, path: path)
    } catch {
      throw Failure(error.description)
    }
  }

  /// Reads any file.
  static func contents(_ path: String) throws(Failure) -> (bytes: [UInt8], stamp: FileStamp) {
    do throws(FileProblem) {
      let contents = try SafeFile.read(path)
      return (contents.bytes, contents.stamp)
    } catch {
      throw Failure(error.description)
    }
  }

  /// Writes a new file, which must not be there yet.
  static func make(_ path: String, _ organisation: Organisation) throws(Failure) -> OpenedFile {
    do throws(FileProblem) {
      let stamp = try SafeFile.write(
        OrganisationFile.encode(organisation), to: path, expecting: nil)
      return OpenedFile(path: path, organisation: organisation, stamp: stamp)
    } catch {
      throw Failure(error.description)
    }
  }

  /// Carries out changes as one step, and saves it; what others saved meanwhile stays.
  ///
  /// - Returns: what the user should be told of others' changes, a sentence each.
  func save(_ edit: Edit, on day: Day) throws(Failure) -> [String] {
    try saving(edit, on: day).notes
  }

  /// Carries out changes as one step, and saves it; what others saved meanwhile stays.
  ///
  /// - Returns: what the file holds then, and what the user should be told of others' changes, a sentence each.
  func saving(
    _ edit: Edit, on day: Day
  ) throws(Failure) -> (organisation: Organisation, notes: [String]) {
    var random = SystemRandomNumberGenerator()
    var changed = organisation
    do throws(EditProblem) {
      try changed.carryOut(edit, as: HistoryWriter(who: edit.who, using: &random), on: day)
    } catch {
      throw Failure(
        "\(path): \(error.kind.noun), field \(error.failure.field) \(error.failure.problem.message); nothing was changed"
      )
    }
    let before = organisation
    do throws(FileProblem) {
      let saved = try SharedFile.save(
        changed, since: .init(stamp: stamp) { before }, to: path,
        by: .init(who: edit.who, now: edit.when, day: day))
      return (saved.merged ?? changed, saved.notes)
    } catch {
      throw Failure(error.finalDescription)
    }
  }
}
