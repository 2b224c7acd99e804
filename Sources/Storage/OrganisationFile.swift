package import Records

/// The property-list file of one organisation: its layout, and how it is read and written.
package enum OrganisationFile {
  /// What the file says that it is.
  static let format = "evenkeel"
  /// Grows when an older program could no longer read the file without losing something.
  package static let version = 1

  /// The register of a kind in the file.
  static func registerKey(_ kind: RecordKind) -> String {
    switch kind {
    case .organisation: "organisation"
    case .person: "people"
    default: kind.rawValue + "s"
    }
  }

  private static let kinds = Dictionary(
    uniqueKeysWithValues: RecordKind.allCases.map { (registerKey($0), $0) })

  // MARK: Writing

  /// The file's bytes; the same records always give the same bytes.
  package static func encode(_ organisation: Organisation) -> [UInt8] {
    var writer = PropertyListWriter(capacity: 4096 + 1024 * organisation.actions.count)
    writer.beginTable()
    var keys = RecordKind.allCases.map(registerKey) + ["format", "version"]
    keys += organisation.extras.entries.map(\.key).filter { !keys.contains($0) }
    for key in keys.sorted() {
      if let kind = kinds[key] {
        encode(kind.type, key, organisation, &writer)
      } else if key == "format" || key == "version" {
        writer.key(key)
        writer.value(key == "format" ? .text(format) : .integer(version))
      } else if let value = organisation.extras[key] {
        writer.key(key)
        writer.value(value)
      }
    }
    writer.endTable()
    return writer.finish()
  }

  private static func encode<R: Record>(
    _ type: R.Type, _ key: String, _ organisation: Organisation, _ writer: inout PropertyListWriter
  ) {
    let register = organisation[keyPath: R.register]
    guard !register.isEmpty else { return }
    writer.key(key)
    let isSingle = R.kind == .organisation
    if !isSingle { writer.beginList() }
    for record in register.byIdentifier {
      var table = record.table
      table["id"] = .text(record.id.text)
      writer.value(.table(table))
    }
    if !isSingle { writer.endList() }
  }

  // MARK: Reading

  /// Reads a file's bytes.
  ///
  /// - Parameter path: what the sentences call the file.
  /// - Throws: which record and which field is wrong, and what to do.
  package static func decode(_ bytes: [UInt8], path: String) throws(OrganisationFileProblem)
    -> Organisation
  {
    var decoder = OrganisationDecoder(path: path)
    do throws(PropertyListProblem) {
      try PropertyListReader.read(bytes) { (reader) throws(PropertyListProblem) in
        try reader.readTable { (key, reader) throws(PropertyListProblem) in
          try decoder.read(key, kind: kinds[key], &reader)
        }
      }
    } catch {
      // A newer program's file may be unreadable in many ways; which version it is comes first.
      if let newer = newerVersion(bytes) { throw .newerVersion(path: path, version: newer) }
      throw decoder.failure ?? .notReadable(path: path, error)
    }
    return try decoder.finish()
  }

  private static func newerVersion(_ bytes: [UInt8]) -> Int? {
    var found: Int?
    try? PropertyListReader.read(bytes) { (reader) throws(PropertyListProblem) in
      try reader.readTable { (key, reader) throws(PropertyListProblem) in
        let value = try reader.readValue()
        if key == "version", case .integer(let number) = value { found = number }
      }
    }
    return found.flatMap { $0 > version ? $0 : nil }
  }
}

/// Why a file is not an organisation that can be worked with: a sentence that names the record and the field.
package enum OrganisationFileProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case notReadable(path: String, PropertyListProblem)
  case notAnOrganisation(path: String)
  case newerVersion(path: String, version: Int)
  case noOrganisation(path: String)
  case field(path: String, record: String, FieldFailure)
  case missingID(path: String, record: String)
  case duplicateID(path: String, id: String, first: String, second: String)

  package var description: String {
    switch self {
    case .notReadable(let path, let problem):
      "\(path) cannot be read: \(problem). It was left as it is; if there is a \(path).bak, that is the version before"
    case .notAnOrganisation(let path):
      "\(path) is a property list, but not the file of an Evenkeel organisation; open another file"
    case .newerVersion(let path, let version):
      "\(path) was written by a newer Evenkeel (file version \(version), this one reads \(OrganisationFile.version)); update the program; the file was left as it is"
    case .noOrganisation(let path):
      "\(path) has no organisation with a name in it; give it one under the key organisation, or open another file"
    case .field(let path, let record, let failure):
      "\(path): \(record), field \(failure.field) \(failure.problem.message); correct it there, or go back to \(path).bak"
    case .missingID(let path, let record):
      "\(path): \(record) has no id; give it one that no other record has, or go back to \(path).bak"
    case .duplicateID(let path, let id, let first, let second):
      "\(path): \(first) and \(second) have the same id \(id); give one of them another, or go back to \(path).bak"
    }
  }
}
