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

  /// The sentence for the user.
  package var description: String {
    switch self {
    case .notReadable(let path, let problem):
      "\(path) cannot be read: \(problem); it was left as it is, "
        + "the version before is in \(path).bak if Evenkeel wrote it"
    case .notAnOrganisation(let path):
      "\(path) is a property list, but not the file of an Evenkeel organisation; open another file"
    case .newerVersion(let path, let version):
      "\(path) was written by a newer Evenkeel (file version \(version), this program reads "
        + "\(OrganisationFile.version)); update the program; nothing was changed"
    case .noVersion(let path):
      "\(path): the key version is not a whole number from 1; \(OrganisationFileProblem.mend(path))"
    case .noOrganisation(let path):
      "\(path): the key organisation is missing; \(OrganisationFileProblem.mend(path))"
    case .noName(let path):
      "\(path): organisation, field name is missing; \(OrganisationFileProblem.mend(path))"
    case .field(let path, let record, let failure):
      "\(path): \(record), field \(failure.field) \(failure.problem.message); "
        + OrganisationFileProblem.mend(path)
    case .missingID(let path, let record):
      "\(path): \(record) has no id; give it one that no other record has, "
        + "or restore the backup \(path).bak"
    case .duplicateID(let path, let id, let first, let second):
      "\(path): \(first) and \(second) have the same id \(id); give one of them another, "
        + "or restore the backup \(path).bak"
    }
  }

  private static func mend(_ path: String) -> String {
    "correct it in the file or restore the backup \(path).bak"
  }
}
