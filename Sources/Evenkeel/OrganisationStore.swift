internal import Records
internal import Storage

/// An organisation with the file it came from.
struct OpenedFile {
  let path: String
  var organisation: Organisation
  /// What the file was when it was read.
  var stamp: FileStamp?

  /// The file's name without its folder.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Reads an organisation's file.
  static func read(_ path: String) throws(Failure) -> OpenedFile {
    let (bytes, stamp) = try contents(path)
    do throws(OrganisationFileProblem) {
      return OpenedFile(
        path: path, organisation: try OrganisationFile.decode(bytes, path: path), stamp: stamp)
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

  /// Writes the organisation where it came from; a new file must not exist yet.
  mutating func write() throws(Failure) {
    do throws(FileProblem) {
      stamp = try SafeFile.write(OrganisationFile.encode(organisation), to: path, expecting: stamp)
    } catch {
      throw Failure(error.description)
    }
  }
}
