package import Records

/// Why a file is not an organisation that can be worked with: the record, the field, what to do.
package enum OrganisationFileProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case notReadable(path: String, PropertyListProblem)
  case notAnOrganisation(path: String)
  case newerVersion(path: String, version: Int)
  case noVersion(path: String)
  case noOrganisation(path: String)
  case noName(path: String)
  case field(path: String, record: String, FieldFailure)
  case missingID(path: String, record: String)
  case duplicateID(path: String, id: String, first: String, second: String)
  /// Bytes that do not hold what they were made from; `record` is the first that differs.
  case differs(path: String, record: String)

  /// The sentence for the user.
  package var description: String {
    if case .notReadable = self { return "\(path) cannot be read: \(reason); \(remedy)" }
    return "\(path): \(reason); \(remedy)"
  }

  /// The file that is not one.
  package var path: String {
    switch self {
    case .notReadable(let path, _), .notAnOrganisation(let path), .newerVersion(let path, _),
      .noVersion(let path), .noOrganisation(let path), .noName(let path), .field(let path, _, _),
      .missingID(let path, _), .duplicateID(let path, _, _, _), .differs(let path, _):
      path
    }
  }

  /// What is wrong with it, without its path and what to do.
  package var reason: String {
    switch self {
    case .notReadable(_, let problem): problem.description
    case .notAnOrganisation: "it is a property list, but not the file of an Evenkeel organisation"
    case .newerVersion(_, let version):
      "it was written by a newer Evenkeel (file version \(version), this program reads "
        + "\(OrganisationFile.version))"
    case .noVersion: "the key version is not a whole number from 1"
    case .noOrganisation: "the key organisation is missing"
    case .noName: "organisation, field name is missing"
    case .field(_, let record, let failure):
      "\(record), field \(failure.field) \(failure.problem.message)"
    case .missingID(_, let record): "\(record) has no id"
    case .duplicateID(_, let id, let first, let second):
      "\(first) and \(second) have the same id \(id)"
    case .differs(_, let record): "\(record) would read back as something else"
    }
  }

  private var remedy: String {
    let restore = "put back a version before: evenkeel restore \(path)"
    return switch self {
    case .notReadable: "it was left as it is; \(restore)"
    case .notAnOrganisation: "open another file"
    case .newerVersion: "update the program; nothing was changed"
    case .missingID: "give it one that no other record has, or \(restore)"
    case .duplicateID: "give one of them another, or \(restore)"
    case .noVersion, .noOrganisation, .noName, .field, .differs:
      "correct it in the file, or \(restore)"
    }
  }
}
